//! Which of many projects have a package: an index from packages to the bills of materials that name them, so that a new
//! advisory is answered by reading one place and not every bill.
//!
//! Layout (numbers are little-endian):
//!
//! | bytes | what |
//! | --- | --- |
//! | 16 | magic and version |
//! | 4 | length of the header |
//! | 4 | CRC-32 of the header |
//! | … | header: where the sections lie, the first hash of each block of names |
//! | … | names (hash, place, length, CRC-32 of the record; sorted by hash), records, projects |
//!
//! Invariants:
//! - the same bills give the same bytes, in whatever order they come;
//! - a damaged part is an error when it is read, never another answer. (The index is made on this machine and can be made
//!   again at any time: checksums, not signatures.)

mod build;
mod open;
mod purl;
#[cfg(test)]
mod tests;
mod ticket;

pub use build::{FleetBuilder, stamp};
pub use open::{Affected, Fleet, FleetError};
pub use purl::package_of;
pub use ticket::{Ticket, Tracker, tickets};

use serde::{Deserialize, Serialize};

/// The first bytes of every index, with the version of its format.
const MAGIC: [u8; 16] = *b"AIRLOCK-FLEET 1\n";
/// Magic, length and checksum of the header.
const HEAD_BYTES: usize = 24;
/// Bytes of a name's entry.
const ENTRY_BYTES: usize = 24;
/// Entries that are read at once.
const BLOCK: usize = 512;

/// Where everything lies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    /// What the bills were, as the caller sums them up.
    stamp: [u8; 32],
    projects: u32,
    packages: u32,
    /// The first hash and the CRC-32 of each block of names.
    fences: Vec<(u64, u32)>,
    names: (u64, u64),
    records: (u64, u64),
    /// Offset, length, CRC-32.
    project_names: (u64, u64, u32),
}

/// A package: its versions, each with the projects that have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    ecosystem: String,
    name: String,
    versions: Vec<Posting>,
}

/// A version and the projects that have it: numbers in their order, each as the distance from the last, in groups of
/// seven bits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Posting {
    version: String,
    count: u32,
    projects: Vec<u8>,
}

/// A number in groups of seven bits, the lowest first.
fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number.to_le_bytes().first().copied().unwrap_or(0) | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes().first().copied().unwrap_or(0));
}

/// The numbers of a posting; nothing if it is damaged.
fn numbers(posting: &Posting) -> Option<Vec<u32>> {
    let mut out = Vec::with_capacity(posting.projects.len());
    let (mut last, mut number, mut shift) = (0_u32, 0_u32, 0_u32);
    for byte in &posting.projects {
        number |= u32::from(byte & 0x7F).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            last = last.checked_add(number)?;
            out.push(last);
            (number, shift) = (0, 0);
        } else {
            shift += 7;
        }
    }
    (u32::try_from(out.len()).ok() == Some(posting.count)).then_some(out)
}
