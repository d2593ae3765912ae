//! `scan_diff`: what a change brings in.

use super::{Kind, Told};
use crate::error::Failure;
use crate::mcp::call::Work;
use crate::mcp::findings::Findings;
use crate::mcp::refusal::Refusal;
use crate::unified_diff::{self, FilePatch, PatchError};
use airlock_context::{Exclusions, Speech};
use airlock_model::RepoPath;
use airlock_source::{
    Content, DiffSpec, Edit, Entry, Selection, SourceError, Workspace, WorkspaceOptions,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::Arc;

/// Files of a diff, at most.
const FILES: usize = 500;

pub(super) struct ScanDiff;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// A unified diff, as `git diff` prints it, against the files as they are, or as they were before it was applied.
    diff: Option<String>,
    /// Two states of the repository in place of a diff: `main..HEAD`, `main...HEAD` since they parted, or `HEAD` for what is
    /// not committed.
    range: Option<String>,
}

impl Kind for ScanDiff {
    const NAME: &'static str = "scan_diff";
    const TITLE: &'static str = "Scan a change";
    const DESCRIPTION: &'static str = "Finds what a change brings in that was not there before. Give a unified diff, or a \
        range of commits.";
    type Input = Input;
    type Output = Findings;

    fn call(work: &Work, input: Input) -> Result<Told<Findings>, Refusal> {
        let selection = match (&input.diff, &input.range) {
            (Some(diff), None) => Selection::Edits(edits(work, diff)?),
            (None, Some(range)) => Selection::Diff(
                range
                    .parse::<DiffSpec>()
                    .map_err(|error: SourceError| Failure::from(error))?,
            ),
            _ => {
                return Err(Refusal::new(Speech::new(
                    "Give either `diff`, the text of a unified diff, or `range`, such as main..HEAD.",
                )));
            }
        };
        let data = work.scan(selection)?;
        Ok(Told {
            text: data.said().to_string(),
            data,
        })
    }
}

/// The texts of the files before and after a diff.
fn edits(work: &Work, diff: &str) -> Result<Vec<Edit>, Refusal> {
    let patches = unified_diff::read(diff).map_err(|error| wrong(&error))?;
    if patches.is_empty() || patches.len() > FILES {
        return Err(Refusal::new(
            Speech::new("The diff has to name between 1 and ")
                .count(u64::try_from(FILES).unwrap_or(u64::MAX))
                .say(" files, with lines that begin with --- and +++."),
        ));
    }
    let exclusions = work.exclusions()?;
    let options = WorkspaceOptions::default();
    let workspace = Workspace::open(work.root().folder(), options).map_err(Failure::from)?;
    let mut edits = Vec::new();
    for patch in &patches {
        edits.push(edit(work, &exclusions, &workspace, patch)?);
    }
    Ok(edits)
}

fn edit(
    work: &Work,
    exclusions: &Exclusions,
    workspace: &Workspace,
    patch: &FilePatch<'_>,
) -> Result<Edit, Refusal> {
    let resolve = |path: &str| work.root().resolve(exclusions, path);
    let old = patch.old.as_deref().map(resolve).transpose()?;
    let new = patch.new.as_deref().map(resolve).transpose()?;
    let on_disk = |path: &Option<PathBuf>| -> Option<String> {
        let path = workspace.repo_path(path.as_ref()?).ok()?;
        text(workspace, path)
    };
    let before = on_disk(&old).or_else(|| old.is_none().then(String::new));
    let applied = before.as_deref().map(|before| patch.apply(before));
    let (before, after) = match (before, applied) {
        (Some(before), Some(Ok(after))) => (before, after),
        // It may have been applied already.
        (_, applied) => {
            let misfit = || match &applied {
                Some(Err(error)) => wrong(error),
                _ => missing(patch),
            };
            let after = on_disk(&new).ok_or_else(misfit)?;
            let before = patch.undo(&after).map_err(|_| misfit())?;
            (before, after)
        }
    };
    let bytes = |text: String| -> Arc<[u8]> { text.into_bytes().into() };
    let name = new
        .clone()
        .or_else(|| old.clone())
        .ok_or_else(|| missing(patch))?;
    Ok(Edit {
        name,
        before: old.map(|_| bytes(before)),
        after: new.map(|_| bytes(after)),
    })
}

/// The text of a file, if it is one that can be read without leaving the root.
fn text(workspace: &Workspace, path: RepoPath) -> Option<String> {
    let entry = Entry {
        path,
        content: Content::Disk,
        base: None,
        stat: None,
    };
    Some(workspace.read(&entry).ok()?.source.text)
}

fn missing(patch: &FilePatch<'_>) -> Refusal {
    let name = patch.old.as_deref().or(patch.new.as_deref());
    Refusal::new(
        Speech::new("There is no text file ")
            .name(name.unwrap_or_default())
            .say(" to apply the diff to: paths are taken from the root, with or without a/ and b/ before them."),
    )
}

fn wrong(error: &PatchError) -> Refusal {
    Refusal::new(
        Speech::new("The diff cannot be used: ")
            .name(&error.to_string())
            .say(". Make it anew against the files as they are, with context lines, as `git diff` does."),
    )
}
