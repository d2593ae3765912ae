//! The judgement that runs, on a thread of its own.
//!
//! Invariant: each judgement that was started ends with one [`Event::Finished`], even one that panics.

use super::judge::{Judge, Task, Verdict};
use crate::error::Failure;
use airlock_engine::fix::Offer;
use airlock_model::Cancel;
use lsp_server::Message;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;

/// Bytes of the thread's stack: that of a main thread, where scans of the command line run.
const STACK: usize = 8 << 20;

/// What the server waits for.
pub(super) enum Event {
    /// The client says something.
    Client(Message),
    /// The client is gone.
    Gone,
    /// What was found in a text; fixes are being tried.
    Found(Key, Verdict),
    /// A judgement is over.
    Finished(Key, Result<Vec<Offer>, Failure>),
}

/// Which text is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) uri: String,
    pub(super) generation: u64,
}

/// A judgement that runs.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) key: Key,
    pub(super) cancel: Cancel,
}

/// Starts a judgement.
///
/// # Errors
/// When there is no thread for it.
pub(super) fn start(
    judge: Judge,
    key: Key,
    task: Task,
    events: Sender<Event>,
) -> io::Result<Running> {
    let running = Running {
        key: key.clone(),
        cancel: task.cx.cancel.clone(),
    };
    std::thread::Builder::new()
        .name("lsp-judge".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Where the server is gone nobody is left to tell.
            let mut tell = |verdict| drop(events.send(Event::Found(key.clone(), verdict)));
            let judged = catch_unwind(AssertUnwindSafe(|| judge(&task, &mut tell)));
            let judged =
                judged.unwrap_or_else(|_| Err(Failure::internal("judging a text crashed")));
            let _ = events.send(Event::Finished(key, judged));
        })?;
    Ok(running)
}
