//! Droid, by Factory.
//!
//! Facts from <https://docs.factory.ai/harness/hooks> and
//! <https://github.com/Factory-AI/factory/blob/main/docs/reference/hooks-reference.mdx>.
//!
//! What departs from Claude Code: the file `hooks.json` is keyed by events, without a wrapper; tools are `Execute`,
//! `Create`, `FetchUrl` ...; a result cannot be replaced; `updatedInput` is documented with `allow` only, which
//! bypasses the permission system, so an input is not rewritten here: the call is denied.

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

pub(super) struct Droid;

const FACTS: Facts = Facts {
    name: "droid",
    title: "Factory Droid",
    documentation: &[
        "https://docs.factory.ai/harness/hooks",
        "https://github.com/Factory-AI/factory/blob/main/docs/reference/hooks-reference.mdx",
    ],
    instructions: Instructions {
        path: "AGENTS.md",
        head: "",
    },
    traces: &[".factory"],
    events: &[
        EventFact::new(
            "PreToolUse",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Ask]),
        )
        .installed(),
        EventFact::new(
            "PostToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Feedback, Ability::Note]),
        )
        .installed(),
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
        "a hook that fails or takes too long lets the call pass",
        "Droid reads its hooks when it starts: start it again after installing",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        ("Read", Call::Read),
        ("Create", Call::Write),
        ("Write", Call::Write),
        ("Edit", Call::Write),
        ("MultiEdit", Call::Write),
        ("ApplyPatch", Call::Patch),
        ("Execute", Call::Shell),
        ("Bash", Call::Shell),
        ("LS", Call::Search),
        ("Glob", Call::Search),
        ("Grep", Call::Search),
        ("FetchUrl", Call::Fetch),
        ("WebFetch", Call::Fetch),
        ("WebSearch", Call::Fetch),
        ("Task", Call::Harmless),
        ("TodoWrite", Call::Harmless),
    ],
    mcp: McpNames::Claude,
};

const SHAPE: Shape = Shape {
    before: "PreToolUse",
    after: Some("PostToolUse"),
    prompt: Some("UserPromptSubmit"),
    envelope: claude_envelope,
    read: ("Read", |path| json!({ "file_path": path })),
    search: Some(("Grep", |path| json!({ "pattern": "KEY", "path": path }))),
    shell: ("Execute", |command| json!({ "command": command })),
    write: (
        "Create",
        |path, content| json!({ "file_path": path, "content": content }),
    ),
    mcp: "mcp__files__read_file",
    result: |_path, text| json!(text),
    fields: ["tool_name", "tool_input", "tool_response"],
};

impl Contract for Droid {
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
            path: ".factory/hooks.json",
            executable: false,
            only_existing: false,
            caveat: Some(
                "an event in hooks.json takes the place of the same event under `hooks` in .factory/settings.json: \
                 move such hooks into hooks.json first",
            ),
            tool: FACTS.name,
            form: Form::Json {
                wrapper: None,
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
}

fn entry(line: &str, _event: &'static str) -> Value {
    json!({ "hooks": [{ "type": "command", "command": line, "timeout": TIMEOUT_SECONDS }] })
}
