//! Files that are not part of the scanned tree: read in bounds, written whole or not at all.

use crate::error::Failure;
use rustix::fs::OFlags;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Configuration and rule files above this are refused; the largest seen is a hundredth of it.
const SIZE_LIMIT: u64 = 10_000_000;

/// Whether a file may be reached through a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    /// The user named it, or it is the user's own.
    Follow,
    /// It came with the repository, which must not lead elsewhere.
    Refuse,
}

/// Reads a text file; `None` when there is none. A FIFO or device is never waited for.
///
/// # Errors
/// When it cannot be read, is not a regular file, is too large or is not UTF-8.
pub(crate) fn read(path: &Path, links: Links) -> Result<Option<String>, Failure> {
    read_up_to(path, links, SIZE_LIMIT)
}

/// As [`read`], with another bound on the bytes.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_up_to(path: &Path, links: Links, limit: u64) -> Result<Option<String>, Failure> {
    read_bytes(path, links, limit)?
        .map(|bytes| {
            String::from_utf8(bytes)
                .map_err(|_| Failure::io(path, &io::Error::other("not valid UTF-8")))
        })
        .transpose()
}

/// As [`read_up_to`], whatever the bytes mean.
///
/// # Errors
/// When it cannot be read, is not a regular file or is too large.
pub(crate) fn read_bytes(
    path: &Path,
    links: Links,
    limit: u64,
) -> Result<Option<Vec<u8>>, Failure> {
    match try_read(path, links, limit) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(Failure::io(path, &error)),
    }
}

fn try_read(path: &Path, links: Links, limit: u64) -> io::Result<Vec<u8>> {
    let flags = match links {
        Links::Follow => OFlags::NONBLOCK,
        Links::Refuse => {
            refuse_unless_plain(path)?;
            OFlags::NONBLOCK | OFlags::NOFOLLOW
        }
    };
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)?;
    read_regular(file, limit)
}

/// Asked before opening: to open a device can have effects.
fn refuse_unless_plain(path: &Path) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    if crate::place::before_links(&path) != path {
        return Err(io::Error::other(
            "a link leads there, and a repository's own files are not reached through links",
        ));
    }
    if !path.symlink_metadata()?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    Ok(())
}

fn read_regular(file: File, limit: u64) -> io::Result<Vec<u8>> {
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut bytes)?;
    if read as u64 > limit {
        return Err(io::Error::other(format!("larger than {limit} bytes")));
    }
    Ok(bytes)
}

/// A file in the making: what was there stays until [`Pending::commit`].
#[derive(Debug)]
pub(crate) struct Pending {
    path: PathBuf,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// A new file beside the old one, to be renamed.
    Beside(tempfile::NamedTempFile),
    /// A device or FIFO, such as `/dev/null`: written in place.
    InPlace(File),
}

impl Pending {
    /// Prepares to write `path`, so that a folder that is missing or closed is known before the work is done.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let failure = |error: io::Error| Failure::io(path, &error);
        let form = match path.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                return Err(Failure::usage(
                    format_args!("{}: is a folder", path.display()),
                    "name a file in it",
                ));
            }
            Ok(metadata) if !metadata.is_file() => {
                Form::InPlace(OpenOptions::new().write(true).open(path).map_err(failure)?)
            }
            _ => Form::Beside(beside(path).map_err(failure)?),
        };
        Ok(Self {
            path: path.to_owned(),
            form,
        })
    }

    /// The folder that is written to.
    pub(crate) fn folder(&self) -> PathBuf {
        folder_of(&self.path).to_owned()
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// When the disk does not take it; the old file is then still there.
    pub(crate) fn commit(self, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.path;
        let written = match self.form {
            Form::InPlace(mut file) => file.write_all(bytes),
            Form::Beside(mut file) => file
                .write_all(bytes)
                .and_then(|()| file.as_file().sync_data())
                .and_then(|()| file.persist(&path).map_err(|error| error.error).map(drop)),
        };
        written.map_err(|error| Failure::io(&path, &error))
    }
}

/// Writes a file, whole or not at all.
///
/// # Errors
/// When nothing can be written there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    Pending::open(path)?.commit(bytes)
}

/// A new file in the folder of `path` with the permissions that a file made there would have, or those of the old one.
fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    /// What `open` asks for, less the process's umask.
    const USUAL_MODE: u32 = 0o666;
    let permissions = match path.metadata() {
        Ok(metadata) => metadata.permissions(),
        Err(_) => std::fs::Permissions::from_mode(USUAL_MODE),
    };
    tempfile::Builder::new()
        .prefix(".airlock-")
        .permissions(permissions)
        .tempfile_in(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
