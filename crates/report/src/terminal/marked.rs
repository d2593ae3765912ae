//! An excerpt made neutral, with the byte ranges that its marks have then.

use crate::neutral;
use airlock_model::{Evidence, Excerpt, Finding, Location, Position};
use std::ops::Range;

/// Characters of one line that are looked at; what is beyond never fits a terminal.
const MOST_COLUMNS: usize = 2_000;

/// The lines of an excerpt, neutral, joined by `\n`.
pub(crate) struct Marked {
    pub(crate) source: String,
    first_line: u32,
    /// For each line: byte offsets of its characters in `source`, and of its end.
    offsets: Vec<Vec<usize>>,
}

impl Marked {
    /// `None` for an excerpt without lines.
    pub(crate) fn new(excerpt: &Excerpt) -> Option<Self> {
        if excerpt.lines.is_empty() {
            return None;
        }
        let mut source = String::new();
        let mut offsets = Vec::with_capacity(excerpt.lines.len());
        for line in &excerpt.lines {
            if !offsets.is_empty() {
                source.push('\n');
            }
            let mut ends = Vec::with_capacity(line.len().min(MOST_COLUMNS) + 1);
            for character in line.chars().take(MOST_COLUMNS) {
                ends.push(source.len());
                match character {
                    '\t' => source.push('\t'),
                    other => neutral::push(&mut source, other),
                }
            }
            ends.push(source.len());
            offsets.push(ends);
        }
        Some(Self {
            source,
            first_line: excerpt.first_line,
            offsets,
        })
    }

    /// The range of the finding's own place.
    ///
    /// A secret is shorter in the excerpt than in the file, so its mark ends where the shown part does.
    pub(crate) fn primary(&self, finding: &Finding) -> Option<Range<usize>> {
        let range = self.range(&finding.location)?;
        if let Evidence::Secret { redacted, .. } = &finding.evidence {
            let shown = neutral::line(&redacted.to_string()).into_owned();
            let rest = self.source.get(range.start..)?;
            if rest.starts_with(&shown) {
                return Some(range.start..range.start + shown.len());
            }
        }
        Some(range)
    }

    /// The range of a place; its end is cut where the excerpt ends. `None` for a place that begins outside it.
    pub(crate) fn range(&self, location: &Location) -> Option<Range<usize>> {
        let start = self.offset(location.start)?;
        let end = self.offset(location.end).unwrap_or(self.source.len());
        Some(start..end.max(start))
    }

    /// Characters of its line that stand before a byte offset of the source.
    pub(crate) fn column(&self, offset: usize) -> usize {
        let before = self.source.get(..offset).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.chars().count()
    }

    fn offset(&self, position: Position) -> Option<usize> {
        let line = position.line.checked_sub(self.first_line)? as usize;
        let ends = self.offsets.get(line)?;
        let column = position.column.saturating_sub(1) as usize;
        ends.get(column).or(ends.last()).copied()
    }
}
