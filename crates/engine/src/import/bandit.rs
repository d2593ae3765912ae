//! Bandit's JSON (`bandit -f json`).

use super::field::{at, clean, from_zero, list, ordinal, text};
use super::path::ForeignPath;
use super::result::{Columns, Foreign, ForeignPlace, Region, rule_meta};
use super::weakness::add;
use super::{Gathered, MAX_RULES, Misfit};
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
    let message = text(result, &["issue_text"]).ok_or(("issue_text", "a text is expected"))?;
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
    let mut meta = rule_meta(TOOL, code, message, severity);
    meta.tier = Tier::Vulnerability;
    meta.confidence = confidence;
    meta.languages.push("python".to_owned());
    meta.weaknesses.extend(weakness);
    add(&mut meta.aliases, text(result, &["test_name"]).map(clean));
    add(
        &mut meta.references,
        text(result, &["more_info"]).map(clean),
    );
    let rule = meta.id.clone();
    if gathered.rules.len() < MAX_RULES {
        gathered
            .rules
            .entry(rule.as_str().to_owned())
            .or_insert(meta);
    }
    // The statement's lines; Bandit gives no end column.
    let last = list(result, &["line_range"])
        .iter()
        .filter_map(Value::as_u64)
        .max();
    Ok(ForeignPath::of_file(path).map(|path| Foreign {
        tool: TOOL.to_owned(),
        code: clean(code),
        rule,
        tier: Tier::Vulnerability,
        severity,
        confidence,
        weaknesses: weakness.into_iter().collect(),
        message: clean(message),
        columns: Columns::Bytes,
        place: ForeignPlace {
            path,
            region: Region {
                start_line: line,
                start_column: from_zero(result, &["col_offset"]),
                end_line: last.and_then(|last| u32::try_from(last).ok()),
                end_column: None,
            },
        },
        steps: Vec::new(),
        related: Vec::new(),
        suppression: None,
    }))
}
