//! A file of many small values, each found by its key: written once, then read piece by piece.
//!
//! Values lie one after the other behind a header; a table of hashed keys, in order, and fences into it stand at the end. A
//! reader holds the fences only, and pays for what it asks: one read of the table and one of the value.
//!
//! Invariant: a file that is damaged, cut short or of another form gives nothing, never a wrong value: each value is
//! checked against its hash.

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What a file begins with; the last byte is the form's version.
const MAGIC: [u8; 16] = *b"airlock-segment\x01";
/// Bytes of an entry of the table: key, place, length, check.
const ENTRY: usize = 24;
/// Entries between two fences, about.
const PER_FENCE: u64 = 32;
/// Bytes behind the fences: the table's place, the number of its entries, the bits of a fence's number.
const FOOTER: usize = 20;

/// A key: the hash of what a value is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    /// Of a kind of value and a name among its kind.
    pub(super) fn of(kind: &str, name: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(kind.as_bytes()).update(&[0]).update(name);
        let mut bytes = [0; 8];
        hasher.finalize_xof().fill(&mut bytes);
        Self(u64::from_le_bytes(bytes))
    }
}

fn check(bytes: &[u8]) -> u32 {
    let mut own = [0; 4];
    let mut hasher = blake3::Hasher::new();
    hasher.update(bytes).finalize_xof().fill(&mut own);
    u32::from_le_bytes(own)
}

/// Writes a segment.
pub(super) struct Writer {
    file: io::BufWriter<tempfile::NamedTempFile>,
    at: u64,
    entries: Vec<(Key, u64, u32, u32)>,
}

impl Writer {
    /// Into a folder, for a digest that readers must name.
    pub(super) fn new(folder: &Path, digest: &[u8; 32]) -> io::Result<Self> {
        let mut file = io::BufWriter::new(tempfile::NamedTempFile::new_in(folder)?);
        file.write_all(&MAGIC)?;
        file.write_all(digest)?;
        Ok(Self {
            file,
            at: (MAGIC.len() + digest.len()) as u64,
            entries: Vec::new(),
        })
    }

    /// Adds a value; of two with one key the first counts.
    pub(super) fn put(&mut self, key: Key, value: &impl Serialize) -> io::Result<()> {
        let bytes = postcard::to_allocvec(value).map_err(io::Error::other)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.file.write_all(&bytes)?;
        self.entries.push((key, self.at, length, check(&bytes)));
        self.at += u64::from(length);
        Ok(())
    }

