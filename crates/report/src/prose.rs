//! The little markup that messages and rule texts hold: `` `code` `` inside a line, and indented or fenced code.
//!
//! Texts of rules are never passed to a reader as markup: they may come from anywhere. Formats with markup of their
//! own build it from these parts and escape what is inside.

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Run<'text> {
    /// Words.
    Words(&'text str),
    /// What stands between two backticks.
    Code(&'text str),
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block<'text> {
    /// Lines of words; line ends mean nothing.
    Paragraph(Vec<&'text str>),
    /// Lines of code, without the indentation they share.
    Code(Vec<&'text str>),
}

/// Indentation from which a line is code, as in Markdown.
const CODE_INDENT: usize = 4;

/// The pieces of a line; a backtick without partner is a character like any other.
pub(crate) fn runs(line: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = line;
    while let Some((words, after)) = rest.split_once('`') {
        let Some((code, after)) = after.split_once('`') else {
            break;
        };
        if code.is_empty() {
            break;
        }
        if !words.is_empty() {
            runs.push(Run::Words(words));
        }
        runs.push(Run::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        runs.push(Run::Words(rest));
    }
    runs
}

/// The pieces of a text.
pub(crate) fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut fenced = false;
    let mut gap = true;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            gap = true;
            continue;
        }
        let blank = line.trim().is_empty();
        let indent = line.len() - line.trim_start().len();
        let code = fenced || indent >= CODE_INDENT;
        match blocks.last_mut() {
            // Blank lines belong to the code they interrupt.
            Some(Block::Code(lines)) if blank && !gap => lines.push(""),
            Some(Block::Code(lines)) if code && !gap => lines.push(line),
            Some(Block::Paragraph(lines)) if !blank && !code && !gap => lines.push(line.trim()),
            _ if blank => {}
            _ if code => blocks.push(Block::Code(vec![line])),
            _ => blocks.push(Block::Paragraph(vec![line.trim()])),
        }
        let in_code = matches!(blocks.last(), Some(Block::Code(_)));
        gap = blank && !in_code;
    }
    for block in &mut blocks {
        if let Block::Code(lines) = block {
            tidy(lines);
        }
    }
    blocks
}

/// Removes blank lines at the end and the indentation that all lines share.
fn tidy(lines: &mut Vec<&str>) {
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let shared = filled.map(indent).min().unwrap_or(0);
    for line in lines {
        *line = line.get(shared..).unwrap_or("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_lines_at_code() {
        use Run::{Code, Words};
        let cases: [(&str, &[Run<'_>]); 5] = [
            ("plain", &[Words("plain")]),
            ("`a` holds `b`", &[Code("a"), Words(" holds "), Code("b")]),
            ("one ` alone", &[Words("one ` alone")]),
            ("``` fence", &[Words("``` fence")]),
            ("", &[]),
        ];
        for (line, expected) in cases {
            assert_eq!(runs(line), expected, "{line}");
        }
    }

    #[test]
    fn splits_texts_at_code() {
        use Block::{Code, Paragraph};
        let text = "Pass values:\nas parameters.\n\n    a(\n\n      b)\n\nNot so:\n```python\nc()\n```\nEnd";
        assert_eq!(
            blocks(text),
            [
                Paragraph(vec!["Pass values:", "as parameters."]),
                Code(vec!["a(", "", "  b)"]),
                Paragraph(vec!["Not so:"]),
                Code(vec!["c()"]),
                Paragraph(vec!["End"]),
            ]
        );
    }
}
