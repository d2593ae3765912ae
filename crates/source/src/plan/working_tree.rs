//! The working tree against a commit or against the index, new files included.
//!
//! A file is compared by what the index says of it where that can be trusted (git's own rule), else by its content.
//! Content that differs from the stored one only in line ends counts as unchanged: that is what git's own conversion
//! makes on checkout, and a line end brings no finding. `.airlockignore` is that of the old state.

use super::staged::{index, leaf, stored_files};
use super::stored_rules::StoredRules;
use super::tree::{lay_over, walk};
use super::{Draft, commits, work_tree_for};
use crate::entry::{BlobId, Content, Entry, Stat};
use crate::error::SourceError;
use crate::git::{Git, Item, ItemKind, Resolved, SparseState, Tracked, blob_id};
use crate::name;
use crate::root_dir::Kind;
use crate::walk::{IgnoreFiles, NestedRepositories};
use crate::workspace::Workspace;
use airlock_model::Cx;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

type OldSide = BTreeMap<Vec<u8>, Item>;

/// A commit against the working tree.
pub(super) fn against_commit(
    cx: &Cx,
    workspace: &Workspace,
    base: Resolved,
) -> Result<Draft, SourceError> {
    let git = work_tree_for(workspace, "a difference to it")?;
    let mut draft = Draft {
        base: Some(base.id()),
        ..Draft::default()
    };
    let old = stored_files(cx, workspace, git, Some(base.tree), &mut draft)?;
    let rules = StoredRules::of_tree(workspace, git, Some(base.tree));
    compare(cx, workspace, git, &old, rules, &mut draft)?;
    Ok(draft)
}

/// The index against the working tree.
pub(super) fn against_index(cx: &Cx, workspace: &Workspace) -> Result<Draft, SourceError> {
    let git = work_tree_for(workspace, "the unstaged change")?;
    let mut draft = Draft::default();
    let mut old = OldSide::new();
    if let Some(tracked) = index(workspace)? {
        for item in tracked.items().filter(|item| !item.intent_only) {
            let Some(path) = name::below(item.path, workspace.prefix()) else {
                continue;
            };
            // In an unresolved merge the stages follow each other: the common ancestor, ours over it, and theirs only
            // where there is neither.
            if let Some(leaf) = leaf(&item)
                && (item.stage != 3 || !old.contains_key(path))
            {
                old.insert(path.to_vec(), leaf);
            }
        }
    }
    let rules = StoredRules::of_index(workspace, git, index(workspace)?);
    compare(cx, workspace, git, &old, rules, &mut draft)?;
    Ok(draft)
}

fn compare(
    cx: &Cx,
    workspace: &Workspace,
    git: &Git,
    old: &OldSide,
    mut rules: StoredRules<'_>,
    draft: &mut Draft,
) -> Result<(), SourceError> {
    let tracked = index(workspace)?;
    let found = walk(
        cx,
        workspace,
        &[Vec::new()],
        IgnoreFiles::GitOnly,
        NestedRepositories::LeaveOut,
    )?;
    draft.coverage.extend(found.coverage);
    let mut entries = found.entries;
    lay_over(workspace, &mut entries, |_| true);
    let seen: std::collections::BTreeSet<Vec<u8>> = entries
        .iter()
        .map(|entry| name::from_repo_path(&entry.path))
        .collect();
    let comparison = Comparison {
        workspace,
        git,
        old,
        tracked,
    };
    let changed: Vec<Entry> = entries
        .into_par_iter()
        .filter(|_| !cx.cancel.is_cancelled())
        .filter_map(|entry| comparison.changed(entry))
        .collect();
    draft.entries.extend(changed.into_iter().filter(|entry| {
        let is_given = matches!(entry.content, Content::Given(_));
        is_given || !rules.leaves_out(&name::from_repo_path(&entry.path))
    }));
    for (path, item) in old {
        if item.kind == ItemKind::File && !seen.contains(path) && !rules.leaves_out(path) {
            comparison.take_unseen(path, item.id, draft);
        }
    }
    draft.coverage.extend(rules.notes());
    Ok(())
}

