//! What may be shown of a secret.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The part of a secret that may leave the place where it was found: at most four leading characters, and its length.
///
/// There is no way back to the value, and no digest of it: a digest of a weak password can be guessed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Redacted {
    /// At most four leading characters; fewer for short values, none below 12 characters.
    prefix: String,
    /// Length of the whole value in characters.
    length: u32,
}

impl Redacted {
    /// Keeps the little of `secret` that may be shown.
    pub fn new(secret: &str) -> Self {
        let length = secret.chars().count();
        // A quarter of a short value would give too much of it away.
        let shown = if length < 12 { 0 } else { 4 };
        Self {
            prefix: secret.chars().take(shown).collect(),
            length: u32::try_from(length).unwrap_or(u32::MAX),
        }
    }

    /// The characters that may be shown.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Length of the whole value in characters.
    pub fn length(&self) -> u32 {
        self.length
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}***", self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_at_most_four_characters() {
        for (secret, shown) in [
            ("", "***"),
            ("hunter2", "***"),
            ("abcdefghijkl", "abcd***"),
            ("äöüßäöüßäöüß", "äöüß***"),
        ] {
            assert_eq!(Redacted::new(secret).to_string(), shown);
        }
    }
}
