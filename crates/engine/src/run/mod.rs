//! The pipeline: plan, look at every file in parallel, judge, report.

mod together;

use crate::across::{self, Edited, Part, follow_change};
use crate::baseline::Baseline;
use crate::error::EngineError;
use crate::file::{self, FileResult, Job};
use crate::fold::fold;
use crate::gather::gather;
use crate::index::{Index, StoredFile};
use crate::options::{Archives, Flows, Options, Override, Stage, SuppressionMode};
use crate::rule_metas::rules_of;
use crate::secret_context::SecretContext;
use crate::settings::Configuration;
use crate::watchdog::Watchdog;
use crate::{own_files, routes, signals, suppress, threads};
use airlock_model::{
    Counts, Coverage, CoverageEntry, Cx, Engine, Finding, Reason, RepoPath, Report, RunInfo,
    Source, Status,
};
use airlock_rules::RuleSet;
use airlock_source::{Content, Entry, Plan, ReadFile, Selection, Workspace};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// Bytes above which files are looked at one after the other: a tree and what is derived from it take about fifty times
/// the text, which is 500 MB for the longest file that is read, and must not be taken once for each thread.
const LARGE: usize = 1_000_000;
/// Files of a change up to which their trees are kept for a second look: a tree takes some ten times the text.
const MOST_TREES: usize = 8;

/// Looks at `selection` of `workspace` and reports.
///
/// # Errors
/// When nothing could be looked at: a selection that does not fit the tree, no threads. What concerns single files is
/// Coverage in the report.
pub fn run(
    cx: &Cx,
    workspace: &Workspace,
    selection: &Selection,
    rules: &RuleSet,
    options: &Options,
) -> Result<Report, EngineError> {
    let plan = plan(cx, workspace, selection)?;
    run_planned(cx, workspace, selection, &plan, rules, options)
}

/// Names the files of `selection`.
///
/// # Errors
/// When the selection does not fit the tree.
pub fn plan(cx: &Cx, workspace: &Workspace, selection: &Selection) -> Result<Plan, EngineError> {
    let plan = catch_unwind(AssertUnwindSafe(|| workspace.plan(cx, selection)))
        .map_err(|cause| EngineError::Crash(panic_text(cause.as_ref())))??;
    Ok(plan)
}

/// Looks at the files of `plan`, which [`plan`] made of `selection`, and reports.
///
/// # Errors
/// When there are no threads. What concerns single files is Coverage in the report.
pub fn run_planned(
    cx: &Cx,
    workspace: &Workspace,
    selection: &Selection,
    plan: &Plan,
    rules: &RuleSet,
    options: &Options,
) -> Result<Report, EngineError> {
    let wanted = options.least().map(|least| rules.at_least(least));
    let rules = wanted.as_ref().unwrap_or(rules);
    let secrets = SecretContext::of(workspace, plan, options);
    let pool = threads::pool_for(plan, options)?;
    let settings = Configuration::new(cx, workspace, plan);
    let job = Job {
        settings: Some(&settings),
        wants_signals: signals::are_wanted(options, &plan.change),
        wants_routes: *selection == Selection::Tree,
        keeps_trees: *selection != Selection::Tree && plan.entries.len() <= MOST_TREES,
        ..job(workspace, rules, options, &secrets)
    };
    let run = Run {
        index: open_index(workspace, &job, options, &secrets),
        cx,
        workspace,
        options,
        pool,
        job,
        large: Mutex::default(),
    };
    let files = run.look_at_everything(plan, selection);
    let mut report = run.judge(selection, plan, files);
    if options.engines.contains(&Engine::Secrets) {
        report.coverage.entries.extend(secrets.notes);
        report.coverage.entries.sort();
    }
    Ok(report)
}

pub(crate) fn job<'run>(
    workspace: &Workspace,
    rules: &'run RuleSet,
    options: &'run Options,
    secrets: &'run SecretContext,
) -> Job<'run> {
    Job {
        rules,
        sast: airlock_sast::Engine::new(rules),
        detectors: secrets.exceptions.detectors(),
        exceptions: &secrets.exceptions.exceptions,
        known: secrets.known.as_ref(),
        live: options.live.as_ref(),
        engines: &options.engines,
        limits: options.limits,
        owner: workspace.owner(),
        wants_signals: false,
        wants_routes: false,
        keeps_trees: false,
        settings: None,
    }
}

