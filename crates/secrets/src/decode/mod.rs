//! Texts inside a text: base64, hexadecimal, percent encoding, escapes, strings of JSON inside JSON; one inside the other
//! up to [`MAX_DEPTH`] deep.
//!
//! Only runs that could hold something are decoded: long enough, of one alphabet, and text again when decoded. Every byte
//! of a decoded text knows the bytes of the outer text it was made of, so what is found in it has a place there.
//!
//! Invariants:
//! - decodes text only; neither compressed data nor encrypted one, and runs nothing;
//! - what is made from one text is bounded by [`MAX_DECODED`] bytes and [`MAX_DEPTH`], and work is linear in both;
//! - no recursion: layers wait in a list.

mod escape;
mod percent;
mod run;

use airlock_model::{Budget, Reason};
use std::fmt;
use std::ops::Range;

/// How deep encodings may be nested; gitleaks takes the same.
const MAX_DEPTH: usize = 5;

/// Bytes of decoded text that one file may give; a file that holds more of it is a container of data.
const MAX_DECODED: usize = 4 << 20;

/// Bytes of decoded text that one step of the budget pays for.
const BYTES_PER_STEP: u64 = 16;

/// How a text is written inside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// RFC 4648, either alphabet, padded or not, on one line or several.
    Base64,
    /// Two digits for each byte.
    Hex,
    /// RFC 3986, 2.1.
    Percent,
    /// `\u0041`, `\u{41}`.
    UnicodeEscapes,
    /// `\x41`.
    HexEscapes,
    /// A string of JSON that holds JSON.
    JsonString,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Base64 => "base64",
            Self::Hex => "hex",
            Self::Percent => "percent",
            Self::UnicodeEscapes => "unicode escapes",
            Self::HexEscapes => "hex escapes",
            Self::JsonString => "a JSON string",
        })
    }
}

/// A text that stood encoded in another.
#[derive(Debug)]
pub(crate) struct Layer {
    /// The text.
    pub(crate) text: String,
    /// For each byte of it, the bytes of the outermost text it was made of.
    origin: Vec<(u32, u32)>,
    /// The outermost first.
    encodings: Vec<Encoding>,
}

impl Layer {
    /// Where in the outermost text the bytes at `span` come from.
    pub(crate) fn outer(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let (first, _) = self.origin.get(span.start)?;
        let (_, last) = self.origin.get(span.end.checked_sub(1)?)?;
        Some(usize::try_from(*first).ok()?..usize::try_from(*last).ok()?)
    }

    /// How it is written: `base64, then percent`.
    pub(crate) fn how(&self) -> String {
        let names: Vec<String> = self.encodings.iter().map(Encoding::to_string).collect();
        names.join(", then ")
    }

    /// A text that was found encoded in this one.
    fn inner(&self, piece: Piece) -> Self {
        let origin = { piece.origin.iter() }.map(|(first, last)| {
            let span = index(*first)..index(*last);
            let outer = self.outer(&span).unwrap_or(0..0);
            (offset(outer.start), offset(outer.end))
        });
        Self {
            origin: origin.collect(),
            text: piece.text,
            encodings: { self.encodings.iter().copied() }
                .chain([piece.encoding])
                .collect(),
        }
    }
}

/// A decoded run; places count in the text it was found in.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    origin: Vec<(u32, u32)>,
    encoding: Encoding,
}

/// Whether all that stands encoded in a text was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// It was more than [`MAX_DECODED`] bytes.
    Cut,
}

/// Gives every text that stands encoded in `text` to `look`, outer ones before those inside them.
///
/// # Errors
/// When the budget is spent or `look` stops; what was looked at until then counts.
pub(crate) fn each(
    text: &str,
    budget: &mut Budget,
    mut look: impl FnMut(&Layer, &mut Budget) -> Result<(), Reason>,
) -> Result<Extent, Reason> {
    let mut left = MAX_DECODED;
    let found = pieces(text, &mut left);
    let mut extent = found.extent;
    let mut pending: Vec<Layer> = { found.pieces.into_iter().rev() }
        .map(|piece| Layer {
            text: piece.text,
            origin: piece.origin,
            encodings: vec![piece.encoding],
        })
        .collect();
    while let Some(layer) = pending.pop() {
        let steps = layer.text.len() as u64 / BYTES_PER_STEP + 1;
        budget.spend(steps).map_err(|_| Reason::Budget)?;
        look(&layer, budget)?;
        if layer.encodings.len() < MAX_DEPTH {
            let found = pieces(&layer.text, &mut left);
            if found.extent == Extent::Cut {
                extent = Extent::Cut;
            }
            let inner = { found.pieces.into_iter().rev() }.map(|piece| layer.inner(piece));
            pending.extend(inner);
        }
    }
    Ok(extent)
}

/// What stands encoded in one text.
struct Pieces {
    pieces: Vec<Piece>,
    extent: Extent,
}

/// Decodes what stands encoded in `text`, at most `left` bytes of it.
fn pieces(text: &str, left: &mut usize) -> Pieces {
    let mut found = Pieces {
        pieces: Vec::new(),
        extent: Extent::Whole,
    };
    let most = *left;
    let mut take = |piece: Piece| match left.checked_sub(piece.text.len()) {
        Some(rest) => {
            *left = rest;
            found.pieces.push(piece);
        }
        None => found.extent = Extent::Cut,
    };
    run::find(text, most, &mut take);
    percent::find(text, &mut take);
    escape::find(text, &mut take);
    found
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// Whether a byte is one that texts are made of.
fn is_text(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')
}

/// The digit's value.
fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// The byte that two digits stand for.
fn hex_byte(digits: &[u8]) -> Option<u8> {
    match digits {
        [high, low] => Some(hex_digit(*high)? << 4 | hex_digit(*low)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
