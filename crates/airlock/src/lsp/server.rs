//! The loop: events in, documents judged when they have come to rest, messages out.
//!
//! Invariants:
//! - each request gets one answer;
//! - diagnostics carry the version they belong to, and are those of the present text only.

use super::action::{EXPLAIN, Edits, Target};
use super::documents::{Document, Progress, Question, Waiting};
use super::found::Shown;
use super::hover::{self, Notation};
use super::judge::{Judge, Task, Verdict};
use super::params;
use super::running::{self, Event, Key, Running};
use super::text::{Columns, Text};
use super::uri;
use crate::error::Failure;
use airlock_engine::fix::Offer;
use airlock_model::Cx;
use gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CodeActionProvider, Diagnostic,
    ExecuteCommandOptions, HoverProvider, InitializeResult, LogMessageParams, MessageType,
    PositionEncodingKind, PublishDiagnosticsParams, Range, Save, ServerCapabilities, ServerInfo,
    ShowMessageParams, TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions, Uri,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
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
    client: Box<dyn Fn(Message)>,
    events: (Sender<Event>, Receiver<Event>),
    judge: Judge,
    rest: Duration,
    phase: Phase,
    agreed: Agreed,
    folders: Vec<PathBuf>,
    documents: BTreeMap<String, Document>,
    generations: u64,
    running: Option<Running>,
    /// What was told and need not be told again.
    told: BTreeSet<String>,
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
            told: BTreeSet::new(),
        }
    }

    /// Serves until the client leaves.
    pub(super) fn run(mut self) -> End {
        loop {
            self.judge_next();
            match self.next_event() {
                None => {}
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
                // Nothing is asked of the client.
                Some(Event::Client(Message::Response(_))) => {}
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

    // Judging.

    /// Judges the document that has been due longest, unless a judgement runs.
    fn judge_next(&mut self) {
        let now = Instant::now();
        let due = self
            .documents
            .iter()
            .filter_map(|(uri, it)| Some((it.due?, uri.clone())));
        let next = due.filter(|(due, _)| *due <= now).min();
        let Some((_, uri)) = next.filter(|_| self.running.is_none()) else {
            return;
        };
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        document.due = None;
        let Some(path) = document.path.clone() else {
            return;
        };
        let task = Task {
            uri: uri.clone(),
            path,
            text: Arc::clone(&document.text),
            columns: self.agreed.columns,
            folders: self.folders.clone(),
            is_first: document.is_new,
            cx: Cx::default(),
        };
        let key = Key {
            uri,
            generation: document.generation,
        };
        let judge = Arc::clone(&self.judge);
        match running::start(judge, key.clone(), task, self.events.0.clone()) {
            Ok(running) => self.running = Some(running),
            Err(error) => self.finished(&key, Err(Failure::internal(error))),
        }
    }

    /// The document whose present text `key` is.
    fn present(&mut self, key: &Key) -> Option<&mut Document> {
        let document = self.documents.get_mut(&key.uri)?;
        (document.generation == key.generation).then_some(document)
    }

    fn found(&mut self, key: &Key, verdict: Verdict) {
        let Some(document) = self.present(key) else {
            return;
        };
        document.is_new = false;
        let version = document.version;
        let diagnostics = diagnostics(&verdict.shown);
        document.judged = Progress::Found(verdict.shown);
        self.publish(&key.uri, Some(version), diagnostics);
        for note in verdict.notes {
            self.show(MessageType::Info, note);
        }
        for warning in verdict.warnings {
            self.log_once(MessageType::Warning, warning);
        }
        self.answer_waiting(&key.uri);
    }

    fn finished(&mut self, key: &Key, outcome: Result<Vec<Offer>, Failure>) {
        self.running = None;
        let Some(document) = self.present(key) else {
            return;
        };
        let judged = std::mem::take(&mut document.judged);
        let failure = match (judged, outcome) {
            (Progress::Found(mut shown), outcome) => {
                let (offers, failure) = match outcome {
                    Ok(offers) => (offers, None),
                    Err(failure) => (Vec::new(), Some(failure)),
                };
                for offer in offers {
                    let of = |shown: &&mut Shown| *shown.fingerprint() == offer.fingerprint;
                    if let Some(shown) = shown.iter_mut().find(of) {
                        shown.fixes.push(offer.fix);
                    }
                }
                document.judged = Progress::Done(shown);
                failure
            }
            (_, Ok(_)) => {
                document.judged = Progress::Done(Vec::new());
                None
            }
            (_, Err(failure)) => {
                document.judged = Progress::Failed(said(&failure));
                Some(failure)
            }
        };
        match failure {
            Some(failure) => self.tell_once(MessageType::Error, said(&failure)),
            // What was mended may break again, and is told again then.
            None => self.told.clear(),
        }
        self.answer_waiting(&key.uri);
    }

    /// Every document is judged again: something else that counts has changed.
    fn judge_all(&mut self) {
        let now = Instant::now();
        for document in self.documents.values_mut().filter(|it| it.path.is_some()) {
            self.generations += 1;
            document.generation = self.generations;
            document.judged = Progress::None;
            document.due = Some(now);
        }
        self.cancel_stale();
    }

    /// Stops the judgement of a text that is no longer a document's.
    fn cancel_stale(&self) {
        let Some(running) = &self.running else {
            return;
        };
        let document = self.documents.get(&running.key.uri);
        if document.is_none_or(|it| it.generation != running.key.generation) {
            running.cancel.cancel();
        }
    }

    // Notifications.

    fn notified(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        let read = match method.as_str() {
            "textDocument/didOpen" => read(params).map(|it| self.opened(it)),
            "textDocument/didChange" => read(params).map(|it| self.changed(it)),
            "textDocument/didClose" => read(params).map(|it| self.closed(&it)),
            "textDocument/didSave" => read(params).map(|it| self.saved(&it)),
            "workspace/didChangeWorkspaceFolders" => read(params).map(|it| self.moved(it)),
            "workspace/didChangeConfiguration" | "workspace/didChangeWatchedFiles" => {
                self.judge_all();
                Some(())
            }
            "$/cancelRequest" => read(params).map(|it| self.withdrawn(&it)),
            // What begins so may be passed over, and all else that needs no answer is no harm.
            _ => Some(()),
        };
        if read.is_none() {
            self.log_once(
                MessageType::Warning,
                format!(
                    "`{method}` was passed over: its parameters have not the form of the protocol"
                ),
            );
        }
    }

    fn opened(&mut self, open: params::Open) {
        let opened = open.text_document;
        let path = uri::path_of(&opened.uri);
        self.generations += 1;
        let document = Document {
            due: path.is_some().then(Instant::now),
            path,
            version: opened.version,
            text: Arc::new(Text::new(opened.text)),
            generation: self.generations,
            is_new: true,
            judged: Progress::None,
            waiting: Vec::new(),
        };
        if let Some(before) = self.documents.insert(opened.uri, document) {
            self.dismiss(before.waiting);
        }
        self.cancel_stale();
    }

    fn changed(&mut self, change: params::Change) {
        let params::Versioned { uri, version } = change.text_document;
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        self.generations += 1;
        let due = Instant::now() + self.rest;
        document.change(version, change.content_changes, self.agreed.columns, due);
        document.generation = self.generations;
        // Whoever asks for diagnostics wants those of the newest text; places belong to the text they were taken from.
        let is_about_text = |it: &mut Waiting| !matches!(it.question, Question::Diagnostics);
        let stale: Vec<Waiting> = document.waiting.extract_if(.., is_about_text).collect();
        self.dismiss(stale);
        self.cancel_stale();
    }

    fn closed(&mut self, of: &params::Of) {
        let uri = &of.text_document.uri;
        if let Some(document) = self.documents.remove(uri) {
            self.dismiss(document.waiting);
            self.publish(uri, None, Vec::new());
        }
        self.cancel_stale();
    }

    fn saved(&mut self, of: &params::Of) {
        let uri = &of.text_document.uri;
        let path = uri::path_of(uri).unwrap_or_default();
        let is_policy = path
            .file_name()
            .is_some_and(|name| name == crate::config::FILE_NAME)
            || path
                .components()
                .any(|part| part.as_os_str() == crate::place::REPOSITORY_FOLDER);
        if is_policy {
            self.judge_all();
        } else if let Some(document) = self.documents.get_mut(uri) {
            // What was put off is not put off any longer.
            document.due = document.due.map(|due| due.min(Instant::now()));
        }
    }

    fn moved(&mut self, folders: params::Folders) {
        let paths = |of: &[params::Document]| -> Vec<PathBuf> {
            of.iter().filter_map(|it| uri::path_of(&it.uri)).collect()
        };
        let removed = paths(&folders.event.removed);
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(paths(&folders.event.added));
        self.judge_all();
    }

    fn withdrawn(&mut self, cancel: &params::Cancel) {
        let waiting = self.documents.values_mut().flat_map(|document| {
            let is_meant = |it: &mut Waiting| it.id == cancel.id;
            document
                .waiting
                .extract_if(.., is_meant)
                .collect::<Vec<_>>()
        });
        for it in waiting.collect::<Vec<_>>() {
            let refusal = Refusal(ErrorCode::RequestCanceled, "cancelled".to_owned());
            self.answer(it.id, Err(refusal));
        }
    }

    // Requests.

    fn asked(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answer = match (self.phase, method.as_str()) {
            (Phase::BeforeInitialize, "initialize") => self.initialize(params),
            (Phase::BeforeInitialize, _) => Err(Refusal(
                ErrorCode::ServerNotInitialized,
                "`initialize` comes first".to_owned(),
            )),
            (Phase::ShutDown, _) => Err(Refusal(
                ErrorCode::InvalidRequest,
                "after `shutdown` there is nothing but `exit`".to_owned(),
            )),
            (Phase::Serving, "initialize") => Err(Refusal(
                ErrorCode::InvalidRequest,
                "`initialize` comes once".to_owned(),
            )),
            (Phase::Serving, "shutdown") => {
                self.phase = Phase::ShutDown;
                for (_, document) in std::mem::take(&mut self.documents) {
                    self.dismiss(document.waiting);
                }
                self.cancel_stale();
                Ok(Some(Value::Null))
            }
            (Phase::Serving, "textDocument/hover") => {
                parameters(&method, params).map(|at: params::At| {
                    self.asked_of(&at.text_document.uri, &id, Question::Hover(at.position))
                })
            }
            (Phase::Serving, "textDocument/codeAction") => {
                parameters(&method, params).map(|it: params::Actions| {
                    if is_asked_for_fixes(&it.context) {
                        let question = Question::Actions(it.range);
                        self.asked_of(&it.text_document.uri, &id, question)
                    } else {
                        Some(Value::Array(Vec::new()))
                    }
                })
            }
            (Phase::Serving, "textDocument/diagnostic") => {
                parameters(&method, params).map(|of: params::Of| {
                    self.asked_of(&of.text_document.uri, &id, Question::Diagnostics)
                })
            }
            (Phase::Serving, "workspace/executeCommand") => {
                parameters(&method, params).and_then(|it| self.explain(&it))
            }
            (Phase::Serving, _) => Err(Refusal(
                ErrorCode::MethodNotFound,
                "this server does not know the method".to_owned(),
            )),
        };
        match answer {
            Ok(None) => {}
            Ok(Some(result)) => self.answer(id, Ok(result)),
            Err(refusal) => self.answer(id, Err(refusal)),
        }
    }

    fn initialize(&mut self, params: Value) -> Answer {
        let client: params::Initialize = parameters("initialize", params)?;
        let has = |pointer, value| client.has(pointer, value);
        let in_bytes = has("/general/positionEncodings", "utf-8") == Some(true);
        let in_markdown = has("/textDocument/hover/contentFormat", "markdown") != Some(false);
        self.agreed = Agreed {
            columns: if in_bytes {
                Columns::Bytes
            } else {
                Columns::Units
            },
            notation: if in_markdown {
                Notation::Markdown
            } else {
                Notation::Plain
            },
            edits: if client.can("/workspace/workspaceEdit/documentChanges") {
                Edits::Versioned
            } else {
                Edits::Bare
            },
        };
        self.folders = client
            .folders()
            .iter()
            .filter_map(|it| uri::path_of(it))
            .collect();
        self.phase = Phase::Serving;
        Ok(Some(value(InitializeResult {
            capabilities: capabilities(self.agreed.columns),
            server_info: Some(ServerInfo {
                name: "airlock".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })))
    }

    /// The answer to a question about a document, if it is known; else the question waits.
    fn asked_of(&mut self, uri: &str, id: &RequestId, question: Question) -> Option<Value> {
        let document = self
            .documents
            .get_mut(uri)
            .filter(|document| document.path.is_some());
        let Some(document) = document else {
            return Some(answer_of_none(&question));
        };
        document.waiting.push(Waiting {
            id: id.clone(),
            question,
        });
        self.answer_waiting(uri);
        None
    }

    /// Answers what waits for a document and is known by now.
    fn answer_waiting(&mut self, uri: &str) {
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        let (waiting, judged) = (&mut document.waiting, &document.judged);
        let is_known = |it: &mut Waiting| it.question.findings(judged).is_some();
        let known: Vec<Waiting> = waiting.extract_if(.., is_known).collect();
        for it in known {
            let answer = self.result(uri, &it.question);
            self.answer(it.id, answer);
        }
    }

    fn result(&self, uri: &str, question: &Question) -> Result<Value, Refusal> {
        let Some(document) = self.documents.get(uri) else {
            return Ok(answer_of_none(question));
        };
        if let (Question::Diagnostics, Progress::Failed(why)) = (question, &document.judged) {
            return Err(Refusal(ErrorCode::RequestFailed, why.clone()));
        }
        let shown = question.findings(&document.judged).unwrap_or_default();
        let columns = self.agreed.columns;
        let meets = |shown: &&Shown, range: Range| {
            let own = document.text.bytes(shown.diagnostic.range, columns);
            let asked = document.text.bytes(range, columns);
            own.start <= asked.end && asked.start <= own.end
        };
        Ok(match question {
            Question::Diagnostics => report(diagnostics(shown)),
            Question::Hover(at) => {
                let range = Range {
                    start: *at,
                    end: *at,
                };
                let under: Vec<&Shown> = shown.iter().filter(|it| meets(it, range)).collect();
                hover::hover(&under, self.agreed.notation).map_or(Value::Null, value)
            }
            Question::Actions(range) => {
                let target = Target {
                    uri,
                    path: document.path.as_deref().unwrap_or_else(|| "".as_ref()),
                    version: document.version,
                    text: &document.text,
                    columns,
                    edits: self.agreed.edits,
                };
                let under = shown.iter().filter(|it| meets(it, *range));
                value(under.flat_map(|it| target.actions(it)).collect::<Vec<_>>())
            }
        })
    }

    /// Explains a rule that a document has a finding of.
    fn explain(&mut self, execute: &params::Execute) -> Answer {
        if execute.command != EXPLAIN {
            return Err(Refusal(
                ErrorCode::InvalidParams,
                "this server does not know the command".to_owned(),
            ));
        }
        let id = execute
            .arguments
            .first()
            .and_then(Value::as_str)
            .unwrap_or_default();
        let shown = self
            .documents
            .values()
            .flat_map(|document| match &document.judged {
                Progress::Found(shown) | Progress::Done(shown) => shown.as_slice(),
                Progress::None | Progress::Failed(_) => &[],
            });
        let mut rules = shown.filter_map(|shown| shown.rule.as_ref());
        let Some(rule) = rules.find(|rule| rule.id.as_str() == id) else {
            return Err(Refusal(
                ErrorCode::InvalidParams,
                "no open document has a finding of this rule; `airlock explain RULE` explains each"
                    .to_owned(),
            ));
        };
        let explanation = hover::explanation(rule);
        self.show(MessageType::Info, explanation);
        Ok(Some(Value::Null))
    }

    /// Answers requests whose text has gone.
    fn dismiss(&self, waiting: Vec<Waiting>) {
        for it in waiting {
            let refusal = Refusal(
                ErrorCode::ContentModified,
                "the text has changed".to_owned(),
            );
            self.answer(it.id, Err(refusal));
        }
    }

    // Messages.

    fn answer(&self, id: RequestId, result: Result<Value, Refusal>) {
        let response = match result {
            Ok(value) => Response::new_ok(id, value),
            Err(Refusal(code, text)) => Response::new_err(id, code as i32, text),
        };
        (self.client)(response.into());
    }

    fn notify(&self, method: &str, params: impl Serialize) {
        (self.client)(Notification::new(method.to_owned(), params).into());
    }

    fn publish(&self, uri: &str, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams {
            uri: Uri(uri.to_owned()),
            version,
            diagnostics,
        };
        self.notify("textDocument/publishDiagnostics", params);
    }

    fn show(&self, kind: MessageType, text: String) {
        let message = format!("Airlock: {text}");
        self.notify("window/showMessage", ShowMessageParams { kind, message });
    }

    fn tell_once(&mut self, kind: MessageType, text: String) {
        if self.told.insert(text.clone()) {
            self.show(kind, text);
        }
    }

    fn log_once(&mut self, kind: MessageType, message: String) {
        if self.told.insert(message.clone()) {
            self.notify("window/logMessage", LogMessageParams { kind, message });
        }
    }
}

/// What the server can.
fn capabilities(columns: Columns) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match columns {
            Columns::Bytes => PositionEncodingKind::UTF8,
            Columns::Units => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProvider::Bool(true)),
        code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![EXPLAIN.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(ChangeNotifications::Bool(true)),
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

fn parameters<P: DeserializeOwned>(method: &str, params: Value) -> Result<P, Refusal> {
    read(params).ok_or_else(|| {
        let text = format!("the parameters of `{method}` have not the form of the protocol");
        Refusal(ErrorCode::InvalidParams, text)
    })
}

/// A value of the protocol, all of which can be spelled.
fn value(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn diagnostics(shown: &[Shown]) -> Vec<Diagnostic> {
    shown.iter().map(|shown| shown.diagnostic.clone()).collect()
}

/// The answer to `textDocument/diagnostic`.
fn report(items: Vec<Diagnostic>) -> Value {
    serde_json::json!({ "kind": "full", "items": items })
}

/// The answer about a document that is not judged.
fn answer_of_none(question: &Question) -> Value {
    match question {
        Question::Hover(_) => Value::Null,
        Question::Actions(_) => Value::Array(Vec::new()),
        Question::Diagnostics => report(Vec::new()),
    }
}

/// Whether actions of our kind are among those that are asked for: a kind stands for all that begin with it and a dot.
fn is_asked_for_fixes(context: &params::ActionContext) -> bool {
    let only = context.only.as_ref();
    only.is_none_or(|kinds| {
        kinds
            .iter()
            .any(|kind| matches!(kind.as_str(), "" | "quickfix"))
    })
}

fn said(failure: &Failure) -> String {
    if failure.hint.is_empty() {
        failure.message.clone()
    } else {
        format!("{} ({})", failure.message, failure.hint)
    }
}
