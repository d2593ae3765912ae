//! Lines of a text that name nothing: comments that fill whole lines.
//!
//! Found without a grammar, by what lines begin with. Such a line could also lie in a string of several lines, whose text
//! names nothing either; so only a line that could end that string, or hold code inside it, is left alone.
//!
//! Invariant: sound. No part of what is given is code, whatever the text.

use airlock_syntax::Language;
use memchr::memmem::{self, Finder};
use std::ops::Range;

/// How a language writes comments.
struct Comments {
    languages: &'static [&'static str],
    /// What begins one that its line ends.
    line: &'static str,
    /// What begins and ends one of several lines.
    block: Option<(&'static str, &'static str)>,
    /// What may end a string of several lines, or begin code in it or in markup; and what ends a comment of several.
    /// A comment that holds one of these may be none.
    doubts: &'static [&'static str],
}

const COMMENTS: &[Comments] = &[
    Comments {
        languages: &["go"],
        line: "//",
        block: Some(("/*", "*/")),
        doubts: &["`", "*/"],
    },
    Comments {
        languages: &["java"],
        line: "//",
        block: Some(("/*", "*/")),
        doubts: &["\"\"\"", "*/"],
    },
    Comments {
        languages: &["javascript", "typescript", "tsx"],
        line: "//",
        block: Some(("/*", "*/")),
        doubts: &["`", "{", "<", "*/", "\u{2028}", "\u{2029}"],
    },
    Comments {
        languages: &["python"],
        line: "#",
        block: None,
        doubts: &["\"\"\"", "'''", "{"],
    },
];

/// The comments of `text` that fill whole lines, in order; where little is known of `language`, none.
pub(crate) fn comment_lines(language: Option<&Language>, text: &str) -> Vec<Range<usize>> {
    let of = |own: &&Comments| language.is_some_and(|it| own.languages.contains(&it.name));
    let Some(own) = COMMENTS.iter().find(of) else {
        return Vec::new();
    };
    let mut all = own.lines(text);
    if let Some((begin, end)) = own.block {
        all.extend(own.blocks(text, begin, end));
        all.sort_unstable_by_key(|range| range.start);
    }
    all
}

impl Comments {
    fn lines(&self, text: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let finder = Finder::new(self.line);
        let mut all = Vec::new();
        let mut at = 0;
        while let Some(start) = find(&finder, bytes, at) {
            let rest = bytes.get(start..).unwrap_or_default();
            let end = memchr::memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |to| start + to);
            if begins_line(bytes, start) && self.is_certain(bytes, start..end) {
                all.push(start..end);
            }
            at = end;
        }
        all
    }

    fn blocks(&self, text: &str, begin: &str, end: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let (opening, closing) = (Finder::new(begin), Finder::new(end));
        let mut all = Vec::new();
        let mut at = 0;
        while let Some(start) = find(&opening, bytes, at) {
            // What is never closed is no comment.
            let Some(close) = find(&closing, bytes, start + begin.len()) else {
                break;
            };
            if begins_line(bytes, start) && self.is_certain(bytes, start..close) {
                all.push(start..close);
            }
            at = close + end.len();
        }
        all
    }

    /// Whether nothing in `range` speaks against its being a comment, or else a piece of text.
    fn is_certain(&self, bytes: &[u8], range: Range<usize>) -> bool {
        let comment = bytes.get(range).unwrap_or_default();
        let mut doubts = self.doubts.iter();
        !doubts.any(|doubt| match doubt.as_bytes() {
            [byte] => memchr::memchr(*byte, comment).is_some(),
            doubt => memmem::find(comment, doubt).is_some(),
        })
    }
}

fn find(finder: &Finder<'_>, bytes: &[u8], from: usize) -> Option<usize> {
    finder.find(bytes.get(from..)?).map(|at| from + at)
}

/// Whether only blanks stand before `at` in its line, and the line before does not go on in this one.
fn begins_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    let ahead = before.trim_ascii_end();
    let gap = before.get(ahead.len()..).unwrap_or_default();
    let starts = ahead.is_empty() || gap.contains(&b'\n');
    starts && !ahead.ends_with(b"\\")
}

#[cfg(test)]
mod tests {
    use super::comment_lines;

    #[test]
    fn only_lines_that_cannot_hold_code_are_comments() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "go",
                "// http\nhttp.Get() // late\n  // b",
                &["// http", "// b"],
            ),
            ("go", "x := `\n// a`; b()\n// c", &["// c"]),
            ("go", "/* a\nb */\nx /* c */\n/* d", &["/* a\nb "]),
            ("go", "/* a ` */ b", &[]),
            ("go", "/*\n// a */ b()", &["/*\n// a "]),
            ("java", "/** a */ class B {\n//c\n}", &["/** a ", "//c"]),
            ("java", "\"\"\"\n// a \"\"\" + b()", &[]),
            ("python", "# a\nx = 1 # b\n#c", &["# a", "#c"]),
            ("python", "f'''\n# {a()}\n'''", &[]),
            ("python", "x = 'a\\\n# b', c()", &[]),
            ("tsx", "<p>\n// {a()}\n</p>\n// b", &["// b"]),
            ("ruby", "# a", &[]),
        ];
        for (language, text, expected) in cases {
            let found: Vec<&str> = comment_lines(airlock_syntax::by_name(language), text)
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect();
            assert_eq!(found, *expected, "{language}: {text}");
        }
        assert!(comment_lines(None, "// a").is_empty());
    }
}
