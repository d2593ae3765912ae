//! What can stop a plan as a whole; what concerns one file is Coverage instead.

use std::io;
use std::path::PathBuf;

/// Who can do something about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Whoever called: a path, revision or selection that does not fit.
    Usage,
    /// The machine or the repository: permissions, missing history, damage.
    Environment,
    /// Nobody: the run was stopped.
    Cancelled,
}

/// Why there is no workspace or no plan.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The root does not exist (usage).
    #[error("{}: no such folder", .0.display())]
    RootMissing(PathBuf),
    /// The root is not a folder (usage).
    #[error("{}: not a folder", .0.display())]
    RootNotFolder(PathBuf),
    /// The root cannot be opened (environment).
    #[error("{}: {error}", root.display())]
    RootUnreadable {
        /// The root.
        root: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A path to scan that does not exist (usage).
    #[error("{}: no such file or folder", .0.display())]
    PathMissing(PathBuf),
    /// A path to scan that is not below the root (usage).
    #[error("{}: outside {}", path.display(), root.display())]
    OutsideRoot {
        /// The path.
        path: PathBuf,
        /// The root.
        root: PathBuf,
    },
    /// A selection that needs git where there is none (usage).
    #[error("{}: {selection} needs a git repository, and {reason}", root.display())]
    NoRepository {
        /// The root.
        root: PathBuf,
        /// What was asked for.
        selection: &'static str,
        /// Why none is used.
        reason: String,
    },
    /// A selection that needs a working tree, asked of a bare repository (usage).
    #[error("{}: a bare repository has no working tree for {selection}", root.display())]
    Bare {
        /// The root.
        root: PathBuf,
        /// What was asked for.
        selection: &'static str,
    },
    /// A difference that is not written as one (usage).
    #[error("`{0}` is not a difference")]
    DiffSyntax(String),
    /// A range of the history that is not written as one (usage).
    #[error("`{0}` is not a range of the history")]
    RangeSyntax(String),
    /// A revision that names nothing (usage).
    #[error("revision `{spec}` not found: {detail}")]
    Revision {
        /// As it was given.
        spec: String,
        /// What git's objects say.
        detail: String,
        /// Whether history was cut off by a shallow clone.
        shallow: bool,
    },
    /// Two revisions without a common ancestor here (environment for a shallow clone, else usage).
    #[error("`{base}` and `{head}` have no common ancestor here")]
    NoMergeBase {
        /// Left of `...`.
        base: String,
        /// Right of `...`.
        head: String,
        /// Whether history was cut off by a shallow clone.
        shallow: bool,
    },
    /// A tree or commit that is not in this clone (environment).
    #[error("{what}: git object {id} is not in this clone")]
    MissingObject {
        /// What it was needed for.
        what: String,
        /// Its id.
        id: String,
    },
    /// The repository is damaged (environment).
    #[error("{}: the git repository is damaged: {detail}", root.display())]
    Damaged {
        /// The root.
        root: PathBuf,
        /// Where and how.
        detail: String,
    },
    /// The run was stopped.
    #[error("stopped")]
    Cancelled,
}

impl SourceError {
    /// Who can do something about it.
    pub fn fault(&self) -> Fault {
        match self {
            Self::RootMissing(_)
            | Self::RootNotFolder(_)
            | Self::PathMissing(_)
            | Self::OutsideRoot { .. }
            | Self::NoRepository { .. }
            | Self::Bare { .. }
            | Self::DiffSyntax(_)
            | Self::RangeSyntax(_)
            | Self::Revision { shallow: false, .. }
            | Self::NoMergeBase { shallow: false, .. } => Fault::Usage,
            Self::RootUnreadable { .. }
            | Self::Revision { shallow: true, .. }
            | Self::NoMergeBase { shallow: true, .. }
            | Self::MissingObject { .. }
            | Self::Damaged { .. } => Fault::Environment,
            Self::Cancelled => Fault::Cancelled,
        }
    }

    /// What to do about it; empty where there is nothing to do.
    pub fn hint(&self) -> String {
        match self {
            Self::RootMissing(_) | Self::PathMissing(_) => "check the spelling".to_owned(),
            Self::RootNotFolder(_) => "name the folder as root, and the file as a path to scan".to_owned(),
            Self::RootUnreadable { .. } => "check the folder's permissions".to_owned(),
            Self::OutsideRoot { .. } => {
                "name a root that holds all paths to scan; links are not followed out of it".to_owned()
            }
            Self::NoRepository { .. } => {
                "scan the whole folder, or name the files; `git init` makes a repository".to_owned()
            }
            Self::Bare { .. } => "compare two commits instead, as in A..B".to_owned(),
            Self::DiffSyntax(_) => {
                "write BASE, A..B or A...B, where each is a branch, tag or commit".to_owned()
            }
            Self::RangeSyntax(_) => {
                "write A..B for what B has and A has not, or A for all that leads to it".to_owned()
            }
            Self::Revision { spec, shallow, .. } => revision_hint(spec, *shallow),
            Self::NoMergeBase { shallow: true, .. } => {
                "history is cut off (shallow clone): run `git fetch --unshallow`, or `git fetch --deepen=100` until it is \
                 found"
                    .to_owned()
            }
            Self::NoMergeBase { base, head, .. } => {
                format!("their histories are unrelated: compare the states themselves with {base}..{head}")
            }
            Self::MissingObject { .. } => {
                "the clone is partial: run `git fetch --refetch` without a filter, or `git fetch --unshallow` for a \
                 shallow clone"
                    .to_owned()
            }
            Self::Damaged { .. } => {
                "`git fsck` shows the damage; a fresh clone, or scanning the folder as a whole, works without it".to_owned()
            }
            Self::Cancelled => String::new(),
        }
    }
}

/// A remote's branch that was never fetched is the common case in CI.
fn revision_hint(spec: &str, shallow: bool) -> String {
    let fetch = match spec.split_once('/') {
        Some(("origin", branch)) => format!("run `git fetch origin {branch}`"),
        _ => "check the spelling, or fetch it: `git fetch origin`; `git fsck` shows whether the repository is damaged"
            .to_owned(),
    };
    if shallow {
        format!(
            "{fetch}; history is cut off (shallow clone), `git fetch --unshallow` brings the rest"
        )
    } else {
        fetch
    }
}
