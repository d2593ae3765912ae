//! The lines a finding shows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A few whole lines of source round a finding, bounded in number and width, secrets already replaced.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Excerpt {
    /// Number of the first line, from 1.
    pub first_line: u32,
    /// The lines without their ends. Control characters are kept: each renderer neutralises them in its own way.
    pub lines: Vec<String>,
}
