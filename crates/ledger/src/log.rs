//! The folder of segments.
//!
//! A writer appends each event with one `write` to a file opened for appending: the kernel puts such writes one behind the
//! other; a process that is killed inside its write may leave a part, which ends at the next line. Segments are named by number; a writer that
//! finds the last one full begins the next, and two that do so at once begin the same.

use crate::event::{Event, FORMAT};
use crate::frame;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes after which the next segment is begun.
pub const SEGMENT_BYTES: u64 = 8 << 20;

/// Why the ledger could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The disk said no.
    #[error("cannot {doing} {}: {source}; check the folder's rights and the space left", path.display())]
    Io {
        /// `write`, `read`, …
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// An event cannot be put into JSON.
    #[error("cannot write an event as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// A place of a segment that is no event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The segment's file name.
    pub segment: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

/// What a ledger holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// In the order in which they were appended.
    pub events: Vec<Event>,
    /// What could not be read, in the same order.
    pub damages: Vec<Damage>,
}

/// A ledger's folder.
#[derive(Debug, Clone)]
pub struct Ledger {
    folder: PathBuf,
}

impl Ledger {
    /// The ledger in `folder`, which is made when the first event is appended.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Makes the folder, for a process that may not make it later.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn prepare(&self) -> Result<(), LedgerError> {
        fs::create_dir_all(&self.folder).map_err(|source| self.failed("make", source))
    }

    /// Appends `event` with one write. It outlives this process from then on, not a loss of power:
    /// [`Ledger::append_synced`] does.
    ///
    /// # Errors
    /// When the folder or the segment cannot be written; nothing was appended then, or a part that readers pass over.
    pub fn append(&self, event: &Event) -> Result<(), LedgerError> {
        self.write(event).map(drop)
    }

    /// Appends `event` and waits until the disk holds it.
    ///
    /// # Errors
    /// As [`Ledger::append`]; also when the disk does not confirm.
    pub fn append_synced(&self, event: &Event) -> Result<(), LedgerError> {
        let (file, path) = self.write(event)?;
        file.sync_data().map_err(|source| LedgerError::Io {
            doing: "sync",
            path,
            source,
        })
    }

    fn write(&self, event: &Event) -> Result<(File, PathBuf), LedgerError> {
        let line = frame::frame(&serde_json::to_string(event)?);
        let path = self.segment()?;
        let failed = |source| LedgerError::Io {
            doing: "write",
            path: path.clone(),
            source,
        };
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .open(&path)
            .map_err(failed)?;
        let written = file.write(&line).map_err(failed)?;
        if written < line.len() {
            return Err(failed(io::Error::from(io::ErrorKind::StorageFull)));
        }
        Ok((file, path))
    }

    /// The segment to append to.
    fn segment(&self) -> Result<PathBuf, LedgerError> {
        let mut number = match self.numbers() {
            Ok(numbers) => numbers.last().copied().unwrap_or(1),
            Err(LedgerError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                self.prepare()?;
                1
            }
            Err(error) => return Err(error),
        };
        let is_full =
            |path: &Path| fs::metadata(path).is_ok_and(|meta| meta.len() >= SEGMENT_BYTES);
        if is_full(&self.path(number)) {
            number += 1;
        }
        Ok(self.path(number))
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("events-{number:06}.log"))
    }

    /// The numbers of the segments, in order.
    fn numbers(&self) -> Result<Vec<u32>, LedgerError> {
        let mut numbers = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(|source| self.failed("read", source))? {
            let name = entry
                .map_err(|source| self.failed("read", source))?
                .file_name();
            let number = name
                .to_str()
                .and_then(|name| name.strip_prefix("events-")?.strip_suffix(".log"));
            numbers.extend(number.and_then(|number| number.parse::<u32>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// All events, and what is no event. A folder that is not there holds none.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub fn read(&self) -> Result<Record, LedgerError> {
        let mut record = Record::default();
        let numbers = match self.numbers() {
            Err(LedgerError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Vec::new()
            }
            numbers => numbers?,
        };
        for number in numbers {
            let path = self.path(number);
            let bytes = fs::read(&path).map_err(|source| LedgerError::Io {
                doing: "read",
                path: path.clone(),
                source,
            })?;
            let segment = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            record.take(&segment.unwrap_or_default(), &bytes);
        }
        Ok(record)
    }

    fn failed(&self, doing: &'static str, source: io::Error) -> LedgerError {
        LedgerError::Io {
            doing,
            path: self.folder.clone(),
            source,
        }
    }
}

impl Record {
    fn take(&mut self, segment: &str, bytes: &[u8]) {
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.is_empty() {
                continue;
            }
            match event(line) {
                Ok(event) => self.events.push(event),
                Err(what) => self.damages.push(Damage {
                    segment: segment.to_owned(),
                    line: at + 1,
                    what,
                }),
            }
        }
    }
}

fn event(line: &[u8]) -> Result<Event, &'static str> {
    /// What every version says.
    #[derive(serde::Deserialize)]
    struct Version {
        v: u32,
    }
    let body = frame::body(line).ok_or("torn or changed")?;
    match serde_json::from_str::<Version>(body) {
        Ok(Version { v }) if v > FORMAT => {
            return Err("written by a newer Airlock: upgrade to read it");
        }
        _ => {}
    }
    serde_json::from_str(body).map_err(|_| "no event")
}
