//! What is judged: a set of files, and what of them is new.

use crate::RepoPath;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What made Airlock look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// A whole tree: a change from nothing.
    Tree,
    /// A difference between two states.
    Diff,
    /// What is staged for the next commit.
    Staged,
    /// What is in the working tree and not staged.
    Unstaged,
    /// Files named on the command line.
    Paths,
    /// A text on standard input.
    Stdin,
    /// Texts that files are about to get: a hook's edit.
    Edit,
    /// Every version of every file that the repository held.
    History,
}

impl Trigger {
    /// Whether a state is judged against an older one, so that only what it brings counts.
    pub fn compares(self) -> bool {
        matches!(
            self,
            Self::Diff | Self::Staged | Self::Unstaged | Self::Edit
        )
    }
}

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FileStatus {
    /// New.
    Added,
    /// Its content differs.
    Modified,
    /// Gone.
    Deleted,
    /// Not compared: the whole file is looked at.
    Whole,
}

/// Lines `first..=last`, from 1.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct LineRange {
    /// First line.
    pub first: u32,
    /// Last line, included.
    pub last: u32,
}

/// One file of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedFile {
    /// Its path in the new state.
    pub path: RepoPath,
    /// What happened to it.
    pub status: FileStatus,
    /// Lines of the new state that the change added or altered; empty for a whole file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed_lines: Vec<LineRange>,
}

/// What is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// What made Airlock look.
    pub trigger: Trigger,
    /// The old state (a commit id), where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The new state (a commit id); `None` for the working tree, the index or standard input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// The files, ordered by path. Empty for [`Trigger::Tree`], where the walk names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<ChangedFile>,
}
