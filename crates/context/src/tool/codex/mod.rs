//! Codex CLI.
//!
//! Facts from the schemas in
//! <https://github.com/openai/codex/tree/main/codex-rs/hooks/schema/generated>, from `codex-rs/hooks/src/engine/`
//! `output_parser.rs` and `events/pre_tool_use.rs` beside them, and <https://developers.openai.com/codex/hooks>.
//!
//! What departs from Claude Code, by the parser: objects take no other fields; `ask` is an error that lets the call
//! pass, and so is `allow` without `updatedInput`; `updatedInput` needs `allow`, which approves nothing here (it is
//! no part of the outcome); a reason must not be empty; `decision: block` after a tool puts the reason in place of
//! its result; `suppressOutput` is an error.

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
use crate::place::{Form, Placement, Scope};
use crate::probe::{Deed, Heard, Sent, Shape, claude_envelope};
use crate::reply::Rendered;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Codex;

const FACTS: Facts = Facts {
    name: "codex",
    title: "Codex CLI",
    documentation: &[
        "https://github.com/openai/codex/tree/main/codex-rs/hooks/schema/generated",
        "https://developers.openai.com/codex/hooks",
    ],
    instructions: Instructions {
        path: "AGENTS.md",
        head: "",
    },
    traces: &[".codex"],
    events: &[
        EventFact::new(
            "PreToolUse",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Rewrite, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "PostToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        )
        .installed(),
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
    ],
    caveats: &[
        "hooks run only after the user trusted them by their hash (/hooks in Codex); a repository's only in a trusted project",
        "a hook that fails or takes too long lets the call pass",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        ("Bash", Call::Shell),
        ("shell", Call::Shell),
        ("local_shell", Call::Shell),
        ("exec_command", Call::Shell),
        ("unified_exec", Call::Shell),
        ("apply_patch", Call::Patch),
        ("Edit", Call::Patch),
        ("Write", Call::Patch),
        ("view_image", Call::Read),
        ("web_search", Call::Fetch),
        ("update_plan", Call::Harmless),
    ],
    mcp: McpNames::Claude,
};

const SHAPE: Shape = Shape {
    before: "PreToolUse",
    after: Some("PostToolUse"),
    prompt: Some("UserPromptSubmit"),
    envelope: claude_envelope,
    read: ("Bash", |path| json!({ "command": format!("cat '{path}'") })),
    search: None,
    shell: ("Bash", |command| json!({ "command": command })),
    write: (
        "apply_patch",
        |path, content| json!({ "command": patch(path, content) }),
    ),
    mcp: "mcp__files__read_file",
    result: |_path, text| json!(text),
    fields: ["tool_name", "tool_input", "tool_response"],
};

impl Contract for Codex {
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
                rewrite_decision: Some("allow"),
                replaced_output: None,
            },
        )
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: ".codex/hooks.json",
            executable: false,
            only_existing: false,
            caveat: Some(
                "Codex runs the hooks only after you trust them: start it and type /hooks",
            ),
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
        hear_claude_like(event, said, None, true)
    }
}

fn entry(line: &str, _event: &'static str) -> Value {
    json!({ "hooks": [{ "type": "command", "command": line, "timeout": TIMEOUT_SECONDS }] })
}

/// A patch that adds a file.
fn patch(path: &str, content: &str) -> String {
    let lines: Vec<String> = content.lines().map(|line| format!("+{line}\n")).collect();
    format!(
        "*** Begin Patch\n*** Add File: {path}\n{}*** End Patch\n",
        lines.concat()
    )
}
