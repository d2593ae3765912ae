//! From byte spans to lines and columns, for files of any shape: a lockfile may be one line of many megabytes, with
//! thousands of packages on it.

use airlock_model::{LineIndex, Location, Position, RepoPath, Span};
use std::cell::Cell;

/// Bytes of one line that are counted as characters; beyond, a column counts bytes. A person reads no such column, and
/// counting from the line's start for every package would be quadratic.
const COUNTED: u32 = 65_536;

/// The places of one text.
pub(crate) struct Places<'t> {
    path: RepoPath,
    text: &'t str,
    index: LineIndex,
    ascii: bool,
    /// The last answer, from which the next is counted: offset, line start, column.
    last: Cell<(u32, u32, u32)>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(path: &RepoPath, text: &'t str) -> Self {
        Self {
            path: path.clone(),
            text,
            index: LineIndex::new(text),
            ascii: text.is_ascii(),
            last: Cell::new((0, 0, 1)),
        }
    }

    pub(crate) fn line(&self, at: u32) -> u32 {
        self.index.line(at)
    }

    pub(crate) fn location(&self, span: Span) -> Location {
        Location {
            path: self.path.clone(),
            start: self.position(span.start),
            end: self.position(span.end),
            span,
        }
    }

    fn position(&self, at: u32) -> Position {
        let line = self.index.line(at);
        let start = self.index.line_start(line);
        let (last_at, last_start, last_column) = self.last.get();
        let (from, column) = if last_start == start && last_at <= at {
            (last_at, last_column)
        } else {
            (start, 1)
        };
        let length = if self.ascii || at - from > COUNTED {
            at.saturating_sub(from)
        } else {
            let count = Span::new(from, at).slice(self.text).chars().count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let column = column.saturating_add(length);
        self.last.set((at, start, column));
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_line_index(text in "[aä\n]{0,30}", starts in proptest::collection::vec(0_u32..60, 0..6)) {
            let path = RepoPath::new("f");
            let (places, index) = (Places::new(&path, &text), LineIndex::new(&text));
            for start in starts {
                let start = text.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(0)).filter(|at| *at <= start).max().unwrap_or(0);
                let span = Span::new(start, start);
                prop_assert_eq!(places.location(span), index.location(&path, &text, span));
            }
        }
    }
}
