//! A file's text, read once and shared by every engine.

use crate::RepoPath;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a file is for, recognised by build conventions, never by a substring of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Part of the product.
    #[default]
    Product,
    /// Test code: lowers a finding's tier, never drops the file.
    Test,
    /// Documentation and examples.
    Docs,
}

/// How a file came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Making {
    /// Written in this repository.
    #[default]
    Written,
    /// Made by a tool.
    Generated,
    /// Somebody else's code, copied in.
    Vendored,
    /// Squeezed by a tool.
    Minified,
}

/// A file's text and what is known of it before any engine looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its path below the scanned root.
    pub path: RepoPath,
    /// Its text; bytes that are not UTF-8 are replacement characters and Coverage says so.
    pub text: String,
    /// What it is for.
    pub purpose: Purpose,
    /// How it came to be.
    pub making: Making,
}
