//! From a file's text to its directives.

use super::comments::comments;
use super::layout::Layout;
use super::{Convention, Directive, MAX_DIRECTIVES, foreign, own};
use crate::excerpt::excerpt;
use crate::mask::Mask;
use aho_corasick::{AhoCorasick, MatchKind};
use airlock_model::{Cx, LineIndex, LineRange, Source, Span};
use airlock_syntax::{Language, embedded};
use jiff::civil::Date;
use std::sync::LazyLock;

/// Longest text of a directive that is kept.
const MAX_TEXT: usize = 300;

/// A directive's words, before it has a place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) rules: Vec<String>,
    pub(super) reason: Option<String>,
    pub(super) until: Option<Date>,
    pub(super) fault: Option<String>,
    /// Bytes after the mark that belong to it.
    pub(super) length: usize,
}

impl Written {
    pub(super) fn of(rules: Vec<String>, length: usize) -> Self {
        Self {
            rules,
            length,
            ..Self::default()
        }
    }

    pub(super) fn because(mut self, reason: &str) -> Self {
        let reason = reason.trim();
        self.reason = (!reason.is_empty()).then(|| reason.to_owned());
        self
    }
}

/// Which lines a directive covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Its own, and the next with code if its own has none.
    NextCode,
    /// Its own, and the next if its own has no code.
    NextLine,
    /// Its own.
    Own,
    /// The next.
    Below,
    /// All to the end, or to where [`Reach::Close`] ends it.
    Open,
    /// Covers nothing, ends what is open.
    Close,
}

/// A kind of directive: the word by which it is known, and how the rest is read.
struct Form {
    mark: &'static str,
    convention: Convention,
    reach: Reach,
    read: fn(&str) -> Option<Written>,
}

const fn form(
    mark: &'static str,
    convention: Convention,
    reach: Reach,
    read: fn(&str) -> Option<Written>,
) -> Form {
    Form {
        mark,
        convention,
        reach,
        read,
    }
}

static FORMS: &[Form] = &[
    form("airlock:", Convention::Airlock, Reach::NextCode, own::read),
    form(
        "nosem",
        Convention::Semgrep,
        Reach::NextLine,
        foreign::semgrep,
    ),
    form("nosec", Convention::Nosec, Reach::Own, foreign::nosec),
    form(
        "nolint",
        Convention::Golangci,
        Reach::NextLine,
        foreign::golangci,
    ),
    form("NOSONAR", Convention::Sonar, Reach::Own, foreign::sonar),
    form(
        "gitleaks:allow",
        Convention::Gitleaks,
        Reach::Own,
        foreign::word,
    ),
    form(
        "trufflehog:ignore",
        Convention::Trufflehog,
        Reach::Own,
        foreign::word,
    ),
    form(
        "pragma: allowlist secret",
        Convention::DetectSecrets,
        Reach::Own,
        foreign::word,
    ),
    form(
        "pragma: allowlist nextline secret",
        Convention::DetectSecrets,
        Reach::Below,
        foreign::word,
    ),
    form(
        "eslint-disable-line",
        Convention::Eslint,
        Reach::Own,
        foreign::eslint,
    ),
    form(
        "eslint-disable-next-line",
        Convention::Eslint,
        Reach::Below,
        foreign::eslint,
    ),
    form(
        "eslint-disable",
        Convention::Eslint,
        Reach::Open,
        foreign::eslint,
    ),
    form(
        "eslint-enable",
        Convention::Eslint,
        Reach::Close,
        foreign::eslint,
    ),
];

/// Finds the marks; the longest where several begin at one place.
static MARKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(FORMS.iter().map(|form| form.mark))
        .ok()
});

/// The directives of a file, in order. Files without any cost one pass of a string search.
pub(crate) fn directives(
    cx: &Cx,
    source: &Source,
    language: Option<&'static Language>,
    mask: &Mask<'_>,
) -> Vec<Directive> {
    let text = source.text.as_str();
    if !MARKS.as_ref().is_some_and(|marks| marks.is_match(text)) {
        return Vec::new();
    }
    let host = LineIndex::new(text);
    let parts = embedded(cx, source.path.as_str(), text);
    let inside: Vec<Span> = parts
        .iter()
        .map(|part| part.host_span(Span::new(0, offset(part.text.len()))))
        .collect();
    // Code in a document is read as what it is, not as the document's text.
    let mut found: Vec<Placed> = read_text(language, text)
        .into_iter()
        .filter(|placed| !inside.iter().any(|part| part.contains(placed.span)))
        .collect();
    for part in &parts {
        let index = LineIndex::new(&part.text);
        let line_in_host = |line: u32| {
            let start = index.line_start(line);
            host.line(part.host_span(Span::new(start, start)).start)
        };
        found.extend(
            read_text(Some(part.language), &part.text)
                .into_iter()
                .map(|mut placed| {
                    placed.span = part.host_span(placed.span);
                    // A directive of the last line may speak of one that is not there.
                    let count = index.line_count(&part.text);
                    placed.lines.retain(|range| range.first <= count);
                    for range in &mut placed.lines {
                        *range = LineRange {
                            first: line_in_host(range.first),
                            last: line_in_host(range.last.min(count)),
                        };
                    }
                    placed
                }),
        );
    }
    found.sort_by_key(|placed| placed.span);
    bound(&mut found);
    found
        .into_iter()
        .map(|placed| placed.into_directive(source, &host, mask))
        .collect()
}

