//! Cline: the extension, and the command line on its SDK.
//!
//! Facts from <https://github.com/cline/cline>: `.clinerules/hooks/README.md` and `apps/vscode/proto/cline/hooks.proto`
//! (the extension), `sdk/packages/core/src/hooks/` (`hook-file-config.ts`, `hook-file-hooks.ts`, `subprocess.ts`) and
//! `sdk/packages/shared/src/storage/paths.ts` (the SDK), `sdk/packages/core/src/extensions/tools/schemas.ts` (tools).
//!
//! Hooks are executable files named for their event. The SDK runs the same files with payloads that hold both its own
//! fields (`tool_call`) and the extension's (`preToolUse`); it names events `tool_call`, `tool_result`,
//! `prompt_submit`, takes `overrideInput`, and does not wait for the hooks of prompts.

mod trial;

use super::common::{draft, lifecycle, prompt, with_call};
use super::{Contract, EventFact, Facts};
use crate::answer::Answer;
use crate::call::{Call, Calls, McpNames};
use crate::capability::{Ability, Capabilities};
use crate::event::{Event, Operation, Phase};
use crate::guidance::Instructions;
use crate::payload::{Fields, PayloadError, unwrapped};
use crate::place::{Form, HookCommand, Placement, Scope};
use crate::probe::{Deed, Heard, Sent};
use crate::reply::Rendered;
use serde_json::{Map, Value, json};
use std::time::Duration;

pub(super) struct Cline;

const FACTS: Facts = Facts {
    name: "cline",
    title: "Cline",
    documentation: &[
        "https://github.com/cline/cline/blob/main/.clinerules/hooks/README.md",
        "https://github.com/cline/cline/tree/main/sdk/packages/core/src/hooks",
    ],
    instructions: Instructions {
        path: ".clinerules/airlock.md",
        head: "",
    },
    traces: &[".cline", ".clinerules", ".clineignore", "Documents/Cline"],
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
            "UserPromptSubmit",
            Phase::Prompt,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "TaskStart",
            Phase::Session,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        )
        .installed(),
        EventFact::new(
            "TaskResume",
            Phase::Session,
            Capabilities::of(&[Ability::Deny, Ability::Note]),
        ),
        EventFact::new("TaskCancel", Phase::Session, Capabilities::NONE),
        EventFact::new("TaskComplete", Phase::Session, Capabilities::NONE),
        EventFact::new(
            "tool_call",
            Phase::Pre,
            Capabilities::of(&[Ability::Deny, Ability::Rewrite, Ability::Note]),
        ),
        EventFact::new(
            "tool_result",
            Phase::Post,
            Capabilities::of(&[Ability::Feedback, Ability::Note]),
        ),
        EventFact::new("prompt_submit", Phase::Prompt, Capabilities::NONE),
        EventFact::new("agent_start", Phase::Session, Capabilities::NONE),
        EventFact::new("agent_resume", Phase::Session, Capabilities::NONE),
        EventFact::new("agent_end", Phase::Session, Capabilities::NONE),
    ],
    caveats: &[
        "hooks have to be enabled in the extension's settings; on Windows it has none",
        "a result cannot be replaced after the tool ran: files with secrets are denied, not redacted",
        "the command line does not wait for hooks of prompts",
        "a hook that fails or takes too long lets the call pass",
    ],
    // The extension's own limit, which no file can change.
    timeout: Duration::from_secs(30),
    unheeded: None,
};

const CALLS: Calls = Calls {
    names: &[
        // The extension.
        ("read_file", Call::Read),
        ("write_to_file", Call::Write),
        ("replace_in_file", Call::Write),
        ("new_rule", Call::Write),
        ("execute_command", Call::Shell),
        ("search_files", Call::Search),
        ("list_files", Call::Search),
        ("list_code_definition_names", Call::Search),
        ("web_fetch", Call::Fetch),
        ("web_search", Call::Fetch),
        ("ask_followup_question", Call::Harmless),
        ("attempt_completion", Call::Harmless),
        // The SDK.
        ("read_files", Call::Read),
        ("editor", Call::Write),
        ("apply_patch", Call::Patch),
        ("run_commands", Call::Shell),
        ("search_codebase", Call::Search),
        ("fetch_web_content", Call::Fetch),
        ("ask_question", Call::Harmless),
        ("submit_and_exit", Call::Harmless),
        ("skills", Call::Harmless),
    ],
    mcp: McpNames::Unmarked,
};

