//! The file system below one folder: the only place that opens, lists or asks about scanned files.
//!
//! Everything is opened relative to the root's descriptor, without following a link in any part of the path and without
//! waiting for a FIFO's other end. A folder that is swapped for a link between listing and opening is refused by the
//! kernel, so "never leaves the root" does not depend on timing.
//!
//! Invariant: no other module of this crate opens a file of the scanned tree.

use crate::entry::Stat;
use crate::name;
use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, fstat, openat, readlinkat, statat};
use rustix::io::Errno;
use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    Link,
    /// FIFO, device or socket.
    Special,
}

/// One name in a folder.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) name: Vec<u8>,
    /// Kind and particulars; an error when the name vanished or may not be asked about.
    pub(crate) found: io::Result<(Kind, Stat)>,
}

/// What is known of a path before it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    Nothing,
    /// It was a regular file when it was listed.
    IsFile,
}

/// Why a file's bytes could not be had.
#[derive(Debug)]
pub(crate) enum ReadError {
    Io(io::Error),
    /// Not a regular file; nothing was read.
    Special,
    /// A link in the last or an earlier part of the path.
    Link,
    /// Above the limit; nothing was read.
    TooLarge(u64),
    /// Somebody wrote to it while it was read, twice in a row.
    Changed,
}

/// A folder and everything below it.
#[derive(Debug)]
pub(crate) struct RootDir {
    fd: OwnedFd,
}

