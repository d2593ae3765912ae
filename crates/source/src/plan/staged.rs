//! What the next commit would hold: the index against `HEAD`.

use super::stored_rules::StoredRules;
use super::{Draft, commits, work_tree_for};
use crate::error::SourceError;
use crate::git::{Git, Item, ItemKind, Tracked, TrackedItem, TrackedKind};
use crate::name;
use crate::note;
use crate::workspace::Workspace;
use airlock_model::{Cx, Reason};
use std::collections::BTreeMap;

pub(super) fn plan(cx: &Cx, workspace: &Workspace) -> Result<Draft, SourceError> {
    let git = work_tree_for(workspace, "the staged change")?;
    let head = git.head()?;
    let mut draft = Draft {
        base: head.map(|head| head.id()),
        ..Draft::default()
    };
    // Without an index nothing is staged, not even a removal.
    let Some(tracked) = index(workspace)? else {
        return Ok(draft);
    };
    let mut old = stored_files(cx, workspace, git, head.map(|head| head.tree), &mut draft)?;
    let mut rules = StoredRules::of_tree(workspace, git, head.map(|head| head.tree));
    let mut sparse = Vec::new();
    let mut conflicted = Vec::new();
    for item in tracked.items() {
        let Some(path) = name::below(item.path, workspace.prefix()) else {
            continue;
        };
        if item.kind == TrackedKind::SparseFolder {
            sparse.push(path);
            continue;
        }
        let before = old.remove(path);
        let after = leaf(&item).filter(|_| !item.intent_only);
        if item.stage != 0 {
            if conflicted.last() != Some(&path) {
                conflicted.push(path);
            }
        } else if before != after && !rules.leaves_out(path) {
            commits::take(git, path, before, after, &mut draft);
        }
    }
    for path in conflicted {
        draft.coverage.push(note::skipped(
            &name::to_repo_path(path),
            Reason::Scope,
            "in an unresolved merge: nothing of it is staged",
        ));
    }
    for (path, before) in old {
        // A sparse index holds whole folders that are as in HEAD unless somebody staged inside them.
        let in_sparse = sparse
            .iter()
            .any(|folder| path.starts_with(folder.strip_suffix(b"/").unwrap_or(folder)));
        if !in_sparse && !rules.leaves_out(&path) {
            commits::take(git, &path, Some(before), None, &mut draft);
        }
    }
    draft.coverage.extend(rules.notes());
    Ok(draft)
}

/// The index of a working tree; a damaged one ends the plan.
pub(super) fn index(workspace: &Workspace) -> Result<Option<&Tracked>, SourceError> {
    workspace.tracked().map_err(|why| SourceError::Damaged {
        root: workspace.root_path.clone(),
        detail: why.to_owned(),
    })
}

/// Every leaf of a stored tree below the root, by path; what is missing becomes Coverage.
pub(super) fn stored_files(
    cx: &Cx,
    workspace: &Workspace,
    git: &Git,
    tree: Option<gix::ObjectId>,
    draft: &mut Draft,
) -> Result<BTreeMap<Vec<u8>, Item>, SourceError> {
    let diff = git.tree_diff(cx, None, tree, workspace.prefix())?;
    draft.coverage.extend(commits::notes(&diff));
    let leaves = diff
        .changes
        .into_iter()
        .filter_map(|change| Some((change.path, change.new?)));
    Ok(leaves.collect())
}

/// An item of the index as a tree would hold it.
pub(super) fn leaf(item: &TrackedItem<'_>) -> Option<Item> {
    let kind = match item.kind {
        TrackedKind::File => ItemKind::File,
        TrackedKind::Link => ItemKind::Link,
        TrackedKind::Submodule => ItemKind::Submodule,
        TrackedKind::SparseFolder => return None,
    };
    Some(Item { kind, id: item.id })
}
