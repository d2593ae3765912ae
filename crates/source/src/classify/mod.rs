//! What a file is for and how it came to be, by the conventions of build tools and ecosystems.
//!
//! Conventions name whole folders, file names and endings, never a substring: `latest.py` and `contest/` are product
//! code. The tables are data; a new convention is one line, and one line in the test table.

mod making;
mod minified;
mod purpose;

use airlock_model::{Making, Purpose, RepoPath};

/// What the file at `path` with this `text` (all of it, or its first few KiB) is for, and how it came to be.
pub fn classify(path: &RepoPath, text: &str) -> (Purpose, Making) {
    let parts = PathParts::new(path);
    (purpose::of(&parts), making::of(&parts, text))
}

/// A path taken apart the way the tables speak of it.
pub(crate) struct PathParts<'path> {
    folders: Vec<&'path str>,
    name: &'path str,
    /// The part after the last dot; empty for none.
    ending: &'path str,
}

impl<'path> PathParts<'path> {
    fn new(path: &'path RepoPath) -> Self {
        let (folders, name) = match path.as_str().rsplit_once('/') {
            Some((folders, name)) => (folders.split('/').collect(), name),
            None => (Vec::new(), path.as_str()),
        };
        Self {
            folders,
            name,
            ending: path.extension(),
        }
    }

    /// Whether one of the folders on the way has this name.
    fn has_folder(&self, name: &str) -> bool {
        self.folders.contains(&name)
    }

    /// Whether these folders follow each other on the way.
    fn has_folders(&self, names: &[&str]) -> bool {
        self.folders.windows(names.len()).any(|run| run == names)
    }
}

/// A shape of file names.
#[derive(Debug, Clone, Copy)]
enum Name {
    /// This very name.
    Exact(&'static str),
    /// Begins and ends so, with something in between.
    Wrapped(&'static str, &'static str),
}

impl Name {
    fn matches(self, name: &str) -> bool {
        match self {
            Self::Exact(exact) => name == exact,
            Self::Wrapped(start, end) => {
                name.len() > start.len() + end.len()
                    && name.starts_with(start)
                    && name.ends_with(end)
            }
        }
    }
}
