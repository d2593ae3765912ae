//! The repository that an event is about, and the paths in it.

use crate::error::Failure;
use crate::place;
use airlock_context::Event;
use std::path::{Component, Path, PathBuf};

/// The repository that the agent works in.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    /// Its top.
    top: PathBuf,
    /// The folder the agent is in.
    folder: PathBuf,
}

impl Root {
    /// The repository round the folder that the event names, else round the one that the hook was started in.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(super) fn of(event: &Event) -> Result<Self, Failure> {
        let named = event
            .cwd
            .as_deref()
            .or(event.roots.first().map(String::as_str));
        let named = named
            .map(Path::new)
            .filter(|path| path.is_absolute() && path.is_dir());
        let folder = match named {
            Some(folder) => folder.to_owned(),
            None => std::env::current_dir().map_err(|error| Failure::io(Path::new("."), &error))?,
        };
        Self::at(&folder)
    }

    /// The repository round `folder`.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(crate) fn at(folder: &Path) -> Result<Self, Failure> {
        let folder = folder
            .canonicalize()
            .map_err(|error| Failure::io(folder, &error))?;
        Ok(Self {
            top: place::repository_top(&folder),
            folder,
        })
    }

    /// Its top.
    pub(crate) fn top(&self) -> &Path {
        &self.top
    }

    /// The folder the agent is in.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path as the agent spells it, absolute and without `.` and `..`; links are not followed.
    pub(crate) fn absolute(&self, path: &str) -> PathBuf {
        absolute_in(&self.folder, path)
    }

    /// The names by which a file is judged: as it is spelled, and where links on the way lead. Inside the repository from
    /// its top, with slashes.
    pub(crate) fn names(&self, path: &Path) -> Vec<String> {
        let mut names = vec![self.name(path)];
        if let Ok(real) = path.canonicalize() {
            let real = self.name(&real);
            if !names.contains(&real) {
                names.push(real);
            }
        }
        names
    }

    /// The path from the repository's top, or the whole path of what lies elsewhere.
    pub(crate) fn name(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.top).unwrap_or(path);
        inside.to_string_lossy().replace('\\', "/")
    }

    /// Whether a path lies in the repository.
    pub(super) fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.top)
    }
}

/// A path as it is spelled in `folder`, absolute and without `.` and `..`; links are not followed.
pub(super) fn absolute_in(folder: &Path, path: &str) -> PathBuf {
    let path = path.strip_prefix("file://").unwrap_or(path);
    let path = match (path.strip_prefix('~'), place::home()) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
            home.join(rest.trim_start_matches('/'))
        }
        _ => folder.join(path),
    };
    plain(&path)
}

/// A path without `.` and `..`, by its text.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
