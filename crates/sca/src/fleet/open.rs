//! Asking an index.

use super::{BLOCK, ENTRY_BYTES, HEAD_BYTES, Header, MAGIC, Record, numbers};
use crate::advice::Advisories;
use crate::advisory::normal_name;
use crate::db::{DbError, Hit, ReadAt, name_hash};
use airlock_model::{Inventory, Location, Mention, Package, Position, RepoPath, Scope, Span};
use std::io;

/// Headers above this are damaged; one of ten million packages needs a tenth of it.
const MAX_HEADER: u32 = 4_000_000;

/// Why an index cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum FleetError {
    /// It cannot be read.
    #[error("the index of projects cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It is something else, or of another version of this program.
    #[error("this is no index of projects that this program reads")]
    Foreign,
    /// A part of it is not what was written.
    #[error("the index of projects is damaged: {0} does not match its checksum or cannot be read")]
    Corrupt(&'static str),
    /// There is more than it can hold.
    #[error("too many packages or projects for one index")]
    TooMuch,
    /// The database that is compared with.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// A version of a package that an advisory concerns, and the projects that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// The package's ecosystem.
    pub ecosystem: String,
    /// Its name in normal form.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What is known of it.
    pub hit: Hit,
    /// Numbers of the projects, rising.
    pub projects: Vec<u32>,
}

/// An open index.
#[derive(Debug)]
pub struct Fleet<R> {
    reader: R,
    header: Header,
    /// Where the header ends.
    base: u64,
}

impl<R: ReadAt> Fleet<R> {
    /// Opens an index.
    ///
    /// # Errors
    /// When it is none, or its header is damaged.
    pub fn open(reader: R) -> Result<Self, FleetError> {
        let length = reader.length()?;
        let mut head = [0; HEAD_BYTES];
        if length < HEAD_BYTES as u64 {
            return Err(FleetError::Foreign);
        }
        reader.read_at(0, &mut head)?;
        if !head.starts_with(&MAGIC) {
            return Err(FleetError::Foreign);
        }
        let (size, sum) = (number(&head, 16), number(&head, 20));
        if size > MAX_HEADER || u64::from(size) + HEAD_BYTES as u64 > length {
            return Err(FleetError::Corrupt("the header"));
        }
        let mut bytes = vec![0; size as usize];
        reader.read_at(HEAD_BYTES as u64, &mut bytes)?;
        if crc32fast::hash(&bytes) != sum {
            return Err(FleetError::Corrupt("the header"));
        }
        let header = postcard::from_bytes(&bytes).map_err(|_| FleetError::Corrupt("the header"))?;
        Ok(Self {
            reader,
            header,
            base: HEAD_BYTES as u64 + u64::from(size),
        })
    }

    /// What the bills were, as whoever made the index summed them up.
    pub fn stamp(&self) -> [u8; 32] {
        self.header.stamp
    }

    /// How many projects and how many packages it has.
    pub fn extent(&self) -> (u32, u32) {
        (self.header.projects, self.header.packages)
    }

    /// The projects' names, by number.
    ///
    /// # Errors
    /// When they are damaged.
    pub fn project_names(&self) -> Result<Vec<String>, FleetError> {
        let (offset, length, sum) = self.header.project_names;
        let bytes = self.read(offset, length)?;
        let wrong = || FleetError::Corrupt("the list of projects");
        if crc32fast::hash(&bytes) != sum {
            return Err(wrong());
        }
        postcard::from_bytes(&bytes).map_err(|_| wrong())
    }

    /// What `advisories` say of the versions of these packages that projects have, the packages in the given order.
    ///
    /// # Errors
    /// When the index or the database is damaged.
    pub fn affected(
        &self,
        advisories: &dyn Advisories,
        packages: &[(String, String)],
    ) -> Result<Vec<Affected>, FleetError> {
        let mut out = Vec::new();
        for (ecosystem, name) in packages {
            let name = normal_name(ecosystem, name);
            if let Some(record) = self.record(ecosystem, &name)? {
                judge(advisories, &record, &mut out)?;
            }
        }
        Ok(out)
    }

    /// What `advisories` say of everything that projects have.
    ///
    /// # Errors
    /// When the index or the database is damaged.
    pub fn affected_by_all(
        &self,
        advisories: &dyn Advisories,
    ) -> Result<Vec<Affected>, FleetError> {
        let mut out = Vec::new();
        for block in 0..self.header.fences.len() {
            for entry in self.block(block)?.chunks_exact(ENTRY_BYTES) {
                judge(advisories, &self.record_at(entry)?, &mut out)?;
            }
        }
        out.sort_by(|a, b| key(a).cmp(&key(b)));
        Ok(out)
    }

