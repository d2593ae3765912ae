//! Kiro (IDE 1.0, CLI 3.0 and later).
//!
//! Facts from <https://kiro.dev/docs/hooks/>, <https://kiro.dev/docs/hooks/types/>,
//! <https://kiro.dev/docs/hooks/actions/>, and the CLI's own page, kept as `docs/hooks.md` in
//! <https://github.com/aws/amazon-q-developer-cli>.
//!
//! Hooks are files of their own, with triggers in pascal case, while payloads name events in camel case. Exit code 2
//! stops a tool and a prompt, with the reason on standard error; on other codes the pages disagree, so none is used.
//! Standard output of a prompt's hook is added to the context.

use super::common::{TIMEOUT_SECONDS, draft, hear_exit_code, read_claude_like};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::call::{Call, Calls, McpNames};
use crate::capability::{Ability, Capabilities};
use crate::event::{Event, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError};
use crate::place::{Form, HookCommand, Placement, Scope};
use crate::probe::{Deed, Heard, SESSION, Sent, Shape};
use crate::reply::Rendered;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Kiro;

const FACTS: Facts = Facts {
    name: "kiro",
    title: "Kiro",
    documentation: &[
        "https://kiro.dev/docs/hooks/",
        "https://kiro.dev/docs/hooks/types/",
        "https://kiro.dev/docs/hooks/actions/",
        "https://github.com/aws/amazon-q-developer-cli/blob/main/docs/hooks.md",
    ],
    instructions: Instructions {
        path: ".kiro/steering/airlock.md",
        head: "---\ninclusion: always\n---\n",
    },
    traces: &[".kiro", ".kiroignore"],
    events: &[
        EventFact::new("PreToolUse", Phase::Pre, Capabilities::of(&[Ability::Deny])).installed(),
        EventFact::new("PostToolUse", Phase::Post, Capabilities::NONE).installed(),
        EventFact::new(
            "UserPromptSubmit",
            Phase::Prompt,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "AgentSpawn",
            Phase::Session,
            Capabilities::of(&[Ability::Note]),
        ),
        EventFact::new("SessionStart", Phase::Session, Capabilities::NONE),
        EventFact::new("Stop", Phase::Stop, Capabilities::of(&[Ability::Feedback])),
    ],
    caveats: &[
        "nothing can be asked, rewritten or redacted: what would be is denied",
        "what a tool gives back cannot be withheld",
        "versions of the IDE before 1.0 send hooks no payload: an empty payload is refused",
        "a hook that fails otherwise than by exit code 2, or takes too long, may let the call pass",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        ("fs_read", Call::Read),
        ("fsRead", Call::Read),
        ("read", Call::Read),
        ("fs_write", Call::Write),
        ("fsWrite", Call::Write),
        ("write", Call::Write),
        ("str_replace", Call::Write),
        ("execute_bash", Call::Shell),
        ("executeBash", Call::Shell),
        ("execute_cmd", Call::Shell),
        ("shell", Call::Shell),
        ("glob", Call::Search),
        ("grep", Call::Search),
        ("web_fetch", Call::Fetch),
        ("web_search", Call::Fetch),
        ("todo_list", Call::Harmless),
        ("thinking", Call::Harmless),
    ],
    mcp: McpNames::Kiro,
};

const SHAPE: Shape = Shape {
    before: "PreToolUse",
    after: Some("PostToolUse"),
    prompt: Some("UserPromptSubmit"),
    envelope,
    read: (
        "fs_read",
        |path| json!({ "operations": [{ "mode": "Line", "path": path }] }),
    ),
    search: Some(("grep", |path| json!({ "pattern": "KEY", "path": path }))),
    shell: ("execute_bash", |command| json!({ "command": command })),
    write: (
        "fs_write",
        |path, content| json!({ "command": "create", "path": path, "file_text": content }),
    ),
    mcp: "@files/read_file",
    result: |_path, text| json!({ "success": true, "result": [text] }),
    fields: ["tool_name", "tool_input", "tool_response"],
};

impl Contract for Kiro {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        read_claude_like(&mut event, fields, &CALLS);
        Ok(event)
    }

    fn spell(&self, event: &Event, answer: &Answer) -> Rendered {
        match answer {
            Answer::Deny { reason } if event.phase == Phase::Stop => {
                Rendered::json(&json!({ "decision": "block", "reason": reason.as_str() }))
            }
            Answer::Deny { reason } | Answer::Ask { reason } => Rendered::blocked(reason.as_str()),
            Answer::Note { text } => Rendered::text(text.as_str()),
            _ => Rendered::silent(),
        }
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: ".kiro/hooks/airlock.json",
            executable: false,
            only_existing: false,
            caveat: Some(
                "hooks need Kiro IDE 1.0 or CLI 3.0; older versions keep theirs inside agents' files",
            ),
            tool: FACTS.name,
            form: Form::Own {
                text: file,
                event: "PreToolUse",
            },
        }]
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        SHAPE.sends(cwd, deed)
    }

    fn hears(&self, event: &Event, said: &Rendered) -> Heard {
        hear_exit_code(event, said)
    }
}

fn file(command: &HookCommand) -> String {
    let hooks: Vec<Value> = FACTS
        .events
        .iter()
        .filter(|fact| fact.installed)
        .map(|fact| {
            json!({
                "name": format!("airlock-{}", fact.name.to_ascii_lowercase()),
                "description": "Written by Airlock; removed by `airlock init --undo`",
                "trigger": fact.name,
                "action": { "type": "command", "command": command.line(FACTS.name, fact.name) },
                "timeout": TIMEOUT_SECONDS,
                "enabled": true,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "version": "v1", "hooks": hooks }))
}

/// Payloads name events in camel case, where hooks are configured in pascal case.
fn envelope(event: &str, cwd: &str) -> Value {
    let mut letters = event.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    let name: String = first.into_iter().chain(letters).collect();
    json!({ "hook_event_name": name, "cwd": cwd, "session_id": SESSION })
}
