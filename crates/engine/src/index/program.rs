//! What is kept of the program that the files of one family make: what each file defines, under which name what is, what
//! flows in the files that values come to, and by which files they come.
//!
//! Files have numbers, in the order of their paths at the time of writing. Whoever reads asks the file system whether a
//! file is still the one that is meant.
//!
//! Invariant: holds names, places and numbers, no text of a file but the paths of its imports.

use super::StoredStat;
use super::segment::{Key, Segment, Writer};
use crate::across::Ends;
use airlock_flow::program::{Entry, Family, Key as Name, Outline, Outlines};
use airlock_sast::Relation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// A file of a program.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptFile {
    pub(crate) hash: [u8; 32],
    pub(crate) stat: Option<StoredStat>,
    /// Rules that follow values across files, by number, of which something in it is a source.
    pub(crate) sources: Vec<usize>,
    pub(crate) outline: Arc<Outline>,
}

/// What is to be kept of a program.
pub(crate) struct Kept {
    pub(crate) family: Family,
    pub(crate) files: Vec<KeptFile>,
    /// The same files' outlines.
    pub(crate) library: Outlines,
    /// The rules of which something in any of the files is an end.
    pub(crate) ends: Ends,
    /// For each list of rules the relations that were made, and how values came to which file.
    pub(crate) lists: Vec<KeptList>,
}

/// What is to be kept of values that are followed for one list of rules.
#[derive(Default)]
pub(crate) struct KeptList {
    pub(crate) relations: Vec<(u32, Arc<Relation>)>,
    /// For each file ways by which values came to it, by the files on them.
    pub(crate) ways: BTreeMap<u32, Vec<Vec<u32>>>,
}

fn key(kind: &str, family: Family, parts: &[u32]) -> Key {
    let mut name = vec![family as u8];
    for part in parts {
        name.extend(part.to_le_bytes());
    }
    Key::of(kind, &name)
}

fn name_key(family: Family, name: Name) -> Key {
    let mut bytes = vec![family as u8];
    bytes.extend(name.0.to_le_bytes());
    Key::of("name", &bytes)
}

fn path_key(family: Family, path: &str) -> Key {
    let mut bytes = vec![family as u8];
    bytes.extend(path.as_bytes());
    Key::of("number", &bytes)
}

fn list_number(list: usize) -> u32 {
    u32::try_from(list).unwrap_or(u32::MAX)
}

impl Kept {
    pub(super) fn write(&self, writer: &mut Writer) -> io::Result<()> {
        let family = self.family;
        let count = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        writer.put(key("program", family, &[]), &count)?;
        writer.put(key("ends", family, &[]), &self.ends)?;
        for (number, file) in (0_u32..).zip(&self.files) {
            writer.put(path_key(family, &file.outline.path), &number)?;
            writer.put(key("outline", family, &[number]), file)?;
        }
        for (name, entries) in self.library.directory().iter() {
            writer.put(name_key(family, name), &entries)?;
        }
        for (list, kept) in self.lists.iter().enumerate() {
            let list = list_number(list);
            for (number, relation) in &kept.relations {
                writer.put(key("relation", family, &[list, *number]), &**relation)?;
            }
            for (number, ways) in &kept.ways {
                writer.put(key("ways", family, &[list, *number]), ways)?;
            }
        }
        Ok(())
    }
}

/// What is kept of a program.
#[derive(Clone, Copy)]
pub(crate) struct StoredProgram<'run> {
    segment: &'run Segment,
    family: Family,
    /// Its files.
    pub(crate) count: u32,
}

impl<'run> StoredProgram<'run> {
    pub(super) fn open(segment: &'run Segment, family: Family) -> Option<Self> {
        Some(Self {
            segment,
            family,
            count: segment.get(key("program", family, &[]))?,
        })
    }

    /// The rules of which something in any of its files was an end.
    pub(crate) fn ends(&self) -> Option<Ends> {
        self.segment.get(key("ends", self.family, &[]))
    }

    /// The number of the file at a path.
    pub(crate) fn number(&self, path: &str) -> Option<u32> {
        self.segment.get(path_key(self.family, path))
    }

    /// The file of a number.
    pub(crate) fn file(&self, number: u32) -> Option<KeptFile> {
        self.segment.get(key("outline", self.family, &[number]))
    }

    /// The file at a path, with its number, if it had these bytes.
    pub(crate) fn with_hash(&self, path: &str, hash: &[u8; 32]) -> Option<(u32, KeptFile)> {
        let number = self.number(path)?;
        let file = self.file(number)?;
        (file.outline.path == path && file.hash == *hash).then_some((number, file))
    }

    /// What flows in a file, for a list of rules.
    pub(crate) fn relation(&self, list: usize, number: u32) -> Option<Relation> {
        let parts = [list_number(list), number];
        self.segment.get(key("relation", self.family, &parts))
    }

    /// Ways by which values come to a file, by the files on them, the one in which they begin first.
    pub(crate) fn ways(&self, list: usize, number: u32) -> Vec<Vec<u32>> {
        let parts = [list_number(list), number];
        let ways = self.segment.get(key("ways", self.family, &parts));
        ways.unwrap_or_default()
    }

    /// What is known under a name.
    pub(crate) fn entries(&self, name: Name) -> Vec<Entry> {
        let entries = self.segment.get(name_key(self.family, name));
        entries.unwrap_or_default()
    }
}
