//! A client in memory, and a judge that finds what is marked.

use crate::error::Failure;
use crate::lsp::found::{self, Judged};
use crate::lsp::judge::{Judge, Verdict};
use crate::lsp::server::{End, Server};
use airlock_engine::fix::Offer;
use airlock_model::{Counts, Coverage, RepoPath, Report};
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a text rests; short enough for a test, long enough for what is sent together.
const REST: Duration = Duration::from_millis(40);
/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A judge of marks: each `BAD` is a finding that becomes `GOOD`, with its way from the text's first byte; `FAIL` cannot be
/// judged, `PANIC` crashes, `SLOW` lasts until it is cancelled; a first text with `NOTE` is worth a note.
pub(super) fn marks() -> Judge {
    Arc::new(|task, tell| {
        let text = task.text.as_str();
        assert!(!text.contains("PANIC"), "a judge may crash");
        if text.contains("FAIL") {
            return Err(Failure::usage("airlock.toml: wrong", "mend it"));
        }
        while text.contains("SLOW") && !task.cx.cancel.is_cancelled() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let report = report(text);
        let judged = Judged {
            uri: &task.uri,
            text: &task.text,
            columns: task.columns,
            root: Path::new("/"),
            path: &RepoPath::new("own"),
        };
        let shown = found::shown(&judged, &report);
        let offers = shown.iter().flat_map(|shown| {
            let fixes = shown.finding.fixes.iter().cloned();
            fixes.map(|fix| Offer {
                fingerprint: shown.fingerprint().clone(),
                fix,
            })
        });
        let offers = offers.collect();
        let is_worth_a_note = task.is_first && text.contains("NOTE");
        tell(Verdict {
            shown,
            notes: is_worth_a_note
                .then(|| "a note".to_owned())
                .into_iter()
                .collect(),
            warnings: vec!["a warning".to_owned()],
        });
        Ok(offers)
    })
}

/// What a scan would report of `text`; places in characters are not looked at.
fn report(text: &str) -> Report {
    let skipped = found::skipped(text);
    let place = |path: &str, start: usize, end: usize| {
        let here = json!({ "line": 3, "column": 5 });
        json!({ "path": path, "start": here, "end": here, "span": { "start": start - skipped, "end": end - skipped } })
    };
    let findings: Vec<Value> = text
        .match_indices("BAD")
        .enumerate()
        .map(|(number, (at, _))| {
            let span = json!({ "start": at - skipped, "end": at + 3 - skipped });
            json!({
                "rule": "the-bad", "engine": "sast", "tier": "vulnerability", "severity": "high",
                "confidence": "medium", "weaknesses": ["CWE-89"],
                "location": place("own", at, at + 3),
                "related": [{ "label": "elsewhere", "location": place("gone", 30, 33) }],
                "message": "A [bad](command:x) thing\u{1b}",
                "evidence": { "kind": "flow", "steps": [
                    { "location": place("own", skipped, skipped), "message": "it comes in here" },
                    { "location": place("own", at, at + 3), "message": "it does harm here" },
                ] },
                "fixes": [
                    { "description": "Take it away", "applicability": "unsafe", "edits": [{ "span": span, "replacement": "" }] },
                    { "description": "Make it good", "applicability": "safe", "edits": [{ "span": span, "replacement": "GOOD" }] },
                ],
                "fingerprint": format!("{number:032}"),
            })
        })
        .collect();
    serde_json::from_value(json!({
        "run": { "version": "0", "pack_digest": "", "files": 1, "lines": 1, "mode": "enforce", "failed": false },
        "change": { "trigger": "stdin", "files": [] },
        "findings": findings,
        "rules": [{
            "id": "the-bad", "message": "A bad thing", "why": "It harms.",
            "remediation": "Write:\n    GOOD", "tier": "vulnerability", "severity": "high",
            "confidence": "medium", "weaknesses": ["CWE-89"], "references": ["https://example.org/bad"],
        }],
        "coverage": Coverage::default(),
        "counts": Counts::default(),
    }))
    .unwrap()
}

