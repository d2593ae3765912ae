//! A detector as its author wrote it: one table of `rules/secrets/<provider>.toml`.
//!
//! Shared by the build script (which packs) and the crate's tests (which try the examples); no run reads it.

use super::raw::{Kind, RawCheck, RawConfidence, RawSeverity};
use serde::{Deserialize, Serialize};

/// One file of detectors.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFile {
    /// Who issues these credentials, as a person writes it.
    pub(crate) provider: String,
    /// The detectors.
    pub(crate) detector: Vec<RawDetector>,
}

/// A text the detector is tried on, with templates such as `{base62:36}` in place of secrets.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Example {
    /// In a file of no particular kind.
    Text(String),
    /// In a file of that name.
    InFile {
        /// The file's path.
        path: String,
        /// Its text.
        text: String,
    },
}

/// One detector.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDetector {
    /// Its name in kebab-case.
    pub(crate) id: String,
    /// What it finds, as it reads after "hard-coded".
    pub(crate) name: String,
    /// How it recognises its secret.
    pub(crate) kind: Kind,
    /// Texts (ASCII case ignored) one of which stands in or before every secret.
    pub(crate) literals: Vec<String>,
    /// Bytes of the match that may precede the literal.
    #[serde(default)]
    pub(crate) lead: u16,
    /// Bytes from the literal on that are looked at; 0 for the usual 512.
    #[serde(default)]
    pub(crate) reach: u16,
    /// Named: regex for the whole normalised name (`db_password` for `dbPassword`); empty for any.
    #[serde(default)]
    pub(crate) key: String,
    /// Token: regex of the match. Named: regex of the whole value. A group `secret` marks the part that is one.
    pub(crate) regex: String,
    /// What else must hold.
    #[serde(default)]
    pub(crate) checks: Vec<RawCheck>,
    /// Least Shannon entropy in bits per character.
    #[serde(default)]
    pub(crate) entropy: f32,
    /// Gives way to every other detector, and is silent where guesses are noise (lock files, minified code).
    #[serde(default)]
    pub(crate) generic: bool,
    /// Nobody issues it: anybody makes one at will (a key pair, a hash), so that tests and documents bring their own.
    #[serde(default)]
    pub(crate) self_made: bool,
    /// File names it is confined to, `*` at either end allowed; empty for all.
    #[serde(default)]
    pub(crate) paths: Vec<String>,
    /// How bad.
    pub(crate) severity: RawSeverity,
    /// How sure.
    pub(crate) confidence: RawConfidence,
    /// What the credential opens, in a few words.
    pub(crate) opens: String,
    /// The provider's steps to take it out of use.
    pub(crate) rotate: String,
    /// The provider's read-only call that says whether the credential still works (`GET https://…`), and where one header
    /// carries the credential, that header (`GET https://… Authorization: Bearer {}`); empty where there is none. Nothing
    /// here makes it: a person may, once rotated, and so does `--verify-secrets` where the header is named.
    #[serde(default)]
    pub(crate) live: String,
    /// Further reading, the provider's own pages first.
    #[serde(default)]
    pub(crate) references: Vec<String>,
    /// Other tools' names for it, honoured in suppressions.
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// Texts it must find its secret in.
    #[serde(default)]
    pub(crate) positives: Vec<Example>,
    /// Texts it must stay silent on.
    #[serde(default)]
    pub(crate) negatives: Vec<Example>,
}
