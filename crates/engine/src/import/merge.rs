//! Places other tools' results in the tree and merges them with our own.
//!
//! A result is the same as a finding if both are in one file, their lines meet, and they speak of one weakness (or the
//! finding's rule has the result's as another name). It is then recorded with the finding and not listed again; of
//! several such findings the nearest takes it. What covers more than [`WIDE`] lines must begin on the same line: a
//! result about a whole file would swallow whatever is in it.

use super::change::Extent;
use super::path::{ForeignPath, Roots};
use super::result::{Columns, Foreign, ForeignPlace, Region};
use super::{Imported, MAX_TAGS};
use crate::error::EngineError;
use crate::excerpt::excerpt;
use crate::fingerprint::Fingerprints;
use crate::mask::Mask;
use crate::options::{Options, Override, SuppressionMode};
use crate::suppress::{self, Book, RuleBook, same_weakness};
use airlock_model::{
    BaselineState, Budget, Counts, CoverageEntry, Cx, Engine, Evidence, Excerpt, Finding, FlowStep,
    LineIndex, Location, Making, Origin, Position, Purpose, Reason, Related, RepoPath, Report,
    RuleId, RuleMeta, Source, Span, Status, Tier,
};
use airlock_rules::RuleSet;
use airlock_source::{Entry, Selection, Workspace};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most lines between the beginnings of two findings that are the same.
const WIDE: u32 = 20;
/// Most findings near a result that are compared with it.
const MAX_COMPARED: usize = 200;

/// Adds other tools' results to `report`, made by a run over the same selection with the same rules and options; of a
/// change only those that belong to it (see [`super::change`]). Comments in
/// the code, overrides, the baseline and the display threshold act on them as on our own; order, counts and the verdict
/// are made anew.
///
/// # Errors
/// When the change cannot be had.
pub fn merge(
    cx: &Cx,
    workspace: &Workspace,
    selection: &Selection,
    rules: &RuleSet,
    options: &Options,
    report: &mut Report,
    imported: Vec<Imported>,
) -> Result<(), EngineError> {
    let extent = Extent::of(cx, workspace, selection)?;
    let book = Book::new(rules);
    let mut metas: BTreeMap<RuleId, RuleMeta> = BTreeMap::new();
    let mut by_file: BTreeMap<RepoPath, Vec<Placed>> = BTreeMap::new();
    for import in imported {
        report.coverage.entries.extend(import.notes);
        for meta in import.rules {
            metas.entry(meta.id.clone()).or_insert(meta);
        }
        report.coverage.entries.extend(place(
            workspace,
            &import.tool,
            import.results,
            &mut by_file,
        ));
    }
    let mut files: Vec<(Entry, Vec<Placed>)> = Vec::new();
    let mut elsewhere = 0;
    for (path, results) in by_file {
        match extent.entry(&path) {
            Some(entry) => files.push((entry, results)),
            None => elsewhere += results.len(),
        }
    }
    if elsewhere > 0 {
        let detail = format!("{elsewhere} results are in files that the change does not touch");
        let entry = note(None, Status::Skipped, Reason::Scope, detail);
        report.coverage.entries.push(entry);
    }
    let found: Vec<FileFindings> = files
        .into_par_iter()
        .map(|(entry, results)| {
            let found = catch_unwind(AssertUnwindSafe(|| {
                let mut found = in_file(cx, workspace, options, &book, &entry, results);
                extent.mark(&entry.path, &mut found.findings);
                found
            }));
            found.unwrap_or_else(|_| FileFindings {
                findings: Vec::new(),
                notes: vec![note(
                    Some(entry.path),
                    Status::Failed,
                    Reason::Crash,
                    "this is a defect of Airlock".to_owned(),
                )],
            })
        })
        .collect();
    let mut findings: Vec<Finding> = Vec::new();
    for file in found {
        findings.extend(file.findings);
        report.coverage.entries.extend(file.notes);
    }
    if let Some(baseline) = &options.baseline {
        baseline.mark(&mut findings);
    }
    findings.retain(|finding| options.shows(finding));
    Merger::new(report, &book, &metas).merge(findings);
    finish(report, options, metas);
    Ok(())
}

/// A result and the file of the tree it is in.
struct Placed {
    foreign: Foreign,
    steps: Vec<(RepoPath, Region, String)>,
    related: Vec<(RepoPath, Region, String)>,
}

