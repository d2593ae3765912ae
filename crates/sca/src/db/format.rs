//! What the file holds, byte by byte.

use super::DbError;
use super::names::NameList;
use super::pages::{PAGE_BYTES, Pages, ReadAt};
use crate::advisory::{Nature, Score};
use serde::{Deserialize, Serialize};

/// The first bytes of every database.
pub(super) const MAGIC: [u8; 12] = *b"AIRLOCK-DB\r\n";
/// The format that this program writes; it reads this one and older ones.
pub const VERSION: u32 = 2;
/// Magic, version, length of the header, its hash.
pub(super) const HEAD_BYTES: usize = 12 + 4 + 4 + 32;
/// Headers above this are damaged; a database of ten million packages needs a quarter of it.
const MAX_HEADER: u32 = 4_000_000;
/// Bytes of a name's entry.
pub(super) const ENTRY_BYTES: usize = 16;
/// Bytes that a package's place is a multiple of.
pub(super) const ALIGNMENT: usize = 8;
/// Bytes of prose in one compressed block.
pub(super) const PROSE_BLOCK: usize = 32_768;
/// Prose of one advisory above this is cut at the end.
pub(super) const MAX_PROSE: usize = 262_144;

/// Where a section lies in the data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its first byte.
    pub offset: u64,
    /// Its bytes.
    pub length: u64,
}

/// When and of what a database was made, and where everything lies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// When, in seconds since 1970.
    pub built_at: i64,
    /// Of what.
    pub sources: Vec<SourceInfo>,
    /// The date of the list of weaknesses known to be exploited.
    pub kev_date: Option<String>,
    /// The date of the exploit prediction scores.
    pub epss_date: Option<String>,
    /// Packages.
    pub packages: u32,
    /// Advisories.
    pub advisories: u32,
    /// Advisories, those that are aliases of each other counted once.
    pub groups: u32,
    /// Where the data begins in the file.
    pub data_at: u64,
    /// Its bytes.
    pub data_length: u64,
    /// BLAKE3 of the table of pages.
    pub table_hash: [u8; 32],
    /// The first hash of each page of names.
    pub fences: Vec<u64>,
    /// Names.
    pub index: Span,
    /// Packages.
    pub records: Span,
    /// Advisories.
    pub rows: Span,
    /// Prose.
    pub prose: Span,
    /// Which names registries have (since format 2).
    pub names: Vec<NameList>,
}

/// What was taken from one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceInfo {
    /// Its name, as given to the builder.
    pub name: String,
    /// Records read.
    pub records: u32,
    /// Of these, records that no longer stand and were left out.
    pub withdrawn: u32,
    /// Files that looked like records and could not be read.
    pub unreadable: u32,
}

/// A name's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexEntry {
    pub(super) hash: u64,
    /// In units of [`ALIGNMENT`].
    place: u32,
    length: u32,
}

impl IndexEntry {
    pub(super) fn new(hash: u64, offset: usize, length: usize) -> Option<Self> {
        Some(Self {
            hash,
            place: u32::try_from(offset / ALIGNMENT).ok()?,
            length: u32::try_from(length).ok()?,
        })
    }

    pub(super) fn to_bytes(self) -> [u8; ENTRY_BYTES] {
        let mut out = [0; ENTRY_BYTES];
        let parts = self
            .hash
            .to_le_bytes()
            .into_iter()
            .chain(self.place.to_le_bytes())
            .chain(self.length.to_le_bytes());
        for (slot, byte) in out.iter_mut().zip(parts) {
            *slot = byte;
        }
        out
    }

    pub(super) fn from_bytes(bytes: &[u8; ENTRY_BYTES]) -> Self {
        let [.., p0, p1, p2, p3, l0, l1, l2, l3] = *bytes;
        Self {
            hash: Self::hash_of(bytes),
            place: u32::from_le_bytes([p0, p1, p2, p3]),
            length: u32::from_le_bytes([l0, l1, l2, l3]),
        }
    }

    /// The hash alone, which is all that a search looks at.
    pub(super) fn hash_of(bytes: &[u8; ENTRY_BYTES]) -> u64 {
        let [h0, h1, h2, h3, h4, h5, h6, h7, ..] = *bytes;
        u64::from_le_bytes([h0, h1, h2, h3, h4, h5, h6, h7])
    }

    pub(super) fn offset(self) -> u64 {
        u64::from(self.place) * ALIGNMENT as u64
    }

    pub(super) fn length(self) -> u64 {
        u64::from(self.length)
    }
}

/// A little-endian number of `count` bytes.
fn word(bytes: &[u8], at: usize, count: usize) -> u64 {
    bytes
        .iter()
        .skip(at)
        .take(count)
        .rev()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A package's hash: the first bytes of BLAKE3 over ecosystem and normal name.
pub(crate) fn name_hash(ecosystem: &str, name: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(ecosystem.as_bytes())
        .update(&[0])
        .update(name.as_bytes());
    word(hasher.finalize().as_bytes(), 0, 8)
}

/// What is known of one package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PackageRecord {
    pub(super) ecosystem: String,
    /// In normal form.
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
}

