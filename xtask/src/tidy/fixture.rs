//! Small trees for the checks' own tests.

use super::Problem;
use super::tree::Tree;
use crate::metadata::{Dependency, Package, Target};
use anyhow::Result;
use std::path::Path;

/// A tree of `files` (path, text) and its crates, kept until the check has run.
pub(super) fn problems(
    files: &[(&str, &str)],
    packages: Vec<(&str, &[&str])>,
    check: fn(&Tree) -> Result<Vec<Problem>>,
) -> Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    for (path, text) in files {
        let path = folder.path().join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    let packages = packages
        .into_iter()
        .map(|(name, dependencies)| package(folder.path(), name, dependencies))
        .collect();
    let tree = Tree::new(folder.path(), packages)?;
    Ok(check(&tree)?
        .into_iter()
        .map(|problem| match problem.line {
            Some(line) => format!("{}:{line}: {}", problem.file, problem.text),
            None => format!("{}: {}", problem.file, problem.text),
        })
        .collect())
}

fn package(root: &Path, name: &str, dependencies: &[&str]) -> Package {
    let folder = root
        .join("crates")
        .join(name.trim_start_matches("airlock-"));
    Package {
        name: name.to_owned(),
        manifest_path: folder.join("Cargo.toml"),
        dependencies: dependencies
            .iter()
            .map(|name| Dependency {
                name: (*name).to_owned(),
                kind: None,
            })
            .collect(),
        targets: vec![Target {
            src_path: folder.join("src/lib.rs"),
        }],
    }
}
