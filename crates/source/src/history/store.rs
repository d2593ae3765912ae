//! The objects of a repository by number: packs one after the other, then loose objects.
//!
//! Invariant: reads what `Git` has found to be made of plain files, and nothing else.

use crate::error::SourceError;
use crate::git::Git;
use crate::note;
use airlock_model::{CoverageEntry, Reason, RepoPath};
use gix::ObjectId;
use gix::objs::Kind;
use gix::odb::pack::cache::lru::MemoryCappedHashmap;
use gix::odb::pack::data::decode::entry::ResolvedBase;
use gix::odb::pack::{data, index};
use gix::zlib::Inflate;
use std::path::Path;

/// Bytes of trees and commits that the walk keeps for those that are told as differences from them.
const CACHE: usize = 48 << 20;

/// The largest object that is built; larger ones are Coverage. Files above the limit for scanning are built all the same,
/// since others may be told as differences from them.
pub(super) const LARGEST: usize = 256 << 20;

/// Why an object could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    Missing,
    Damaged,
    TooLarge,
}

/// A file's Coverage.
pub(super) fn note(path: &RepoPath, unread: Unread) -> CoverageEntry {
    match unread {
        Unread::Missing => note::skipped(
            path,
            Reason::MissingObject,
            "not in this clone; `git fetch --refetch` without a filter brings it",
        ),
        Unread::Damaged => note::skipped(path, Reason::Unreadable, "its git object is damaged"),
        Unread::TooLarge => {
            let detail = format!("the object or one that it is told from is above {LARGEST} bytes");
            note::skipped(path, Reason::TooLarge, detail)
        }
    }
}

/// An object's number.
pub(super) type Number = u32;

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Packed { pack: usize, offset: u64 },
    Loose(usize),
}

/// One pack with its index.
pub(super) struct Pack {
    index: index::File,
    pub(super) data: data::File,
    first: Number,
}

/// All objects.
pub(super) struct Store {
    pub(super) packs: Vec<Pack>,
    /// Ordered.
    loose: Vec<ObjectId>,
    files: gix::odb::loose::Store,
    first_loose: Number,
}

impl Git {
    /// The repository's objects by number.
    pub(super) fn store(&self) -> Result<Store, SourceError> {
        self.inspect().map_err(|detail| self.damaged(detail))?;
        Store::open(&self.common_dir().join("objects")).map_err(|detail| self.damaged(detail))
    }
}

impl Store {
    fn open(objects: &Path) -> Result<Self, String> {
        let hash = gix::hash::Kind::Sha1;
        let mut indices = Vec::new();
        if let Ok(items) = std::fs::read_dir(objects.join("pack")) {
            for item in items {
                let path = item.map_err(|error| error.to_string())?.path();
                if path.extension().is_some_and(|ending| ending == "idx") {
                    indices.push(path);
                }
            }
        }
        indices.sort();
        let mut packs = Vec::new();
        let mut first: Number = 0;
        for path in indices {
            let index = index::File::at(&path, hash).map_err(|error| error.to_string())?;
            let data = data::File::at(path.with_extension("pack"), hash)
                .map_err(|error| error.to_string())?
                .with_alloc_limit_bytes(Some(LARGEST));
            let objects = index.num_objects();
            packs.push(Pack { index, data, first });
            first = first
                .checked_add(objects)
                .ok_or("it holds more objects than can be numbered")?;
        }
        let files = gix::odb::loose::Store::at(objects, hash);
        let mut loose: Vec<ObjectId> = files.iter().filter_map(Result::ok).collect();
        loose.sort_unstable();
        Ok(Self {
            packs,
            loose,
            files,
            first_loose: first,
        })
    }

    /// How many objects there are; one in two packs counts twice.
    pub(super) fn len(&self) -> usize {
        usize::try_from(self.first_loose).unwrap_or(usize::MAX) + self.loose.len()
    }

