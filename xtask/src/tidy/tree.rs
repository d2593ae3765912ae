//! The files of the workspace as the checks see them.
//!
//! Invariant: paths are relative to the root, spelled with `/`, and in order; nothing is followed through a link.

use crate::files::{self, has_extension};
use crate::metadata::{self, Package};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// Folders that hold what is built or fetched, below the root or, for a bare name, anywhere.
const SKIPPED: &[&str] = &["dist", "fuzz/corpus", "fuzz/artifacts"];
const SKIPPED_ANYWHERE: &[&str] = &["target", ".git", "node_modules"];

/// A workspace's files and crates.
pub(super) struct Tree {
    root: PathBuf,
    files: Vec<String>,
    packages: Vec<Package>,
}

impl Tree {
    /// The workspace at `root`, as files and cargo show it.
    pub(super) fn of_workspace(root: &Path) -> Result<Self> {
        Self::new(root, metadata::workspace(root)?.packages)
    }

    /// The files at `root` with the crates `packages`.
    pub(super) fn new(root: &Path, packages: Vec<Package>) -> Result<Self> {
        Ok(Self {
            root: root.to_owned(),
            files: files::below_except(root, is_skipped)?,
            packages,
        })
    }

    /// Every file.
    pub(super) fn files(&self) -> &[String] {
        &self.files
    }

    /// Hand-written Rust of the workspace: no data of tests.
    pub(super) fn rust_files(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .map(String::as_str)
            .filter(|file| has_extension(file, "rs"))
            .filter(|file| {
                ["crates/", "xtask/", "fuzz/"]
                    .iter()
                    .any(|folder| file.starts_with(folder))
            })
            .filter(|file| !is_test_data(file))
    }

    /// Whether there is a file `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files
            .binary_search_by(|file| file.as_str().cmp(path))
            .is_ok()
    }

    /// The crates.
    pub(super) fn packages(&self) -> &[Package] {
        &self.packages
    }

    /// The text of the file `path`.
    pub(super) fn read(&self, path: &str) -> Result<String> {
        std::fs::read_to_string(self.root.join(path)).with_context(|| format!("cannot read {path}"))
    }

    /// The text of the file `path`, or nothing where it is not UTF-8.
    pub(super) fn read_text(&self, path: &str) -> Result<Option<String>> {
        let bytes =
            std::fs::read(self.root.join(path)).with_context(|| format!("cannot read {path}"))?;
        Ok(String::from_utf8(bytes).ok())
    }

    /// `path` below the root.
    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.root).ok()?;
        Some(relative.to_string_lossy().replace('\\', "/"))
    }
}

fn is_skipped(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    SKIPPED_ANYWHERE.contains(&name) || SKIPPED.contains(&path)
}

/// Rust that is read by tests, not compiled with them.
fn is_test_data(file: &str) -> bool {
    ["/samples/", "/fixtures/", "/data/", "/cmd/"]
        .iter()
        .any(|folder| file.contains("/tests/") && file.contains(folder))
}
