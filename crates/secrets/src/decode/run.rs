//! Base64 and hexadecimal digits: runs of one alphabet that are text when decoded.
//!
//! Invariant: a run whose first bytes are no text is left after sixteen characters, so digests, keys and pictures cost
//! next to nothing.

use super::{Encoding, Piece, hex_byte, is_text, offset};
use std::ops::Range;

/// Characters of the shortest run: 18 bytes, less than any token with a form of its own.
const SHORTEST: usize = 24;
/// Digits of the shortest run of hexadecimal digits: 20 bytes.
const SHORTEST_HEX: usize = 40;
/// Characters that are decoded to see whether a run is text.
const HEAD: usize = 16;
/// Bytes of the head that may be no text: a byte order mark, a letter that is not ASCII.
const ODD_IN_HEAD: usize = 3;
/// Characters of the shortest line of base64 that goes on in the next one: RFC 1421 has 64, RFC 2045 76.
const WRAPPED: usize = 60;

/// The value of a character of either alphabet (RFC 4648, 4 and 5); [`NONE`] for others.
const VALUES: [u8; 256] = values();
const NONE: u8 = 0xff;

const fn values() -> [u8; 256] {
    let mut values = [NONE; 256];
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut at = 0;
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler"
    )]
    while at < alphabet.len() {
        values[alphabet[at] as usize] = at as u8;
        at += 1;
    }
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    {
        values[b'-' as usize] = 62;
        values[b'_' as usize] = 63;
    }
    values
}

fn value(byte: u8) -> u8 {
    VALUES.get(usize::from(byte)).copied().unwrap_or(NONE)
}

fn is_digit(byte: u8) -> bool {
    value(byte) != NONE
}

/// Gives every decoded run of `text` to `take`; none of them is longer than `most` bytes.
pub(super) fn find(text: &str, most: usize, mut take: impl FnMut(Piece)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(run) = next_run(bytes, at) {
        at = run.end;
        if let Some(piece) = hex(bytes, run.clone(), most) {
            take(piece);
            continue;
        }
        let (piece, end) = base64(bytes, run.clone(), most);
        if let Some(piece) = piece {
            at = end;
            take(piece);
            continue;
        }
        // A path before the run, or one made of several.
        let mut start = run.start;
        for part in bytes.get(run).unwrap_or(&[]).split(|byte| *byte == b'/') {
            let range = start..start + part.len();
            start = range.end + 1;
            if part.len() >= SHORTEST
                && let (Some(piece), _) = base64(bytes, range, most)
            {
                take(piece);
            }
        }
    }
}

/// The first long run at or after `from`, where none begins before it. Looks at the last byte that a run would need
/// first: in most texts, words are shorter, and most bytes are never looked at.
fn next_run(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let mut start = from;
    loop {
        let needed = bytes.get(start..start.checked_add(SHORTEST)?)?;
        match needed.iter().rposition(|byte| !is_digit(*byte)) {
            Some(at) => start += at + 1,
            None => return Some(start..end_of_run(bytes, start + SHORTEST)),
        }
    }
}

fn end_of_run(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or(&[]);
    from + rest
        .iter()
        .position(|byte| !is_digit(*byte))
        .unwrap_or(rest.len())
}

fn hex(bytes: &[u8], run: Range<usize>, most: usize) -> Option<Piece> {
    let text = bytes.get(run.clone())?;
    let lead = if text.starts_with(b"0x") { 2 } else { 0 };
    let digits = text.get(lead..)?;
    if digits.len() < SHORTEST_HEX || digits.len() % 2 == 1 || digits.len() / 2 > most {
        return None;
    }
    let (head, _) = digits.split_at_checked(HEAD)?;
    if !head
        .chunks(2)
        .all(|pair| hex_byte(pair).is_some_and(is_text))
    {
        return None;
    }
    let decoded: Vec<u8> = digits.chunks(2).map(hex_byte).collect::<Option<_>>()?;
    let first = run.start + lead;
    let origin = (0..decoded.len()).map(|at| (offset(first + 2 * at), offset(first + 2 * at + 2)));
    piece(decoded, origin.collect(), Encoding::Hex)
}