    fn read(&self, offset: u64, length: u64) -> Result<Vec<u8>, FleetError> {
        let wrong = || FleetError::Corrupt("a place");
        let at = self.base.checked_add(offset).ok_or_else(wrong)?;
        let end = at.checked_add(length).ok_or_else(wrong)?;
        if end > self.reader.length()? {
            return Err(wrong());
        }
        let mut bytes = vec![0; usize::try_from(length).map_err(|_| wrong())?];
        self.reader.read_at(at, &mut bytes)?;
        Ok(bytes)
    }

    /// A block of names.
    fn block(&self, number: usize) -> Result<Vec<u8>, FleetError> {
        let wrong = || FleetError::Corrupt("a block of names");
        let (_, sum) = self.header.fences.get(number).ok_or_else(wrong)?;
        let size = (BLOCK * ENTRY_BYTES) as u64;
        let from = number as u64 * size;
        let length = self
            .header
            .names
            .1
            .checked_sub(from)
            .ok_or_else(wrong)?
            .min(size);
        let bytes = self.read(self.header.names.0 + from, length)?;
        if crc32fast::hash(&bytes) == *sum {
            Ok(bytes)
        } else {
            Err(wrong())
        }
    }

    fn record(&self, ecosystem: &str, name: &str) -> Result<Option<Record>, FleetError> {
        let hash = name_hash(ecosystem, name);
        let fences = &self.header.fences;
        let mut at = fences
            .partition_point(|(first, _)| *first < hash)
            .saturating_sub(1);
        while at < fences.len() {
            for entry in self.block(at)?.chunks_exact(ENTRY_BYTES) {
                let known = entry
                    .first_chunk::<8>()
                    .map_or(0, |bytes| u64::from_le_bytes(*bytes));
                if known > hash {
                    return Ok(None);
                }
                if known == hash {
                    let record = self.record_at(entry)?;
                    if record.ecosystem == ecosystem && record.name == name {
                        return Ok(Some(record));
                    }
                }
            }
            at += 1;
        }
        Ok(None)
    }

    fn record_at(&self, entry: &[u8]) -> Result<Record, FleetError> {
        let wrong = || FleetError::Corrupt("a package");
        let offset = u64::from(number(entry, 8)) | u64::from(number(entry, 12)) << 32;
        let bytes = self.read(
            self.header.records.0.saturating_add(offset),
            u64::from(number(entry, 16)),
        )?;
        if crc32fast::hash(&bytes) != number(entry, 20) {
            return Err(wrong());
        }
        postcard::from_bytes(&bytes).map_err(|_| wrong())
    }
}

fn key(affected: &Affected) -> (&str, &str, &str, &str) {
    (
        &affected.ecosystem,
        &affected.name,
        &affected.version,
        &affected.hit.advisory.id,
    )
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
    word.map_or(0, u32::from_le_bytes)
}

fn judge(
    advisories: &dyn Advisories,
    record: &Record,
    out: &mut Vec<Affected>,
) -> Result<(), FleetError> {
    let inventory = Inventory {
        packages: record
            .versions
            .iter()
            .map(|posting| package(record, &posting.version))
            .collect(),
        relations: Vec::new(),
    };
    for hit in advisories.matches(&inventory)?.hits {
        let Some(posting) = record.versions.get(hit.package) else {
            continue;
        };
        out.push(Affected {
            ecosystem: record.ecosystem.clone(),
            name: record.name.clone(),
            version: posting.version.clone(),
            projects: numbers(posting).ok_or(FleetError::Corrupt("a list of projects"))?,
            hit,
        });
    }
    Ok(())
}

fn package(record: &Record, version: &str) -> Package {
    let start = Position { line: 1, column: 1 };
    Package {
        ecosystem: record.ecosystem.clone(),
        name: record.name.clone(),
        version: Some(version.to_owned()),
        requirement: None,
        mention: Mention::Lockfile,
        scope: Scope::Unknown,
        direct: None,
        origin: None,
        integrity: Vec::new(),
        license: None,
        location: Location {
            path: RepoPath::new(""),
            start,
            end: start,
            span: Span::default(),
        },
    }
}