struct FileFindings {
    findings: Vec<Finding>,
    notes: Vec<CoverageEntry>,
}

fn note(path: Option<RepoPath>, status: Status, reason: Reason, detail: String) -> CoverageEntry {
    CoverageEntry {
        path,
        engine: Engine::Import,
        status,
        reason,
        detail,
    }
}

/// Sorts the results of one import by file; says how many are outside the tree.
fn place(
    workspace: &Workspace,
    tool: &str,
    results: Vec<Foreign>,
    by_file: &mut BTreeMap<RepoPath, Vec<Placed>>,
) -> Option<CoverageEntry> {
    let paths: BTreeSet<&ForeignPath> = results.iter().map(|result| &result.place.path).collect();
    let roots = Roots::new(workspace.root(), &paths);
    let resolve = |places: &[(ForeignPlace, String)]| {
        places
            .iter()
            .filter_map(|(place, label)| {
                Some((roots.resolve(&place.path)?, place.region, label.clone()))
            })
            .collect()
    };
    let mut outside = 0_u64;
    for foreign in results {
        let Some(path) = roots.resolve(&foreign.place.path) else {
            outside += 1;
            continue;
        };
        by_file.entry(path).or_default().push(Placed {
            steps: resolve(&foreign.steps),
            related: resolve(&foreign.related),
            foreign,
        });
    }
    (outside > 0).then(|| {
        let detail = format!("{outside} results of {tool} are in files outside the tree");
        note(None, Status::Skipped, Reason::Scope, detail)
    })
}

/// The findings of one file.
fn in_file(
    cx: &Cx,
    workspace: &Workspace,
    options: &Options,
    book: &Book<'_>,
    entry: &Entry,
    results: Vec<Placed>,
) -> FileFindings {
    let path = &entry.path;
    let (source, unread) = match workspace.read(entry) {
        Ok(read) => (read.source, None),
        // The result stands, only its code cannot be shown.
        Err(unread) => (
            Source {
                path: path.clone(),
                text: String::new(),
                purpose: Purpose::Product,
                making: Making::Written,
            },
            Some(note(
                Some(path.clone()),
                Status::Partial,
                unread.reason,
                unread.detail,
            )),
        ),
    };
    let detectors = airlock_secrets::detectors();
    let mut budget = Budget::new(options.limits.secrets_steps);
    let hits = airlock_secrets::scan(cx, detectors, &source, &mut budget).hits;
    let file = TextOfFile {
        path,
        text: &source.text,
        is_known: unread.is_none(),
        index: LineIndex::new(&source.text),
        mask: Mask::new(&source.text, detectors, &hits),
    };
    let mut fingerprints = Fingerprints::default();
    let mut findings: Vec<Finding> = results
        .into_iter()
        .map(|placed| file.finding(placed, &mut fingerprints))
        .collect();
    if source.purpose != Purpose::Product {
        for finding in &mut findings {
            finding.tier = Tier::Audit;
        }
    }
    let suppressions = options.bounds_at(path).suppressions;
    if suppressions == SuppressionMode::Disregard {
        for finding in &mut findings {
            finding.suppression = None;
        }
    }
    Override::apply_all(&options.overrides, &mut findings);
    if suppressions == SuppressionMode::Honour {
        let language = airlock_syntax::of_path(path.as_str(), &source.text);
        let directives = suppress::directives(&source, language, &file.mask);
        suppress::cover(&mut findings, &directives, options.today, book);
    }
    FileFindings {
        findings,
        notes: unread.into_iter().collect(),
    }
}

/// A file that results are placed in.
struct TextOfFile<'file> {
    path: &'file RepoPath,
    text: &'file str,
    /// Whether there is a text: without, places are kept as the tool gave them.
    is_known: bool,
    index: LineIndex,
    mask: Mask<'file>,
}