/// The run decoded, with the lines that it goes on in, and where it ends.
fn base64(bytes: &[u8], run: Range<usize>, most: usize) -> (Option<Piece>, usize) {
    let text = bytes.get(run.clone()).unwrap_or(&[]);
    let holds = |signs: [u8; 2]| text.iter().any(|byte| signs.contains(byte));
    let is_one_alphabet = || !(holds([b'+', b'/']) && holds([b'-', b'_']));
    if !is_text_at_first(text) || !is_one_alphabet() {
        return (None, run.end);
    }
    let mut places: Vec<usize> = run.clone().collect();
    let mut end = run.end;
    let line = run.len();
    if line >= WRAPPED && line.is_multiple_of(4) {
        while let Some(next) = next_line(bytes, end, line) {
            end = next.end;
            let is_last = next.len() < line;
            places.extend(next);
            if is_last || places.len() / 4 * 3 > most {
                break;
            }
        }
    }
    if places.len() / 4 * 3 > most {
        places.truncate(most / 3 * 4);
    }
    let mut decoded = Vec::with_capacity(places.len() / 4 * 3 + 3);
    let mut origin = Vec::with_capacity(places.len() / 4 * 3 + 3);
    let (mut before, mut first) = (0, 0);
    for (number, place) in places.iter().enumerate() {
        let digit = bytes.get(*place).map_or(0, |byte| value(*byte));
        // Eight bits of every six, from the left.
        let made = match number % 4 {
            0 => None,
            1 => Some(before << 2 | digit >> 4),
            2 => Some(before << 4 | digit >> 2),
            _ => Some(before << 6 | digit),
        };
        if let Some(byte) = made {
            decoded.push(byte);
            origin.push((offset(first), offset(place + 1)));
        }
        (before, first) = (digit, *place);
    }
    (text_of(decoded, origin), end)
}

/// The line of base64 after the one that ends at `end`, indented or not, at most `line` characters long.
fn next_line(bytes: &[u8], end: usize, line: usize) -> Option<Range<usize>> {
    let rest = bytes.get(end..)?;
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\n")?;
    let blanks = rest
        .iter()
        .take(200)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let start = bytes.len() - rest.len() + blanks;
    let next = start..end_of_run(bytes, start);
    // A word at the beginning of a text below the run is not part of it.
    let ends_there = bytes
        .get(next.end)
        .is_none_or(|byte| matches!(byte, b'\r' | b'\n' | b'=' | b'"' | b'\'' | b'`' | b'<'));
    (!next.is_empty() && next.len() <= line && ends_there).then_some(next)
}

/// Whether the first bytes of a run are text, or text in UTF-16 as PowerShell's encoded commands are.
fn is_text_at_first(run: &[u8]) -> bool {
    let mut decoded = [0_u8; HEAD / 4 * 3];
    let groups = run.chunks_exact(4).zip(decoded.chunks_exact_mut(3));
    for (group, out) in groups {
        let bits = group
            .iter()
            .fold(0_u32, |bits, byte| bits << 6 | u32::from(value(*byte)));
        let [_, bytes @ ..] = bits.to_be_bytes();
        out.copy_from_slice(&bytes);
    }
    let odd = decoded.iter().filter(|byte| !is_text(**byte)).count();
    odd <= ODD_IN_HEAD || is_utf16(&decoded)
}

/// Whether bytes are ASCII text in little-endian UTF-16.
fn is_utf16(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.as_chunks::<2>();
    pairs.iter().all(|[low, high]| is_text(*low) && *high == 0)
}

fn text_of(mut decoded: Vec<u8>, mut origin: Vec<(u32, u32)>) -> Option<Piece> {
    if is_utf16(&decoded) {
        let low = |all: Vec<(u32, u32)>| all.into_iter().step_by(2).collect();
        decoded = decoded.into_iter().step_by(2).collect();
        origin = low(origin);
    }
    piece(decoded, origin, Encoding::Base64)
}

/// Makes a text of decoded bytes; `None` if more than a tenth of them is none.
fn piece(mut decoded: Vec<u8>, origin: Vec<(u32, u32)>, encoding: Encoding) -> Option<Piece> {
    let mut odd = 0;
    let mut at = 0;
    while at < decoded.len() {
        let rest = decoded.get(at..).unwrap_or(&[]);
        let Some(chunk) = rest.utf8_chunks().next() else {
            break;
        };
        let (valid, broken) = (chunk.valid().len(), chunk.invalid().len());
        let controls = chunk.valid().bytes();
        odd += broken
            + controls
                .filter(|byte| byte.is_ascii() && !is_text(*byte))
                .count();
        if let Some(broken) = decoded.get_mut(at + valid..at + valid + broken) {
            broken.fill(b' ');
        }
        at += valid + broken;
    }
    if odd * 10 > decoded.len() || decoded.len() != origin.len() {
        return None;
    }
    Some(Piece {
        text: String::from_utf8(decoded).ok()?,
        origin,
        encoding,
    })
}
