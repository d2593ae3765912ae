//! Repository paths as relative URI references (RFC 3986), and addresses that may be linked.

use airlock_model::RepoPath;
use std::fmt::Write;

/// `path` percent-encoded, never empty; `/` stays, a `:` is encoded so that a first part never looks like a scheme.
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
    if out.is_empty() {
        UNNAMED.to_owned()
    } else {
        out
    }
}

/// Stands for a path without a name: an empty reference would mean the root itself.
const UNNAMED: &str = "unnamed";

/// Whether `reference` is an `https` address that can be linked as it stands.
pub(crate) fn is_web_address(reference: &str) -> bool {
    reference
        .strip_prefix("https://")
        .is_some_and(|rest| !rest.is_empty())
        && reference
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}'".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_web_addresses() {
        for good in [
            "https://cwe.mitre.org/data/definitions/89.html",
            "https://a/?b=c&d#e",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "http://a",
            "https://",
            "javascript:alert(1)",
            "https://a b",
            "https://a\"b",
            "https://ä",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn encodes_all_but_unreserved() {
        let cases = [
            ("src/app.py", "src/app.py"),
            ("", "unnamed"),
            ("c:/x y.js", "c%3A/x%20y.js"),
            ("ä\u{202e}#?%.go", "%C3%A4%E2%80%AE%23%3F%25.go"),
            ("[id]/(a)+b@c.ts", "%5Bid%5D/%28a%29%2Bb%40c.ts"),
        ];
        for (path, uri) in cases {
            assert_eq!(relative(&path.into()), uri);
        }
    }
}
