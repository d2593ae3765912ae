//! Keys: bytes whose plain order is the order of versions.
//!
//! A scheme that can write its versions as keys needs no comparison of its own: order is `memcmp`, so it is total by
//! construction, and a database can keep ranges as bytes and answer without parsing anything.
//!
//! Invariant: each piece is written so that no piece is a prefix of another of the same kind (numbers carry their
//! length, texts end in a byte that no text holds), so that what follows never decides too early.

/// Ends a text; lower than every byte of a text.
const TEXT_END: u8 = 0;
/// Stands before a byte that would otherwise read as [`TEXT_END`] or as itself.
const ESCAPE: u8 = 1;
/// Lengths from here on are written in four bytes.
const LONG: usize = 0xFF;

/// A version's place in its scheme's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(Vec<u8>);

impl Key {
    /// The bytes; comparing them compares the versions.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes themselves.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Writes one byte: what kind of piece follows, in the scheme's order of kinds.
    pub(super) fn tag(&mut self, tag: u8) -> &mut Self {
        self.0.push(tag);
        self
    }

    /// Writes a number of any size, given by its digits; zeros in front do not count.
    pub(super) fn number(&mut self, digits: &str) -> &mut Self {
        let digits = digits.trim_start_matches('0').as_bytes();
        match u8::try_from(digits.len()) {
            Ok(short) if usize::from(short) < LONG => self.0.push(short),
            _ => {
                self.0.push(0xFF);
                let length = u32::try_from(digits.len()).unwrap_or(u32::MAX);
                self.0.extend(length.to_be_bytes());
            }
        }
        self.0.extend(digits);
        self
    }

    /// Writes a number.
    pub(super) fn integer(&mut self, number: u64) -> &mut Self {
        self.number(&number.to_string())
    }

    /// Writes a text, ordered by its bytes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.bytes())
    }

    /// Writes a text given as bytes.
    pub(super) fn bytes(&mut self, bytes: impl IntoIterator<Item = u8>) -> &mut Self {
        for byte in bytes {
            if byte <= ESCAPE {
                self.0.extend([ESCAPE, byte + 1]);
            } else {
                self.0.push(byte);
            }
        }
        self.0.push(TEXT_END);
        self
    }

    /// Takes back what was written after the first `length` bytes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Bytes written so far.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(digits: &str) -> Key {
        let mut key = Key::default();
        key.number(digits).tag(0xFF);
        key
    }

    fn text(text: &str) -> Key {
        let mut key = Key::default();
        key.text(text).tag(0xFF);
        key
    }

    #[test]
    fn numbers_of_any_length_stand_in_their_order() {
        let long = "9".repeat(300);
        let row = [
            "0",
            "1",
            "9",
            "10",
            "99",
            "100",
            "18446744073709551616",
            &long,
        ];
        for (low, high) in row.iter().zip(row.iter().skip(1)) {
            assert!(number(low) < number(high), "{low} {high}");
        }
        assert_eq!(number("007"), number("7"));
    }

    proptest! {
        #[test]
        fn texts_stand_in_their_order(a in "[\\x00-\\x04a-c]{0,6}", b in "[\\x00-\\x04a-c]{0,6}") {
            prop_assert_eq!(text(&a).cmp(&text(&b)), a.cmp(&b));
        }

        #[test]
        fn integers_stand_in_their_order(a: u64, b: u64) {
            prop_assert_eq!(number(&a.to_string()).cmp(&number(&b.to_string())), a.cmp(&b));
        }
    }
}
