//! Results of unchanged files, kept between runs.
//!
//! One immutable file per tree ([`segment`]), of which a run reads what it asks for, and which is replaced by rename at the
//! end, so readers need no lock. A file is known again by what the file system says of it, or else by the hash of its
//! bytes. The whole index is for one digest (program, rules, engines, limits): under another digest it is another file. It
//! may be deleted at any time, and one that cannot be read is as good as none. What values do across files is kept beside
//! the files' own results (`program`).
//!
//! Invariant: holds nothing that a report may not show; secrets were masked before.

mod program;
mod segment;

pub(crate) use program::{Kept, KeptFile, KeptList, StoredProgram};

use crate::across::{self, Ends};
use crate::file::FileResult;
use crate::options::IndexOptions;
use crate::settings::ReadSetting;
use airlock_flow::program::Family;
use airlock_model::{CoverageEntry, Engine, Finding, Reason};
use airlock_sca::Facts;
use airlock_source::Stat;
use segment::{Key, Segment, Writer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Version of what the values say.
const FORMAT: u32 = 7;

/// A file written this shortly before the run began may be written again within the same tick of the file system's
/// clock: its `Stat` then proves nothing (git calls such entries racily clean). Two seconds is the coarsest tick of the
/// file systems in use (FAT).
const RACY_NS: i64 = 2_000_000_000;

/// Results of an earlier run.
pub(crate) struct Index {
    path: PathBuf,
    digest: [u8; 32],
    now_ns: i64,
    stored: Option<Segment>,
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
    /// Whether the index holds just this.
    #[serde(skip)]
    is_known: bool,
}

/// What the file system said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredStat {
    mtime_ns: i64,
    ctime_ns: i64,
    size: u64,
    inode: u64,
    mode: u32,
}

/// What the index holds as a whole.
#[derive(Serialize, Deserialize)]
struct Head {
    format: u32,
    files: usize,
    /// What was found across files, by path, and what is said of it, as JSON; none where it was not looked for.
    across: Option<String>,
}

/// The part of a result that most files lack.
#[derive(Serialize, Deserialize)]
struct Rest {
    findings: Vec<Finding>,
    directives: Vec<crate::suppress::Directive>,
    coverage: Vec<CoverageEntry>,
    dependencies: Option<Facts>,
    ends: Ends,
    settings: Vec<ReadSetting>,
}

impl Index {
    /// Reads what is known of the tree at `root` under `digest`.
    pub(crate) fn open(options: &IndexOptions, root: &Path, digest: [u8; 32]) -> Self {
        let tree = blake3::hash(root.as_os_str().as_encoded_bytes()).to_hex();
        let path = options.folder.join(format!(
            "{}.index",
            tree.as_str().get(..32).unwrap_or_default()
        ));
        Self {
            stored: Segment::open(&path, &digest).filter(|stored| {
                let head: Option<Head> = stored.get(Key::of("head", b""));
                head.is_some_and(|head| head.format == FORMAT)
            }),
            path,
            digest,
            now_ns: options.now_ns,
        }
    }

    fn file(&self, path: &str) -> Option<StoredFile> {
        let stored = self.stored.as_ref()?;
        let file: StoredFile = stored.get(Key::of("file", path.as_bytes()))?;
        (file.path == path).then_some(file)
    }

    /// The result for a file that the file system says was not written since.
    pub(crate) fn by_stat(&self, path: &str, stat: &Stat) -> Option<(StoredFile, FileResult)> {
        let mut stored = self
            .file(path)
            .filter(|stored| stored.stat == Some(StoredStat::of(stat)))?;
        stored.is_known = true;
        let result = stored.result()?;
        Some((stored, result))
    }

    /// The result for a file with these bytes.
    pub(crate) fn by_hash(&self, path: &str, hash: &[u8; 32]) -> Option<FileResult> {
        self.file(path)
            .filter(|stored| stored.hash.as_ref() == Some(hash))?
            .result()
    }

    /// Whether the index holds the results of just these files.
    pub(crate) fn holds<'run>(
        &self,
        files: impl Iterator<Item = Option<&'run StoredFile>>,
    ) -> bool {
        let mut count = 0;
        for file in files {
            count += 1;
            if !file.is_some_and(|file| file.is_known) {
                return false;
            }
        }
        self.head().is_some_and(|head| head.files == count)
    }

    fn head(&self) -> Option<Head> {
        self.stored.as_ref()?.get(Key::of("head", b""))
    }

    /// What was found across the files of which it holds the results.
    pub(crate) fn across(&self) -> Option<across::Told> {
        serde_json::from_str(&self.head()?.across?).ok()
    }

    /// What is kept of the program that the files of a family make.
    pub(crate) fn program(&self, family: Family) -> Option<StoredProgram<'_>> {
        StoredProgram::open(self.stored.as_ref()?, family)
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
            is_known: false,
        })
    }

    /// Replaces the index by `files`, what was told of values across them, and what is kept of their programs.
    ///
    /// # Errors
    /// When the folder cannot be made or written; the old index then still stands.
    pub(crate) fn replace(
        self,
        files: &[StoredFile],
        across: Option<&across::Told>,
        programs: &[Kept],
    ) -> io::Result<()> {
        let Some(folder) = self.path.parent() else {
            return Ok(());
        };
        fs::create_dir_all(folder)?;
        let mut writer = Writer::new(folder, &self.digest)?;
        let head = Head {
            format: FORMAT,
            files: files.len(),
            across: across.map(serde_json::to_string).transpose()?,
        };
        writer.put(Key::of("head", b""), &head)?;
        for file in files {
            writer.put(Key::of("file", file.path.as_bytes()), file)?;
        }
        for program in programs {
            program.write(&mut writer)?;
        }
        writer.finish(&self.path)
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

fn rest_of(result: &FileResult) -> Option<String> {
    if result.findings.is_empty()
        && result.directives.is_empty()
        && result.coverage.is_empty()
        && result.dependencies.is_none()
        && result.ends.is_empty()
        && result.settings.is_empty()
    {
        return Some(String::new());
    }
    let rest = Rest {
        findings: result.findings.clone(),
        directives: result.directives.clone(),
        coverage: result.coverage.clone(),
        dependencies: result.dependencies.clone(),
        ends: result.ends.clone(),
        settings: result.settings.clone(),
    };
    serde_json::to_string(&rest).ok()
}

impl StoredFile {
    /// The hash of the file's bytes, and what the file system said of it, where that is proof.
    pub(crate) fn identity(&self) -> Option<([u8; 32], Option<StoredStat>)> {
        Some((self.hash?, self.stat))
    }

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
            result.settings = rest.settings;
        }
        Some(result)
    }
}

impl StoredStat {
    pub(crate) fn of(stat: &Stat) -> Self {
        Self {
            mtime_ns: stat.mtime_ns,
            ctime_ns: stat.ctime_ns,
            size: stat.size,
            inode: stat.inode,
            mode: stat.mode,
        }
    }
}
