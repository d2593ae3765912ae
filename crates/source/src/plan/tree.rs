//! The whole tree: the working tree as it is, or a bare repository's `HEAD`.

use super::stored_rules::StoredRules;
use super::{Draft, commits};
use crate::entry::{Content, Entry};
use crate::error::SourceError;
use crate::git::{Git, Tracked};
use crate::ignore_rules::{AIRLOCK_IGNORE, GIT_IGNORE, IGNORE_FILE_LIMIT, IgnoreRules};
use crate::name;
use crate::note;
use crate::options::IgnoreMode;
use crate::root_dir::{ReadError, RootDir};
use crate::walk::{Found, IgnoreFiles, NestedRepositories, Walk, unapplied};
use crate::workspace::{Repository, Workspace};
use airlock_model::{CoverageEntry, Cx, Reason, Status};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

pub(super) fn plan(cx: &Cx, workspace: &Workspace) -> Result<Draft, SourceError> {
    if let Repository::Bare(git) = &workspace.repository {
        return bare(cx, workspace, git);
    }
    let found = walk(
        cx,
        workspace,
        &[Vec::new()],
        IgnoreFiles::All,
        NestedRepositories::Enter,
    )?;
    let mut draft = Draft {
        entries: found.entries,
        coverage: found.coverage,
        ..Draft::default()
    };
    draft.coverage.extend(not_checked_out(workspace));
    lay_over(workspace, &mut draft.entries, |_| true);
    Ok(draft)
}

/// Walks folders below the root, under the ignore rules of the folders above them.
pub(super) fn walk(
    cx: &Cx,
    workspace: &Workspace,
    folders: &[Vec<u8>],
    wanted: IgnoreFiles,
    nested: NestedRepositories,
) -> Result<Found, SourceError> {
    let ignore_files = match workspace.options.ignore {
        IgnoreMode::Honour => wanted,
        IgnoreMode::Everything => IgnoreFiles::None,
    };
    let mut coverage = Vec::new();
    let tracked = workspace.tracked().unwrap_or_else(|why| {
        let detail = format!("ignored files that git tracks are not known: {why}");
        coverage.push(note::run(Status::Partial, Reason::Unreadable, detail));
        None
    });
    let folders: Vec<_> = folders
        .iter()
        .map(|folder| {
            let rules = rules_above(workspace, folder, ignore_files, &mut coverage);
            (folder.clone(), rules)
        })
        .collect();
    let walk = Walk {
        cx,
        root: &workspace.root,
        root_path: &workspace.root_path,
        prefix: workspace.prefix(),
        tracked,
        ignore_files,
        nested,
    };
    let mut found = walk.run(&folders);
    if cx.cancel.is_cancelled() {
        return Err(SourceError::Cancelled);
    }
    found.coverage.append(&mut coverage);
    Ok(found)
}

/// The rules of `.git/info/exclude` and of every folder from the work tree's top down to, not including, `folder`.
fn rules_above(
    workspace: &Workspace,
    folder: &[u8],
    ignore_files: IgnoreFiles,
    coverage: &mut Vec<CoverageEntry>,
) -> Option<Arc<IgnoreRules>> {
    if ignore_files == IgnoreFiles::None {
        return None;
    }
    let mut rules = None;
    let mut upper = None;
    if let Repository::WorkTree { git, top, .. } = &workspace.repository {
        let exclude = RootDir::open(git.common_dir())
            .map_err(ReadError::Io)
            .and_then(|dir| dir.read(b"info/exclude", IGNORE_FILE_LIMIT));
        if let Ok((text, _)) = exclude {
            rules = IgnoreRules::extend(None, b"", Some(&text), None);
        }
        upper = RootDir::open(top).ok();
    }
    let top = upper.as_ref().unwrap_or(&workspace.root);
    let folder = name::join_folders(workspace.prefix(), folder);
    let mut upper_folders: Vec<&[u8]> = Vec::new();
    let mut here = folder.as_slice();
    while !here.is_empty() {
        here = name::parent(here);
        upper_folders.push(here);
    }
    for upper in upper_folders.into_iter().rev() {
        let mut text = |file: &[u8]| {
            let path = name::join(upper, file);
            match top.read(&path, IGNORE_FILE_LIMIT) {
                Ok((bytes, _)) => Some(bytes),
                Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => {
                    coverage.push(unapplied(&path, &error));
                    None
                }
            }
        };
        let git = text(GIT_IGNORE);
        let airlock = (ignore_files == IgnoreFiles::All)
            .then(|| text(AIRLOCK_IGNORE))
            .flatten();
        rules = IgnoreRules::extend(rules, upper, git.as_deref(), airlock.as_deref());
    }
    rules
}

