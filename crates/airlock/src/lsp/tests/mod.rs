//! Sessions of a client in memory, with a judge that finds marks: what is found in truth is tested from outside.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod client;

use super::server::End;
use client::Client;
use lsp_server::Message;
use serde_json::{Value, json};
use std::fmt::Write as _;

const URI: &str = "file:///own.py";

/// What a client of today can.
fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16", "utf-8"] },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "textDocument": { "hover": { "contentFormat": ["plaintext", "markdown"] } },
    })
}

fn of(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
}

fn actions(line: u32, from: u32, to: u32) -> Value {
    let range = json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    json!({ "textDocument": { "uri": URI }, "range": range, "context": { "diagnostics": [] } })
}

/// All that is said about one finding.
#[test]
fn a_finding_is_shown_explained_and_mended() {
    let mut client = Client::served(&able());
    client.open(URI, "x = 1\nBAD\n");
    let mut said = String::new();
    let mut say = |title: &str, value: &Value| {
        writeln!(
            said,
            "# {title}\n{}\n",
            serde_json::to_string_pretty(value).unwrap()
        )
        .unwrap();
    };
    let published = client.notification("textDocument/publishDiagnostics");
    let diagnostics = published["diagnostics"].as_array().unwrap();
    say("diagnostics", &published);
    say(
        "hover",
        &client.request("textDocument/hover", &at(1, 2)).unwrap(),
    );
    let mut actions = client
        .request("textDocument/codeAction", &actions(1, 0, 0))
        .unwrap();
    for action in actions.as_array_mut().unwrap() {
        let about = action.as_object_mut().unwrap().remove("diagnostics");
        assert_eq!(about, Some(json!(diagnostics)));
    }
    say("actions", &actions);
    let explain = json!({ "command": "airlock.explain", "arguments": ["the-bad"] });
    say(
        "explain",
        &client
            .request("workspace/executeCommand", &explain)
            .unwrap(),
    );
    say("", &client.notification("window/showMessage"));
    say(
        "elsewhere",
        &client.request("textDocument/hover", &at(0, 0)).unwrap(),
    );
    assert_eq!(client.leave(), End::Orderly);
    insta::assert_snapshot!(said);
}

#[test]
fn older_clients_get_what_they_can_read() {
    let formats = json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } });
    let mut client = Client::served(&formats);
    client.open(URI, "BAD");
    let hover = client.request("textDocument/hover", &at(0, 0)).unwrap();
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let actions = client
        .request("textDocument/codeAction", &actions(0, 0, 1))
        .unwrap();
    let edit = &actions[0]["edit"];
    assert!(edit["documentChanges"].is_null(), "{edit}");
    assert_eq!(edit["changes"][URI][0]["newText"], "GOOD");
    assert_eq!(client.leave(), End::Orderly);
}

#[test]
fn columns_are_counted_as_was_agreed() {
    let text = "\u{feff}😀BAD\r\nä BAD\rBAD";
    for (capabilities, encoding, expected) in [
        (able(), "utf-8", ["0:7-10", "1:3-6", "2:0-3"]),
        (json!({}), "utf-16", ["0:3-6", "1:2-5", "2:0-3"]),
        (
            json!({ "general": { "positionEncodings": ["utf-16"] } }),
            "utf-16",
            ["0:3-6", "1:2-5", "2:0-3"],
        ),
        (
            json!({ "general": 3 }),
            "utf-16",
            ["0:3-6", "1:2-5", "2:0-3"],
        ),
    ] {
        let mut client = Client::start();
        let params = json!({ "capabilities": capabilities });
        let result = client.request("initialize", &params).unwrap();
        assert_eq!(result["capabilities"]["positionEncoding"], encoding);
        client.open(URI, text);
        assert_eq!(
            client.ranges(),
            (json!(1), expected.map(str::to_owned).to_vec()),
            "{encoding}"
        );
        assert_eq!(client.leave(), End::Orderly);
    }
}

