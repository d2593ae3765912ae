//! Deflate (RFC 1951) and gzip (RFC 1952) as streams.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};
use std::io::{self, Read};

/// Gives what compressed bytes say.
pub(super) struct Inflate<'bytes> {
    rest: &'bytes [u8],
    state: Box<InflateState>,
    ended: bool,
}

impl<'bytes> Inflate<'bytes> {
    pub(super) fn new(bytes: &'bytes [u8]) -> Self {
        Self {
            rest: bytes,
            state: InflateState::new_boxed(DataFormat::Raw),
            ended: false,
        }
    }
}

impl Read for Inflate<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.ended && !out.is_empty() {
            let result = inflate(&mut self.state, self.rest, out, MZFlush::None);
            let (_, rest) = { self.rest }
                .split_at_checked(result.bytes_consumed)
                .unwrap_or_default();
            self.rest = rest;
            match result.status {
                Ok(MZStatus::StreamEnd) => self.ended = true,
                Ok(_) | Err(MZError::Buf) if result.bytes_written > 0 => {}
                Ok(_) if result.bytes_consumed > 0 && !rest.is_empty() => continue,
                _ => return Err(broken()),
            }
            return Ok(result.bytes_written);
        }
        Ok(0)
    }
}

/// Gives what the members of a gzip file say, one after the other.
pub(super) struct Gunzip<'bytes> {
    member: Option<Inflate<'bytes>>,
    /// Whether not even the first member's header is whole.
    is_broken: bool,
}

impl<'bytes> Gunzip<'bytes> {
    pub(super) fn new(bytes: &'bytes [u8]) -> Self {
        let member = member(bytes);
        Self {
            is_broken: member.is_none(),
            member,
        }
    }
}

impl Read for Gunzip<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.is_broken {
            return Err(broken());
        }
        while let Some(current) = &mut self.member {
            let read = current.read(out)?;
            if read > 0 || out.is_empty() {
                return Ok(read);
            }
            // A checksum and a length end a member; what follows may be padding.
            self.member = current.rest.get(8..).and_then(member);
        }
        Ok(0)
    }
}

/// The content of the member that begins here.
fn member(bytes: &[u8]) -> Option<Inflate<'_>> {
    let (header, mut rest) = bytes.split_at_checked(10)?;
    let [0x1f, 0x8b, 8, flags, ..] = *header else {
        return None;
    };
    if flags & 4 != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    // A name and a comment, each ended by a zero.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = memchr::memchr(0, rest)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    Some(Inflate::new(rest))
}

pub(super) fn broken() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}
