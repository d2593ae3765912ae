//! Bandit's JSON (`bandit -f json`).

use super::field::{at, clean, from_zero, list, ordinal, text};
use super::message::Message;
use super::path::ForeignPath;
use super::result::{Columns, Foreign, Region};
use super::weakness::add;
use super::{Gathered, Misfit};
use crate::suppress::weakness_of_code;
use airlock_model::{Confidence, Cwe, Severity, Tier};
use serde_json::Value;

const TOOL: &str = "Bandit";

pub(super) fn read(value: &Value, gathered: &mut Gathered) -> Result<(), Misfit> {
    gathered.tools.push(TOOL.to_owned());
    let results = value
        .get("results")
        .and_then(Value::as_array)
        .ok_or_else(|| Misfit::new("$.results", "a list is expected"))?;
    for (number, result) in results.iter().enumerate() {
        let result = one(result, gathered)
            .map_err(|(key, problem)| Misfit::new(format!("$.results[{number}].{key}"), problem))?;
        gathered.push(result);
    }
    Ok(())
}

fn one(
    result: &Value,
    gathered: &mut Gathered,
) -> Result<Option<Foreign>, (&'static str, &'static str)> {
    let code = text(result, &["test_id"]).ok_or(("test_id", "a test's code is expected"))?;
    let said = text(result, &["issue_text"]).ok_or(("issue_text", "a text is expected"))?;
    let path = text(result, &["filename"]).ok_or(("filename", "a path is expected"))?;
    let line =
        ordinal(result, &["line_number"]).ok_or(("line_number", "a line from 1 is expected"))?;
    let severity = match text(result, &["issue_severity"]) {
        Some("HIGH") => Severity::High,
        Some("MEDIUM") => Severity::Medium,
        _ => Severity::Low,
    };
    let confidence = match text(result, &["issue_confidence"]) {
        Some("HIGH") => Confidence::High,
        Some("MEDIUM") => Confidence::Medium,
        _ => Confidence::Low,
    };
    let weakness = at(result, &["issue_cwe", "id"])
        .and_then(Value::as_u64)
        .and_then(|id| u32::try_from(id).ok())
        .filter(|id| *id > 0)
        .or_else(|| weakness_of_code(code))
        .map(Cwe);
    // The statement's lines; Bandit gives no end column.
    let last = list(result, &["line_range"])
        .iter()
        .filter_map(Value::as_u64)
        .max();
    let message = Message {
        tool: TOOL,
        code,
        said,
        tier: Tier::Vulnerability,
        severity,
        confidence,
        weakness,
        path: ForeignPath::of_file(path),
        columns: Columns::Bytes,
        region: Region {
            start_line: line,
            start_column: from_zero(result, &["col_offset"]),
            end_line: last.and_then(|last| u32::try_from(last).ok()),
            end_column: None,
        },
        suppression: None,
    };
    Ok(message.take(gathered, |meta| {
        meta.confidence = confidence;
        meta.languages.push("python".to_owned());
        add(&mut meta.aliases, text(result, &["test_name"]).map(clean));
        let more = text(result, &["more_info"]).map(clean);
        add(&mut meta.references, more);
    }))
}
