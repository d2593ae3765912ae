//! GitHub Copilot: the command line, the cloud agent, and the agent in VS Code.
//!
//! Facts from <https://docs.github.com/en/copilot/reference/hooks-reference> (command line and cloud agent) and
//! <https://code.visualstudio.com/docs/agents/reference/hooks-reference> (VS Code's own harness).
//!
//! An event configured in camel case sends fields in camel case and no name; in pascal case, and from VS Code, fields
//! are in snake case. We install camel case, and pass the name as an argument. Answers of the two differ: the first
//! are flat, VS Code's are Claude Code's; to a payload in pascal case both are given at once, since fields that are
//! not known are passed over. To allow is to say nothing. Any failure of `preToolUse` but a timeout denies.

mod reply;

use super::common::{TIMEOUT_SECONDS, draft, entries, json_object, lifecycle, with_call};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::call::{Call, Calls, McpNames};
use crate::capability::{Ability, Capabilities};
use crate::event::{Event, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError};
use crate::place::{Form, Placement, Scope, Switch};
use crate::probe::{Deed, Heard, SESSION, Sent, Shape};
use crate::reply::Rendered;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Copilot;

/// What the command line and VS Code can do; the cloud agent takes `ask` for `deny`, which is safe.
const BEFORE: Capabilities = Capabilities::of(&[Ability::Deny, Ability::Ask, Ability::Rewrite]);
const FEEDBACK: Capabilities = Capabilities::of(&[Ability::Feedback]);
const TELL: Capabilities = Capabilities::of(&[Ability::Note]);

const FACTS: Facts = Facts {
    name: "copilot",
    title: "GitHub Copilot",
    documentation: &[
        "https://docs.github.com/en/copilot/reference/hooks-reference",
        "https://code.visualstudio.com/docs/agents/reference/hooks-reference",
    ],
    instructions: Instructions {
        path: ".github/copilot-instructions.md",
        head: "",
    },
    traces: &[
        ".copilot",
        ".github/copilot-instructions.md",
        ".github/copilot",
        ".github/instructions",
        ".github/hooks",
        ".github/agents",
    ],
    events: &[
        EventFact::new("preToolUse", Phase::Pre, BEFORE)
            .installed()
            .fails_closed(),
        EventFact::new(
            "postToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Redact, Ability::Note]),
        )
        .installed(),
        EventFact::new("postToolUseFailure", Phase::Post, TELL),
        EventFact::new(
            "permissionRequest",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny]),
        ),
        // The output of these hooks is dropped.
        EventFact::new("userPromptSubmitted", Phase::Prompt, Capabilities::NONE).installed(),
        EventFact::new(
            "userPromptTransformed",
            Phase::Prompt,
            Capabilities::of(&[Ability::Redact]),
        ),
        EventFact::new("agentStop", Phase::Stop, FEEDBACK),
        EventFact::new("subagentStop", Phase::Stop, FEEDBACK),
        EventFact::new("sessionStart", Phase::Session, TELL).installed(),
        EventFact::new("sessionEnd", Phase::Session, Capabilities::NONE),
        EventFact::new("PreToolUse", Phase::Pre, BEFORE),
        EventFact::new(
            "PostToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Feedback, Ability::Note]),
        ),
        EventFact::new("UserPromptSubmit", Phase::Prompt, Capabilities::NONE),
        EventFact::new("Stop", Phase::Stop, FEEDBACK),
        EventFact::new("SubagentStop", Phase::Stop, FEEDBACK),
        EventFact::new("SessionStart", Phase::Session, TELL),
        EventFact::new("SessionEnd", Phase::Session, Capabilities::NONE),
    ],
    caveats: &[
        "a prompt cannot be stopped or changed: what a hook says about it is dropped",
        "a hook that takes too long lets the call pass, even one installed as policy",
        "the cloud agent reads .github/hooks of the repository only, and denies what should be asked",
        "VS Code's own harness cannot replace a result",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        // Command line and cloud agent.
        ("view", Call::Read),
        ("create", Call::Write),
        ("edit", Call::Write),
        ("str_replace_editor", Call::Write),
        ("apply_patch", Call::Patch),
        ("bash", Call::Shell),
        ("powershell", Call::Shell),
        ("grep", Call::Search),
        ("rg", Call::Search),
        ("glob", Call::Search),
        ("web_fetch", Call::Fetch),
        ("web_search", Call::Fetch),
        ("task", Call::Harmless),
        ("ask_user", Call::Harmless),
        ("update_todo", Call::Harmless),
        // The same, as events in pascal case name them.
        ("Read", Call::Read),
        ("Write", Call::Write),
        ("WebFetch", Call::Fetch),
        ("WebSearch", Call::Fetch),
        ("Agent", Call::Harmless),
        ("TodoWrite", Call::Harmless),
        ("AskUserQuestion", Call::Harmless),
        // VS Code.
        ("read_file", Call::Read),
        ("create_file", Call::Write),
        ("insert_edit_into_file", Call::Write),
        ("replace_string_in_file", Call::Write),
        ("multi_replace_string_in_file", Call::Write),
        ("edit_notebook_file", Call::Write),
        ("editFiles", Call::Write),
        ("run_in_terminal", Call::Shell),
        ("runTerminalCommand", Call::Shell),
        ("file_search", Call::Search),
        ("grep_search", Call::Search),
        ("semantic_search", Call::Search),
        ("list_dir", Call::Search),
        ("fetch_webpage", Call::Fetch),
        ("manage_todo_list", Call::Harmless),
    ],
    mcp: McpNames::Gemini,
};

