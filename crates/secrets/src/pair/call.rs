//! Calls that stand where a value is expected: those that hand their text on, and those that give it when nothing else does.

use super::operator::spaces;
use super::value::{Value, quoted};

/// Longest name of a call, with its path.
const LONGEST: usize = 60;

/// Words of calls that decode or wrap their one text.
const WRAPS: &[&str] = &[
    "base64",
    "b64",
    "hex",
    "unhex",
    "bytes",
    "decode",
    "buffer",
    "securestring",
    "secretstring",
    "spec",
    "secretstr",
    "literal",
    "plaintext",
];

/// Words of calls whose second text is what they give if the first names nothing.
const FALLS_BACK: &[&str] = &[
    "env", "get", "fetch", "prop", "config", "param", "option", "default", "variable", "read",
    "lookup", "setting",
];

/// The text that a call at byte `at` stands for.
pub(super) fn read(text: &str, at: usize) -> Option<Value> {
    let bytes = text.as_bytes();
    let part = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':' | b'!' | b'-' | b'>')
    };
    let window = bytes.get(at..bytes.len().min(at + LONGEST))?;
    let length = window.iter().take_while(|byte| part(byte)).count();
    let name = text.get(at..at + length)?.to_ascii_lowercase();
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let mut place = at + length;
    let joint = bytes.get(place).copied()?;
    if !matches!(joint, b'(' | b' ') {
        return None;
    }
    place += 1;
    place += spaces(bytes, place);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let first = literal(text, place)?;
    let mut after = first.range.end + 1;
    after += spaces(bytes, after);
    match bytes.get(after) {
        Some(b',') if joint == b'(' && has(FALLS_BACK) && is_name(text, &first) => {
            let second = after + 1;
            let value = literal(text, second + spaces(bytes, second))?;
            let end = value.range.end + 1;
            (bytes.get(end + spaces(bytes, end)) == Some(&b')')).then_some(value)
        }
        _ => has(WRAPS).then_some(first),
    }
}

fn literal(text: &str, at: usize) -> Option<Value> {
    let at = at + usize::from(text.as_bytes().get(at) == Some(&b'b'));
    match text.as_bytes().get(at) {
        Some(quote @ (b'"' | b'\'')) => quoted(text, at, *quote),
        _ => None,
    }
}

fn is_name(text: &str, value: &Value) -> bool {
    text.get(value.range.clone()).is_some_and(|name| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b':'))
    })
}
