//! What archives and other binary files hold, as texts: zip, tar, gzip and xz, one inside the other; and the printable runs
//! of what is no archive.
//!
//! Nothing is written to disk, and a member's name is a name only: `outer.zip!/inner/file`.
//!
//! Invariants:
//! - what comes out of one file is bounded by [`MOST_BYTES`], [`MOST_MEMBERS`], [`MOST_TIMES`] and [`DEPTH`], and each bound
//!   that is met is Coverage (reliability goal G6);
//! - members are read one at a time, each at most as large as a file that is scanned; an archive inside another is held
//!   whole, at most [`LARGEST`] bytes;
//! - no recursion: archives inside others wait in a list.

mod inflate;
mod tar;
mod text_runs;
mod zip;

use crate::name;
use crate::note;
use crate::options::Hashes;
use crate::read::{ReadFile, interpret, interpret_text, too_large};
use airlock_model::{CoverageEntry, Reason, RepoPath};
use inflate::{Gunzip, Inflate};
use lzma_rust2::XzReader;
use std::io::{self, Read};
use zip::Stored;

/// The largest archive that is looked into.
pub(crate) const LARGEST: u64 = 50_000_000;
/// Bytes that may come out of one file.
const MOST_BYTES: u64 = 1_000_000_000;
/// Members that one file may have, all inside it together.
const MOST_MEMBERS: usize = 100_000;
/// How many times its own size may come out of something packed, and what may always.
const MOST_TIMES: u64 = 100;
const ALWAYS: u64 = 1 << 20;
/// Archives inside archives.
const DEPTH: usize = 3;
/// Memory that unpacking xz may take, in KiB: the largest of its usual levels takes 65 MiB.
const XZ_MEMORY: u32 = 70_000;

/// What a binary file gives.
pub(crate) type Given = Result<ReadFile, CoverageEntry>;

/// Gives every text that the binary file `bytes` holds to `take`; members above `limit` bytes are Coverage.
pub fn texts(path: &RepoPath, bytes: Vec<u8>, limit: u64, take: &mut dyn FnMut(Given)) {
    let mut opened = Opened {
        limit,
        left: MOST_BYTES,
        members: MOST_MEMBERS,
        pending: Vec::new(),
        take,
    };
    opened.member(path.clone(), bytes, 0);
    while let Some((path, bytes, depth)) = opened.pending.pop() {
        opened.archive(&path, &bytes, depth);
    }
}

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Zip,
    Tar,
    Gzip,
    Xz,
    Other,
}

impl Form {
    fn of(bytes: &[u8]) -> Self {
        if zip::is_zip(bytes) {
            Self::Zip
        } else if bytes.starts_with(&[0x1f, 0x8b, 8]) {
            Self::Gzip
        } else if bytes.starts_with(b"\xfd7zXZ\0") {
            Self::Xz
        } else if tar::is_tar(bytes) {
            Self::Tar
        } else {
            Self::Other
        }
    }
}

struct Opened<'take> {
    limit: u64,
    /// Bytes that may still come out.
    left: u64,
    /// Members that may still come.
    members: usize,
    /// Archives to open, with how many they lie in.
    pending: Vec<(RepoPath, Vec<u8>, usize)>,
    take: &'take mut dyn FnMut(Given),
}