impl Contract for Cline {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError> {
        let mut event = draft(&FACTS, fields, hint)?;
        match event.name.as_str() {
            "PreToolUse" => call(&mut event, fields.object("pre_tool_use")),
            "PostToolUse" => call(&mut event, fields.object("post_tool_use")),
            "tool_call" => call(&mut event, fields.object("tool_call")),
            "tool_result" => call(&mut event, fields.object("tool_result")),
            "UserPromptSubmit" | "prompt_submit" => {
                event.operations = vec![prompt(fields.object("user_prompt_submit"))];
            }
            "agent_start" | "agent_resume" => {
                event.operations = vec![Operation::SessionStart { source: None }];
            }
            "agent_end" => event.operations = vec![Operation::SessionEnd { reason: None }],
            _ => event.operations = vec![lifecycle(&event.name, fields)],
        }
        Ok(event)
    }

    fn spell(&self, event: &Event, answer: &Answer) -> Rendered {
        let stops = event.phase != Phase::Post;
        Rendered::json(&match answer {
            Answer::Allow | Answer::Redact { .. } => json!({ "cancel": false }),
            Answer::Note { text } => {
                json!({ "cancel": false, "contextModification": text.as_str() })
            }
            Answer::Rewrite { input } => json!({ "cancel": false, "overrideInput": input }),
            Answer::Deny { reason } | Answer::Ask { reason } if stops => {
                json!({ "cancel": true, "errorMessage": reason.as_str() })
            }
            // To cancel now would end the task and keep the result in its history.
            Answer::Deny { reason } | Answer::Ask { reason } => {
                json!({ "cancel": false, "contextModification": reason.as_str() })
            }
        })
    }

    fn placements(&self, scope: Scope) -> Vec<Placement> {
        FILES
            .iter()
            .map(|file| Placement {
                scope,
                path: match scope {
                    Scope::User => file.user,
                    Scope::Repository => file.repository,
                },
                executable: true,
                only_existing: false,
                caveat: Some("enable hooks in Cline's settings (Features)"),
                tool: FACTS.name,
                form: Form::Own {
                    text: file.text,
                    event: file.event,
                },
            })
            .collect()
    }

    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        trial::sends(cwd, deed)
    }

    fn hears(&self, event: &Event, said: &Rendered) -> Heard {
        trial::hears(event, said)
    }
}

/// A hook: an executable file named for its event.
struct File {
    event: &'static str,
    user: &'static str,
    repository: &'static str,
    text: fn(&HookCommand) -> String,
}

const FILES: &[File] = &[
    File {
        event: "PreToolUse",
        user: "Documents/Cline/Hooks/PreToolUse",
        repository: ".clinerules/hooks/PreToolUse",
        text: |command| script(command, "PreToolUse"),
    },
    File {
        event: "PostToolUse",
        user: "Documents/Cline/Hooks/PostToolUse",
        repository: ".clinerules/hooks/PostToolUse",
        text: |command| script(command, "PostToolUse"),
    },
    File {
        event: "UserPromptSubmit",
        user: "Documents/Cline/Hooks/UserPromptSubmit",
        repository: ".clinerules/hooks/UserPromptSubmit",
        text: |command| script(command, "UserPromptSubmit"),
    },
    File {
        event: "TaskStart",
        user: "Documents/Cline/Hooks/TaskStart",
        repository: ".clinerules/hooks/TaskStart",
        text: |command| script(command, "TaskStart"),
    },
];

/// A call: its parameters come as texts, of which some are JSON.
fn call(event: &mut Event, data: Fields<'_>) {
    event.tool_name = data.first_text(&["tool_name", "name"]).map(str::to_owned);
    event.tool_use_id = data.owned("id");
    let input = data
        .first(&["input", "parameters"])
        .map(|input| match input {
            Value::Object(parameters) => Value::Object(
                parameters
                    .iter()
                    .map(|(key, value)| (key.clone(), list(key, value)))
                    .collect::<Map<String, Value>>(),
            ),
            other => other.clone(),
        });
    with_call(
        event,
        &CALLS,
        input.as_ref(),
        data.first(&["output", "result", "error"]),
    );
    // The extension's name for every MCP tool.
    let fields = Fields::of(&event.input);
    if event.tool_name.as_deref() == Some("use_mcp_tool") {
        event.operations = vec![Operation::Mcp {
            server: fields.owned("server_name"),
            tool: fields.owned("tool_name").unwrap_or_default(),
            arguments: fields.get("arguments").map(unwrapped).unwrap_or_default(),
            result: event.result_text(),
            origin: None,
        }];
    }
}

/// Lists come as texts of JSON; a file's content is left as it is.
fn list(key: &str, value: &Value) -> Value {
    match key {
        "commands" | "files" | "paths" | "file_paths" | "queries" | "urls" => unwrapped(value),
        _ => value.clone(),
    }
}

fn script(command: &HookCommand, event: &str) -> String {
    format!(
        "#!/usr/bin/env bash\n# Written by Airlock; removed by `airlock init --undo`.\nexec {}\n",
        command.line(FACTS.name, event)
    )
}
