//! Claude Code.
//!
//! Facts from <https://code.claude.com/docs/en/hooks> (events, fields, decisions, exit codes) and the changelog at
//! <https://github.com/anthropics/claude-code/blob/main/CHANGELOG.md> (2.1.121: `updatedToolOutput` for all tools;
//! 2.1.295: `onFailure: "block"`). Seen by others on the real program and relied on here: `updatedToolOutput` of
//! another shape than `tool_response` is ignored without a word, so the shape is kept; `onFailure` counts on the hook
//! entry only, and not for `Stop` and `SubagentStop`.

mod host;

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

pub(super) struct ClaudeCode;

const TELL: Capabilities = Capabilities::of(&[Ability::Note]);

const FACTS: Facts = Facts {
    name: "claude-code",
    title: "Claude Code",
    documentation: &[
        "https://code.claude.com/docs/en/hooks",
        "https://github.com/anthropics/claude-code/blob/main/CHANGELOG.md",
    ],
    instructions: Instructions {
        path: "CLAUDE.md",
        head: "",
    },
    traces: &[".claude", "CLAUDE.md", ".claude.json"],
    events: &[
        EventFact::new(
            "PreToolUse",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Ask, Ability::Rewrite, Ability::Note]),
        )
        .installed()
        .fails_closed(),
        EventFact::new(
            "PostToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Redact, Ability::Note]),
        )
        .installed()
        .fails_closed(),
        EventFact::new("PostToolUseFailure", Phase::Post, TELL).installed(),
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
        .installed()
        .fails_closed(),
        EventFact::new("Stop", Phase::Stop, Capabilities::of(&[Ability::Feedback])),
        EventFact::new(
            "SubagentStop",
            Phase::Stop,
            Capabilities::of(&[Ability::Feedback]),
        ),
        EventFact::new("SessionStart", Phase::Session, TELL).installed(),
        EventFact::new("SessionEnd", Phase::Session, Capabilities::NONE),
        EventFact::new(
            "ConfigChange",
            Phase::Config,
            Capabilities::of(&[Ability::Deny]),
        )
        .installed()
        .fails_closed(),
        EventFact::new("InstructionsLoaded", Phase::Config, Capabilities::NONE).installed(),
    ],
    caveats: &[
        "a file mentioned as @file in a prompt is read without a PreToolUse event",
        "the output of a failed command (PostToolUseFailure) cannot be replaced",
        "versions before 2.1.295 do not know onFailure and go on when a hook fails or takes too long",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

/// Tools: <https://code.claude.com/docs/en/hooks#pretooluse-input>.
const CALLS: Calls = Calls {
    names: &[
        ("Read", Call::Read),
        ("NotebookRead", Call::Read),
        ("Write", Call::Write),
        ("Edit", Call::Write),
        ("MultiEdit", Call::Write),
        ("NotebookEdit", Call::Write),
        ("Bash", Call::Shell),
        ("PowerShell", Call::Shell),
        ("Monitor", Call::Shell),
        ("Grep", Call::Search),
        ("Glob", Call::Search),
        ("LS", Call::Search),
        ("WebFetch", Call::Fetch),
        ("WebSearch", Call::Fetch),
        ("Task", Call::Harmless),
        ("Agent", Call::Harmless),
        ("TodoWrite", Call::Harmless),
        ("AskUserQuestion", Call::Harmless),
        ("ExitPlanMode", Call::Harmless),
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
    shell: ("Bash", |command| json!({ "command": command })),
    write: (
        "Write",
        |path, content| json!({ "file_path": path, "content": content }),
    ),
    mcp: "mcp__files__read_file",
    result: |path, text| {
        json!({ "type": "text", "file": {
            "filePath": path, "content": text, "numLines": 1, "startLine": 1, "totalLines": 1,
        } })
    },
    fields: ["tool_name", "tool_input", "tool_response"],
};

/// <https://code.claude.com/docs/en/settings>: `disableAllHooks`.
const SWITCHES: &[Switch] = &[
    Switch {
        path: ".claude/settings.json",
        keys: &["disableAllHooks"],
        off: true,
    },
    Switch {
        path: ".claude/settings.local.json",
        keys: &["disableAllHooks"],
        off: true,
    },
];

impl Contract for ClaudeCode {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        read_claude_like(&mut event, fields, &CALLS);
        event.host = host::host(fields);
        Ok(event)
    }

    fn able(&self, event: &Event) -> Capabilities {
        match event.host {
            Some(host) => host::able(host, event),
            None => FACTS.able(&event.name, event.kind()),
        }
    }

    fn spell(&self, event: &Event, answer: &Answer) -> Rendered {
        if let Some(host) = event.host {
            return host::spell(host, event, answer);
        }
        spell_claude_like(
            event,
            answer,
            ClaudeLike {
                rewrite_decision: None,
                replaced_output: Some("updatedToolOutput"),
            },
        )
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: ".claude/settings.json",
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
        hear_claude_like(event, said, Some("updatedToolOutput"), true)
    }

    fn switches(&self) -> &'static [Switch] {
        SWITCHES
    }
}

fn entry(line: &str, event: &'static str) -> Value {
    let closed = FACTS
        .events
        .iter()
        .any(|fact| fact.name == event && fact.fails_closed);
    let mut hook = json!({ "type": "command", "command": line, "timeout": TIMEOUT_SECONDS });
    if let (true, Value::Object(members)) = (closed, &mut hook) {
        members.insert("onFailure".into(), json!("block"));
    }
    json!({ "hooks": [hook] })
}