    /// The number of an object that is here.
    pub(super) fn number(&self, id: &gix::oid) -> Option<Number> {
        for pack in &self.packs {
            if let Some(at) = pack.index.lookup(id) {
                return Some(pack.first + at);
            }
        }
        let at = self
            .loose
            .binary_search_by(|other| other.as_ref().cmp(id))
            .ok()?;
        self.first_loose.checked_add(Number::try_from(at).ok()?)
    }

    /// Where the object of a number is.
    pub(super) fn place(&self, number: Number) -> Place {
        if let Some(loose) = number.checked_sub(self.first_loose) {
            return Place::Loose(usize::try_from(loose).unwrap_or(usize::MAX));
        }
        let pack = self
            .packs
            .partition_point(|pack| pack.first <= number)
            .saturating_sub(1);
        let offset = self.packs.get(pack).map_or(0, |pack| {
            pack.index.pack_offset_at_index(number - pack.first)
        });
        Place::Packed { pack, offset }
    }

    /// The id of an object.
    pub(super) fn id(&self, number: Number) -> Option<ObjectId> {
        match self.place(number) {
            Place::Loose(at) => self.loose.get(at).copied(),
            Place::Packed { pack, .. } => {
                let pack = self.packs.get(pack)?;
                Some(pack.index.oid_at_index(number - pack.first).to_owned())
            }
        }
    }

    /// Where in a pack the object of an id is.
    pub(super) fn offset_in(&self, pack: usize, id: &gix::oid) -> Option<u64> {
        let pack = self.packs.get(pack)?;
        Some(pack.index.pack_offset_at_index(pack.index.lookup(id)?))
    }

    /// A loose object of at most [`LARGEST`] bytes.
    pub(super) fn loose(&self, at: usize) -> Result<(Kind, Vec<u8>), Unread> {
        let id = self.loose.get(at).ok_or(Unread::Missing)?;
        let (size, _) = { self.files.try_header(id) }
            .map_err(|_| Unread::Damaged)?
            .ok_or(Unread::Missing)?;
        if size > LARGEST as u64 {
            return Err(Unread::TooLarge);
        }
        let mut bytes = Vec::new();
        let object = { self.files.try_find(id, &mut bytes) }
            .map_err(|_| Unread::Damaged)?
            .ok_or(Unread::Missing)?;
        let (kind, length) = (object.kind, object.data.len());
        // The header comes before the content.
        let start = bytes.len() - length;
        bytes.drain(..start);
        Ok((kind, bytes))
    }

    /// A reader of objects one by one.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            store: self,
            inflate: Inflate::default(),
            cache: MemoryCappedHashmap::new(CACHE),
        }
    }
}

/// Reads objects one by one.
pub(super) struct Reader<'store> {
    store: &'store Store,
    inflate: Inflate,
    cache: MemoryCappedHashmap,
}

impl Reader<'_> {
    /// The object of a number, its content in `out`.
    pub(super) fn read(&mut self, number: Number, out: &mut Vec<u8>) -> Result<Kind, Unread> {
        let (pack, offset) = match self.store.place(number) {
            Place::Packed { pack, offset } => (pack, offset),
            Place::Loose(at) => {
                let (kind, bytes) = self.store.loose(at)?;
                *out = bytes;
                return Ok(kind);
            }
        };
        let store = self.store;
        let data = &store.packs.get(pack).ok_or(Unread::Missing)?.data;
        let entry = data.entry(offset).map_err(|_| Unread::Damaged)?;
        if entry.decompressed_size > LARGEST as u64 {
            return Err(Unread::TooLarge);
        }
        let resolve = |id: &gix::oid, _: &mut Vec<u8>| {
            let offset = store.offset_in(pack, id);
            offset
                .map(|offset| data.entry(offset).map(ResolvedBase::InPack))
                .transpose()
        };
        let decoded = data.decode_entry(entry, out, &mut self.inflate, &resolve, &mut self.cache);
        Ok(decoded.map_err(|_| Unread::Damaged)?.kind)
    }
}
