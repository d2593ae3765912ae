//! ESLint's JSON (`eslint -f json`, `-f json-with-metadata`).
//!
//! Files that do not parse have a message without a rule: these are Coverage of ESLint's, not findings, and are left out
//! as results without a place are. Messages that comments in the code suppressed come as suppressed findings.

use super::field::{at, clean, list, ordinal, text};
use super::message::{Message, linter_tier};
use super::path::ForeignPath;
use super::result::{Columns, Foreign, Region};
use super::{Gathered, Misfit};
use crate::suppress::weakness_of_code;
use airlock_model::{Confidence, Cwe, Severity, Suppression, SuppressionSource};
use serde_json::Value;

const TOOL: &str = "ESLint";

pub(super) fn read(value: &Value, gathered: &mut Gathered) -> Result<(), Misfit> {
    gathered.tools.push(TOOL.to_owned());
    let root = if value.is_array() { "$" } else { "$.results" };
    let files = value
        .as_array()
        .map_or_else(|| list(value, &["results"]), Vec::as_slice);
    for (number, file) in files.iter().enumerate() {
        let path = text(file, &["filePath"]).ok_or_else(|| {
            Misfit::new(format!("{root}[{number}].filePath"), "a path is expected")
        })?;
        let path = ForeignPath::of_file(path);
        for key in ["messages", "suppressedMessages"] {
            for (at, message) in list(file, &[key]).iter().enumerate() {
                if !message.is_object() {
                    let place = format!("{root}[{number}].{key}[{at}]");
                    return Err(Misfit::new(place, "an object is expected"));
                }
                let result = one(message, path.as_ref(), value, gathered);
                gathered.push(result);
            }
        }
    }
    Ok(())
}

fn one(
    message: &Value,
    path: Option<&ForeignPath>,
    report: &Value,
    gathered: &mut Gathered,
) -> Option<Foreign> {
    let code = text(message, &["ruleId"])?;
    let line = ordinal(message, &["line"])?;
    let weakness = weakness_of_code(code).map(Cwe);
    let is_error = at(message, &["severity"]).and_then(Value::as_u64) == Some(2);
    // ESLint's levels say how strict a project is, not how bad it is: only rules of security weigh.
    let severity = match (weakness.is_some(), is_error) {
        (true, true) => Severity::High,
        (true, false) => Severity::Medium,
        (false, true) => Severity::Low,
        (false, false) => Severity::Info,
    };
    let described = at(report, &["metadata", "rulesMeta", code]);
    let text_of = |path: &[&str]| described.and_then(|described| text(described, path));
    let message = Message {
        tool: TOOL,
        code,
        said: text(message, &["message"])?,
        tier: linter_tier(weakness),
        severity,
        confidence: Confidence::Medium,
        weakness,
        path: path.cloned(),
        columns: Columns::Utf16,
        region: Region {
            start_line: line,
            start_column: ordinal(message, &["column"]),
            end_line: ordinal(message, &["endLine"]),
            end_column: ordinal(message, &["endColumn"]),
        },
        suppression: suppression(message, line),
    };
    message.take(gathered, |meta| {
        if let Some(description) = text_of(&["docs", "description"]) {
            meta.message = clean(description);
        }
        meta.references.extend(text_of(&["docs", "url"]).map(clean));
    })
}

fn suppression(message: &Value, line: u32) -> Option<Suppression> {
    let first = list(message, &["suppressions"]).first()?;
    Some(Suppression {
        source: SuppressionSource::Comment {
            convention: "eslint-disable".to_owned(),
            line,
        },
        reason: text(first, &["justification"]).map(clean),
        until: None,
    })
}
