//! Values: string literals, and the bare words of settings, scripts and elements.

use super::operator::{Cursor, Join, spaces};
use super::{call, line};
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
    /// Whether it stands where a text may go on: in a sentence, or in the middle of a string.
    pub(super) loose: bool,
}

impl Value {
    fn of(range: Range<usize>, quoted: bool) -> Self {
        Self {
            range,
            quoted,
            loose: false,
        }
    }
}

/// Most literals of a list that are read.
const MOST: usize = 16;

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

/// Reads the value at `cursor`, or the literals of the list there.
pub(super) fn read(text: &str, form: Form, name: &Range<usize>, cursor: Cursor) -> Vec<Value> {
    let one = one(text, form, name, cursor);
    if one.is_none() && !matches!(cursor.join, Join::Element | Join::Default | Join::Space) {
        // `rules = ["required", …]` of a password are no passwords.
        // `secret: ["new", old]`: what signs, and what was signed with before.
        let rotates = text
            .get(cursor.at..)
            .is_some_and(|rest| rest.starts_with('['));
        let several = text.get(name.clone()).is_some_and(|name| {
            name.ends_with(['s', 'S']) || (rotates && name.ends_with("secret"))
        });
        return if several {
            list(text, cursor.at)
        } else {
            Vec::new()
        };
    }
    one.into_iter().collect()
}

fn one(text: &str, form: Form, name: &Range<usize>, cursor: Cursor) -> Option<Value> {
    let bytes = text.as_bytes();
    let mut at = cursor.at;
    if cursor.join == Join::Element {
        return element(text, at);
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
        // The quote that closes the string the name stands in: the value is what is joined to it.
        Some(quote)
            if line::open_quote(text, name.start) == Some(*quote)
                && !name_is_quoted(text, name) =>
        {
            None
        }
        Some(quote @ (b'"' | b'\'' | b'`')) => quoted(text, at, *quote).or_else(|| {
            (form == Form::Unknown)
                .then(|| unclosed(text, at))
                .flatten()
        }),
        Some(b'q') if form == Form::Code => perl_quoted(text, at),
        _ => bare(text, form, name, Cursor { at, ..cursor })
            .or_else(|| (form == Form::Code).then(|| call::read(text, at)).flatten()),
    }
}

/// What stands behind a quote that nothing closes: error messages quote such lines, and excerpts may cut them off.
fn unclosed(text: &str, at: usize) -> Option<Value> {
    until(text, at + 1, |byte| matches!(byte, b'\n' | b'\r'))
        .filter(|value| !value.range.is_empty())
}

/// Whether quotes stand on both sides of the name.
fn name_is_quoted(text: &str, name: &Range<usize>) -> bool {
    let at = |place: Option<usize>| place.and_then(|place| text.as_bytes().get(place)).copied();
    let before = at(name.start.checked_sub(1));
    let after = match at(Some(name.end)) {
        Some(b'\\') => at(Some(name.end + 1)),
        other => other,
    };
    before == after && matches!(before, Some(b'"' | b'\'' | b'`'))
}

/// What an element holds: its text, `<![CDATA[…]]>`, or the text of a `<value>` or `<string>` in it.
fn element(text: &str, at: usize) -> Option<Value> {
    let rest = text.get(at..)?;
    let inner = rest.trim_start();
    let skipped = rest.len() - inner.len();
    if skipped <= 80 {
        for open in ["<![CDATA[", "<value>", "<string>"] {
            if inner.starts_with(open) {
                let start = at + skipped + open.len();
                return until(text, start, |byte| matches!(byte, b'<' | b']'));
            }
        }
    }
    until(text, at, |byte| byte == b'<').filter(|value| !value.range.is_empty())
}

/// The literals of `["…", "…"]`, `{"…"}`, `&["…"]`, `{"key": "…"}`; `vec!` and `new string[]` may come before.
fn list(text: &str, at: usize) -> Vec<Value> {
    let bytes = text.as_bytes();
    let lead = bytes
        .get(at..bytes.len().min(at + 24))
        .unwrap_or(&[])
        .iter()
        .take_while(|byte| {
            byte.is_ascii_alphabetic() || matches!(byte, b'&' | b'!' | b' ' | b'[' | b']' | b'{')
        })
        .count();
    let open = text
        .get(at..at + lead)
        .is_some_and(|lead| lead.trim_end().ends_with(['[', '{']));
    let mut values = Vec::new();
    let mut place = at + lead;
    for _ in 0..if open { MOST * 2 } else { 0 } {
        let Some(quote @ (b'"' | b'\'')) = bytes.get(place) else {
            break;
        };
        let Some(value) = literal(text, place, *quote) else {
            break;
        };
        let mut after = value.range.end + 1;
        after += spaces(bytes, after);
        match bytes.get(after) {
            // A key: its value comes next.
            Some(b':') => place = after + 1 + spaces(bytes, after + 1),
            Some(b',') => {
                values.push(value);
                place = after + 1 + spaces(bytes, after + 1);
            }
            Some(b']' | b'}') => {
                values.push(value);
                break;
            }
            _ => break,
        }
    }
    values
}

/// Letters that may stand before a string literal: `r"…"`, `b'…'`, `u8"…"`, `@"…"`, `N'…'`, `f"…"`.
fn prefix_length(bytes: &[u8], at: usize) -> usize {
    let letters = bytes
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .take(3)
        .take_while(|byte| b"rRbBuUfFLNsScC8@$#:*&".contains(byte))
        .count();
    match bytes.get(at + letters) {
        Some(b'"' | b'\'') if letters <= 2 => letters,
        _ => 0,
    }
}

