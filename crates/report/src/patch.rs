//! What a fix changes, as far as a finding's excerpt can show it.
//!
//! A fix speaks of bytes of a file that a renderer never sees; the excerpt holds only whole lines round the finding,
//! shortened or with secrets replaced. An edit is shown as lines only where the excerpt provably still has the bytes
//! that the edit counts; every other edit stays a byte range.

use airlock_model::{Edit, Finding, Fix, Position, Span};
use std::ops::Range;

/// A fix against the lines of an excerpt.
pub(crate) struct Patch<'fix> {
    /// Number of the first line of `before` and `after`.
    pub(crate) first_line: u32,
    /// The lines as they are, joined by `\n`.
    pub(crate) before: String,
    /// The lines as they become.
    pub(crate) after: String,
    /// Each edit with its place, where the excerpt shows it.
    pub(crate) edits: Vec<(&'fix Edit, Option<(Position, Position)>)>,
}

impl Patch<'_> {
    /// Whether the excerpt shows at least one change.
    pub(crate) fn has_lines(&self) -> bool {
        self.before != self.after
    }

    /// The lines that go.
    pub(crate) fn removed(&self) -> impl Iterator<Item = &str> {
        self.before.lines()
    }

    /// The lines that come; none where only white space is left.
    pub(crate) fn added(&self) -> impl Iterator<Item = &str> {
        let blank = self.after.trim().is_empty();
        self.after.lines().filter(move |_| !blank)
    }

    /// The edits that the lines do not show.
    pub(crate) fn elsewhere(&self) -> impl Iterator<Item = &Edit> {
        self.edits
            .iter()
            .filter(|(_, place)| place.is_none())
            .map(|(edit, _)| *edit)
    }
}

/// Lays `fix` over the excerpt of `finding`.
pub(crate) fn lay<'fix>(finding: &Finding, fix: &'fix Fix) -> Patch<'fix> {
    let window = Window::new(finding);
    let mut edits: Vec<(&Edit, Option<Range<usize>>)> = fix
        .edits
        .iter()
        .map(|edit| (edit, window.as_ref().and_then(|w| w.range(edit.span))))
        .collect();
    edits.sort_by_key(|(edit, _)| edit.span);
    let Some(window) = window else {
        return Patch {
            first_line: finding.location.start.line,
            before: String::new(),
            after: String::new(),
            edits: edits.into_iter().map(|(edit, _)| (edit, None)).collect(),
        };
    };
    let ranges = || edits.iter().filter_map(|(_, range)| range.as_ref());
    let start = ranges().map(|range| range.start).min().unwrap_or(0);
    let end = ranges().map(|range| range.end).max().unwrap_or(0);
    let lines = window.whole_lines(start..end);
    let mut after = String::new();
    let mut at = lines.start;
    for (edit, range) in &edits {
        if let Some(range) = range {
            after.push_str(window.text.get(at..range.start).unwrap_or_default());
            after.push_str(&edit.replacement);
            at = range.end;
        }
    }
    after.push_str(window.text.get(at..lines.end).unwrap_or_default());
    Patch {
        first_line: window.position(lines.start).line,
        before: window.text.get(lines).unwrap_or_default().to_owned(),
        after,
        edits: edits
            .into_iter()
            .map(|(edit, range)| {
                (
                    edit,
                    range.map(|r| (window.position(r.start), window.position(r.end))),
                )
            })
            .collect(),
    }
}

/// An excerpt as one text, tied to the file's bytes at the finding's place.
struct Window {
    text: String,
    first_line: u32,
    /// The finding's place in `text`.
    place: Range<usize>,
    /// The same place in the file.
    span: Span,
}

impl Window {
    /// `None` where the excerpt does not hold the finding's bytes one to one.
    fn new(finding: &Finding) -> Option<Self> {
        let mut window = Self {
            text: finding.excerpt.lines.join("\n"),
            first_line: finding.excerpt.first_line,
            place: 0..0,
            span: finding.location.span,
        };
        let start = window.offset(finding.location.start)?;
        let end = window.offset(finding.location.end)?;
        window.place = start..end;
        let length = end.checked_sub(start)?;
        (length == window.span.len() as usize).then_some(window)
    }

    /// Byte offset of a position in the text.
    fn offset(&self, position: Position) -> Option<usize> {
        let skip = position.line.checked_sub(self.first_line)? as usize;
        let mut start = 0;
        for (at, line) in self.text.split('\n').enumerate() {
            if at == skip {
                let column = position.column.checked_sub(1)? as usize;
                let ends = line.char_indices().map(|(offset, _)| offset);
                return ends
                    .chain([line.len()])
                    .nth(column)
                    .map(|offset| start + offset);
            }
            start += line.len() + 1;
        }
        None
    }

    /// Position of a byte offset of the text.
    fn position(&self, offset: usize) -> Position {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let lines = before.matches('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        Position {
            line: self
                .first_line
                .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)),
            column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1),
        }
    }

    /// The range of the text that a span of the file covers; `None` outside the finding's own lines, since the length
    /// of the line ends there is not known.
    fn range(&self, span: Span) -> Option<Range<usize>> {
        let shift = |offset: u32| {
            let distance = i64::from(offset) - i64::from(self.span.start);
            let at = i64::try_from(self.place.start)
                .ok()?
                .checked_add(distance)?;
            usize::try_from(at).ok()
        };
        let range = shift(span.start)?..shift(span.end)?;
        let lines = self.whole_lines(self.place.clone());
        let inside = lines.start <= range.start && range.end <= lines.end;
        (inside && self.text.get(range.clone()).is_some()).then_some(range)
    }

    /// `range` widened to whole lines.
    fn whole_lines(&self, range: Range<usize>) -> Range<usize> {
        let before = self.text.get(..range.start).unwrap_or_default();
        let after = self.text.get(range.end..).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after
            .find('\n')
            .map_or(self.text.len(), |at| range.end + at);
        start..end
    }
}
