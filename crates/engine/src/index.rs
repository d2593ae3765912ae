//! Results of unchanged files, kept between runs.
//!
//! One immutable file per tree, read whole at the start and replaced by rename at the end, so readers need no lock. A
//! file is known again by what the file system says of it, or else by the hash of its bytes. The whole index is for one
//! digest (program, rules, engines, limits): under another digest it is another file. It may be deleted at any time, and
//! one that cannot be read is as good as none.
//!
//! Invariant: holds nothing that a report may not show; secrets were masked before.

use crate::across::Ends;
use crate::file::FileResult;
use crate::options::IndexOptions;
use airlock_model::{CoverageEntry, Engine, Finding, Reason};
use airlock_sca::Facts;
use airlock_source::Stat;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fs, mem};

/// Version of the file's format.
const FORMAT: u32 = 3;

/// A file written this shortly before the run began may be written again within the same tick of the file system's
/// clock: its `Stat` then proves nothing (git calls such entries racily clean). Two seconds is the coarsest tick of the
/// file systems in use (FAT).
const RACY_NS: i64 = 2_000_000_000;

/// Results of an earlier run.
pub(crate) struct Index {
    path: PathBuf,
    digest: [u8; 32],
    now_ns: i64,
    files: FxHashMap<String, StoredFile>,
}

/// What is kept of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredFile {
    path: String,
    stat: Option<StoredStat>,
    hash: Option<[u8; 32]>,
    lines: u32,
    done: BTreeSet<Engine>,
    /// Findings, directives, coverage and facts about dependencies as JSON; empty for the many files that have none.
    rest: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct StoredStat {
    mtime_ns: i64,
    ctime_ns: i64,
    size: u64,
    inode: u64,
    mode: u32,
}

#[derive(Serialize, Deserialize)]
struct IndexFile {
    format: u32,
    digest: [u8; 32],
    files: Vec<StoredFile>,
}

/// The part of a result that most files lack.
#[derive(Serialize, Deserialize)]
struct Rest {
    findings: Vec<Finding>,
    directives: Vec<crate::suppress::Directive>,
    coverage: Vec<CoverageEntry>,
    dependencies: Option<Facts>,
    ends: Ends,
}

impl Index {
    /// Reads what is known of the tree at `root` under `digest`.
    pub(crate) fn open(options: &IndexOptions, root: &Path, digest: [u8; 32]) -> Self {
        let tree = blake3::hash(root.as_os_str().as_encoded_bytes()).to_hex();
        let path = options.folder.join(format!(
            "{}.index",
            tree.as_str().get(..32).unwrap_or_default()
        ));
        let files = read(&path, &digest).unwrap_or_default();
        let files = files
            .into_iter()
            .map(|file| (file.path.clone(), file))
            .collect();
        Self {
            path,
            digest,
            now_ns: options.now_ns,
            files,
        }
    }

    /// The result for a file that the file system says was not written since.
    pub(crate) fn by_stat(&self, path: &str, stat: &Stat) -> Option<(StoredFile, FileResult)> {
        let stored = self
            .files
            .get(path)
            .filter(|stored| stored.stat == Some(StoredStat::of(stat)))?;
        Some((stored.clone(), stored.result()?))
    }

    /// The result for a file with these bytes.
    pub(crate) fn by_hash(&self, path: &str, hash: &[u8; 32]) -> Option<FileResult> {
        self.files
            .get(path)
            .filter(|stored| stored.hash.as_ref() == Some(hash))?
            .result()
    }

    /// What to keep of a file; nothing where the result is not the file's own.
    pub(crate) fn to_store(
        &self,
        path: &str,
        stat: Option<&Stat>,
        hash: Option<[u8; 32]>,
        result: &FileResult,
    ) -> Option<StoredFile> {
        if result.coverage.iter().any(is_passing) {
            return None;
        }
        let is_racy = |stat: &&Stat| stat.mtime_ns.max(stat.ctime_ns) > self.now_ns - RACY_NS;
        Some(StoredFile {
            path: path.to_owned(),
            stat: stat.filter(|stat| !is_racy(stat)).map(StoredStat::of),
            hash,
            lines: result.lines,
            done: result.done.clone(),
            rest: rest_of(result)?,
        })
    }

    /// Replaces the index by `files`, unless it holds just them already.
    ///
    /// # Errors
    /// When the folder cannot be made or written; the old index then still stands.
    pub(crate) fn replace(mut self, files: Vec<StoredFile>) -> io::Result<()> {
        let known = mem::take(&mut self.files);
        if files.len() == known.len()
            && files.iter().all(|file| known.get(&file.path) == Some(file))
        {
            return Ok(());
        }
        let Some(folder) = self.path.parent() else {
            return Ok(());
        };
        fs::create_dir_all(folder)?;
        let bytes = postcard::to_allocvec(&IndexFile {
            format: FORMAT,
            digest: self.digest,
            files,
        })
        .map_err(io::Error::other)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&bytes)?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// A flaw that the next run may not meet again.
fn is_passing(note: &CoverageEntry) -> bool {
    matches!(
        note.reason,
        Reason::Cancelled
            | Reason::Watchdog
            | Reason::Crash
            | Reason::Unreadable
            | Reason::Changed
            | Reason::MissingObject
    )
}

fn read(path: &Path, digest: &[u8; 32]) -> Option<Vec<StoredFile>> {
    let bytes = fs::read(path).ok()?;
    let index: IndexFile = postcard::from_bytes(&bytes).ok()?;
    (index.format == FORMAT && index.digest == *digest).then_some(index.files)
}

fn rest_of(result: &FileResult) -> Option<String> {
    if result.findings.is_empty()
        && result.directives.is_empty()
        && result.coverage.is_empty()
        && result.dependencies.is_none()
        && result.ends.is_empty()
    {
        return Some(String::new());
    }
    let rest = Rest {
        findings: result.findings.clone(),
        directives: result.directives.clone(),
        coverage: result.coverage.clone(),
        dependencies: result.dependencies.clone(),
        ends: result.ends.clone(),
    };
    serde_json::to_string(&rest).ok()
}

impl StoredFile {
    fn result(&self) -> Option<FileResult> {
        let mut result = FileResult {
            lines: self.lines,
            done: self.done.clone(),
            ..FileResult::default()
        };
        if !self.rest.is_empty() {
            let rest: Rest = serde_json::from_str(&self.rest).ok()?;
            result.findings = rest.findings;
            result.directives = rest.directives;
            result.coverage = rest.coverage;
            result.dependencies = rest.dependencies;
            result.ends = rest.ends;
        }
        Some(result)
    }
}

impl StoredStat {
    fn of(stat: &Stat) -> Self {
        Self {
            mtime_ns: stat.mtime_ns,
            ctime_ns: stat.ctime_ns,
            size: stat.size,
            inode: stat.inode,
            mode: stat.mode,
        }
    }
}
