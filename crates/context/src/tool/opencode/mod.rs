//! opencode.
//!
//! Facts from <https://opencode.ai/docs/plugins/>, the type `Hooks` in `packages/plugin/src/index.ts` and the tools'
//! parameters in `packages/opencode/src/tool/` of <https://github.com/anomalyco/opencode>.
//!
//! Hooks are functions of a plugin, so we install one, and its payloads and answers are ours: the plugin passes what
//! it was called with, and does what the answer says. An error thrown before a tool stops it. A change of the
//! arguments does not reach the tool in all versions (<https://github.com/anomalyco/opencode/issues/31680>,
//! <https://github.com/anomalyco/opencode/issues/42409>), so an input is not rewritten: the call is denied. The
//! result of a tool is replaced in `output.output`, of an MCP tool in its content
//! (<https://github.com/anomalyco/opencode/issues/25918>).

use super::common::{TIMEOUT_SECONDS, draft, json_object, with_call};
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

pub(super) struct OpenCode;

const FACTS: Facts = Facts {
    name: "opencode",
    title: "opencode",
    documentation: &[
        "https://opencode.ai/docs/plugins/",
        "https://github.com/anomalyco/opencode/blob/dev/packages/plugin/src/index.ts",
    ],
    instructions: Instructions {
        path: "AGENTS.md",
        head: "",
    },
    traces: &[
        ".opencode",
        "opencode.json",
        "opencode.jsonc",
        ".config/opencode",
    ],
    events: &[
        EventFact::new(
            "tool.execute.before",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny]),
        )
        .installed()
        .fails_closed(),
        EventFact::new(
            "tool.execute.after",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Redact, Ability::Note]),
        )
        .installed()
        .fails_closed(),
    ],
    caveats: &[
        "nothing can be asked or rewritten: what would be is denied",
        "prompts are not seen",
        "the plugin itself stops a call if Airlock fails or takes too long",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        ("read", Call::Read),
        ("write", Call::Write),
        ("edit", Call::Write),
        ("multiedit", Call::Write),
        ("apply_patch", Call::Patch),
        ("patch", Call::Patch),
        ("bash", Call::Shell),
        ("grep", Call::Search),
        ("glob", Call::Search),
        ("list", Call::Search),
        ("webfetch", Call::Fetch),
        ("websearch", Call::Fetch),
        ("codesearch", Call::Fetch),
        ("task", Call::Harmless),
        ("todowrite", Call::Harmless),
        ("todoread", Call::Harmless),
        ("skill", Call::Harmless),
        ("question", Call::Harmless),
    ],
    mcp: McpNames::Unmarked,
};

const SHAPE: Shape = Shape {
    before: "tool.execute.before",
    after: Some("tool.execute.after"),
    prompt: None,
    envelope: |event, cwd| json!({ "hook_event_name": event, "session_id": SESSION, "cwd": cwd }),
    read: ("read", |path| json!({ "filePath": path })),
    search: Some(("grep", |path| json!({ "pattern": "KEY", "path": path }))),
    shell: ("bash", |command| json!({ "command": command })),
    write: (
        "write",
        |path, content| json!({ "filePath": path, "content": content }),
    ),
    mcp: "files_read_file",
    result: |_path, text| json!(text),
    fields: ["tool_name", "tool_input", "tool_output"],
};

impl Contract for OpenCode {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        with_call(
            &mut event,
            &CALLS,
            fields.get("tool_input"),
            fields.get("tool_output"),
        );
        Ok(event)
    }

    fn spell(&self, _event: &Event, answer: &Answer) -> Rendered {
        Rendered::json(&spell_plugin(answer))
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        vec![Placement {
            scope,
            path: match scope {
                Scope::User => ".config/opencode/plugins/airlock.js",
                Scope::Repository => ".opencode/plugins/airlock.js",
            },
            executable: false,
            only_existing: false,
            caveat: None,
            tool: FACTS.name,
            form: Form::Own {
                text: plugin,
                event: "tool.execute.before",
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

/// An answer as our own plugins read it.
pub(super) fn spell_plugin(answer: &Answer) -> Value {
    match answer {
        Answer::Allow => json!({ "action": "allow" }),
        Answer::Note { text } => json!({ "action": "note", "message": text.as_str() }),
        Answer::Redact { output } => json!({ "action": "redact", "output": output }),
        Answer::Rewrite { input } => json!({ "action": "rewrite", "input": input }),
        Answer::Ask { reason } => json!({ "action": "ask", "message": reason.as_str() }),
        Answer::Deny { reason } => json!({ "action": "deny", "message": reason.as_str() }),
    }
}

/// What our own plugins make of an answer: they stop a call whose hook fails.
pub(super) fn hear_plugin(said: &Rendered) -> Heard {
    let answer = json_object(&said.stdout).filter(|_| said.exit_code == 0);
    let Some(answer) = answer.filter(|answer| !answer.is_empty()) else {
        return Heard::Unclear;
    };
    let answer = Fields::map(&answer);
    match answer.text("action") {
        Some("deny") => Heard::Stopped,
        Some("ask") => Heard::Asked,
        Some("redact") => Heard::Replaced(answer.owned("output").unwrap_or_default()),
        Some("note") => Heard::Told,
        _ => Heard::Passed,
    }
}

/// A template with the program's path in it, as a literal of JavaScript.
pub(super) fn filled(template: &str, command: &HookCommand) -> String {
    template
        .replace("\"@PROGRAM@\"", &Value::from(command.program()).to_string())
        .replace("@TIMEOUT@", &(TIMEOUT_SECONDS * 1000).to_string())
}

fn plugin(command: &HookCommand) -> String {
    filled(include_str!("plugin.js"), command)
}
