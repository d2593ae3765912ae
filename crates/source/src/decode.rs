//! From bytes to text: what is text at all, and in which encoding.
//!
//! A scanner that takes one NUL byte as "binary" can be blinded with one; so files whose names say "code" are read as
//! text unless much of them is not, and what could not be read as it is becomes Coverage.

use std::borrow::Cow;

/// How the bytes of a file spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8: text and bytes are the same.
    Utf8,
    /// UTF-8 after a byte order mark, which is not part of the text.
    Utf8Bom,
    /// UTF-16, little end first, after a byte order mark.
    Utf16Le,
    /// UTF-16, big end first, after a byte order mark.
    Utf16Be,
    /// UTF-8 with errors, each shown as a replacement character: the bytes cannot be had back from the text.
    Lossy,
}

impl Encoding {
    /// The bytes of `text` in this encoding; `None` where the original bytes are lost, so that nobody writes them back.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Utf8Bom => Some([UTF8_BOM, text.as_bytes()].concat()),
            Self::Utf16Le => Some(utf16_bytes(text, u16::to_le_bytes)),
            Self::Utf16Be => Some(utf16_bytes(text, u16::to_be_bytes)),
            Self::Lossy => None,
        }
    }
}

/// What the bytes turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decoded {
    Text {
        text: String,
        encoding: Encoding,
        /// What was not as it should be.
        flaw: Option<&'static str>,
    },
    Binary,
    /// A stand-in of git's large file storage.
    LfsPointer,
}

/// Bytes looked at to tell text from binary; git looks at 8,000.
const SNIFF_BYTES: usize = 8 * 1024;

/// Endings whose files are code or configuration whatever they hold.
const CODE_ENDINGS: &[&str] = &[
    "bash",
    "c",
    "cc",
    "cfg",
    "conf",
    "cpp",
    "cs",
    "css",
    "cxx",
    "env",
    "ex",
    "exs",
    "go",
    "gradle",
    "groovy",
    "h",
    "hcl",
    "hpp",
    "html",
    "htm",
    "ini",
    "ipynb",
    "java",
    "js",
    "json",
    "jsp",
    "jsx",
    "kt",
    "kts",
    "lua",
    "md",
    "mjs",
    "cjs",
    "mts",
    "cts",
    "php",
    "phtml",
    "pl",
    "pm",
    "properties",
    "ps1",
    "py",
    "pyi",
    "r",
    "rb",
    "rs",
    "scala",
    "sh",
    "sol",
    "sql",
    "swift",
    "tf",
    "tfvars",
    "toml",
    "ts",
    "tsx",
    "twig",
    "txt",
    "vb",
    "vue",
    "xml",
    "yaml",
    "yml",
    "zsh",
];

const UTF8_BOM: &[u8] = &[0xef, 0xbb, 0xbf];

/// Reads `bytes` as text; `extension` is the file name's, in any case.
pub(crate) fn decode(bytes: Vec<u8>, extension: &str) -> Decoded {
    if is_lfs_pointer(&bytes) {
        return Decoded::LfsPointer;
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, u16::from_le_bytes, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, u16::from_be_bytes, Encoding::Utf16Be);
    }
    if is_binary(&bytes, extension) {
        return Decoded::Binary;
    }
    let (bytes, encoding) = match bytes.strip_prefix(UTF8_BOM) {
        Some(rest) => (rest.to_vec(), Encoding::Utf8Bom),
        None => (bytes, Encoding::Utf8),
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let flaw = memchr::memchr(0, text.as_bytes()).map(|_| "holds NUL bytes");
            Decoded::Text {
                text,
                encoding,
                flaw,
            }
        }
        Err(error) => Decoded::Text {
            text: match String::from_utf8_lossy(error.as_bytes()) {
                Cow::Owned(text) => text,
                Cow::Borrowed(text) => text.to_owned(),
            },
            encoding: Encoding::Lossy,
            flaw: Some("read with replacement characters"),
        },
    }
}

/// A lone surrogate becomes a replacement character; an odd last byte is told.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: Encoding) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut lossy = !odd.is_empty();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|character| {
            character.unwrap_or_else(|_| {
                lossy = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Decoded::Text {
        text,
        encoding: if lossy { Encoding::Lossy } else { encoding },
        flaw: lossy.then_some("UTF-16 read with replacement characters"),
    }
}

fn utf16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(bytes)
        .collect()
}

/// Without a telling name any NUL in the first bytes makes a file binary, as for git; so does a third of control
/// characters or broken UTF-8. With a name that says "code" it takes a third in any case.
fn is_binary(bytes: &[u8], extension: &str) -> bool {
    let head = bytes.get(..SNIFF_BYTES).unwrap_or(bytes);
    let is_code = CODE_ENDINGS
        .iter()
        .any(|ending| ending.eq_ignore_ascii_case(extension));
    if !is_code && memchr::memchr(0, head).is_some() {
        return true;
    }
    let control = odd_controls(head);
    // Latin-1 text has a few broken bytes, compressed data about half.
    let broken: usize = match std::str::from_utf8(head) {
        Ok(_) => 0,
        Err(_) => head.utf8_chunks().map(|chunk| chunk.invalid().len()).sum(),
    };
    (control + broken).saturating_mul(3) > head.len()
}

