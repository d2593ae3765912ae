//! The scanned tree of one run: opened once, asked for a plan, read from any thread.

use crate::archive;
use crate::entry::{Content, Entry, Plan, Stat};
use crate::error::SourceError;
use crate::git::{BlobError, Git, Located, Tracked, locate};
use crate::name;
use crate::note;
use crate::options::WorkspaceOptions;
use crate::plan;
use crate::read::{ReadFile, interpret, too_large};
use crate::root_dir::{Kind, Known, RootDir};
use crate::selection::Selection;
use airlock_model::{CoverageEntry, Cx, Reason, RepoPath, Status};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A tree to scan: a git work tree or a folder of one, a linked worktree, a submodule, a bare repository, or a folder
/// without git.
///
/// A damaged or foreign git directory does not stop a scan of files: the tree is then a plain folder, and the plan's
/// coverage says why. Selections that need git end in an error that says the same.
#[derive(Debug)]
pub struct Workspace {
    pub(crate) root_path: PathBuf,
    pub(crate) root: RootDir,
    pub(crate) options: WorkspaceOptions,
    pub(crate) repository: Repository,
    /// The index, read when first needed; the text says why it cannot be.
    tracked: OnceLock<Result<Option<Tracked>, String>>,
}

/// The commit that is checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedOut {
    /// Its id, in hexadecimal.
    pub commit: String,
    /// When it was made, in seconds since 1970.
    pub seconds: i64,
}

/// What git has to say about the root.
#[derive(Debug)]
pub(crate) enum Repository {
    /// Nothing; the text says why.
    None(String),
    /// It looks like git and is not used; the text says why.
    Refused(String),
    /// A work tree.
    WorkTree {
        git: Git,
        /// Top of the work tree.
        top: PathBuf,
        /// Path of the root below the top; empty at the top.
        prefix: Vec<u8>,
    },
    /// No working tree: `HEAD` stands for it.
    Bare(Git),
}

