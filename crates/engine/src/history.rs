//! The history of a repository, looked at for secrets: every text once, one finding for each secret.
//!
//! A secret stands in every version of its file from the commit that brought it in to the one that took it out, and may
//! move from file to file. It is reported where it came in first; how many commits brought it on is said.
//!
//! Invariants:
//! - values are told apart by digests that live as long as the run and leave it in no form;
//! - what is kept grows with the secrets found, not with the texts looked at;
//! - the report is the same for any number of threads: of all sightings the first by rank, path and place counts.

use crate::error::EngineError;
use crate::file::{self, FileResult, Job};
use crate::options::{Options, Stage};
use crate::rule_metas::rules_of;
use crate::run::panic_text;
use crate::secret_context::SecretContext;
use crate::suppress;
use crate::watchdog::Watchdog;
use airlock_model::{
    Change, Counts, Coverage, CoverageEntry, Cx, Engine, Evidence, Finding, Introduced, Reason,
    RepoPath, Report, RuleId, RunInfo, Source, Status, Trigger,
};
use airlock_rules::RuleSet;
use airlock_secrets::Places;
use airlock_source::{Base, History, HistorySpec, Introduction, Plan, Rank, Version, Workspace};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// Looks at the history that `spec` names, for secrets, and reports.
///
/// # Errors
/// Without git, when the range names nothing, when there are no threads. What concerns single texts is Coverage in the
/// report.
pub fn history(
    cx: &Cx,
    workspace: &Workspace,
    spec: &HistorySpec,
    rules: &RuleSet,
    options: &Options,
) -> Result<Report, EngineError> {
    let history = catch_unwind(AssertUnwindSafe(|| workspace.history(cx, spec)))
        .map_err(|cause| EngineError::Crash(panic_text(cause.as_ref())))??;
    let plan = Plan {
        change: all_of_history(),
        entries: Vec::new(),
        base_only: Vec::new(),
        coverage: Vec::new(),
    };
    let secrets = SecretContext::of(workspace, &plan, options);
    let engines = BTreeSet::from([Engine::Secrets]);
    let run = Run {
        cx,
        history: &history,
        options,
        rules,
        job: Job {
            engines: &engines,
            ..crate::run::job(workspace, rules, options, &secrets)
        },
        seen: Mutex::default(),
    };
    run.look_at_everything()?;
    let mut report = run.report();
    report.coverage.entries.extend(secrets.notes);
    report.coverage.entries.sort();
    report.coverage.entries.dedup();
    Ok(report)
}

struct Run<'run> {
    cx: &'run Cx,
    history: &'run History<'run>,
    options: &'run Options,
    rules: &'run RuleSet,
    job: Job<'run>,
    seen: Mutex<Seen>,
}

/// A secret, whoever holds it: the detector and a digest of the value.
type Key = (RuleId, [u8; 32]);

/// What was seen so far.
#[derive(Default)]
struct Seen {
    secrets: BTreeMap<Key, Sightings>,
    coverage: BTreeSet<CoverageEntry>,
    texts: u64,
    lines: u64,
}

/// Where one secret was seen.
struct Sightings {
    rank: Rank,
    first: Finding,
    /// Commits that brought in a text that holds it.
    commits: BTreeSet<Rank>,
}

impl Sightings {
    /// Takes another sighting of the same secret.
    fn add(&mut self, rank: Rank, finding: Finding) {
        let place = |rank: Rank, finding: &Finding| {
            let location = &finding.location;
            (rank, location.path.clone(), location.span)
        };
        self.commits.insert(rank);
        if place(rank, &finding) < place(self.rank, &self.first) {
            (self.rank, self.first) = (rank, finding);
        }
    }
}

impl Seen {
    fn add(&mut self, key: Key, rank: Rank, finding: Finding) {
        match self.secrets.entry(key) {
            std::collections::btree_map::Entry::Occupied(mut known) => {
                known.get_mut().add(rank, finding);
            }
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(Sightings {
                    rank,
                    first: finding,
                    commits: BTreeSet::from([rank]),
                });
            }
        }
    }
}

