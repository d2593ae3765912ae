//! Git's own files: objects, index, revisions; read through gix, never through the `git` program.
//!
//! gix is opened isolated: no configuration of the user or the system, none of the repository's sections, no
//! environment, no replacement objects, no commit graph. So no filter, hook, file-system monitor, external diff or
//! transport that a repository names can run, and what is read is what the commit ids say.
//!
//! Invariant: nothing outside the git directory is read here, and the git directory belongs to the scanned tree
//! (`locate`) and is made of plain files (`inspect`).

mod index;
mod inspect;
mod locate;
mod objects;
mod owner;
mod revision;
mod tree;

pub(crate) use index::{SparseState, Tracked, TrackedItem, TrackedKind};
pub(crate) use locate::{Located, locate};
pub(crate) use objects::{BlobError, blob_id};
pub(crate) use revision::Resolved;
pub(crate) use tree::{Item, ItemKind, TreeDiff};

use crate::error::SourceError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The largest single allocation that data of a repository may cause. Large enough for an index of a
/// million files at some hundred bytes each, far below what would end the process.
const ALLOC_LIMIT: usize = 256 * 1024 * 1024;

/// Bytes of what gix says that are told; it repeats names of refs, which a repository makes as long as it likes.
const MAX_MESSAGE: usize = 400;

/// A git repository that belongs to the scanned tree.
pub(crate) struct Git {
    shared: gix::ThreadSafeRepository,
    /// Handles not in use; each has its own caches, so they are worth keeping.
    idle: Mutex<Vec<gix::Repository>>,
    /// Result of looking through objects and refs, on their first use.
    inspected: OnceLock<Result<(), String>>,
    /// What git calls `$GIT_DIR`.
    dir: PathBuf,
    /// Where objects and refs are: the main git directory of a linked worktree, else the same.
    common_dir: PathBuf,
    /// The scanned root, for messages.
    root: PathBuf,
}

impl std::fmt::Debug for Git {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Git")
            .field("dir", &self.dir)
            .finish_non_exhaustive()
    }
}

impl Git {
    /// Opens a located git directory; the text says why it cannot be used.
    pub(crate) fn open(git_dir: &Path, common_dir: &Path, root: &Path) -> Result<Self, String> {
        inspect::fixed_files(git_dir, common_dir)?;
        let shared = gix::open::Options::isolated()
            .with(gix::sec::Trust::Reduced)
            .filter_config_section(|section| section.source == gix::config::Source::Api)
            .config_overrides([
                "core.commitGraph=false".to_owned(),
                "core.useReplaceRefs=false".to_owned(),
                format!("gitoxide.objects.allocLimit={ALLOC_LIMIT}"),
            ])
            .open_path_as_is(true)
            .open(git_dir)
            .map_err(|error| unusable(&chain(&error)))?;
        Ok(Self {
            shared,
            idle: Mutex::default(),
            inspected: OnceLock::new(),
            dir: git_dir.to_owned(),
            common_dir: common_dir.to_owned(),
            root: root.to_owned(),
        })
    }

    /// The index; `None` where nothing was ever added.
    pub(crate) fn index(&self) -> Result<Option<Tracked>, String> {
        Tracked::open(&self.dir)
    }

    pub(crate) fn common_dir(&self) -> &Path {
        &self.common_dir
    }

    pub(crate) fn git_dir(&self) -> &Path {
        &self.dir
    }

    /// Who owns the project, as the address of its origin says.
    pub(crate) fn owner(&self) -> Option<String> {
        owner::of(&self.common_dir)
    }

    /// Whether history was cut off.
    pub(crate) fn is_shallow(&self) -> bool {
        std::fs::symlink_metadata(self.common_dir.join("shallow"))
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0)
    }

    /// Looks once at every file of objects and refs.
    pub(crate) fn inspect(&self) -> Result<(), String> {
        self.inspected
            .get_or_init(|| inspect::objects_and_refs(&self.dir, &self.common_dir))
            .clone()
    }

    /// Runs `work` with a handle of this thread's own.
    fn with<T>(
        &self,
        work: impl FnOnce(&gix::Repository) -> Result<T, String>,
    ) -> Result<T, String> {
        self.inspect()?;
        let idle = self.idle().pop();
        let handle = idle.unwrap_or_else(|| {
            let mut handle = self.shared.to_thread_local();
            handle.object_cache_size_if_unset(4 * 1024 * 1024);
            handle
        });
        // gix takes some damages for impossible; they are the repository's, not the end of the run.
        let result = catch_unwind(AssertUnwindSafe(|| work(&handle)))
            .map_err(|_| "git's files contradict each other".to_owned())?;
        self.idle().push(handle);
        result
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<gix::Repository>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn damaged(&self, detail: String) -> SourceError {
        SourceError::Damaged {
            root: self.root.clone(),
            detail,
        }
    }
}

/// Why a repository cannot be used: what gix says, which calls a format that it was built without an error.
fn unusable(said: &str) -> String {
    if said.contains("extensions.objectFormat") {
        "its objects are named by another hash than SHA-1, which is not supported".to_owned()
    } else {
        format!("its git directory is damaged: {said}")
    }
}

/// An error with its causes, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !text.contains(&next) {
            text.push_str(": ");
            text.push_str(&next);
        }
        cause = error.source();
    }
    let mut line = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    if line.len() > MAX_MESSAGE {
        line.truncate(line.floor_char_boundary(MAX_MESSAGE));
        line.push('…');
    }
    line
}