pub(crate) fn panic_text(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned())
}

fn open_index(
    workspace: &Workspace,
    job: &Job<'_>,
    options: &Options,
    secrets: &SecretContext,
) -> Option<Index> {
    let index = options.index.as_ref()?;
    let mut digest = blake3::Hasher::new();
    for part in [
        index.build.as_str(),
        job.rules.digest(),
        airlock_secrets::detectors().digest(),
        &secrets.digest(),
        &format!(
            "{:?} {:?} {:?}",
            options.engines, options.limits, options.archives
        ),
        job.owner.as_deref().unwrap_or_default(),
    ] {
        digest.update(&(part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    }
    Some(Index::open(
        index,
        workspace.root(),
        *digest.finalize().as_bytes(),
    ))
}

struct Run<'run> {
    cx: &'run Cx,
    workspace: &'run Workspace,
    options: &'run Options,
    pool: ThreadPool,
    job: Job<'run>,
    index: Option<Index>,
    /// Held while a large file is looked at.
    large: Mutex<()>,
}

/// What was found in the new state and the old one.
struct Files {
    new: Vec<Looked>,
    old: Vec<FileResult>,
    /// What is found across the files of the new state.
    across: across::Found,
}

/// A file's result and what the index should keep of it.
struct Looked {
    result: FileResult,
    store: Option<StoredFile>,
}

impl Run<'_> {
    fn look_at_everything(&self, plan: &Plan, selection: &Selection) -> Files {
        let watchdog = Watchdog::new(self.options.limits.watchdog_seconds);
        let old: Vec<&Entry> = with_base(plan).collect();
        self.options
            .progress
            .tell(Stage::Planned(plan.entries.len() as u64));
        std::thread::scope(|scope| {
            watchdog.start(scope);
            let files = self.pool.install(|| {
                let new: Vec<Looked> = plan
                    .entries
                    .par_iter()
                    .map(|entry| self.look_at(&watchdog, entry))
                    .collect();
                let mut across = self.look_across(&watchdog, selection, plan, &new);
                self.look_at_routes(selection, plan, &new, &mut across);
                let look_at_base = |entry: &&Entry| self.look_at_base(&watchdog, entry);
                let old = if self.needs_old(&new, &across) {
                    old.par_iter().map(look_at_base).collect()
                } else {
                    Vec::new()
                };
                Files { new, old, across }
            });
            watchdog.end();
            files
        })
    }

    /// Whether the state before the change matters: to all that tells the new from the old, or else to findings that are
    /// wanted, and to packages, of which it is found out later what is wrong with them.
    fn needs_old(&self, new: &[Looked], across: &across::Found) -> bool {
        let Some(least) = self.options.least() else {
            return true;
        };
        let is_wanted = |finding: &Finding| {
            let tier = finding.tier;
            least.is_met_by(tier, finding.severity, finding.confidence)
        };
        new.iter().any(|looked| {
            let result = &looked.result;
            result.dependencies.is_some() || result.findings.iter().any(is_wanted)
        }) || !across.findings.is_empty()
            || !across.elsewhere.is_empty()
    }

    /// Follows values across the files of a whole tree; through a part of it as far as the index shows the rest.
    fn look_across(
        &self,
        watchdog: &Watchdog,
        selection: &Selection,
        plan: &Plan,
        files: &[Looked],
    ) -> across::Found {
        if !self.is_followed() {
            return across::Found::default();
        }
        if *selection != Selection::Tree {
            return self.look_across_change(watchdog, selection, plan, files);
        }
        if let Some(told) = self.told(files) {
            return told.found();
        }
        let parts: Vec<Part<'_>> = { plan.entries.iter().zip(files).enumerate() }
            .map(|(number, (entry, looked))| Part {
                number,
                path: entry.path.as_str(),
                ends: &looked.result.ends,
                outline: looked.result.outline.clone(),
                identity: looked.store.as_ref().and_then(StoredFile::identity),
                findings: &looked.result.findings,
            })
            .collect();
        let read = |number: usize, look: &mut dyn FnMut(&Cx, &Source)| {
            if let Some(entry) = plan.entries.get(number) {
                self.read_again(watchdog, entry, look);
            }
        };
        across::follow(self.cx, &self.job, &parts, self.index.as_ref(), &read)
    }

    /// What was found across files when all of them were as they are.
    fn told(&self, files: &[Looked]) -> Option<across::Told> {
        { self.is_held(files) }
            .then(|| self.index.as_ref()?.across())
            .flatten()
    }

    /// Whether values are followed across files.
    fn is_followed(&self) -> bool {
        self.options.flows == Flows::AcrossFiles && self.job.engines.contains(&Engine::Sast)
    }

    /// Whether the index holds the results of just these files.
    fn is_held(&self, files: &[Looked]) -> bool {
        let index = self.index.as_ref();
        index.is_some_and(|index| index.holds(files.iter().map(|looked| looked.store.as_ref())))
    }

    fn read_again(&self, watchdog: &Watchdog, entry: &Entry, look: &mut dyn FnMut(&Cx, &Source)) {
        if let Ok(read) = self.workspace.read(entry) {
            let _alone = (read.source.text.len() > LARGE)
                .then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
            watchdog.watch(self.cx, |cx| look(cx, &read.source));
        }
    }

    /// Follows values through the files of a change, and where it has a state before it and something was found, through
    /// those.
    fn look_across_change(
        &self,
        watchdog: &Watchdog,
        selection: &Selection,
        plan: &Plan,
        files: &[Looked],
    ) -> across::Found {
        if !self.is_beside_the_files(selection, plan) {
            return across::Found::default();
        }
        let read = |entry: &Entry, look: &mut dyn FnMut(&Cx, &Source)| {
            self.read_again(watchdog, entry, look);
        };
        let follow = |edited: &[Edited], gone: &[RepoPath]| {
            let (index, job) = (self.index.as_ref(), &self.job);
            follow_change(self.cx, job, index, self.workspace, (edited, gone), &read)
        };
        let new: Vec<Edited> = { plan.entries.iter().zip(files).enumerate() }
            .map(|(number, (entry, looked))| Edited {
                entry: entry.clone(),
                number: Some(number),
                outline: looked.result.outline.clone(),
                ends: Some(looked.result.ends.clone()),
                tree: looked.result.tree.clone(),
                findings: looked.result.findings.clone(),
            })
            .collect();
        let paths = |entries: &[Entry]| -> Vec<RepoPath> {
            entries.iter().map(|entry| entry.path.clone()).collect()
        };
        let mut found = follow(&new, &paths(&plan.base_only));
        if found.findings.is_empty() && found.elsewhere.is_empty() {
            return found;
        }
        let old: Vec<Edited> = with_base(plan)
            .filter_map(|entry| {
                Some(Edited {
                    entry: Entry {
                        path: entry.path.clone(),
                        content: entry.base.clone()?,
                        base: None,
                        stat: None,
                    },
                    number: None,
                    outline: None,
                    ends: None,
                    tree: None,
                    findings: Vec::new(),
                })
            })
            .collect();
        if !old.is_empty() {
            let added = plan.entries.iter().filter(|entry| entry.base.is_none());
            let added: Vec<RepoPath> = added.map(|entry| entry.path.clone()).collect();
            let before = follow(&old, &added);
            let elsewhere = before.elsewhere.into_iter().flat_map(|it| it.findings);
            found.before = before.before.into_iter().chain(elsewhere).collect();
        }
        found
    }

    /// Whether the files beside the change are those on disk.
    fn is_beside_the_files(&self, selection: &Selection, plan: &Plan) -> bool {
        match selection {
            Selection::Diff(_) => plan.change.head.as_ref().is_none_or(|head| {
                let now = self.workspace.checked_out().ok().flatten();
                now.is_some_and(|now| now.commit == *head)
            }),
            Selection::History(_) => false,
            _ => true,
        }
    }

    /// Judges the routes of a whole tree; of a part of it that would say nothing certain.
    fn look_at_routes(
        &self,
        selection: &Selection,
        plan: &Plan,
        files: &[Looked],
        found: &mut across::Found,
    ) {
        if *selection != Selection::Tree || !self.job.asks_for_routes() {
            return;
        }
        let results = files.iter().map(|looked| &looked.result);
        routes::judge(self.cx, &self.job, plan, results, found, |entry| {
            self.workspace.read(entry).ok()
        });
    }

    fn look_at(&self, watchdog: &Watchdog, entry: &Entry) -> Looked {
        let looked = catch_unwind(AssertUnwindSafe(|| {
            self.look_at_unless_cancelled(watchdog, entry)
        }));
        let looked = looked.unwrap_or_else(|_| Looked {
            result: FileResult::unread(crashed(entry)),
            store: None,
        });
        self.options.progress.tell(Stage::FileDone);
        looked
    }

    fn look_at_unless_cancelled(&self, watchdog: &Watchdog, entry: &Entry) -> Looked {
        if self.cx.cancel.is_cancelled() {
            return Looked {
                result: FileResult::unread(note(entry, Status::Skipped, Reason::Cancelled)),
                store: None,
            };
        }
        let path = entry.path.as_str();
        let index = self
            .index
            .as_ref()
            .filter(|_| entry.content == Content::Disk);
        // A result that was kept without the facts that are wanted now is none.
        // Nor one that rests on settings which have other values now.
        let serves = |result: &FileResult| {
            let settings = self.job.settings;
            (!self.job.wants_signals || result.signals.is_some())
                && settings.is_none_or(|settings| settings.still_has(path, &result.settings))
        };
        let unchanged = index
            .zip(entry.stat.as_ref())
            .and_then(|(index, stat)| index.by_stat(path, stat));
        if let Some((store, result)) = unchanged.filter(|(_, result)| serves(result)) {
            return Looked {
                result,
                store: Some(store),
            };
        }
        match self.workspace.read(entry) {
            Err(unread) => {
                let result = if self.is_looked_into(&unread) {
                    self.look_into(watchdog, entry, unread)
                } else {
                    FileResult::unread(unread)
                };
                let store = index
                    .and_then(|index| index.to_store(path, entry.stat.as_ref(), None, &result));
                Looked { result, store }
            }
            Ok(read) => {
                let (stat, hash) = (read.stat, read.hash);
                let known = index
                    .zip(hash)
                    .and_then(|(index, hash)| index.by_hash(path, &hash))
                    .filter(serves);
                let result = known.unwrap_or_else(|| self.scan(watchdog, entry, read));
                let store =
                    index.and_then(|index| index.to_store(path, stat.as_ref(), hash, &result));
                Looked { result, store }
            }
        }
    }

    /// Whether a file of which there is no text is one that may hold some.
    fn is_looked_into(&self, unread: &CoverageEntry) -> bool {
        self.options.archives == Archives::Opened
            && self.job.engines.contains(&Engine::Secrets)
            && matches!(unread.reason, Reason::Binary | Reason::TooLarge)
    }

    /// The secrets of what a binary file holds, each under the path of its member; `unread` where it holds nothing.
    fn look_into(&self, watchdog: &Watchdog, entry: &Entry, unread: CoverageEntry) -> FileResult {
        // Archives are held whole.
        let _alone = self.large.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = FileResult::default();
        self.workspace.read_inside(entry, |given| {
            let read = match given {
                Ok(read) => read,
                Err(note) => return all.coverage.push(note),
            };
            let places = self.job.detectors.places(&read.source.text);
            let look = |cx: &Cx| file::scan_for_secrets(cx, &self.job, &read.source, &places);
            let (mut member, too_long) = watchdog.watch(self.cx, look);
            if too_long {
                let note = note(entry, Status::Failed, Reason::Watchdog);
                return all.coverage.push(note);
            }
            suppress::apply(&mut member, self.options, self.job.rules);
            let findings = member.findings.into_iter();
            all.findings
                .extend(findings.filter(|finding| finding.engine == Engine::Secrets));
            all.coverage.extend(member.coverage);
            all.lines = all.lines.saturating_add(member.lines);
            all.done.extend(member.done);
        });
        if all.done.is_empty() && all.coverage.is_empty() {
            return FileResult::unread(unread);
        }
        all
    }

    fn scan(&self, watchdog: &Watchdog, entry: &Entry, read: ReadFile) -> FileResult {
        // Nothing below starts work of the pool, so who holds this gets on.
        let _alone = (read.source.text.len() > LARGE)
            .then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
        let (mut result, too_long) =
            watchdog.watch(self.cx, |cx| file::scan(cx, &self.job, &read.source));
        result.coverage.extend(read.notes);
        if too_long {
            // What was found so far depends on the machine's speed: it does not count.
            return FileResult::unread(note(entry, Status::Failed, Reason::Watchdog));
        }
        result
    }

    /// The old state: only its findings matter, and that they could not be told.
    fn look_at_base(&self, watchdog: &Watchdog, entry: &Entry) -> FileResult {
        catch_unwind(AssertUnwindSafe(|| self.look_at_old(watchdog, entry)))
            .unwrap_or_else(|_| FileResult::unread(crashed(entry)))
    }

    fn look_at_old(&self, watchdog: &Watchdog, entry: &Entry) -> FileResult {
        if self.cx.cancel.is_cancelled() {
            return FileResult::default();
        }
        match self.workspace.read_base(entry) {
            Ok(Some(read)) => FileResult {
                coverage: Vec::new(),
                ..self.scan(watchdog, entry, read)
            },
            Err(note) if note.is_incomplete() => FileResult::unread(CoverageEntry {
                status: Status::Partial,
                detail: format!(
                    "the state before the change could not be read, all findings count as new ({})",
                    note.detail
                ),
                ..note
            }),
            Ok(None) | Err(_) => FileResult::default(),
        }
    }

    fn judge(self, selection: &Selection, plan: &Plan, mut files: Files) -> Report {
        let mut signalled = self.signals(plan, &files);
        let gone = self.signals_of_gone(plan, &files);
        let exceptions = self.exceptions(plan);
        let (mut of_tree, notes) = self.look_at_the_tree(selection, plan, &files.new, &exceptions);
        self.look_up_old_packages(selection, plan, &mut files.old);
        // Whether the index says just what this run does.
        let is_kept = if self.is_followed() {
            self.told(&files.new).is_some()
        } else {
            self.is_held(&files.new)
        };
        let told = { self.is_followed() && !is_kept }
            .then(|| files.across.told())
            .flatten();
        let mut coverage = Coverage {
            entries: plan.coverage.clone(),
            ..Coverage::default()
        };
        coverage.entries.extend(notes);
        coverage.entries.append(&mut files.across.coverage);
        coverage.entries.extend(exceptions.notes.iter().cloned());
        let (mut findings, mut old_findings, mut store) = (Vec::new(), Vec::new(), Vec::new());
        let (mut lines, mut read) = (0_u64, 0_u64);
        for (number, looked) in files.new.into_iter().enumerate() {
            let Looked {
                mut result,
                store: kept,
            } = looked;
            store.extend(kept);
            if let Some(refuted) = files.across.refuted.remove(&number) {
                result.findings.retain(|finding| {
                    !refuted.contains(&(finding.rule.to_string(), finding.location.span))
                });
            }
            let across = files.across.findings.remove(&number);
            if let Some(more) = merged(across, signalled.remove(&number)) {
                result.findings.extend(more);
                result
                    .findings
                    .sort_by(|a, b| (a.location.span, &a.rule).cmp(&(b.location.span, &b.rule)));
            }
            let path = result.dependencies.as_ref().map(|facts| &facts.path);
            if let Some(said) = path.and_then(|path| of_tree.remove(path)) {
                result.findings.extend(said.findings);
                result.coverage.extend(said.coverage);
                result
                    .findings
                    .sort_by(|a, b| (a.location.span, &a.rule).cmp(&(b.location.span, &b.rule)));
            }
            lines += u64::from(result.lines);
            read += u64::from(!result.done.is_empty());
            for engine in &result.done {
                *coverage.done.entry(*engine).or_default() += 1;
            }
            let mut judged = self.suppress(result);
            let path = judged
                .findings
                .first()
                .map(|finding| &finding.location.path);
            let is_heard = path.is_some_and(|path| {
                self.options.bounds_at(path).suppressions == SuppressionMode::Honour
            });
            if is_heard {
                exceptions.mark(&mut judged.findings);
            }
            findings.extend(fold_by_file(judged.findings));
            coverage.entries.extend(judged.coverage);
        }
        for mut result in std::mem::take(&mut files.across.elsewhere) {
            suppress::cover(
                &mut result.findings,
                &result.directives,
                self.options.today,
                &suppress::Book::new(self.job.rules),
            );
            Override::apply_all(&self.options.overrides, &mut result.findings);
            findings.extend(fold_by_file(result.findings));
        }
        old_findings.append(&mut files.across.before);
        // What was folded into a finding before the change is old all the same: the old state is not folded.
        for result in files.old {
            let judged = self.suppress(result);
            old_findings.extend(judged.findings);
            coverage.entries.extend(judged.coverage);
        }
        if *selection == Selection::Tree {
            findings = gather(findings);
        }
        findings.extend(own_files::findings(&plan.change));
        findings.extend(gone);
        Baseline::of(&old_findings).mark(&mut findings);
        if let Some(baseline) = &self.options.baseline {
            baseline.mark(&mut findings);
        }
        findings.retain(|finding| self.options.shows(finding));
        findings.sort_by(|a, b| {
            let place = |finding: &Finding| (finding.location.path.clone(), finding.location.span);
            (place(a), &a.rule).cmp(&(place(b), &b.rule))
        });
        let is_whole = self.options.least().is_none();
        if let (Some(index), Selection::Tree, true) = (self.index, selection, is_whole && !is_kept)
        {
            let kept = index.replace(&store, told.as_ref(), &files.across.kept);
            coverage
                .entries
                .extend(kept.err().map(|error| index_note(&error)));
        }
        coverage.entries.sort();
        coverage.entries.dedup();
        Report {
            run: RunInfo {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                pack_digest: self.job.rules.digest().to_owned(),
                files: read,
                lines,
                mode: self.options.mode,
                failed: findings.iter().any(|finding| self.options.fails(finding)),
            },
            change: plan.change.clone(),
            rules: rules_of(&self.job, &findings),
            counts: Counts::of(&findings),
            findings,
            coverage,
        }
    }

    /// Applies configuration and comments to one file's findings.
    fn suppress(&self, mut result: FileResult) -> FileResult {
        suppress::apply(&mut result, self.options, self.job.rules);
        result
    }
}