    /// Writes the table, and puts the file in its place.
    pub(super) fn finish(mut self, path: &Path) -> io::Result<()> {
        self.entries.sort_by_key(|(key, place, ..)| (*key, *place));
        self.entries.dedup_by_key(|(key, ..)| *key);
        let count = self.entries.len() as u64;
        let bits = (count / PER_FENCE)
            .next_power_of_two()
            .trailing_zeros()
            .min(24);
        for (key, place, length, check) in &self.entries {
            self.file.write_all(&key.0.to_le_bytes())?;
            self.file.write_all(&place.to_le_bytes())?;
            self.file.write_all(&length.to_le_bytes())?;
            self.file.write_all(&check.to_le_bytes())?;
        }
        for fence in 0..=(1_u64 << bits) {
            let before = |(key, ..): &(Key, u64, u32, u32)| fence_of(*key, bits) < fence;
            let at = u32::try_from(self.entries.partition_point(before)).unwrap_or(u32::MAX);
            self.file.write_all(&at.to_le_bytes())?;
        }
        self.file.write_all(&self.at.to_le_bytes())?;
        self.file.write_all(&count.to_le_bytes())?;
        self.file.write_all(&bits.to_le_bytes())?;
        let file = self.file.into_inner().map_err(io::Error::from)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn fence_of(key: Key, bits: u32) -> u64 {
    key.0.checked_shr(64 - bits).unwrap_or(0)
}

/// A segment that is read.
pub(super) struct Segment {
    file: Mutex<File>,
    table: u64,
    count: u64,
    bits: u32,
    fences: Vec<u32>,
    /// Blocks of the table that were read, by fence.
    blocks: Mutex<FxHashMap<u64, Vec<u8>>>,
}

impl Segment {
    /// Opens the file at `path`, if it is one for this digest.
    pub(super) fn open(path: &Path, digest: &[u8; 32]) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let mut head = [0; 48];
        file.read_exact(&mut head).ok()?;
        if head.get(..16)? != MAGIC || head.get(16..)? != digest {
            return None;
        }
        let length = file.seek(SeekFrom::End(0)).ok()?;
        let footer = read_at(&mut file, length.checked_sub(FOOTER as u64)?, FOOTER)?;
        let table = u64::from_le_bytes(footer.get(..8)?.try_into().ok()?);
        let count = u64::from_le_bytes(footer.get(8..16)?.try_into().ok()?);
        let bits = u32::from_le_bytes(footer.get(16..)?.try_into().ok()?);
        if bits > 24 {
            return None;
        }
        let fences_at = table.checked_add(count.checked_mul(ENTRY as u64)?)?;
        let size = ((1_usize << bits) + 1) * 4;
        if fences_at.checked_add(size as u64 + FOOTER as u64) != Some(length) {
            return None;
        }
        let fences = read_at(&mut file, fences_at, size)?;
        let fences = fences.chunks_exact(4);
        Some(Self {
            file: Mutex::new(file),
            table,
            count,
            bits,
            fences: fences
                .filter_map(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?)))
                .collect(),
            blocks: Mutex::default(),
        })
    }

    fn read(&self, at: u64, length: usize) -> Option<Vec<u8>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        read_at(&mut file, at, length)
    }

    /// The value under a key.
    pub(super) fn get<T: DeserializeOwned>(&self, key: Key) -> Option<T> {
        let (place, length, wanted) = self.entry(key)?;
        // What lies behind the values is the table.
        if place.checked_add(u64::from(length))? > self.table {
            return None;
        }
        let bytes = self.read(place, length as usize)?;
        if check(&bytes) != wanted {
            return None;
        }
        postcard::from_bytes(&bytes).ok()
    }

    /// The part of the table between two fences.
    fn block(&self, fence: u64) -> Option<Vec<u8>> {
        let at = usize::try_from(fence).ok()?;
        let (begin, end) = (*self.fences.get(at)?, *self.fences.get(at + 1)?);
        if u64::from(end) > self.count {
            return None;
        }
        let length = end.checked_sub(begin)? as usize * ENTRY;
        self.read(self.table + u64::from(begin) * ENTRY as u64, length)
    }

    fn entry(&self, key: Key) -> Option<(u64, u32, u32)> {
        let fence = fence_of(key, self.bits);
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let block = match blocks.entry(fence) {
            Occupied(known) => known.into_mut(),
            Vacant(free) => free.insert(self.block(fence)?),
        };
        let mut entries = block.chunks_exact(ENTRY);
        let entry = entries.find(|entry| entry.get(..8) == Some(&key.0.to_le_bytes()))?;
        Some((
            u64::from_le_bytes(entry.get(8..16)?.try_into().ok()?),
            u32::from_le_bytes(entry.get(16..20)?.try_into().ok()?),
            u32::from_le_bytes(entry.get(20..)?.try_into().ok()?),
        ))
    }
}

/// Reads that many bytes, of which whoever asks knows that the file holds as many.
fn read_at(file: &mut File, at: u64, length: usize) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const DIGEST: [u8; 32] = [7; 32];

    fn key(number: u32) -> Key {
        Key::of("number", &number.to_le_bytes())
    }

    fn written(count: u32) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.segment");
        let mut writer = Writer::new(folder.path(), &DIGEST).unwrap();
        for number in 0..count {
            let text = "x".repeat(number as usize % 50);
            writer.put(key(number), &(number, text)).unwrap();
        }
        writer.finish(&path).unwrap();
        (folder, path)
    }

    #[test]
    fn every_value_is_found_by_its_key() {
        for count in [0, 1, 31, 5_000] {
            let (_folder, path) = written(count);
            let segment = Segment::open(&path, &DIGEST).unwrap();
            for number in 0..count {
                let found: Option<(u32, String)> = segment.get(key(number));
                let text = "x".repeat(number as usize % 50);
                assert_eq!(found, Some((number, text)));
            }
            assert_eq!(segment.get::<(u32, String)>(key(count)), None);
            assert!(Segment::open(&path, &[8; 32]).is_none());
        }
    }

    #[test]
    fn damage_gives_nothing_wrong() {
        let (_folder, path) = written(200);
        let whole = std::fs::read(&path).unwrap();
        for at in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 0x55;
            }
            std::fs::write(&path, &bytes).unwrap();
            let Some(segment) = Segment::open(&path, &DIGEST) else {
                continue;
            };
            for number in 0..200 {
                let found: Option<(u32, String)> = segment.get(key(number));
                assert!(found.is_none_or(|(own, _)| own == number), "byte {at}");
            }
        }
        for length in (0..whole.len()).step_by(97) {
            std::fs::write(&path, whole.get(..length).unwrap()).unwrap();
            assert!(Segment::open(&path, &DIGEST).is_none());
        }
    }
}