#[test]
fn what_is_typed_is_judged_when_it_rests() {
    let mut client = Client::served(&json!({}));
    client.open(URI, "one 😀\n");
    assert_eq!(client.ranges(), (json!(1), vec![]));
    let insert = |line: u32, character: u32, text: &str| {
        let place = json!({ "line": line, "character": character });
        json!({ "range": { "start": place, "end": place }, "text": text })
    };
    // Keys one after the other: the text that rests is judged, once.
    client.change(URI, 2, &json!([insert(0, 6, "B")]));
    client.change(URI, 3, &json!([insert(0, 7, "A")]));
    client.change(URI, 4, &json!([insert(0, 8, "D"), insert(1, 0, "BAD")]));
    assert_eq!(
        client.ranges(),
        (json!(4), vec!["0:6-9".to_owned(), "1:0-3".to_owned()])
    );
    // A whole text, and a range that is the wrong way round.
    client.change(URI, 5, &json!([{ "text": "BAD..." }]));
    assert_eq!(client.ranges(), (json!(5), vec!["0:0-3".to_owned()]));
    let range =
        json!({ "start": { "line": 0, "character": 9 }, "end": { "line": 0, "character": 2 } });
    client.change(URI, 6, &json!([{ "range": range, "text": "" }]));
    assert_eq!(client.ranges(), (json!(6), vec![]));
    client.notify("textDocument/didClose", &of(URI));
    assert_eq!(client.ranges(), (Value::Null, vec![]));
    assert_eq!(client.leave(), End::Orderly);
}

/// A save does not wait, and one of a policy concerns all documents.
#[test]
fn saving_asks_for_a_judgement_at_once() {
    let mut client = Client::served(&json!({}));
    client.open(URI, "BAD");
    client.open("file:///other.py", "");
    client.ranges();
    client.ranges();
    client.change(URI, 2, &json!([{ "text": "" }]));
    client.notify("textDocument/didSave", &of(URI));
    assert_eq!(client.ranges(), (json!(2), vec![]));
    for policy in ["file:///airlock.toml", "file:///.airlock/baseline.json"] {
        client.notify("textDocument/didSave", &of(policy));
        let (one, other) = (client.ranges(), client.ranges());
        assert_eq!((one.0, other.0), (json!(1), json!(2)), "{policy}");
    }
    assert_eq!(client.leave(), End::Orderly);
}

