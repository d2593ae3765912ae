//! Git, files and standard input become a Change and its Sources.
//!
//! A [`Workspace`] is opened once per run; it makes a [`Plan`] of what a [`Selection`] names, and reads the plan's
//! entries one by one, on any thread. What cannot be read becomes Coverage; only what makes the whole run pointless is a
//! [`SourceError`].
//!
//! Invariants:
//! - the only crate that reads the scanned tree or touches git objects;
//! - never leaves the root: nothing is opened through a link, and a git directory is used only if it belongs to the tree;
//! - starts no process: neither git nor anything that a repository's configuration names;
//! - opens regular files only: no FIFO, device or socket;
//! - the result does not depend on threads, time, environment or the user's git configuration.
#![warn(missing_docs)]

mod archive;
mod changed_lines;
mod classify;
mod decode;
mod entry;
mod error;
mod folder_files;
mod git;
mod history;
mod ignore_rules;
mod links;
mod name;
mod note;
mod options;
mod plan;
mod read;
mod root_dir;
mod selection;
mod walk;
mod workspace;

pub use archive::texts as texts_of_binary;
pub use changed_lines::changed_lines;
pub use classify::classify;
pub use decode::Encoding;
pub use entry::{BlobId, Content, Entry, Plan, Stat};
pub use error::{Fault, SourceError};
pub use history::{Base, Dangling, History, HistorySpec, Introduction, Rank, Version};
pub use options::{DEFAULT_SIZE_LIMIT, Hashes, IgnoreMode, WorkspaceOptions};
pub use read::ReadFile;
pub use selection::{DiffSpec, Edit, Selection};
pub use workspace::{CheckedOut, Workspace};
