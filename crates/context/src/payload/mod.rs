//! A payload's bytes as JSON, read leniently: byte-order marks, raw control characters in strings, fields in snake or
//! camel case, objects that came as strings.
//!
//! Invariant: any bytes give a value or a [`PayloadError`]; nesting is bounded by the parser, size by [`MAX_PAYLOAD`].

mod fields;
mod repair;
pub(crate) mod result;

pub(crate) use fields::Fields;

use serde_json::{Map, Value};

/// The largest payload that is read, in bytes. Write events carry whole files, tool results whole outputs; agents
/// themselves cut far below this.
pub const MAX_PAYLOAD: usize = 64 << 20;

/// Why a payload could not be read. Whose fault it is: the agent's, or somebody's who calls the hook by hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    /// Nothing came.
    #[error("the payload is empty; an agent sends one JSON object on standard input")]
    Empty,
    /// Too much came.
    #[error("the payload has {0} bytes, more than the {MAX_PAYLOAD} that are read")]
    TooLarge(usize),
    /// It is not JSON.
    #[error("the payload is not JSON: {message} at line {line}, column {column}")]
    Json {
        /// What the parser met.
        message: String,
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
    },
    /// It is JSON, and not an object.
    #[error("the payload is {0}, not a JSON object")]
    NotAnObject(&'static str),
    /// It says nothing about which event it is.
    #[error("the payload names no event; pass its name as an argument, as the installed hook does")]
    NoEvent,
}

/// Reads a payload.
pub(crate) fn parse(bytes: &[u8]) -> Result<Map<String, Value>, PayloadError> {
    if bytes.len() > MAX_PAYLOAD {
        return Err(PayloadError::TooLarge(bytes.len()));
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(PayloadError::Empty);
    }
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => {
            match repair::control_characters(text).map(|fixed| serde_json::from_str(&fixed)) {
                Some(Ok(value)) => value,
                _ => return Err(json_error(&error)),
            }
        }
    };
    match value {
        Value::Object(fields) => Ok(fields),
        other => Err(PayloadError::NotAnObject(noun(&other))),
    }
}

/// A value that may have come as a string of JSON: Copilot's `toolArgs`, Cursor's `tool_input` of MCP calls.
pub(crate) fn unwrapped(value: &Value) -> Value {
    match value {
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            serde_json::from_str(text).unwrap_or_else(|_| value.clone())
        }
        other => other.clone(),
    }
}

fn json_error(error: &serde_json::Error) -> PayloadError {
    let message = error.to_string();
    // The place follows in fields of its own.
    let message = message.split(" at line ").next().unwrap_or_default();
    PayloadError::Json {
        message: message.to_owned(),
        line: error.line(),
        column: error.column(),
    }
}

fn noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_agents_send() {
        let cases: [(&[u8], &str); 4] = [
            (b"\xef\xbb\xbf\xef\xbb\xbf{\"a\":1}", r#"{"a":1}"#),
            (b" \n{\"a\":1}\n", r#"{"a":1}"#),
            (b"{\"a\":\"x\ny\tz\x1b\"}", r#"{"a":"x\ny\tz\u001b"}"#),
            (b"{\"a\":\"\xff\"}", "{\"a\":\"\u{fffd}\"}"),
        ];
        for (bytes, expected) in cases {
            let value = parse(bytes)
                .map(Value::Object)
                .map(|value| value.to_string());
            assert_eq!(value.as_deref(), Ok(expected));
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let deep = "[".repeat(100_000);
        let cases: [(&str, &str); 6] = [
            (
                "",
                "the payload is empty; an agent sends one JSON object on standard input",
            ),
            ("[1]", "the payload is an array, not a JSON object"),
            ("null", "the payload is null, not a JSON object"),
            (
                "{\"a\":",
                "the payload is not JSON: EOF while parsing a value at line 1, column 5",
            ),
            (
                "{a}",
                "the payload is not JSON: key must be a string at line 1, column 2",
            ),
            (
                &deep,
                "the payload is not JSON: recursion limit exceeded at line 1, column 128",
            ),
        ];
        for (text, expected) in cases {
            let error = parse(text.as_bytes()).map_err(|error| error.to_string());
            assert_eq!(error.err().as_deref(), Some(expected));
        }
    }
}
