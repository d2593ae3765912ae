//! Messages in frames: a header that tells the length, and that many bytes of JSON.
//!
//! Invariants:
//! - whatever bytes come, each read ends with a message, a fault that can be answered, or the end; memory stays below
//!   [`MAX_FRAME`];
//! - after a fault the next whole frame is found again.

use lsp_server::Message;
use serde_json::Value;
use std::io::{self, BufRead, Read as _, Write};

/// Bytes of a message above which it is passed over: six times the 10 MB of text that an editor may send, since JSON
/// spells a byte with up to six.
pub(crate) const MAX_FRAME: u64 = 64_000_000;
/// Bytes of a header line above which it is none.
const MAX_HEADER: u64 = 4_096;
/// The header that counts.
const LENGTH: &str = "content-length";

/// What was read.
#[derive(Debug)]
pub(crate) enum Frame {
    /// A message.
    Message(Message),
    /// What is no message: the answer to it, ready to be written.
    Fault(Value),
}

/// Codes of JSON-RPC for what cannot be taken.
const PARSE_ERROR: i32 = -32_700;
const INVALID_REQUEST: i32 = -32_600;

/// Frames in a stream.
#[derive(Debug)]
pub(crate) struct Frames<S> {
    stream: S,
    /// The length of the next frame, whose head was met after bytes that are none.
    met: Option<u64>,
}

impl<S: BufRead> Frames<S> {
    pub(crate) fn of(stream: S) -> Self {
        Self { stream, met: None }
    }

    /// Reads the next frame; `None` at the end.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub(crate) fn read(&mut self) -> io::Result<Option<Frame>> {
        let mut is_garbled = false;
        let length = loop {
            if let Some(length) = self.met.take() {
                break length;
            }
            match header(&mut self.stream)? {
                Header::End if is_garbled => return Ok(Some(garbled())),
                Header::End => return Ok(None),
                Header::Length(length) if is_garbled => {
                    self.met = Some(length);
                    return Ok(Some(garbled()));
                }
                Header::Length(length) => break length,
                Header::Other => {}
                Header::Garbled => is_garbled = true,
            }
        };
        body(&mut self.stream, length)
    }
}

fn garbled() -> Frame {
    fault(PARSE_ERROR, "no frame: it begins with Content-Length")
}

/// What follows the header that tells the length.
fn body(stream: &mut dyn BufRead, length: u64) -> io::Result<Option<Frame>> {
    // The rest of the head, to its empty line.
    loop {
        match line(stream)?.as_deref() {
            None => return Ok(None),
            Some(b"") => break,
            Some(_) => {}
        }
    }
    if length > MAX_FRAME {
        let passed = io::copy(&mut stream.take(length), &mut io::sink())?;
        let text = format!("a message of {length} bytes is not read: at most {MAX_FRAME}");
        return Ok((passed == length).then(|| fault(INVALID_REQUEST, &text)));
    }
    let mut body = Vec::new();
    let read = stream.take(length).read_to_end(&mut body)?;
    if read as u64 != length {
        return Ok(None);
    }
    Ok(Some(message(&body)))
}

/// A line of the head.
enum Header {
    Length(u64),
    Other,
    Garbled,
    End,
}

fn header(stream: &mut dyn BufRead) -> io::Result<Header> {
    let Some(line) = line(stream)? else {
        return Ok(Header::End);
    };
    let text = String::from_utf8_lossy(&line);
    let Some((name, value)) = text.split_once(':') else {
        return Ok(if line.is_empty() {
            Header::Other
        } else {
            Header::Garbled
        });
    };
    if !name.trim().eq_ignore_ascii_case(LENGTH) {
        return Ok(Header::Other);
    }
    Ok(value.trim().parse().map_or(Header::Garbled, Header::Length))
}

/// A line without its end, or the part of it that is looked at; `None` at the end.
fn line(stream: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if stream.take(MAX_HEADER).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    while line
        .last()
        .is_some_and(|byte| matches!(byte, b'\r' | b'\n'))
    {
        line.pop();
    }
    Ok(Some(line))
}

/// The message that a frame holds.
pub(crate) fn message(body: &[u8]) -> Frame {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(first) => match serde_json::from_slice(&without_halves(body)) {
            Ok(value) => value,
            Err(_) => return fault(PARSE_ERROR, &format!("not JSON: {}", place(&first))),
        },
    };
    let id = value.get("id").cloned();
    match serde_json::from_value(value) {
        Ok(message) => Frame::Message(message),
        Err(_) => Frame::Fault(answer(
            id.filter(|id| id.is_number() || id.is_string()),
            INVALID_REQUEST,
            "neither a request, a notification nor a response of JSON-RPC 2.0",
        )),
    }
}

/// What is wrong with a text, without a word of it.
fn place(error: &serde_json::Error) -> String {
    let kind = match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        _ => "it is malformed",
    };
    format!("{kind} at line {}, column {}", error.line(), error.column())
}

/// The same JSON where halves of surrogate pairs, which are no characters and which editors in JavaScript may send, are
/// replaced by U+FFFD: one unit of UTF-16 like them, so that columns stay right.
fn without_halves(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let pair = (unit(rest), rest.get(6..).and_then(unit));
        let (taken, is_half) = match (first, pair) {
            (b'\\', (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff))) => (12, false),
            (b'\\', (Some(0xd800..=0xdfff), _)) => (6, true),
            // What follows a backslash is no backslash of its own.
            (b'\\', _) => (2, false),
            _ => (1, false),
        };
        let (kept, next) = rest.split_at_checked(taken).unwrap_or((rest, &[]));
        out.extend_from_slice(if is_half { b"\\ufffd" } else { kept });
        rest = if taken == 1 { after } else { next };
    }
    out
}

