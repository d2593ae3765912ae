//! Writes JSON whose bytes are harmless on a terminal.
//!
//! Values stay exact: a hostile character inside a string is written as its `\uXXXX` escape, so a reader that decodes
//! gets what the report holds, and a person who prints the file sees no effect of it.

use crate::{RenderError, neutral};
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};
use serde_json::{Serializer, Value};
use std::io::{self, Write};

/// `value` as indented JSON with a final line end.
pub(crate) fn to_vec(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let mut out = Vec::new();
    let formatter = HarmlessFormatter(PrettyFormatter::new());
    value.serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    out.push(b'\n');
    Ok(out)
}

/// A list whose elements are made one by one while they are written, so that a large report is never held twice.
pub(crate) struct Stream<'items, T, F> {
    /// What the elements are made of.
    pub(crate) items: &'items [T],
    /// Makes the element of an item, which is given with its place.
    pub(crate) element: F,
}

impl<T, F: Fn(usize, &T) -> Value> Serialize for Stream<'_, T, F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = self.items.iter().enumerate();
        serializer.collect_seq(items.map(|(at, item)| (self.element)(at, item)))
    }
}

/// [`PrettyFormatter`] with hostile characters escaped.
struct HarmlessFormatter(PrettyFormatter<'static>);

impl Formatter for HarmlessFormatter {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut clean_from = 0;
        for (at, character) in fragment.char_indices() {
            if !neutral::is_hostile(character) {
                continue;
            }
            let clean = fragment.get(clean_from..at).unwrap_or_default();
            writer.write_all(clean.as_bytes())?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            clean_from = at + character.len_utf8();
        }
        let clean = fragment.get(clean_from..).unwrap_or_default();
        writer.write_all(clean.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_what_serde_json_leaves() {
        let bytes = to_vec(&"\u{1b}\u{7f}\u{9b}\u{202e}\u{e0041}ä").unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\"\\u001b\\u007f\\u009b\\u202e\\udb40\\udc41ä\"\n"
        );
    }

    proptest! {
        #[test]
        fn values_survive(value in any::<String>()) {
            let bytes = to_vec(&value).unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(&bytes).unwrap(), value);
            let text = String::from_utf8(bytes).unwrap();
            prop_assert!(!text.trim_end().chars().any(neutral::is_hostile));
        }
    }
}
