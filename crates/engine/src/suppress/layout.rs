//! Which lines of a text hold code, that is more than comments and blanks.

use airlock_model::{LineIndex, Span};

/// A text's lines.
pub(super) struct Layout {
    pub(super) index: LineIndex,
    /// Lines (from 1) with code, ascending.
    code: Vec<u32>,
}

impl Layout {
    /// `comments` are in order.
    pub(super) fn new(text: &str, comments: &[Span]) -> Self {
        let index = LineIndex::new(text);
        let mut code: Vec<u32> = Vec::new();
        let mut at = 0;
        let end = Span::new(u32::MAX, u32::MAX);
        for comment in comments.iter().chain(std::iter::once(&end)) {
            let upto = (comment.start as usize).min(text.len());
            let between = text.get(at..upto).unwrap_or_default();
            let mut line = index.line(u32::try_from(at).unwrap_or(u32::MAX));
            for part in between.split('\n') {
                if !part.trim().is_empty() && code.last() != Some(&line) {
                    code.push(line);
                }
                line = line.saturating_add(1);
            }
            at = (comment.end as usize).clamp(at.max(upto), text.len().max(at));
        }
        Self { index, code }
    }

    pub(super) fn has_code(&self, line: u32) -> bool {
        self.code.binary_search(&line).is_ok()
    }

    /// The first line after `line` with code.
    pub(super) fn next_code(&self, line: u32) -> Option<u32> {
        let after = self.code.partition_point(|code| *code <= line);
        self.code.get(after).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suppress::comments::comments;

    #[test]
    fn tells_code_from_comments_and_blanks() {
        let text = "# a\n\nx = 1 # b\n  # c\ny\n";
        let layout = Layout::new(text, &comments(airlock_syntax::by_name("python"), text));
        let lines: Vec<u32> = (1..=6).filter(|line| layout.has_code(*line)).collect();
        assert_eq!(lines, [3, 5]);
        assert_eq!(layout.next_code(1), Some(3));
        assert_eq!(layout.next_code(3), Some(5));
        assert_eq!(layout.next_code(5), None);
    }

    #[test]
    fn a_block_comment_between_code() {
        let text = "a(); /* x\n y */ b();\n/* z */\n";
        let layout = Layout::new(text, &comments(airlock_syntax::by_name("javascript"), text));
        let lines: Vec<u32> = (1..=4).filter(|line| layout.has_code(*line)).collect();
        assert_eq!(lines, [1, 2]);
    }
}