/// Both lists in one, if there is any.
fn merged(one: Option<Vec<Finding>>, other: Option<Vec<Finding>>) -> Option<Vec<Finding>> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.extend(other);
            Some(one)
        }
        (one, other) => one.or(other),
    }
}

/// The files that have an old state.
fn with_base(plan: &Plan) -> impl Iterator<Item = &Entry> {
    let entries = plan.entries.iter().chain(&plan.base_only);
    entries.filter(|entry| entry.base.is_some())
}

/// Folds the findings of each file, where an entry is an archive of several.
fn fold_by_file(findings: Vec<Finding>) -> Vec<Finding> {
    let mut by_path: BTreeMap<RepoPath, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        let path = finding.location.path.clone();
        by_path.entry(path).or_default().push(finding);
    }
    by_path.into_values().flat_map(fold).collect()
}

fn note(entry: &Entry, status: Status, reason: Reason) -> CoverageEntry {
    CoverageEntry {
        path: Some(entry.path.clone()),
        engine: Engine::Source,
        status,
        reason,
        detail: String::new(),
    }
}

/// A panic outside the engines, which contain their own.
fn crashed(entry: &Entry) -> CoverageEntry {
    CoverageEntry {
        detail: "this is a defect of Airlock; the other files were looked at".to_owned(),
        ..note(entry, Status::Failed, Reason::Crash)
    }
}

fn index_note(error: &std::io::Error) -> CoverageEntry {
    let detail = format!("results were not kept for the next run: {error}");
    CoverageEntry {
        path: None,
        engine: Engine::Source,
        status: Status::Partial,
        reason: Reason::Unreadable,
        detail,
    }
}
