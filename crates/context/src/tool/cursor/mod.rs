//! Cursor, the editor and its command line.
//!
//! Facts from <https://cursor.com/docs/hooks> and <https://cursor.com/docs/reference/third-party-hooks>. Relied on
//! beyond the pages, since others saw it in the program: `hooks.json` is rejected whole for an unknown event or a
//! missing `version`, and its reader takes `//` inside a string for a comment; where `failClosed` is set, empty
//! output counts as a failure, so that to allow is `{}`; `permission: allow` would approve the call in the user's
//! stead; `updated_mcp_tool_output` counts for MCP tools only. `ask` is not enforced for `preToolUse`, and ignored
//! in Auto-review mode (<https://forum.cursor.com>), so it is never used.

mod reply;
mod trial;

use super::common::{TIMEOUT_SECONDS, draft, entries, lifecycle, with_call};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::call::{Call, Calls, McpNames};
use crate::capability::{Ability, Capabilities};
use crate::event::{Edit, Event, FileChange, Kind, Operation, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError, unwrapped};
use crate::place::{Form, Placement, Scope};
use crate::probe::{Deed, Heard, Sent};
use crate::reply::Rendered;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Cursor;

const STOP: Capabilities = Capabilities::of(&[Ability::Deny]);

const FACTS: Facts = Facts {
    name: "cursor",
    title: "Cursor",
    documentation: &[
        "https://cursor.com/docs/hooks",
        "https://cursor.com/docs/reference/third-party-hooks",
    ],
    instructions: Instructions {
        path: ".cursor/rules/airlock.mdc",
        head: "---\ndescription: Secure code\nalwaysApply: true\n---\n",
    },
    traces: &[
        ".cursor",
        ".cursorrules",
        ".cursorignore",
        ".cursorindexingignore",
    ],
    events: &[
        EventFact::new("beforeShellExecution", Phase::Pre, STOP)
            .installed()
            .fails_closed(),
        EventFact::new("beforeMCPExecution", Phase::Pre, STOP)
            .installed()
            .fails_closed(),
        EventFact::new("beforeReadFile", Phase::Pre, STOP)
            .installed()
            .fails_closed(),
        EventFact::new("beforeTabFileRead", Phase::Pre, STOP)
            .installed()
            .fails_closed(),
        EventFact::new(
            "preToolUse",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Rewrite]),
        )
        .installed()
        .fails_closed(),
        EventFact::new(
            "postToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Deny, Ability::Redact, Ability::Note]),
        )
        .only(&[Kind::Mcp])
        .installed(),
        EventFact::new(
            "postToolUse",
            Phase::Post,
            Capabilities::of(&[Ability::Note]),
        )
        .installed(),
        EventFact::new("postToolUseFailure", Phase::Post, Capabilities::NONE),
        EventFact::new("afterShellExecution", Phase::Post, Capabilities::NONE),
        EventFact::new("afterMCPExecution", Phase::Post, Capabilities::NONE),
        EventFact::new("afterFileEdit", Phase::Post, Capabilities::NONE).installed(),
        EventFact::new("afterTabFileEdit", Phase::Post, Capabilities::NONE),
        EventFact::new("beforeSubmitPrompt", Phase::Prompt, STOP)
            .installed()
            .fails_closed(),
        EventFact::new("subagentStart", Phase::Pre, STOP),
        EventFact::new(
            "sessionStart",
            Phase::Session,
            Capabilities::of(&[Ability::Note]),
        )
        .installed(),
        EventFact::new("sessionEnd", Phase::Session, Capabilities::NONE),
        EventFact::new("stop", Phase::Stop, Capabilities::of(&[Ability::Feedback])),
        EventFact::new(
            "subagentStop",
            Phase::Stop,
            Capabilities::of(&[Ability::Feedback]),
        ),
    ],
    caveats: &[
        "the user is never asked: what should be asked is denied",
        "what a command gives back cannot be withheld; of MCP tools it can",
        "the command line fires fewer events than the editor; prompts not at all in print mode",
        "Cursor runs the hooks of Claude Code's settings too: with both installed an event comes twice",
    ],
    timeout: Duration::from_secs(TIMEOUT_SECONDS),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        ("Read", Call::Read),
        ("Write", Call::Write),
        ("StrReplace", Call::Write),
        ("Edit", Call::Write),
        ("MultiEdit", Call::Write),
        ("EditNotebook", Call::Write),
        ("TabWrite", Call::Write),
        ("ApplyPatch", Call::Patch),
        ("Delete", Call::Delete),
        ("Shell", Call::Shell),
        ("Bash", Call::Shell),
        ("Grep", Call::Search),
        ("Glob", Call::Search),
        ("LS", Call::Search),
        ("SemanticSearch", Call::Search),
        ("WebFetch", Call::Fetch),
        ("WebSearch", Call::Fetch),
        ("Task", Call::Harmless),
        ("TodoWrite", Call::Harmless),
    ],
    mcp: McpNames::Cursor,
};

