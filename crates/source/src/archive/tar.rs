//! Tape archives (POSIX.1-1988 ustar, with pax' and GNU's long names): a header of 512 bytes, then the file.
//!
//! Invariant: links, devices and folders are not members; only what is a regular file is.

use super::inflate::broken;
use std::io::{self, Read};

/// Bytes of a header, and what files are padded to.
const BLOCK: usize = 512;
/// Bytes of the longest name that is told in a member of its own.
const LONGEST_NAME: u64 = 8192;

/// Whether bytes begin with a header.
pub(super) fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar") && head.len() >= BLOCK && sum(head).is_some()
}

/// A member whose content is read next.
pub(super) struct Member {
    pub(super) name: Vec<u8>,
    pub(super) size: u64,
}

/// Reads the header of the next regular file; `None` at the end. What is between is skipped.
pub(super) fn next(tar: &mut impl Read) -> io::Result<Option<Member>> {
    let mut long_name: Option<Vec<u8>> = None;
    loop {
        let mut header = [0_u8; BLOCK];
        match tar.read_exact(&mut header) {
            Ok(()) => {}
            // Some writers leave the two empty blocks at the end out.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        }
        if header.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        sum(&header).ok_or_else(broken)?;
        let size = number(header.get(124..136).unwrap_or(&[])).ok_or_else(broken)?;
        let kind = header.get(156).copied().unwrap_or(0);
        match kind {
            0 | b'0' | b'7' => {
                let name = long_name.unwrap_or_else(|| name_of(&header));
                return Ok(Some(Member { name, size }));
            }
            b'L' | b'x' if size <= LONGEST_NAME => {
                let mut text = Vec::new();
                tar.by_ref().take(size).read_to_end(&mut text)?;
                skip_padding(tar, size)?;
                let told = if kind == b'L' {
                    text.split(|byte| *byte == 0).next().map(<[u8]>::to_vec)
                } else {
                    path_of_pax(&text)
                };
                long_name = told.or(long_name);
            }
            _ => {
                io::copy(&mut tar.by_ref().take(size), &mut io::sink())?;
                skip_padding(tar, size)?;
            }
        }
    }
}

/// Skips what fills the last block of a file of `size` bytes.
pub(super) fn skip_padding(tar: &mut impl Read, size: u64) -> io::Result<()> {
    let block = BLOCK as u64;
    let padding = (block - size % block) % block;
    io::copy(&mut tar.by_ref().take(padding), &mut io::sink())?;
    Ok(())
}

/// The header's checksum, if it is right: the sum of its bytes, its own counted as blanks.
fn sum(header: &[u8]) -> Option<u64> {
    let told = number(header.get(148..156)?)?;
    let all: u64 = { header.iter().take(BLOCK) }
        .map(|byte| u64::from(*byte))
        .sum();
    let own: u64 = { header.get(148..156)?.iter() }
        .map(|byte| u64::from(*byte))
        .sum();
    (all - own + 8 * u64::from(b' ') == told).then_some(told)
}

/// A number in octal digits, or in GNU's form for large ones.
fn number(field: &[u8]) -> Option<u64> {
    if let Some((0x80, rest)) = field.split_first() {
        let fold = |value: u64, byte: &u8| value.checked_mul(256)?.checked_add(u64::from(*byte));
        return rest.iter().try_fold(0, fold);
    }
    let is_digit = |byte: &&u8| matches!(byte, b'0'..=b'7');
    let digits = field
        .iter()
        .skip_while(|byte| **byte == b' ')
        .take_while(is_digit);
    digits.into_iter().try_fold(0_u64, |value, digit| {
        value.checked_mul(8)?.checked_add(u64::from(digit - b'0'))
    })
}

fn name_of(header: &[u8]) -> Vec<u8> {
    let text = |range: std::ops::Range<usize>| {
        let field = header.get(range).unwrap_or(&[]);
        field.split(|byte| *byte == 0).next().unwrap_or(&[])
    };
    let (prefix, name) = (text(345..500), text(0..100));
    if prefix.is_empty() {
        name.to_vec()
    } else {
        [prefix, b"/", name].concat()
    }
}

/// The path of a pax header: records of `length key=value` and a line end.
fn path_of_pax(records: &[u8]) -> Option<Vec<u8>> {
    let mut lines = records.split(|byte| *byte == b'\n');
    lines.find_map(|line| {
        let at = memchr::memmem::find(line, b" path=")?;
        line.get(at + 6..).map(<[u8]>::to_vec)
    })
}