const SHAPE: Shape = Shape {
    before: "preToolUse",
    after: Some("postToolUse"),
    prompt: Some("userPromptSubmitted"),
    envelope: |_event, cwd| json!({ "sessionId": SESSION, "timestamp": 1_794_000_000_000_u64, "cwd": cwd }),
    read: ("view", |path| json!({ "path": path })),
    search: Some(("grep", |path| json!({ "pattern": "KEY", "path": path }))),
    shell: ("bash", |command| json!({ "command": command })),
    write: (
        "create",
        |path, content| json!({ "path": path, "file_text": content }),
    ),
    mcp: "mcp_files_read_file",
    result: |_path, text| json!({ "resultType": "success", "textResultForLlm": text }),
    fields: ["toolName", "toolArgs", "toolResult"],
};

/// <https://docs.github.com/en/copilot/reference/hooks-reference>: `disableAllHooks`.
const SWITCHES: &[Switch] = &[
    Switch {
        path: ".github/hooks/airlock.json",
        keys: &["disableAllHooks"],
        off: true,
    },
    Switch {
        path: ".copilot/hooks/airlock.json",
        keys: &["disableAllHooks"],
        off: true,
    },
    Switch {
        path: ".github/copilot/settings.json",
        keys: &["disableAllHooks"],
        off: true,
    },
];

impl Contract for Copilot {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let hint = hint.or_else(|| inferred(fields));
        let mut event = draft(&FACTS, fields, hint)?;
        match event.phase {
            Phase::Pre | Phase::Post => with_call(
                &mut event,
                &CALLS,
                fields.first(&["tool_args", "tool_input"]),
                fields.first(&["tool_result", "tool_response", "error"]),
            ),
            Phase::Prompt => {
                // What the model sees counts more than what was typed.
                let text = fields.first_text(&["transformed_prompt", "prompt"]);
                event.response = text.map(Value::from).unwrap_or_default();
                event.operations = vec![crate::event::Operation::Prompt {
                    text: text.unwrap_or_default().to_owned(),
                    attachments: fields.texts("attachments"),
                }];
            }
            _ => event.operations = vec![lifecycle(&event.name, fields)],
        }
        Ok(event)
    }

    fn spell(&self, event: &Event, answer: &Answer) -> Rendered {
        reply::spell(event, answer)
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: match scope {
                Scope::User => ".copilot/hooks/airlock.json",
                Scope::Repository => ".github/hooks/airlock.json",
            },
            executable: false,
            only_existing: false,
            caveat: match scope {
                Scope::User => None,
                Scope::Repository => Some(
                    "the cloud agent runs these hooks too: its setup steps have to install Airlock, or each call is denied",
                ),
            },
            tool: FACTS.name,
            form: Form::Json {
                wrapper: Some("hooks"),
                head: Some(("version", 1)),
                entries: entries(FACTS.events, entry),
                forbidden: None,
            },
        }]
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        SHAPE.sends(cwd, deed)
    }

    fn hears(&self, event: &Event, said: &Rendered) -> Heard {
        let Some(answer) = json_object(&said.stdout) else {
            return Heard::Unclear;
        };
        let answer = Fields::map(&answer);
        match answer.text("permissionDecision") {
            // Any failure before a call denies it.
            _ if said.exit_code != 0 && event.phase == Phase::Pre => Heard::Stopped,
            Some("deny") => Heard::Stopped,
            Some("ask") => Heard::Asked,
            _ => match answer.object("modifiedResult").owned("textResultForLlm") {
                Some(output) => Heard::Replaced(output),
                None if answer.text("additionalContext").is_some() => Heard::Told,
                None => Heard::Passed,
            },
        }
    }

    fn switches(&self) -> &'static [Switch] {
        SWITCHES
    }
}

/// The event of a payload in camel case, by the fields that only it has.
fn inferred(fields: Fields<'_>) -> Option<&'static str> {
    let has = |name| fields.get(name).is_some();
    if has("tool_result") {
        Some("postToolUse")
    } else if has("tool_name") && has("error") {
        Some("postToolUseFailure")
    } else if has("tool_args") {
        Some("preToolUse")
    } else if has("transformed_prompt") {
        Some("userPromptTransformed")
    } else if has("prompt") {
        Some("userPromptSubmitted")
    } else if has("stop_reason") {
        Some("agentStop")
    } else if has("source") {
        Some("sessionStart")
    } else if has("reason") {
        Some("sessionEnd")
    } else {
        None
    }
}

fn entry(line: &str, _event: &'static str) -> Value {
    json!({ "type": "command", "command": line, "timeoutSec": TIMEOUT_SECONDS })
}
