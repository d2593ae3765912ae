//! The form of a rule in a pack: what selects it, and the rest unread until a text calls for it.
//!
//! A pack as bytes is [`MAGIC`], the version of its form, the BLAKE3 of what follows, and the rules (`postcard`). The pack
//! inside the program has the same form as one that `airlock rules compile` writes; `unpacked` reads both.
//!
//! Invariants:
//! - nothing recurses over the bytes of a pack;
//! - needs only `raw`, `models` and `literals`, because the build script compiles this file too.

use crate::literals::{self, Requirement};
use crate::models::Models;
use crate::raw::{self, ShapeError};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a pack begins with.
pub(crate) const MAGIC: &[u8] = b"airlock-rules\0";
/// The form of what follows; another for every change of [`PackedRules`] or of what its rules' bodies mean.
pub(crate) const FORM: u32 = 5;

/// A pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedRules {
    /// BLAKE3 of the rule files' names and texts, hex: what an attestation cites.
    pub digest: String,
    /// The rules, ordered by id.
    pub rules: Vec<PackedRule>,
}

/// A rule in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedRule {
    /// Its id.
    pub id: String,
    /// The file it came from.
    pub file: String,
    /// `languages` as written.
    pub languages: Vec<String>,
    /// What a text must contain.
    pub requirement: StoredRequirement,
    /// Whether it follows values across files.
    pub across_files: bool,
    /// The whole rule as JSON, read when a text calls for it; that of a rule of the program stays where the program has it.
    pub body: Cow<'static, str>,
}

/// A [`Requirement`] as JSON, read where a text of the rule's language is met: most runs are about a few of the languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRequirement(pub(crate) Cow<'static, str>);

impl StoredRequirement {
    pub(crate) fn of(requirement: &Requirement) -> Self {
        // Lists and texts are JSON always; what is stored empty requires nothing.
        Self(
            serde_json::to_string(requirement)
                .unwrap_or_default()
                .into(),
        )
    }
}

impl PackedRules {
    /// The pack as bytes.
    ///
    /// # Errors
    /// Never for rules that fit into memory twice.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let body = postcard::to_allocvec(self)?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORM.to_le_bytes());
        bytes.extend(blake3::hash(&body).as_bytes());
        bytes.extend(body);
        Ok(bytes)
    }
}

/// Packs the rule `value` of `file`, with what it names of `models`.
///
/// # Errors
/// When the rule's shape is wrong.
pub(crate) fn pack(
    file: &str,
    value: &serde_json::Value,
    models: &Models,
) -> Result<PackedRule, ShapeError> {
    let value = models.expand(value)?;
    let rule = raw::read_rule(&value)?;
    let across = |(name, value): &(String, String)| name == "interfile" && value == "true";
    let across_files = rule.taint.is_some() && rule.options.iter().any(across);
    let requirement = match &rule.taint {
        Some(spec) => literals::taint_requirement(spec, across_files),
        None => literals::requirement(&rule.formula),
    };
    Ok(PackedRule {
        requirement: StoredRequirement::of(&requirement),
        across_files,
        id: rule.id,
        file: file.to_owned(),
        languages: rule.languages,
        body: value.to_string().into(),
    })
}
