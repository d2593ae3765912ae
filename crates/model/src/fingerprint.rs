//! A finding's identity across runs, moves and re-indentation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Sixteen bytes in hex: rule + normalised matched tokens + enclosing symbol + ordinal.
///
/// The path takes part only where two findings would otherwise be the same (see the engine's `fingerprint` module),
/// so that a moved or renamed file keeps its findings.
#[derive(
    Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Default,
)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Takes the spelling of an earlier run.
    pub fn from_hex(hex: impl Into<String>) -> Self {
        Self(hex.into())
    }

    /// 32 lower-case hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Collects the parts of a fingerprint; parts are length-prefixed, so no two lists of parts collide by joining.
pub struct FingerprintBuilder(blake3::Hasher);

impl Default for FingerprintBuilder {
    fn default() -> Self {
        Self(blake3::Hasher::new_derive_key(
            "airlock finding fingerprint v1",
        ))
    }
}

impl FingerprintBuilder {
    /// Adds one part.
    #[must_use]
    pub fn part(mut self, part: &str) -> Self {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part.as_bytes());
        self
    }

    /// The finished fingerprint.
    pub fn finish(&self) -> Fingerprint {
        let hex = self.0.finalize().to_hex();
        Fingerprint(hex.as_str().get(..32).unwrap_or_default().to_owned())
    }
}
