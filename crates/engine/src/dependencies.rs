//! Dependencies of a tree: what each file said is joined here.
//!
//! Invariant: the inventory depends on the files' facts only; an index changes nothing.

use crate::error::EngineError;
use crate::file::FileResult;
use airlock_model::{CoverageEntry, Cx, Engine, Inventory, Reason, RepoPath, RuleMeta, Status};
use airlock_sca::advice::{Advice, Advisories};
use airlock_sca::db::Matches;
use airlock_sca::legitimacy::{self, Judge};
use airlock_sca::{Facts, Flaw, Joined, Own};
use airlock_source::{Entry, Plan, Workspace};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What a tree depends on, and what of it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dependencies {
    /// The packages.
    pub inventory: Inventory,
    /// What the files describe themselves, by file.
    pub projects: Vec<(RepoPath, Own)>,
    /// Files that were not read in full, ordered by path.
    pub coverage: Vec<CoverageEntry>,
}

/// Reads what the files of `plan` say about dependencies; other files are not opened.
///
/// # Errors
/// When there are no threads.
pub fn dependencies(
    cx: &Cx,
    workspace: &Workspace,
    plan: Plan,
    threads: Option<usize>,
) -> Result<Dependencies, EngineError> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .build()
        .map_err(|error| EngineError::Threads(error.to_string()))?;
    let wanted: Vec<&Entry> = plan
        .entries
        .iter()
        .filter(|entry| airlock_sca::wants(entry.path.as_str()))
        .collect();
    let read: Vec<(Option<Facts>, Vec<CoverageEntry>)> = pool.install(|| {
        wanted
            .par_iter()
            .map(|entry| read(cx, workspace, entry))
            .collect()
    });
    let mut coverage: Vec<CoverageEntry> = plan
        .coverage
        .into_iter()
        .filter(|note| {
            note.path
                .as_ref()
                .is_none_or(|path| airlock_sca::wants(path.as_str()))
        })
        .collect();
    let mut files = Vec::new();
    for (facts, notes) in read {
        files.extend(facts);
        coverage.extend(notes);
    }
    let Joined {
        inventory,
        notes,
        projects,
        ..
    } = airlock_sca::join(files);
    coverage.extend(notes.into_iter().map(|(path, note)| {
        let detail = format!("line {}: {}", note.line, note.what);
        entry(&path, Status::Partial, Reason::ParseRecovered, detail)
    }));
    coverage.sort();
    coverage.dedup();
    Ok(Dependencies {
        inventory,
        projects,
        coverage,
    })
}

fn entry(path: &RepoPath, status: Status, reason: Reason, detail: String) -> CoverageEntry {
    CoverageEntry {
        path: Some(path.clone()),
        engine: Engine::Sca,
        status,
        reason,
        detail,
    }
}

fn read(cx: &Cx, workspace: &Workspace, file: &Entry) -> (Option<Facts>, Vec<CoverageEntry>) {
    if cx.cancel.is_cancelled() {
        let note = entry(
            &file.path,
            Status::Skipped,
            Reason::Cancelled,
            String::new(),
        );
        return (None, vec![note]);
    }
    let read = match workspace.read(file) {
        Ok(read) => read,
        Err(note) => return (None, vec![note]),
    };
    let source = &read.source;
    let facts = catch_unwind(AssertUnwindSafe(|| {
        airlock_sca::read_packages(&source.path, &source.text)
    }));
    let Ok(mut facts) = facts else {
        let detail = "this is a defect of Airlock; the other files were read".to_owned();
        return (
            None,
            vec![entry(&file.path, Status::Failed, Reason::Crash, detail)],
        );
    };
    facts.purpose = source.purpose;
    (Some(facts), read.notes)
}

/// What the tree as a whole shows, by file.
#[derive(Debug, Default)]
pub(crate) struct OfTree {
    /// What is wrong with how dependencies are looked after.
    pub(crate) flaws: BTreeMap<RepoPath, Vec<Flaw>>,
    /// What is known of the packages.
    pub(crate) advice: BTreeMap<RepoPath, Vec<Advice>>,
    /// What could not be told.
    pub(crate) coverage: Vec<CoverageEntry>,
}

