//! One look at the trees of a selection, for commands that print facts and report nothing.
//!
//! Invariants:
//! - the files of a plan are read once and parsed once, the state before a change too where there is one;
//! - a panic or an unreadable file costs that file's facts and is Coverage;
//! - what comes out is in the order of the plan, whatever the number of threads.

use crate::error::EngineError;
use crate::options::{Options, Stage};
use crate::watchdog::Watchdog;
use airlock_model::{
    ChangedFile, CoverageEntry, Cx, Engine, FileStatus, LineIndex, Making, Reason, RepoPath,
    Source, Status,
};
use airlock_sast::SourceView;
use airlock_source::{Entry, Plan, ReadFile, Workspace};
use airlock_syntax::{Language, ParseLimits, Tree};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// One text of a file: what it is, or what it was before the change.
pub struct Side<'look> {
    /// The text.
    pub source: &'look Source,
    /// Its language, where it is known.
    pub language: Option<&'static Language>,
    /// Its tree; an empty one where there is no language.
    pub tree: &'look Tree,
    /// Where its lines begin.
    pub lines: &'look LineIndex,
}

impl Side<'_> {
    /// The same for the engine of static analysis.
    pub fn view(&self) -> SourceView<'_> {
        SourceView {
            path: self.source.path.as_str(),
            text: &self.source.text,
            language: self.language,
            tree: self.tree,
        }
    }
}

/// A file of a plan.
pub struct Inspected<'look> {
    /// Its path.
    pub path: &'look RepoPath,
    /// What it is; `None` where it is gone.
    pub new: Option<Side<'look>>,
    /// What it was before the change; `None` where it is new, or nothing is compared.
    pub old: Option<Side<'look>>,
    /// What the change did to it; `None` where nothing is compared.
    pub changed: Option<&'look ChangedFile>,
}

/// What was seen, by file in the order of the plan, and what was not.
#[derive(Debug)]
pub struct Inspection<T> {
    /// What was seen.
    pub files: Vec<(RepoPath, T)>,
    /// What was not looked at.
    pub coverage: Vec<CoverageEntry>,
}

/// Looks at the files of `plan` whose paths are `wanted`.
///
/// # Errors
/// When there are no threads. What concerns single files is Coverage.
pub fn inspect<T: Send>(
    cx: &Cx,
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
    wanted: impl Fn(&str) -> bool + Sync,
    look: impl Fn(&Inspected<'_>) -> Option<T> + Sync,
) -> Result<Inspection<T>, EngineError> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .build()
        .map_err(|error| EngineError::Threads(error.to_string()))?;
    let gone = plan.base_only.iter().map(|entry| (entry, State::Gone));
    let mut entries: Vec<(&Entry, State)> = { plan.entries.iter() }
        .map(|entry| (entry, State::Here))
        .chain(gone)
        .filter(|(entry, _)| wanted(entry.path.as_str()))
        .collect();
    entries.sort_by(|a, b| a.0.path.cmp(&b.0.path));
    options
        .progress
        .tell(Stage::Planned(u64::try_from(entries.len()).unwrap_or(0)));
    let watchdog = Watchdog::new(options.limits.watchdog_seconds);
    let seen: Vec<(Option<T>, Vec<CoverageEntry>)> = std::thread::scope(|scope| {
        watchdog.start(scope);
        let seen = pool.install(|| {
            let each = entries.par_iter().map(|(entry, state)| {
                let changed = changed_file(&plan.change.files, entry);
                let one = || {
                    let read = read(workspace, entry, *state);
                    let (seen, too_long) =
                        watchdog.watch(cx, |cx| one_file(cx, entry, changed, read, &look));
                    if too_long {
                        return (None, vec![note(entry, Reason::Watchdog)]);
                    }
                    seen
                };
                let seen = catch_unwind(AssertUnwindSafe(one))
                    .unwrap_or_else(|_| (None, vec![note(entry, Reason::Crash)]));
                options.progress.tell(Stage::FileDone);
                seen
            });
            each.collect()
        });
        watchdog.end();
        seen
    });
    let (mut files, mut coverage) = (Vec::new(), plan.coverage.clone());
    for ((entry, _), (seen, notes)) in entries.iter().zip(seen) {
        files.extend(seen.map(|seen| (entry.path.clone(), seen)));
        coverage.extend(notes);
    }
    coverage.sort();
    Ok(Inspection { files, coverage })
}

/// Whether a file is there after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Here,
    Gone,
}

type Read = Option<Result<ReadFile, CoverageEntry>>;

/// The two texts of an entry.
fn read(workspace: &Workspace, entry: &Entry, state: State) -> (Read, Read) {
    let new = (state == State::Here).then(|| workspace.read(entry));
    (new, workspace.read_base(entry).transpose())
}

fn one_file<T>(
    cx: &Cx,
    entry: &Entry,
    changed: Option<&ChangedFile>,
    (new, old): (Read, Read),
    look: &impl Fn(&Inspected<'_>) -> Option<T>,
) -> (Option<T>, Vec<CoverageEntry>) {
    let mut notes = Vec::new();
    let mut parsed = |read: Read| match read? {
        Ok(read) => Some(Parsed::of(cx, read.source)),
        Err(note) => {
            notes.push(note);
            None
        }
    };
    let (new, old) = (parsed(new), parsed(old));
    if new.is_none() && old.is_none() {
        return (None, notes);
    }
    let seen = look(&Inspected {
        path: &entry.path,
        new: new.as_ref().map(Parsed::side),
        old: old.as_ref().map(Parsed::side),
        changed,
    });
    (seen, notes)
}

/// A text with its tree.
struct Parsed {
    source: Source,
    language: Option<&'static Language>,
    tree: Tree,
    lines: LineIndex,
}

impl Parsed {
    fn of(cx: &Cx, source: Source) -> Self {
        let language = { source.making == Making::Written }
            .then(|| airlock_syntax::of_path(source.path.as_str(), &source.text))
            .flatten();
        let tree = language.map_or_else(Tree::default, |language| {
            airlock_syntax::parse(cx, language, &source.text, ParseLimits::default()).tree
        });
        Self {
            lines: LineIndex::new(&source.text),
            source,
            language,
            tree,
        }
    }

    fn side(&self) -> Side<'_> {
        Side {
            source: &self.source,
            language: self.language,
            tree: &self.tree,
            lines: &self.lines,
        }
    }
}

/// What the change did to an entry that is compared.
fn changed_file<'plan>(files: &'plan [ChangedFile], entry: &Entry) -> Option<&'plan ChangedFile> {
    let at = files.binary_search_by(|file| file.path.cmp(&entry.path));
    let file = files.get(at.ok()?)?;
    (file.status != FileStatus::Whole).then_some(file)
}

fn note(entry: &Entry, reason: Reason) -> CoverageEntry {
    CoverageEntry {
        path: Some(entry.path.clone()),
        engine: Engine::Sast,
        status: Status::Failed,
        reason,
        detail: String::new(),
    }
}
