//! The comment that says that a finding does not count, put where it counts.
//!
//! Invariant: a comment is offered only where the language reads it as one and where it changes nothing else: not inside a
//! string, not after a line that goes on.

use super::text::Text;
use airlock_syntax::{Comments, TokenKind};

/// What is to be replaced by the reason.
pub(super) const REASON: &str = "TODO: why this is safe here";
/// Kinds of files of which only names are known, and their comments: what holds values.
const OTHERS: &[(&str, &str)] = &[
    ("env", "#"),
    ("properties", "#"),
    ("toml", "#"),
    ("conf", "#"),
    ("cfg", "#"),
    ("ini", ";"),
];

/// Where to insert which text so that `rule` is allowed on the line that holds byte `at` of the file at `path`.
pub(super) fn comment(path: &str, text: &Text, at: usize, rule: &str) -> Option<(usize, String)> {
    let start = text.line_start(at);
    let (before, after) = text.as_str().split_at_checked(start)?;
    if before.trim_end_matches(['\r', '\n']).ends_with('\\') {
        return None;
    }
    let indent: String = after
        .chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .collect();
    let line_end =
        if before.ends_with("\r\n") || before.is_empty() && text.as_str().contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
    let language = airlock_syntax::of_path(path, text.as_str());
    let (open, close) = match language {
        Some(language) => marks(language.comments)?,
        None => (other(path)?, ""),
    };
    let written = format!("airlock:allow({rule}) reason=\"{REASON}\"");
    let put = format!("{indent}{open} {written}{close}{line_end}");
    if let Some(language) = language {
        let whole = format!("{before}{put}{after}");
        let is_comment = |token: &airlock_syntax::Token| {
            let span = token.span.start as usize..token.span.end as usize;
            token.kind == TokenKind::Comment
                && span.start == start + indent.len()
                && span.end <= start + put.len()
        };
        if !airlock_syntax::tokens(language, &whole)
            .iter()
            .any(is_comment)
        {
            return None;
        }
    }
    Some((start, put))
}

/// How a comment of one line begins and ends.
fn marks(comments: Comments) -> Option<(&'static str, &'static str)> {
    let line = comments.line.first().map(|open| (*open, ""));
    line.or_else(|| {
        let (open, close) = comments.block.first()?;
        // Each notation that has only these closes with one of two marks.
        Some((*open, if *close == "-->" { " -->" } else { " */" }))
            .filter(|_| matches!(*close, "-->" | "*/"))
    })
}

fn other(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    if name == ".env" || name.starts_with(".env.") {
        return Some("#");
    }
    let (_, extension) = name.rsplit_once('.')?;
    let known = OTHERS
        .iter()
        .find(|(known, _)| extension.eq_ignore_ascii_case(known));
    known.map(|(_, open)| *open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_comment_of_the_language_above_the_line() {
        // `|` is where the finding begins.
        let cases = [
            ("a.py", "import os\n    os.system(|x)\n", Some("    # {}\n")),
            ("a.js", "if (y) {\r\n\teval(|x)\r\n}", Some("\t// {}\r\n")),
            ("a.js", "eval(|x)\r\n", Some("// {}\r\n")),
            ("a.html", "<p>\n<script src=|x>\n", Some("<!-- {} -->\n")),
            ("a.css", "a {\n  b: |c }", Some("  /* {} */\n")),
            (".env", "A=1\nKEY=|x\n", Some("# {}\n")),
            ("a.ini", "[a]\nkey = |x\n", Some("; {}\n")),
            // Inside a string a comment would be text.
            ("a.py", "q = \"\"\"\nselect |x\n\"\"\"\n", None),
            ("a.js", "q = `\nselect ${|x}\n`\n", None),
            // A line that goes on cannot be parted.
            ("a.py", "x = 1 + \\\n  eval(|y)\n", None),
            // No comments at all.
            ("a.json", "{\n\"key\": |1}\n", None),
            ("a.unknown", "key |x\n", None),
        ];
        for (path, marked, expected) in cases {
            let at = marked.find('|').unwrap_or_default();
            let text = Text::new(marked.replace('|', ""));
            let found = comment(path, &text, at, "the-rule");
            let expected = expected.map(|put| {
                let written = format!("airlock:allow(the-rule) reason=\"{REASON}\"");
                (text.line_start(at), put.replace("{}", &written))
            });
            assert_eq!(found, expected, "{path}: {marked:?}");
        }
    }
}
