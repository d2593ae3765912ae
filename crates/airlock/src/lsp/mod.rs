//! `airlock lsp`: a language server, which shows in the editor what a scan would find.
//!
//! Messages come in (`wire`, `frame`), are read leniently (`params`) and change documents (`documents`, `text`); a
//! document whose text has come to rest is judged (`judge`), what is found becomes diagnostics (`found`), hovers and
//! actions (`hover`, `action`, `suppression`). `server` is the loop between them.
//!
//! Invariants:
//! - the server alone writes to standard output; nothing of a document goes to the log;
//! - one judgement runs at a time, and ends soon when its text is no longer the document's;
//! - a judgement that crashes costs its own result; no message ends the server but `exit`.

mod action;
mod documents;
mod found;
mod frame;
mod hover;
mod judge;
mod params;
mod running;
mod server;
mod suppression;
mod text;
mod uri;
mod wire;

use crate::args::GlobalArgs;
use crate::error::Failure;
use crate::ui::Ui;
pub(crate) use server::End;
use server::Server;
use std::time::Duration;

/// How long a text must rest before it is judged: shorter than a pause for thought, longer than one between keys.
const REST: Duration = Duration::from_millis(200);

/// Serves the client on standard input and output until it leaves; whether it took its leave in order.
///
/// # Errors
/// When threads cannot be started.
pub(crate) fn serve(ui: Ui, global: &GlobalArgs) -> Result<End, Failure> {
    let (connection, writer) = wire::stdio().map_err(Failure::internal)?;
    let end = Server::new(connection, judge::scanning(ui, global), REST).run();
    // What was said last is written before the process ends.
    let _ = writer.join();
    Ok(end)
}
