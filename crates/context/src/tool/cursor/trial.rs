//! What Cursor sends to its hooks, and what it makes of their answers.
//!
//! A call comes twice where an event of its own sees it: a read as `beforeReadFile` too, a command as
//! `beforeShellExecution`, a call of an MCP server as `beforeMCPExecution`.

use crate::event::Event;
use crate::payload::{Fields, result};
use crate::probe::{Deed, Heard, SESSION, Sent, mention};
use crate::reply::Rendered;
use crate::tool::common::json_object;
use serde_json::{Map, Value, json};

pub(super) fn sends(cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
    let sent = |event: &'static str, own: Value| {
        let mut payload = json!({
            "conversation_id": SESSION,
            "generation_id": SESSION,
            "model": "none",
            "cursor_version": "0",
            "workspace_roots": [cwd],
            "transcript_path": null,
            "hook_event_name": event,
        });
        if let (Value::Object(payload), Value::Object(own)) = (&mut payload, own) {
            payload.extend(own);
        }
        Sent { event, payload }
    };
    let call = |tool: &str, input: Value| {
        sent(
            "preToolUse",
            json!({ "tool_name": tool, "tool_input": input, "cwd": cwd }),
        )
    };
    match deed {
        Deed::Read { path, text } => vec![
            sent(
                "beforeReadFile",
                json!({ "file_path": path, "content": text, "attachments": [] }),
            ),
            call("Read", json!({ "path": path })),
        ],
        Deed::Search { path } => vec![call("Grep", json!({ "pattern": "KEY", "path": path }))],
        Deed::Shell { command } => vec![
            sent(
                "beforeShellExecution",
                json!({ "command": command, "cwd": cwd }),
            ),
            call("Shell", json!({ "command": command, "cwd": cwd })),
        ],
        Deed::Write { path, content } => {
            vec![call("Write", json!({ "path": path, "contents": content }))]
        }
        Deed::Mcp { path } => vec![sent(
            "beforeMCPExecution",
            json!({
                "tool_name": "read_file",
                "tool_input": json!({ "path": path }).to_string(),
                "command": "files",
            }),
        )],
        Deed::Prompt { text } => vec![sent(
            "beforeSubmitPrompt",
            json!({ "prompt": text, "attachments": [] }),
        )],
        Deed::Mention { name, path } => vec![sent(
            "beforeSubmitPrompt",
            json!({
                "prompt": mention(name),
                "attachments": [{ "type": "file", "file_path": path }],
            }),
        )],
        Deed::Result { path, text } => vec![sent(
            "postToolUse",
            json!({
                "tool_name": "Read",
                "tool_input": { "path": path },
                "tool_output": json!({ "content": text }).to_string(),
                "cwd": cwd,
            }),
        )],
    }
}

pub(super) fn hears(event: &Event, said: &Rendered) -> Heard {
    if said.exit_code == 2 {
        return Heard::Stopped;
    }
    let Some(answer) = json_object(&said.stdout) else {
        return Heard::Unclear;
    };
    if said.exit_code != 0 {
        return Heard::Passed;
    }
    heard(event, &answer)
}

fn heard(event: &Event, answer: &Map<String, Value>) -> Heard {
    let fields = Fields::map(answer);
    if event.name == "beforeSubmitPrompt" {
        return match answer.get("continue") {
            Some(Value::Bool(false)) => Heard::Stopped,
            _ => Heard::Passed,
        };
    }
    if let Some(output) = answer.get("updated_mcp_tool_output") {
        return Heard::Replaced(result::text(output).unwrap_or_default());
    }
    match fields.text("permission") {
        Some("deny") => Heard::Stopped,
        None if fields.text("additional_context").is_some() => Heard::Told,
        // `ask` is not enforced.
        _ => Heard::Passed,
    }
}