impl Workspace {
    /// Opens the tree at `root`, which must be a folder; links on the way to it are followed, since the user named it.
    ///
    /// # Errors
    /// When there is no such folder or it cannot be listed.
    pub fn open(root: &Path, options: WorkspaceOptions) -> Result<Self, SourceError> {
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => SourceError::RootMissing(root.to_owned()),
            io::ErrorKind::NotADirectory => SourceError::RootNotFolder(root.to_owned()),
            _ => SourceError::RootUnreadable {
                root: root.to_owned(),
                error,
            },
        };
        let root_path = root.canonicalize().map_err(unreadable)?;
        let dir = RootDir::open(&root_path).map_err(unreadable)?;
        Ok(Self {
            repository: Repository::at(&root_path),
            root_path,
            root: dir,
            options,
            tracked: OnceLock::new(),
        })
    }

    /// The root's absolute path without links.
    pub fn root(&self) -> &Path {
        &self.root_path
    }

    /// Every folder this workspace may read from: the root, and for git the top of the work tree (for its ignore files)
    /// and the git directories. For whoever sets up a sandbox.
    pub fn read_folders(&self) -> Vec<&Path> {
        let mut folders = vec![self.root_path.as_path()];
        match &self.repository {
            Repository::None(_) | Repository::Refused(_) => {}
            Repository::WorkTree { git, top, .. } => {
                folders.extend([top.as_path(), git.git_dir(), git.common_dir()]);
            }
            Repository::Bare(git) => folders.push(git.git_dir()),
        }
        folders.sort_unstable();
        folders.dedup();
        folders
    }

    /// Who owns the project at its forge, in lower case, as the address of the remote called origin says.
    pub fn owner(&self) -> Option<String> {
        self.git()?.owner()
    }

    /// The spelling of a path, absolute or relative to the root, whether or not such a file exists; for the overlay's keys.
    ///
    /// # Errors
    /// When the path is not below the root.
    pub fn repo_path(&self, path: &Path) -> Result<RepoPath, SourceError> {
        Ok(name::to_repo_path(&plan::below_root(self, path)?))
    }

    /// Where an entry's file is, for writing a fix; content that is not on disk has no such place.
    pub fn disk_path(&self, entry: &Entry) -> Option<PathBuf> {
        let path = name::from_repo_path(&entry.path);
        (entry.content == Content::Disk).then(|| self.root_path.join(name::as_path(&path)))
    }

    /// Names the files to look at.
    ///
    /// # Errors
    /// When the selection does not fit the tree, git's history is not there, or the run was cancelled.
    pub fn plan(&self, cx: &Cx, selection: &Selection) -> Result<Plan, SourceError> {
        plan::make(cx, self, selection)
    }

    /// The commit that is checked out; `None` without git and before the first commit.
    ///
    /// # Errors
    /// When git's files are damaged.
    pub fn checked_out(&self) -> Result<Option<CheckedOut>, SourceError> {
        let Some(git) = self.git() else {
            return Ok(None);
        };
        let Some(commit) = git.head()?.and_then(|head| head.commit) else {
            return Ok(None);
        };
        Ok(Some(CheckedOut {
            commit: commit.to_string(),
            seconds: git.commit_seconds(commit)?,
        }))
    }

    /// What the file system says of a file; `None` where there is none.
    pub fn stat(&self, path: &RepoPath) -> Option<Stat> {
        let (kind, stat) = self.root.stat(&name::from_repo_path(path)).ok()?;
        (kind == Kind::File).then_some(stat)
    }

    /// Reads an entry of a plan.
    ///
    /// # Errors
    /// The file's Coverage when there is no text to look at: too large, binary, unreadable, ...
    pub fn read(&self, entry: &Entry) -> Result<ReadFile, CoverageEntry> {
        // Whoever planned it has asked what it is.
        let known = match entry.stat {
            Some(_) => Known::IsFile,
            None => Known::Nothing,
        };
        self.read_known(&entry.path, &entry.content, known)
    }

    /// Gives every text inside an entry that [`Self::read`] calls binary or too large: members of archives, and printable
    /// runs of other files. What is too large and no archive, or cannot be read, is left to what `read` said.
    pub fn read_inside(
        &self,
        entry: &Entry,
        mut look: impl FnMut(Result<ReadFile, CoverageEntry>),
    ) {
        let limit = self.options.size_limit;
        let largest = limit.max(archive::LARGEST);
        let bytes = match &entry.content {
            Content::Disk => {
                let path = name::from_repo_path(&entry.path);
                self.root.read(&path, largest).ok().map(|(bytes, _)| bytes)
            }
            Content::Blob(id) => self.git().and_then(|git| git.blob(*id, largest).ok()),
            Content::Given(bytes) => Some(bytes.to_vec()),
        };
        if let Some(bytes) = bytes {
            archive::texts(&entry.path, bytes, limit, &mut look);
        }
    }

    /// Reads an entry as it was before the change; `None` where it is new. An entry of `base_only` has only this side.
    ///
    /// # Errors
    /// As [`Self::read`]; a missing object means that "introduced" cannot be told for this file.
    pub fn read_base(&self, entry: &Entry) -> Result<Option<ReadFile>, CoverageEntry> {
        let base = entry.base.as_ref();
        base.map(|content| self.read_content(&entry.path, content))
            .transpose()
    }

    pub(crate) fn read_content(
        &self,
        path: &RepoPath,
        content: &Content,
    ) -> Result<ReadFile, CoverageEntry> {
        self.read_known(path, content, Known::Nothing)
    }

    fn read_known(
        &self,
        path: &RepoPath,
        content: &Content,
        known: Known,
    ) -> Result<ReadFile, CoverageEntry> {
        let limit = self.options.size_limit;
        let hashes = self.options.hashes;
        match content {
            Content::Disk => {
                let read = self
                    .root
                    .read_known(&name::from_repo_path(path), limit, known);
                let (bytes, stat) = read.map_err(|error| error.note(path, limit))?;
                interpret(path, bytes, Some(stat), hashes)
            }
            Content::Blob(id) => {
                let bytes = match self.git() {
                    Some(git) => git.blob(*id, limit),
                    None => Err(BlobError::Missing),
                };
                let bytes = bytes.map_err(|error| blob_note(path, error, limit))?;
                interpret(path, bytes, None, hashes)
            }
            Content::Given(bytes) => {
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                if size > limit {
                    return Err(too_large(path, size, limit));
                }
                interpret(path, bytes.to_vec(), None, hashes)
            }
        }
    }

    /// Git, where there is any.
    pub(crate) fn git(&self) -> Option<&Git> {
        match &self.repository {
            Repository::WorkTree { git, .. } | Repository::Bare(git) => Some(git),
            Repository::None(_) | Repository::Refused(_) => None,
        }
    }

    /// Path of the root in its work tree; empty at its top and without git.
    pub(crate) fn prefix(&self) -> &[u8] {
        match &self.repository {
            Repository::WorkTree { prefix, .. } => prefix,
            Repository::None(_) | Repository::Refused(_) | Repository::Bare(_) => &[],
        }
    }

    /// The index; `Ok(None)` without git or before anything was added.
    pub(crate) fn tracked(&self) -> Result<Option<&Tracked>, &str> {
        let tracked = self.tracked.get_or_init(|| match &self.repository {
            Repository::WorkTree { git, .. } => git.index(),
            Repository::None(_) | Repository::Refused(_) | Repository::Bare(_) => Ok(None),
        });
        match tracked {
            Ok(tracked) => Ok(tracked.as_ref()),
            Err(why) => Err(why),
        }
    }

    /// What concerns every plan of this workspace.
    pub(crate) fn standing_notes(&self) -> Vec<CoverageEntry> {
        match &self.repository {
            Repository::Refused(why) => vec![note::run(
                Status::Partial,
                Reason::Scope,
                format!("git is not used, the tree is a plain folder: {why}"),
            )],
            Repository::None(_) | Repository::WorkTree { .. } | Repository::Bare(_) => Vec::new(),
        }
    }
}

impl Repository {
    fn at(root: &Path) -> Self {
        match locate(root) {
            Located::Nothing => Self::None("there is none here".to_owned()),
            Located::Refused(why) => Self::Refused(why),
            Located::WorkTree {
                git_dir,
                common_dir,
                top,
            } => match Git::open(&git_dir, &common_dir, root) {
                Ok(git) => Self::WorkTree {
                    prefix: root
                        .strip_prefix(&top)
                        .map(|below| name::as_bytes(below).to_vec())
                        .unwrap_or_default(),
                    git,
                    top,
                },
                Err(why) => Self::Refused(why),
            },
            Located::Bare => match Git::open(root, root, root) {
                Ok(git) => Self::Bare(git),
                Err(why) => Self::Refused(why),
            },
        }
    }
}

fn blob_note(path: &RepoPath, error: BlobError, limit: u64) -> CoverageEntry {
    match error {
        BlobError::Missing => note::skipped(
            path,
            Reason::MissingObject,
            "not in this clone; `git fetch --refetch` without a filter brings it",
        ),
        BlobError::TooLarge(size) => too_large(path, size, limit),
        BlobError::Damaged(detail) => note::skipped(path, Reason::Unreadable, detail),
    }
}
