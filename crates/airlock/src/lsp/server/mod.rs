//! The loop: events in, documents judged when they have come to rest, messages out.
//!
//! Invariants:
//! - each request gets one answer;
//! - diagnostics carry the version they belong to, and are those of the present text only.

mod capabilities;
mod judging;
mod messages;
mod notifications;
mod requests;

use super::action::Edits;
use super::documents::Document;
use super::hover::Notation;
use super::judge::Judge;
use super::running::{Event, Running};
use super::text::Columns;
use lsp_server::{Connection, ErrorCode, Message};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How the client left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It said so.
    Orderly,
    /// It was gone, or did not ask to shut down first.
    Abrupt,
}

/// Which requests are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    BeforeInitialize,
    Serving,
    ShutDown,
}

/// What was agreed on with the client.
#[derive(Debug, Clone, Copy)]
struct Agreed {
    columns: Columns,
    notation: Notation,
    edits: Edits,
}

/// A language server.
pub(super) struct Server {
    client: Box<dyn Fn(Message) + Send>,
    events: (Sender<Event>, Receiver<Event>),
    judge: Judge,
    rest: Duration,
    phase: Phase,
    agreed: Agreed,
    folders: Vec<PathBuf>,
    documents: BTreeMap<String, Document>,
    generations: u64,
    running: Option<Running>,
    /// Failures that were shown and have not been mended since.
    shown: BTreeSet<String>,
    /// Warnings that stand in the log.
    logged: BTreeSet<String>,
}

/// Why a request gets no result.
struct Refusal(ErrorCode, String);

/// The result of a request; `None` where it comes later.
type Answer = Result<Option<Value>, Refusal>;

impl Server {
    /// A server for the client at the other end of `connection`; a text is judged when it has come to `rest`.
    pub(super) fn new(connection: Connection, judge: Judge, rest: Duration) -> Self {
        let Connection { sender, receiver } = connection;
        let events = channel();
        let forward = events.0.clone();
        std::thread::spawn(move || {
            for message in receiver {
                if forward.send(Event::Client(message)).is_err() {
                    return;
                }
            }
            // Where the server has ended, nobody needs to know.
            let _ = forward.send(Event::Gone);
        });
        Self {
            // A client that is gone is noticed when its messages end.
            client: Box::new(move |message| drop(sender.send(message))),
            events,
            judge,
            rest,
            phase: Phase::BeforeInitialize,
            agreed: Agreed {
                columns: Columns::Units,
                notation: Notation::Plain,
                edits: Edits::Bare,
            },
            folders: Vec::new(),
            documents: BTreeMap::new(),
            generations: 0,
            running: None,
            shown: BTreeSet::new(),
            logged: BTreeSet::new(),
        }
    }

    /// Serves until the client leaves.
    pub(super) fn run(mut self) -> End {
        loop {
            self.judge_next();
            match self.next_event() {
                // Nothing is asked of the client.
                None | Some(Event::Client(Message::Response(_))) => {}
                Some(Event::Gone) => return End::Abrupt,
                Some(Event::Client(Message::Notification(notification))) => {
                    if notification.method == "exit" {
                        return match self.phase {
                            Phase::ShutDown => End::Orderly,
                            Phase::BeforeInitialize | Phase::Serving => End::Abrupt,
                        };
                    }
                    if self.phase == Phase::Serving {
                        self.notified(notification);
                    }
                }
                Some(Event::Client(Message::Request(request))) => self.asked(request),
                Some(Event::Found(key, verdict)) => self.found(&key, verdict),
                Some(Event::Finished(key, outcome)) => self.finished(&key, outcome),
            }
        }
    }

    /// The next event, or nothing where a document is due before one comes.
    fn next_event(&self) -> Option<Event> {
        let due = self
            .documents
            .values()
            .filter_map(|document| document.due)
            .min();
        let received = match due.filter(|_| self.running.is_none()) {
            Some(due) => {
                let left = due.saturating_duration_since(Instant::now());
                self.events.1.recv_timeout(left)
            }
            None => self
                .events
                .1
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
        };
        match received {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::Gone),
        }
    }
}
