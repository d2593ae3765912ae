//! Breaks prose into lines.

/// Indentation from which a line is code (as in Markdown) and is not broken.
const CODE_INDENT: usize = 4;

/// Longest line of code.
const MOST_CODE: usize = 240;

/// Breaks `text` between words so that no line is longer than `width` characters, unless one word is. Line ends in
/// `text` stay, and so does the indentation of its lines; a line that is indented as code stays whole.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.trim_end().split('\n') {
        wrap_paragraph(paragraph.trim_end(), width, &mut lines);
    }
    lines
}

fn wrap_paragraph(paragraph: &str, width: usize, lines: &mut Vec<String>) {
    let words = paragraph.trim_start();
    let indent = paragraph.strip_suffix(words).unwrap_or_default();
    if indent.len() >= CODE_INDENT {
        lines.push(clip(paragraph, MOST_CODE));
        return;
    }
    let mut line = indent.to_owned();
    let mut length = line.chars().count();
    let mut empty = true;
    for word in words.split(' ') {
        let word_length = word.chars().count();
        if !empty && length + 1 + word_length > width {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            length = indent.chars().count();
            empty = true;
        }
        if !empty {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += word_length;
        empty = false;
    }
    lines.push(line);
}

/// The first `max` characters of `text`, with an ellipsis where something is cut.
pub(crate) fn clip(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let mut clipped: String = text.chars().take(max.saturating_sub(1)).collect();
    clipped.push('…');
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words() {
        let cases: [(&str, usize, &[&str]); 6] = [
            ("one two three", 8, &["one two", "three"]),
            (
                "  indented prose breaks",
                15,
                &["  indented", "  prose breaks"],
            ),
            ("    code(stays, whole)", 9, &["    code(stays, whole)"]),
            ("unbreakable", 4, &["unbreakable"]),
            ("a\n\nb", 9, &["a", "", "b"]),
            ("", 9, &[""]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(wrap(text, width), expected, "{text:?}");
        }
    }

    #[test]
    fn clips_with_an_ellipsis() {
        assert_eq!(clip("äöüß", 4), "äöüß");
        assert_eq!(clip("äöüßx", 4), "äöü…");
    }
}
