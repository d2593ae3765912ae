//! Messages on a pipe: one JSON text a line, each way.
//!
//! The library's own reader of lines says nothing to what is no JSON or too long; here each gets an error, so that a client
//! sees what is wrong with it. Answers and errors are never answered, and neither is a notification.
//!
//! Invariants:
//! - no more than one message is held, of a bounded size; the rest of one that is too long is read and dropped;
//! - reading may be given up at any point and taken up again, as the library does it: what was read is kept;
//! - each message is written whole, by one task.

use rmcp::RoleServer;
use rmcp::model::{ClientRequest, ErrorData, JsonRpcMessage, RequestId, ServerJsonRpcMessage};
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use serde_json::Value;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Messages that wait to be written.
const WAITING: usize = 64;
/// How long a client that went away, and reads no more, is waited for.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Methods of the protocol that take parameters: the library takes one with parameters that it cannot read for a method
/// that it does not know.
const METHODS: [&str; 12] = [
    "initialize",
    "tools/call",
    "tools/list",
    "resources/read",
    "resources/list",
    "resources/templates/list",
    "resources/subscribe",
    "resources/unsubscribe",
    "prompts/get",
    "prompts/list",
    "completion/complete",
    "logging/setLevel",
];

/// A pipe to a client.
pub(super) struct Frames<R, W> {
    read: BufReader<R>,
    line: Vec<u8>,
    most: usize,
    /// Whether the line that is being read is too long, and its rest is dropped.
    is_skipping: bool,
    /// What is to be said of a line before the next one is read.
    owed: Option<Vec<u8>>,
    /// Whether the client has asked for anything yet: before, nothing but a request means anything.
    is_open: bool,
    out: Option<mpsc::Sender<Vec<u8>>>,
    writer: Option<JoinHandle<()>>,
    written: std::marker::PhantomData<fn(W)>,
}

/// What a line is.
enum Line {
    Message(Box<RxJsonRpcMessage<RoleServer>>),
    Wrong(Option<RequestId>, ErrorData),
    Nothing,
}

impl<R, W> Frames<R, W>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Send + Unpin + 'static,
{
    /// A pipe on which no message has more than `most` bytes; to be made where tasks can be started.
    pub(super) fn new(read: R, write: W, most: usize) -> Self {
        let (out, waiting) = mpsc::channel(WAITING);
        Self {
            read: BufReader::new(read),
            line: Vec::new(),
            most,
            is_skipping: false,
            owed: None,
            is_open: false,
            out: Some(out),
            writer: Some(tokio::spawn(write_all(write, waiting))),
            written: std::marker::PhantomData,
        }
    }

    /// The next line; `None` at the end. What the end cuts off is no line.
    async fn line(&mut self) -> Option<Line> {
        loop {
            let waiting = self.read.fill_buf().await.ok()?;
            if waiting.is_empty() {
                return None;
            }
            let end = waiting.iter().position(|byte| *byte == b'\n');
            let part = waiting
                .get(..end.unwrap_or(waiting.len()))
                .unwrap_or_default();
            let is_too_long = self.line.len().saturating_add(part.len()) > self.most;
            if is_too_long {
                self.line.clear();
            } else if !self.is_skipping {
                self.line.extend_from_slice(part);
            }
            let used = end.map_or(waiting.len(), |end| end.saturating_add(1));
            self.read.consume(used);
            let was_skipping = self.is_skipping;
            self.is_skipping = (was_skipping || is_too_long) && end.is_none();
            if is_too_long && !was_skipping {
                return Some(Line::Wrong(None, too_long(self.most)));
            }
            if end.is_some() && !was_skipping {
                let line = read(&self.line);
                self.line.clear();
                return Some(line);
            }
        }
    }
}