/// What the tree says of each file's dependencies, from what the files said themselves.
pub(crate) fn of_tree<'f>(
    results: impl Iterator<Item = &'f FileResult>,
    advisories: &[Arc<dyn Advisories>],
) -> OfTree {
    let facts = results
        .filter_map(|result| result.dependencies.clone())
        .collect();
    let joined = airlock_sca::join(facts);
    let mut out = OfTree::default();
    out.take_flaws(joined.flaws.clone());
    out.judge_names(&joined, advisories);
    out.look_up(&joined.inventory, advisories);
    out
}

/// What is known of the packages that some files of a tree name. What only the whole tree could tell is left out.
pub(crate) fn of_part<'f>(
    results: impl Iterator<Item = &'f FileResult>,
    advisories: &[Arc<dyn Advisories>],
) -> OfTree {
    let facts = results
        .filter_map(|result| result.dependencies.clone())
        .collect();
    let mut out = OfTree::default();
    out.look_up(&airlock_sca::join(facts).inventory, advisories);
    out
}

impl OfTree {
    fn take_flaws(&mut self, flaws: Vec<Flaw>) {
        for flaw in flaws {
            let path = flaw.location.path.clone();
            self.flaws.entry(path).or_default().push(flaw);
        }
    }

    /// Judges the names that the tree asks for.
    fn judge_names(&mut self, joined: &Joined, advisories: &[Arc<dyn Advisories>]) {
        let databases = advisories.iter().map(|one| -> &dyn Advisories { &**one });
        let mut judge = Judge::new(databases.collect());
        match legitimacy::look(&mut judge, joined) {
            Ok(flaws) => self.take_flaws(flaws),
            Err(error) => self.coverage.push(CoverageEntry {
                reason: Reason::Unreadable,
                ..whole_run(Status::Failed, format!("{error}; {}", error.hint()))
            }),
        }
    }

    /// Compares packages with what is known of them.
    fn look_up(&mut self, inventory: &Inventory, advisories: &[Arc<dyn Advisories>]) {
        if advisories.is_empty()
            && inventory
                .packages
                .iter()
                .any(|package| package.version.is_some())
        {
            let detail = "there is no advisory database, so packages were not compared with what is known of them; \
                          `airlock db update` fetches one, `airlock db import FILE` takes one";
            self.coverage
                .push(whole_run(Status::Skipped, detail.to_owned()));
        }
        for source in advisories {
            match source.matches(inventory) {
                Ok(matches) => self.take(inventory, matches),
                Err(error) => self.coverage.push(CoverageEntry {
                    reason: Reason::Unreadable,
                    ..whole_run(Status::Failed, format!("{error}; {}", error.hint()))
                }),
            }
        }
    }

    fn take(&mut self, inventory: &Inventory, matches: Matches) {
        for unknown in &matches.unknown {
            let Some(package) = inventory.packages.get(unknown.package) else {
                continue;
            };
            let detail = format!(
                "line {}: whether {} of {} concerns this version cannot be told",
                package.location.start.line,
                unknown.advisories.join(", "),
                package.name
            );
            let path = &package.location.path;
            self.coverage
                .push(entry(path, Status::Partial, Reason::NoData, detail));
        }
        for advice in airlock_sca::advice::advice(inventory, matches) {
            let path = advice.location.path.clone();
            self.advice.entry(path).or_default().push(advice);
        }
    }
}

fn whole_run(status: Status, detail: String) -> CoverageEntry {
    CoverageEntry {
        path: None,
        engine: Engine::Sca,
        status,
        reason: Reason::NoData,
        detail,
    }
}

/// Whether a finding of the rule called `id` goes away with another version, or with the package.
pub(crate) fn has_remedy(id: &str) -> bool {
    airlock_sca::advice::has_remedy(id)
}

/// The description of the rule called `id` about dependencies.
pub(crate) fn rule_meta(id: &str) -> Option<RuleMeta> {
    rule_metas().into_iter().find(|meta| meta.id.as_str() == id)
}

/// The descriptions of the rules about dependencies, ordered by id.
pub(crate) fn rule_metas() -> Vec<RuleMeta> {
    let mut metas = airlock_sca::hygiene::rule_metas();
    metas.extend(airlock_sca::advice::rule_metas());
    metas.extend(legitimacy::rule_metas());
    metas.sort_by(|a, b| a.id.cmp(&b.id));
    metas
}
