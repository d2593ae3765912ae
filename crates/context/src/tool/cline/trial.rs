//! What Cline's extension sends to its hooks, and what it makes of their answers.

use crate::event::{Event, Phase};
use crate::payload::Fields;
use crate::probe::{Deed, Heard, SESSION, Sent, mention};
use crate::reply::Rendered;
use crate::tool::common::json_object;
use serde_json::{Value, json};

pub(super) fn sends(cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
    let sent = |event: &'static str, field: &str, own: Value| {
        vec![Sent {
            event,
            payload: json!({
                "clineVersion": "0",
                "timestamp": "0",
                "taskId": SESSION,
                "workspaceRoots": [cwd],
                "hookName": event,
                field: own,
            }),
        }]
    };
    let call = |tool: &str, parameters: Value| {
        sent(
            "PreToolUse",
            "preToolUse",
            json!({ "toolName": tool, "parameters": parameters }),
        )
    };
    let prompt = |text: &str| {
        sent(
            "UserPromptSubmit",
            "userPromptSubmit",
            json!({ "prompt": text, "attachments": [] }),
        )
    };
    match deed {
        Deed::Read { path, .. } => call("read_file", json!({ "path": path })),
        Deed::Search { path } => call("search_files", json!({ "regex": "KEY", "path": path })),
        Deed::Shell { command } => call("execute_command", json!({ "command": command })),
        Deed::Write { path, content } => {
            call("write_to_file", json!({ "path": path, "content": content }))
        }
        Deed::Mcp { path } => call(
            "use_mcp_tool",
            json!({
                "server_name": "files",
                "tool_name": "read_file",
                "arguments": json!({ "path": path }).to_string(),
            }),
        ),
        Deed::Prompt { text } => prompt(text),
        Deed::Mention { name, .. } => prompt(&mention(name)),
        Deed::Result { path, text } => sent(
            "PostToolUse",
            "postToolUse",
            json!({
                "toolName": "read_file",
                "parameters": { "path": path },
                "result": text,
                "success": true,
            }),
        ),
    }
}

pub(super) fn hears(event: &Event, said: &Rendered) -> Heard {
    let Some(answer) = json_object(&said.stdout).filter(|_| said.exit_code == 0) else {
        return Heard::Passed;
    };
    let fields = Fields::map(&answer);
    match answer.get("cancel") {
        Some(Value::Bool(true)) if event.phase != Phase::Post => Heard::Stopped,
        Some(Value::Bool(_)) if fields.text("contextModification").is_some() => Heard::Told,
        Some(Value::Bool(_)) => Heard::Passed,
        _ => Heard::Unclear,
    }
}
