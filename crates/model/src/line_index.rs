//! From byte offsets to lines and columns.

use crate::{Location, Position, RepoPath, Span};

/// Where the lines of a text begin; built once per file that has a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// Byte offset of each line's first byte; the first is always 0.
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the line ends of `text` (`\n`; a `\r` before it belongs to the line).
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// Number of lines; a final line end does not begin a line of its own, an empty text has one line.
    pub fn line_count(&self, text: &str) -> u32 {
        let open = u32::from(!text.ends_with('\n') || text.is_empty());
        u32::try_from(self.starts.len())
            .unwrap_or(u32::MAX)
            .saturating_sub(1)
            + open
    }

    /// The line (from 1) that holds byte `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        let line = self.starts.partition_point(|start| *start <= offset);
        u32::try_from(line).unwrap_or(u32::MAX).max(1)
    }

    /// Line and column of byte `offset` of the same text.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.line_start(line);
        let column = Span::new(start, offset).slice(text).chars().count();
        Position {
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1),
        }
    }

    /// The place of `span` in the file at `path`.
    pub fn location(&self, path: &RepoPath, text: &str, span: Span) -> Location {
        Location {
            path: path.clone(),
            start: self.position(text, span.start),
            end: self.position(text, span.end),
            span,
        }
    }

    /// Byte offset at which `line` (from 1) begins; the text's end for a line beyond it.
    pub fn line_start(&self, line: u32) -> u32 {
        let at = line.saturating_sub(1) as usize;
        self.starts
            .get(at)
            .or(self.starts.last())
            .copied()
            .unwrap_or(0)
    }

    /// `line` (from 1) of the same text without its end; empty for a line that does not exist.
    pub fn line_text<'text>(&self, text: &'text str, line: u32) -> &'text str {
        let at = line.saturating_sub(1) as usize;
        let Some(start) = self.starts.get(at).copied() else {
            return "";
        };
        let end = self
            .starts
            .get(at + 1)
            .copied()
            .unwrap_or(u32::try_from(text.len()).unwrap_or(u32::MAX));
        Span::new(start, end)
            .slice(text)
            .trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_lines_and_columns() {
        let text = "ab\näö=1\r\n\nlast";
        let index = LineIndex::new(text);
        let cases = [
            (0, 1, 1),
            (2, 1, 3),
            (3, 2, 1),
            (7, 2, 3),
            (11, 3, 1),
            (12, 4, 1),
            (16, 4, 5),
        ];
        for (offset, line, column) in cases {
            assert_eq!(
                index.position(text, offset),
                Position { line, column },
                "offset {offset}"
            );
        }
        assert_eq!(index.line_text(text, 2), "äö=1");
        assert_eq!(index.line_text(text, 9), "");
        assert_eq!(
            (
                index.line_count(text),
                LineIndex::new("").line_count(""),
                LineIndex::new("a\n").line_count("a\n")
            ),
            (4, 1, 1)
        );
    }
}
