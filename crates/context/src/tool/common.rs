//! What several tools share: the fields that every payload has under some name, the events that are named as in
//! Claude Code, and its answers.

use super::{EventFact, Facts};
use crate::answer::Answer;
use crate::call::Calls;
use crate::event::{Event, Operation, Phase};
use crate::payload::{Fields, PayloadError, result, unwrapped};
use crate::place::{Entries, Entry};
use crate::probe::Heard;
use crate::reply::Rendered;
use serde_json::{Map, Value, json};

/// Seconds after which a tool gives up on our hook, as we install it: far above what a hook takes, and not above any
/// tool's own default.
pub(super) const TIMEOUT_SECONDS: u64 = 15;

/// An event with the fields that payloads share; its operations are still to be read.
pub(super) fn draft(
    facts: &'static Facts,
    fields: Fields<'_>,
    hint: Option<&str>,
) -> Result<Event, PayloadError> {
    let name = fields
        .first_text(&["hook_event_name", "agent_action_name", "hook_name"])
        .or(hint)
        .ok_or(PayloadError::NoEvent)?;
    let known = facts
        .events
        .iter()
        .find(|fact| fact.name == name)
        // Tools change the case of their events' names between versions.
        .or_else(|| {
            facts
                .events
                .iter()
                .find(|fact| fact.name.eq_ignore_ascii_case(name))
        });
    let mut roots = fields.texts("workspace_roots");
    roots.extend(fields.texts("roots"));
    Ok(Event {
        agent: facts.name,
        host: None,
        name: known.map_or(name, |fact| fact.name).to_owned(),
        phase: known.map_or(Phase::Other, |fact| fact.phase),
        session: fields
            .first_text(&[
                "session_id",
                "conversation_id",
                "trajectory_id",
                "task_id",
                "thread_id",
            ])
            .map(str::to_owned),
        subagent: fields.owned("agent_id"),
        cwd: fields.owned("cwd"),
        roots,
        model: fields
            .first_text(&["model", "model_name"])
            .or_else(|| fields.object("model").first_text(&["slug", "id"]))
            .map(str::to_owned),
        mode: fields.owned("permission_mode"),
        tool_name: fields.owned("tool_name"),
        tool_use_id: fields
            .first_text(&["tool_use_id", "tool_call_id"])
            .map(str::to_owned),
        operations: vec![Operation::Other],
        input: Value::Null,
        response: Value::Null,
    })
}

/// Puts a tool call into an event.
pub(super) fn with_call(
    event: &mut Event,
    calls: &Calls,
    input: Option<&Value>,
    response: Option<&Value>,
) {
    event.input = input.map(unwrapped).unwrap_or_default();
    event.response = response.cloned().unwrap_or_default();
    let name = event.tool_name.clone().unwrap_or_default();
    event.operations = calls.operations(&name, &event.input, &event.response);
}

/// The part of a result that the model sees, where a tool (Gemini CLI, Qwen Code) sends what the user sees beside it.
pub(super) fn model_facing(response: Option<&Value>) -> Option<&Value> {
    response.map(|response| Fields::of(response).get("llm_content").unwrap_or(response))
}

/// Reads the operations of an event that is named as in Claude Code.
pub(super) fn read_claude_like(event: &mut Event, fields: Fields<'_>, calls: &Calls) {
    match event.name.to_ascii_lowercase().as_str() {
        "pretooluse" | "permissionrequest" => {
            with_call(event, calls, fields.get("tool_input"), None);
        }
        "posttooluse" | "posttoolusefailure" => with_call(
            event,
            calls,
            fields.get("tool_input"),
            model_facing(fields.first(&[
                "tool_response",
                "tool_result",
                "tool_output",
                "error",
                "error_message",
            ])),
        ),
        _ => event.operations = vec![lifecycle(&event.name, fields)],
    }
}

/// The operation of an event that is not about a tool call.
pub(super) fn lifecycle(name: &str, fields: Fields<'_>) -> Operation {
    match name.to_ascii_lowercase().as_str() {
        "userpromptsubmit" | "userpromptsubmitted" | "beforesubmitprompt" | "beforeagent" => {
            prompt(fields)
        }
        "stop" | "subagentstop" | "agentstop" | "afteragent" => Operation::Stop {
            again: fields.flag("stop_hook_active") || fields.number("loop_count").unwrap_or(0) > 0,
        },
        "sessionstart" | "agentspawn" | "taskstart" | "taskresume" => Operation::SessionStart {
            source: fields.owned("source"),
        },
        "sessionend" | "taskcancel" | "taskcomplete" => Operation::SessionEnd {
            reason: fields.owned("reason"),
        },
        "configchange" => Operation::ConfigChange {
            path: fields.owned("file_path"),
        },
        "instructionsloaded" => Operation::InstructionsLoaded {
            path: fields.owned("file_path").unwrap_or_default(),
        },
        _ => Operation::Other,
    }
}

/// A prompt under any of its names.
pub(super) fn prompt(fields: Fields<'_>) -> Operation {
    Operation::Prompt {
        text: fields
            .first_text(&["prompt", "user_prompt", "message"])
            .unwrap_or_default()
            .to_owned(),
        attachments: fields.texts("attachments"),
    }
}

