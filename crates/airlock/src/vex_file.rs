//! VEX documents that lie in files.

use crate::error::Failure;
use crate::file::{Links, read_up_to};
use airlock_sca::vex::{self, Statement, VexError};
use std::path::PathBuf;

/// Bytes of a document above which it is not read.
const LIMIT: u64 = 100_000_000;

/// Reads the documents at `paths`, each with the name it is told by.
///
/// # Errors
/// When one cannot be read whole.
pub(crate) fn read_all(paths: &[PathBuf]) -> Result<Vec<(String, Vec<Statement>)>, Failure> {
    let read = |path: &PathBuf| {
        let text = read_up_to(path, Links::Follow, LIMIT)?.ok_or_else(|| {
            Failure::usage(
                format_args!("{}: there is no such file", path.display()),
                "name a VEX document in OpenVEX or CycloneDX (JSON)",
            )
        })?;
        let statements = vex::read(&text).map_err(|error| {
            let hint = match error {
                VexError::Broken { .. } => {
                    "a document that is damaged would not say what its author said; get it again"
                }
                VexError::Foreign => "OpenVEX and CycloneDX (JSON) are read",
                VexError::TooLarge => "split it by product",
            };
            Failure::usage(format_args!("{}: {error}", path.display()), hint)
        })?;
        Ok((path.display().to_string(), statements))
    };
    paths.iter().map(read).collect()
}