/// A string literal that is whole: ends on its line, and nothing is added to it.
pub(super) fn quoted(text: &str, at: usize, quote: u8) -> Option<Value> {
    let value = literal(text, at, quote)?;
    // `'--name='.$value.'…'`: what looks like an opening quote closes the string the name stands in.
    let first = text.as_bytes().get(value.range.start);
    if matches!(first, Some(b'.' | b'+' | b',' | b')' | b' ')) {
        return None;
    }
    let closing = text.as_bytes().get(value.range.end..value.range.end + 3);
    let after = value.range.end + if closing == Some(&[quote; 3]) { 3 } else { 1 };
    is_whole(text, after).then_some(value)
}

/// A string literal that ends on its line.
fn literal(text: &str, at: usize, quote: u8) -> Option<Value> {
    let bytes = text.as_bytes();
    let triple = bytes.get(at..at + 3) == Some(&[quote; 3]);
    let start = at + if triple { 3 } else { 1 };
    let window = bytes.get(start..bytes.len().min(start + LONGEST))?;
    let mut skip = false;
    for (place, byte) in window.iter().enumerate() {
        match byte {
            _ if skip => skip = false,
            b'\\' => skip = true,
            b'\n' => return None,
            byte if *byte == quote => return Some(Value::of(start..start + place, true)),
            _ => {}
        }
    }
    None
}

/// Perl's `q{…}`, `q(…)`, `qq{…}`.
fn perl_quoted(text: &str, at: usize) -> Option<Value> {
    let rest = text.get(at..)?;
    let open = rest.trim_start_matches('q');
    let letters = rest.len() - open.len();
    let close = match open.bytes().next()? {
        b'{' => b'}',
        b'(' => b')',
        b'[' => b']',
        b'|' => b'|',
        _ => return None,
    };
    let mut value = until(text, at + letters + 1, |byte| {
        byte == close || byte == b'\n'
    })?;
    value.quoted = letters <= 2;
    Some(value)
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
    (!inside.contains(&b'\n')).then_some(Value::of(start..start + length, true))
}

/// A value without quotes, where the kind of file has such, or in the middle of a string.
fn bare(text: &str, form: Form, name: &Range<usize>, cursor: Cursor) -> Option<Value> {
    // What a command prints is no literal.
    if text
        .get(cursor.at..)
        .is_some_and(|rest| rest.starts_with("$("))
    {
        return None;
    }
    let inside = line::open_quote(text, name.start).is_some() && !name_is_quoted(text, name);
    let word = |loose: bool| {
        let mut value = until(text, cursor.at, |byte| {
            byte.is_ascii_whitespace()
                || matches!(
                    byte,
                    b'"' | b'\'' | b'`' | b';' | b'&' | b'|' | b'<' | b'>' | b')'
                )
                || (inside && byte == b'\\')
        })?;
        // Of a list's or sentence's comma nothing is known; most passwords have none.
        let written = text.get(value.range.clone())?;
        let trimmed = written.trim_end_matches([',', '.', ':']);
        value.range.end -= written.len() - trimmed.len();
        value.loose = loose;
        let list = written.starts_with(['[', '{', '(']);
        (!value.range.is_empty() && !list).then_some(value)
    };
    match (form, cursor.join) {
        (Form::Settings, Join::Assign | Join::Tight) => {
            if !inside && line::begins(text, name.start) {
                to_line_end(text, cursor.at)
            } else if inside || cursor.join == Join::Tight {
                word(false)
            } else {
                to_line_end(text, cursor.at)
            }
        }
        (Form::Settings | Form::Script | Form::Prose | Form::Unknown, Join::Space)
        | (Form::Script | Form::Prose | Form::Unknown, Join::Tight) => word(false),
        (Form::Script, Join::Assign) if !inside => word(false),
        (Form::Prose | Form::Unknown | Form::Script, Join::Assign) => word(true),
        // `"--password=v"` in an argument list, `password=v;` in a connection string, `"X-Key: v"` in a header.
        (Form::Code | Form::Json | Form::Markup, Join::Tight) if inside => word(false),
        (Form::Code | Form::Json | Form::Markup, Join::Assign | Join::Space) if inside => {
            word(true)
        }
        _ => None,
    }
}

/// The rest of the line without a comment; `None` if it is several words.
fn to_line_end(text: &str, at: usize) -> Option<Value> {
    let line = until(text, at, |byte| byte == b'\n')?;
    let all = text.get(line.range)?;
    let mut kept = all.split(" #").next().unwrap_or(all);
    kept = kept.split(" ;").next().unwrap_or(kept).trim_end();
    // A flow mapping's value ends at its comma or brace.
    let ends_flow = kept.ends_with('}') || kept.ends_with(']');
    if (ends_flow || kept.contains(", ")) && !kept.contains('{') {
        kept = kept.split([',', '}']).next().unwrap_or(kept).trim_end();
    }
    // nginx and its like.
    kept = kept.strip_suffix(';').unwrap_or(kept);
    let several = kept.bytes().any(|byte| matches!(byte, b' ' | b'\t'));
    (!several && !kept.is_empty()).then(|| Value::of(at..at + kept.len(), false))
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
    (length > 0).then_some(Value::of(range, false))
}
