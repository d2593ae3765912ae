//! Paths as URIs of the scheme `file`, and back (RFC 8089).
//!
//! It refuses other schemes and other machines: what they name is not on this disk.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

/// The absolute path that a URI names.
pub(crate) fn path_of(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (host, _) = rest.split_once('/')?;
            let is_here = host.is_empty() || host.eq_ignore_ascii_case("localhost");
            is_here.then(|| rest.get(host.len()..))??
        }
        None => rest,
    };
    let path = path.split(['?', '#']).next()?;
    let bytes = decoded(path)?;
    let is_path = bytes.first() == Some(&b'/') && !bytes.contains(&0);
    is_path.then(|| PathBuf::from(OsString::from_vec(bytes)))
}

/// The URI of an absolute path.
pub(crate) fn of_path(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(*byte));
            }
            // Writing to a String cannot fail.
            byte => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

/// What `%XX` stands for.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first != b'%' {
            bytes.push(*first);
            rest = after;
            continue;
        }
        let digits = after
            .get(..2)
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = after.get(2..)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_files_of_this_machine_alone() {
        let cases = [
            ("file:///a/b.py", Some("/a/b.py")),
            ("FILE://localhost/a", Some("/a")),
            ("file:/a", Some("/a")),
            ("file:///a%20b/%C3%A4%23", Some("/a b/ä#")),
            ("file:///a#L3", Some("/a")),
            ("file://server/a", None),
            ("file:///a%2", None),
            ("file:///a%zz", None),
            ("file:///a%00", None),
            ("file:a", None),
            ("untitled:Untitled-1", None),
            ("git:/a/b.py?HEAD", None),
            ("", None),
        ];
        for (uri, path) in cases {
            assert_eq!(path_of(uri).as_deref(), path.map(Path::new), "{uri}");
        }
    }

    proptest! {
        #[test]
        fn paths_come_back(path in "/\\PC{0,30}") {
            prop_assert_eq!(path_of(&of_path(Path::new(&path))), Some(PathBuf::from(path)));
        }

        #[test]
        fn any_text_is_read(uri in "(file:)?\\PC{0,30}") {
            let _ = path_of(&uri);
        }
    }
}
