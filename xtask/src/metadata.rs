//! What cargo knows of the workspace: its crates, their targets and what they depend on.

use crate::process;
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The part of `cargo metadata` that tasks read.
#[derive(Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Package>,
    pub(crate) target_directory: PathBuf,
}

/// A crate.
#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) manifest_path: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
}

/// A dependency as the manifest names it.
#[derive(Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// `None` for a dependency of the program, `dev` or `build` otherwise.
    pub(crate) kind: Option<String>,
}

/// What cargo builds from one root file.
#[derive(Deserialize)]
pub(crate) struct Target {
    pub(crate) src_path: PathBuf,
}

impl Package {
    /// The crate's folder.
    pub(crate) fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(&self.manifest_path)
    }

    /// The name the documents use: without the prefix all our libraries share.
    pub(crate) fn short_name(&self) -> &str {
        self.name.strip_prefix("airlock-").unwrap_or(&self.name)
    }
}

/// The workspace's own crates.
pub(crate) fn workspace(root: &Path) -> Result<Metadata> {
    let text = process::capture(&mut process::cargo(
        root,
        ["metadata", "--format-version=1", "--no-deps"],
    ))?;
    serde_json::from_str(&text).context("cargo metadata has an unknown form")
}

/// The platform that the compiler builds for unless told otherwise.
pub(crate) fn host(root: &Path) -> Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = process::capture(&mut process::program(root, rustc, ["-vV"]))?;
    version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc -vV names no host")
}