/// How many control characters there are that text does not use: all but tab, line ends, form feed, backspace and escape.
/// Without branches, and in sums of one byte, so that many bytes are looked at in one step.
fn odd_controls(bytes: &[u8]) -> usize {
    const MOST_IN_A_BYTE: usize = 255;
    const USED: [u8; 6] = [b'\t', b'\n', b'\r', 0x0c, 0x08, 0x1b];
    let is_odd = |byte: u8| {
        let control = u8::from(byte < b' ') | u8::from(byte == 0x7f);
        let used = { USED.iter() }.fold(0, |used, one| used | u8::from(byte == *one));
        control & (1 ^ used)
    };
    let of_part = |part: &[u8]| {
        part.iter()
            .fold(0, |sum: u8, byte| sum.wrapping_add(is_odd(*byte)))
    };
    bytes
        .chunks(MOST_IN_A_BYTE)
        .map(|part| usize::from(of_part(part)))
        .sum()
}

/// The pointer format of git-lfs.com/spec: under 1,024 bytes, `version` first, then keys in order, `oid` and `size`
/// among them. Anything else in the file makes it a file like others.
fn is_lfs_pointer(bytes: &[u8]) -> bool {
    if bytes.len() >= 1024 || !bytes.starts_with(b"version ") {
        return false;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let (mut version, mut oid, mut size) = (false, false, false);
    for line in text.lines() {
        match line.split_once(' ') {
            Some(("version", url)) => {
                version = matches!(
                    url,
                    "https://git-lfs.github.com/spec/v1" | "https://hawser.github.com/spec/v1"
                );
            }
            Some(("oid", value)) => oid = is_oid(value),
            Some(("size", value)) => size = value.parse::<u64>().is_ok(),
            Some((key, value)) if key.starts_with("ext-") && is_oid(value) => {}
            _ => return false,
        }
    }
    version && oid && size
}

fn is_oid(value: &str) -> bool {
    value
        .strip_prefix("sha256:")
        .is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str, encoding: Encoding, flaw: Option<&'static str>) -> Decoded {
        Decoded::Text {
            text: text.to_owned(),
            encoding,
            flaw,
        }
    }

    #[test]
    fn counts_what_text_does_not_use() {
        for byte in 0..=u8::MAX {
            let used = matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x08 | 0x1b);
            let expected = if byte.is_ascii_control() && !used {
                1000
            } else {
                0
            };
            assert_eq!(odd_controls(&[byte; 1000]), expected, "{byte}");
        }
    }

    #[test]
    fn tells_text_from_binary() {
        let nul = Some("holds NUL bytes");
        let lossy = Some("read with replacement characters");
        let odd = Some("UTF-16 read with replacement characters");
        let cases: [(&[u8], &str, Decoded); 12] = [
            (b"a = 1\n", "py", text("a = 1\n", Encoding::Utf8, None)),
            (b"", "", text("", Encoding::Utf8, None)),
            (b"\xef\xbb\xbfa", "py", text("a", Encoding::Utf8Bom, None)),
            (b"\xff\xfea\0b\0", "cs", text("ab", Encoding::Utf16Le, None)),
            (b"\xfe\xff\0a\0b", "cs", text("ab", Encoding::Utf16Be, None)),
            (b"\xff\xfea\0b", "cs", text("a", Encoding::Lossy, odd)),
            (
                b"# a NUL \0 hides nothing",
                "PY",
                text("# a NUL \0 hides nothing", Encoding::Utf8, nul),
            ),
            (b"# a NUL \0 hides nothing", "bin", Decoded::Binary),
            (b"\0\0\0\x01\0\0\0\x02", "py", Decoded::Binary),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png", Decoded::Binary),
            (b"\x1f\x8b\xff\xfe\xc0\xc1\x80\x81", "", Decoded::Binary),
            (
                b"caf\xe9 = 1",
                "rb",
                text("caf\u{fffd} = 1", Encoding::Lossy, lossy),
            ),
        ];
        for (bytes, extension, expected) in cases {
            assert_eq!(
                decode(bytes.to_vec(), extension),
                expected,
                "{:?} as .{extension}",
                String::from_utf8_lossy(bytes)
            );
        }
    }

    #[test]
    fn knows_a_pointer_of_large_file_storage() {
        let oid = "4d7a".repeat(16);
        let pointer =
            format!("version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 12345\n");
        assert_eq!(
            decode(pointer.clone().into_bytes(), "py"),
            Decoded::LfsPointer
        );
        for not_quite in [
            format!("{pointer}import os\n"),
            pointer.replace("sha256", "sha1"),
            pointer.replace("size 12345\n", ""),
            pointer.replace("git-lfs.github.com", "example.org"),
        ] {
            assert!(
                matches!(
                    decode(not_quite.clone().into_bytes(), "py"),
                    Decoded::Text { .. }
                ),
                "{not_quite}"
            );
        }
    }

    proptest! {
        #[test]
        fn text_that_kept_its_bytes_gives_them_back(
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
            mark in prop_oneof![Just(&b""[..]), Just(UTF8_BOM), Just(&b"\xff\xfe"[..]), Just(&b"\xfe\xff"[..])],
        ) {
            let bytes = [mark, &bytes].concat();
            if let Decoded::Text { text, encoding, .. } = decode(bytes.clone(), "py")
                && let Some(back) = encoding.encode(&text)
            {
                prop_assert_eq!(back, bytes);
            }
        }

        #[test]
        fn plain_text_is_never_binary(text in "[ -~\n\t]{1,100}") {
            let kept = matches!(decode(text.into_bytes(), ""), Decoded::Text { .. });
            prop_assert!(kept);
        }
    }
}
