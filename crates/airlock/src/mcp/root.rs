//! The folder that is served, and the paths in it.

use super::refusal::Refusal;
use crate::cmd::hook;
use crate::error::Failure;
use airlock_context::{Exclusions, Speech};
use std::path::{Path, PathBuf};

/// Bytes of a path, at most: what Linux takes.
const LONGEST: usize = 4096;

/// The folder that is served.
#[derive(Debug)]
pub(super) struct Root(hook::Root);

impl Root {
    /// The folder at `path`.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let root = hook::Root::at(path)?;
        if !root.folder().is_dir() {
            return Err(Failure::usage(
                format_args!("{}: not a folder", path.display()),
                "name the folder that agents may ask about",
            ));
        }
        Ok(Self(root))
    }

    /// The folder, absolute and without links.
    pub(super) fn folder(&self) -> &Path {
        self.0.folder()
    }

    /// The top of the repository that it lies in.
    pub(super) fn top(&self) -> &Path {
        self.0.top()
    }

    /// The same for commands, which are judged as a hook judges them.
    pub(super) fn of_commands(&self) -> &hook::Root {
        &self.0
    }

    /// Where `path` leads, whether or not there is such a file.
    ///
    /// # Errors
    /// When it leaves the folder, or leads through a link, into git's folder or to what is kept back.
    pub(super) fn resolve(&self, exclusions: &Exclusions, path: &str) -> Result<PathBuf, Refusal> {
        let refused = |why: &'static str| {
            Err(Refusal::new(
                Speech::new("The path ").name(path).say(" ").say(why),
            ))
        };
        if path.is_empty() || path.len() > LONGEST || path.contains('\0') {
            return refused("is none: name a file or folder below the root, as in `src/app.py`.");
        }
        let absolute = self.0.absolute(path);
        let Ok(below) = absolute.strip_prefix(self.folder()) else {
            return refused(
                "is outside of the folder that this server was started for: name one inside.",
            );
        };
        let mut at = self.folder().to_owned();
        for part in below {
            if part.eq_ignore_ascii_case(".git") {
                return refused("is git's own; there is nothing to ask about it here.");
            }
            at.push(part);
            if at.is_symlink() {
                return refused("leads through a link: name the file that it points to.");
            }
        }
        let kept_back = self.0.names(&absolute);
        if kept_back
            .iter()
            .any(|name| exclusions.keeps_back(name).is_some())
        {
            return refused(
                "is kept back from AI tools ([context] in airlock.toml). Work without its contents; ask the user for what \
                 you need to know about it.",
            );
        }
        Ok(absolute)
    }
}