/// How a tool departs from Claude Code's answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClaudeLike {
    /// The decision that a rewrite has to come with.
    pub(super) rewrite_decision: Option<&'static str>,
    /// The field that replaces a result, if there is one.
    pub(super) replaced_output: Option<&'static str>,
}

/// Spells an answer as Claude Code reads it.
///
/// To allow is an empty object: `permissionDecision: allow` would approve the call in the user's stead.
pub(super) fn spell_claude_like(event: &Event, answer: &Answer, form: ClaudeLike) -> Rendered {
    let mut specific = Map::new();
    let mut top = Map::new();
    let name = event.name.as_str();
    match answer {
        Answer::Allow => {}
        Answer::Note { text } => {
            specific.insert("additionalContext".into(), json!(text.as_str()));
        }
        Answer::Ask { reason } => {
            specific.insert("permissionDecision".into(), json!("ask"));
            specific.insert("permissionDecisionReason".into(), json!(reason.as_str()));
        }
        Answer::Rewrite { input } => {
            if let Some(decision) = form.rewrite_decision {
                specific.insert("permissionDecision".into(), json!(decision));
            }
            specific.insert("updatedInput".into(), input.clone());
        }
        Answer::Redact { output } => {
            if let Some(field) = form.replaced_output {
                specific.insert(field.into(), result::with_text(&event.response, output));
            }
        }
        Answer::Deny { reason } if name == "PreToolUse" => {
            specific.insert("permissionDecision".into(), json!("deny"));
            specific.insert("permissionDecisionReason".into(), json!(reason.as_str()));
        }
        Answer::Deny { reason } if name == "PermissionRequest" => {
            specific.insert(
                "decision".into(),
                json!({ "behavior": "deny", "message": reason.as_str() }),
            );
        }
        Answer::Deny { reason } => {
            top.insert("decision".into(), json!("block"));
            top.insert("reason".into(), json!(reason.as_str()));
            if let (Some(field), Phase::Post) = (form.replaced_output, event.phase) {
                specific.insert(
                    field.into(),
                    result::with_text(&event.response, reason.as_str()),
                );
            }
        }
    }
    if !specific.is_empty() {
        let mut named = Map::new();
        named.insert("hookEventName".into(), json!(name));
        named.append(&mut specific);
        top.insert("hookSpecificOutput".into(), Value::Object(named));
    }
    Rendered::json(&Value::Object(top))
}

/// What a tool that reads Claude Code's answers makes of one: exit code 2 blocks, others but 0 fail, and let pass.
/// `replaced_output` is the field that replaces a result, `replaces` whether a block after a call withholds its result.
pub(super) fn hear_claude_like(
    event: &Event,
    said: &Rendered,
    replaced_output: Option<&str>,
    replaces: bool,
) -> Heard {
    match said.exit_code {
        0 => {}
        2 if event.phase == Phase::Post && !replaces => return Heard::Told,
        2 => return Heard::Stopped,
        _ => return Heard::Passed,
    }
    let Some(answer) = json_object(&said.stdout) else {
        return Heard::Unclear;
    };
    let answer = Fields::map(&answer);
    let specific = answer.object("hookSpecificOutput");
    let replaced = replaced_output.and_then(|field| specific.get(field));
    match (specific.text("permissionDecision"), replaced) {
        (Some("deny"), _) => return Heard::Stopped,
        (Some("ask"), _) => return Heard::Asked,
        (_, Some(output)) => return Heard::Replaced(result::text(output).unwrap_or_default()),
        _ => {}
    }
    if answer.text("decision") == Some("block") {
        return if event.phase == Phase::Post && !replaces {
            Heard::Told
        } else {
            Heard::Stopped
        };
    }
    match specific.text("additionalContext") {
        Some(_) => Heard::Told,
        None => Heard::Passed,
    }
}

/// Standard output that is one JSON object; nothing is an empty one.
pub(super) fn json_object(stdout: &str) -> Option<Map<String, Value>> {
    if stdout.trim().is_empty() {
        return Some(Map::new());
    }
    match serde_json::from_str(stdout) {
        Ok(Value::Object(answer)) => Some(answer),
        _ => None,
    }
}

/// What a tool makes of an answer that knows exit code 2 and nothing else.
pub(super) fn hear_exit_code(event: &Event, said: &Rendered) -> Heard {
    match said.exit_code {
        2 if event.phase != Phase::Post => Heard::Stopped,
        0 if !said.stdout.trim().is_empty() => Heard::Told,
        _ => Heard::Passed,
    }
}

/// One entry for each event that is installed.
pub(super) fn entries(events: &'static [EventFact], entry: Entry) -> Entries {
    events
        .iter()
        .enumerate()
        // An event may have several lines, for several kinds of operations.
        .filter(|(at, fact)| {
            fact.installed && !events.iter().take(*at).any(|other| other.name == fact.name)
        })
        .map(|(_, fact)| (fact.name, entry))
        .collect()
}