/// A client and its server.
pub(super) struct Client {
    connection: Option<Connection>,
    server: Option<JoinHandle<End>>,
    requests: i32,
    /// What came and was not waited for yet.
    pub(super) unread: Vec<Message>,
}

impl Client {
    pub(super) fn start() -> Self {
        let (server, client) = Connection::memory();
        let server = Server::new(server, marks(), REST);
        Self {
            connection: Some(client),
            server: Some(std::thread::spawn(move || server.run())),
            requests: 0,
            unread: Vec::new(),
        }
    }

    /// A client that is served, with `capabilities`.
    pub(super) fn served(capabilities: &Value) -> Self {
        let mut client = Self::start();
        client
            .request("initialize", &json!({ "capabilities": capabilities }))
            .unwrap();
        client.notify("initialized", &json!({}));
        client
    }

    pub(super) fn send(&self, message: impl Into<Message>) {
        self.connection
            .as_ref()
            .unwrap()
            .sender
            .send(message.into())
            .unwrap();
    }

    pub(super) fn notify(&self, method: &str, params: &Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    /// Sends a request; its number.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> i32 {
        self.requests += 1;
        self.send(Request::new(
            self.requests.into(),
            method.to_owned(),
            params,
        ));
        self.requests
    }

    /// The result of a request, or its error as `code: message`.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// The same of a request that was sent before.
    pub(super) fn answer(&mut self, id: i32) -> Result<Value, String> {
        let is_it =
            |message: &Message| matches!(message, Message::Response(it) if it.id == id.into());
        match self.wait_for(is_it) {
            Message::Response(Response {
                response_result, ..
            }) => response_result.map_err(|error| format!("{}: {}", error.code, error.message)),
            other => panic!("no response: {other:?}"),
        }
    }

    /// The parameters of the next notification of that method.
    pub(super) fn notification(&mut self, method: &str) -> Value {
        let is_it =
            |message: &Message| matches!(message, Message::Notification(it) if it.method == method);
        match self.wait_for(is_it) {
            Message::Notification(notification) => notification.params,
            other => panic!("no notification: {other:?}"),
        }
    }

    fn wait_for(&mut self, is_it: impl Fn(&Message) -> bool) -> Message {
        if let Some(at) = self.unread.iter().position(&is_it) {
            return self.unread.remove(at);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let receiver = &self.connection.as_ref().unwrap().receiver;
            let message = receiver.recv_deadline(until).unwrap();
            if is_it(&message) {
                return message;
            }
            self.unread.push(message);
        }
    }

    pub(super) fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Sends changes, each a range or nothing, and a text.
    pub(super) fn change(&self, uri: &str, version: i32, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", &params);
    }

    /// The version of the next diagnostics and the ranges in them, as `line:start-end`.
    pub(super) fn ranges(&mut self) -> (Value, Vec<String>) {
        let published = self.notification("textDocument/publishDiagnostics");
        let each = published["diagnostics"].as_array().unwrap().iter();
        let ranges = each.map(|it| {
            let (start, end) = (&it["range"]["start"], &it["range"]["end"]);
            format!(
                "{}:{}-{}",
                start["line"], start["character"], end["character"]
            )
        });
        (published["version"].clone(), ranges.collect())
    }

    /// Leaves; how the server saw it.
    pub(super) fn leave(&mut self) -> End {
        self.request("shutdown", &Value::Null).unwrap();
        self.notify("exit", &Value::Null);
        self.end()
    }

    /// Waits for the server to end.
    pub(super) fn end(&mut self) -> End {
        self.server.take().unwrap().join().unwrap()
    }

    /// Goes away without a word.
    pub(super) fn vanish(&mut self) -> End {
        self.connection = None;
        self.end()
    }
}
