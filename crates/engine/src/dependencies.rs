//! Dependencies of a tree: what each file said is joined here.
//!
//! Invariant: the inventory depends on the files' facts only; an index changes nothing.

use crate::advisory_exceptions::AdvisoryExceptions;
use crate::error::EngineError;
use crate::file::FileResult;
use crate::options::{Options, SuppressionMode};
use airlock_model::{
    CoverageEntry, Cx, Engine, Inventory, Making, Package, Purpose, Reach, Reason, RepoPath,
    RuleMeta, Status, Suppression, SuppressionSource,
};
use airlock_sca::advice::{Advice, Advisories, Known};
use airlock_sca::db::{Hit, Matches};
use airlock_sca::legitimacy::{self, Judge};
use airlock_sca::license::{self, Licenses, Policy, Verdict};
use airlock_sca::reach::{self, Calls, FileCalls};
use airlock_sca::vex::Statement;
use airlock_sca::{Facts, Flaw, Joined, Own, Seen, TextSearch};
use airlock_source::{Entry, Plan, Workspace};
use airlock_syntax::ParseLimits;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
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
    /// The packages' licences, held against what the options say of them.
    pub licences: Licenses,
}

/// Reads what the files of `plan` say about dependencies; other files are not opened.
///
/// # Errors
/// When there are no threads.
pub fn dependencies(
    cx: &Cx,
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
) -> Result<Dependencies, EngineError> {
    let pool = pool(options.threads)?;
    let artifacts = options.artifacts.clone();
    let (joined, coverage) = joined(cx, workspace, plan, &pool, artifacts, airlock_sca::wants);
    Ok(Dependencies {
        licences: license::look(&joined, &options.licences),
        inventory: joined.inventory,
        projects: joined.projects,
        coverage,
    })
}

/// What advisories mean for a tree, as statements: how far its code was seen to reach what is weak, and what `given` says.
///
/// # Errors
/// When there are no threads, or a database is damaged.
pub fn statements(
    cx: &Cx,
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
) -> Result<(Vec<Statement>, Dependencies), EngineError> {
    let pool = pool(options.threads)?;
    let wanted = |path: &str| airlock_sca::wants(path) || airlock_sca::reads_imports(path);
    let artifacts = options.artifacts.clone();
    let (joined, coverage) = joined(cx, workspace, plan, &pool, artifacts, wanted);
    let mut found = Vec::new();
    for source in &options.advisories {
        let matches = source.matches(&joined.inventory);
        found
            .push(matches.map_err(|error| EngineError::Database(error.to_string(), error.hint()))?);
    }
    let words = found
        .iter()
        .flat_map(|matches| reach::wanted(&joined.inventory, &matches.hits));
    let search = TextSearch::new(&joined.inventory, Vec::new(), words);
    let seen = pool.install(|| look_again(workspace, plan, &search));
    let given: Vec<Statement> = options
        .vex
        .iter()
        .flat_map(|(_, statements)| statements.iter().cloned())
        .collect();
    let inventory = &joined.inventory;
    let reached = |hit: &Hit| reach::reach(inventory, hit, &joined.imports, &search, &seen);
    let hits = || found.iter().flat_map(|matches| &matches.hits);
    let calls =
        wants_calls(hits(), reached).then(|| pool.install(|| look_for_calls(cx, workspace, plan)));
    let reached = |hit: &Hit| match &calls {
        Some(calls) => reach::called(reached(hit), hit, calls),
        None => reached(hit),
    };
    let statements = airlock_sca::vex::make(inventory, &found, reached, &given);
    let dependencies = Dependencies {
        licences: license::look(&joined, &options.licences),
        inventory: joined.inventory,
        projects: joined.projects,
        coverage,
    };
    Ok((statements, dependencies))
}

pub(crate) fn pool(threads: Option<usize>) -> Result<ThreadPool, EngineError> {
    ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .build()
        .map_err(|error| EngineError::Threads(error.to_string()))
}

/// Looks at the texts of a tree for words that only the tree as a whole brings up. A file that cannot be read is named by
/// the first look at it.
pub(crate) fn look_again(workspace: &Workspace, plan: &Plan, search: &TextSearch) -> Vec<Seen> {
    let wanted: Vec<&Entry> = plan
        .entries
        .iter()
        .filter(|entry| search.wants(entry.path.as_str()))
        .collect();
    let look = |entry: &&Entry| {
        let read = workspace.read(entry).ok()?;
        search.look(&read.source.path, &read.source.text)
    };
    wanted.par_iter().filter_map(look).collect()
}

