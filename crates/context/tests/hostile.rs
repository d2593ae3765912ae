//! Payloads that are broken, huge or hostile: a clear answer, no panic, no text that gets through unfenced.
#![expect(clippy::unwrap_used, reason = "tests")]

use airlock_context::{Answer, MAX_PAYLOAD, Operation, PayloadError, Speech, Tool};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Names that payloads use, so that random objects reach every branch.
const NAMES: &[&str] = &[
    "hook_event_name",
    "hookName",
    "agent_action_name",
    "tool_name",
    "toolName",
    "tool_input",
    "toolArgs",
    "tool_response",
    "tool_output",
    "toolResult",
    "tool_info",
    "preToolUse",
    "tool_call",
    "parameters",
    "input",
    "command",
    "commands",
    "file_path",
    "path",
    "paths",
    "files",
    "edits",
    "old_string",
    "new_string",
    "content",
    "patch",
    "diff",
    "view_range",
    "start_line",
    "prompt",
    "attachments",
    "url",
    "urls",
    "pattern",
    "cwd",
    "workspace_roots",
    "model",
    "source",
    "reason",
];

fn words() -> impl Strategy<Value = String> {
    let mut known: Vec<String> = Tool::all()
        .flat_map(|tool| tool.facts().events.iter().map(|fact| fact.name.to_owned()))
        .collect();
    for word in [
        "Bash",
        "Write",
        "Edit",
        "apply_patch",
        "mcp__a__b",
        "@a/b",
        "MCP:x",
        "view",
        "editor",
        "{\"command\":\"ls\"}",
        "*** Begin Patch\n*** Add File: a\n+b",
    ] {
        known.push(word.to_owned());
    }
    prop_oneof![prop::sample::select(known), ".{0,12}"]
}

fn payloads() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| json!(number)),
        words().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..8).prop_map(|pairs| {
                Value::Object(
                    pairs
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

fn answers(text: &str) -> [Answer; 6] {
    let speech = || Speech::new("refused: ").name(text).quote(text);
    [
        Answer::Allow,
        Answer::Note { text: speech() },
        Answer::Redact {
            output: text.to_owned(),
        },
        Answer::Rewrite {
            input: json!({ "command": text }),
        },
        Answer::Ask { reason: speech() },
        Answer::Deny { reason: speech() },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_payload_is_read_and_answered(payload in payloads(), hint in prop::option::of(words()), text in any::<String>()) {
        let bytes = payload.to_string();
        for tool in Tool::all() {
            let Ok(event) = tool.parse(bytes.as_bytes(), hint.as_deref()) else { continue };
            prop_assert!(!event.operations.is_empty());
            for answer in answers(&text) {
                let rendered = tool.render(&event, &answer);
                prop_assert!(matches!(rendered.exit_code, 0 | 2));
                // Standard output is one JSON value, or empty; Kiro alone takes plain words.
                if !rendered.stdout.is_empty() && tool.name() != "kiro" {
                    prop_assert!(serde_json::from_str::<Value>(&rendered.stdout).is_ok(), "{}", rendered.stdout);
                }
                if rendered.exit_code == 2 {
                    prop_assert!(!rendered.stderr.trim().is_empty());
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for tool in Tool::all() {
            let _event = tool.parse(&bytes, Some("PreToolUse"));
        }
    }
}

#[test]
fn cut_payloads_are_refused_at_every_byte() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payload");
    for tool in Tool::all() {
        for file in std::fs::read_dir(root.join(tool.name())).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let end = bytes.trim_ascii_end().len();
            for (length, _) in bytes.iter().enumerate().take(end) {
                let cut = bytes.get(..length).unwrap();
                assert!(
                    tool.parse(cut, Some("PreToolUse")).is_err(),
                    "{} {length}",
                    tool.name()
                );
            }
        }
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let claude = Tool::by_name("claude-code").unwrap();
    let deep = format!(
        "{{\"tool_input\":{}1{}}}",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    assert!(matches!(
        claude.parse(deep.as_bytes(), Some("PreToolUse")),
        Err(PayloadError::Json { .. })
    ));
    // A string of JSON inside is bounded as well, and stays a string.
    let inner = json!({ "hook_event_name": "PreToolUse", "tool_name": "Bash", "tool_input": "[".repeat(50_000) });
    assert!(claude.parse(inner.to_string().as_bytes(), None).is_ok());

    let large = json!({
        "hook_event_name": "PreToolUse",
        "tool_name": "Write",
        "tool_input": { "file_path": "/a", "content": "x = 1\n".repeat(2_000_000) },
    });
    let event = claude.parse(large.to_string().as_bytes(), None).unwrap();
    assert!(matches!(
        event.operations.as_slice(),
        [Operation::Write { .. }]
    ));

    let huge = vec![b' '; MAX_PAYLOAD + 1];
    assert_eq!(
        claude.parse(&huge, None),
        Err(PayloadError::TooLarge(MAX_PAYLOAD + 1))
    );
}

#[test]
fn what_is_missing_is_named() {
    let cursor = Tool::by_name("cursor").unwrap();
    assert_eq!(cursor.parse(b"{}", None), Err(PayloadError::NoEvent));
    assert_eq!(cursor.parse(b"", None), Err(PayloadError::Empty));
    let unknown = cursor
        .parse(b"{\"hook_event_name\":\"someday\"}", None)
        .unwrap();
    assert_eq!(unknown.operations, [Operation::Other]);
    assert_eq!(
        cursor
            .render(&unknown, &Answer::deny(Speech::new("no")))
            .stdout,
        "{}"
    );
}
