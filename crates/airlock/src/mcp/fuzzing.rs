//! The server in memory, for the fuzzer.

use super::call::{Keeps, Shared};
use super::frames::Frames;
use super::root::Root;
use super::server::Server;
use crate::args::GlobalArgs;
use crate::ui::{Color, Ui, Verbosity};
use std::path::Path;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Bytes of a message, at most: less than a fuzzer's longest input.
const MOST: usize = 2_048;
/// Bytes that wait in the pipe.
const PIPE: usize = 1 << 16;

/// What the server for the folder `root` writes when it is sent `sent`; `None` where the system has no event queue or
/// no such folder.
pub fn feed(root: &Path, sent: &[u8]) -> Option<Vec<u8>> {
    let root = Root::open(root).ok()?;
    let ui = Ui::new(Color::Never, Verbosity::Silent).of_server();
    let shared = Arc::new(Shared::new(ui, GlobalArgs::default(), root, Keeps::Nothing));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .ok()?;
    Some(runtime.block_on(talk(shared, sent)))
}

async fn talk(shared: Arc<Shared>, sent: &[u8]) -> Vec<u8> {
    let (far, near) = tokio::io::duplex(PIPE);
    let (read, write) = tokio::io::split(near);
    let frames = Frames::new(read, write, MOST);
    let (mut hears, mut says) = tokio::io::split(far);
    let say = async {
        // The server may go away before it has read all.
        let _ = says.write_all(sent).await;
        let _ = says.shutdown().await;
    };
    let mut written = Vec::new();
    let hear = async {
        let _ = hears.read_to_end(&mut written).await;
    };
    let serve = async {
        if let Ok(running) = rmcp::serve_server(Server::new(shared), frames).await {
            let _ = running.waiting().await;
        }
    };
    tokio::join!(say, hear, serve);
    written
}
