//! Which of other tools' results belong to a change.
//!
//! Their results for the state before are not at hand, so what is new cannot be told as it is of our own findings, by
//! comparing both states. A result counts as new where its lines meet lines that the change added or altered; elsewhere
//! in a changed file it is listed as known before; in files that the change does not touch it is left out, and counted.

use super::merge::lines;
use airlock_model::{BaselineState, ChangedFile, Cx, FileStatus, Finding, LineRange, RepoPath};
use airlock_source::{Content, Entry, Selection, SourceError, Workspace};
use std::collections::BTreeMap;

/// The files that results may be in.
pub(super) enum Extent {
    /// All of the tree, as it is on disk.
    Tree,
    /// Those of a change.
    Change(BTreeMap<RepoPath, Touched>),
}

/// A file of a change.
pub(super) struct Touched {
    entry: Entry,
    /// `None`: all of them.
    lines: Option<Vec<LineRange>>,
}

impl Extent {
    /// What `selection` compares; everything, where it compares nothing.
    ///
    /// # Errors
    /// When the change cannot be had.
    pub(super) fn of(
        cx: &Cx,
        workspace: &Workspace,
        selection: &Selection,
    ) -> Result<Self, SourceError> {
        if !matches!(
            selection,
            Selection::Diff(_) | Selection::Staged | Selection::Unstaged
        ) {
            return Ok(Self::Tree);
        }
        let plan = workspace.plan(cx, selection)?;
        let mut changed: BTreeMap<RepoPath, ChangedFile> = plan
            .change
            .files
            .into_iter()
            .map(|file| (file.path.clone(), file))
            .collect();
        let touched = plan.entries.into_iter().filter_map(|entry| {
            let file = changed.remove(&entry.path)?;
            let lines = (file.status == FileStatus::Modified).then_some(file.changed_lines);
            Some((file.path, Touched { entry, lines }))
        });
        Ok(Self::Change(touched.collect()))
    }

    /// The file at `path` as it is to be read; `None` where the change does not touch it.
    pub(super) fn entry(&self, path: &RepoPath) -> Option<Entry> {
        match self {
            Self::Tree => Some(Entry {
                path: path.clone(),
                content: Content::Disk,
                base: None,
                stat: None,
            }),
            Self::Change(files) => files.get(path).map(|touched| touched.entry.clone()),
        }
    }

    /// Marks those of one file's findings that the change did not bring.
    pub(super) fn mark(&self, path: &RepoPath, findings: &mut [Finding]) {
        let Self::Change(files) = self else { return };
        let Some(Some(changed)) = files.get(path).map(|touched| &touched.lines) else {
            return;
        };
        for finding in findings {
            let (first, last) = lines(finding);
            let is_new = changed
                .iter()
                .any(|range| range.first <= last && first <= range.last);
            if !is_new {
                finding.baseline = BaselineState::Existing;
            }
        }
    }
}
