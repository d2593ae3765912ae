//! Repository paths as relative URI references (RFC 3986).

use airlock_model::RepoPath;
use std::fmt::Write;

/// `path` percent-encoded; `/` stays, a `:` is encoded so that a first part never looks like a scheme.
pub(crate) fn relative(path: &RepoPath) -> String {
    let mut out = String::with_capacity(path.as_str().len());
    for byte in path.as_str().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_all_but_unreserved() {
        let cases = [
            ("src/app.py", "src/app.py"),
            ("c:/x y.js", "c%3A/x%20y.js"),
            ("ä\u{202e}#?%.go", "%C3%A4%E2%80%AE%23%3F%25.go"),
            ("[id]/(a)+b@c.ts", "%5Bid%5D/%28a%29%2Bb%40c.ts"),
        ];
        for (path, uri) in cases {
            assert_eq!(relative(&path.into()), uri);
        }
    }
}