impl TextOfFile<'_> {
    fn finding(&self, placed: Placed, fingerprints: &mut Fingerprints) -> Finding {
        let foreign = placed.foreign;
        let location = self.location(foreign.place.region, foreign.columns);
        let (excerpt, tokens) = if self.is_known {
            let excerpt = excerpt(&self.mask, self.text, &self.index, &location);
            let line = excerpt.lines.first().cloned().unwrap_or_default();
            (excerpt, line.split_whitespace().collect())
        } else {
            (Excerpt::default(), self.mask.words(&foreign.message))
        };
        let message = self.mask.words(&foreign.message);
        let columns = foreign.columns;
        let related = placed
            .related
            .into_iter()
            .map(|(path, region, label)| Related {
                location: self.other_location(path, region, columns),
                label: self.mask.words(&label),
            });
        let steps = placed
            .steps
            .into_iter()
            .map(|(path, region, message)| FlowStep {
                location: self.other_location(path, region, columns),
                message: self.mask.words(&message),
            });
        Finding {
            fingerprint: fingerprints.next(&foreign.rule, &tokens, None),
            rule: foreign.rule,
            engine: Engine::Import,
            tier: foreign.tier,
            severity: foreign.severity,
            confidence: foreign.confidence,
            weaknesses: foreign.weaknesses,
            location,
            related: related.collect(),
            message,
            evidence: Evidence::External {
                tool: foreign.tool,
                rule: foreign.code,
                steps: steps.collect(),
            },
            fixes: Vec::new(),
            symbol: None,
            excerpt,
            origin: Origin::default(),
            suppression: foreign.suppression,
            baseline: BaselineState::New,
            also_reported_by: Vec::new(),
        }
    }

    fn other_location(&self, path: RepoPath, region: Region, columns: Columns) -> Location {
        if path == *self.path {
            self.location(region, columns)
        } else {
            as_given(path, region)
        }
    }

    /// The region's place in the text, cut to it: the file may have changed since.
    fn location(&self, region: Region, columns: Columns) -> Location {
        if !self.is_known {
            return as_given(self.path.clone(), region);
        }
        let last = self.index.line_count(self.text);
        let line = region.start_line.min(last);
        let start = self.offset(line, columns, region.start_column.unwrap_or(0));
        let end_line = region.end_line.unwrap_or(line).clamp(line, last);
        let end = self.offset(end_line, columns, region.end_column.unwrap_or(u32::MAX));
        let end = if end > start {
            end
        } else {
            self.offset(line, columns, u32::MAX)
        };
        self.index
            .location(self.path, self.text, Span::new(start, end.max(start)))
    }

    /// The byte at a column (from 1) of a line; column 0 is the line's first character that is no blank.
    fn offset(&self, line: u32, columns: Columns, column: u32) -> u32 {
        let text = self.index.line_text(self.text, line);
        let start = self.index.line_start(line);
        if column == 0 {
            return start + offset(text.len() - text.trim_start().len());
        }
        let wanted = column.saturating_sub(1) as usize;
        let mut seen = 0;
        for (at, c) in text.char_indices() {
            if seen >= wanted {
                return start + offset(at);
            }
            seen += match columns {
                Columns::Bytes => c.len_utf8(),
                Columns::Utf16 => c.len_utf16(),
                Columns::Scalars => 1,
            };
        }
        start + offset(text.len())
    }
}

/// A place as the tool gave it, for a file whose text is not at hand: it has no bytes.
fn as_given(path: RepoPath, region: Region) -> Location {
    let start = Position {
        line: region.start_line,
        column: region.start_column.unwrap_or(1),
    };
    let end = Position {
        line: region.end_line.unwrap_or(start.line),
        column: region.end_column.unwrap_or(start.column),
    };
    Location {
        path,
        start,
        end: end.max(start),
        span: Span::default(),
    }
}

/// Texts of 4 GiB or more are never scanned.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Puts results to the findings they are the same as, or among them.
struct Merger<'run> {
    report: &'run mut Report,
    book: &'run dyn RuleBook,
    metas: &'run BTreeMap<RuleId, RuleMeta>,
    /// Findings by file and first line.
    near: BTreeMap<(RepoPath, u32), Vec<usize>>,
}

impl<'run> Merger<'run> {
    fn new(
        report: &'run mut Report,
        book: &'run dyn RuleBook,
        metas: &'run BTreeMap<RuleId, RuleMeta>,
    ) -> Self {
        let mut merger = Self {
            near: BTreeMap::new(),
            report,
            book,
            metas,
        };
        for at in 0..merger.report.findings.len() {
            merger.note_place(at);
        }
        merger
    }

