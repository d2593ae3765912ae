//! Routes of a tree: what each file said is joined here, for the inventory and for the rules about routes.
//!
//! Invariants:
//! - the join depends on the files' facts and the plan's paths only; an index changes nothing;
//! - tests, generated and vendored files take no part.

use crate::across::{Across, Found};
use crate::dependencies::pool;
use crate::error::EngineError;
use crate::file::{self, FileResult, Job};
use crate::options::Options;
use airlock_flow::routes::{self, FileRoutes};
use airlock_model::{
    CoverageEntry, Cx, Engine, Making, Purpose, Reason, Related, RepoPath, RouteInventory, Status,
};
use airlock_source::{Entry, Plan, ReadFile, Workspace};
use airlock_syntax::{ParseLimits, Recovery};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Files whose folder is an application's root.
const MANIFESTS: [&str; 16] = [
    "package.json",
    "pyproject.toml",
    "setup.py",
    "requirements.txt",
    "Pipfile",
    "manage.py",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "go.mod",
    "composer.json",
    "Gemfile",
    "Cargo.toml",
    "Program.cs",
    "artisan",
    "config.ru",
];

/// The folders of a plan that hold an application.
fn roots(plan: &Plan) -> Vec<String> {
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for entry in &plan.entries {
        let (folder, name) = entry
            .path
            .as_str()
            .rsplit_once('/')
            .unwrap_or(("", entry.path.as_str()));
        if MANIFESTS.contains(&name) || name.ends_with(".csproj") {
            all.insert(folder);
        }
    }
    all.into_iter().map(str::to_owned).collect()
}

/// Reads the routes of the files of `plan`.
///
/// # Errors
/// When there are no threads.
pub fn inventory(
    cx: &Cx,
    workspace: &Workspace,
    plan: &Plan,
    options: &Options,
) -> Result<RouteInventory, EngineError> {
    let pool = pool(options.threads)?;
    let read: Vec<(Option<FileRoutes>, Option<CoverageEntry>)> = pool.install(|| {
        let wanted = plan
            .entries
            .par_iter()
            .filter(|entry| airlock_syntax::of_path(entry.path.as_str(), "").is_some());
        wanted.map(|entry| read(cx, workspace, entry)).collect()
    });
    let (mut files, mut coverage) = (Vec::new(), Vec::new());
    for (facts, note) in read {
        files.extend(facts);
        coverage.extend(note);
    }
    coverage.sort();
    let joined = routes::join(files, &roots(plan));
    let mut all: Vec<_> = joined
        .routes
        .into_iter()
        .map(|joined| joined.route)
        .collect();
    all.sort_by(|a, b| (&a.location, &a.path, &a.methods).cmp(&(&b.location, &b.path, &b.methods)));
    all.dedup();
    Ok(RouteInventory {
        routes: all,
        coverage,
    })
}

fn read(
    cx: &Cx,
    workspace: &Workspace,
    entry: &Entry,
) -> (Option<FileRoutes>, Option<CoverageEntry>) {
    if cx.cancel.is_cancelled() {
        return (
            None,
            Some(note(&entry.path, Status::Skipped, Reason::Cancelled, "")),
        );
    }
    let read = match workspace.read(entry) {
        Ok(read) => read,
        Err(unread) => return (None, unread.is_incomplete().then_some(unread)),
    };
    let source = &read.source;
    if source.purpose != Purpose::Product || source.making != Making::Written {
        return (None, None);
    }
    let path = source.path.as_str();
    let Some(language) = airlock_syntax::of_path(path, &source.text)
        .filter(|language| routes::wants(language, &source.text))
    else {
        return (None, None);
    };
    let looked = catch_unwind(AssertUnwindSafe(|| {
        let parsed = airlock_syntax::parse(cx, language, &source.text, ParseLimits::default());
        let facts = airlock_flow::Facts::new(language, &parsed.tree, &source.text);
        (
            routes::read(&facts, path),
            matches!(parsed.recovery, Recovery::Budget),
        )
    }));
    let Ok((facts, is_cut)) = looked else {
        let detail = "this is a defect of Airlock; the other files were read";
        let failed = note(&source.path, Status::Failed, Reason::Crash, detail);
        return (None, Some(failed));
    };
    let detail = "the text is too large or too odd to parse whole";
    let cut = is_cut.then(|| note(&source.path, Status::Partial, Reason::Budget, detail));
    (facts, cut)
}

fn note(path: &RepoPath, status: Status, reason: Reason, detail: &str) -> CoverageEntry {
    CoverageEntry {
        path: Some(path.clone()),
        engine: Engine::Sast,
        status,
        reason,
        detail: detail.to_owned(),
    }
}

/// Judges the routes of a tree by the rules about them; the files that findings lie in are read once more.
pub(crate) fn judge<'file>(
    cx: &Cx,
    job: &Job<'_>,
    plan: &Plan,
    results: impl Iterator<Item = &'file FileResult> + Clone,
    found: &mut Found,
    read: impl Fn(&Entry) -> Option<ReadFile>,
) {
    let files: Vec<FileRoutes> = results
        .clone()
        .filter_map(|result| result.routes.clone())
        .collect();
    if files.is_empty() {
        return;
    }
    let judged = catch_unwind(AssertUnwindSafe(|| {
        let joined = routes::join(files, &roots(plan));
        airlock_sast::judge_routes(job.rules, &joined)
    }));
    let Ok(matches) = judged else {
        let detail = "routes were not judged: this is a defect of Airlock";
        found.coverage.push(CoverageEntry {
            path: None,
            engine: Engine::Sast,
            status: Status::Failed,
            reason: Reason::Crash,
            detail: detail.to_owned(),
        });
        return;
    };
    let mut by_path: BTreeMap<String, Vec<Across>> = BTreeMap::new();
    for matched in matches {
        let related = matched
            .related
            .into_iter()
            .map(|(label, location)| Related { label, location })
            .collect();
        by_path.entry(matched.path).or_default().push(Across {
            found: matched.found,
            steps: Vec::new(),
            tier: matched.tier,
            related,
        });
    }
    for ((number, entry), result) in plan.entries.iter().enumerate().zip(results) {
        let Some(across) = by_path.remove(entry.path.as_str()) else {
            continue;
        };
        let Some(file) = read(entry) else { continue };
        let before = found.findings.entry(number).or_default();
        let known: Vec<_> = result
            .findings
            .iter()
            .chain(before.iter())
            .cloned()
            .collect();
        before.extend(file::findings_across(cx, job, &file.source, &known, across));
    }
}