struct Comparison<'a> {
    workspace: &'a Workspace,
    git: &'a Git,
    old: &'a OldSide,
    tracked: Option<&'a Tracked>,
}

impl Comparison<'_> {
    /// The entry with its old side; `None` when it did not change.
    fn changed(&self, mut entry: Entry) -> Option<Entry> {
        let path = name::from_repo_path(&entry.path);
        let old = self
            .old
            .get(&path)
            .filter(|item| item.kind == ItemKind::File);
        let Some(old) = old else {
            entry.base = None;
            return Some(entry);
        };
        entry.base = Some(Content::Blob(old.id));
        let is_same = match &entry.content {
            Content::Disk => self.is_same_on_disk(&path, entry.stat.as_ref(), old.id),
            Content::Given(bytes) => is_same(bytes, old.id),
            Content::Blob(id) => *id == old.id,
        };
        (!is_same).then_some(entry)
    }

    fn is_same_on_disk(&self, path: &[u8], stat: Option<&Stat>, old: BlobId) -> bool {
        let in_work_tree = name::join_folders(self.workspace.prefix(), path);
        if let (Some(tracked), Some(stat)) = (self.tracked, stat)
            && let Some(item) = tracked.item(&in_work_tree)
            && tracked.is_unchanged(&item, stat)
        {
            return item.id == old;
        }
        match self
            .workspace
            .root
            .read(path, self.workspace.options.size_limit)
        {
            Ok((bytes, _)) => is_same(&bytes, old),
            // Whoever reads the entry finds out what is wrong with it.
            Err(_) => false,
        }
    }

    /// A file of the old side that the walk did not find: gone, left out by a rule, or outside a sparse checkout.
    fn take_unseen(&self, path: &[u8], old: BlobId, draft: &mut Draft) {
        let in_work_tree = name::join_folders(self.workspace.prefix(), path);
        match self.workspace.root.stat(path) {
            Ok((Kind::Folder | Kind::Link, _)) => {}
            Err(error) if is_absence(&error) => {
                if let Some(staged) = self.tracked.and_then(|index| index.sparse(&in_work_tree)) {
                    self.take_sparse(path, staged, old, draft);
                    return;
                }
            }
            // Left out by a rule, or of a kind that is told elsewhere: in any case not gone.
            Ok((Kind::File | Kind::Special, _)) | Err(_) => return,
        }
        draft
            .base_only
            .push(commits::deleted(path, Some(Content::Blob(old))));
    }

    /// Outside the sparse checkout the index stands for the working tree.
    fn take_sparse(&self, path: &[u8], staged: SparseState, old: BlobId, draft: &mut Draft) {
        let now = match staged {
            SparseState::File(id) => Some(Item {
                kind: ItemKind::File,
                id,
            }),
            SparseState::Folder { tree, below } => {
                self.git.file_in_tree(tree, &below).map(|id| Item {
                    kind: ItemKind::File,
                    id,
                })
            }
        };
        let before = Item {
            kind: ItemKind::File,
            id: old,
        };
        commits::take(self.git, path, Some(before), now, draft);
    }
}

fn is_same(bytes: &[u8], old: BlobId) -> bool {
    blob_id(bytes) == Some(old)
        || without_carriage_returns(bytes).is_some_and(|bytes| blob_id(&bytes) == Some(old))
}

fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// The text with each `\r\n` as `\n`; `None` where there is none.
fn without_carriage_returns(bytes: &[u8]) -> Option<Vec<u8>> {
    memchr::memmem::find(bytes, b"\r\n")?;
    let mut text = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"\r\n") {
        let (line, tail) = rest.split_at(at);
        text.extend_from_slice(line);
        rest = tail.get(1..).unwrap_or_default();
    }
    text.extend_from_slice(rest);
    Some(text)
}
