//! File names as bytes, and their one spelling as [`RepoPath`].
//!
//! The file system and git know names as bytes; everybody else knows a spelling. Valid UTF-8 is spelled as it is, except
//! that a control character, a backslash and every byte that is not UTF-8 is written `\xNN`. So no name carries a
//! terminal escape or a line end out of this crate, and each spelling leads back to exactly one name.
//!
//! Invariant: `from_repo_path(to_repo_path(name)) == name` for every name, hence no two names share a spelling.

use airlock_model::RepoPath;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

/// Spells a name relative to the scanned root (parts separated by `/`).
pub(crate) fn to_repo_path(name: &[u8]) -> RepoPath {
    if let Ok(text) = std::str::from_utf8(name)
        && !text.bytes().any(needs_escape)
    {
        return RepoPath::new(text);
    }
    let mut spelling = String::with_capacity(name.len() + 8);
    for chunk in name.utf8_chunks() {
        for character in chunk.valid().chars() {
            match u8::try_from(character) {
                Ok(byte) if needs_escape(byte) => push_escaped(&mut spelling, byte),
                _ => spelling.push(character),
            }
        }
        for byte in chunk.invalid() {
            push_escaped(&mut spelling, *byte);
        }
    }
    RepoPath::new(spelling)
}

/// The name behind a spelling; text that is no escape stands for itself, so a path typed by hand works too.
pub(crate) fn from_repo_path(path: &RepoPath) -> Vec<u8> {
    let mut name = Vec::with_capacity(path.as_str().len());
    let mut rest = path.as_str().as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if let Some((byte, after)) = escape_at(rest) {
            name.push(byte);
            rest = after;
        } else {
            name.push(*first);
            rest = tail;
        }
    }
    name
}

/// The bytes as the path that the operating system takes.
pub(crate) fn as_path(name: &[u8]) -> &Path {
    Path::new(OsStr::from_bytes(name))
}

/// The bytes of an operating-system path.
pub(crate) fn as_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_bytes()
}

/// `folder/name`, or `name` at the top.
pub(crate) fn join(folder: &[u8], name: &[u8]) -> Vec<u8> {
    let mut path = Vec::with_capacity(folder.len() + 1 + name.len());
    if !folder.is_empty() {
        path.extend_from_slice(folder);
        path.push(b'/');
    }
    path.extend_from_slice(name);
    path
}

/// `upper/lower` where either may be empty.
pub(crate) fn join_folders(upper: &[u8], lower: &[u8]) -> Vec<u8> {
    if lower.is_empty() {
        upper.to_vec()
    } else {
        join(upper, lower)
    }
}

/// The part of `path` below `folder`; `None` when it is not below it.
pub(crate) fn below<'path>(path: &'path [u8], folder: &[u8]) -> Option<&'path [u8]> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix(b"/")
}

/// Everything before the last `/`; empty at the top.
pub(crate) fn parent(path: &[u8]) -> &[u8] {
    memchr::memrchr(b'/', path)
        .and_then(|at| path.get(..at))
        .unwrap_or_default()
}

/// The escape sequence at the start of `text`, as its byte and what follows it.
fn escape_at(text: &[u8]) -> Option<(u8, &[u8])> {
    let digits = text.strip_prefix(b"\\x")?;
    let (high, rest) = digits.split_first()?;
    let (low, rest) = rest.split_first()?;
    let byte = (hex_value(*high)? << 4) | hex_value(*low)?;
    Some((byte, rest))
}

/// Lower case only: an upper-case escape would be a second spelling of the same name.
fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

fn needs_escape(byte: u8) -> bool {
    byte.is_ascii_control() || byte == b'\\'
}

fn push_escaped(spelling: &mut String, byte: u8) {
    // Writing to a String cannot fail.
    let _ = write!(spelling, "\\x{byte:02x}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spells_names() {
        let cases: [(&[u8], &str); 7] = [
            (b"src/main.py", "src/main.py"),
            ("stra\u{df}e.py".as_bytes(), "stra\u{df}e.py"),
            (b"caf\xe9.py", "caf\\xe9.py"),
            (b"a\\xe9.py", "a\\x5cxe9.py"),
            (b"red\x1b[31m.py", "red\\x1b[31m.py"),
            (b"two\nlines", "two\\x0alines"),
            (b"\xf0\x9f", "\\xf0\\x9f"),
        ];
        for (name, spelling) in cases {
            assert_eq!(to_repo_path(name).as_str(), spelling);
            assert_eq!(from_repo_path(&RepoPath::new(spelling)), name);
        }
    }

    #[test]
    fn text_that_is_no_escape_stands_for_itself() {
        for name in ["a\\b", "a\\xZZ", "a\\x", "a\\x5"] {
            assert_eq!(from_repo_path(&RepoPath::new(name)), name.as_bytes());
        }
    }

    #[test]
    fn takes_paths_apart() {
        assert_eq!(below(b"a/b/c", b"a"), Some(&b"b/c"[..]));
        assert_eq!(below(b"ab/c", b"a"), None);
        assert_eq!(below(b"a", b""), Some(&b"a"[..]));
        assert_eq!((parent(b"a/b/c"), parent(b"a")), (&b"a/b"[..], &b""[..]));
        assert_eq!(
            (join(b"", b"a"), join(b"a", b"b")),
            (b"a".to_vec(), b"a/b".to_vec())
        );
    }

    proptest! {
        #[test]
        fn every_name_comes_back_from_its_spelling(name in proptest::collection::vec(any::<u8>(), 0..40)) {
            let spelling = to_repo_path(&name);
            prop_assert!(!spelling.as_str().bytes().any(|byte| byte.is_ascii_control()));
            prop_assert_eq!(from_repo_path(&spelling), name);
        }

        #[test]
        fn two_names_never_share_a_spelling(
            one in "[\\\\xe9a\n/]{0,8}".prop_map(String::into_bytes),
            other in proptest::collection::vec(prop_oneof![Just(b'\\'), Just(b'x'), Just(b'e'), Just(b'9'), Just(0xe9)], 0..8),
        ) {
            prop_assert_eq!(to_repo_path(&one) == to_repo_path(&other), one == other);
        }
    }
}
