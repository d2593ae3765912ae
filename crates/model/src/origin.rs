//! Who wrote a range of lines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who wrote it; unknown is not human (policies that distinguish treat it as AI).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Origin {
    /// Nobody recorded it.
    #[default]
    Unknown,
}
