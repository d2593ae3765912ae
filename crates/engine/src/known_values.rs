//! The values of the workspace's own secret files, read for the guard.
//!
//! Invariant: read from disk in every run, by name, in the root and a few levels below it; files that git keeps are not
//! private and give none. One that cannot be read is Coverage.

use crate::error::EngineError;
use airlock_model::{CoverageEntry, Cx};
use airlock_secrets::Key;
use airlock_secrets::guard::{KnownValues, SECRET_FILES, TEMPLATE_FILES};
use airlock_source::{Plan, Selection, Workspace, WorkspaceOptions};

/// Levels of folders below the root that are asked for secret files: services of a repository of many.
const DEPTH: usize = 2;

/// The known values of a run, and what could not be read.
pub(crate) fn known_values(
    workspace: &Workspace,
    plan: &Plan,
    key: &Key,
) -> (KnownValues, Vec<CoverageEntry>) {
    let mut notes = Vec::new();
    let mut texts = Vec::new();
    for entry in workspace.files_called(plan, SECRET_FILES, DEPTH) {
        if workspace.is_tracked(&entry.path) {
            continue;
        }
        match workspace.read(&entry) {
            Ok(read) => texts.push((entry.path, read.source.text)),
            Err(note) => notes.push(note),
        }
    }
    if !texts.is_empty() {
        let templates = workspace.files_called(plan, TEMPLATE_FILES, DEPTH);
        let read = templates.into_iter().filter_map(|entry| {
            // What is not read cannot make a value public.
            let read = workspace.read(&entry).ok()?;
            Some((entry.path, read.source.text))
        });
        texts.extend(read);
    }
    let files = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    (KnownValues::new(key, files), notes)
}

/// The values of the secret files in the folder `root` itself, and what could not be read.
///
/// # Errors
/// When there is no such folder.
pub fn known_values_at(
    root: &std::path::Path,
    key: &Key,
) -> Result<(KnownValues, Vec<CoverageEntry>), EngineError> {
    let workspace = Workspace::open(root, WorkspaceOptions::default())?;
    let plan = workspace.plan(&Cx::default(), &Selection::Paths(Vec::new()))?;
    Ok(known_values(&workspace, &plan, key))
}