impl Opened<'_> {
    fn say(&mut self, path: &RepoPath, reason: Reason, detail: impl Into<String>) {
        (self.take)(Err(note::partial(path, reason, detail)));
    }

    /// Takes a member: an archive is put off, the rest is read.
    fn member(&mut self, path: RepoPath, bytes: Vec<u8>, depth: usize) {
        if Form::of(&bytes) != Form::Other {
            if depth < DEPTH {
                self.pending.push((path, bytes, depth));
            } else {
                let detail = format!("archives more than {DEPTH} deep are not opened");
                self.say(&path, Reason::Budget, detail);
            }
            return;
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > self.limit {
            return (self.take)(Err(too_large(&path, size, self.limit)));
        }
        let given = match interpret(&path, bytes.clone(), None, Hashes::Unneeded) {
            Err(unread) if unread.reason == Reason::Binary => {
                Ok(interpret_text(&path, text_runs::of(&bytes)))
            }
            given => given,
        };
        (self.take)(given);
    }

    fn archive(&mut self, path: &RepoPath, bytes: &[u8], depth: usize) {
        let whole = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let read = match Form::of(bytes) {
            Form::Zip => {
                self.zip(path, bytes, depth);
                Ok(())
            }
            Form::Tar => self.tar(path, &mut &*bytes, depth),
            Form::Gzip => self.stream(path, Gunzip::new(bytes), whole, depth),
            Form::Xz => {
                let stream = XzReader::new_mem_limit(bytes, true, XZ_MEMORY);
                self.stream(path, stream, whole, depth)
            }
            Form::Other => Ok(()),
        };
        if let Err(error) = read {
            self.failed(path, &error);
        }
    }

    fn failed(&mut self, path: &RepoPath, error: &io::Error) {
        match error.kind() {
            io::ErrorKind::QuotaExceeded => {
                let detail = format!(
                    "more than {MOST_TIMES} times its size, or more than {MOST_BYTES} bytes, come out of it; the rest was left"
                );
                self.say(path, Reason::Budget, detail);
            }
            io::ErrorKind::OutOfMemory => {
                let detail = "unpacking it takes more memory than is given to it";
                self.say(path, Reason::Budget, detail);
            }
            _ => self.say(
                path,
                Reason::Unreadable,
                "the archive is damaged; what comes before the damage was looked at",
            ),
        }
    }

    /// One packed stream: a tape archive, or a single file.
    fn stream(
        &mut self,
        path: &RepoPath,
        stream: impl Read,
        packed: u64,
        depth: usize,
    ) -> io::Result<()> {
        let mut stream = Metered {
            stream,
            left: self.left.min(packed.saturating_mul(MOST_TIMES) + ALWAYS),
            given: 0,
        };
        let mut head = Vec::new();
        stream.by_ref().take(512).read_to_end(&mut head)?;
        let done = if tar::is_tar(&head) {
            self.tar(path, &mut head.as_slice().chain(stream.by_ref()), depth)
        } else {
            let name = inner_name(path);
            let mut whole = head.as_slice().chain(stream.by_ref());
            self.file(&inside(path, name.as_bytes()), &mut whole, depth)
        };
        self.left -= stream.given.min(self.left);
        done
    }

    fn tar(&mut self, path: &RepoPath, tar: &mut impl Read, depth: usize) -> io::Result<()> {
        while let Some(tar::Member { name, size }) = tar::next(tar)? {
            if !self.counts(path) {
                return Ok(());
            }
            let mut content = tar.by_ref().take(size);
            self.file(&inside(path, &name), &mut content, depth)?;
            // What was too large to be kept.
            io::copy(&mut content, &mut io::sink())?;
            tar::skip_padding(tar, size)?;
        }
        Ok(())
    }

    fn zip(&mut self, path: &RepoPath, bytes: &[u8], depth: usize) {
        let (members, is_damaged) = zip::members(bytes);
        for member in members {
            if !self.counts(path) {
                return;
            }
            let inner = inside(path, member.name);
            let done = match member.stored(bytes) {
                Some(Stored::Plain(mut content)) => self.file(&inner, &mut content, depth),
                Some(Stored::Deflated(content)) => {
                    let most = member.compressed.saturating_mul(MOST_TIMES) + ALWAYS;
                    let mut content = Metered {
                        stream: Inflate::new(content),
                        left: self.left.min(most),
                        given: 0,
                    };
                    // A larger one is not unpacked to be left.
                    let done = if member.size > LARGEST {
                        (self.take)(Err(too_large(&inner, member.size, self.limit)));
                        Ok(())
                    } else {
                        self.file(&inner, &mut content, depth)
                    };
                    self.left -= content.given.min(self.left);
                    done
                }
                Some(Stored::Encrypted) => {
                    self.say(&inner, Reason::Unreadable, "it is encrypted");
                    Ok(())
                }
                Some(Stored::Otherwise(method)) => {
                    let detail = format!("it is packed by method {method}, which is not read");
                    self.say(&inner, Reason::Unreadable, detail);
                    Ok(())
                }
                None => Err(inflate::broken()),
            };
            if let Err(error) = done {
                self.failed(&inner, &error);
            }
        }
        if is_damaged {
            self.failed(path, &inflate::broken());
        }
    }

    /// Whether one more member may come.
    fn counts(&mut self, path: &RepoPath) -> bool {
        if self.members == 0 {
            let detail = format!("it holds more than {MOST_MEMBERS} files; the rest was left");
            self.say(path, Reason::Budget, detail);
            return false;
        }
        self.members -= 1;
        true
    }

    /// One member's content.
    fn file(&mut self, path: &RepoPath, content: &mut impl Read, depth: usize) -> io::Result<()> {
        let mut bytes = Vec::new();
        content.by_ref().take(512).read_to_end(&mut bytes)?;
        let most = if Form::of(&bytes) == Form::Other {
            self.limit
        } else {
            LARGEST
        };
        let rest = (most + 1).saturating_sub(bytes.len() as u64);
        content.by_ref().take(rest).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        if size > most {
            (self.take)(Err(too_large(path, size, most)));
        } else {
            self.member(path.clone(), bytes, depth + 1);
        }
        Ok(())
    }
}

/// A stream of which not more than so much may come.
struct Metered<R> {
    stream: R,
    left: u64,
    given: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(out)?;
        let count = u64::try_from(read).unwrap_or(u64::MAX);
        if count > self.left {
            return Err(io::Error::from(io::ErrorKind::QuotaExceeded));
        }
        self.left -= count;
        self.given += count;
        Ok(read)
    }
}

/// The path of a member, without what would lead anywhere.
fn inside(outer: &RepoPath, inner: &[u8]) -> RepoPath {
    let parts = inner.split(|byte| matches!(byte, b'/' | b'\\'));
    let plain: Vec<&[u8]> = parts
        .filter(|part| !matches!(*part, b"" | b"." | b".."))
        .collect();
    let shown = name::to_repo_path(&plain.join(&b'/'));
    RepoPath::new(format!("{outer}!/{shown}"))
}

/// What a packed file is called without its ending.
fn inner_name(path: &RepoPath) -> String {
    let name = path.file_name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.to_owned()
}

#[cfg(test)]
mod tests;
