//! Two stored states: commits, or trees.

use super::Draft;
use super::stored_rules::StoredRules;
use crate::entry::{Content, Entry};
use crate::error::SourceError;
use crate::git::{Git, Item, ItemKind, Resolved, TreeDiff};
use crate::links;
use crate::name;
use crate::note;
use crate::workspace::Workspace;
use airlock_model::{CoverageEntry, Cx, Reason, Status};

/// Links hold a path; anything longer than a path can be is not one.
const LINK_LIMIT: u64 = 4096;

pub(super) fn plan(
    cx: &Cx,
    workspace: &Workspace,
    git: &Git,
    base: Resolved,
    head: Resolved,
) -> Result<Draft, SourceError> {
    let diff = git.tree_diff(cx, Some(base.tree), Some(head.tree), workspace.prefix())?;
    let mut rules = StoredRules::of_tree(workspace, git, Some(base.tree));
    let mut draft = draft(git, diff, &mut rules);
    draft.coverage.extend(rules.notes());
    draft.base = Some(base.id());
    draft.head = Some(head.id());
    Ok(draft)
}

/// The entries of a comparison of trees.
pub(super) fn draft(git: &Git, diff: TreeDiff, rules: &mut StoredRules<'_>) -> Draft {
    let mut draft = Draft {
        coverage: notes(&diff),
        ..Draft::default()
    };
    for change in diff.changes {
        if rules.leaves_out(&change.path) {
            continue;
        }
        take(git, &change.path, change.old, change.new, &mut draft);
    }
    draft
}

/// Takes one changed path into the draft.
pub(super) fn take(
    git: &Git,
    path: &[u8],
    old: Option<Item>,
    new: Option<Item>,
    draft: &mut Draft,
) {
    let old = old.filter(|item| item.kind == ItemKind::File);
    let base = old.map(|item| Content::Blob(item.id));
    let path_shown = name::to_repo_path(path);
    if let Some(Item {
        kind: ItemKind::File,
        id,
    }) = new
    {
        // Only the mode may differ.
        if old.is_some_and(|old| old.id == id) {
            return;
        }
        draft.entries.push(Entry {
            path: path_shown,
            content: Content::Blob(id),
            base,
            stat: None,
        });
        return;
    }
    match new {
        Some(item) if item.kind == ItemKind::Submodule => draft.coverage.push(note::skipped(
            &path_shown,
            Reason::Submodule,
            format!("now at commit {}: compare it by itself", item.id),
        )),
        Some(item) => {
            let target = git.blob(item.id, LINK_LIMIT).unwrap_or_default();
            if links::escapes_lexically(path, &target) {
                let detail = "leads out of the scanned root";
                draft
                    .coverage
                    .push(note::skipped(&path_shown, Reason::Link, detail));
            }
        }
        None => {}
    }
    if base.is_some() {
        draft.base_only.push(deleted(path, base));
    }
}

/// An entry that has only an old side. Its content is that side too, so that nobody looks for it on disk.
pub(super) fn deleted(path: &[u8], base: Option<Content>) -> Entry {
    Entry {
        path: name::to_repo_path(path),
        content: base.clone().unwrap_or(Content::Disk),
        base,
        stat: None,
    }
}

/// What a comparison could not see.
pub(super) fn notes(diff: &TreeDiff) -> Vec<CoverageEntry> {
    let unread = diff.unread.iter().map(|(folder, why)| {
        let path = name::to_repo_path(folder);
        note::skipped(&path, Reason::MissingObject, why.as_str())
    });
    let forbidden = diff.forbidden.iter().map(|path| {
        let path = name::to_repo_path(path);
        note::skipped(&path, Reason::Unreadable, "a name that git forbids")
    });
    let cut = diff.cut.then(|| {
        let detail = "too many paths: the comparison of trees was cut short";
        note::run(Status::Failed, Reason::Budget, detail)
    });
    unread.chain(forbidden).chain(cut).collect()
}