    fn note_place(&mut self, at: usize) {
        // What is said about comments is no other tool's subject.
        if let Some(finding) = self.report.findings.get(at)
            && finding.engine != Engine::Rules
        {
            let key = (finding.location.path.clone(), finding.location.start.line);
            self.near.entry(key).or_default().push(at);
        }
    }

    fn merge(mut self, findings: Vec<Finding>) {
        for finding in findings {
            let Evidence::External { tool, rule, .. } = &finding.evidence else {
                continue;
            };
            if let Some(same) = self.same(&finding, tool, rule) {
                let by = format!("{}: {rule}", tool.to_lowercase());
                if let Some(known) = self.report.findings.get_mut(same) {
                    note_reporter(known, tool, by);
                }
            } else {
                self.report.findings.push(finding);
                self.note_place(self.report.findings.len() - 1);
            }
        }
    }

    /// The nearest finding that is the same.
    fn same(&self, finding: &Finding, tool: &str, code: &str) -> Option<usize> {
        let path = &finding.location.path;
        let (first, last) = lines(finding);
        let from = first.saturating_sub(WIDE);
        let to = last.min(first.saturating_add(WIDE));
        let range = (path.clone(), from)..=(path.clone(), to);
        self.near
            .range(range)
            .flat_map(|((_, line), numbers)| {
                numbers.iter().map(move |at| (line.abs_diff(first), *at))
            })
            .take(MAX_COMPARED)
            .filter(|(_, at)| {
                let known = self.report.findings.get(*at);
                known.is_some_and(|known| self.is_same(known, finding, tool, code))
            })
            .min()
            .map(|(_, at)| at)
    }

    fn is_same(&self, known: &Finding, finding: &Finding, tool: &str, code: &str) -> bool {
        if let Evidence::External { tool: other, .. } = &known.evidence
            && other == tool
        {
            // A tool tells its own findings apart; only a repetition is the same.
            return known.rule == finding.rule && known.location == finding.location;
        }
        let ((first, last), (known_first, known_last)) = (lines(finding), lines(known));
        let is_wide = last - first > WIDE || known_last - known_first > WIDE;
        let meets = if is_wide {
            first == known_first
        } else {
            first <= known_last && known_first <= last
        };
        meets && (is_one_weakness(known, finding) || self.is_one_rule(known, finding, code))
    }

    fn is_one_rule(&self, known: &Finding, finding: &Finding, code: &str) -> bool {
        let other_names = self
            .metas
            .get(&finding.rule)
            .map(|meta| meta.aliases.as_slice());
        let names =
            || std::iter::once(code).chain(other_names.into_iter().flatten().map(String::as_str));
        let own = self.book.aliases(&known.rule);
        names().any(|name| name == known.rule.as_str() || own.iter().any(|alias| alias == name))
    }
}

/// The lines of a finding; an end at the beginning of a line belongs to the line before.
pub(super) fn lines(finding: &Finding) -> (u32, u32) {
    let Location { start, end, .. } = &finding.location;
    let before = u32::from(end.column == 1 && end.line > start.line);
    (start.line, end.line - before)
}

fn is_one_weakness(left: &Finding, right: &Finding) -> bool {
    let pair = left.weaknesses.first().zip(right.weaknesses.first());
    pair.is_some_and(|(left, right)| same_weakness(left.0, right.0))
}

fn note_reporter(known: &mut Finding, tool: &str, by: String) {
    let is_own = matches!(&known.evidence, Evidence::External { tool: own, .. } if own == tool);
    let list = &mut known.also_reported_by;
    if !is_own && list.len() < MAX_TAGS && !list.contains(&by) {
        list.push(by);
    }
}

/// Order, rules, counts and verdict.
fn finish(report: &mut Report, options: &Options, mut metas: BTreeMap<RuleId, RuleMeta>) {
    report.findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.location.start, finding.location.end);
        (a.location.path.cmp(&b.location.path))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.rule.cmp(&b.rule))
    });
    for finding in &report.findings {
        if let Some(meta) = metas.remove(&finding.rule) {
            report.rules.push(meta);
        }
    }
    report.rules.sort_by(|a, b| a.id.cmp(&b.id));
    report.rules.dedup_by(|a, b| a.id == b.id);
    report.coverage.entries.sort();
    report.coverage.entries.dedup();
    report.counts = Counts::of(&report.findings);
    report.run.failed = report.findings.iter().any(|finding| options.fails(finding));
}
