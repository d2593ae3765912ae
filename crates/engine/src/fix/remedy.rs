//! Dependencies that advisories condemn: manifests are changed as a plan of [`airlock_sca::remedy`] says.
//!
//! Refuses to touch a lockfile or to start a client: the plan's commands are handed on.

use super::{FixRequest, diff, write};
use crate::dependencies;
use crate::options::Options;
use airlock_model::{BaselineState, Cx, Evidence, Finding, RepoPath};
use airlock_sca::advice::Advisories;
use airlock_sca::remedy::{Left, Plan, Remedy, Tree, Wanted, plan};
use airlock_source::{Entry, ReadFile, Workspace};
use std::collections::{BTreeMap, BTreeSet};

/// What was done about dependencies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DependencyFixes {
    /// Upgrades that were planned, with the client's commands that complete them.
    pub remedies: Vec<Remedy>,
    /// Versions that are not left, and why.
    pub left: Vec<Left>,
    /// Files that changed, ordered by path.
    pub files: Vec<ChangedManifest>,
    /// Files that were left as they are, and why.
    pub refused: Vec<(RepoPath, String)>,
    /// Why nothing could be planned, where that is so.
    pub failure: Option<String>,
}

/// A manifest that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedManifest {
    /// The file.
    pub path: RepoPath,
    /// The change as a unified diff.
    pub diff: String,
    /// Whether it was written; not in a dry run.
    pub is_written: bool,
}

/// Plans and, unless only asked to show it, applies the remedies for the findings that are wanted.
pub(super) fn fix_dependencies(
    cx: &Cx,
    workspace: &Workspace,
    entries: &[Entry],
    options: &Options,
    request: &FixRequest,
    findings: &[Finding],
) -> DependencyFixes {
    let wanted = wanted(options, request, findings);
    if wanted.is_empty() {
        return DependencyFixes::default();
    }
    let mut read: BTreeMap<RepoPath, (&Entry, ReadFile)> = BTreeMap::new();
    let mut out = DependencyFixes::default();
    for entry in entries
        .iter()
        .filter(|entry| airlock_sca::wants(entry.path.as_str()))
    {
        if cx.cancel.is_cancelled() {
            return DependencyFixes::default();
        }
        match workspace.read(entry) {
            Ok(file) => drop(read.insert(entry.path.clone(), (entry, file))),
            Err(note) => {
                let reason = format!("it cannot be read: {}", note.reason.as_str());
                out.refused.push((entry.path.clone(), reason));
            }
        }
    }
    let texts = read
        .iter()
        .map(|(path, (_, file))| (path.clone(), file.source.text.clone()))
        .collect();
    let has = |path: &str| workspace.root().join(path).symlink_metadata().is_ok();
    let databases: Vec<&dyn Advisories> = options
        .advisories
        .iter()
        .map(|one| -> &dyn Advisories { &**one })
        .collect();
    let planned = plan(
        Tree { texts, has: &has },
        wanted,
        &databases,
        request.unsafe_too,
    );
    let Plan {
        remedies,
        left,
        files,
    } = match planned {
        Ok(plan) => plan,
        Err(error) => {
            out.failure = Some(format!("{error}; {}", error.hint()));
            return out;
        }
    };
    out.remedies = remedies;
    out.left = left;
    for (path, text) in files {
        let Some((entry, file)) = read.get(&path) else {
            continue;
        };
        let written = if request.dry_run {
            write::encoded(file, &text).map(drop)
        } else {
            write::replace(workspace, entry, file, &text)
        };
        match written {
            Ok(()) => out.files.push(ChangedManifest {
                diff: diff::unified(path.as_str(), &file.source.text, &text),
                path,
                is_written: !request.dry_run,
            }),
            Err(reason) => out
                .refused
                .push((path, format!("it was left as it is: {reason}"))),
        }
    }
    out
}

/// The condemned versions among the findings. What a suppression takes out counts neither as a reason nor against a
/// version to go to.
fn wanted(options: &Options, request: &FixRequest, findings: &[Finding]) -> Vec<Wanted> {
    let mut ignored: BTreeMap<Wanted, BTreeSet<String>> = BTreeMap::new();
    let mut chosen: BTreeSet<Wanted> = BTreeSet::new();
    for finding in findings {
        let Evidence::Package {
            ecosystem,
            name,
            version: Some(version),
            advisories,
            ..
        } = &finding.evidence
        else {
            continue;
        };
        if !dependencies::has_remedy(finding.rule.as_str()) {
            continue;
        }
        let wanted = Wanted {
            path: finding.location.path.clone(),
            ecosystem: ecosystem.clone(),
            name: name.clone(),
            version: version.clone(),
            ignored: BTreeSet::new(),
        };
        if finding.suppression.is_some() {
            ignored
                .entry(wanted)
                .or_default()
                .extend(advisories.iter().cloned());
            continue;
        }
        let is_chosen = if request.only.is_empty() {
            let show = options.bounds_at(&finding.location.path).show;
            finding.baseline != BaselineState::Existing && show.admits(finding)
        } else {
            request.only.contains(&finding.fingerprint)
        };
        if is_chosen {
            chosen.insert(wanted);
        }
    }
    let with_ignored = |wanted: Wanted| Wanted {
        ignored: ignored.get(&wanted).cloned().unwrap_or_default(),
        ..wanted
    };
    chosen.into_iter().map(with_ignored).collect()
}
