//! Edits that remove a finding, and how far they can be trusted.

use crate::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a fix may be applied without a person.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Shown only: the edit needs thought or names that must be filled in.
    DisplayOnly,
    /// Probably right, may change behaviour.
    Unsafe,
    /// Keeps the intended behaviour; applied by `airlock fix` after re-parsing and re-scanning.
    Safe,
}

/// Replaces the bytes of `span` in the finding's own file by `replacement`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// One way to remove a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// What the edit does, imperative.
    pub description: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// Edits of the finding's own file, in order, none overlapping another.
    pub edits: Vec<Edit>,
}
