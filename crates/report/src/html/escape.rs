//! Texts as HTML.

use crate::neutral;
use crate::prose::{self, Block, Run};

/// One line of text, fit for an element or a quoted attribute.
pub(super) fn text(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    for character in neutral::line(line).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// One line of words and code.
pub(super) fn words(line: &str) -> String {
    let mut out = String::new();
    for run in prose::runs(line) {
        match run {
            Run::Words(words) => out.push_str(&text(words)),
            Run::Code(code) => out.extend(["<code>", &text(code), "</code>"]),
        }
    }
    out
}

/// A text as paragraphs and blocks of code.
pub(super) fn blocks(prose: &str) -> String {
    let prose = neutral::text(prose);
    let mut out = String::new();
    for block in prose::blocks(&prose) {
        match block {
            Block::Paragraph(lines) => out.extend(["<p>", &words(&lines.join(" ")), "</p>\n"]),
            Block::Code(lines) => {
                out.push_str("<pre>");
                for line in lines {
                    out.push_str(&text(line));
                    out.push('\n');
                }
                out.push_str("</pre>\n");
            }
        }
    }
    out
}

/// A line of source code: tabs become four spaces.
pub(super) fn code(line: &str) -> String {
    text(&line.replace('\t', "    "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_no_markup() {
        assert_eq!(
            text("<script>\"'&\u{1b}</script>"),
            "&lt;script&gt;&quot;&#39;&amp;\\u{1b}&lt;/script&gt;"
        );
        assert_eq!(words("`<b>` is <b>"), "<code>&lt;b&gt;</code> is &lt;b&gt;");
        assert_eq!(
            blocks("a\n\n    <b>\n"),
            "<p>a</p>\n<pre>&lt;b&gt;\n</pre>\n"
        );
    }
}
