//! Blobs: their size first, then their bytes.

use super::{Git, chain};
use crate::entry::BlobId;

/// Why a blob's bytes could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BlobError {
    /// Not in this clone (partial or shallow).
    Missing,
    /// Above the limit; not read.
    TooLarge(u64),
    /// Not a blob, or damaged.
    Damaged(String),
}

impl Git {
    /// The bytes of a blob of at most `limit` bytes.
    pub(crate) fn blob(&self, id: BlobId, limit: u64) -> Result<Vec<u8>, BlobError> {
        let mut error = None;
        let bytes = self.with(|repo| {
            let header = match repo.try_find_header(id.0) {
                Ok(Some(header)) => header,
                Ok(None) => {
                    error = Some(BlobError::Missing);
                    return Ok(Vec::new());
                }
                Err(cause) => return Err(chain(&cause)),
            };
            if header.kind() != gix::objs::Kind::Blob {
                return Err(format!("{id} is a {}", header.kind()));
            }
            if header.size() > limit {
                error = Some(BlobError::TooLarge(header.size()));
                return Ok(Vec::new());
            }
            let mut blob = repo.find_blob(id.0).map_err(|cause| chain(&cause))?;
            Ok(blob.take_data())
        });
        match (error, bytes) {
            (Some(error), _) => Err(error),
            (None, Ok(bytes)) => Ok(bytes),
            (None, Err(detail)) => Err(BlobError::Damaged(detail)),
        }
    }
}

/// The identity that git would give to a file with these bytes.
pub(crate) fn blob_id(bytes: &[u8]) -> Option<BlobId> {
    gix::objs::compute_hash(gix::hash::Kind::Sha1, gix::objs::Kind::Blob, bytes)
        .ok()
        .map(BlobId)
}
