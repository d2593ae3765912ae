//! Values: string literals, and the bare words of settings, scripts and elements.

use super::operator::{Cursor, Join, spaces};
use crate::context::Form;
use std::ops::Range;

/// Longest value that is read, in bytes.
pub(super) const LONGEST: usize = 600;

/// A value's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// Without quotes.
    pub(super) range: Range<usize>,
    /// Whether it had quotes.
    pub(super) quoted: bool,
}

/// Calls that hand their string on unchanged; matched up to and with the opening parenthesis.
const WRAPPERS: &[&str] = &[
    "Some(",
    "String::from(",
    "SecretString::from(",
    "SecretString::new(",
    "new String(",
    "Secret(",
    "SecretStr(",
    "std::string(",
    "Buffer.from(",
    "pulumi.String(",
    "aws.String(",
    "cdk.SecretValue.unsafePlainText(",
    "SecretValue.unsafePlainText(",
    "process.env.",
];

/// Reads the value at `cursor`.
pub(super) fn read(text: &str, form: Form, cursor: Cursor) -> Option<Value> {
    let bytes = text.as_bytes();
    let mut at = cursor.at;
    if cursor.join == Join::Element {
        return until(text, at, |byte| byte == b'<').filter(|value| !value.range.is_empty());
    }
    if cursor.join == Join::Default {
        return until(text, at, |byte| matches!(byte, b'}' | b'"' | b'\''));
    }
    for wrapper in WRAPPERS {
        if text.get(at..).is_some_and(|rest| rest.starts_with(wrapper)) {
            at += wrapper.len();
        }
    }
    at += prefix_length(bytes, at);
    match bytes.get(at) {
        Some(b'\\') if matches!(bytes.get(at + 1), Some(b'"' | b'\'')) => escaped(text, at),
        Some(quote @ (b'"' | b'\'' | b'`')) => quoted(text, at, *quote),
        _ => bare(text, form, Cursor { at, ..cursor }),
    }
}

/// Letters that may stand before a string literal: `r"…"`, `b'…'`, `u8"…"`, `@"…"`, `N'…'`, `f"…"`.
fn prefix_length(bytes: &[u8], at: usize) -> usize {
    let letters = bytes
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .take(3)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'$' | b'#'))
        .count();
    match bytes.get(at + letters) {
        Some(b'"' | b'\'') if letters <= 2 => letters,
        _ => 0,
    }
}

/// A string literal that is whole: ends on its line, and nothing is added to it.
fn quoted(text: &str, at: usize, quote: u8) -> Option<Value> {
    let bytes = text.as_bytes();
    let triple = bytes.get(at..at + 3) == Some(&[quote; 3]);
    let start = at + if triple { 3 } else { 1 };
    let window = bytes.get(start..bytes.len().min(start + LONGEST))?;
    let mut end = None;
    let mut skip = false;
    for (place, byte) in window.iter().enumerate() {
        match byte {
            _ if skip => skip = false,
            b'\\' => skip = true,
            b'\n' => return None,
            byte if *byte == quote => {
                end = Some(start + place);
                break;
            }
            _ => {}
        }
    }
    let end = end?;
    // `'--name='.$value.'…'`: what looks like an opening quote closes the string the name stands in.
    if matches!(window, [b'.' | b'+' | b',' | b')' | b' ', ..]) {
        return None;
    }
    let after = end + if triple { 3 } else { 1 };
    is_whole(text, after).then_some(Value {
        range: start..end,
        quoted: true,
    })
}

/// What is written after a literal that is not the whole value.
const CHANGED: &[&str] = &[
    "+", "%", ".format", ".replace", ".split", ".join", ".concat", "..", "=>", ": ", " . ",
];

/// Whether nothing is joined to or done with the literal that ends before `after`.
fn is_whole(text: &str, after: usize) -> bool {
    let place = after + spaces(text.as_bytes(), after);
    let rest = text.get(place..).unwrap_or("");
    !CHANGED.iter().any(|sign| rest.starts_with(sign))
}

/// `\"…\"` inside another string.
fn escaped(text: &str, at: usize) -> Option<Value> {
    let bytes = text.as_bytes();
    let mark = bytes.get(at..at + 2)?;
    let start = at + 2;
    let window = bytes.get(start..bytes.len().min(start + LONGEST))?;
    let length = memchr::memmem::find(window, mark)?;
    let inside = window.get(..length)?;
    (!inside.contains(&b'\n')).then_some(Value {
        range: start..start + length,
        quoted: true,
    })
}

/// A value without quotes, where the kind of file has such.
fn bare(text: &str, form: Form, cursor: Cursor) -> Option<Value> {
    // What a command prints is no literal.
    if text
        .get(cursor.at..)
        .is_some_and(|rest| rest.starts_with("$("))
    {
        return None;
    }
    let to_space = |byte: u8| {
        byte.is_ascii_whitespace()
            || matches!(
                byte,
                b'"' | b'\'' | b'`' | b';' | b'&' | b'|' | b'<' | b'>' | b')'
            )
    };
    match (form, cursor.join) {
        (Form::Settings, Join::Assign | Join::Tight) => to_line_end(text, cursor.at),
        (Form::Settings | Form::Script | Form::Prose | Form::Unknown, Join::Space)
        | (Form::Script | Form::Prose | Form::Unknown, Join::Tight) => {
            until(text, cursor.at, to_space)
        }
        // `"--password=v"` in an argument list, `password=v;` in a connection string.
        _ => None,
    }
}

/// The rest of the line without a comment; `None` if it is several words.
fn to_line_end(text: &str, at: usize) -> Option<Value> {
    let line = until(text, at, |byte| byte == b'\n')?;
    let all = text.get(line.range)?;
    let mut kept = all.split(" #").next().unwrap_or(all).trim_end();
    // A flow mapping's value ends at its comma or brace.
    if kept.ends_with('}') && !kept.contains('{') {
        kept = kept.split([',', '}']).next().unwrap_or(kept).trim_end();
    }
    let several = kept.bytes().any(|byte| matches!(byte, b' ' | b'\t'));
    (!several && !kept.is_empty()).then(|| Value {
        range: at..at + kept.len(),
        quoted: false,
    })
}

/// Bytes up to one that ends the value; `None` if there is no end within [`LONGEST`] and no end of the text.
fn until(text: &str, at: usize, ends: impl Fn(u8) -> bool) -> Option<Value> {
    let bytes = text.as_bytes();
    let window = bytes.get(at..bytes.len().min(at + LONGEST))?;
    let length = match window.iter().position(|byte| ends(*byte)) {
        Some(length) => length,
        None if at + window.len() == bytes.len() => window.len(),
        None => return None,
    };
    let range = at..at + length;
    // A boundary inside a character cannot come from ASCII ends, but a text may end anywhere.
    text.get(range.clone())?;
    (length > 0).then_some(Value {
        range,
        quoted: false,
    })
}
