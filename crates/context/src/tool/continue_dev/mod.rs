//! Continue CLI (`cn`).
//!
//! Facts from `extensions/cli/src/hooks/` (`types.ts`, `hookConfig.ts`, `hookRunner.ts`, `fireHook.ts`) of
//! <https://github.com/continuedev/continue>: Claude Code's types, merged from `~/.continue/settings.json` and
//! `.continue/settings.json`; the tools' names and parameters from `extensions/cli/src/tools/`.
//!
//! `hookRunner.ts` acts on `deny` alone: what `ask` and `updatedInput` say is noted and used by nobody, so both are
//! denied here. In the public source of June 2026 nothing calls these functions yet: whether a version fires its hooks
//! is for `airlock hook verify` to find out.

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

pub(super) struct Continue;

const FACTS: Facts = Facts {
    name: "continue",
    title: "Continue CLI",
    documentation: &[
        "https://github.com/continuedev/continue/tree/main/extensions/cli/src/hooks",
        "https://docs.continue.dev/guides/cli",
    ],
    instructions: Instructions {
        path: ".continue/rules/airlock.md",
        head: "---\nname: Secure code\nalwaysApply: true\n---\n",
    },
    traces: &[".continue", ".continueignore"],
    events: &[
        EventFact::new(
            "PreToolUse",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
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
        EventFact::new(
            "ConfigChange",
            Phase::Config,
            Capabilities::of(&[Ability::Deny]),
        ),
    ],
    caveats: &[
        "in the public source of June 2026 no hook is fired yet: rely on it only after `airlock hook verify`",
        "the command line program only; the extensions for editors have no hooks",
        "nothing can be asked or rewritten: what would be is denied",
        "a result cannot be replaced after the tool ran: files with secrets are denied, not redacted",
        "a hook that fails or takes too long lets the call pass",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: Some(
        "in the public source of June 2026 nothing calls the hooks; a later version may",
    ),
};

const CALLS: Calls = Calls {
    names: &[
        ("Read", Call::Read),
        ("Write", Call::Write),
        ("Edit", Call::Write),
        ("MultiEdit", Call::Write),
        ("Bash", Call::Shell),
        ("List", Call::Search),
        ("Search", Call::Search),
        ("Fetch", Call::Fetch),
        ("Checklist", Call::Harmless),
        ("Diff", Call::Harmless),
        ("Subagent", Call::Harmless),
    ],
    mcp: McpNames::Unmarked,
};

const SHAPE: Shape = Shape {
    before: "PreToolUse",
    after: Some("PostToolUse"),
    prompt: Some("UserPromptSubmit"),
    envelope: claude_envelope,
    read: ("Read", |path| json!({ "filepath": path })),
    search: Some(("Search", |path| json!({ "pattern": "KEY", "path": path }))),
    shell: ("Bash", |command| json!({ "command": command })),
    write: (
        "Write",
        |path, content| json!({ "filepath": path, "content": content }),
    ),
    mcp: "mcp__files__read_file",
    result: |_path, text| json!(text),
    fields: ["tool_name", "tool_input", "tool_response"],
};

/// `hookConfig.ts` of the same folder: `disableAllHooks`.
const SWITCHES: &[Switch] = &[Switch {
    path: ".continue/settings.json",
    keys: &["disableAllHooks"],
    off: true,
}];

impl Contract for Continue {
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
            path: ".continue/settings.json",
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
    json!({ "hooks": [{ "type": "command", "command": line, "timeout": TIMEOUT_SECONDS }] })
}
