//! What two texts share.

/// A stretch of a text that stood in the one it was made of, byte for byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Its first byte in the older text.
    pub from: usize,
    /// Its first byte in the newer text.
    pub to: usize,
    /// How many bytes it has.
    pub length: usize,
}
