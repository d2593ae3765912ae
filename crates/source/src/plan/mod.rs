//! From a selection to the files to look at.
//!
//! One module per kind of selection; each returns a [`Draft`], and what all plans share (order, notes, changed lines) is
//! done here.

mod commits;
mod paths;
mod staged;
mod stored_rules;
mod tree;
mod working_tree;

pub(crate) use paths::below_root;

use crate::changed_lines::changed_lines;
use crate::entry::{Content, Entry, Plan};
use crate::error::SourceError;
use crate::git::Git;
use crate::name;
use crate::selection::{DiffSpec, Edit, Selection};
use crate::workspace::{Repository, Workspace};
use airlock_model::{
    Change, ChangedFile, CoverageEntry, Cx, FileStatus, LineRange, RepoPath, Trigger,
};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// A plan in the making.
#[derive(Debug, Default)]
struct Draft {
    base: Option<String>,
    head: Option<String>,
    entries: Vec<Entry>,
    base_only: Vec<Entry>,
    coverage: Vec<CoverageEntry>,
}

pub(crate) fn make(
    cx: &Cx,
    workspace: &Workspace,
    selection: &Selection,
) -> Result<Plan, SourceError> {
    let (trigger, draft) = match selection {
        Selection::Tree => (Trigger::Tree, tree::plan(cx, workspace)?),
        Selection::Diff(spec) => (Trigger::Diff, diff(cx, workspace, spec)?),
        Selection::Staged => (Trigger::Staged, staged::plan(cx, workspace)?),
        Selection::Unstaged => (
            Trigger::Unstaged,
            working_tree::against_index(cx, workspace)?,
        ),
        Selection::Paths(paths) => (Trigger::Paths, paths::plan(cx, workspace, paths)?),
        Selection::Stdin { name, bytes } => {
            let draft = Draft {
                entries: vec![given(workspace, name, bytes, None)?],
                ..Draft::default()
            };
            (Trigger::Stdin, draft)
        }
        Selection::Edits(edits) => (Trigger::Edit, edited(workspace, edits)?),
        // Its texts are named by the walk over it.
        Selection::History(_) => (Trigger::History, Draft::default()),
    };
    finish(cx, workspace, trigger, draft)
}

/// A file whose text the caller gives, with the text before it where there is one.
fn given(
    workspace: &Workspace,
    name: &Path,
    bytes: &Arc<[u8]>,
    before: Option<&Arc<[u8]>>,
) -> Result<Entry, SourceError> {
    Ok(Entry {
        path: name::to_repo_path(&below_root(workspace, name)?),
        content: Content::Given(bytes.clone()),
        base: before.map(|before| Content::Given(before.clone())),
        stat: None,
    })
}

fn edited(workspace: &Workspace, edits: &[Edit]) -> Result<Draft, SourceError> {
    let mut draft = Draft::default();
    for edit in edits {
        match (&edit.before, &edit.after) {
            (before, Some(after)) => {
                let entry = given(workspace, &edit.name, after, before.as_ref())?;
                draft.entries.push(entry);
            }
            (Some(before), None) => {
                let gone = given(workspace, &edit.name, before, Some(before))?;
                draft.base_only.push(gone);
            }
            (None, None) => {}
        }
    }
    Ok(draft)
}

fn diff(cx: &Cx, workspace: &Workspace, spec: &DiffSpec) -> Result<Draft, SourceError> {
    let git = git_for(workspace, "a difference")?;
    match spec {
        DiffSpec::WorkingTree { base } => {
            working_tree::against_commit(cx, workspace, git.resolve(base)?)
        }
        DiffSpec::Commits { base, head } => {
            commits::plan(cx, workspace, git, git.resolve(base)?, git.resolve(head)?)
        }
        DiffSpec::SinceMergeBase { base, head } => {
            let (one, other) = (git.resolve(base)?, git.resolve(head)?);
            let from = git.merge_base((base, one), (head, other))?;
            commits::plan(cx, workspace, git, from, other)
        }
    }
}

