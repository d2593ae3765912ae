//! Windsurf's Cascade, which became Devin Desktop's.
//!
//! Facts from <https://docs.windsurf.com/windsurf/cascade/hooks> (now also
//! <https://docs.devin.ai/desktop/cascade/hooks>): an event before an action is stopped by exit code 2, and what
//! stands on standard error is shown to the agent; there is no JSON answer; events after an action stop nothing.
//! Strings of the payload may hold raw control characters.

mod trial;

use super::common::{TIMEOUT_SECONDS, draft, entries, hear_exit_code, prompt};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::capability::{Ability, Capabilities};
use crate::event::{Edit, Event, FileChange, Operation, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError};
use crate::place::{Form, Placement, Scope};
use crate::probe::{Deed, Heard, Sent};
use crate::reply::Rendered;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Windsurf;

const STOP: Capabilities = Capabilities::of(&[Ability::Deny]);

const FACTS: Facts = Facts {
    name: "windsurf",
    title: "Windsurf Cascade",
    documentation: &[
        "https://docs.windsurf.com/windsurf/cascade/hooks",
        "https://docs.devin.ai/desktop/cascade/hooks",
    ],
    instructions: Instructions {
        path: ".windsurf/rules/airlock.md",
        head: "---\ntrigger: always_on\n---\n",
    },
    traces: &[
        ".windsurf",
        ".devin",
        ".codeium",
        ".windsurfrules",
        ".codeiumignore",
    ],
    events: &[
        EventFact::new("pre_read_code", Phase::Pre, STOP).installed(),
        EventFact::new("pre_write_code", Phase::Pre, STOP).installed(),
        EventFact::new("pre_run_command", Phase::Pre, STOP).installed(),
        EventFact::new("pre_mcp_tool_use", Phase::Pre, STOP).installed(),
        EventFact::new("pre_user_prompt", Phase::Prompt, STOP).installed(),
        EventFact::new("post_read_code", Phase::Post, Capabilities::NONE),
        EventFact::new("post_write_code", Phase::Post, Capabilities::NONE).installed(),
        EventFact::new("post_run_command", Phase::Post, Capabilities::NONE),
        EventFact::new("post_mcp_tool_use", Phase::Post, Capabilities::NONE),
        EventFact::new("post_cascade_response", Phase::Stop, Capabilities::NONE),
    ],
    caveats: &[
        "nothing can be asked, rewritten or redacted: what would be is denied",
        "what a command or an MCP tool gives back cannot be withheld",
        "pre_read_code may name a folder that is read as a whole",
        "a hook that fails or takes too long lets the action pass",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

impl Contract for Windsurf {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        let info = fields.object("tool_info");
        event.input = fields.get("tool_info").cloned().unwrap_or_default();
        event.cwd = event.cwd.or_else(|| info.owned("cwd"));
        event.operations = vec![operation(&event.name, info)];
        if let [Operation::Mcp { tool, .. }] = event.operations.as_slice() {
            event.tool_name = Some(tool.clone());
        }
        Ok(event)
    }

    fn spell(&self, _event: &Event, answer: &Answer) -> Rendered {
        match answer {
            Answer::Deny { reason } | Answer::Ask { reason } => Rendered::blocked(reason.as_str()),
            _ => Rendered::silent(),
        }
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        let placement = |path, only_existing| Placement {
            scope,
            path,
            executable: false,
            only_existing,
            caveat: None,
            tool: FACTS.name,
            form: Form::Json {
                wrapper: Some("hooks"),
                head: None,
                entries: entries(FACTS.events, entry),
                forbidden: None,
            },
        };
        match scope {
            Scope::User => vec![placement(".codeium/windsurf/hooks.json", false)],
            // Devin Desktop reads the second file only if the first is absent or empty.
            Scope::Repository => vec![
                placement(".devin/hooks.json", true),
                placement(".windsurf/hooks.json", false),
            ],
        }
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        trial::sends(cwd, deed)
    }

    fn hears(&self, event: &Event, said: &Rendered) -> Heard {
        hear_exit_code(event, said)
    }
}

fn operation(name: &str, info: Fields<'_>) -> Operation {
    let path = || info.owned("file_path").unwrap_or_default();
    match name {
        "pre_read_code" | "post_read_code" => Operation::Read {
            path: path(),
            content: None,
            range: None,
        },
        "pre_write_code" | "post_write_code" => Operation::Write {
            path: path(),
            change: change(info),
            moved_to: None,
        },
        "pre_run_command" | "post_run_command" => Operation::Shell {
            command: info
                .first_text(&["command_line", "command"])
                .unwrap_or_default()
                .to_owned(),
            cwd: info.owned("cwd"),
            output: info.owned("output"),
        },
        "pre_mcp_tool_use" | "post_mcp_tool_use" => Operation::Mcp {
            server: info.owned("mcp_server_name"),
            tool: info.owned("mcp_tool_name").unwrap_or_default(),
            arguments: info.get("mcp_tool_arguments").cloned().unwrap_or_default(),
            result: info
                .get("mcp_result")
                .and_then(crate::payload::result::text),
            origin: None,
        },
        "pre_user_prompt" => prompt(info),
        "post_cascade_response" => Operation::Stop { again: false },
        _ => Operation::Other,
    }
}

fn change(info: Fields<'_>) -> FileChange {
    let edits: Vec<Edit> = info
        .list("edits")
        .iter()
        .map(Fields::of)
        .map(|edit| Edit {
            old: edit.text("old_string").unwrap_or_default().to_owned(),
            new: edit.text("new_string").unwrap_or_default().to_owned(),
            replace_all: false,
        })
        .collect();
    if edits.is_empty() {
        FileChange::Untold
    } else {
        FileChange::Edits(edits)
    }
}

fn entry(line: &str, _event: &'static str) -> Value {
    json!({ "command": line, "show_output": false })
}