/// Whether to follow calls: code names what some advisory does, in a language in which calls are followed.
fn wants_calls<'h>(
    mut hits: impl Iterator<Item = &'h Hit>,
    reach: impl Fn(&Hit) -> Option<Reach>,
) -> bool {
    hits.any(|hit| {
        let reach = (!hit.symbols.is_empty()).then(|| reach(hit)).flatten();
        matches!(reach, Some(Reach::Named { at, .. }) if reach::follows(at.path.as_str()))
    })
}

/// What the product's own code calls. A file that cannot be read is named by the first look at it.
pub(crate) fn look_for_calls(cx: &Cx, workspace: &Workspace, plan: &Plan) -> Calls {
    let wanted: Vec<&Entry> = { plan.entries.iter() }
        .filter(|entry| reach::follows(entry.path.as_str()))
        .collect();
    let look = |entry: &&Entry| {
        let source = workspace.read(entry).ok()?.source;
        let language = airlock_syntax::of_path(source.path.as_str(), "")?;
        if source.purpose != Purpose::Product || source.making != Making::Written {
            return None;
        }
        // A crash costs this file's calls: ways are then not found, and that says nothing.
        let look = || {
            let parsed = airlock_syntax::parse(cx, language, &source.text, ParseLimits::default());
            FileCalls::of(&source.path, &source.text, language, &parsed.tree)
        };
        catch_unwind(AssertUnwindSafe(look)).ok()?
    };
    Calls::new(wanted.par_iter().filter_map(look).collect())
}

/// Reads and joins the files that are `wanted`.
fn joined(
    cx: &Cx,
    workspace: &Workspace,
    plan: &Plan,
    pool: &ThreadPool,
    mut files: Vec<Facts>,
    is_wanted: impl Fn(&str) -> bool,
) -> (Joined, Vec<CoverageEntry>) {
    let wanted: Vec<&Entry> = plan
        .entries
        .iter()
        .filter(|entry| is_wanted(entry.path.as_str()))
        .collect();
    let read: Vec<(Option<Facts>, Vec<CoverageEntry>)> = pool.install(|| {
        wanted
            .par_iter()
            .map(|entry| read(cx, workspace, entry))
            .collect()
    });
    let mut coverage: Vec<CoverageEntry> = plan
        .coverage
        .iter()
        .filter(|note| {
            let path = note.path.as_ref();
            path.is_none_or(|path| is_wanted(path.as_str()))
        })
        .cloned()
        .collect();
    for (facts, notes) in read {
        files.extend(facts);
        coverage.extend(notes);
    }
    let mut joined = airlock_sca::join(files);
    let notes = std::mem::take(&mut joined.notes);
    coverage.extend(notes.into_iter().map(|(path, note)| {
        let detail = format!("line {}: {}", note.line, note.what);
        entry(&path, Status::Partial, Reason::ParseRecovered, detail)
    }));
    coverage.sort();
    coverage.dedup();
    (joined, coverage)
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
///
/// `look` looks at the tree's texts for words that only now are known.
pub(crate) fn of_tree<'f>(
    results: impl Iterator<Item = &'f FileResult>,
    options: &Options,
    exceptions: &AdvisoryExceptions,
    look: impl FnOnce(&TextSearch) -> Vec<Seen>,
    look_for_calls: impl FnOnce() -> Calls,
) -> OfTree {
    let Options {
        advisories,
        licences,
        ..
    } = options;
    let facts = results
        .filter_map(|result| result.dependencies.clone())
        .collect();
    let mut joined = airlock_sca::join(facts);
    let mut out = OfTree::default();
    out.take_flaws(std::mem::take(&mut joined.flaws));
    let today = options.today.to_string();
    out.take_flaws(airlock_sca::hygiene::ended(&joined.inventory, &today));
    out.judge_names(&joined, advisories);
    out.judge_licences(&joined, licences);
    let Joined {
        inventory,
        imports,
        doubts,
        ..
    } = joined;
    let found = out.look_up(&inventory, advisories);
    let words = found
        .iter()
        .flat_map(|matches| reach::wanted(&inventory, &matches.hits));
    let search = TextSearch::new(&inventory, doubts, words);
    let seen = if search.is_empty() {
        Vec::new()
    } else {
        look(&search)
    };
    out.take_flaws(search.unused(&seen));
    let reached = |hit: &Hit| reach::reach(&inventory, hit, &imports, &search, &seen);
    let hits = found.iter().flat_map(|matches| &matches.hits);
    let calls = wants_calls(hits, reached).then(look_for_calls);
    for matches in found {
        out.take(&inventory, matches, |package, hit| Known {
            reach: match &calls {
                Some(calls) => reach::called(reached(hit), hit, calls),
                None => reached(hit),
            },
            suppression: silenced(options, exceptions, (&inventory, package), hit),
        });
    }
    out
}

