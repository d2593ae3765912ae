//! PyLint's JSON: the list of `--output-format=json`, and the object of `json2`.

use super::field::{clean, from_zero, list, ordinal, text};
use super::message::{Message, linter_tier};
use super::path::ForeignPath;
use super::result::{Columns, Foreign, Region};
use super::weakness::add;
use super::{Gathered, Misfit};
use crate::suppress::weakness_of_code;
use airlock_model::{Confidence, Cwe, Severity};
use serde_json::Value;

const TOOL: &str = "PyLint";

pub(super) fn read(value: &Value, gathered: &mut Gathered) -> Result<(), Misfit> {
    gathered.tools.push(TOOL.to_owned());
    let root = if value.is_array() { "$" } else { "$.messages" };
    let messages = value
        .as_array()
        .map_or_else(|| list(value, &["messages"]), Vec::as_slice);
    for (number, message) in messages.iter().enumerate() {
        let result = one(message, gathered)
            .map_err(|(key, problem)| Misfit::new(format!("{root}[{number}].{key}"), problem))?;
        gathered.push(result);
    }
    Ok(())
}

fn one(
    message: &Value,
    gathered: &mut Gathered,
) -> Result<Option<Foreign>, (&'static str, &'static str)> {
    // `json` writes `message-id`, `json2` `messageId`.
    let code = text(message, &["message-id"])
        .or_else(|| text(message, &["messageId"]))
        .ok_or(("message-id", "a message's code is expected"))?;
    let said = text(message, &["message"]).ok_or(("message", "a text is expected"))?;
    let path = text(message, &["path"])
        .or_else(|| text(message, &["absolutePath"]))
        .ok_or(("path", "a path is expected"))?;
    let Some(line) = ordinal(message, &["line"]) else {
        return Ok(None);
    };
    let name = text(message, &["symbol"]);
    let weakness = weakness_of_code(code)
        .or_else(|| weakness_of_code(name?))
        .map(Cwe);
    // PyLint's types say what kind of message it is; only those about security weigh here.
    let severity = match (weakness.is_some(), text(message, &["type"])) {
        (true, _) => Severity::Medium,
        (false, Some("error" | "fatal")) => Severity::Low,
        (false, _) => Severity::Info,
    };
    let confidence = match text(message, &["confidence"]) {
        Some("HIGH" | "CONTROL_FLOW") => Confidence::High,
        Some("INFERENCE_FAILURE") => Confidence::Low,
        _ => Confidence::Medium,
    };
    let message = Message {
        tool: TOOL,
        code,
        said,
        tier: linter_tier(weakness),
        severity,
        confidence,
        weakness,
        path: ForeignPath::of_file(path),
        columns: Columns::Bytes,
        region: Region {
            start_line: line,
            start_column: from_zero(message, &["column"]),
            end_line: ordinal(message, &["endLine"]),
            end_column: from_zero(message, &["endColumn"]),
        },
        suppression: None,
    };
    Ok(message.take(gathered, |meta| {
        if let Some(name) = name {
            meta.message = clean(name);
        }
        meta.languages.push("python".to_owned());
        add(&mut meta.aliases, name.map(clean));
    }))
}
