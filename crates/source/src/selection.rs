//! What of the tree to look at.

use crate::error::SourceError;
use crate::history::HistorySpec;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

/// What to look at.
#[derive(Clone, PartialEq, Eq)]
pub enum Selection {
    /// Every file of the working tree; of a bare repository, of its `HEAD`.
    Tree,
    /// What differs between two states.
    Diff(DiffSpec),
    /// What is staged for the next commit: the index against `HEAD`.
    Staged,
    /// What is in the working tree and not staged, new files included.
    Unstaged,
    /// Files and folders, absolute or relative to the root. A file named here is looked at even if ignored.
    Paths(Vec<PathBuf>),
    /// A text that is not on disk.
    Stdin {
        /// The path it would have.
        name: PathBuf,
        /// The text.
        bytes: Arc<[u8]>,
    },
    /// Texts that files are about to get, against those they have: a hook's edit.
    Edits(Vec<Edit>),
    /// Every version of every file that the repository held: no plan names them, [`crate::Workspace::history`] does.
    History(HistorySpec),
}

impl fmt::Debug for Selection {
    /// Text on standard input may hold a secret: only its length is shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tree => f.write_str("Tree"),
            Self::Diff(spec) => write!(f, "Diff({spec})"),
            Self::Staged => f.write_str("Staged"),
            Self::Unstaged => f.write_str("Unstaged"),
            Self::Paths(paths) => f.debug_tuple("Paths").field(paths).finish(),
            Self::Edits(edits) => {
                let names: Vec<_> = edits
                    .iter()
                    .map(|edit| edit.name.display().to_string())
                    .collect();
                write!(f, "Edits({})", names.join(", "))
            }
            Self::History(spec) => f.debug_tuple("History").field(spec).finish(),
            Self::Stdin { name, bytes } => {
                write!(f, "Stdin({}, {} bytes)", name.display(), bytes.len())
            }
        }
    }
}

/// A file's text as it is about to be, and as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// The path, absolute or relative to the root.
    pub name: PathBuf,
    /// The text now; `None` where there is no such file yet.
    pub before: Option<Arc<[u8]>>,
    /// The text it is about to get; `None` where the file goes.
    pub after: Option<Arc<[u8]>>,
}

/// Two states to compare, each a branch, tag, commit or tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffSpec {
    /// `BASE`: a commit against the working tree, new files included.
    WorkingTree {
        /// The old state.
        base: String,
    },
    /// `A..B`: two commits.
    Commits {
        /// The old state.
        base: String,
        /// The new state.
        head: String,
    },
    /// `A...B`: from the point where `B` left `A` to `B`, as a pull request shows it.
    SinceMergeBase {
        /// The branch to merge into.
        base: String,
        /// The branch to be merged.
        head: String,
    },
}

impl FromStr for DiffSpec {
    type Err = SourceError;

    /// As in git, an omitted side of the dots is `HEAD`.
    fn from_str(text: &str) -> Result<Self, SourceError> {
        let side = |side: &str| {
            if side.is_empty() {
                "HEAD".to_owned()
            } else {
                side.to_owned()
            }
        };
        let spec = if let Some((base, head)) = text.split_once("...") {
            Self::SinceMergeBase {
                base: side(base),
                head: side(head),
            }
        } else if let Some((base, head)) = text.split_once("..") {
            Self::Commits {
                base: side(base),
                head: side(head),
            }
        } else {
            Self::WorkingTree {
                base: text.to_owned(),
            }
        };
        // No valid revision holds two dots or begins with a dash.
        let odd = |revision: &String| {
            revision.is_empty() || revision.starts_with(['-', '.']) || revision.contains("..")
        };
        if spec.revisions().into_iter().any(odd) || matches!(text, ".." | "...") {
            return Err(SourceError::DiffSyntax(text.to_owned()));
        }
        Ok(spec)
    }
}

impl DiffSpec {
    fn revisions(&self) -> Vec<&String> {
        match self {
            Self::WorkingTree { base } => vec![base],
            Self::Commits { base, head } | Self::SinceMergeBase { base, head } => vec![base, head],
        }
    }
}

impl fmt::Display for DiffSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingTree { base } => f.write_str(base),
            Self::Commits { base, head } => write!(f, "{base}..{head}"),
            Self::SinceMergeBase { base, head } => write!(f, "{base}...{head}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_users_type() {
        let cases = [
            ("main", Some("main")),
            ("origin/main..HEAD", Some("origin/main..HEAD")),
            ("main...topic", Some("main...topic")),
            ("main..", Some("main..HEAD")),
            ("...topic", Some("HEAD...topic")),
            ("HEAD~2", Some("HEAD~2")),
            ("", None),
            ("..", None),
            ("...", None),
            ("a....b", None),
            ("a..b..c", None),
            ("--output=x", None),
            ("main..--x", None),
        ];
        for (text, expected) in cases {
            let spec = text.parse::<DiffSpec>().ok().map(|spec| spec.to_string());
            assert_eq!(spec.as_deref(), expected, "{text}");
        }
    }
}
