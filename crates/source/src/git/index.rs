//! Git's index: what is tracked, what is staged, and what the file system said when it was last compared.

use super::{ALLOC_LIMIT, chain};
use crate::entry::{BlobId, Stat};
use crate::name;
use gix::bstr::ByteSlice as _;
use gix::index::entry::{Flags, Mode, Stage};
use std::path::Path;

/// The index of a work tree.
pub(crate) struct Tracked {
    file: gix::index::File,
}

impl std::fmt::Debug for Tracked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tracked({} items)", self.file.entries().len())
    }
}

/// What kind of thing the index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TrackedKind {
    File,
    Link,
    Submodule,
    /// A whole folder outside the sparse checkout.
    SparseFolder,
}

/// What the index says of a file outside the sparse checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SparseState {
    /// Its staged content.
    File(BlobId),
    /// The tree of a folder above it, and its path in there.
    Folder { tree: gix::ObjectId, below: Vec<u8> },
}

/// One path of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TrackedItem<'index> {
    pub(crate) path: &'index [u8],
    pub(crate) id: BlobId,
    pub(crate) kind: TrackedKind,
    /// Left out of the working tree on purpose (sparse checkout).
    pub(crate) not_checked_out: bool,
    /// Promised with `git add -N`: tracked, but without content.
    pub(crate) intent_only: bool,
    /// One side of an unresolved merge; 0 for none.
    pub(crate) stage: u8,
    entry: &'index gix::index::Entry,
}

impl Tracked {
    pub(super) fn open(git_dir: &Path) -> Result<Option<Self>, String> {
        let path = git_dir.join("index");
        if !path.exists() {
            return Ok(None);
        }
        let options = gix::index::decode::Options {
            thread_limit: Some(1),
            alloc_limit_bytes: Some(ALLOC_LIMIT),
            ..Default::default()
        };
        match gix::index::File::at(&path, gix::hash::Kind::Sha1, false, options) {
            Ok(file) => Ok(Some(Self { file })),
            Err(error) => Err(format!("{}: {}", path.display(), chain(&error))),
        }
    }

    /// Whether this file (path in the work tree) is tracked, in whatever stage.
    pub(crate) fn has(&self, path: &[u8]) -> bool {
        self.file.entry_range(path.as_bstr()).is_some()
    }

    /// Whether anything below this folder is tracked.
    pub(crate) fn has_below(&self, folder: &[u8]) -> bool {
        let prefix = [folder, b"/"].concat();
        self.file
            .prefixed_entries_range(prefix.as_bstr())
            .is_some_and(|range| !range.is_empty())
    }

    /// Everything, ordered by path.
    pub(crate) fn items(&self) -> impl Iterator<Item = TrackedItem<'_>> {
        let entries = self.file.entries().iter();
        entries.filter_map(|entry| self.describe(entry))
    }

    /// The item at this path (in the work tree), unless it is in an unresolved merge.
    pub(crate) fn item(&self, path: &[u8]) -> Option<TrackedItem<'_>> {
        let entry = self
            .file
            .entry_by_path_and_stage(path.as_bstr(), Stage::Unconflicted)?;
        self.describe(entry)
    }

    /// The staged content of the file at this path.
    pub(crate) fn file(&self, path: &[u8]) -> Option<BlobId> {
        let item = self.item(path)?;
        (item.kind == TrackedKind::File && !item.intent_only).then_some(item.id)
    }

    /// What stands for a file that is not in the working tree on purpose; `None` where its absence means removal.
    pub(crate) fn sparse(&self, path: &[u8]) -> Option<SparseState> {
        if let Some(item) = self.item(path) {
            let is_sparse = item.not_checked_out && item.kind == TrackedKind::File;
            return is_sparse.then_some(SparseState::File(item.id));
        }
        if !self.file.is_sparse() {
            return None;
        }
        let mut folder = name::parent(path);
        while !folder.is_empty() {
            let found = self.item(&[folder, b"/"].concat());
            if let Some(item) = found.filter(|item| item.kind == TrackedKind::SparseFolder) {
                return Some(SparseState::Folder {
                    tree: item.id.0,
                    below: name::below(path, folder)?.to_vec(),
                });
            }
            folder = name::parent(folder);
        }
        None
    }

    fn describe<'index>(
        &'index self,
        entry: &'index gix::index::Entry,
    ) -> Option<TrackedItem<'index>> {
        let kind = match entry.mode {
            Mode::FILE | Mode::FILE_EXECUTABLE => TrackedKind::File,
            Mode::SYMLINK => TrackedKind::Link,
            Mode::COMMIT => TrackedKind::Submodule,
            Mode::DIR => TrackedKind::SparseFolder,
            _ => return None,
        };
        Some(TrackedItem {
            path: entry.path(&self.file),
            id: BlobId(entry.id),
            kind,
            not_checked_out: entry.flags.contains(Flags::SKIP_WORKTREE),
            intent_only: entry.flags.contains(Flags::INTENT_TO_ADD),
            stage: match entry.stage() {
                Stage::Unconflicted => 0,
                Stage::Base => 1,
                Stage::Ours => 2,
                Stage::Theirs => 3,
            },
            entry,
        })
    }

    /// Whether the file system still says what it said when git last compared the file with its staged content, so that
    /// the two need not be compared again. By git's own rule a file written in the same tick as the index is in doubt.
    pub(crate) fn is_unchanged(&self, item: &TrackedItem<'_>, now: &Stat) -> bool {
        let then = &item.entry.stat;
        let options = gix::index::entry::stat::Options {
            use_nsec: then.mtime.nsecs != 0,
            ..Default::default()
        };
        if then.is_racy(self.file.timestamp(), options) {
            return false;
        }
        is_time(then.mtime, now.mtime_ns)
            && is_time(then.ctime, now.ctime_ns)
            && u64::from(then.size) == now.size & u64::from(u32::MAX)
            && u64::from(then.ino) == now.inode & u64::from(u32::MAX)
            && !item.intent_only
    }
}

/// The index keeps seconds and, unless another program wrote it, nanoseconds.
fn is_time(then: gix::index::entry::stat::Time, now_ns: i64) -> bool {
    let (seconds, rest) = (
        now_ns.div_euclid(1_000_000_000),
        now_ns.rem_euclid(1_000_000_000),
    );
    i64::from(then.secs) == seconds & i64::from(u32::MAX)
        && (then.nsecs == 0 || i64::from(then.nsecs) == rest)
}
