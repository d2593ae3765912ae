//! The lines a finding shows.

use crate::mask::Mask;
use airlock_model::{Excerpt, LineIndex, Location, Span};

/// Lines shown at most; the first ones of a longer finding.
const MAX_LINES: u32 = 12;
/// Bytes of a line shown at most; a line is cut at its end only, since columns count from its start.
const MAX_WIDTH: usize = 400;

/// The lines of `location`, secrets replaced.
pub(crate) fn excerpt(
    mask: &Mask<'_>,
    text: &str,
    index: &LineIndex,
    location: &Location,
) -> Excerpt {
    let first = location.start.line;
    let last = location.end.line.min(first.saturating_add(MAX_LINES - 1));
    let lines = (first..=last).map(|line| {
        let start = index.line_start(line);
        let length = u32::try_from(index.line_text(text, line).len()).unwrap_or(u32::MAX);
        let mut shown = mask.slice(Span::new(start, start.saturating_add(length)));
        // A secret of several lines was replaced as a whole on its first one.
        shown.truncate(shown.find('\n').unwrap_or(shown.len()));
        truncate(&mut shown, MAX_WIDTH);
        shown
    });
    Excerpt {
        first_line: first,
        lines: lines.collect(),
    }
}

/// Cuts `text` to at most `width` bytes, between two characters.
fn truncate(text: &mut String, width: usize) {
    if text.len() > width {
        let mut end = width;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        text.push('…');
    }
}
