//! Bills that lie in files.

use crate::error::Failure;
use crate::file::{Links, read_up_to};
use airlock_sca::sbom::{self, Bom, ReadError};
use std::path::Path;

/// Bytes of a bill above which it is not read; the largest that are published have some tens of millions.
const LIMIT: u64 = 500_000_000;

/// Reads a bill.
///
/// # Errors
/// When there is none, or it cannot be understood.
pub(super) fn read(path: &Path) -> Result<Bom, Failure> {
    let text = read_up_to(path, Links::Follow, LIMIT)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: there is no such file", path.display()),
            "name a bill of materials in CycloneDX (JSON, XML) or SPDX (JSON)",
        )
    })?;
    sbom::read(&text).map_err(|error| {
        let hint = match error {
            ReadError::Broken { .. } => {
                "a bill that is cut off or damaged would pass for the whole; make it again"
            }
            ReadError::Foreign => "convert it to one of these with the tool that made it",
            ReadError::TooLarge => "split it by product",
        };
        Failure::usage(format_args!("{}: {error}", path.display()), hint)
    })
}