/// Keeps [`MAX_DIRECTIVES`]; the last kept says that there are more.
fn bound(found: &mut Vec<Placed>) {
    if found.len() > MAX_DIRECTIVES {
        found.truncate(MAX_DIRECTIVES);
        if let Some(last) = found.last_mut() {
            last.convention = Convention::Airlock;
            last.written.fault = Some(format!(
                "the file has more than {MAX_DIRECTIVES} directives, this one and all after it are left out"
            ));
        }
    }
}

/// A directive with its place in the text it was read from.
struct Placed {
    convention: Convention,
    written: Written,
    span: Span,
    lines: Vec<LineRange>,
}

impl Placed {
    /// Ends it at `line` if nothing has. `eslint-enable` ends all that is open, whatever it names: that errs on the side
    /// of showing a finding, and keeps reading linear.
    fn close(&mut self, line: u32) {
        for range in &mut self.lines {
            if range.last == u32::MAX {
                range.last = line;
            }
        }
    }

    fn into_directive(self, source: &Source, host: &LineIndex, mask: &Mask<'_>) -> Directive {
        let location = host.location(&source.path, &source.text, self.span);
        let written = self.written;
        Directive {
            convention: self.convention,
            rules: written.rules.iter().map(|name| mask.words(name)).collect(),
            reason: written.reason.map(|reason| mask.words(&reason)),
            until: written.until,
            fault: written.fault.map(|fault| mask.words(&fault)),
            text: mask.slice(self.span).chars().take(MAX_TEXT).collect(),
            excerpt: excerpt(mask, &source.text, host, &location),
            location,
            lines: self.lines,
        }
    }
}

fn read_text(language: Option<&'static Language>, text: &str) -> Vec<Placed> {
    let Some(marks) = MARKS.as_ref().filter(|marks| marks.is_match(text)) else {
        return Vec::new();
    };
    let comments = comments(language, text);
    let layout = Layout::new(text, &comments);
    let mut found: Vec<Placed> = Vec::new();
    // Where the directives begin that no `eslint-enable` has ended.
    let mut open = 0;
    for comment in comments {
        let mut start = comment.start as usize;
        for line in comment.slice(text).split_inclusive('\n') {
            for hit in marks.find_iter(line) {
                let Some((reach, placed)) = FORMS
                    .get(hit.pattern().as_usize())
                    .and_then(|form| read_form(form, line, hit.range(), start, &layout))
                else {
                    continue;
                };
                if reach == Reach::Close {
                    let line = layout.index.line(placed.span.start);
                    found
                        .iter_mut()
                        .skip(open)
                        .for_each(|open| open.close(line));
                    open = found.len();
                } else {
                    found.push(placed);
                }
            }
            start += line.len();
            if found.len() > MAX_DIRECTIVES {
                return found;
            }
        }
    }
    found
}

/// Reads the directive whose mark is at `mark` of `line`, which begins at byte `start` of the text.
fn read_form(
    form: &Form,
    line: &str,
    mark: std::ops::Range<usize>,
    start: usize,
    layout: &Layout,
) -> Option<(Reach, Placed)> {
    if !begins(form, line.get(..mark.start)?) {
        return None;
    }
    let rest = without_closer(line.get(mark.end..)?);
    let written = (form.read)(rest)?;
    let end = mark.end + rest.get(..written.length).unwrap_or(rest).trim_end().len();
    let span = Span::new(offset(start + mark.start), offset(start + end));
    let own = layout.index.line(span.start);
    let placed = Placed {
        convention: form.convention,
        lines: lines(form.reach, own, layout),
        written,
        span,
    };
    Some((form.reach, placed))
}

/// Whether what stands before a mark lets it begin a directive: nothing of the same word, no quote or back-tick, which
/// make it a mention. `nosec` and `nolint` must be the first word (their tools demand that).
fn begins(form: &Form, before: &str) -> bool {
    let is_quote = |c: char| matches!(c, '`' | '"' | '\'');
    if matches!(form.convention, Convention::Nosec | Convention::Golangci) {
        const MARKS: [char; 6] = ['#', '/', '*', '-', ';', '%'];
        let before = before.trim_end_matches([' ', '\t']);
        return before.ends_with(MARKS) && !before.trim_end_matches(MARKS).ends_with(is_quote);
    }
    let last = before.chars().next_back();
    last.is_none_or(|c| !(c.is_alphanumeric() || is_quote(c) || matches!(c, '_' | '-' | '@')))
}

/// The rest of a comment's line without what closes the comment.
fn without_closer(rest: &str) -> &str {
    let mut rest = rest.trim_end();
    for closer in ["*/", "--%>", "-->", "--}}", "%>", "}}", "#}", "*)"] {
        rest = rest.strip_suffix(closer).unwrap_or(rest);
    }
    rest.trim_end()
}

fn lines(reach: Reach, own: u32, layout: &Layout) -> Vec<LineRange> {
    let one = |line| LineRange {
        first: line,
        last: line,
    };
    let below = own.saturating_add(1);
    let alone = !layout.has_code(own);
    match reach {
        Reach::NextCode => std::iter::once(one(own))
            .chain(layout.next_code(own).filter(|_| alone).map(one))
            .collect(),
        Reach::NextLine => std::iter::once(one(own))
            .chain(alone.then(|| one(below)))
            .collect(),
        Reach::Own => vec![one(own)],
        Reach::Below => vec![one(below)],
        Reach::Open => vec![LineRange {
            first: own,
            last: u32::MAX,
        }],
        Reach::Close => Vec::new(),
    }
}

/// Texts of 4 GiB or more are never scanned.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
