//! What a plan names: files to read, where their bytes are, and what they were before.

use airlock_model::{Change, CoverageEntry, RepoPath};
use std::fmt;
use std::sync::Arc;

/// The identity of a git blob: the hash of its content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub(crate) gix::ObjectId);

impl BlobId {
    /// The hash's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What the file system says of a file without opening it; two equal values mean "not written in between", except for
/// a file written within the clock's last tick (the reader of an index must treat such files as changed).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stat {
    /// Last write, in nanoseconds since 1970.
    pub mtime_ns: i64,
    /// Last change of content or attributes, in nanoseconds since 1970.
    pub ctime_ns: i64,
    /// Bytes.
    pub size: u64,
    /// Inode number.
    pub inode: u64,
    /// File type and permission bits.
    pub mode: u32,
}

/// Where the bytes of a file are.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// In the file system, below the root.
    Disk,
    /// In git's object database.
    Blob(BlobId),
    /// Given by the caller: a hook's edit, an unsaved buffer, standard input.
    Given(Arc<[u8]>),
}

impl fmt::Debug for Content {
    /// Given bytes may hold a secret: only their number is shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk => f.write_str("Disk"),
            Self::Blob(id) => write!(f, "Blob({id})"),
            Self::Given(bytes) => write!(f, "Given({} bytes)", bytes.len()),
        }
    }
}

/// A file to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path below the root.
    pub path: RepoPath,
    /// Where its bytes are.
    pub content: Content,
    /// Where its bytes before the change are; `None` for a new file and where nothing is compared.
    pub base: Option<Content>,
    /// What the file system said of it while planning, for content on disk.
    pub stat: Option<Stat>,
}

/// What to look at, and what of it is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The change, for policies and reports.
    pub change: Change,
    /// The files of the new state, ordered by path.
    pub entries: Vec<Entry>,
    /// Files of the old state that the new one lacks, ordered by path: their findings are gone, or moved with a renamed
    /// file. Read them with [`crate::Workspace::read_base`].
    pub base_only: Vec<Entry>,
    /// What was seen and will not be looked at, and why; ordered.
    pub coverage: Vec<CoverageEntry>,
}
