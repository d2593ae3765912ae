//! Making an index.

use super::open::FleetError;
use super::{BLOCK, ENTRY_BYTES, HEAD_BYTES, Header, MAGIC, Posting, Record, put_number};
use crate::advisory::normal_name;
use crate::db::name_hash;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Takes bills, one project after the other, in the order of their names.
#[derive(Debug, Default)]
pub struct FleetBuilder {
    projects: Vec<String>,
    /// Place in `postings`, by ecosystem, normal name and version with a zero byte between.
    known: FxHashMap<Box<[u8]>, u32>,
    postings: Vec<Growing>,
    key: Vec<u8>,
}

#[derive(Debug, Default)]
struct Growing {
    last: u32,
    count: u32,
    projects: Vec<u8>,
}

impl FleetBuilder {
    /// Begins a project; what is added from here on is its.
    pub fn project(&mut self, name: &str) {
        self.projects.push(name.to_owned());
    }

    /// Adds a package of the project; a second mention of the same version changes nothing.
    pub fn add(&mut self, ecosystem: &str, name: &str, version: &str) {
        let Some(project) = self
            .projects
            .len()
            .checked_sub(1)
            .and_then(|last| u32::try_from(last).ok())
        else {
            return;
        };
        self.key.clear();
        for part in [ecosystem, &normal_name(ecosystem, name), version] {
            // A zero byte in a name would make two keys one.
            self.key.extend(part.bytes().filter(|byte| *byte != 0));
            self.key.push(0);
        }
        let place = if let Some(place) = self.known.get(self.key.as_slice()) {
            *place
        } else {
            let place = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
            self.known.insert(self.key.clone().into(), place);
            self.postings.push(Growing::default());
            place
        };
        let Some(posting) = self.postings.get_mut(place as usize) else {
            return;
        };
        if posting.count > 0 && posting.last == project {
            return;
        }
        put_number(&mut posting.projects, project - posting.last);
        posting.last = project;
        posting.count += 1;
    }

    /// Projects so far.
    pub fn projects(&self) -> usize {
        self.projects.len()
    }

    /// The index. `stamp` sums up the bills, so that the caller can tell whether the index is theirs.
    ///
    /// # Errors
    /// When there is more than the format holds.
    pub fn build(self, stamp: [u8; 32]) -> Result<Vec<u8>, FleetError> {
        let Self {
            projects,
            known,
            mut postings,
            ..
        } = self;
        let mut by_name: BTreeMap<(u64, String, String), Vec<Posting>> = BTreeMap::new();
        let mut keys: Vec<(Box<[u8]>, u32)> = known.into_iter().collect();
        keys.sort_unstable();
        for (key, place) in keys {
            let mut parts = key
                .split(|byte| *byte == 0)
                .map(|part| String::from_utf8_lossy(part).into_owned());
            let mut part = || parts.next().unwrap_or_default();
            let (ecosystem, name, version) = (part(), part(), part());
            let Some(growing) = postings.get_mut(place as usize) else {
                continue;
            };
            let posting = Posting {
                version,
                count: growing.count,
                projects: std::mem::take(&mut growing.projects),
            };
            let hash = name_hash(&ecosystem, &name);
            by_name
                .entry((hash, ecosystem, name))
                .or_default()
                .push(posting);
        }
        let (mut names, mut records, mut fences) = (Vec::new(), Vec::new(), Vec::new());
        let packages = count(by_name.len())?;
        for ((hash, ecosystem, name), versions) in by_name {
            let record = Record {
                ecosystem,
                name,
                versions,
            };
            let bytes = postcard::to_allocvec(&record).map_err(|_| FleetError::TooMuch)?;
            names.extend(hash.to_le_bytes());
            names.extend((records.len() as u64).to_le_bytes());
            names.extend(count(bytes.len())?.to_le_bytes());
            names.extend(crc32fast::hash(&bytes).to_le_bytes());
            records.extend(bytes);
        }
        for block in names.chunks(BLOCK * ENTRY_BYTES) {
            let first = block
                .first_chunk::<8>()
                .map_or(0, |bytes| u64::from_le_bytes(*bytes));
            fences.push((first, crc32fast::hash(block)));
        }
        let listed = postcard::to_allocvec(&projects).map_err(|_| FleetError::TooMuch)?;
        let mut header = Header {
            stamp,
            projects: count(projects.len())?,
            packages,
            fences,
            ..Header::default()
        };
        // Places are counted from the end of the header.
        header.names = (0, names.len() as u64);
        header.records = (header.names.1, records.len() as u64);
        header.project_names = (
            header.records.0 + header.records.1,
            listed.len() as u64,
            crc32fast::hash(&listed),
        );
        let header = postcard::to_allocvec(&header).map_err(|_| FleetError::TooMuch)?;
        let mut out = Vec::with_capacity(
            HEAD_BYTES + header.len() + names.len() + records.len() + listed.len(),
        );
        out.extend(MAGIC);
        out.extend(count(header.len())?.to_le_bytes());
        out.extend(crc32fast::hash(&header).to_le_bytes());
        for part in [header, names, records, listed] {
            out.extend(part);
        }
        Ok(out)
    }
}

/// What bills sum up to: names, lengths and times of change, in their order.
pub fn stamp<'b>(bills: impl Iterator<Item = (&'b str, u64, u64)>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for (name, length, changed) in bills {
        hasher
            .update(&(name.len() as u64).to_le_bytes())
            .update(name.as_bytes());
        hasher
            .update(&length.to_le_bytes())
            .update(&changed.to_le_bytes());
    }
    *hasher.finalize().as_bytes()
}

fn count(number: usize) -> Result<u32, FleetError> {
    u32::try_from(number).map_err(|_| FleetError::TooMuch)
}
