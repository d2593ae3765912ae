//! Amp.
//!
//! Facts from <https://ampcode.com/docs/plugin-api> and <https://ampcode.com/docs/customize/plugins>, whose types
//! public plugins show in use: `tool.call` takes `allow`, `modify` with an input, `reject-and-continue` with a
//! message; `tool.result` takes another `output`; `ctx.ui.confirm` asks the user. An error in a plugin lets the call
//! pass, so ours catches everything.
//!
//! Hooks are functions of a plugin, so we install one, and its payloads and answers are ours (see `opencode`).

use super::common::{TIMEOUT_SECONDS, draft, lifecycle, with_call};
use super::opencode::{filled, hear_plugin, spell_plugin};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::call::{Call, Calls, McpNames};
use crate::capability::{Ability, Capabilities};
use crate::event::{Event, Operation, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError};
use crate::place::{Form, HookCommand, Placement, Scope};
use crate::probe::{Deed, Heard, SESSION, Sent, Shape};
use crate::reply::Rendered;
use serde_json::json;
use std::time::Duration;

pub(super) struct Amp;

const FACTS: Facts = Facts {
    name: "amp",
    title: "Amp",
    documentation: &[
        "https://ampcode.com/docs/plugin-api",
        "https://ampcode.com/docs/customize/plugins",
    ],
    instructions: Instructions {
        path: "AGENTS.md",
        head: "",
    },
    traces: &[".amp", ".config/amp"],
    events: &[
        EventFact::new(
            "tool.call",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Ask, Ability::Rewrite]),
        )
        .installed()
        .fails_closed(),
        EventFact::new(
            "tool.result",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Redact, Ability::Note]),
        )
        .installed()
        .fails_closed(),
        EventFact::new("agent.start", Phase::Prompt, Capabilities::NONE).installed(),
        EventFact::new("session.start", Phase::Session, Capabilities::NONE),
        EventFact::new("agent.end", Phase::Stop, Capabilities::NONE),
    ],
    caveats: &[
        "a prompt is seen, and can be neither stopped nor changed",
        "the plugin itself stops a call if Airlock fails or takes too long",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

/// The names are not listed on a page; a name that changes is judged by its input.
const CALLS: Calls = Calls {
    names: &[
        ("Read", Call::Read),
        ("create_file", Call::Write),
        ("edit_file", Call::Write),
        ("apply_patch", Call::Patch),
        ("Bash", Call::Shell),
        ("shell_command", Call::Shell),
        ("Grep", Call::Search),
        ("glob", Call::Search),
        ("finder", Call::Search),
        ("read_web_page", Call::Fetch),
        ("web_search", Call::Fetch),
        ("todo_write", Call::Harmless),
        ("Task", Call::Harmless),
    ],
    mcp: McpNames::Claude,
};

const SHAPE: Shape = Shape {
    before: "tool.call",
    after: Some("tool.result"),
    prompt: Some("agent.start"),
    envelope: |event, cwd| json!({ "hook_event_name": event, "session_id": SESSION, "cwd": cwd }),
    read: ("Read", |path| json!({ "path": path })),
    search: Some(("Grep", |path| json!({ "pattern": "KEY", "path": path }))),
    shell: ("Bash", |command| json!({ "cmd": command })),
    write: (
        "create_file",
        |path, content| json!({ "path": path, "content": content }),
    ),
    mcp: "mcp__files__read_file",
    result: |_path, text| json!({ "content": text }),
    fields: ["tool_name", "tool_input", "tool_output"],
};

impl Contract for Amp {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        match event.phase {
            Phase::Pre | Phase::Post => with_call(
                &mut event,
                &CALLS,
                fields.get("tool_input"),
                fields.get("tool_output"),
            ),
            Phase::Prompt => event.operations = vec![super::common::prompt(fields)],
            Phase::Stop => event.operations = vec![Operation::Stop { again: false }],
            Phase::Session => {
                event.operations = vec![Operation::SessionStart { source: None }];
            }
            _ => event.operations = vec![lifecycle(&event.name, fields)],
        }
        Ok(event)
    }

    fn spell(&self, _event: &Event, answer: &Answer) -> Rendered {
        Rendered::json(&spell_plugin(answer))
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: match scope {
                Scope::User => ".config/amp/plugins/airlock.ts",
                Scope::Repository => ".amp/plugins/airlock.ts",
            },
            executable: false,
            only_existing: false,
            caveat: None,
            tool: FACTS.name,
            form: Form::Own {
                text: plugin,
                event: "tool.call",
            },
        }]
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        SHAPE.sends(cwd, deed)
    }

    fn hears(&self, _event: &Event, said: &Rendered) -> Heard {
        hear_plugin(said)
    }
}

fn plugin(command: &HookCommand) -> String {
    filled(include_str!("plugin.ts"), command)
}
