//! The files below a folder.
//!
//! Invariant: paths are relative, spelled with `/` and in order; nothing is followed through a link.

use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// Every regular file below `folder`.
pub(crate) fn below(folder: &Path) -> Result<Vec<String>> {
    below_except(folder, |_| false)
}

/// The folders in `folder`, ordered.
pub(crate) fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}

/// Every regular file below `folder`, without the files and folders whose relative path `skips`.
pub(crate) fn below_except(folder: &Path, skips: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut open = vec![String::new()];
    while let Some(prefix) = open.pop() {
        let here = folder.join(&prefix);
        let entries =
            std::fs::read_dir(&here).with_context(|| format!("cannot list {}", here.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if skips(&path) {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                open.push(format!("{path}/"));
            } else if kind.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether the name of `file` ends in `.extension`.
pub(crate) fn has_extension(file: &str, extension: &str) -> bool {
    file.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == extension)
}

/// Whether `file` below `rules/` is a rule: neither a detector of secrets nor the annotated file of a rule for YAML.
pub(crate) fn is_rule(file: &str) -> bool {
    has_extension(file, "yaml")
        && !file.contains("secrets/")
        && !file.ends_with(".test.yaml")
        && !file.ends_with(".fixed.yaml")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn lists_in_order_without_what_is_skipped() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["b.rs", "a/c.rs", "a/skip/d.rs"] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let files = below_except(folder.path(), |path| path == "a/skip").unwrap();
        assert_eq!(files, ["a/c.rs", "b.rs"]);
        assert!(below(&folder.path().join("none")).is_err());
    }
}