/// Orders the draft and adds what every plan has.
fn finish(
    cx: &Cx,
    workspace: &Workspace,
    trigger: Trigger,
    mut draft: Draft,
) -> Result<Plan, SourceError> {
    let by_path = |one: &Entry, other: &Entry| one.path.cmp(&other.path);
    draft.entries.sort_unstable_by(by_path);
    draft.entries.dedup_by(|one, other| one.path == other.path);
    draft.base_only.sort_unstable_by(by_path);
    draft.coverage.extend(workspace.standing_notes());
    draft.coverage.sort_unstable();
    draft.coverage.dedup();
    let files = if trigger == Trigger::Tree {
        Vec::new()
    } else {
        changed_files(cx, workspace, trigger, &draft)
    };
    if cx.cancel.is_cancelled() {
        return Err(SourceError::Cancelled);
    }
    Ok(Plan {
        change: Change {
            trigger,
            base: draft.base,
            head: draft.head,
            files,
        },
        entries: draft.entries,
        base_only: draft.base_only,
        coverage: draft.coverage,
    })
}

fn changed_files(
    cx: &Cx,
    workspace: &Workspace,
    trigger: Trigger,
    draft: &Draft,
) -> Vec<ChangedFile> {
    let compares = trigger.compares();
    let change_of = |entry: &Entry| {
        let (status, changed_lines) = match &entry.base {
            Some(base) => (
                FileStatus::Modified,
                lines_of_change(cx, workspace, entry, base),
            ),
            None if compares => (FileStatus::Added, Vec::new()),
            None => (FileStatus::Whole, Vec::new()),
        };
        ChangedFile {
            path: entry.path.clone(),
            status,
            changed_lines,
        }
    };
    // Threads are started for the first who asks for them, which costs more than a file; nothing is read here unless there
    // is an old side.
    let mut files: Vec<ChangedFile> = if compares && draft.entries.len() > 1 {
        draft.entries.par_iter().map(change_of).collect()
    } else {
        draft.entries.iter().map(change_of).collect()
    };
    files.extend(draft.base_only.iter().map(|entry| ChangedFile {
        path: entry.path.clone(),
        status: FileStatus::Deleted,
        changed_lines: Vec::new(),
    }));
    files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Where the old side cannot be had, every line counts as changed; where the new one cannot, none, and whoever reads the
/// entry is told why.
fn lines_of_change(
    cx: &Cx,
    workspace: &Workspace,
    entry: &Entry,
    base: &Content,
) -> Vec<LineRange> {
    if cx.cancel.is_cancelled() {
        return Vec::new();
    }
    let text = |path: &RepoPath, content| {
        let read = workspace.read_content(path, content).ok()?;
        Some(read.source.text)
    };
    let Some(after) = text(&entry.path, &entry.content) else {
        return Vec::new();
    };
    let before = text(&entry.path, base).unwrap_or_default();
    changed_lines(&before, &after)
}

/// Git, for a selection that cannot do without.
pub(crate) fn git_for<'workspace>(
    workspace: &'workspace Workspace,
    selection: &'static str,
) -> Result<&'workspace Git, SourceError> {
    match &workspace.repository {
        Repository::WorkTree { git, .. } | Repository::Bare(git) => Ok(git),
        Repository::None(reason) | Repository::Refused(reason) => Err(SourceError::NoRepository {
            root: workspace.root_path.clone(),
            selection,
            reason: reason.clone(),
        }),
    }
}

/// Git with a working tree.
fn work_tree_for<'workspace>(
    workspace: &'workspace Workspace,
    selection: &'static str,
) -> Result<&'workspace Git, SourceError> {
    if matches!(workspace.repository, Repository::Bare(_)) {
        return Err(SourceError::Bare {
            root: workspace.root_path.clone(),
            selection,
        });
    }
    git_for(workspace, selection)
}