/// Tracked files that a sparse checkout leaves out of the working tree: one line for all.
fn not_checked_out(workspace: &Workspace) -> Option<CoverageEntry> {
    let tracked: &Tracked = workspace.tracked().ok()??;
    let count = tracked
        .items()
        .filter(|item| item.not_checked_out && name::below(item.path, workspace.prefix()).is_some())
        .count();
    let detail = format!(
        "{count} tracked files or folders are outside the sparse checkout; `git sparse-checkout disable` brings them"
    );
    (count > 0).then(|| note::run(Status::Skipped, Reason::Scope, detail))
}

/// Puts the caller's bytes in the place of files, or beside them; the file on disk is what was before.
pub(super) fn lay_over(
    workspace: &Workspace,
    entries: &mut Vec<Entry>,
    wanted: impl Fn(&[u8]) -> bool,
) {
    if workspace.options.overlay.is_empty() {
        return;
    }
    let places: BTreeMap<_, _> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| (entry.path.clone(), at))
        .collect();
    for (path, bytes) in &workspace.options.overlay {
        let content = Content::Given(bytes.clone());
        if let Some(entry) = places.get(path).and_then(|at| entries.get_mut(*at)) {
            entry.base = Some(std::mem::replace(&mut entry.content, content));
            entry.stat = None;
        } else if wanted(&name::from_repo_path(path)) {
            entries.push(Entry {
                path: path.clone(),
                content,
                base: None,
                stat: None,
            });
        }
    }
}

/// Everything that `HEAD` holds.
fn bare(cx: &Cx, workspace: &Workspace, git: &Git) -> Result<Draft, SourceError> {
    let Some(head) = git.head()? else {
        return Ok(Draft::default());
    };
    let diff = git.tree_diff(cx, None, Some(head.tree), b"")?;
    let mut rules = StoredRules::of_tree(workspace, git, Some(head.tree));
    let mut draft = commits::draft(git, diff, &mut rules);
    draft.coverage.extend(rules.notes());
    draft.coverage.extend(foreign_files(workspace));
    draft.head = Some(head.id());
    Ok(draft)
}

/// Files in a bare repository's folder that are not git's: they are not in `HEAD`, so nobody looks at them.
fn foreign_files(workspace: &Workspace) -> Option<CoverageEntry> {
    const GITS_OWN: &[&str] = &[
        "HEAD",
        "FETCH_HEAD",
        "ORIG_HEAD",
        "branches",
        "config",
        "config.worktree",
        "description",
        "gc.log",
        "hooks",
        "index",
        "info",
        "lfs",
        "logs",
        "modules",
        "objects",
        "packed-refs",
        "refs",
        "shallow",
        "worktrees",
    ];
    let listed = workspace.root.list(b"").ok()?;
    let foreign: Vec<String> = listed
        .iter()
        .filter(|item| !GITS_OWN.iter().any(|own| own.as_bytes() == item.name))
        .map(|item| name::to_repo_path(&item.name).to_string())
        .collect();
    let some = foreign
        .iter()
        .take(5)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let detail = format!(
        "a bare repository: HEAD is scanned, {} other names in its folder are not ({some})",
        foreign.len()
    );
    (!foreign.is_empty()).then(|| note::run(Status::Skipped, Reason::Scope, detail))
}