impl Run<'_> {
    fn look_at_everything(&self) -> Result<(), EngineError> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.options.threads.unwrap_or(0))
            .build()
            .map_err(|error| EngineError::Threads(error.to_string()))?;
        let watchdog = Watchdog::new(self.options.limits.watchdog_seconds);
        let texts = self.history.versions() as u64;
        self.options.progress.tell(Stage::Planned(texts));
        std::thread::scope(|scope| {
            watchdog.start(scope);
            pool.install(|| {
                (0..self.history.jobs()).into_par_iter().for_each(|job| {
                    self.history.read_noting(self.cx, job, |version, base| {
                        let places = self.look_at(&watchdog, version, base);
                        self.options.progress.tell(Stage::FileDone);
                        places
                    });
                });
            });
            watchdog.end();
        });
        Ok(())
    }

    /// Looks at a version, and says where literals stand in it, so that of those that are told as differences from it only
    /// what is new is looked through.
    fn look_at(
        &self,
        watchdog: &Watchdog,
        version: Version,
        base: Option<Base<'_, Places>>,
    ) -> Option<Places> {
        let Version { rank, path, read } = version;
        let read = match read {
            Ok(read) => read,
            Err(note) => {
                self.note(note);
                return None;
            }
        };
        let scan = || {
            let text = &read.source.text;
            let places = match base {
                Some(base) => self.job.detectors.places_since(text, base.note, base.kept),
                None => self.job.detectors.places(text),
            };
            let looked = watchdog.watch(self.cx, |cx| self.scan(cx, &read.source, &places));
            (looked, places)
        };
        let Ok((((found, result), too_long), places)) = catch_unwind(AssertUnwindSafe(scan)) else {
            self.note(failed(path, Reason::Crash));
            return None;
        };
        if too_long {
            self.note(failed(path, Reason::Watchdog));
            return None;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.texts += 1;
        seen.lines += u64::from(result.lines);
        seen.coverage.extend(result.coverage);
        seen.coverage.extend(read.notes);
        for (key, finding) in found {
            seen.add(key, rank, finding);
        }
        Some(places)
    }

    /// The secrets of one text, judged.
    fn scan(&self, cx: &Cx, source: &Source, places: &Places) -> (Vec<(Key, Finding)>, FileResult) {
        let mut result = file::scan_for_secrets(cx, &self.job, source, places);
        if result.findings.is_empty() {
            return (Vec::new(), result);
        }
        suppress::apply(&mut result, self.options, self.rules);
        let findings = std::mem::take(&mut result.findings);
        let found = { findings.into_iter() }
            .filter(|finding| finding.engine == Engine::Secrets)
            .filter(|finding| matches!(finding.evidence, Evidence::Secret { .. }))
            .map(|finding| {
                let value = finding.location.span.slice(&source.text);
                let digest = *blake3::hash(value.as_bytes()).as_bytes();
                ((finding.rule.clone(), digest), finding)
            });
        (found.collect(), result)
    }

    fn note(&self, note: CoverageEntry) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.coverage.insert(note);
    }

    fn report(self) -> Report {
        let seen = self
            .seen
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let mut findings: Vec<Finding> = { seen.secrets.into_values() }
            .map(|sightings| introduced(self.history, sightings))
            .collect();
        if let Some(baseline) = &self.options.baseline {
            baseline.mark(&mut findings);
        }
        findings.retain(|finding| self.options.shows(finding));
        findings.sort_by(|a, b| {
            let place = |finding: &Finding| (finding.location.path.clone(), finding.location.span);
            (place(a), &a.rule, &a.message).cmp(&(place(b), &b.rule, &b.message))
        });
        let mut coverage = Coverage {
            entries: self.history.coverage().to_vec(),
            ..Coverage::default()
        };
        coverage.done.insert(Engine::Secrets, seen.texts);
        coverage.entries.extend(seen.coverage);
        if self.cx.cancel.is_cancelled() {
            let detail = "the history was looked at in part".to_owned();
            coverage.entries.push(CoverageEntry {
                path: None,
                engine: Engine::Secrets,
                status: Status::Partial,
                reason: Reason::Cancelled,
                detail,
            });
        }
        Report {
            run: RunInfo {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                pack_digest: self.rules.digest().to_owned(),
                files: seen.texts,
                lines: seen.lines,
                mode: self.options.mode,
                failed: findings.iter().any(|finding| self.options.fails(finding)),
            },
            change: all_of_history(),
            rules: rules_of(&self.job, &findings),
            counts: Counts::of(&findings),
            findings,
            coverage,
        }
    }
}

/// What is judged: no two states, hence no file by name.
fn all_of_history() -> Change {
    Change {
        trigger: Trigger::History,
        base: None,
        head: None,
        files: Vec::new(),
    }
}

/// The finding of a secret, with the commit that brought it in.
fn introduced(history: &History<'_>, sightings: Sightings) -> Finding {
    let mut finding = sightings.first;
    // What stood in an old version is not edited.
    finding.fixes.clear();
    let Some(Introduction { commit, seconds }) = history.introduction(sightings.rank) else {
        return finding;
    };
    let date = seconds
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .map(|time| time.strftime("%Y-%m-%d").to_string());
    let short = commit.get(..12).unwrap_or(&commit);
    let of_day = date.as_ref().map(|date| format!(" of {date}"));
    let of_day = of_day.unwrap_or_default();
    finding.message = format!("{}, in commit {short}{of_day}", finding.message);
    if let Evidence::Secret { introduced, .. } = &mut finding.evidence {
        *introduced = Some(Introduced {
            commit,
            date,
            commits: sightings.commits.len() as u64,
        });
    }
    finding
}

fn failed(path: RepoPath, reason: Reason) -> CoverageEntry {
    CoverageEntry {
        path: Some(path),
        engine: Engine::Secrets,
        status: Status::Failed,
        reason,
        detail: String::new(),
    }
}
