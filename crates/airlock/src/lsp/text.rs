//! A document's text, and places in it: bytes here, lines and columns of the protocol there.
//!
//! Lines end with `\n`, `\r\n` or a lone `\r`. Columns count bytes or units of UTF-16, as was agreed on.
//!
//! Invariants:
//! - any place is taken: beyond a line's end it is that end, beyond the text the text's end, inside a character its start;
//! - what came from a byte between two characters goes back to it.

use gen_lsp_types::{Position, Range};

/// What columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Columns {
    /// Bytes of UTF-8.
    Bytes,
    /// Units of UTF-16.
    Units,
}

/// A text whose lines are known.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    text: String,
    /// Where each line begins; the first at 0.
    starts: Vec<usize>,
}

impl Text {
    pub(crate) fn new(text: String) -> Self {
        let starts = starts(&text);
        Self { text, starts }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The byte at `position`.
    pub(crate) fn offset(&self, position: Position, columns: Columns) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line).copied() else {
            return self.text.len();
        };
        let text = self.line_at(line);
        let mut left = u64::from(position.character);
        for (at, character) in text.char_indices() {
            let width = width(character, columns);
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + text.len()
    }

    /// The place of the byte at `offset`; of the last before it that begins a character.
    pub(crate) fn position(&self, offset: usize, columns: Columns) -> Position {
        let offset = floor(&self.text, offset);
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or_default();
        let column: u64 = before
            .chars()
            .map(|character| width(character, columns))
            .sum();
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    /// The places of a range of bytes.
    pub(crate) fn range(&self, bytes: std::ops::Range<usize>, columns: Columns) -> Range {
        Range {
            start: self.position(bytes.start, columns),
            end: self.position(bytes.end, columns),
        }
    }

    /// The bytes of a range; an inverted one is taken the right way round.
    pub(crate) fn bytes(&self, range: Range, columns: Columns) -> std::ops::Range<usize> {
        let (start, end) = (
            self.offset(range.start, columns),
            self.offset(range.end, columns),
        );
        start.min(end)..start.max(end)
    }

    /// Puts `text` where `range` is.
    pub(crate) fn replace(&mut self, range: Range, text: &str, columns: Columns) {
        let bytes = self.bytes(range, columns);
        self.text.replace_range(bytes, text);
        self.starts = starts(&self.text);
    }

    /// Where the line begins that holds the byte at `offset`.
    pub(crate) fn line_start(&self, offset: usize) -> usize {
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        self.starts.get(line).copied().unwrap_or(0)
    }

    /// A line (from 0) without its end.
    fn line_at(&self, line: usize) -> &str {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }
}

fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0)
        .chain(ends.map(|(at, _)| at + 1))
        .collect()
}

fn width(character: char, columns: Columns) -> u64 {
    match columns {
        Columns::Bytes => character.len_utf8() as u64,
        Columns::Units => character.len_utf16() as u64,
    }
}

/// The last boundary of characters up to `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn counts_as_was_agreed() {
        let text = Text::new("a😀b\r\nä\rz\n".to_owned());
        let cases = [
            // byte, columns in bytes, columns in units
            (0, at(0, 0), at(0, 0)),
            (1, at(0, 1), at(0, 1)),
            (5, at(0, 5), at(0, 3)),
            (6, at(0, 6), at(0, 4)),
            (8, at(1, 0), at(1, 0)),
            (10, at(1, 2), at(1, 1)),
            (11, at(2, 0), at(2, 0)),
            (13, at(3, 0), at(3, 0)),
        ];
        for (byte, bytes, units) in cases {
            assert_eq!(text.position(byte, Columns::Bytes), bytes, "byte {byte}");
            assert_eq!(text.position(byte, Columns::Units), units, "byte {byte}");
            assert_eq!(text.offset(bytes, Columns::Bytes), byte, "{bytes:?}");
            assert_eq!(text.offset(units, Columns::Units), byte, "{units:?}");
        }
        let beyond = [
            ("half of a character", at(0, 2), 1),
            ("beyond a line", at(0, 99), 6),
            ("beyond a line that ends with a lone return", at(1, 9), 10),
            ("beyond the text", at(9, 0), 13),
        ];
        for (name, position, byte) in beyond {
            assert_eq!(text.offset(position, Columns::Units), byte, "{name}");
        }
    }

    /// Texts with all that makes columns differ.
    fn texts() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("a"),
                Just("ä"),
                Just("😀"),
                Just("\u{2028}"),
                Just("\u{301}"),
                Just("\n"),
                Just("\r\n"),
                Just("\r")
            ],
            0..24,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn places_go_there_and_back(text in texts(), byte in 0_usize..90) {
            let lines = Text::new(text.clone());
            let byte = floor(&text, byte);
            // Between the two characters of one line end there is no place.
            prop_assume!(!text.get(..byte).is_some_and(|before| before.ends_with('\r')) || !text.get(byte..).is_some_and(|after| after.starts_with('\n')));
            for columns in [Columns::Bytes, Columns::Units] {
                let position = lines.position(byte, columns);
                prop_assert_eq!(lines.offset(position, columns), byte);
            }
        }

        #[test]
        fn units_are_those_of_utf_16(text in "[a😀ä]{0,12}", byte in 0_usize..40) {
            let byte = floor(&text, byte);
            let units = text.get(..byte).unwrap_or_default().encode_utf16().count();
            let position = Text::new(text).position(byte, Columns::Units);
            prop_assert_eq!(position.character as usize, units);
        }

        /// The text of an editor that keeps whole lines, and ours, stay the same.
        #[test]
        fn changes_are_those_of_the_editor(
            text in texts(),
            changes in proptest::collection::vec(((0_u32..8, 0_u32..12), (0_u32..8, 0_u32..12), texts()), 0..4),
        ) {
            let mut ours = Text::new(text);
            for (start, end, put) in changes {
                let (start, end) = (start.min(end), start.max(end));
                let range = Range { start: at(start.0, start.1), end: at(end.0, end.1) };
                let bytes = ours.bytes(range, Columns::Units);
                let all: Vec<u16> = ours.as_str().encode_utf16().collect();
                let units = |bytes: usize| ours.as_str().get(..bytes).unwrap_or_default().encode_utf16().count();
                let (before, after) = (all.get(..units(bytes.start)).unwrap_or_default(), all.get(units(bytes.end)..).unwrap_or_default());
                let expected: Vec<u16> = before.iter().copied().chain(put.encode_utf16()).chain(after.iter().copied()).collect();
                ours.replace(range, &put, Columns::Units);
                prop_assert_eq!(ours.as_str().encode_utf16().collect::<Vec<_>>(), expected);
                prop_assert_eq!(&ours.starts, &starts(ours.as_str()));
            }
        }
    }
}
