//! Escapes in string literals: `\u0067`, `\x67`, `\/`, and strings of JSON that hold JSON.
//!
//! A string that holds JSON once (`"{\"password\": \"…\"}"`) is read as it stands by the lexer of names and values; it is
//! taken apart here from the second level on.

use super::{Encoding, Piece, hex_byte, offset};
use std::ops::Range;

/// Bytes of the longest literal that is decoded, on either side of the escape that calls for it.
const LONGEST: usize = 64 << 10;

/// Gives every decoded literal of `text` to `take`.
pub(super) fn find(text: &str, mut take: impl FnMut(Piece)) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for at in memchr::memchr_iter(b'\\', bytes) {
        if at < done {
            continue;
        }
        let Some(encoding) = called_for(bytes, at) else {
            // The second of two backslashes begins nothing.
            if bytes.get(at + 1) == Some(&b'\\') {
                done = at + 2;
            }
            continue;
        };
        let literal = literal_around(bytes, at, done);
        done = literal.end.max(at + 1);
        if let Some(piece) = decoded(text, literal, encoding) {
            take(piece);
        }
    }
}

/// What the escape at `at` is, if it hides something.
fn called_for(bytes: &[u8], at: usize) -> Option<Encoding> {
    let is_visible = |byte: u32| (0x21..0x7f).contains(&byte);
    match bytes.get(at + 1)? {
        b'u' => {
            let (code, _) = unicode(bytes, at + 2)?;
            is_visible(code).then_some(Encoding::UnicodeEscapes)
        }
        b'x' => {
            let byte = bytes.get(at + 2..at + 4).and_then(hex_byte)?;
            is_visible(u32::from(byte)).then_some(Encoding::HexEscapes)
        }
        // `:\/\/`, as PHP writes addresses.
        b'/' if bytes.get(at.checked_sub(1)?) == Some(&b':') => {
            (bytes.get(at + 2..at + 4) == Some(br"\/")).then_some(Encoding::JsonString)
        }
        b'\\' if bytes.get(at + 2..at + 4) == Some(br#"\""#) => Some(Encoding::JsonString),
        _ => None,
    }
}

/// The literal that `at` stands in: to the next quotes on its line that are not escaped, or the line's ends.
fn literal_around(bytes: &[u8], at: usize, from: usize) -> Range<usize> {
    let from = from.max(at.saturating_sub(LONGEST));
    let mut start = at;
    while start > from {
        let before = bytes.get(start - 1).copied();
        let is_escaped = start >= 2 && bytes.get(start - 2) == Some(&b'\\');
        match before {
            Some(b'\n') => break,
            Some(b'"' | b'\'' | b'`') if !is_escaped => break,
            _ => start -= 1,
        }
    }
    let to = bytes.len().min(at + LONGEST);
    let mut end = at;
    while end < to {
        match bytes.get(end) {
            Some(b'\n' | b'"' | b'\'' | b'`') => break,
            Some(b'\\') if bytes.get(end + 1).is_some_and(|next| *next != b'\n') => end += 2,
            _ => end += 1,
        }
    }
    start..end.min(to)
}

/// The code of `\u0041` or `\u{41}`, of which `at` is the first byte after the `u`, and one past its last byte.
fn unicode(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let (digits, end) = if bytes.get(at) == Some(&b'{') {
        let inside = bytes.get(at + 1..bytes.len().min(at + 8))?;
        let length = inside.iter().position(|byte| *byte == b'}')?;
        (inside.get(..length)?, at + length + 2)
    } else {
        (bytes.get(at..at + 4)?, at + 4)
    };
    let digits = std::str::from_utf8(digits).ok()?;
    let is_hex = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = is_hex.then(|| u32::from_str_radix(digits, 16).ok())?;
    Some((code?, end))
}

fn decoded(text: &str, literal: Range<usize>, encoding: Encoding) -> Option<Piece> {
    let start = text.ceil_char_boundary(literal.start);
    let end = text.floor_char_boundary(literal.end);
    let mut out = String::with_capacity(end.checked_sub(start)?);
    let mut origin = Vec::with_capacity(end - start);
    let mut at = start;
    while at < end {
        let (letter, next) = one(text, at)?;
        out.push(letter);
        origin.resize(out.len(), (offset(at), offset(next)));
        at = next;
    }
    Some(Piece {
        text: out,
        origin,
        encoding,
    })
}

/// What stands at `at`, and where the next one begins. An escape of no known meaning stands for itself.
fn one(text: &str, at: usize) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let letter = text.get(at..)?.chars().next()?;
    let kept = (letter, at + letter.len_utf8());
    if letter != '\\' {
        return Some(kept);
    }
    let made = match bytes.get(at + 1) {
        Some(b'n') => ('\n', at + 2),
        Some(b't') => ('\t', at + 2),
        Some(b'r') => ('\r', at + 2),
        Some(sign @ (b'\\' | b'/' | b'"' | b'\'' | b'`')) => (char::from(*sign), at + 2),
        Some(b'u') => match unicode(bytes, at + 2) {
            Some((code, next)) => {
                let letter = char::from_u32(code);
                (letter.unwrap_or(char::REPLACEMENT_CHARACTER), next)
            }
            None => kept,
        },
        Some(b'x') => match bytes.get(at + 2..at + 4).and_then(hex_byte) {
            Some(byte) if byte.is_ascii() => (char::from(byte), at + 4),
            _ => kept,
        },
        _ => kept,
    };
    Some(made)
}
