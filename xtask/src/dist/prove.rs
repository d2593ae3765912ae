//! What a shipped program must be, read from its bytes: linked statically, and silent about where it was built.

use anyhow::{Result, bail, ensure};
use std::path::{Path, PathBuf};

/// Bytes of a 64-bit ELF header that hold the place, size and number of program headers (System V ABI, chapter 4).
const PROGRAM_HEADERS_AT: usize = 32;
const PROGRAM_HEADER_SIZE_AT: usize = 54;
const PROGRAM_HEADER_COUNT_AT: usize = 56;
/// The kind of program header that names a dynamic loader (`PT_INTERP`).
const INTERPRETER: u64 = 3;

/// Fails if the Linux program `bytes` needs a dynamic loader, and hence libraries of the machine it runs on.
pub(super) fn is_static(bytes: &[u8]) -> Result<()> {
    ensure!(
        bytes.starts_with(b"\x7fELF\x02\x01"),
        "the program is no 64-bit little-endian ELF file"
    );
    let start = number(bytes, PROGRAM_HEADERS_AT, 8)?;
    let size = number(bytes, PROGRAM_HEADER_SIZE_AT, 2)?;
    for header in 0..number(bytes, PROGRAM_HEADER_COUNT_AT, 2)? {
        let at = usize::try_from(start + header * size)?;
        if number(bytes, at, 4)? == INTERPRETER {
            bail!("the program asks for a dynamic loader: it is not linked statically");
        }
    }
    Ok(())
}

/// The little-endian number in `len` bytes at `at`.
fn number(bytes: &[u8], at: usize, len: usize) -> Result<u64> {
    let Some(field) = bytes.get(at..at + len) else {
        bail!("the program's headers are cut short");
    };
    Ok(field
        .iter()
        .rev()
        .fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

/// The folders of this machine whose names may not be in what is shipped.
pub(super) fn folders_of_this_machine(root: &Path) -> Vec<PathBuf> {
    let home = std::env::home_dir();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(home.as_ref()?.join(".cargo")));
    let rustup = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let rustup = rustup.or_else(|| Some(home?.join(".rustup")));
    [Some(root.to_owned()), cargo, rustup]
        .into_iter()
        .flatten()
        .collect()
}

/// Fails if `bytes` name one of `folders`.
pub(super) fn names_none_of(bytes: &[u8], folders: &[PathBuf]) -> Result<()> {
    for folder in folders {
        let name = folder.to_string_lossy();
        let found = bytes
            .windows(name.len())
            .position(|window| window == name.as_bytes());
        if let Some(at) = found {
            let end = bytes.len().min(at + 160);
            let around = String::from_utf8_lossy(bytes.get(at..end).unwrap_or_default());
            bail!(
                "the program holds a path of this machine: {}",
                around.escape_debug()
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    /// An ELF file with one program header of the given kind.
    fn elf(kind: u8) -> Vec<u8> {
        let mut bytes = b"\x7fELF\x02\x01".to_vec();
        bytes.resize(64, 0);
        bytes[PROGRAM_HEADERS_AT] = 64;
        bytes[PROGRAM_HEADER_SIZE_AT] = 56;
        bytes[PROGRAM_HEADER_COUNT_AT] = 1;
        bytes.push(kind);
        bytes.resize(64 + 56, 0);
        bytes
    }

    #[test]
    fn a_loader_is_seen() {
        assert!(is_static(&elf(1)).is_ok());
        assert!(
            is_static(&elf(3))
                .unwrap_err()
                .to_string()
                .contains("loader")
        );
        assert!(is_static(b"#!/bin/sh").is_err());
        assert!(is_static(&elf(1)[..60]).is_err());
        // The tests themselves are linked as is usual.
        let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        assert_eq!(
            is_static(&own).is_err(),
            cfg!(all(target_os = "linux", target_env = "gnu"))
        );
    }

    #[test]
    fn a_path_of_this_machine_is_seen() {
        let folders = [PathBuf::from("/home/me/airlock")];
        assert!(names_none_of(b"...src/lib.rs...", &folders).is_ok());
        let error = names_none_of(b"..../home/me/airlock/src/lib.rs\0", &folders).unwrap_err();
        assert!(error.to_string().contains("airlock/src/lib.rs"), "{error}");
    }
}