/// The unit that an escape `\uXXXX` at the beginning of `bytes` stands for.
fn unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn fault(code: i32, text: &str) -> Frame {
    Frame::Fault(answer(None, code, text))
}

/// An error in answer to `id`, or to nobody where it could not be read.
fn answer(id: Option<Value>, code: i32, text: &str) -> Value {
    serde_json::json!({
        "jsonrpc": "2.0",
        "id": id,
        "error": { "code": code, "message": text },
    })
}

/// Writes a message in one piece.
///
/// # Errors
/// When the stream takes it not.
pub(crate) fn write(stream: &mut dyn Write, message: &Message) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Versioned<'m> {
        jsonrpc: &'static str,
        #[serde(flatten)]
        message: &'m Message,
    }
    let body = serde_json::to_vec(&Versioned {
        jsonrpc: "2.0",
        message,
    })?;
    write_body(stream, &body)
}

/// Writes an answer to what was no message.
///
/// # Errors
/// When the stream takes it not.
pub(crate) fn write_fault(stream: &mut dyn Write, answer: &Value) -> io::Result<()> {
    write_body(stream, &serde_json::to_vec(answer)?)
}

fn write_body(stream: &mut dyn Write, body: &[u8]) -> io::Result<()> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    stream.write_all(&frame)?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use proptest::prelude::*;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    /// What is read from `stream`, one word a frame.
    fn words(stream: &[u8]) -> Vec<String> {
        let mut frames = Frames::of(stream);
        let mut words = Vec::new();
        while let Some(frame) = frames.read().unwrap() {
            words.push(match frame {
                Frame::Message(Message::Request(request)) => format!("request {}", request.method),
                Frame::Message(Message::Notification(it)) => format!("notification {}", it.method),
                Frame::Message(Message::Response(it)) => format!("response {}", it.id),
                Frame::Fault(answer) => {
                    format!("{} to {}", answer["error"]["code"], answer["id"])
                }
            });
        }
        words
    }

    #[test]
    fn reads_frames_and_answers_what_is_none() {
        let whole = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let cases = [
            ("nothing", String::new(), vec![]),
            ("a notification", whole.clone(), vec!["notification exit"]),
            (
                "a request and a response",
                framed(r#"{"id":1,"method":"shutdown"}"#) + &framed(r#"{"id":"x","result":null}"#),
                vec!["request shutdown", "response \"x\""],
            ),
            (
                "names of headers in any case, more of them, bare line ends",
                format!(
                    "Content-Type: x\ncontent-LENGTH:{}\n\n{{\"method\":\"a\"}}",
                    14
                ),
                vec!["notification a"],
            ),
            (
                "no JSON, then a frame",
                framed("{]") + &whole,
                vec!["-32700 to null", "notification exit"],
            ),
            (
                "JSON that is no message",
                framed("[1]") + &framed(r#"{"id":7,"method":3}"#) + &framed("null"),
                vec!["-32600 to null", "-32600 to 7", "-32600 to null"],
            ),
            (
                "an id that is none",
                framed(r#"{"id":[],"method":"a"}"#) + &framed(r#"{"id":99999999999,"method":"a"}"#),
                vec!["notification a", "-32600 to 99999999999"],
            ),
            (
                "half a character",
                framed(r#"{"method":"\ud83d"}"#) + &framed(r#"{"method":"\ud83d\ude00 \\ud83d"}"#),
                vec!["notification \u{fffd}", "notification 😀 \\ud83d"],
            ),
            (
                "garbage alone",
                "garbage\r\n".to_owned(),
                vec!["-32700 to null"],
            ),
            (
                "garbage, then a frame",
                "garbage\r\n\r\nContent-Length: many\r\n\r\n".to_owned() + &whole,
                vec!["-32700 to null", "notification exit"],
            ),
            (
                "a truncated frame",
                "Content-Length: 10\r\n\r\n{}".to_owned(),
                vec![],
            ),
            ("a truncated head", "Content-Length: 10".to_owned(), vec![]),
            (
                "more than is read",
                format!("Content-Length: {}\r\n\r\n", u64::MAX),
                vec![],
            ),
        ];
        for (name, stream, expected) in cases {
            assert_eq!(words(stream.as_bytes()), expected, "{name}");
        }
    }

    #[test]
    fn passes_over_a_message_that_is_too_long() {
        let length = usize::try_from(MAX_FRAME).unwrap() + 1;
        let mut stream = format!("Content-Length: {length}\r\n\r\n").into_bytes();
        stream.resize(stream.len() + length, b' ');
        stream.extend_from_slice(framed(r#"{"method":"exit"}"#).as_bytes());
        assert_eq!(words(&stream), ["-32600 to null", "notification exit"]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_to_their_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = words(&bytes);
        }

        #[test]
        fn what_is_written_is_read(method in "\\PC{0,20}", text in "\\PC{0,40}") {
            let sent = lsp_server::Notification { method: method.clone(), params: serde_json::json!([text]) };
            let mut stream = Vec::new();
            write(&mut stream, &sent.into()).unwrap();
            let read = Frames::of(stream.as_slice()).read().unwrap();
            let is_same = matches!(
                &read,
                Some(Frame::Message(Message::Notification(it)))
                    if it.method == method && it.params == serde_json::json!([text])
            );
            prop_assert!(is_same, "{read:?}");
        }
    }
}
