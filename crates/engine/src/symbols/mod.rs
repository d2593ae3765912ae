//! Whether modules hold the names that are taken of them: the project's own, and those installed or vendored in the tree.
//! One file for each language's way from a name to files.
//!
//! Invariant: a name is missing only if a module of that name was found, and no module of that name that could be meant
//! holds it. What is not in the tree, cannot be read, does not follow its grammar or makes names when it runs is unknown,
//! and nothing is said of it.

mod files;
mod go;
mod python;
mod script;

use crate::state::{below, folder_of};
use airlock_model::{Cx, RepoPath};
use airlock_sast::signals::Wanted;
use airlock_source::{Plan, Workspace};
use files::Files;

/// The modules of a tree, each read when it is first asked for.
pub(crate) struct Modules<'run> {
    files: Files<'run>,
    python: python::Installed,
    go: go::Packages,
    scripts: script::Scripts,
}

impl<'run> Modules<'run> {
    pub(crate) fn new(cx: &'run Cx, workspace: &'run Workspace, plan: &'run Plan) -> Self {
        Self {
            files: Files::new(cx, workspace, plan),
            python: python::Installed::of(workspace),
            go: go::Packages::default(),
            scripts: script::Scripts::default(),
        }
    }

    /// Whether a module of the project stands before the one of Python's library that `name` is taken of, in the file at
    /// `from`.
    pub(crate) fn hides(&self, from: &RepoPath, name: &str) -> bool {
        let first = name.split('.').next().unwrap_or(name);
        from.extension() == "py" && {
            let beside = below(folder_of(from.as_str()), first);
            self.files.is_folder(&beside) || self.files.is_file(&format!("{beside}.py"))
        }
    }

    /// Whether the module that `wanted` speaks of in the file at `from` is there and lacks the name.
    pub(crate) fn lacks(&mut self, from: &RepoPath, wanted: &Wanted) -> bool {
        let files = &mut self.files;
        match from.extension() {
            "go" => self.go.lacks(files, from.as_str(), wanted),
            "py" | "pyi" | "pyw" => self.python.lacks(files, from.as_str(), wanted),
            _ => self.scripts.lacks(files, from.as_str(), wanted),
        }
    }
}
