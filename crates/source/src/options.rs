//! How a workspace reads.

use airlock_model::RepoPath;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Files above this many bytes are not scanned unless configured otherwise (reliability goal G2).
pub const DEFAULT_SIZE_LIMIT: u64 = 10_000_000;

/// Whether ignore files count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IgnoreMode {
    /// `.gitignore`, `.git/info/exclude` and `.airlockignore` are honoured.
    #[default]
    Honour,
    /// Every file is looked at (`--no-ignore`); `.git` still is not.
    Everything,
}

/// Whether what is read is hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hashes {
    /// An index knows files by their content.
    #[default]
    Needed,
    /// Nobody will ask.
    Unneeded,
}

/// How a workspace reads.
#[derive(Debug, Clone)]
pub struct WorkspaceOptions {
    /// Files above this many bytes are not read.
    pub size_limit: u64,
    /// Whether ignore files count.
    pub ignore: IgnoreMode,
    /// Whether what is read is hashed.
    pub hashes: Hashes,
    /// Bytes that are not on disk: a hook's edit, an unsaved buffer. They stand in for, or add, files of the working tree.
    pub overlay: BTreeMap<RepoPath, Arc<[u8]>>,
}

impl Default for WorkspaceOptions {
    fn default() -> Self {
        Self {
            size_limit: DEFAULT_SIZE_LIMIT,
            ignore: IgnoreMode::Honour,
            hashes: Hashes::Needed,
            overlay: BTreeMap::new(),
        }
    }
}
