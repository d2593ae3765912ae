//! Whether a script or style sheet was squeezed by a tool, told from its lines.

/// Endings of languages that tools minify.
const MINIFIED_ENDINGS: &[&str] = &["js", "mjs", "cjs", "css", "html", "svg"];

/// Text below this many bytes is left alone: one long line in a small file is a hand-written one-liner.
const MIN_BYTES: usize = 1_500;

/// Average bytes per line from which text counts as minified: several times what any formatter's line width allows, and
/// low enough that a licence comment of a few lines in front does not hide the one long line. An estimate.
const MIN_AVERAGE: usize = 300;

/// Share of white space, in percent, below which long lines are minified code rather than prose or data with blanks: English
/// prose has about one blank in six characters. An estimate.
const MAX_BLANK_PERCENT: usize = 12;

pub(super) fn is_minified(ending: &str, text: &str) -> bool {
    if !MINIFIED_ENDINGS.contains(&ending) || text.len() < MIN_BYTES {
        return false;
    }
    let lines = 1 + memchr::memchr_iter(b'\n', text.as_bytes()).count();
    if text.len() / lines < MIN_AVERAGE {
        return false;
    }
    let blank = text
        .bytes()
        .filter(u8::is_ascii_whitespace)
        .count()
        .saturating_mul(100);
    blank / text.len() <= MAX_BLANK_PERCENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_squeezed_code_from_long_lines() {
        let squeezed = "var a=function(b,c){return b+c};".repeat(100);
        let licensed = format!("/*!\n * Library 1.0\n * MIT\n */\n{squeezed}");
        let written = "var a = function (b, c) {\n  return b + c;\n};\n".repeat(100);
        let prose = "many words in one single line of text that goes on ".repeat(100);
        let cases = [
            ("js", squeezed.as_str(), true),
            ("js", licensed.as_str(), true),
            ("css", squeezed.as_str(), true),
            ("js", written.as_str(), false),
            ("html", prose.as_str(), false),
            ("py", squeezed.as_str(), false),
            ("js", "a=1;", false),
        ];
        for (ending, text, expected) in cases {
            assert_eq!(is_minified(ending, text), expected, "{ending}: {text:.40}");
        }
    }
}
