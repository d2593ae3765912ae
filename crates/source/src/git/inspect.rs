//! Whether a git directory is made of plain files, before gix opens any.
//!
//! gix opens what it finds: a FIFO in the place of `index` would stop the run, a link in the place of a pack would lead
//! out of the tree, `objects/info/alternates` would make another repository's objects visible. Git itself makes none of
//! these in a normal clone.

use crate::name;
use std::fs::{read, read_dir, symlink_metadata};
use std::path::Path;

/// The longest list of cut-off commits that is read: a hundred thousand of them, where git writes some ten.
const MAX_SHALLOW: u64 = 4_100_000;

/// Looks at the files that every opening reads.
pub(super) fn fixed_files(git_dir: &Path, common_dir: &Path) -> Result<(), String> {
    let own = ["HEAD", "index", "config.worktree", "commondir", "gitdir"];
    let shared = [
        "config",
        "packed-refs",
        "shallow",
        "info/exclude",
        "info/grafts",
    ];
    let files = own
        .iter()
        .map(|file| git_dir.join(file))
        .chain(shared.iter().map(|file| common_dir.join(file)));
    for path in files {
        if symlink_metadata(&path).is_ok_and(|data| !data.is_file()) {
            return Err(format!("{} is not a plain file", path.display()));
        }
    }
    for folder in ["objects", "refs", "info"] {
        let path = common_dir.join(folder);
        if symlink_metadata(&path).is_ok_and(|data| !data.is_dir()) {
            return Err(format!("{} is not a plain folder", path.display()));
        }
    }
    for file in ["objects/info/alternates", "objects/info/http-alternates"] {
        let path = common_dir.join(file);
        if symlink_metadata(&path).is_ok_and(|data| !data.is_file() || data.len() > 0) {
            return Err(format!(
                "{} takes objects from another repository; `git repack -a -d` brings them here, then remove that file",
                path.display()
            ));
        }
    }
    shallow(&common_dir.join("shallow"))
}

/// Looks at the list of commits where history was cut off: gix takes it for granted that it can be read.
fn shallow(path: &Path) -> Result<(), String> {
    let Ok(data) = symlink_metadata(path) else {
        return Ok(());
    };
    if data.len() > MAX_SHALLOW {
        return Err(format!("{} is too long", path.display()));
    }
    let text = read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let is_id =
        |line: &[u8]| matches!(line.len(), 40 | 64) && line.iter().all(u8::is_ascii_hexdigit);
    let mut lines = text.trim_ascii_end().split(|byte| *byte == b'\n');
    if text.is_empty() || lines.all(is_id) {
        Ok(())
    } else {
        Err(format!("{} is damaged", path.display()))
    }
}

/// Looks at every name below `objects` and `refs`: only plain files and folders.
pub(super) fn objects_and_refs(git_dir: &Path, common_dir: &Path) -> Result<(), String> {
    let mut pending = vec![common_dir.join("objects"), common_dir.join("refs")];
    if git_dir != common_dir {
        pending.push(git_dir.join("refs"));
    }
    while let Some(folder) = pending.pop() {
        // A linked worktree may lack refs of its own.
        let Ok(items) = read_dir(&folder) else {
            continue;
        };
        for item in items {
            let item = item.map_err(|error| format!("{}: {error}", folder.display()))?;
            let kind = item
                .file_type()
                .map_err(|error| format!("{}: {error}", item.path().display()))?;
            if kind.is_dir() {
                pending.push(item.path());
            } else if !kind.is_file() {
                return Err(format!("{} is not a plain file", shown(&item.path())));
            }
        }
    }
    Ok(())
}

/// A name of the repository's choosing, without control characters.
fn shown(path: &Path) -> String {
    name::to_repo_path(name::as_bytes(path)).to_string()
}
