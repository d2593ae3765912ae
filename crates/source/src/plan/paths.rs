//! Files and folders that the user names.
//!
//! What is named is looked at even if ignored; below a named folder the rules hold. A named link is followed if it stays
//! below the root.

use super::Draft;
use super::tree::{lay_over, walk};
use crate::entry::Entry;
use crate::error::SourceError;
use crate::links::{self, Target};
use crate::name;
use crate::note;
use crate::root_dir::Kind;
use crate::walk::{IgnoreFiles, NestedRepositories, on_disk};
use crate::workspace::{Repository, Workspace};
use airlock_model::{Cx, Reason};
use std::path::{Component, Path, PathBuf};

pub(super) fn plan(
    cx: &Cx,
    workspace: &Workspace,
    paths: &[PathBuf],
) -> Result<Draft, SourceError> {
    if matches!(workspace.repository, Repository::Bare(_)) {
        return Err(SourceError::Bare {
            root: workspace.root_path.clone(),
            selection: "named paths",
        });
    }
    let mut draft = Draft::default();
    let mut folders = Vec::new();
    let mut named = Vec::new();
    for path in paths {
        let below = below_root(workspace, path)?;
        named.push(below.clone());
        match links::resolve(&workspace.root, &workspace.root_path, &below) {
            Target::Inside(real, Kind::Folder) => folders.push(real),
            Target::Inside(real, Kind::File) => draft.entries.extend(file(workspace, &real)),
            Target::Missing if is_overlaid(workspace, &below) => {}
            Target::Missing => return Err(SourceError::PathMissing(path.clone())),
            target @ (Target::Inside(..) | Target::Outside | Target::Circle) => {
                let reason = match target {
                    Target::Inside(..) => Reason::SpecialFile,
                    _ => Reason::Link,
                };
                let detail = target.problem().unwrap_or_default();
                let path = name::to_repo_path(&below);
                draft.coverage.push(note::skipped(&path, reason, detail));
            }
        }
    }
    folders.sort_unstable();
    folders.dedup();
    let tops: Vec<Vec<u8>> = folders
        .iter()
        .filter(|folder| !folders.iter().any(|other| is_strictly_below(folder, other)))
        .cloned()
        .collect();
    if !tops.is_empty() {
        let found = walk(
            cx,
            workspace,
            &tops,
            IgnoreFiles::All,
            NestedRepositories::Enter,
        )?;
        draft.entries.extend(found.entries);
        draft.coverage.extend(found.coverage);
    }
    draft
        .entries
        .sort_unstable_by(|one: &Entry, other| one.path.cmp(&other.path));
    draft.entries.dedup_by(|one, other| one.path == other.path);
    lay_over(workspace, &mut draft.entries, |overlaid| {
        named
            .iter()
            .any(|named| overlaid == named.as_slice() || is_strictly_below(overlaid, named))
    });
    Ok(draft)
}

fn file(workspace: &Workspace, path: &[u8]) -> Option<Entry> {
    let (_, stat) = workspace.root.stat(path).ok()?;
    Some(on_disk(path, stat))
}

fn is_strictly_below(path: &[u8], folder: &[u8]) -> bool {
    path != folder && name::below(path, folder).is_some()
}

/// Whether the overlay has this file, or files below this folder.
fn is_overlaid(workspace: &Workspace, path: &[u8]) -> bool {
    workspace.options.overlay.keys().any(|overlaid| {
        let overlaid = name::from_repo_path(overlaid);
        overlaid == path || is_strictly_below(&overlaid, path)
    })
}

/// A path, absolute or relative to the root, as its name below the root. `.` and `..` are resolved by their text.
pub(crate) fn below_root(workspace: &Workspace, path: &Path) -> Result<Vec<u8>, SourceError> {
    let outside = || SourceError::OutsideRoot {
        path: path.to_owned(),
        root: workspace.root_path.clone(),
    };
    let relative = if path.is_absolute() {
        match path.strip_prefix(&workspace.root_path) {
            Ok(relative) => relative.to_owned(),
            Err(_) => through_links(workspace, path).ok_or_else(outside)?,
        }
    } else {
        path.to_owned()
    };
    let mut parts: Vec<&[u8]> = Vec::new();
    for component in relative.components() {
        match component {
            Component::Normal(part) => parts.push(name::as_bytes(Path::new(part))),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop().ok_or_else(outside)?;
            }
            Component::RootDir | Component::Prefix(_) => return Err(outside()),
        }
    }
    Ok(parts.join(&b'/'))
}

/// An absolute path that reaches the root by another way, as where the temporary folder is a link.
fn through_links(workspace: &Workspace, path: &Path) -> Option<PathBuf> {
    let last = path.file_name()?;
    let folder = path.parent()?.canonicalize().ok()?;
    let below = folder.join(last);
    Some(below.strip_prefix(&workspace.root_path).ok()?.to_owned())
}
