//! The files of the tree that matter to a report: kept back by their names, or found to hold secrets.
//!
//! Invariant: names and lines only; no text of a file is kept.

use airlock_context::{Exclusions, OUT_OF_SCOPE};
use airlock_model::Report;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

/// Names looked at, at most: what lies beyond is said to be.
const ENTRIES: usize = 200_000;
/// Folders of git and of others' packages.
const OTHERS: &[&str] = &[
    ".git",
    "node_modules",
    ".venv",
    "venv",
    "target",
    "__pycache__",
];

/// A secret in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Secret {
    /// The rule that found it.
    pub(super) rule: String,
    /// Where, from 1.
    pub(super) line: u32,
}

/// A file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Exposed {
    /// The pattern that keeps it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept_back: Option<String>,
    /// What was found in it.
    pub(super) secrets: Vec<Secret>,
}

/// Files by their names from the repository's top.
pub(super) type ByPath = BTreeMap<String, Exposed>;

/// The files that are kept back, and whether all names were looked at.
pub(super) fn kept_back(top: &Path, exclusions: &Exclusions) -> (ByPath, bool) {
    let mut found = ByPath::new();
    let mut seen = 0;
    let mut folders = VecDeque::from([top.to_owned()]);
    while let Some(folder) = folders.pop_front() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
        paths.sort_unstable();
        for path in paths {
            seen += 1;
            if seen > ENTRIES {
                return (found, false);
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            match path.symlink_metadata() {
                Ok(meta) if meta.is_dir() && !OTHERS.contains(&name.as_ref()) => {
                    folders.push_back(path);
                }
                Ok(meta) if !meta.is_dir() => {
                    let inside = path.strip_prefix(top).unwrap_or(&path).to_string_lossy();
                    // What is merely out of scope is all the rest of the tree.
                    let pattern = exclusions.keeps_back(&inside);
                    if let Some(pattern) = pattern.filter(|met| *met != OUT_OF_SCOPE) {
                        let exposed = found.entry(inside.into_owned()).or_default();
                        exposed.kept_back = Some(pattern.to_owned());
                    }
                }
                _ => {}
            }
        }
    }
    (found, true)
}

/// Adds what a scan found.
pub(super) fn add(files: &mut ByPath, report: &Report, exclusions: &Exclusions) {
    for finding in &report.findings {
        let path = finding.location.path.as_str();
        let exposed = files.entry(path.to_owned()).or_insert_with(|| Exposed {
            kept_back: exclusions.keeps_back(path).map(str::to_owned),
            secrets: Vec::new(),
        });
        exposed.secrets.push(Secret {
            rule: finding.rule.to_string(),
            line: finding.location.start.line,
        });
    }
}
