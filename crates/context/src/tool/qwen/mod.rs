//! Qwen Code.
//!
//! Facts from <https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/hooks.md> and
//! `packages/core/src/hooks/types.ts` of that repository.
//!
//! What departs from Claude Code: time limits in milliseconds; the tools' names and parameters are Gemini's;
//! `permissionDecision: allow` runs the tool without the usual prompt. The page names `updatedInput`, and no code reads
//! it; so an input is not rewritten here: the call is denied.

use super::common::{
    ClaudeLike, TIMEOUT_SECONDS, draft, entries, hear_claude_like, read_claude_like,
    spell_claude_like,
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

pub(super) struct Qwen;

const FACTS: Facts = Facts {
    name: "qwen",
    title: "Qwen Code",
    documentation: &["https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/hooks.md"],
    instructions: Instructions {
        path: "QWEN.md",
        head: "",
    },
    traces: &[".qwen", "QWEN.md", ".qwenignore"],
    events: &[
        EventFact::new(
            "PreToolUse",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Ask, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "PostToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Feedback, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "PostToolUseFailure",
            Phase::Post,
            Capabilities::of(&[Ability::Note]),
        ),
        EventFact::new(
            "PermissionRequest",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny]),
        ),
        EventFact::new(
            "UserPromptSubmit",
            Phase::Prompt,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        )
        .installed(),
        EventFact::new("Stop", Phase::Stop, Capabilities::of(&[Ability::Feedback])),
        EventFact::new(
            "SubagentStop",
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
        "a result cannot be replaced after the tool ran: files with secrets are denied, not redacted",
        "UserPromptSubmit fires for some prompts only, and on continuations too",
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
        ("edit", Call::Write),
        ("replace", Call::Write),
        ("run_shell_command", Call::Shell),
        ("grep_search", Call::Search),
        ("glob", Call::Search),
        ("list_directory", Call::Search),
        ("web_fetch", Call::Fetch),
        ("web_search", Call::Fetch),
        ("todo_write", Call::Harmless),
        ("task", Call::Harmless),
        ("save_memory", Call::Harmless),
    ],
    mcp: McpNames::Claude,
};

const SHAPE: Shape = Shape {
    before: "PreToolUse",
    after: Some("PostToolUse"),
    prompt: Some("UserPromptSubmit"),
    envelope: claude_envelope,
    read: ("read_file", |path| json!({ "file_path": path })),
    search: Some((
        "grep_search",
        |path| json!({ "pattern": "KEY", "path": path }),
    )),
    shell: ("run_shell_command", |command| json!({ "command": command })),
    write: (
        "write_file",
        |path, content| json!({ "file_path": path, "content": content }),
    ),
    mcp: "mcp__files__read_file",
    result: |_path, text| json!({ "llmContent": text }),
    fields: ["tool_name", "tool_input", "tool_response"],
};

/// <https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/hooks.md>: `disableAllHooks`.
const SWITCHES: &[Switch] = &[Switch {
    path: ".qwen/settings.json",
    keys: &["disableAllHooks"],
    off: true,
}];

impl Contract for Qwen {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        read_claude_like(&mut event, fields, &CALLS);
        Ok(event)
    }

    fn spell(&self, event: &Event, answer: &Answer) -> Rendered {
        spell_claude_like(
            event,
            answer,
            ClaudeLike {
                rewrite_decision: None,
                replaced_output: None,
            },
        )
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: ".qwen/settings.json",
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
        hear_claude_like(event, said, None, false)
    }

    fn switches(&self) -> &'static [Switch] {
        SWITCHES
    }
}

fn entry(line: &str, _event: &'static str) -> Value {
    json!({ "hooks": [{
        "type": "command",
        "name": "airlock",
        "command": line,
        "timeout": TIMEOUT_SECONDS * 1000,
    }] })
}
