//! Digests of packages: from the spellings of lockfiles to an algorithm and hexadecimal digits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

/// A digest's algorithm. Lockfiles use no others of those that the bills' formats know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// MD5.
    Md5,
    /// SHA-1.
    Sha1,
    /// SHA-2 with 256 bits.
    Sha256,
    /// SHA-2 with 384 bits.
    Sha384,
    /// SHA-2 with 512 bits.
    Sha512,
}

/// A digest of a package's bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest {
    /// How it was made.
    pub algorithm: Algorithm,
    /// Its digits, in lower case.
    pub hex: String,
}

impl Algorithm {
    /// All of them.
    pub(super) const ALL: [Self; 5] = [
        Self::Md5,
        Self::Sha1,
        Self::Sha256,
        Self::Sha384,
        Self::Sha512,
    ];

    /// As CycloneDX writes it; SPDX leaves out the dash.
    pub(super) fn cyclonedx(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    /// As SPDX 2 writes it.
    pub(super) fn spdx(self) -> String {
        self.cyclonedx().replace('-', "")
    }

    /// From any of the spellings of formats and lockfiles.
    pub(super) fn named(name: &str) -> Option<Self> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.spdx().eq_ignore_ascii_case(&plain))
    }

    /// Hexadecimal digits of a digest.
    fn digits(self) -> usize {
        match self {
            Self::Md5 => 32,
            Self::Sha1 => 40,
            Self::Sha256 => 64,
            Self::Sha384 => 96,
            Self::Sha512 => 128,
        }
    }
}

impl Digest {
    /// A digest of the right length in hexadecimal digits.
    pub(super) fn new(algorithm: Algorithm, hex: &str) -> Option<Self> {
        let is_digest =
            hex.len() == algorithm.digits() && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_digest.then(|| Self {
            algorithm,
            hex: hex.to_ascii_lowercase(),
        })
    }

    /// The digests of a text of a lockfile: `sha512-BASE64` (several with spaces between), `sha256:HEX`, or bare
    /// hexadecimal digits whose number tells the algorithm. Go's `h1:` is a digest of digests and none of the bytes.
    pub(super) fn all_in(text: &str) -> Vec<Self> {
        text.split_whitespace().filter_map(Self::one).collect()
    }

    fn one(word: &str) -> Option<Self> {
        if let Some((name, value)) = word.split_once(['-', ':', '=']) {
            let algorithm = Algorithm::named(name)?;
            return Self::new(algorithm, value).or_else(|| {
                let value = value.split('?').next()?;
                let bytes = STANDARD.decode(value).ok()?;
                let mut hex = String::with_capacity(bytes.len() * 2);
                for byte in bytes {
                    // Writing to a String cannot fail.
                    let _ = write!(hex, "{byte:02x}");
                }
                Self::new(algorithm, &hex)
            });
        }
        Algorithm::ALL
            .into_iter()
            .find_map(|algorithm| Self::new(algorithm, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_lockfiles_write() {
        let shown = |text: &str| -> Vec<String> {
            Digest::all_in(text)
                .into_iter()
                .map(|digest| format!("{} {:.6}", digest.algorithm.cyclonedx(), digest.hex))
                .collect()
        };
        let sha1 = "a".repeat(40);
        let cases = [
            (format!("sha1:{sha1}"), vec!["SHA-1 aaaaaa"]),
            (sha1, vec!["SHA-1 aaaaaa"]),
            ("B".repeat(64), vec!["SHA-256 bbbbbb"]),
            (format!("sha256:{}", "c".repeat(64)), vec!["SHA-256 cccccc"]),
            (
                format!(
                    "sha1-{} sha512-{}",
                    STANDARD.encode([1; 20]),
                    STANDARD.encode([2; 64])
                ),
                vec!["SHA-1 010101", "SHA-512 020202"],
            ),
            ("h1:abcd=".to_owned(), vec![]),
            ("sha256:short".to_owned(), vec![]),
            (String::new(), vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(&text), expected, "{text}");
        }
    }
}
