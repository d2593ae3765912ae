//! Names as numbers, the same number for the same name in every tree.

use serde::{Deserialize, Serialize};

/// A 32-bit FNV-1a hash of a name, operator or literal.
///
/// Two trees (a pattern's and a file's) can be compared without a shared table. Unequal symbols prove unequal texts;
/// equal ones are confirmed by comparing the texts where it matters.
/// Algorithm: Fowler–Noll–Vo, variant 1a, 32 bit (offset basis 2166136261, prime 16777619).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub struct Symbol(pub u32);

impl Symbol {
    /// No name.
    pub const NONE: Self = Self(0);

    /// The symbol of `text`.
    #[must_use]
    pub const fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut hash: u32 = 2_166_136_261;
        let mut at = 0;
        while at < bytes.len() {
            #[expect(
                clippy::indexing_slicing,
                reason = "const fn: `at` is below the length"
            )]
            let byte = bytes[at];
            hash = (hash ^ byte as u32).wrapping_mul(16_777_619);
            at += 1;
        }
        // 0 is kept for "no name".
        Self(if hash == 0 { 1 } else { hash })
    }

    /// The symbol of an operator, or none for the empty text.
    pub(crate) fn of_operator(text: &str) -> Self {
        if text.is_empty() {
            Self::NONE
        } else {
            Self::of(text)
        }
    }
}
