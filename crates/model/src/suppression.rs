//! Why a finding does not count.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person's word that a finding does not count, and where it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suppression {
    /// Where the word was given.
    pub source: SuppressionSource,
    /// The reason, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Last day on which it holds (`YYYY-MM-DD`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// Where a suppression was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum SuppressionSource {
    /// A comment in the code.
    Comment {
        /// The convention it follows, such as `airlock:allow` or `nosemgrep`.
        convention: String,
        /// Its line.
        line: u32,
    },
    /// A rule switched off or ignored for this path by configuration.
    Config {
        /// The configuration key.
        key: String,
    },
}
