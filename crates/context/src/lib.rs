//! What AI tools may do, read and obey: their hooks' payloads become one [`Event`], one [`Answer`] becomes each
//! tool's own words.
//!
//! A tool is a folder below `tool/`: what its payloads look like, which answers each of its events can carry out, how
//! they are spelled, and where its hooks are configured. Everything outside that folder speaks of [`Event`] and
//! [`Answer`] only; an answer that a tool cannot carry out becomes a stricter one, or says that it is advice only
//! ([`degrade`]).
//!
//! Invariants:
//! - functions from bytes to plain data: no file, no environment, no clock, no process;
//! - a payload is hostile: bounded in size and depth, parsed without panic, and never believed;
//! - what is said to an agent is a [`Speech`]: own words, and foreign text only neutralised, bounded and fenced;
//! - no answer ever approves a call on behalf of the user: to allow is to stay silent.
#![warn(missing_docs)]

mod answer;
mod call;
mod capability;
mod event;
mod exclusion;
pub mod guidance;
pub mod mcp_server;
mod patch;
mod payload;
mod place;
mod probe;
mod reply;
pub mod shell;
mod speech;
mod steering;
mod tool;

pub use answer::Answer;
pub use capability::{Ability, Capabilities, Degraded, Loss, degrade};
pub use event::{Edit, Event, FileChange, Kind, Operation, Phase, Span};
pub use exclusion::{BUILT_IN, BUILT_IN_EXCEPT, Exclusions, GUARDS, PatternError};
pub use payload::{MAX_PAYLOAD, PayloadError};
pub use place::{HookCall, HookCommand, Installed, PlaceError, Placement, Removal, Scope, Switch};
pub use probe::{Deed, Heard, Sent, Standing};
pub use reply::Rendered;
pub use speech::{Speech, fenced, fenced_text};
pub use steering::{STEERING_FILES, STEERING_FOLDERS, steers};
pub use tool::{EventFact, Facts, Tool};
