//! Where on its line a name stands: at its beginning, or inside a string.

/// Bytes of a line that are looked back at.
const BACK: usize = 400;

/// What stands before byte `at` on its line, at most [`BACK`] bytes of it.
pub(super) fn head(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(BACK));
    let before = text.get(from..at).unwrap_or("");
    before.rsplit('\n').next().unwrap_or(before)
}

/// The quote of the string that byte `at` stands in, if it is in one that begins on its line. An apostrophe inside a word
/// opens none.
pub(super) fn open_quote(text: &str, at: usize) -> Option<u8> {
    let mut open: Option<u8> = None;
    let mut escaped = false;
    let mut before = b' ';
    for byte in head(text, at).bytes() {
        if escaped {
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        } else if open == Some(byte) {
            open = None;
        } else if open.is_none()
            && (matches!(byte, b'"' | b'`') || (byte == b'\'' && !before.is_ascii_alphanumeric()))
        {
            open = Some(byte);
        }
        before = byte;
    }
    open
}

/// Whether nothing but marks and words such as `export` stand before a name.
pub(super) fn begins(text: &str, at: usize) -> bool {
    let mut rest = head(text, at).trim_start();
    loop {
        let before = rest;
        for mark in [
            "- ",
            "-",
            "\"",
            "'",
            "export ",
            "set ",
            "SET ",
            "@",
            "$",
            "#",
            ";",
            "//",
            "Environment=",
            "+",
        ] {
            rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
        }
        if rest.is_empty() {
            return true;
        }
        if rest.len() == before.len() {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_strings_and_beginnings() {
        for (line, open, begins_there) in [
            ("", None, true),
            ("  export ", None, true),
            ("- \"", Some(b'"'), true),
            ("open(\"host=a ", Some(b'"'), false),
            ("open(\"a\", ", None, false),
            (r#"open("a\" "#, Some(b'"'), false),
            ("don't say ", None, false),
        ] {
            assert_eq!(open_quote(line, line.len()), open, "{line}");
            assert_eq!(begins(line, line.len()), begins_there, "{line}");
        }
    }
}
