//! The key of a workspace.

use std::fmt;
use zeroize::{Zeroize as _, Zeroizing};

/// Bytes of a key (BLAKE3's keyed mode).
const LENGTH: usize = 32;

/// What placeholders and known values of one workspace are computed with. Whoever has it can test guesses at values whose
/// digest they see, and nothing more; it is kept outside the repository.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; LENGTH]>);

impl Key {
    /// Bytes of a key.
    pub const LENGTH: usize = LENGTH;

    /// A key of random bytes.
    pub fn new(bytes: [u8; LENGTH]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key of one workspace, whose name is its path: what is known of one tells nothing about another.
    #[must_use]
    pub fn of_workspace(&self, name: &[u8]) -> Self {
        Self::new(self.mac(&[b"airlock workspace", name]))
    }

    /// The key for one purpose: digests made for one tell nothing about those made for another.
    pub(crate) fn derived(&self, purpose: &str) -> Self {
        Self::new(self.mac(&[b"airlock key ", purpose.as_bytes()]))
    }

    /// The keyed digest of `parts`, each with its length, so that no two lists of parts are one text.
    pub(crate) fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        *hasher.finalize().as_bytes()
    }
}

impl TryFrom<Vec<u8>> for Key {
    type Error = WrongLength;

    fn try_from(mut bytes: Vec<u8>) -> Result<Self, WrongLength> {
        let key = bytes.as_slice().try_into().map(Self::new);
        bytes.zeroize();
        key.map_err(|_| WrongLength)
    }
}

/// A key has 32 bytes.
#[derive(Debug, thiserror::Error)]
#[error("a key has {LENGTH} bytes")]
pub struct WrongLength;

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(***)")
    }
}
