//! Pages: read when first asked for, checked once, kept.

use super::DbError;
use std::borrow::Cow;
use std::io;
use std::sync::OnceLock;

/// Bytes of a page: a page of names holds 1,024 of them, and checking one costs a few microseconds.
pub(super) const PAGE_BYTES: u32 = 16_384;

/// Something that is read at a place.
pub trait ReadAt: Send + Sync {
    /// Its length in bytes.
    ///
    /// # Errors
    /// When the system cannot tell.
    fn length(&self) -> io::Result<u64>;
    /// Fills `buffer` with the bytes from `offset` on.
    ///
    /// # Errors
    /// When there are not as many, or they cannot be read.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;
}

impl ReadAt for Vec<u8> {
    fn length(&self) -> io::Result<u64> {
        Ok(self.len() as u64)
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let from = usize::try_from(offset).map_err(io::Error::other)?;
        let bytes = from
            .checked_add(buffer.len())
            .and_then(|to| self.get(from..to))
            .ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        buffer.copy_from_slice(bytes);
        Ok(())
    }
}

/// The data of a database.
#[derive(Debug)]
pub(super) struct Pages<R> {
    reader: R,
    data_at: u64,
    data_length: u64,
    leaves: Vec<[u8; 32]>,
    loaded: Vec<OnceLock<Box<[u8]>>>,
}

impl<R: ReadAt> Pages<R> {
    pub(super) fn new(reader: R, data_at: u64, data_length: u64, leaves: Vec<[u8; 32]>) -> Self {
        Self {
            reader,
            data_at,
            data_length,
            loaded: leaves.iter().map(|_| OnceLock::new()).collect(),
            leaves,
        }
    }

    /// Bytes of the data, checked.
    ///
    /// # Errors
    /// When they lie outside, cannot be read or are damaged.
    pub(super) fn read(&self, offset: u64, length: u64) -> Result<Cow<'_, [u8]>, DbError> {
        let end = offset
            .checked_add(length)
            .filter(|end| *end <= self.data_length);
        let end = end.ok_or(DbError::Corrupt("a place"))?;
        let size = u64::from(PAGE_BYTES);
        let (first, last) = (offset / size, end.saturating_sub(1).max(offset) / size);
        if length == 0 {
            return Ok(Cow::Borrowed(&[]));
        }
        if first == last {
            let from = usize::try_from(offset % size).unwrap_or(0);
            let to = from + usize::try_from(length).unwrap_or(0);
            let bytes = self
                .page(first)?
                .get(from..to)
                .ok_or(DbError::Corrupt("a place"))?;
            return Ok(Cow::Borrowed(bytes));
        }
        let mut out = Vec::new();
        for number in first..=last {
            let page = self.page(number)?;
            let start = number * size;
            let from = usize::try_from(offset.saturating_sub(start)).unwrap_or(0);
            let to = usize::try_from((end - start).min(size)).unwrap_or(0);
            out.extend_from_slice(page.get(from..to).ok_or(DbError::Corrupt("a place"))?);
        }
        Ok(Cow::Owned(out))
    }

    fn page(&self, number: u64) -> Result<&[u8], DbError> {
        let at = usize::try_from(number).map_err(|_| DbError::Corrupt("a place"))?;
        let (Some(slot), Some(leaf)) = (self.loaded.get(at), self.leaves.get(at)) else {
            return Err(DbError::Corrupt("a place"));
        };
        if let Some(page) = slot.get() {
            return Ok(page);
        }
        let page = self.load(number, leaf)?;
        Ok(slot.get_or_init(|| page))
    }

    fn load(&self, number: u64, leaf: &[u8; 32]) -> Result<Box<[u8]>, DbError> {
        let start = number * u64::from(PAGE_BYTES);
        let length = (self.data_length - start).min(u64::from(PAGE_BYTES));
        let mut page = vec![0; usize::try_from(length).unwrap_or(0)];
        self.reader.read_at(self.data_at + start, &mut page)?;
        if blake3::hash(&page).as_bytes() != leaf {
            return Err(DbError::Corrupt("a page"));
        }
        Ok(page.into())
    }

    /// Checks every page, keeping none.
    pub(super) fn verify_all(&self) -> Result<(), DbError> {
        for (number, leaf) in (0_u64..).zip(&self.leaves) {
            self.load(number, leaf)?;
        }
        Ok(())
    }
}
