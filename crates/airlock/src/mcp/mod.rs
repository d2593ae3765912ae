//! `airlock mcp`: Airlock's answers for agents that ask for them, by the Model Context Protocol.
//!
//! A tool is a file below `tool/`: what it takes, what it gives, what it does. The protocol is `rmcp`'s; how messages are
//! told apart on a pipe, and what is said to one that cannot be read, is in `frames`.
//!
//! Invariants:
//! - no tool writes a file, starts a program, reaches the network, changes the configuration or approves anything; where
//!   the system can, the process gives up what it would need for that before it reads the first message;
//! - what reaches the agent is own words and names; text of the tree stands only in a fence, bounded and neutralised, or in
//!   a field that its schema calls data;
//! - no path leads out of the root, through a link, into git's folder or to what `[context]` keeps back;
//! - each call has a thread of its own: the one that speaks the protocol never computes;
//! - standard output holds nothing but the protocol.

mod call;
mod confine;
mod findings;
mod frames;
pub(crate) mod fuzzing;
mod http;
mod name;
mod prompt;
mod refusal;
mod resource;
mod root;
mod sbom;
mod server;
#[cfg(test)]
mod tests;
mod tool;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use crate::workspace_key::{self, IfMissing};
use call::Shared;
use core::net::SocketAddr;
use frames::Frames;
use server::Server;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Bytes of one message, on either way: a text of a hundred thousand lines, and what is larger is named by its file.
const MAX_MESSAGE: usize = 4 << 20;

/// How a client reaches the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transport {
    /// It started it: messages are lines on standard input and output.
    Stdio,
    /// Streamable HTTP at this address of the machine itself.
    Http(SocketAddr),
}

/// Serves until the client goes away.
///
/// # Errors
/// When the root or its configuration cannot be used, or the address is taken.
pub(crate) fn run(ui: Ui, global: &GlobalArgs, root: &Path, transport: Transport) -> Outcome {
    let root = root::Root::open(root)?;
    let config = Config::load(root.folder(), global.named_config())?;
    // Made now, while it can be written: placeholders mean the same in every call.
    let _ = workspace_key::of(root.top(), IfMissing::Keep);
    let kept = confine::kept_folders(&config);
    let shared = Arc::new(Shared::new(
        ui.of_server(),
        global.clone(),
        root,
        call::Keeps::Index,
    ));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| no_runtime(&error))?;
    let served = runtime.block_on(async {
        match transport {
            Transport::Stdio => stdio(ui, &kept, shared).await,
            Transport::Http(address) => http::serve(ui, &kept, shared, address).await,
        }
    });
    // A job that is cancelled may be a moment from noticing it; nobody waits for its answer.
    runtime.shutdown_background();
    served.map(|()| Exit::Clean)
}

async fn stdio(ui: Ui, kept: &confine::Kept, shared: Arc<Shared>) -> Result<(), Failure> {
    let (read, write) = rmcp::transport::stdio_pipes();
    confine::process(ui, kept, airlock_engine::sandbox::Network::Refused);
    serve(shared, Frames::new(read, write, MAX_MESSAGE)).await;
    Ok(())
}

/// Answers one client until it goes away.
async fn serve<R, W>(shared: Arc<Shared>, frames: Frames<R, W>)
where
    R: tokio::io::AsyncRead + Send + Unpin + 'static,
    W: tokio::io::AsyncWrite + Send + Unpin + 'static,
{
    // A client that goes away before it asked for anything is no error.
    if let Ok(running) = rmcp::serve_server(Server::new(shared), frames).await {
        let _ = running.waiting().await;
    }
}

fn no_runtime(error: &io::Error) -> Failure {
    Failure::usage(
        format_args!(
            "the system gives no event queue: {}",
            crate::error::reason(error)
        ),
        "are there too many open files?",
    )
}