/// What one advisory says of a package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The advisory's number.
    pub(super) advisory: u32,
    pub(super) ranges: Vec<(End, End)>,
    /// Keys of further affected versions, sorted.
    pub(super) keys: Vec<Vec<u8>>,
    /// Further affected versions without a key, as written.
    pub(super) texts: Vec<String>,
    /// Set if the ranges do not say everything.
    pub(super) incomplete: bool,
    /// Import path and symbol.
    pub(super) symbols: Vec<(String, String)>,
}

/// An end of a range: the version as written, and its key where its scheme has one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum End {
    #[default]
    Open,
    Included(String, Vec<u8>),
    Excluded(String, Vec<u8>),
}

/// An advisory without its prose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    pub id: String,
    /// Other names of the same.
    pub aliases: Vec<String>,
    /// The number of its group of aliases.
    pub group: u32,
    /// What it is about.
    pub nature: Nature,
    /// How bad, where its source says so.
    pub score: Option<Score>,
    /// One line.
    pub summary: String,
    /// When it was published.
    pub published: Option<String>,
    /// Since when it is known to be exploited.
    pub exploited: Option<String>,
    /// The probability that it will be exploited, in hundredths of a per cent.
    pub epss: Option<u16>,
    /// Where its prose lies: block (offset and length in the section), place in the block and length.
    pub(super) prose: [u32; 4],
}

/// The long text of an advisory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// Markdown, as its source wrote it.
    pub details: String,
    /// Where to read on.
    pub references: Vec<String>,
}

/// A header, its hash, the table of pages.
type Head = (Header, [u8; 32], Vec<[u8; 32]>);

/// The head of a file.
pub(super) fn read_head<R: ReadAt>(reader: &R) -> Result<Head, DbError> {
    let found = reader.length()?;
    let mut head = [0; HEAD_BYTES];
    if found < HEAD_BYTES as u64 {
        return Err(if found < 12 {
            DbError::Foreign
        } else {
            DbError::Truncated {
                found,
                expected: HEAD_BYTES as u64,
            }
        });
    }
    reader.read_at(0, &mut head)?;
    if !head.starts_with(&MAGIC) {
        return Err(DbError::Foreign);
    }
    let version = u32::try_from(word(&head, 12, 4)).unwrap_or(u32::MAX);
    if version > VERSION {
        return Err(DbError::Newer { found: version });
    }
    let length = u32::try_from(word(&head, 16, 4)).unwrap_or(u32::MAX);
    if length > MAX_HEADER {
        return Err(DbError::Corrupt("the header"));
    }
    let after = HEAD_BYTES as u64 + u64::from(length);
    if found < after {
        return Err(DbError::Truncated {
            found,
            expected: after,
        });
    }
    let mut bytes = vec![0; length as usize];
    reader.read_at(HEAD_BYTES as u64, &mut bytes)?;
    let digest = *blake3::hash(&bytes).as_bytes();
    if !head.ends_with(&digest) {
        return Err(DbError::Corrupt("the header"));
    }
    if version < 2 {
        // Format 1 ends before the lists of names: there are none.
        bytes.push(0);
    }
    let header: Header =
        postcard::from_bytes(&bytes).map_err(|_| DbError::Corrupt("the header"))?;
    let expected = header.data_at.saturating_add(header.data_length);
    if found < expected {
        return Err(DbError::Truncated { found, expected });
    }
    let pages = header.data_length.div_ceil(u64::from(PAGE_BYTES));
    let table = pages.saturating_mul(32);
    if after.saturating_add(table) > header.data_at {
        return Err(DbError::Corrupt("the table of pages"));
    }
    let mut bytes =
        vec![0; usize::try_from(table).map_err(|_| DbError::Corrupt("the table of pages"))?];
    reader.read_at(after, &mut bytes)?;
    if blake3::hash(&bytes).as_bytes() != &header.table_hash {
        return Err(DbError::Corrupt("the table of pages"));
    }
    let leaves = bytes
        .chunks_exact(32)
        .filter_map(|leaf| leaf.try_into().ok())
        .collect();
    Ok((header, digest, leaves))
}

/// The prose of an advisory.
pub(super) fn read_prose<R: ReadAt>(
    pages: &Pages<R>,
    header: &Header,
    row: &Row,
) -> Result<Prose, DbError> {
    let wrong = || DbError::Corrupt("the prose of an advisory");
    let [offset, length, from, count] = row.prose;
    let block = pages.read(header.prose.offset + u64::from(offset), u64::from(length))?;
    let limit = PROSE_BLOCK + 2 * MAX_PROSE;
    let text = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&block, limit)
        .map_err(|_| wrong())?;
    let (from, count) = (from as usize, count as usize);
    let bytes = from
        .checked_add(count)
        .and_then(|to| text.get(from..to))
        .ok_or_else(wrong)?;
    postcard::from_bytes(bytes).map_err(|_| wrong())
}
