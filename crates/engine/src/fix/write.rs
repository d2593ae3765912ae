//! Replacing a file in one step.
//!
//! The new content is written beside the file, under another name, and renamed over it: whoever reads the file sees the
//! old content or the new, and a crash leaves the old. Permission bits are kept; a file with a second name (hard link)
//! parts from it.

use airlock_source::{Entry, ReadFile, Workspace};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes `text` in the file's own encoding.
///
/// # Errors
/// Says why the file was left as it is: it changed since it was read, it is reached through a link, it is read-only, its
/// encoding cannot be written, or the disk refused.
pub(super) fn replace(
    workspace: &Workspace,
    entry: &Entry,
    read: &ReadFile,
    text: &str,
) -> Result<(), String> {
    let bytes = encoded(read, text)?;
    let path = workspace
        .disk_path(entry)
        .ok_or("it is not a file on disk")?;
    let failed = |error: std::io::Error| format!("it could not be written: {error}");
    // A link would make the rename replace another file than the one that was read.
    if path.canonicalize().map_err(failed)? != path {
        return Err("it is reached through a symbolic link".to_owned());
    }
    let metadata = fs::symlink_metadata(&path).map_err(failed)?;
    if !metadata.is_file() {
        return Err("it is no regular file any more".to_owned());
    }
    if metadata.permissions().readonly() {
        return Err("it is read-only".to_owned());
    }
    let folder = path.parent().ok_or("it has no folder")?;
    let mut beside = tempfile::Builder::new()
        .prefix(".airlock-fix-")
        .tempfile_in(folder)
        .map_err(failed)?;
    beside.write_all(&bytes).map_err(failed)?;
    beside
        .as_file()
        .set_permissions(metadata.permissions())
        .map_err(failed)?;
    beside.as_file().sync_all().map_err(failed)?;
    // As late as possible: what was verified must be what is replaced.
    unchanged(&path, read)?;
    beside.persist(&path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The bytes of `text`, if the file's own bytes can be had from its text at all.
pub(super) fn encoded(read: &ReadFile, text: &str) -> Result<Vec<u8>, String> {
    let is_faithful = read
        .encoding
        .encode(&read.source.text)
        .is_some_and(|bytes| Some(*blake3::hash(&bytes).as_bytes()) == read.hash);
    let bytes = read.encoding.encode(text).filter(|_| is_faithful);
    bytes.ok_or_else(|| {
        "it is not valid UTF-8 or UTF-16: writing it would lose bytes; convert it first".to_owned()
    })
}

fn unchanged(path: &Path, read: &ReadFile) -> Result<(), String> {
    let now = fs::read(path).map_err(|error| format!("it could not be read again: {error}"))?;
    if Some(*blake3::hash(&now).as_bytes()) == read.hash {
        Ok(())
    } else {
        Err("it changed while it was being fixed: run again".to_owned())
    }
}
