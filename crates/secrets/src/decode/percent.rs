//! Percent encoding: words in which bytes stand as `%3A`.

use super::{Encoding, Piece, hex_byte, offset};

/// Bytes of the longest word that is decoded.
const LONGEST: usize = 16 << 10;

/// Gives every decoded word of `text` to `take`.
pub(super) fn find(text: &str, mut take: impl FnMut(Piece)) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for at in memchr::memchr_iter(b'%', bytes) {
        if at < done || !stands_for_a_sign(bytes, at) {
            continue;
        }
        let before = bytes.get(done.max(at.saturating_sub(LONGEST))..at);
        let start = at
            - before
                .unwrap_or(&[])
                .iter()
                .rev()
                .take_while(|byte| is_of_word(**byte))
                .count();
        let after = bytes.get(at..bytes.len().min(at + LONGEST));
        let end = at
            + after
                .unwrap_or(&[])
                .iter()
                .take_while(|byte| is_of_word(**byte))
                .count();
        done = end;
        if let Some(piece) = decoded(bytes, start, end) {
            take(piece);
        }
    }
}

/// Whether `%` at `at` stands for a visible sign. Letters and digits are never written so but to hide something.
fn stands_for_a_sign(bytes: &[u8], at: usize) -> bool {
    let byte = bytes.get(at + 1..at + 3).and_then(hex_byte);
    byte.is_some_and(|byte| byte.is_ascii_graphic())
}

/// Whether a byte may stand in a word that is percent-encoded (RFC 3986, 2.2 and 2.3; `|` is left as it is by many).
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&*+,;=%|".contains(&byte)
}

fn decoded(bytes: &[u8], start: usize, end: usize) -> Option<Piece> {
    let mut out = Vec::with_capacity(end - start);
    let mut origin = Vec::with_capacity(end - start);
    let mut at = start;
    while at < end {
        let byte = *bytes.get(at)?;
        let coded = (byte == b'%')
            .then(|| bytes.get(at + 1..at + 3).and_then(hex_byte))
            .flatten();
        let length = if coded.is_some() { 3 } else { 1 };
        let made = coded.unwrap_or(byte);
        // Letters that are not ASCII, and control characters, mean nothing to detectors.
        let plain = made.is_ascii_graphic() || matches!(made, b'\n' | b'\t');
        out.push(if plain { made } else { b' ' });
        origin.push((offset(at), offset(at + length)));
        at += length;
    }
    Some(Piece {
        text: String::from_utf8(out).ok()?,
        origin,
        encoding: Encoding::Percent,
    })
}
