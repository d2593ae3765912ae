//! All versions of all files that a repository ever held, each content once.
//!
//! A [`History`] is made in one walk over commits, oldest first, that reads every tree once and marks every object it
//! meets; what is met for the first time is a version, introduced by that commit under that path. Versions are then read
//! pack by pack in jobs, so that each delta is applied once, however many versions are built on it.
//!
//! Invariants:
//! - an object is read at most once for its content; its number in the repository's packs is its name, so that marks are
//!   bits and memory does not grow with the number of commits but by the few bytes that name one;
//! - damaged and missing objects are Coverage, and the rest is read;
//! - the result does not depend on threads: jobs are fixed before any is done.

mod delta;
mod forest;
mod store;
mod walk;

use crate::decode::Encoding;
use crate::error::SourceError;
use crate::options::Hashes;
use crate::plan::git_for;
use crate::read::{ReadFile, interpret};
use crate::workspace::Workspace;
use airlock_model::{CoverageEntry, Cx, Kept, RepoPath};
use forest::{Jobs, Said};
use gix::ObjectId;
use store::{Store, Unread};

/// What of the history to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistorySpec {
    /// A revision (`v1.0`: all that leads to it) or a range (`v1.0..main`: what the second has and the first has not); all
    /// branches and tags if there is none.
    pub range: Option<String>,
    /// Whether objects that no branch and no tag leads to are looked at, too.
    pub dangling: Dangling,
}

/// Whether objects that no branch and no tag leads to are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dangling {
    /// They are not.
    #[default]
    Excluded,
    /// They are, until git throws them away.
    Included,
}

/// What a text of the history is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    File,
    CommitMessage,
    TagMessage,
}

/// A commit's place in the order of commits, the oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u32);

/// The commit that brought something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// Its id, in hexadecimal; of something that no commit holds, its own.
    pub commit: String,
    /// When its author wrote it, in seconds since 1970.
    pub seconds: Option<i64>,
}

/// One text of the history.
#[derive(Debug)]
pub struct Version {
    /// The commit that brought it in.
    pub rank: Rank,
    /// The path under which it came in.
    pub path: RepoPath,
    /// The text, or why there is none.
    pub read: Result<ReadFile, CoverageEntry>,
}

/// What was noted of the text that another is told from, and what that one kept of it.
#[derive(Debug)]
pub struct Base<'run, N> {
    /// What was noted.
    pub note: &'run N,
    /// What was kept, in the order of the newer text.
    pub kept: &'run [Kept],
}

/// The texts of a repository's history, named and not yet read.
pub struct History<'workspace> {
    workspace: &'workspace Workspace,
    store: Store,
    /// By rank: the commit, or the object itself where no commit holds it.
    commits: Vec<ObjectId>,
    paths: Vec<RepoPath>,
    jobs: Jobs,
    versions: usize,
    coverage: Vec<CoverageEntry>,
}

impl std::fmt::Debug for History<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "History({} versions)", self.versions)
    }
}

impl Workspace {
    /// Names every text of the history.
    ///
    /// # Errors
    /// Without git, when the range names nothing, or when the run is cancelled.
    pub fn history(&self, cx: &Cx, spec: &HistorySpec) -> Result<History<'_>, SourceError> {
        let git = git_for(self, "the history")?;
        let store = git.store()?;
        let walked = walk::walk(cx, git, &store, spec, self.prefix())?;
        let versions = walked.wanted.len();
        let jobs = Jobs::new(&store, walked.wanted.into_iter());
        let mut history = History {
            workspace: self,
            store,
            commits: walked.commits,
            paths: walked.paths,
            jobs,
            versions,
            coverage: walked.coverage,
        };
        for broken in std::mem::take(&mut history.jobs.broken) {
            let note = store::note(&history.path_of(&broken), Unread::Damaged);
            history.coverage.push(note);
        }
        history.coverage.extend(self.standing_notes());
        history.coverage.sort_unstable();
        Ok(history)
    }
}

impl History<'_> {
    /// Number of texts.
    pub fn versions(&self) -> usize {
        self.versions
    }

    /// Number of commits that were walked.
    pub fn commits(&self) -> usize {
        self.commits.len()
    }

    /// Number of jobs, to be done in any order on any thread.
    pub fn jobs(&self) -> usize {
        self.jobs.len()
    }

    /// What could not be named.
    pub fn coverage(&self) -> &[CoverageEntry] {
        &self.coverage
    }

    /// Reads the texts of one job, and gives each to `look`.
    pub fn read(&self, cx: &Cx, job: usize, mut look: impl FnMut(Version)) {
        self.read_noting(cx, job, |version, _: Option<Base<'_, ()>>| {
            look(version);
            None
        });
    }

    /// The same, where what is noted of a text may help with those that are told as differences from it.
    pub fn read_noting<N>(
        &self,
        cx: &Cx,
        job: usize,
        mut look: impl FnMut(Version, Option<Base<'_, N>>) -> Option<N>,
    ) {
        self.jobs.read(&self.store, job, |wanted, bytes, told| {
            let path = self.path_of(wanted);
            let limit = self.workspace.options.size_limit;
            let bytes = bytes.map_err(|error| store::note(&path, error));
            let read = bytes.and_then(|bytes| {
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                if size > limit {
                    return Err(crate::read::too_large(&path, size, limit));
                }
                interpret(
                    &path,
                    walk::text_of(wanted.kind, bytes),
                    None,
                    Hashes::Unneeded,
                )
            });
            // Only then are the bytes of the object those of the text.
            let is_plain = wanted.kind == Kind::File && { read.as_ref() }
                .is_ok_and(|read| read.encoding == Encoding::Utf8);
            let base = told.filter(|_| is_plain).map(|told| Base {
                note: told.note,
                kept: told.kept,
            });
            let version = Version {
                rank: Rank(wanted.rank),
                path,
                read,
            };
            Said {
                note: look(version, base).filter(|_| is_plain),
                goes_on: !cx.cancel.is_cancelled(),
            }
        });
    }

    fn path_of(&self, wanted: &walk::Wanted) -> RepoPath {
        let known = usize::try_from(wanted.path)
            .ok()
            .and_then(|at| self.paths.get(at));
        known.cloned().unwrap_or_else(|| RepoPath::new(""))
    }

    /// The commit of a rank.
    pub fn introduction(&self, rank: Rank) -> Option<Introduction> {
        let id = self.commits.get(usize::try_from(rank.0).ok()?)?;
        Some(Introduction {
            commit: id.to_string(),
            seconds: self.workspace.git()?.author_seconds(*id),
        })
    }
}
