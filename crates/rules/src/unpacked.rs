//! Reads packs: the one that is a part of the program, and those that `airlock rules compile` wrote.
//!
//! Invariant: any bytes are a pack or an error; nothing is decoded whose hash differs.

use crate::literals::Requirement;
use crate::packed::{AcrossFiles, FORM, MAGIC, PackedRule, PackedRules, StoredRequirement};
use crate::rank::Rank;
use serde::Deserialize;

/// Bytes of a BLAKE3 hash.
const HASH: usize = 32;

/// Bytes that are no pack that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// They are something else.
    #[error("not a compiled rule pack")]
    Other,
    /// They were written by another version of the program.
    #[error("the pack has form {found}, and this program reads form {FORM}")]
    Form {
        /// The form they have.
        found: u32,
    },
    /// They are not as they were written.
    #[error("the pack is damaged: {0}")]
    Damaged(String),
}

/// Whether bytes say that they are a pack.
pub fn is_pack(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl PackedRules {
    /// A pack of `rules`; of two with one id, the later.
    pub fn of(rules: impl IntoIterator<Item = PackedRule>) -> Self {
        let mut by_id = std::collections::BTreeMap::new();
        for rule in rules {
            by_id.insert(rule.id.clone(), rule);
        }
        let rules: Vec<PackedRule> = by_id.into_values().collect();
        let mut digest = blake3::Hasher::new();
        for rule in &rules {
            digest.update(rule.body.as_bytes());
            digest.update(&[0]);
        }
        Self {
            digest: digest.finalize().to_hex().to_string(),
            rules,
        }
    }

    /// Reads a pack. What its rules say is checked when a text first calls for them.
    ///
    /// # Errors
    /// When the bytes are no pack, one of another form, or not as they were written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        let (hash, body) = parts(bytes)?;
        if blake3::hash(body).as_bytes() != hash {
            return Err(PackError::Damaged(
                "its hash is not that of its rules".to_owned(),
            ));
        }
        Self::decode(body)
    }

    fn decode(body: &[u8]) -> Result<Self, PackError> {
        postcard::from_bytes(body).map_err(PackError::from)
    }

    /// Reads the pack that is a part of the program, whose bytes are trusted as the program's are; `ready` holds its rules as
    /// they are read, in the same order.
    pub(crate) fn built_in(bytes: &'static [u8], ready: &'static [u8]) -> Result<Self, PackError> {
        let (_, body) = parts(bytes)?;
        let pack: BuiltIn = postcard::from_bytes(body).map_err(PackError::from)?;
        let ready: Vec<&'static [u8]> = postcard::from_bytes(ready).map_err(PackError::from)?;
        let rules = pack.rules.into_iter().zip(ready);
        Ok(Self {
            digest: pack.digest.to_owned(),
            rules: rules.map(|(rule, ready)| rule.packed(ready)).collect(),
        })
    }

    /// The digest of such a pack: its first member.
    pub(crate) fn digest_of_built_in(bytes: &[u8]) -> Result<String, PackError> {
        let (_, body) = parts(bytes)?;
        let digest = postcard::take_from_bytes(body);
        digest.map(|(digest, _)| digest).map_err(PackError::from)
    }
}

impl From<postcard::Error> for PackError {
    fn from(error: postcard::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// [`PackedRules`] as it lies in the program, member by member: megabytes that need not be copied.
#[derive(Deserialize)]
struct BuiltIn {
    digest: &'static str,
    rules: Vec<BuiltInRule>,
}

/// [`PackedRule`] as it lies there.
#[derive(Deserialize)]
struct BuiltInRule {
    id: &'static str,
    file: &'static str,
    languages: Vec<&'static str>,
    requirement: &'static [u8],
    rank: Rank,
    across: Option<AcrossFiles>,
    body: &'static str,
}

impl BuiltInRule {
    fn packed(self, ready: &'static [u8]) -> PackedRule {
        PackedRule {
            id: self.id.to_owned(),
            file: self.file.to_owned(),
            languages: self.languages.into_iter().map(str::to_owned).collect(),
            requirement: StoredRequirement(self.requirement.into()),
            rank: self.rank,
            across: self.across,
            body: self.body.into(),
            ready: Some(ready),
        }
    }
}

impl StoredRequirement {
    /// The requirement. Where none can be read nothing is required, so that the rule is asked all the same.
    pub(crate) fn read(&self) -> Requirement {
        postcard::from_bytes(&self.0).unwrap_or(Requirement::All(Vec::new()))
    }
}

/// The hash and the body of a pack of this form.
fn parts(bytes: &[u8]) -> Result<(&[u8; HASH], &[u8]), PackError> {
    let cut = || PackError::Damaged("it is cut off".to_owned());
    let rest = bytes.strip_prefix(MAGIC).ok_or(PackError::Other)?;
    let (form, rest) = rest.split_first_chunk().ok_or_else(cut)?;
    let found = u32::from_le_bytes(*form);
    if found != FORM {
        return Err(PackError::Form { found });
    }
    rest.split_first_chunk::<HASH>().ok_or_else(cut)
}
