//! A language server as an editor starts it: what it finds is what a scan of the saved file finds.

use crate::repository::{Repository, WEAK};
use airlock_secrets::template::{Seed, expand};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A flow through one function.
const FLOW: &str = "import os\nfrom flask import request\n\n\ndef run():\n    name = request.args[\"name\"]\n    os.system(\"ls \" + name)\n";

/// An editor.
struct Editor {
    process: Child,
    /// `None` once the editor is gone.
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    requests: u64,
}

impl Editor {
    fn start(repository: &Repository) -> Self {
        let mut process = repository
            .command(&["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let to = process.stdin.take();
        let from = BufReader::new(process.stdout.take().unwrap());
        Self {
            process,
            to,
            from,
            requests: 0,
        }
    }

    /// An editor that has `folders` open.
    fn with_folders(repository: &Repository, folders: &[&Path]) -> Self {
        let mut editor = Self::start(repository);
        let folders: Vec<Value> = folders
            .iter()
            .map(|folder| json!({ "uri": uri(folder), "name": "folder" }))
            .collect();
        let capabilities = json!({
            "general": { "positionEncodings": ["utf-8"] },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
        });
        editor.request(
            "initialize",
            &json!({ "capabilities": capabilities, "workspaceFolders": folders }),
        );
        editor.notify("initialized", &json!({}));
        editor
    }

    fn send(&mut self, bytes: &[u8]) {
        let to = self.to.as_mut().unwrap();
        to.write_all(bytes).unwrap();
        to.flush().unwrap();
    }

    fn send_message(&mut self, message: &Value) {
        let body = message.to_string();
        self.send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send_message(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The answer to a request; what comes before it is passed over.
    fn request(&mut self, method: &str, params: &Value) -> Value {
        self.requests += 1;
        let id = self.requests;
        self.send_message(
            &json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }),
        );
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                self.from.read_line(&mut line).unwrap() > 0,
                "the server is gone"
            );
            match line.trim().split_once(": ") {
                Some((_, value)) => length = value.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn open(&mut self, path: &Path, text: &str) {
        let document = json!({ "uri": uri(path), "languageId": "x", "version": 7, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// The diagnostics that are published next for `path`, and the notes that come with them.
    fn found(&mut self, path: &Path) -> (Vec<Value>, Vec<String>) {
        let diagnostics = loop {
            let message = self.receive();
            // What cannot be judged has no diagnostics.
            assert_ne!(message["params"]["type"], 1, "{message}");
            if message["method"] == "textDocument/publishDiagnostics" {
                assert_eq!(message["params"]["uri"], uri(path));
                break message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        };
        // Notes follow the diagnostics, and come before the answer to what is asked now.
        self.requests += 1;
        let id = self.requests;
        self.send_message(&json!({ "jsonrpc": "2.0", "id": id, "method": "sync" }));
        let mut notes = Vec::new();
        loop {
            let message = self.receive();
            if message["id"] == id {
                return (diagnostics, notes);
            }
            if message["method"] == "window/showMessage" {
                notes.push(message["params"]["message"].as_str().unwrap().to_owned());
            }
        }
    }

    /// Shuts the server down; its exit code and what it said on standard error.
    fn leave(mut self) -> (Option<i32>, String) {
        self.request("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        self.end()
    }

    fn end(mut self) -> (Option<i32>, String) {
        self.to = None;
        let mut said = String::new();
        self.process
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        (self.process.wait().unwrap().code(), said)
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Rule and place of each diagnostic, lines and columns from 0.
fn places(diagnostics: &[Value]) -> BTreeSet<(String, u64, u64)> {
    let each = diagnostics.iter().map(|it| {
        let start = &it["range"]["start"];
        let number = |key: &str| start[key].as_u64().unwrap();
        (
            it["code"].as_str().unwrap().to_owned(),
            number("line"),
            number("character"),
        )
    });
    each.collect()
}

/// The same of the findings of a scan that count, whose texts are plain ASCII.
fn scanned(repository: &Repository, path: &str) -> BTreeSet<(String, u64, u64)> {
    let report = repository
        .airlock(&["scan", path, "--format", "json"])
        .report();
    let findings = report["findings"].as_array().unwrap();
    let counted = findings
        .iter()
        .filter(|it| it["suppression"].is_null() && it["baseline"] == "new");
    let places = counted.map(|it| {
        let start = &it["location"]["start"];
        let number = |key: &str| start[key].as_u64().unwrap() - 1;
        (
            it["rule"].as_str().unwrap().to_owned(),
            number("line"),
            number("column"),
        )
    });
    places.collect()
}

#[test]
fn a_saved_file_has_the_findings_of_a_scan() {
    let token = expand("ghp_{crc-token:36}", Seed::new("editor", 0)).text;
    let config = "[rules]\ndisable = [\"python-yaml-unsafe-load\"]\n";
    let allowed = "import os\n\n\ndef f(x):\n    # airlock:allow(python-command-of-request) reason=\"not of a request\"\n    os.system(\"ls \" + x)\n";
    let manifest = "requests==2.0.0\npyyaml\n";
    let secret = format!("TOKEN = \"{token}\"\n");
    let files = [
        ("app.py", WEAK),
        ("flow.py", FLOW),
        (
            "both.py",
            "import yaml\nprint(yaml.load(input(), Loader=yaml.Loader))\n",
        ),
        ("below/app.py", FLOW),
        ("allowed.py", allowed),
        ("requirements.txt", manifest),
        ("secret.py", &secret),
        ("test_app.py", FLOW),
        (
            "server.js",
            "const cp = require('child_process');\nrequire('express')().get('/', (req, res) => cp.exec('ls ' + req.query.d));\n",
        ),
        (
            "Dockerfile",
            "FROM python\nRUN curl http://example.org/x | sh\n",
        ),
    ];
    let plain = Repository::committed(&files);
    let mut configured: Vec<(&str, &str)> = files.to_vec();
    configured.push(("airlock.toml", config));
    configured.push(("below/airlock.toml", "[scan]\nfail_on = \"low\"\n"));
    let configured = Repository::committed(&configured);
    configured.airlock(&["baseline", "create", "--root", "."]);
    configured.write("new.py", FLOW);
    let mut total = 0;
    for repository in [&plain, &configured] {
        let mut editor = Editor::with_folders(repository, &[&repository.tree()]);
        for (path, _) in files.iter().chain(&[("new.py", "")]) {
            let on_disk = repository.tree().join(path);
            let Ok(text) = std::fs::read_to_string(&on_disk) else {
                continue;
            };
            editor.open(&on_disk, &text);
            let (diagnostics, _) = editor.found(&on_disk);
            let (shown, scanned) = (places(&diagnostics), scanned(repository, path));
            assert_eq!(shown, scanned, "{path}");
            total += shown.len();
        }
        assert_eq!(editor.leave(), (Some(0), String::new()));
    }
    assert!(total > 10, "{total}");
}

#[test]
fn an_unsaved_text_is_judged_and_mended() {
    let repository = Repository::committed(&[("app.py", "print(1)\n")]);
    let path = repository.tree().join("app.py");
    let mut editor = Editor::with_folders(&repository, &[&repository.tree()]);
    editor.open(&path, FLOW);
    let (diagnostics, _) = editor.found(&path);
    let steps = diagnostics[0]["relatedInformation"].as_array().unwrap();
    assert!(steps.len() >= 2, "{steps:?}");
    assert_eq!(steps[0]["location"]["range"]["start"]["line"], 5);
    let place = json!([{ "text": WEAK }]);
    let document = json!({ "uri": uri(&path), "version": 8 });
    editor.notify(
        "textDocument/didChange",
        &json!({ "textDocument": document, "contentChanges": place }),
    );
    let (diagnostics, _) = editor.found(&path);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    let asked = json!({ "textDocument": document, "range": diagnostics[0]["range"], "context": { "diagnostics": diagnostics } });
    let actions = editor.request("textDocument/codeAction", &asked);
    let titles: Vec<&Value> = actions["result"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["title"])
        .collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    let fix = &actions["result"][0];
    let change = &fix["edit"]["documentChanges"][0];
    assert_eq!(fix["isPreferred"], false);
    assert!(
        fix["title"]
            .as_str()
            .unwrap()
            .ends_with("(may change behaviour)"),
        "{fix}"
    );
    assert_eq!(change["textDocument"]["version"], 8);
    assert_eq!(change["edits"][0]["newText"], "yaml.safe_load(text)");
    // The suppression as it is offered is one.
    let edit = &actions["result"][1]["edit"]["documentChanges"][0]["edits"][0];
    let line = usize::try_from(edit["range"]["start"]["line"].as_u64().unwrap()).unwrap();
    let mut lines: Vec<&str> = WEAK.split_inclusive('\n').collect();
    lines.insert(line, edit["newText"].as_str().unwrap());
    editor.open(&path, &lines.concat());
    assert_eq!(editor.found(&path).0, Vec::<Value>::new());
    assert_eq!(repository.read("app.py"), "print(1)\n");
    assert_eq!(editor.leave().0, Some(0));
}

/// Beside an assistant, what is open is read.
#[test]
fn who_opens_what_is_kept_back_is_told() {
    let token = expand("ghp_{crc-token:36}", Seed::new("note", 0)).text;
    let repository =
        Repository::committed(&[("airlock.toml", "[context]\nexclude = [\"customers/\"]\n")]);
    let mut editor = Editor::with_folders(&repository, &[&repository.tree()]);
    for (name, text, expected) in [
        ("app.py", "print(1)\n".to_owned(), None),
        (
            "customers/list.csv",
            "joe\n".to_owned(),
            Some("is kept back from AI tools (`customers/`)"),
        ),
        (
            ".env",
            "A=1\n".to_owned(),
            Some("is kept back from AI tools (`.env`)"),
        ),
        (
            "conf.py",
            format!("TOKEN = \"{token}\"\n"),
            Some("holds credentials"),
        ),
    ] {
        let path = repository.tree().join(name);
        editor.open(&path, &text);
        let (_, notes) = editor.found(&path);
        assert_eq!(
            notes.len(),
            usize::from(expected.is_some()),
            "{name}: {notes:?}"
        );
        let is_told =
            expected.is_none_or(|expected| notes[0].contains(name) && notes[0].contains(expected));
        assert!(
            is_told && !notes.concat().contains(&token),
            "{name}: {notes:?}"
        );
    }
    assert_eq!(editor.leave().0, Some(0));
}

#[test]
fn folders_may_be_several_or_none() {
    let strict = Repository::new(&[
        ("app.py", WEAK),
        (
            "airlock.toml",
            "[rules]\ndisable = [\"python-yaml-unsafe-load\"]\n",
        ),
    ]);
    let plain = Repository::new(&[("deep/er/app.py", WEAK)]);
    let (one, other) = (
        strict.tree().join("app.py"),
        plain.tree().join("deep/er/app.py"),
    );
    let mut editor = Editor::with_folders(&strict, &[&plain.tree(), &strict.tree()]);
    for (path, expected) in [(&one, 0), (&other, 1)] {
        editor.open(path, WEAK);
        assert_eq!(editor.found(path).0.len(), expected, "{}", path.display());
    }
    // A file that is in neither, nor on disk yet.
    let loose = plain.beside("not/yet/app.py");
    editor.open(&loose, WEAK);
    assert_eq!(editor.found(&loose).0.len(), 1);
    assert_eq!(editor.leave().0, Some(0));
}

#[test]
fn what_cannot_be_judged_is_said() {
    let repository = Repository::new(&[
        ("app.py", WEAK),
        ("airlock.toml", "[scan]\nmax_file_size = 1000\n"),
    ]);
    let path = repository.tree().join("app.py");
    let mut editor = Editor::with_folders(&repository, &[]);
    editor.open(&path, &WEAK.repeat(100));
    let (diagnostics, notes) = editor.found(&path);
    assert!(
        diagnostics.is_empty() && notes[0].contains("larger than"),
        "{notes:?}"
    );
    repository.write("airlock.toml", "nonsense = 1\n");
    editor.open(&path, WEAK);
    let message = loop {
        let message = editor.receive();
        if message["method"] == "window/showMessage" {
            break message["params"]["message"].as_str().unwrap().to_owned();
        }
    };
    assert!(
        message.contains("airlock.toml") && message.contains("nonsense"),
        "{message}"
    );
    // When it is mended, the document is judged without a word from anybody else.
    repository.write("airlock.toml", "");
    let policy = repository.tree().join("airlock.toml");
    editor.notify(
        "textDocument/didSave",
        &json!({ "textDocument": { "uri": uri(&policy) } }),
    );
    assert_eq!(editor.found(&path).0.len(), 1);
    assert_eq!(editor.leave().0, Some(0));
}

#[test]
fn what_is_no_message_is_answered_and_what_is_no_end_is_an_error() {
    let repository = Repository::new(&[]);
    let mut editor = Editor::with_folders(&repository, &[]);
    editor.send(b"Content-Length: 3\r\n\r\n{{{");
    assert_eq!(editor.receive()["error"]["code"], -32_700);
    editor.send(b"GET / HTTP/1.1\r\n\r\n");
    let answered = editor.request("no/method", &Value::Null);
    assert_eq!(answered["error"]["code"], -32_601);
    let end = editor.end();
    assert_eq!(end, (Some(1), String::new()));
    // The same inside a frame that ends too early.
    let mut editor = Editor::start(&repository);
    editor.send(b"Content-Length: 30000\r\n\r\n{");
    assert_eq!(editor.end().0, Some(1));
}
