//! What Windsurf sends to its hooks.

use crate::probe::{Deed, SESSION, Sent, mention};
use serde_json::{Value, json};

pub(super) fn sends(cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
    let sent = |event: &'static str, info: Value| {
        vec![Sent {
            event,
            payload: json!({
                "agent_action_name": event,
                "trajectory_id": SESSION,
                "execution_id": SESSION,
                "model_name": "none",
                "tool_info": info,
            }),
        }]
    };
    match deed {
        // Its searches read what they look through.
        Deed::Read { path, .. } | Deed::Search { path } => {
            sent("pre_read_code", json!({ "file_path": path }))
        }
        Deed::Shell { command } => sent(
            "pre_run_command",
            json!({ "command_line": command, "cwd": cwd }),
        ),
        Deed::Write { path, content } => sent(
            "pre_write_code",
            json!({ "file_path": path, "edits": [{ "old_string": "", "new_string": content }] }),
        ),
        Deed::Mcp { path } => sent(
            "pre_mcp_tool_use",
            json!({
                "mcp_server_name": "files",
                "mcp_tool_name": "read_file",
                "mcp_tool_arguments": { "path": path },
            }),
        ),
        Deed::Prompt { text } => sent("pre_user_prompt", json!({ "user_prompt": text })),
        Deed::Mention { name, .. } => {
            sent("pre_user_prompt", json!({ "user_prompt": mention(name) }))
        }
        // What a read brings is shown to no hook.
        Deed::Result { .. } => Vec::new(),
    }
}
