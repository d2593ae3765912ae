//! Codex takes answers that its schemas allow, and drops others: a dropped denial lets the call pass.
//!
//! The schemas below say what those in `codex-rs/hooks/schema/generated/*.command.output.schema.json` of the Codex
//! repository say of the fields, together with what its parser (`codex-rs/hooks/src/engine/output_parser.rs`) refuses
//! beyond them: `ask`, `allow` without a new input, a new input without `allow`, an empty reason.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use airlock_context::{Answer, Speech, Tool};
use serde_json::{Value, json};

/// Fields that every answer may have.
fn universal(event: &str) -> Value {
    let allowed = match event {
        "PreToolUse" | "PermissionRequest" => json!({ "systemMessage": { "type": "string" } }),
        _ => json!({
            "continue": { "type": "boolean" },
            "stopReason": { "type": "string" },
            "systemMessage": { "type": "string" },
        }),
    };
    json!({ "type": "object", "additionalProperties": false, "properties": allowed })
}

fn schema(event: &str) -> Value {
    let reason = json!({ "type": "string", "pattern": "\\S" });
    let context = json!({ "type": "string" });
    let named = |properties: Value, extra: Value| {
        let mut specific = json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["hookEventName"],
            "properties": { "hookEventName": { "const": event } },
        });
        for (key, value) in properties.as_object().unwrap() {
            specific["properties"][key] = value.clone();
        }
        for (key, value) in extra.as_object().unwrap() {
            specific[key] = value.clone();
        }
        specific
    };
    let mut schema = universal(event);
    match event {
        "PreToolUse" => {
            schema["properties"]["hookSpecificOutput"] = named(
                json!({
                    "additionalContext": context,
                    "permissionDecision": { "enum": ["allow", "deny"] },
                    "permissionDecisionReason": reason,
                    "updatedInput": true,
                }),
                json!({
                    "dependentRequired": { "permissionDecisionReason": ["permissionDecision"] },
                    "allOf": [
                        { "if": { "required": ["updatedInput"] }, "then": { "required": ["permissionDecision"], "properties": { "permissionDecision": { "const": "allow" } } } },
                        { "if": { "required": ["permissionDecision"], "properties": { "permissionDecision": { "const": "allow" } } }, "then": { "required": ["updatedInput"] } },
                        { "if": { "required": ["permissionDecision"], "properties": { "permissionDecision": { "const": "deny" } } }, "then": { "required": ["permissionDecisionReason"] } },
                    ],
                }),
            );
        }
        "PermissionRequest" => {
            schema["properties"]["hookSpecificOutput"] = named(
                json!({ "decision": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["behavior"],
                    "properties": { "behavior": { "enum": ["allow", "deny"] }, "message": { "type": "string" } },
                } }),
                json!({}),
            );
        }
        other => {
            schema["properties"]["hookSpecificOutput"] =
                named(json!({ "additionalContext": context }), json!({}));
            if other != "SessionStart" {
                schema["properties"]["decision"] = json!({ "const": "block" });
                schema["properties"]["reason"] = reason;
                schema["dependentRequired"] =
                    json!({ "decision": ["reason"], "reason": ["decision"] });
            }
            if other == "Stop" {
                schema["properties"]
                    .as_object_mut()
                    .unwrap()
                    .remove("hookSpecificOutput");
            }
        }
    }
    schema
}

#[test]
fn every_answer_is_one_that_codex_takes() {
    let codex = Tool::by_name("codex").unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payload/codex");
    let mut seen = 0;
    for file in std::fs::read_dir(root).unwrap() {
        let event = codex
            .parse(&std::fs::read(file.unwrap().path()).unwrap(), None)
            .unwrap();
        let validator = jsonschema::validator_for(&schema(&event.name)).unwrap();
        for answer in [
            Answer::Allow,
            Answer::Note {
                text: Speech::new("mind"),
            },
            Answer::Redact { output: "x".into() },
            Answer::Rewrite {
                input: json!({ "command": "ls" }),
            },
            Answer::Ask {
                reason: Speech::new("sure?"),
            },
            Answer::deny(Speech::new("no")),
            Answer::deny(Speech::default()),
        ] {
            let rendered = codex.render(&event, &answer);
            assert_eq!(rendered.exit_code, 0);
            let value: Value = serde_json::from_str(&rendered.stdout).unwrap();
            let errors: Vec<String> = validator
                .iter_errors(&value)
                .map(|error| error.to_string())
                .collect();
            assert!(
                errors.is_empty(),
                "{} {answer:?}\n{value}\n{errors:?}",
                event.name
            );
            seen += 1;
        }
    }
    assert!(seen >= 6 * 7);
}

/// The schemas above refuse what Codex refuses: else the test above could not fail.
#[test]
fn the_schemas_refuse_what_codex_refuses() {
    for (event, answer) in [
        ("PreToolUse", json!({ "decision": "block" })),
        (
            "PreToolUse",
            json!({ "hookSpecificOutput": { "hookEventName": "PreToolUse", "permissionDecision": "ask" } }),
        ),
        (
            "PreToolUse",
            json!({ "hookSpecificOutput": { "hookEventName": "PreToolUse", "permissionDecision": "allow" } }),
        ),
        (
            "PreToolUse",
            json!({ "hookSpecificOutput": { "hookEventName": "PreToolUse", "permissionDecision": "deny", "permissionDecisionReason": " " } }),
        ),
        (
            "PreToolUse",
            json!({ "hookSpecificOutput": { "hookEventName": "PreToolUse", "updatedInput": {} } }),
        ),
        ("PostToolUse", json!({ "suppressOutput": true })),
        ("PostToolUse", json!({ "decision": "block" })),
        (
            "Stop",
            json!({ "hookSpecificOutput": { "hookEventName": "Stop" } }),
        ),
        (
            "SessionStart",
            json!({ "decision": "block", "reason": "x" }),
        ),
    ] {
        let validator = jsonschema::validator_for(&schema(event)).unwrap();
        assert!(!validator.is_valid(&answer), "{event} {answer}");
    }
}