#[test]
fn a_judgement_of_an_older_text_ends_and_is_not_told() {
    let mut client = Client::served(&json!({}));
    client.open(URI, "SLOW BAD");
    let hover = client.ask("textDocument/hover", &at(0, 0));
    let pulled = client.ask("textDocument/diagnostic", &of(URI));
    let withdrawn = client.ask("textDocument/codeAction", &actions(0, 0, 9));
    client.notify("$/cancelRequest", &json!({ "id": withdrawn }));
    assert_eq!(
        client.answer(withdrawn),
        Err("-32800: cancelled".to_owned())
    );
    client.change(URI, 2, &json!([{ "text": "BAD BAD" }]));
    assert_eq!(
        client.answer(hover),
        Err("-32801: the text has changed".to_owned())
    );
    let (version, ranges) = client.ranges();
    assert_eq!((version, ranges.len()), (json!(2), 2));
    // Who asks for diagnostics gets those of the newest text.
    assert_eq!(
        client.answer(pulled).unwrap()["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    // A document that goes while it is judged, and requests with it.
    client.change(URI, 3, &json!([{ "text": "SLOW" }]));
    let hover = client.ask("textDocument/hover", &at(0, 0));
    client.notify("textDocument/didClose", &of(URI));
    assert!(client.answer(hover).is_err());
    assert_eq!(client.ranges(), (Value::Null, vec![]));
    assert_eq!(client.leave(), End::Orderly);
    assert_eq!(client.unread.len(), 1, "{:?}", client.unread);
}

#[test]
fn a_judgement_that_fails_or_crashes_costs_its_own_result() {
    let mut client = Client::served(&json!({}));
    for (text, told) in [
        ("FAIL", "Airlock: airlock.toml: wrong (mend it)"),
        (
            "PANIC",
            "Airlock: judging a text crashed (this is an error of Airlock; please report it with the command that shows it)",
        ),
    ] {
        client.open(URI, text);
        let message = client.notification("window/showMessage");
        assert_eq!(
            (&message["type"], &message["message"]),
            (&json!(1), &json!(told))
        );
        assert_eq!(
            client.request("textDocument/hover", &at(0, 0)),
            Ok(Value::Null)
        );
        assert!(client.request("textDocument/diagnostic", &of(URI)).is_err());
    }
    client.change(URI, 2, &json!([{ "text": "BAD" }]));
    assert_eq!(client.ranges().0, json!(2));
    assert_eq!(client.leave(), End::Orderly);
}

#[test]
fn notes_are_told_once_and_warnings_are_logged_once() {
    let mut client = Client::served(&json!({}));
    client.open(URI, "NOTE");
    assert_eq!(
        client.notification("window/showMessage")["message"],
        "Airlock: a note"
    );
    assert_eq!(
        client.notification("window/logMessage")["message"],
        "a warning"
    );
    client.ranges();
    client.change(URI, 2, &json!([{ "text": "NOTE BAD" }]));
    client.ranges();
    assert_eq!(client.leave(), End::Orderly);
    let again = client
        .unread
        .iter()
        .filter(|it| matches!(it, Message::Notification(it) if it.method.starts_with("window/")));
    assert_eq!(again.count(), 0, "{:?}", client.unread);
}

#[test]
fn requests_are_answered_whatever_they_are() {
    let mut client = Client::start();
    assert!(
        client
            .request("textDocument/hover", &at(0, 0))
            .unwrap_err()
            .starts_with("-32002")
    );
    // Notifications before the beginning are passed over.
    client.open(URI, "BAD");
    assert!(
        client
            .request("initialize", &json!("x"))
            .unwrap_err()
            .starts_with("-32602")
    );
    client
        .request(
            "initialize",
            &json!({ "capabilities": 7, "workspaceFolders": [1, {}], "rootUri": null }),
        )
        .unwrap();
    let cases = [
        ("initialize", json!({}), "-32600"),
        ("textDocument/definition", at(0, 0), "-32601"),
        ("no/method", Value::Null, "-32601"),
        ("textDocument/hover", json!({}), "-32602"),
        (
            "textDocument/hover",
            json!({ "textDocument": { "uri": 5 }, "position": {} }),
            "-32602",
        ),
        ("textDocument/codeAction", json!([]), "-32602"),
        (
            "workspace/executeCommand",
            json!({ "command": "rm" }),
            "-32602",
        ),
        (
            "workspace/executeCommand",
            json!({ "command": "airlock.explain", "arguments": [{}] }),
            "-32602",
        ),
    ];
    for (method, params, code) in cases {
        let refused = client.request(method, &params).unwrap_err();
        assert!(refused.starts_with(code), "{method} {params}: {refused}");
    }
    // Of what is not open or no file, nothing is found.
    client.open("untitled:Untitled-1", "BAD");
    for uri in ["untitled:Untitled-1", "file:///never", "x"] {
        let pulled = client.request("textDocument/diagnostic", &of(uri)).unwrap();
        assert_eq!(pulled, json!({ "kind": "full", "items": [] }), "{uri}");
    }
    assert_eq!(
        client.request("textDocument/hover", &at(0, 0)),
        Ok(Value::Null)
    );
    assert_eq!(
        client.request("textDocument/codeAction", &actions(0, 0, 0)),
        Ok(json!([]))
    );
    // Notifications without sense are no harm, and are logged.
    client.notify("textDocument/didOpen", &json!({ "textDocument": {} }));
    client.notify(
        "textDocument/didChange",
        &json!({ "textDocument": { "uri": "x", "version": 1 }, "contentChanges": [{}] }),
    );
    client.notify("textDocument/didClose", &of("never opened"));
    client.notify("$/unknown", &json!(1));
    let logged = client.notification("window/logMessage");
    assert!(
        logged["message"].as_str().unwrap().contains("didOpen"),
        "{logged}"
    );
    client.open(URI, "BAD");
    assert_eq!(client.ranges().1.len(), 1);
    let only = |kind: &str| {
        let mut params = actions(0, 0, 0);
        params["context"]["only"] = json!([kind]);
        params
    };
    assert_eq!(
        client.request("textDocument/codeAction", &only("refactor")),
        Ok(json!([]))
    );
    let fixes = client
        .request("textDocument/codeAction", &only("quickfix"))
        .unwrap();
    assert_eq!(fixes.as_array().unwrap().len(), 4);
    client.request("shutdown", &Value::Null).unwrap();
    assert!(
        client
            .request("textDocument/hover", &at(0, 0))
            .unwrap_err()
            .starts_with("-32600")
    );
    client.notify("exit", &Value::Null);
    assert_eq!(client.end(), End::Orderly);
}

#[test]
fn who_leaves_without_a_word_leaves_abruptly() {
    assert_eq!(Client::start().vanish(), End::Abrupt);
    let mut client = Client::served(&json!({}));
    client.open(URI, "SLOW");
    assert_eq!(client.vanish(), End::Abrupt);
    let mut client = Client::served(&json!({}));
    client.notify("exit", &Value::Null);
    assert_eq!(client.end(), End::Abrupt);
}

#[test]
fn a_text_of_ten_megabytes_is_taken() {
    let mut client = Client::served(&json!({}));
    let text = "x = 1\n".repeat(10_000_000 / 6) + "BAD";
    client.open(URI, &text);
    let (_, ranges) = client.ranges();
    assert_eq!(ranges, ["1666666:0-3"]);
    client.change(URI, 2, &json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "BAD" }]));
    assert_eq!(client.ranges().1.len(), 2);
    assert_eq!(client.leave(), End::Orderly);
}
