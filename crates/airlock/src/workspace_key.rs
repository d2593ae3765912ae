//! The key under which a workspace's secrets have placeholders and digests.
//!
//! One file of 32 random bytes for each user, outside every repository, readable by that user alone; each workspace's key
//! is derived from it and the workspace's path. Whoever can read the file can test guesses at digests they come by.
//!
//! Invariant: the file is made once and never replaced: what was computed with it stays valid.

use crate::place;
use airlock_secrets::Key;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

/// Readable and writable by its owner.
const PRIVATE_FILE: u32 = 0o600;
/// The same for a folder.
const PRIVATE_FOLDER: u32 = 0o700;

/// A key, and whether the next run has the same.
#[derive(Debug, Clone)]
pub(crate) struct WorkspaceKey {
    pub(crate) key: Key,
    /// Why it is this run's alone, if it is.
    pub(crate) passing: Option<String>,
}

/// What to do where there is no key yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IfMissing {
    /// Make one and keep it.
    Keep,
    /// Make one for this run.
    Pass,
}

/// The key of the workspace at `root`; one for this run only where none can be kept.
///
/// `None` where the system gives no random numbers, without which there is no key.
pub(crate) fn of(root: &Path, if_missing: IfMissing) -> Option<WorkspaceKey> {
    let (key, passing) = match kept(if_missing) {
        Ok(key) => (key, None),
        Err(why) => (random()?, Some(why)),
    };
    Some(WorkspaceKey {
        key: key.of_workspace(root.as_os_str().as_encoded_bytes()),
        passing,
    })
}

fn kept(if_missing: IfMissing) -> Result<Key, String> {
    let path = place::key_file().ok_or("there is no home folder to keep it in")?;
    let failed = |error: &io::Error| format!("{}: {}", path.display(), crate::error::reason(error));
    match read(&path) {
        Ok(key) => Ok(key),
        Err(error) if error.kind() == io::ErrorKind::NotFound && if_missing == IfMissing::Keep => {
            make(&path).map_err(|error| failed(&error))?;
            read(&path).map_err(|error| failed(&error))
        }
        Err(error) => Err(failed(&error)),
    }
}

fn read(path: &Path) -> io::Result<Key> {
    let nofollow = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(nofollow.bits().cast_signed())
        .open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if metadata.permissions().mode() & 0o077 != 0 {
        return Err(io::Error::other(
            "others may read it; make a new one by deleting it, or `chmod 600` it",
        ));
    }
    let mut bytes = Vec::with_capacity(Key::LENGTH + 1);
    file.take(Key::LENGTH as u64 + 1).read_to_end(&mut bytes)?;
    Key::try_from(bytes).map_err(io::Error::other)
}

/// Makes the file, unless somebody else makes it first.
fn make(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else {
        return Err(io::ErrorKind::NotFound.into());
    };
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(PRIVATE_FOLDER)
        .create(folder)?;
    let mut bytes = [0; Key::LENGTH];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let mut file = tempfile::Builder::new()
        .permissions(std::fs::Permissions::from_mode(PRIVATE_FILE))
        .tempfile_in(folder)?;
    file.write_all(&bytes)?;
    file.as_file().sync_data()?;
    match file.persist_noclobber(path) {
        Ok(File { .. }) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.error),
    }
}

fn random() -> Option<Key> {
    let mut bytes = [0; Key::LENGTH];
    getrandom::fill(&mut bytes).ok()?;
    Some(Key::new(bytes))
}