/// What is known of the packages that some files of a tree name. What only the whole tree could tell is left out.
pub(crate) fn of_part<'f>(
    results: impl Iterator<Item = &'f FileResult>,
    options: &Options,
    exceptions: &AdvisoryExceptions,
) -> OfTree {
    let facts = results
        .filter_map(|result| result.dependencies.clone())
        .collect();
    let mut out = OfTree::default();
    let inventory = airlock_sca::join(facts).inventory;
    for matches in out.look_up(&inventory, &options.advisories) {
        out.take(&inventory, matches, |package, hit| Known {
            reach: None,
            suppression: silenced(options, exceptions, (&inventory, package), hit),
        });
    }
    out
}

impl OfTree {
    fn take_flaws(&mut self, flaws: Vec<Flaw>) {
        for flaw in flaws {
            let path = flaw.location.path.clone();
            self.flaws.entry(path).or_default().push(flaw);
        }
    }

    /// Holds the packages' licences against the policies and the project's own.
    fn judge_licences(&mut self, joined: &Joined, policies: &[Policy]) {
        let licences = license::look(joined, policies);
        self.take_flaws(license::flaws(&joined.inventory, &licences));
        let unknown = licences
            .packages
            .iter()
            .filter(|one| one.verdict == Verdict::Unknown);
        let count = unknown.count();
        if count > 0 {
            let detail = format!(
                "the licences of {count} packages are not known, so the policy on licences could not be applied to \
                 them; `airlock deps licences` names them"
            );
            self.coverage.push(whole_run(Status::Partial, detail));
        }
    }

    /// Judges the names that the tree asks for.
    fn judge_names(&mut self, joined: &Joined, advisories: &[Arc<dyn Advisories>]) {
        let databases = advisories.iter().map(|one| -> &dyn Advisories { &**one });
        let mut judge = Judge::new(databases.collect());
        match legitimacy::look(&mut judge, joined) {
            Ok(looked) => {
                self.take_flaws(looked.flaws);
                let notes = looked.notes.into_iter();
                self.coverage
                    .extend(notes.map(|note| whole_run(Status::Partial, note)));
            }
            Err(error) => self.coverage.push(CoverageEntry {
                reason: Reason::Unreadable,
                ..whole_run(Status::Failed, format!("{error}; {}", error.hint()))
            }),
        }
    }

    /// Compares packages with what is known of them.
    fn look_up(
        &mut self,
        inventory: &Inventory,
        advisories: &[Arc<dyn Advisories>],
    ) -> Vec<Matches> {
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
        let mut found = Vec::new();
        for source in advisories {
            match source.matches(inventory) {
                Ok(matches) => found.push(matches),
                Err(error) => self.coverage.push(CoverageEntry {
                    reason: Reason::Unreadable,
                    ..whole_run(Status::Failed, format!("{error}; {}", error.hint()))
                }),
            }
        }
        found
    }

    fn take(
        &mut self,
        inventory: &Inventory,
        matches: Matches,
        known: impl Fn(&Package, &Hit) -> Known,
    ) {
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
        for advice in airlock_sca::advice::advice(inventory, matches, known) {
            let path = advice.location.path.clone();
            self.advice.entry(path).or_default().push(advice);
        }
    }
}

/// A person's word that the product is not affected, and the document it stands in; or an exception of all ways on which
/// the package comes in.
fn silenced(
    options: &Options,
    exceptions: &AdvisoryExceptions,
    (inventory, package): (&Inventory, &Package),
    hit: &Hit,
) -> Option<Suppression> {
    let said = options.vex.iter().find_map(|(document, statements)| {
        let said = statements
            .iter()
            .find(|statement| statement.silences(package, &hit.names))?;
        Some(Suppression {
            source: SuppressionSource::Config {
                key: format!("vex {document}"),
            },
            reason: Some(said.reason()),
            until: None,
        })
    });
    let is_heard =
        options.bounds_at(&package.location.path).suppressions == SuppressionMode::Honour;
    said.or_else(|| {
        is_heard
            .then(|| exceptions.on_all_ways(inventory, hit))
            .flatten()
    })
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
    metas.extend(license::rule_metas());
    metas.sort_by(|a, b| a.id.cmp(&b.id));
    metas
}
