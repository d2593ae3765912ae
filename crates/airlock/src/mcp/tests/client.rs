//! A client, and the folder that it asks about.

use crate::args::GlobalArgs;
use crate::mcp::call::{Keeps, Shared};
use crate::mcp::frames::Frames;
use crate::mcp::root::Root;
use crate::mcp::{MAX_MESSAGE, serve};
use crate::ui::{Color, Ui, Verbosity};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::io::{
    AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream, ReadHalf, WriteHalf,
};

/// A folder with `files`.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// What all clients of a server for `root` share.
pub(super) fn shared(root: &Path) -> Arc<Shared> {
    let ui = Ui::new(Color::Never, Verbosity::Silent).of_server();
    let root = Root::open(root).unwrap();
    Arc::new(Shared::new(ui, GlobalArgs::default(), root, Keeps::Nothing))
}

/// A client in the middle of a session.
pub(super) struct Client {
    says: WriteHalf<DuplexStream>,
    hears: BufReader<ReadHalf<DuplexStream>>,
    asked: u64,
    /// What came that nobody asked for.
    pub(super) told: Vec<Value>,
}

/// Runs `session` against a server for `root`, after it has said hello.
pub(super) fn session<T>(root: &Path, session: impl AsyncFnOnce(&mut Client) -> T) -> T {
    silent(root, async |client: &mut Client| {
        let hello = json!({
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": { "name": "test", "version": "1" },
        });
        let answer = client.ask("initialize", hello).await;
        assert_eq!(
            answer["result"]["protocolVersion"], "2025-11-25",
            "{answer}"
        );
        client
            .send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string())
            .await;
        session(client).await
    })
}

/// The same before anything was said.
pub(super) fn silent<T>(root: &Path, session: impl AsyncFnOnce(&mut Client) -> T) -> T {
    let shared = shared(root);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (far, near) = tokio::io::duplex(1 << 16);
        let (read, write) = tokio::io::split(near);
        let server = tokio::spawn(serve(shared, Frames::new(read, write, MAX_MESSAGE)));
        let (hears, says) = tokio::io::split(far);
        let mut client = Client {
            says,
            hears: BufReader::new(hears),
            asked: 0,
            told: Vec::new(),
        };
        let done = session(&mut client).await;
        client.says.shutdown().await.unwrap();
        server.await.unwrap();
        done
    })
}

impl Client {
    /// Sends a line.
    pub(super) async fn send(&mut self, line: &str) {
        self.says.write_all(line.as_bytes()).await.unwrap();
        self.says.write_all(b"\n").await.unwrap();
    }

    /// The next message.
    pub(super) async fn hear(&mut self) -> Value {
        let mut line = String::new();
        self.hears.read_line(&mut line).await.unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// Asks for something, and the number by which it is known.
    pub(super) async fn begin(&mut self, method: &str, params: Value) -> u64 {
        self.asked += 1;
        let request =
            json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params });
        self.send(&request.to_string()).await;
        self.asked
    }

    /// The answer to what has this number.
    pub(super) async fn answer(&mut self, id: u64) -> Value {
        loop {
            let heard = self.hear().await;
            if heard["id"] == id {
                return heard;
            }
            self.told.push(heard);
        }
    }

    pub(super) async fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params).await;
        self.answer(id).await
    }

    /// The result of a tool.
    pub(super) async fn call(&mut self, tool: &str, arguments: Value) -> Called {
        let params = json!({ "name": tool, "arguments": arguments });
        let answer = self.ask("tools/call", params).await;
        let result = &answer["result"];
        Called {
            text: result["content"][0]["text"]
                .as_str()
                .unwrap_or_else(|| panic!("{tool}: {answer}"))
                .to_owned(),
            data: result["structuredContent"].clone(),
            is_error: result["isError"] == true,
        }
    }
}

/// What a tool gave.
#[derive(Debug)]
pub(super) struct Called {
    pub(super) text: String,
    pub(super) data: Value,
    pub(super) is_error: bool,
}
