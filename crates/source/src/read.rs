//! A file, read: text, what it is, and what to say of how it was read.

use crate::classify::classify;
use crate::decode::{Decoded, Encoding, decode};
use crate::entry::Stat;
use crate::note;
use crate::options::Hashes;
use crate::root_dir::ReadError;
use crate::walk::describe;
use airlock_model::{CoverageEntry, Reason, RepoPath, Source};

/// A file's text and everything an index needs to know it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// Text, purpose and making.
    pub source: Source,
    /// How the bytes spelt the text; whoever writes the file back needs it.
    pub encoding: Encoding,
    /// What was not read as it is.
    pub notes: Vec<CoverageEntry>,
    /// BLAKE3 of the bytes as they were, before any decoding; `None` where nobody asked for it.
    pub hash: Option<[u8; 32]>,
    /// What the file system said right after reading; `None` for content that is not on disk.
    pub stat: Option<Stat>,
}

/// Makes a text of `bytes`, or says why they are none.
pub(crate) fn interpret(
    path: &RepoPath,
    bytes: Vec<u8>,
    stat: Option<Stat>,
    hashes: Hashes,
) -> Result<ReadFile, CoverageEntry> {
    let hash = (hashes == Hashes::Needed).then(|| *blake3::hash(&bytes).as_bytes());
    let (text, encoding, flaw) = match decode(bytes, path.extension()) {
        Decoded::Text {
            text,
            encoding,
            flaw,
        } => (text, encoding, flaw),
        Decoded::Binary => return Err(note::skipped(path, Reason::Binary, "")),
        Decoded::LfsPointer => {
            let detail = "the content is in large file storage: `git lfs pull` brings it";
            return Err(note::skipped(path, Reason::LfsPointer, detail));
        }
    };
    let (purpose, making) = classify(path, &text);
    let notes = flaw
        .map(|flaw| note::partial(path, Reason::Encoding, flaw))
        .into_iter()
        .collect();
    Ok(ReadFile {
        source: Source {
            path: path.clone(),
            text,
            purpose,
            making,
        },
        encoding,
        notes,
        hash,
        stat,
    })
}

/// A file above the limit.
pub(crate) fn too_large(path: &RepoPath, size: u64, limit: u64) -> CoverageEntry {
    let detail = format!("{size} bytes; the limit is {limit}");
    note::skipped(path, Reason::TooLarge, detail)
}

impl ReadError {
    /// Reason and particulars for Coverage.
    pub(crate) fn explain(&self) -> (Reason, String) {
        match self {
            Self::Io(error) => (Reason::Unreadable, describe(error)),
            Self::Special => (Reason::SpecialFile, "not a regular file".to_owned()),
            Self::Link => (Reason::Link, "links are not followed".to_owned()),
            Self::TooLarge(size) => (Reason::TooLarge, format!("{size} bytes")),
            Self::Changed => (
                Reason::Changed,
                "somebody wrote to it while it was read, twice".to_owned(),
            ),
        }
    }

    /// The file's Coverage entry.
    pub(crate) fn note(&self, path: &RepoPath, limit: u64) -> CoverageEntry {
        if let Self::TooLarge(size) = self {
            return too_large(path, *size, limit);
        }
        let (reason, detail) = self.explain();
        note::skipped(path, reason, detail)
    }
}
