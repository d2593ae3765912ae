//! The form of a rule in a pack: what selects it, and the rest unread until a text calls for it.
//!
//! A pack as bytes is [`MAGIC`], the version of its form, the BLAKE3 of what follows, and the rules (`postcard`). The pack
//! inside the program has the same form as one that `airlock rules compile` writes; `unpacked` reads both.
//!
//! Invariants:
//! - nothing recurses over the bytes of a pack;
//! - needs only `rank`, `raw`, `taint`, `models` and `literals`, because the build script compiles this file too.

use crate::literals::{self, Requirement};
use crate::models::Models;
use crate::rank::Rank;
use crate::raw::{self, ShapeError};
use crate::taint::TaintSpec;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a pack begins with.
pub(crate) const MAGIC: &[u8] = b"airlock-rules\0";
/// The form of what follows; another for every change of [`PackedRules`] or of what its rules' bodies mean.
pub(crate) const FORM: u32 = 7;

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
    /// What its findings weigh at most.
    pub rank: Rank,
    /// How it follows values across files, if it does: it says so, and what it asks for has a meaning there.
    pub across: Option<AcrossFiles>,
    /// The whole rule as JSON, read when a text calls for it; that of a rule of the program stays where the program has it.
    pub body: Cow<'static, str>,
    /// The same as it is read, for a rule of the program: in a form whose reading recurses, which only bytes may have that
    /// are trusted.
    #[serde(skip)]
    pub(crate) ready: Option<&'static [u8]>,
}

/// Where a rule that follows values across files may have its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcrossFiles {
    /// No word tells which texts hold a source, so that values may begin in any file.
    pub begins_anywhere: bool,
    /// The same for sinks.
    pub ends_anywhere: bool,
}

impl AcrossFiles {
    fn of(spec: &TaintSpec) -> Option<Self> {
        spec.can_cross().then(|| Self {
            begins_anywhere: literals::of_sources(spec) == Requirement::NOTHING,
            ends_anywhere: literals::of_sinks(spec) == Requirement::NOTHING,
        })
    }
}

/// A [`Requirement`] as bytes (`postcard`), read where a text of the rule's language is met: most runs are about a few of
/// the languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRequirement(pub(crate) Cow<'static, [u8]>);

impl StoredRequirement {
    pub(crate) fn of(requirement: &Requirement) -> Self {
        // Lists and texts can be written always; what is stored empty requires nothing.
        Self(
            postcard::to_allocvec(requirement)
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
    let says_across = rule.options.iter().any(across);
    let requirement = match &rule.taint {
        Some(spec) => literals::taint_requirement(spec, says_across),
        None => literals::requirement(&rule.formula),
    };
    Ok(PackedRule {
        rank: Rank::of(&rule),
        requirement: StoredRequirement::of(&requirement),
        across: rule
            .taint
            .as_ref()
            .filter(|_| says_across)
            .and_then(AcrossFiles::of),
        id: rule.id,
        file: file.to_owned(),
        languages: rule.languages,
        body: value.to_string().into(),
        ready: None,
    })
}
