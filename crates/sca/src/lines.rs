//! Line by line through formats that are lists of lines, with the place of every word.

use airlock_model::Span;

/// A line, or a part of one, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    pub(crate) start: u32,
}

/// The lines of `text` without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = crate::doc::offset(at);
        at += line.len();
        Line {
            text: line.trim_end_matches(['\n', '\r']),
            start,
        }
    })
}

impl<'t> Line<'t> {
    /// The place of `part`, which must be a slice of this line; the whole line for anything else.
    pub(crate) fn span_of(&self, part: &str) -> Span {
        let at = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if at > self.text.len() || at + part.len() > self.text.len() {
            return self.span();
        }
        let start = self.start + crate::doc::offset(at);
        Span::new(start, start + crate::doc::offset(part.len()))
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.start, self.start + crate::doc::offset(self.text.len()))
    }

    /// Columns of white space before the first word.
    pub(crate) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// The text without white space around it.
    pub(crate) fn trimmed(&self) -> &'t str {
        self.text.trim()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn knows_where_words_stand() {
        let text = "a\r\n  b c\n";
        let line = lines(text).nth(1).unwrap();
        let word = line.text.split_whitespace().nth(1).unwrap();
        assert_eq!(line.span_of(word).slice(text), "c");
        assert_eq!(line.span_of("elsewhere"), line.span());
        assert_eq!(line.indent(), 2);
    }
}
