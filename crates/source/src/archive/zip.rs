//! Zip files (PKWARE's APPNOTE), and what is made like them: jar, whl, docx, apk, nupkg.
//!
//! Invariant: the list at the end names the members; what no list names is not read. Places outside the file are errors.

use std::ops::Range;

/// Bytes of the record at the end, without its comment.
const END: usize = 22;
/// Longest comment behind it.
const COMMENT: usize = 65_535;

/// A member.
pub(super) struct Member<'zip> {
    pub(super) name: &'zip [u8],
    pub(super) size: u64,
    pub(super) compressed: u64,
    method: u16,
    encrypted: bool,
    /// Its bytes with the header before them.
    at: usize,
}

/// How a member's bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored<'zip> {
    Plain(&'zip [u8]),
    Deflated(&'zip [u8]),
    Encrypted,
    /// By a method that is not read.
    Otherwise(u16),
}

/// Whether bytes begin as a zip file does.
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The members that the list at the end names, up to a flaw; whether there is one.
pub(super) fn members(zip: &[u8]) -> (Vec<Member<'_>>, bool) {
    let Some((list, base)) = list(zip) else {
        return (Vec::new(), true);
    };
    let mut members = Vec::new();
    let mut at = list.start;
    while at < list.end {
        match member(zip, at, base) {
            Some((member, next)) => {
                members.extend(member);
                at = next;
            }
            None => return (members, true),
        }
    }
    (members, false)
}

/// Where the list of members is, and by how much places are off (a program may stand before the archive).
fn list(zip: &[u8]) -> Option<(Range<usize>, usize)> {
    let from = zip.len().checked_sub(END)?;
    let lowest = from.saturating_sub(COMMENT);
    let end = (lowest..=from)
        .rev()
        .find(|at| zip.get(*at..at + 4) == Some(b"PK\x05\x06"))?;
    let (mut size, mut offset) = (
        u64::from(four(zip, end + 12)?),
        u64::from(four(zip, end + 16)?),
    );
    let mut after = end;
    if size == u64::from(u32::MAX) || offset == u64::from(u32::MAX) {
        // Zip64: a pointer before the record leads to one with longer numbers.
        let pointer = end.checked_sub(20)?;
        let record = usize::try_from(eight(zip, pointer + 8)?).ok()?;
        if zip.get(record..record.checked_add(4)?)? != b"PK\x06\x06" {
            return None;
        }
        (size, offset) = (eight(zip, record + 40)?, eight(zip, record + 48)?);
        after = record;
    }
    let size = usize::try_from(size).ok()?;
    let start = after.checked_sub(size)?;
    let base = start.checked_sub(usize::try_from(offset).ok()?)?;
    Some((start..after, base))
}

/// The member that an entry of the list names, and where the next entry is; a folder is no member.
fn member(zip: &[u8], at: usize, base: usize) -> Option<(Option<Member<'_>>, usize)> {
    if zip.get(at..at + 4)? != b"PK\x01\x02" {
        return None;
    }
    let length = |place: usize| two(zip, at + place).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let extra_at = at + 46 + name;
    let name = zip.get(at + 46..extra_at)?;
    let extra = zip.get(extra_at..extra_at + extra)?;
    let next = extra_at + extra.len() + comment;
    let mut sizes = [
        four(zip, at + 24)?,
        four(zip, at + 20)?,
        four(zip, at + 42)?,
    ]
    .map(u64::from);
    if sizes.contains(&u64::from(u32::MAX)) {
        widen(extra, &mut sizes)?;
    }
    let [size, compressed, offset] = sizes;
    let member = Member {
        name,
        size,
        compressed,
        method: two(zip, at + 10)?,
        encrypted: two(zip, at + 8)? & 1 == 1,
        at: base.checked_add(usize::try_from(offset).ok()?)?,
    };
    Some(((!name.ends_with(b"/")).then_some(member), next))
}

/// Takes the numbers that do not fit from the extra field for them, in their order there.
fn widen(mut extra: &[u8], sizes: &mut [u64; 3]) -> Option<()> {
    while let Some((head, rest)) = extra.split_at_checked(4) {
        let (id, length) = (two(head, 0)?, usize::from(two(head, 2)?));
        let (field, rest) = rest.split_at_checked(length)?;
        if id == 1 {
            let mut at = 0;
            for size in sizes
                .iter_mut()
                .filter(|size| **size == u64::from(u32::MAX))
            {
                *size = eight(field, at)?;
                at += 8;
            }
            return Some(());
        }
        extra = rest;
    }
    None
}

impl<'zip> Member<'zip> {
    /// Its bytes; `None` where they lie outside the file.
    pub(super) fn stored(&self, zip: &'zip [u8]) -> Option<Stored<'zip>> {
        if self.encrypted {
            return Some(Stored::Encrypted);
        }
        let header = zip.get(self.at..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let names = usize::from(two(header, 26)?) + usize::from(two(header, 28)?);
        let bytes = header.get(30 + names..)?;
        let bytes = bytes.get(..usize::try_from(self.compressed).ok()?)?;
        Some(match self.method {
            0 => Stored::Plain(bytes),
            8 => Stored::Deflated(bytes),
            other => Stored::Otherwise(other),
        })
    }
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(eight.try_into().ok()?))
}
