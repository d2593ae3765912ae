//! PyLint's JSON: the list of `--output-format=json`, and the object of `json2`.

use super::field::{clean, from_zero, list, ordinal, text};
use super::path::ForeignPath;
use super::result::{Columns, Foreign, ForeignPlace, Region, rule_meta};
use super::weakness::add;
use super::{Gathered, MAX_RULES, Misfit};
use crate::suppress::weakness_of_code;
use airlock_model::{Confidence, Cwe, Severity, Tier};
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
    let tier = if weakness.is_some() {
        Tier::Vulnerability
    } else {
        Tier::Audit
    };
    let confidence = match text(message, &["confidence"]) {
        Some("HIGH" | "CONTROL_FLOW") => Confidence::High,
        Some("INFERENCE_FAILURE") => Confidence::Low,
        _ => Confidence::Medium,
    };
    let mut meta = rule_meta(TOOL, code, name.unwrap_or(said), severity);
    meta.tier = tier;
    meta.weaknesses.extend(weakness);
    meta.languages.push("python".to_owned());
    add(&mut meta.aliases, name.map(clean));
    let rule = meta.id.clone();
    if gathered.rules.len() < MAX_RULES {
        gathered
            .rules
            .entry(rule.as_str().to_owned())
            .or_insert(meta);
    }
    Ok(ForeignPath::of_file(path).map(|path| Foreign {
        tool: TOOL.to_owned(),
        code: clean(code),
        rule,
        tier,
        severity,
        confidence,
        weaknesses: weakness.into_iter().collect(),
        message: clean(said),
        columns: Columns::Bytes,
        place: ForeignPlace {
            path,
            region: Region {
                start_line: line,
                start_column: from_zero(message, &["column"]),
                end_line: ordinal(message, &["endLine"]),
                end_column: from_zero(message, &["endColumn"]),
            },
        },
        steps: Vec::new(),
        related: Vec::new(),
        suppression: None,
    }))
}
