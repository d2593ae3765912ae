//! The formats that bills are written in: one table.

use super::{Bom, cyclonedx, spdx2, spdx3};
use std::fmt::Write as _;

/// A format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The versions of its specification, the oldest first.
    pub versions: &'static [&'static str],
    /// The version that is written unless another is asked for: the newest that most readers know.
    pub usual: &'static str,
    write: fn(&Bom, &str) -> String,
}

/// The formats.
pub const FORMATS: &[Format] = &[
    Format {
        name: "cyclonedx-json",
        versions: &cyclonedx::VERSIONS,
        usual: "1.6",
        write: cyclonedx::json,
    },
    Format {
        name: "cyclonedx-xml",
        versions: &cyclonedx::VERSIONS,
        usual: "1.6",
        write: cyclonedx::xml,
    },
    Format {
        name: "spdx-json",
        versions: &["2.3", "3.0"],
        usual: "2.3",
        write: |bom, version| match version {
            "3.0" => spdx3::json(bom),
            _ => spdx2::json(bom),
        },
    },
];

/// A version that a format does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{asked}` is not a version of {format}; use one of {}", known.join(", "))]
pub struct UnknownVersion {
    /// What was asked for.
    pub asked: String,
    /// The format's name.
    pub format: &'static str,
    /// The versions it has.
    pub known: &'static [&'static str],
}

impl Format {
    /// The version to write when `asked` is asked for.
    ///
    /// # Errors
    /// When the format has no such version.
    pub fn version(&self, asked: Option<&str>) -> Result<&'static str, UnknownVersion> {
        let Some(asked) = asked else {
            return Ok(self.usual);
        };
        let known = self.versions.iter().find(|version| **version == asked);
        known.copied().ok_or_else(|| UnknownVersion {
            asked: asked.to_owned(),
            format: self.name,
            known: self.versions,
        })
    }

    /// Writes `bom` in a version that [`Self::version`] gave.
    pub fn write(&self, bom: &Bom, version: &'static str) -> String {
        (self.write)(bom, version)
    }
}

/// An identifier of a bill, made from all that it says: version 8 of a UUID, whose bits are the maker's own.
pub(super) fn uuid(bom: &Bom) -> String {
    let mut hashed = Hashed::default();
    // Hashing cannot fail.
    let _ = write!(hashed, "{bom:?}");
    let mut bytes = [0_u8; 16];
    hashed.finish().fill(&mut bytes);
    let mut number = u128::from_be_bytes(bytes);
    number &= !(0xf << 76 | 0b11 << 62);
    number |= 0x8 << 76 | 0b10 << 62;
    let hex = format!("{number:032x}");
    let mut out = String::with_capacity(36);
    for (at, digit) in hex.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        out.push(digit);
    }
    out
}

/// A text that is hashed as it is written, since a whole bill as one text is as large as the bill itself.
#[derive(Default)]
struct Hashed {
    hasher: blake3::Hasher,
    waiting: String,
}

/// Bytes that are hashed at a time.
const HASHED_AT_ONCE: usize = 16_384;

impl std::fmt::Write for Hashed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.waiting.push_str(text);
        if self.waiting.len() >= HASHED_AT_ONCE {
            self.hasher.update(self.waiting.as_bytes());
            self.waiting.clear();
        }
        Ok(())
    }
}

impl Hashed {
    fn finish(mut self) -> blake3::OutputReader {
        self.hasher.update(self.waiting.as_bytes());
        self.hasher.finalize_xof()
    }
}

/// An address with what may not stand in one percent-encoded.
pub(super) fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let stands = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if stands {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_those_of_the_content() {
        let bom = Bom::default();
        let id = uuid(&bom);
        assert_eq!(id, uuid(&bom));
        let other = Bom {
            has_gaps: true,
            ..Bom::default()
        };
        assert_ne!(id, uuid(&other));
        assert_eq!(id.len(), 36);
        let digits: Vec<char> = id.chars().collect();
        assert_eq!(digits.get(14), Some(&'8'));
        assert!(digits.get(19).is_some_and(|digit| "89ab".contains(*digit)));
    }
}
