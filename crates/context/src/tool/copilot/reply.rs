//! Answers as Copilot reads them: flat for events in camel case, both flat and as in Claude Code for the others.

use crate::answer::Answer;
use crate::event::{Event, Phase};
use crate::reply::Rendered;
use crate::tool::common::{ClaudeLike, spell_claude_like};
use serde_json::{Map, Value, json};

pub(super) fn spell(event: &Event, answer: &Answer) -> Rendered {
    let mut reply = flat(event, answer);
    if event
        .name
        .starts_with(|first: char| first.is_ascii_uppercase())
    {
        let form = ClaudeLike {
            rewrite_decision: None,
            replaced_output: None,
        };
        let other: Map<String, Value> =
            serde_json::from_str(&spell_claude_like(event, answer, form).stdout)
                .unwrap_or_default();
        for (key, value) in other {
            reply.insert(key, value);
        }
    }
    if reply.is_empty() {
        Rendered::silent()
    } else {
        Rendered::json(&Value::Object(reply))
    }
}

fn flat(event: &Event, answer: &Answer) -> Map<String, Value> {
    let mut reply = Map::new();
    let mut put = |key: &str, value: Value| {
        reply.insert(key.to_owned(), value);
    };
    match answer {
        Answer::Allow => {}
        Answer::Note { text } => put("additionalContext", json!(text.as_str())),
        Answer::Rewrite { input } => put("modifiedArgs", input.clone()),
        Answer::Redact { output } if event.phase == Phase::Prompt => {
            put("modifiedTransformedPrompt", json!(output));
        }
        Answer::Redact { output } => put("modifiedResult", result(output)),
        Answer::Ask { reason } => {
            put("permissionDecision", json!("ask"));
            put("permissionDecisionReason", json!(reason.as_str()));
        }
        Answer::Deny { reason } => match event.name.as_str() {
            "permissionRequest" => {
                put("behavior", json!("deny"));
                put("message", json!(reason.as_str()));
            }
            "preToolUse" | "PreToolUse" => {
                put("permissionDecision", json!("deny"));
                put("permissionDecisionReason", json!(reason.as_str()));
            }
            "postToolUse" => put("modifiedResult", result(reason.as_str())),
            _ => {
                put("decision", json!("block"));
                put("reason", json!(reason.as_str()));
            }
        },
    }
    reply
}

fn result(text: &str) -> Value {
    json!({ "resultType": "success", "textResultForLlm": text })
}
