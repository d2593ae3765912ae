//! Gemini CLI.
//!
//! Facts from <https://github.com/google-gemini/gemini-cli/blob/main/docs/hooks/reference.md> and the tools' names and
//! parameters in `packages/core/src/tools/definitions/base-declarations.ts` of that repository.
//!
//! What departs from Claude Code: events `BeforeTool`, `AfterTool`, `BeforeAgent`, `AfterAgent`; time limits in
//! milliseconds; `hookSpecificOutput.tool_input` is merged over the arguments; a denial after a tool puts its reason
//! in place of the result, which is the documented way to hide data from the model.

use super::common::{
    TIMEOUT_SECONDS, draft, entries, hear_exit_code, json_object, lifecycle, model_facing,
    with_call,
};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::call::{Call, Calls, McpNames};
use crate::capability::{Ability, Capabilities};
use crate::event::{Event, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError};
use crate::place::{Form, Placement, Scope, Switch};
use crate::probe::{Deed, Heard, Sent, Shape, claude_envelope};
use crate::reply::Rendered;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Gemini;

const FACTS: Facts = Facts {
    name: "gemini",
    title: "Gemini CLI",
    documentation: &[
        "https://github.com/google-gemini/gemini-cli/blob/main/docs/hooks/reference.md",
        "https://github.com/google-gemini/gemini-cli/blob/main/docs/hooks/index.md",
    ],
    instructions: Instructions {
        path: "GEMINI.md",
        head: "",
    },
    traces: &[".gemini", "GEMINI.md", ".geminiignore"],
    events: &[
        EventFact::new(
            "BeforeTool",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Rewrite]),
        )
        .installed(),
        EventFact::new(
            "AfterTool",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Redact, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "BeforeAgent",
            Phase::Prompt,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "AfterAgent",
            Phase::Stop,
            Capabilities::of(&[Ability::Feedback]),
        ),
        EventFact::new(
            "SessionStart",
            Phase::Session,
            Capabilities::of(&[Ability::Note]),
        )
        .installed(),
        EventFact::new("SessionEnd", Phase::Session, Capabilities::NONE),
    ],
    caveats: &[
        "the user cannot be asked from a hook: what should be asked is denied",
        "a hook that fails or takes too long lets the call pass",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        ("read_file", Call::Read),
        ("read_many_files", Call::Read),
        ("write_file", Call::Write),
        ("replace", Call::Write),
        ("edit", Call::Write),
        ("run_shell_command", Call::Shell),
        ("grep_search", Call::Search),
        ("search_file_content", Call::Search),
        ("glob", Call::Search),
        ("list_directory", Call::Search),
        ("web_fetch", Call::Fetch),
        ("google_web_search", Call::Fetch),
        ("write_todos", Call::Harmless),
        ("ask_user", Call::Harmless),
        ("update_topic", Call::Harmless),
        ("complete_task", Call::Harmless),
    ],
    mcp: McpNames::Gemini,
};

const SHAPE: Shape = Shape {
    before: "BeforeTool",
    after: Some("AfterTool"),
    prompt: Some("BeforeAgent"),
    envelope: claude_envelope,
    read: ("read_file", |path| json!({ "file_path": path })),
    search: Some((
        "grep_search",
        |path| json!({ "pattern": "KEY", "dir_path": path }),
    )),
    shell: ("run_shell_command", |command| json!({ "command": command })),
    write: (
        "write_file",
        |path, content| json!({ "file_path": path, "content": content }),
    ),
    mcp: "mcp_files_read_file",
    result: |_path, text| json!({ "llmContent": text, "returnDisplay": "" }),
    fields: ["tool_name", "tool_input", "tool_response"],
};

/// <https://github.com/google-gemini/gemini-cli/blob/main/docs/hooks/index.md>: `hooksConfig.enabled`.
const SWITCHES: &[Switch] = &[Switch {
    path: ".gemini/settings.json",
    keys: &["hooksConfig", "enabled"],
    off: false,
}];

impl Contract for Gemini {
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
                model_facing(fields.get("tool_response")),
            ),
            _ => event.operations = vec![lifecycle(&event.name, fields)],
        }
        Ok(event)
    }

    fn spell(&self, event: &Event, answer: &Answer) -> Rendered {
        Rendered::json(&match answer {
            Answer::Allow => json!({}),
            Answer::Note { text } => specific(event, "additionalContext", &json!(text.as_str())),
            Answer::Rewrite { input } => specific(event, "tool_input", input),
            Answer::Redact { output } => json!({ "decision": "deny", "reason": output }),
            Answer::Deny { reason } | Answer::Ask { reason } => {
                json!({ "decision": "deny", "reason": reason.as_str() })
            }
        })
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: ".gemini/settings.json",
            executable: false,
            only_existing: false,
            caveat: None,
            tool: FACTS.name,
            form: Form::Json {
                wrapper: Some("hooks"),
                head: None,
                entries: entries(FACTS.events, entry),
                forbidden: None,
            },
        }]
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        SHAPE.sends(cwd, deed)
    }

    fn hears(&self, event: &Event, said: &Rendered) -> Heard {
        if said.exit_code != 0 {
            return hear_exit_code(event, said);
        }
        let Some(answer) = json_object(&said.stdout) else {
            return Heard::Unclear;
        };
        let answer = Fields::map(&answer);
        let specific = answer.object("hookSpecificOutput");
        match answer.text("decision") {
            // After a call the reason takes the place of its result.
            Some("deny" | "block") if event.phase == Phase::Post => {
                Heard::Replaced(answer.owned("reason").unwrap_or_default())
            }
            Some("deny" | "block") => Heard::Stopped,
            _ if specific.text("additionalContext").is_some() => Heard::Told,
            _ => Heard::Passed,
        }
    }

    fn switches(&self) -> &'static [Switch] {
        SWITCHES
    }
}

fn specific(event: &Event, field: &str, value: &Value) -> Value {
    json!({ "hookSpecificOutput": { "hookEventName": event.name, field: value } })
}

fn entry(line: &str, _event: &'static str) -> Value {
    json!({ "hooks": [{
        "type": "command",
        "name": "airlock",
        "command": line,
        "timeout": TIMEOUT_SECONDS * 1000,
    }] })
}
