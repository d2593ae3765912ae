//! What is recorded.
//!
//! Invariant: no type here takes a raw secret: texts are Airlock's own words, names of rules and paths; what an agent wrote
//! or read is not recorded.

use serde::{Deserialize, Serialize};

/// The version of what an event says. A reader refuses a newer one.
pub const FORMAT: u32 = 1;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// [`FORMAT`] of the writer.
    pub v: u32,
    /// When, in milliseconds since 1970 by the writer's clock.
    pub at: i64,
    /// The version of Airlock that wrote it.
    pub by: String,
    /// What it is about.
    #[serde(flatten)]
    pub subject: Subject,
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Subject {
    /// An agent's hook was answered.
    Hook(Box<HookEvent>),
}

/// What an agent was about to do or had done, and what it was told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct HookEvent {
    /// The agent as `airlock hook` names it.
    pub agent: String,
    /// The agent's own name of its session.
    pub session: String,
    /// The model, where the agent tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// `pre`, `post`, …
    pub phase: String,
    /// `read`, `write`, `shell`, …
    pub operation: String,
    /// The files concerned, from the repository's root.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
    /// `allow`, `ask`, `deny`, `rewrite`, `redact`, `note`.
    pub answer: String,
    /// What was decided by: ids of rules and of policy settings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// Whether policy only observes, so that the answer was not given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub observed: bool,
    /// Why the answer was not found in the ordinary way (`watchdog`, `payload`, …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// How long the answer took, in microseconds.
    pub micros: u64,
}