impl RootDir {
    /// Opens the folder; links on the way to it are followed, since the user named it.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self {
            fd: rustix::fs::open(path, flags, Mode::empty())?,
        })
    }

    /// What is in a folder, ordered by name. `.` and `..` are left out.
    pub(crate) fn list(&self, folder: &[u8]) -> io::Result<Vec<Listed>> {
        let fd = self.open_below(folder, OFlags::RDONLY | OFlags::DIRECTORY)?;
        let mut names = Vec::new();
        for item in Dir::read_from(&fd)? {
            let name = item?.file_name().to_bytes().to_vec();
            if name != b"." && name != b".." {
                names.push(name);
            }
        }
        names.sort_unstable();
        let listed = names.into_iter().map(|name| {
            let found = stat_at(&fd, &name);
            Listed { name, found }
        });
        Ok(listed.collect())
    }

    /// What a path stands for, a link itself rather than its target.
    pub(crate) fn stat(&self, path: &[u8]) -> io::Result<(Kind, Stat)> {
        if path.is_empty() {
            return Ok(known(&fstat(&self.fd)?));
        }
        let folder = name::parent(path);
        if folder.is_empty() {
            return stat_at(&self.fd, path);
        }
        let fd = self.open_below(folder, OFlags::RDONLY | OFlags::DIRECTORY)?;
        stat_at(&fd, name::below(path, folder).unwrap_or(path))
    }

    /// Where a link leads, as written in it.
    pub(crate) fn read_link(&self, path: &[u8]) -> io::Result<Vec<u8>> {
        let folder = name::parent(path);
        let last = name::below(path, folder).unwrap_or(path);
        let target = if folder.is_empty() {
            readlinkat(&self.fd, last, Vec::new())?
        } else {
            let fd = self.open_below(folder, OFlags::RDONLY | OFlags::DIRECTORY)?;
            readlinkat(&fd, last, Vec::new())?
        };
        Ok(target.into_bytes())
    }

    /// The bytes of a regular file of at most `limit` bytes, and what the system says of it.
    ///
    /// A file that is written to meanwhile is read once more, then given up.
    pub(crate) fn read(&self, path: &[u8], limit: u64) -> Result<(Vec<u8>, Stat), ReadError> {
        self.read_known(path, limit, Known::Nothing)
    }

    /// The same, of a path of which something is known.
    pub(crate) fn read_known(
        &self,
        path: &[u8],
        limit: u64,
        known: Known,
    ) -> Result<(Vec<u8>, Stat), ReadError> {
        for _ in 0..2 {
            if let Some(read) = self.read_once(path, limit, known)? {
                return Ok(read);
            }
        }
        Err(ReadError::Changed)
    }

    /// `None` when the file changed in between.
    fn read_once(
        &self,
        path: &[u8],
        limit: u64,
        was: Known,
    ) -> Result<Option<(Vec<u8>, Stat)>, ReadError> {
        // A FIFO must not block the open; for a regular file the flag means nothing.
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
        // Asked before opening: opening a device can have effects.
        if was == Known::Nothing {
            match self.stat(path).map_err(ReadError::from)?.0 {
                Kind::File => {}
                Kind::Link => return Err(ReadError::Link),
                Kind::Folder | Kind::Special => return Err(ReadError::Special),
            }
        }
        let mut file = File::from(self.open_below(path, flags).map_err(ReadError::from)?);
        let (kind, before) = known(&fstat(&file).map_err(ReadError::from)?);
        if kind != Kind::File {
            return Err(ReadError::Special);
        }
        if before.size > limit {
            return Err(ReadError::TooLarge(before.size));
        }
        // To its end as it was told; whether it has grown meanwhile is told below. Files of the kernel's own have no size.
        let told = if before.size == 0 {
            limit.saturating_add(1)
        } else {
            before.size
        };
        let mut bytes = Vec::with_capacity(usize::try_from(before.size).unwrap_or(0));
        file.by_ref()
            .take(told)
            .read_to_end(&mut bytes)
            .map_err(ReadError::Io)?;
        let (_, after) = known(&fstat(&file).map_err(ReadError::from)?);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > limit {
            return Err(ReadError::TooLarge(after.size.max(length)));
        }
        let stable =
            before.mtime_ns == after.mtime_ns && before.size == after.size && length == after.size;
        Ok(stable.then_some((bytes, after)))
    }

    /// Opens without following any link, at or on the way to `path`.
    fn open_below(&self, path: &[u8], flags: OFlags) -> Result<OwnedFd, Errno> {
        let flags = flags | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let path = if path.is_empty() { b"." } else { path };
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{ResolveFlags, openat2};
            let resolve =
                ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
            match openat2(&self.fd, path, flags, Mode::empty(), resolve) {
                // Kernels before 5.6 lack the call; some container sandboxes forbid what they do not know.
                Err(Errno::NOSYS | Errno::PERM) => {}
                result => return result,
            }
        }
        self.open_part_by_part(path, flags)
    }

    /// The portable way: one part at a time, each without following a link.
    fn open_part_by_part(&self, path: &[u8], flags: OFlags) -> Result<OwnedFd, Errno> {
        let mut folder: Option<OwnedFd> = None;
        let mut parts = path.split(|byte| *byte == b'/').peekable();
        while let Some(part) = parts.next() {
            if part == b".." || part.is_empty() {
                return Err(Errno::XDEV);
            }
            let at = folder.as_ref().unwrap_or(&self.fd);
            if parts.peek().is_none() {
                return openat(at, part, flags, Mode::empty());
            }
            let through = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            folder = Some(openat(at, part, through, Mode::empty())?);
        }
        Err(Errno::NOENT)
    }
}

impl From<Errno> for ReadError {
    fn from(error: Errno) -> Self {
        // ELOOP is the kernel's answer to a link where none may be.
        if error == Errno::LOOP {
            Self::Link
        } else {
            Self::Io(error.into())
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) {
            Self::Link
        } else {
            Self::Io(error)
        }
    }
}

fn stat_at(folder: impl AsFd, name: &[u8]) -> io::Result<(Kind, Stat)> {
    let stat = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
    Ok(known(&stat))
}

/// The field types of the system's structure differ between platforms, hence the lenient conversions.
fn known(stat: &rustix::fs::Stat) -> (Kind, Stat) {
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::Special,
    };
    let stat = Stat {
        mtime_ns: nanoseconds(stat.st_mtime, stat.st_mtime_nsec),
        ctime_ns: nanoseconds(stat.st_ctime, stat.st_ctime_nsec),
        size: u64::try_from(stat.st_size).unwrap_or(0),
        inode: stat.st_ino,
        mode: stat.st_mode,
    };
    (kind, stat)
}

fn nanoseconds(seconds: impl TryInto<i64>, rest: impl TryInto<i64>) -> i64 {
    let seconds = seconds.try_into().unwrap_or(0);
    seconds
        .saturating_mul(1_000_000_000)
        .saturating_add(rest.try_into().unwrap_or(0))
}
