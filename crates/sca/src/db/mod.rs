//! The advisory database: one immutable file, opened without parsing, read a page at a time, each page checked when it
//! is first used.
//!
//! Layout (numbers are little-endian; `format`):
//!
//! | bytes | what |
//! | --- | --- |
//! | 12 | magic |
//! | 4 | version of the format |
//! | 4 | length of the header |
//! | 32 | BLAKE3 of the header: what is signed |
//! | … | header: when and of what it was made, where the sections lie, the hash of the table of pages |
//! | 32 × pages | table of pages: BLAKE3 of each |
//! | … | data: names (hash, place, length; sorted), packages, advisories, prose (compressed), lists of names (`names`) |
//!
//! Invariants:
//! - a byte is used only after the chain header → table of pages → page has been checked, so a damaged or forged file is
//!   an error and never another answer;
//! - opening reads the header and the table of pages, and nothing else; nothing here is `unsafe`: pages are read, not
//!   mapped;
//! - the same records give the same bytes.

mod archive;
mod build;
mod error;
mod format;
mod matching;
mod names;
mod pages;
mod release;
mod signature;
#[cfg(test)]
mod tests;

pub(crate) use archive::chosen_files;
pub use archive::{each_file, gunzipped, is_zip};
pub use build::Builder;
pub use error::DbError;
pub use format::{Header, Row, SourceInfo, VERSION};
pub use matching::{Asked, Hit, Matches, Unknown, match_inventory, match_packages};
pub use names::{Existence, NameList};
pub use pages::ReadAt;
pub use release::{
    Gathered, RELEASE_FILE, Read, Release, ReleaseError, ReleaseFile, SIGNATURE_ENDING, bundle,
    gather,
};

pub(crate) use format::name_hash;
use format::{ENTRY_BYTES, IndexEntry, PackageRecord, Prose};
use pages::Pages;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// What a database must meet to be used.
#[derive(Debug, Clone, Default)]
pub struct Demands<'a> {
    /// The time now, in seconds since 1970; needed for `max_age_days`.
    pub now: i64,
    /// Days after which it is too old.
    pub max_age_days: Option<u32>,
    /// Public keys (`ssh-ed25519 …`) of which one must have signed it; empty if no signature is asked for.
    pub trusted_keys: &'a [String],
    /// The signature that lies beside it (`ssh-keygen -Y sign -n airlock-db`).
    pub signature: Option<&'a str>,
}

/// An open database.
#[derive(Debug)]
pub struct Database<R> {
    header: Header,
    statement: String,
    pages: Pages<R>,
}

impl<R: ReadAt> Database<R> {
    /// Opens a database.
    ///
    /// # Errors
    /// When it is damaged, newer than this program, or does not meet the demands.
    pub fn open(reader: R, demands: &Demands<'_>) -> Result<Self, DbError> {
        let (header, digest, leaves) = format::read_head(&reader)?;
        let statement = signature::statement(&digest);
        if !demands.trusted_keys.is_empty() {
            let signature = demands.signature.ok_or(DbError::Unsigned)?;
            signature::verify(&statement, signature, demands.trusted_keys)?;
        }
        if let Some(max) = demands.max_age_days {
            let days = demands.now.saturating_sub(header.built_at).max(0) / DAY;
            if days > i64::from(max) {
                return Err(DbError::TooOld { days, max });
            }
        }
        let pages = Pages::new(reader, header.data_at, header.data_length, leaves);
        Ok(Self {
            header,
            statement,
            pages,
        })
    }

    /// When and of what it was made.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The text that its publisher signs.
    pub fn statement(&self) -> &str {
        &self.statement
    }

    /// Checks every page.
    ///
    /// # Errors
    /// When one is damaged.
    pub fn verify(&self) -> Result<(), DbError> {
        self.pages.verify_all()
    }

    /// What is known of a package, by its name in normal form and that name's hash.
    fn package_by_hash(
        &self,
        hash: u64,
        ecosystem: &str,
        name: &str,
    ) -> Result<Option<PackageRecord>, DbError> {
        // The page that can hold the first entry of this hash: the one before the first that begins at or above it.
        let page = self
            .header
            .fences
            .partition_point(|fence| *fence < hash)
            .saturating_sub(1);
        let size = ENTRY_BYTES as u64;
        let per_page = u64::from(pages::PAGE_BYTES) / size;
        let mut at = page as u64 * per_page;
        while at < u64::from(self.header.packages) {
            let count = per_page.min(u64::from(self.header.packages) - at);
            let bytes = self
                .pages
                .read(self.header.index.offset + at * size, count * size)?;
            let (entries, _) = bytes.as_chunks::<ENTRY_BYTES>();
            let first = entries.partition_point(|entry| IndexEntry::hash_of(entry) < hash);
            for entry in entries.get(first..).unwrap_or_default() {
                let entry = IndexEntry::from_bytes(entry);
                if entry.hash > hash {
                    return Ok(None);
                }
                let record = self.record(entry)?;
                if record.ecosystem == ecosystem && record.name == name {
                    return Ok(Some(record));
                }
            }
            at += count;
        }
        Ok(None)
    }

    fn record(&self, entry: IndexEntry) -> Result<PackageRecord, DbError> {
        let bytes = self
            .pages
            .read(self.header.records.offset + entry.offset(), entry.length())?;
        postcard::from_bytes(&bytes).map_err(|_| DbError::Corrupt("a package"))
    }

    /// An advisory by its number.
    ///
    /// # Errors
    /// When it is damaged, or there is none of that number.
    pub fn advisory(&self, number: u32) -> Result<Row, DbError> {
        let (offset, length) = self.row_place(number)?;
        let bytes = self.pages.read(offset, length)?;
        postcard::from_bytes(&bytes).map_err(|_| DbError::Corrupt("an advisory"))
    }

    fn row_place(&self, number: u32) -> Result<(u64, u64), DbError> {
        if number >= self.header.advisories {
            return Err(DbError::Corrupt("the number of an advisory"));
        }
        let table = self.header.rows.offset;
        let bytes = self.pages.read(table + u64::from(number) * 8, 16)?;
        let word = |at: usize| {
            let word = bytes
                .get(at..at + 8)
                .and_then(|bytes| bytes.try_into().ok());
            word.map_or(0, u64::from_le_bytes)
        };
        let (from, to) = (word(0), word(8));
        match to.checked_sub(from) {
            Some(length) => Ok((table + from, length)),
            None => Err(DbError::Corrupt("the table of advisories")),
        }
    }

    /// The long text and the references of an advisory.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn prose(&self, row: &Row) -> Result<Prose, DbError> {
        format::read_prose(&self.pages, &self.header, row)
    }
}
