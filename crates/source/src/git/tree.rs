//! Trees: what a commit holds, and what differs between two.
//!
//! Own code instead of gix's comparison, because a tree that is not in the clone must cost its folder and not the whole
//! comparison, and because a few small trees that hold each other many times over would unfold to billions of paths.

use super::{Git, chain};
use crate::entry::BlobId;
use crate::error::SourceError;
use crate::name;
use airlock_model::Cx;
use gix::objs::tree::EntryKind;
use std::collections::BTreeMap;

/// Paths that one comparison may name: several times the files of the largest trees people check out, and few hundred
/// megabytes of memory at most. An estimate.
const MAX_PATHS: usize = 2_000_000;

/// No system can check out a longer path (`PATH_MAX`).
const MAX_PATH_BYTES: usize = 4096;

/// What kind of thing a tree holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemKind {
    File,
    Link,
    Submodule,
}

/// One leaf of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) kind: ItemKind,
    pub(crate) id: BlobId,
}

/// One path at which two trees differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TreeChange {
    /// Relative to the scanned root.
    pub(crate) path: Vec<u8>,
    pub(crate) old: Option<Item>,
    pub(crate) new: Option<Item>,
}

/// The differences of two trees.
#[derive(Debug, Default)]
pub(crate) struct TreeDiff {
    /// Ordered by path.
    pub(crate) changes: Vec<TreeChange>,
    /// Folders whose trees are not in this clone, or damaged, and why.
    pub(crate) unread: Vec<(Vec<u8>, String)>,
    /// Names that git forbids and a checkout would refuse.
    pub(crate) forbidden: Vec<Vec<u8>>,
    /// Whether the comparison was cut short at its limit.
    pub(crate) cut: bool,
}

type Named = (EntryKind, gix::ObjectId);
type Names = BTreeMap<Vec<u8>, Named>;
type Pair = (Vec<u8>, Option<gix::ObjectId>, Option<gix::ObjectId>);

impl Git {
    /// What differs between two trees below the folder `prefix`; without an old tree, everything in the new one.
    pub(crate) fn tree_diff(
        &self,
        cx: &Cx,
        old: Option<gix::ObjectId>,
        new: Option<gix::ObjectId>,
        prefix: &[u8],
    ) -> Result<TreeDiff, SourceError> {
        let mut diff = TreeDiff::default();
        let done = self.with(|repo| {
            let old = subtree(repo, old, prefix)?;
            let new = subtree(repo, new, prefix)?;
            let mut pending = vec![(Vec::new(), old, new)];
            while let Some(pair) = pending.pop() {
                if cx.cancel.is_cancelled() || diff.cut {
                    break;
                }
                compare(repo, pair, &mut pending, &mut diff);
            }
            Ok(())
        });
        done.map_err(|detail| self.damaged(detail))?;
        if cx.cancel.is_cancelled() {
            return Err(SourceError::Cancelled);
        }
        diff.changes
            .sort_unstable_by(|one, other| one.path.cmp(&other.path));
        diff.unread.sort_unstable();
        diff.forbidden.sort_unstable();
        Ok(diff)
    }

    /// The file at `path` in a tree; `None` also where a tree on the way is not in this clone.
    pub(crate) fn file_in_tree(&self, tree: gix::ObjectId, path: &[u8]) -> Option<BlobId> {
        let folder = name::parent(path);
        let file = name::below(path, folder)?;
        let found = self.with(|repo| {
            let tree = subtree(repo, Some(tree), folder)?;
            Ok(names(repo, tree)?.get(file).copied())
        });
        let item = leaf_of(found.ok()?)?;
        (item.kind == ItemKind::File).then_some(item.id)
    }
}

fn compare(
    repo: &gix::Repository,
    (folder, old, new): Pair,
    pending: &mut Vec<Pair>,
    diff: &mut TreeDiff,
) {
    if old == new {
        return;
    }
    let (old, new) = match (names(repo, old), names(repo, new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(why), _) | (_, Err(why)) => {
            diff.unread.push((folder, why));
            return;
        }
    };
    let mut all: BTreeMap<&Vec<u8>, [Option<Named>; 2]> = BTreeMap::new();
    for (name, item) in &old {
        all.insert(name, [Some(*item), None]);
    }
    for (name, item) in &new {
        let [_, side] = all.entry(name).or_default();
        *side = Some(*item);
    }
    for (name, [old, new]) in all {
        if old == new {
            continue;
        }
        let path = name::join(&folder, name);
        if is_forbidden(name) {
            diff.forbidden.push(path);
            continue;
        }
        if path.len() > MAX_PATH_BYTES {
            diff.unread
                .push((folder, "a path too long to be a file's".to_owned()));
            return;
        }
        if diff.changes.len() + pending.len() >= MAX_PATHS {
            diff.cut = true;
            return;
        }
        let (old_tree, new_tree) = (tree_of(old), tree_of(new));
        if old_tree.is_some() || new_tree.is_some() {
            pending.push((path.clone(), old_tree, new_tree));
        }
        let (old, new) = (leaf_of(old), leaf_of(new));
        if old.is_some() || new.is_some() {
            diff.changes.push(TreeChange { path, old, new });
        }
    }
}

/// The tree of the folder `prefix` inside `tree`; `None` where there is no such folder.
fn subtree(
    repo: &gix::Repository,
    tree: Option<gix::ObjectId>,
    prefix: &[u8],
) -> Result<Option<gix::ObjectId>, String> {
    let mut here = tree;
    for part in prefix
        .split(|byte| *byte == b'/')
        .filter(|part| !part.is_empty())
    {
        let found = names(repo, here)?.get(part).copied();
        here = tree_of(found);
    }
    Ok(here)
}

/// What one tree holds, by name.
fn names(repo: &gix::Repository, id: Option<gix::ObjectId>) -> Result<Names, String> {
    let Some(id) = id else {
        return Ok(Names::new());
    };
    // Git knows the empty tree without having it.
    if id == gix::ObjectId::empty_tree(id.kind()) {
        return Ok(Names::new());
    }
    let tree = repo
        .try_find_object(id)
        .map_err(|error| chain(&error))?
        .ok_or_else(|| format!("tree {id} is not in this clone"))?
        .try_into_tree()
        .map_err(|error| chain(&error))?;
    let mut names = Names::new();
    for entry in tree.iter() {
        let entry = entry.map_err(|error| chain(&error))?;
        names.insert(
            entry.filename().to_vec(),
            (entry.mode().kind(), entry.object_id()),
        );
    }
    Ok(names)
}

fn tree_of(item: Option<Named>) -> Option<gix::ObjectId> {
    item.filter(|(kind, _)| *kind == EntryKind::Tree)
        .map(|(_, id)| id)
}

fn leaf_of(item: Option<Named>) -> Option<Item> {
    let (kind, id) = item?;
    let kind = match kind {
        EntryKind::Blob | EntryKind::BlobExecutable => ItemKind::File,
        EntryKind::Link => ItemKind::Link,
        EntryKind::Commit => ItemKind::Submodule,
        EntryKind::Tree => return None,
    };
    let id = BlobId(id);
    Some(Item { kind, id })
}

/// Names by which a hostile tree would reach outside of itself when written to disk.
fn is_forbidden(name: &[u8]) -> bool {
    name.is_empty()
        || name == b"."
        || name == b".."
        || name.eq_ignore_ascii_case(b".git")
        || name.contains(&b'/')
}
