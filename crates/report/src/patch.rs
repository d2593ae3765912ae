//! What a fix changes, as far as a finding's excerpt can show it.
//!
//! A fix speaks of bytes of a file that a renderer never sees; the excerpt holds only whole lines round the finding,
//! shortened or with secrets replaced. An edit is shown as lines only where the excerpt provably still has the bytes
//! that the edit counts; every other edit stays a byte range.

use airlock_model::{Edit, Finding, Fix, Position, Span};
use std::ops::Range;

/// Lines of a change that is shown; a longer one is an edit to be looked at in an editor.
const MOST_LINES: usize = 60;

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
    /// Whether there is a change of lines that a reader can take in.
    pub(crate) fn has_lines(&self) -> bool {
        self.before != self.after && self.line_count() <= MOST_LINES
    }

    /// Lines that go and come.
    fn line_count(&self) -> usize {
        self.before.lines().count() + self.after.lines().count()
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

    /// How many edits the lines do not show.
    pub(crate) fn hidden(&self) -> usize {
        let long = self.line_count() > MOST_LINES;
        let edits = self.edits.iter();
        edits.filter(|(_, place)| long || place.is_none()).count()
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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use airlock_model::{
        Applicability, BaselineState, Confidence, Engine, Evidence, Excerpt, Fingerprint,
        LineIndex, Origin, RepoPath, RuleId, Severity, Tier,
    };
    use std::collections::BTreeMap;

    /// A finding at `place` of `text`, whose excerpt is `shown` from line `first_line`.
    fn finding(text: &str, place: &str, first_line: u32, shown: &[&str]) -> Finding {
        let start = u32::try_from(text.find(place).unwrap()).unwrap();
        let span = Span::new(start, start + u32::try_from(place.len()).unwrap());
        Finding {
            rule: RuleId::new("rule"),
            engine: Engine::Sast,
            tier: Tier::Vulnerability,
            severity: Severity::High,
            confidence: Confidence::High,
            weaknesses: Vec::new(),
            location: LineIndex::new(text).location(&RepoPath::new("a"), text, span),
            related: Vec::new(),
            message: String::new(),
            evidence: Evidence::Pattern {
                bindings: BTreeMap::new(),
            },
            fixes: Vec::new(),
            fingerprint: Fingerprint::default(),
            symbol: None,
            excerpt: Excerpt {
                first_line,
                lines: shown.iter().map(|line| (*line).to_owned()).collect(),
            },
            origin: Origin::Unknown,
            suppression: None,
            baseline: BaselineState::New,
            also_reported_by: Vec::new(),
        }
    }

    fn fix(text: &str, edits: &[(&str, &str)]) -> Fix {
        let edits = edits.iter().map(|(old, new)| {
            let start = u32::try_from(text.find(old).unwrap()).unwrap();
            Edit {
                span: Span::new(start, start + u32::try_from(old.len()).unwrap()),
                replacement: (*new).to_owned(),
            }
        });
        Fix {
            description: String::new(),
            applicability: Applicability::Safe,
            edits: edits.collect(),
        }
    }

    const TEXT: &str = "import os\n\nä = eval(x) + 1\nb = 2\n";
    const SHOWN: [&str; 3] = ["", "ä = eval(x) + 1", "b = 2"];

    #[test]
    fn shows_edits_of_the_findings_own_lines() {
        let finding = finding(TEXT, "eval(x)", 2, &SHOWN);
        let cases: [(&[(&str, &str)], &str); 4] = [
            (&[("eval", "int")], "ä = int(x) + 1"),
            (&[("ä", "name"), ("1", "2")], "name = eval(x) + 2"),
            (&[(" + 1", ""), ("eval", "int")], "ä = int(x)"),
            (&[("eval(x)", "int(\n    x)")], "ä = int(\n    x) + 1"),
        ];
        for (edits, after) in cases {
            let fix = fix(TEXT, edits);
            let patch = lay(&finding, &fix);
            assert_eq!(
                (
                    patch.first_line,
                    patch.before.as_str(),
                    patch.after.as_str()
                ),
                (3, "ä = eval(x) + 1", after)
            );
            assert_eq!(patch.hidden(), 0);
        }
    }

    #[test]
    fn leaves_edits_of_other_lines_to_bytes() {
        let finding = finding(TEXT, "eval(x)", 2, &SHOWN);
        let fix = fix(
            TEXT,
            &[("import os", "import ast"), ("eval", "int"), ("2", "3")],
        );
        let patch = lay(&finding, &fix);
        assert_eq!(patch.after, "ä = int(x) + 1");
        assert_eq!(patch.hidden(), 2);
        let places: Vec<_> = patch.edits.iter().filter_map(|(_, place)| *place).collect();
        let at = |line, column| Position { line, column };
        assert_eq!(places, [(at(3, 5), at(3, 9))]);
    }

    #[test]
    fn leaves_out_long_changes() {
        let finding = finding(TEXT, "eval(x)", 2, &SHOWN);
        let fix = fix(TEXT, &[("eval(x)", &"line\n".repeat(MOST_LINES))]);
        let patch = lay(&finding, &fix);
        assert!(!patch.has_lines());
        assert_eq!(patch.hidden(), 1);
    }

    #[test]
    fn shows_nothing_where_the_excerpt_is_not_the_file() {
        let secret = "key = \"0123456789abcdef\"\n";
        let windows = "f(\r\n  a)\r\n";
        let cases = [
            (
                "replaced secret",
                finding(secret, "0123456789abcdef", 1, &["key = \"0123***\""]),
                secret,
            ),
            (
                "line ends of two bytes",
                finding(windows, "f(\r\n  a)", 1, &["f(", "  a)"]),
                windows,
            ),
            ("no excerpt", finding(TEXT, "eval(x)", 1, &[]), TEXT),
            (
                "excerpt of other lines",
                finding(TEXT, "eval(x)", 9, &SHOWN),
                TEXT,
            ),
        ];
        for (what, finding, text) in cases {
            let span = finding.location.span;
            let fix = fix(text, &[(span.slice(text), "new")]);
            let patch = lay(&finding, &fix);
            assert!(!patch.has_lines(), "{what}");
            assert_eq!(patch.hidden(), 1, "{what}");
        }
    }
}
