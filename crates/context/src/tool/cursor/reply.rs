//! Answers as Cursor reads them.

use crate::answer::Answer;
use crate::event::Event;
use crate::payload::result;
use crate::reply::Rendered;
use serde_json::{Value, json};

/// Spells an answer for the event's own contract. To allow is an empty object, or `continue` for a prompt.
pub(super) fn spell(event: &Event, answer: &Answer) -> Rendered {
    let value = match event.name.as_str() {
        "beforeSubmitPrompt" => prompt(answer),
        "stop" | "subagentStop" => followup(answer),
        "postToolUse" => after(event, answer),
        "beforeReadFile" | "beforeTabFileRead" => match answer {
            // The agent is told nothing here; the user is.
            Answer::Deny { reason } | Answer::Ask { reason } => {
                json!({ "permission": "deny", "user_message": reason.as_str() })
            }
            _ => json!({}),
        },
        _ => before(answer),
    };
    Rendered::json(&value)
}

fn before(answer: &Answer) -> Value {
    match answer {
        Answer::Deny { reason } | Answer::Ask { reason } => json!({
            "permission": "deny",
            "user_message": reason.as_str(),
            "agent_message": reason.as_str(),
        }),
        Answer::Rewrite { input } => json!({ "updated_input": input }),
        Answer::Note { text } => json!({ "additional_context": text.as_str() }),
        Answer::Allow | Answer::Redact { .. } => json!({}),
    }
}

fn after(event: &Event, answer: &Answer) -> Value {
    match answer {
        Answer::Redact { output } => json!({ "updated_mcp_tool_output": blocks(event, output) }),
        Answer::Deny { reason } | Answer::Ask { reason } => {
            json!({ "updated_mcp_tool_output": blocks(event, reason.as_str()) })
        }
        Answer::Note { text } => json!({ "additional_context": text.as_str() }),
        Answer::Allow | Answer::Rewrite { .. } => json!({}),
    }
}

/// The field takes an object of content blocks, or a text.
fn blocks(event: &Event, text: &str) -> Value {
    if event.response.is_object() {
        result::with_text(&event.response, text)
    } else {
        json!({ "content": [{ "type": "text", "text": text }] })
    }
}

fn prompt(answer: &Answer) -> Value {
    match answer {
        Answer::Deny { reason } | Answer::Ask { reason } => {
            json!({ "continue": false, "user_message": reason.as_str() })
        }
        _ => json!({ "continue": true }),
    }
}

fn followup(answer: &Answer) -> Value {
    match answer {
        Answer::Deny { reason } | Answer::Ask { reason } => {
            json!({ "followup_message": reason.as_str() })
        }
        _ => json!({}),
    }
}