impl<R, W> Transport<RoleServer> for Frames<R, W>
where
    R: AsyncRead + Send + Unpin,
    W: AsyncWrite + Send + Unpin + 'static,
{
    type Error = io::Error;

    fn send(
        &mut self,
        item: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let out = self.out.clone();
        async move {
            let out = out.ok_or(io::ErrorKind::NotConnected)?;
            let bytes = spelled(&item).ok_or(io::ErrorKind::InvalidData)?;
            let sent = out.send(bytes).await;
            sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
        }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            if self.owed.is_some() {
                let room = self.out.as_ref()?.reserve().await.ok()?;
                if let Some(owed) = self.owed.take() {
                    room.send(owed);
                }
            }
            match self.line().await? {
                Line::Message(message) => {
                    self.is_open |= matches!(*message, JsonRpcMessage::Request(_));
                    if self.is_open {
                        return Some(*message);
                    }
                }
                Line::Wrong(id, error) => {
                    self.owed = spelled(&ServerJsonRpcMessage::error(error, id));
                }
                Line::Nothing => {}
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        drop(self.out.take());
        if let Some(mut writer) = self.writer.take()
            && tokio::time::timeout(LAST_WORDS, &mut writer).await.is_err()
        {
            writer.abort();
        }
        Ok(())
    }
}

/// Writes what is sent, until nobody can send any more or nobody reads.
async fn write_all(mut write: impl AsyncWrite + Unpin, mut waiting: mpsc::Receiver<Vec<u8>>) {
    while let Some(message) = waiting.recv().await {
        if write.write_all(&message).await.is_err() {
            return;
        }
        if waiting.is_empty() && write.flush().await.is_err() {
            return;
        }
    }
}

fn spelled(message: &TxJsonRpcMessage<RoleServer>) -> Option<Vec<u8>> {
    let mut bytes = serde_json::to_vec(message).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}

fn too_long(most: usize) -> ErrorData {
    ErrorData::invalid_request(
        format!(
            "the message has more than {most} bytes: send less, or name a file instead of its text"
        ),
        None,
    )
}

/// What a line is; without its end.
fn read(line: &[u8]) -> Line {
    let line = line
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(line)
        .trim_ascii();
    if line.is_empty() {
        return Line::Nothing;
    }
    let value = match serde_json::from_slice::<Value>(line) {
        Ok(value) => value,
        // The library's words name the place and quote nothing.
        Err(error) => {
            let what =
                format!("the line is no JSON text: {error}; send one message a line, in UTF-8");
            return Line::Wrong(None, ErrorData::parse_error(what, None));
        }
    };
    let asked = Asked::of(&value);
    let method = value.get("method").and_then(Value::as_str);
    let known = METHODS.into_iter().find(|known| Some(*known) == method);
    match serde_json::from_value::<RxJsonRpcMessage<RoleServer>>(value) {
        Ok(JsonRpcMessage::Request(request)) => match (&request.request, known) {
            (ClientRequest::CustomRequest(_), Some(method)) => wrong_parameters(request.id, method),
            _ => Line::Message(Box::new(JsonRpcMessage::Request(request))),
        },
        Ok(message) => Line::Message(Box::new(message)),
        Err(_) => match asked {
            Asked::Answer => Line::Nothing,
            Asked::Batch => Line::Wrong(
                None,
                ErrorData::invalid_request("batches are not taken: send one message a line", None),
            ),
            Asked::Other(Some(id)) if let Some(method) = known => wrong_parameters(id, method),
            Asked::Other(id) => Line::Wrong(
                id,
                ErrorData::invalid_request(
                    "the line is no message of JSON-RPC 2.0: it needs \"jsonrpc\": \"2.0\", a method, and for a request an \
                     id that is a number or a text",
                    None,
                ),
            ),
        },
    }
}

fn wrong_parameters(id: RequestId, method: &str) -> Line {
    let what = format!(
        "the parameters of {method} are not as the protocol has them: compare names and types"
    );
    Line::Wrong(Some(id), ErrorData::invalid_params(what, None))
}

/// Whether something that is no message may be answered.
enum Asked {
    /// It answers something itself, or asks for no answer.
    Answer,
    Batch,
    Other(Option<RequestId>),
}

impl Asked {
    fn of(value: &Value) -> Self {
        let has = |field: &str| value.get(field).is_some();
        if value.is_array() {
            return Self::Batch;
        }
        let is_notification = has("method") && !has("id") && has("jsonrpc");
        if is_notification || has("result") || has("error") {
            return Self::Answer;
        }
        let id = value.get("id").cloned();
        Self::Other(id.and_then(|id| serde_json::from_value(id).ok()))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use tokio::io::{AsyncReadExt as _, duplex};

    /// What is received of `sent`, by method, and what is written back.
    fn talk(sent: &[u8], most: usize) -> (Vec<String>, String) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(async {
            let (mut far, near) = duplex(1 << 16);
            let (read, write) = tokio::io::split(near);
            let mut frames = Frames::new(read, write, most);
            far.write_all(sent).await.unwrap();
            far.shutdown().await.unwrap();
            let mut received = Vec::new();
            while let Some(message) = frames.receive().await {
                let value = serde_json::to_value(&message).unwrap();
                received.push(value["method"].as_str().unwrap_or("-").to_owned());
            }
            frames.close().await.unwrap();
            drop(frames);
            let mut written = String::new();
            far.read_to_string(&mut written).await.unwrap();
            (received, written)
        })
    }

    #[test]
    fn each_line_is_a_message_an_error_or_nothing() {
        let ping = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
        let cases: [(&str, &[&str], &str); 14] = [
            ("", &[], ""),
            ("\r\n  \n", &[], ""),
            (ping, &["ping"], ""),
            (
                "\u{feff}{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r",
                &["ping"],
                "",
            ),
            ("{", &[], "-32700"),
            ("\u{0}", &[], "-32700"),
            ("5", &[], "-32600"),
            ("[]", &[], "batches"),
            (
                r#"{"jsonrpc":"2.0","id":[],"method":"ping"}"#,
                &[],
                "\"code\":-32600",
            ),
            (
                r#"{"jsonrpc":"1.0","id":7,"method":"ping"}"#,
                &[],
                "\"id\":7",
            ),
            (r#"{"jsonrpc":"2.0","id":"a","result":{}}"#, &[], ""),
            (r#"{"jsonrpc":"2.0","id":1,"error":5}"#, &[], ""),
            (
                r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
                &[],
                "",
            ),
            (
                r#"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":5}}"#,
                &[],
                "-32602",
            ),
        ];
        for (line, received, written) in cases {
            let (got, said) = talk(format!("{line}\n").as_bytes(), 1000);
            assert_eq!(got, received, "{line}");
            assert_eq!(said.is_empty(), written.is_empty(), "{line}: {said}");
            assert!(said.contains(written), "{line}: {said}");
        }
        // What comes after something that cannot be read is read; what has no end is not.
        let (got, said) = talk(format!("{{\n{ping}\n{ping}").as_bytes(), 1000);
        assert_eq!((got.len(), said.lines().count()), (1, 1));
        let deep = format!("{}\n{ping}\n", "[".repeat(900));
        let (got, said) = talk(deep.as_bytes(), 1000);
        assert_eq!((got.len(), said.lines().count()), (1, 1), "{said}");
    }

    #[test]
    fn a_message_that_is_too_long_is_dropped_and_said_so_once() {
        let ping = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
        for length in [41, 100, 9_000, 50_000] {
            let long = format!("{}\n{ping}\n", "x".repeat(length));
            let (got, said) = talk(long.as_bytes(), 40);
            assert_eq!(got, ["ping"], "{length}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(said.contains("more than 40 bytes"), "{said}");
        }
    }
}