impl Contract for Cursor {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        match event.name.as_str() {
            "preToolUse" | "postToolUse" | "postToolUseFailure" => {
                let output = fields.first(&["tool_output", "tool_response", "error_message"]);
                let output = output.map(unwrapped);
                with_call(
                    &mut event,
                    &CALLS,
                    fields.get("tool_input"),
                    output.as_ref(),
                );
            }
            "beforeShellExecution" | "afterShellExecution" => {
                event.operations = vec![shell(fields)];
            }
            "beforeMCPExecution" | "afterMCPExecution" => mcp(&mut event, fields),
            "beforeReadFile" | "beforeTabFileRead" => event.operations = reads(fields),
            "afterFileEdit" | "afterTabFileEdit" => event.operations = vec![edited(fields)],
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
            path: ".cursor/hooks.json",
            executable: false,
            only_existing: false,
            caveat: None,
            tool: FACTS.name,
            form: Form::Json {
                wrapper: Some("hooks"),
                head: Some(("version", 1)),
                entries: entries(FACTS.events, entry),
                forbidden: Some("//"),
            },
        }]
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        trial::sends(cwd, deed)
    }

    fn hears(&self, event: &Event, said: &Rendered) -> Heard {
        trial::hears(event, said)
    }
}

fn shell(fields: Fields<'_>) -> Operation {
    Operation::Shell {
        command: fields.text("command").unwrap_or_default().to_owned(),
        cwd: fields.owned("cwd"),
        output: fields.owned("output"),
    }
}

/// A call of an MCP tool: the input comes as a string of JSON, the server as its address or command.
fn mcp(event: &mut Event, fields: Fields<'_>) {
    event.input = fields.get("tool_input").map(unwrapped).unwrap_or_default();
    event.response = fields.get("result_json").map(unwrapped).unwrap_or_default();
    let name = event.tool_name.clone().unwrap_or_default();
    let plain = name.strip_prefix("MCP:").unwrap_or(&name);
    let (server, tool) = match plain.split_once(':') {
        Some((server, tool)) => (Some(server.to_owned()), tool.to_owned()),
        None => (fields.owned("server_name"), plain.to_owned()),
    };
    event.operations = vec![Operation::Mcp {
        server,
        tool,
        arguments: event.input.clone(),
        result: event.result_text(),
        origin: fields.first_text(&["url", "command"]).map(str::to_owned),
    }];
}

/// A file that is read, and the rules and files that are attached to it.
fn reads(fields: Fields<'_>) -> Vec<Operation> {
    let mut operations = vec![Operation::Read {
        path: fields.owned("file_path").unwrap_or_default(),
        content: fields.text("content").map(str::to_owned),
        range: None,
    }];
    operations.extend(
        fields
            .texts("attachments")
            .into_iter()
            .map(|path| Operation::Read {
                path,
                content: None,
                range: None,
            }),
    );
    operations
}

fn edited(fields: Fields<'_>) -> Operation {
    let edits = fields
        .list("edits")
        .iter()
        .map(Fields::of)
        .map(|edit| Edit {
            old: edit.text("old_string").unwrap_or_default().to_owned(),
            new: edit.text("new_string").unwrap_or_default().to_owned(),
            replace_all: false,
        });
    Operation::Write {
        path: fields.owned("file_path").unwrap_or_default(),
        change: FileChange::Edits(edits.collect()),
        moved_to: None,
    }
}

fn entry(line: &str, event: &'static str) -> Value {
    let closed = FACTS
        .events
        .iter()
        .any(|fact| fact.name == event && fact.fails_closed);
    let mut entry = json!({ "command": line, "timeout": TIMEOUT_SECONDS });
    if let (true, Value::Object(members)) = (closed, &mut entry) {
        members.insert("failClosed".into(), json!(true));
    }
    entry
}
