//! Ruby's form: one YAML file for each gem and weakness, with what is patched and unaffected; the rest is affected.

use super::{Advisory, AdvisoryError, Affected, Nature, requirement};
use crate::version::Scheme;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Record {
    gem: String,
    cve: Option<Value>,
    ghsa: Option<String>,
    osvdb: Option<Value>,
    url: Option<String>,
    title: Option<String>,
    date: Option<Value>,
    description: Option<String>,
    cvss_v2: Option<Value>,
    cvss_v3: Option<Value>,
    cvss_v4: Option<Value>,
    #[serde(default)]
    patched_versions: Option<Vec<String>>,
    #[serde(default)]
    unaffected_versions: Option<Vec<String>>,
}

/// A scalar as written; numbers and texts alike.
fn scalar(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Reads a record; `stem` is its file's name, which names it.
///
/// # Errors
/// When it is not of that form.
pub(super) fn read(stem: &str, text: &str) -> Result<Advisory, AdvisoryError> {
    let record: Record = yaml_serde::from_str(text).map_err(AdvisoryError::form)?;
    let mut aliases = Vec::new();
    aliases.extend(record.cve.and_then(scalar).map(|cve| format!("CVE-{cve}")));
    aliases.extend(record.ghsa.map(|ghsa| format!("GHSA-{ghsa}")));
    aliases.extend(
        record
            .osvdb
            .and_then(scalar)
            .map(|osvdb| format!("OSVDB-{osvdb}")),
    );
    // One weakness of several gems has a file of the same name for each: the gem makes the name its own.
    let id = format!("rubysec:{}/{stem}", record.gem);
    let mut safe = record.patched_versions.unwrap_or_default();
    safe.extend(record.unaffected_versions.unwrap_or_default());
    let intervals = requirement::outside(Scheme::RubyGems, &safe);
    let scores = [record.cvss_v4, record.cvss_v3, record.cvss_v2];
    let date = record.date.and_then(scalar);
    Ok(Advisory {
        id,
        aliases,
        summary: record.title.unwrap_or_default(),
        details: record.description.unwrap_or_default(),
        published: date.clone(),
        modified: date,
        withdrawn: None,
        vectors: scores
            .into_iter()
            .flatten()
            .filter_map(scalar)
            .take(1)
            .collect(),
        affected: vec![Affected {
            ecosystem: "RubyGems".to_owned(),
            name: record.gem,
            incomplete: intervals.is_none(),
            intervals: intervals.unwrap_or_default(),
            ..Affected::default()
        }],
        references: record.url.into_iter().collect(),
        nature: Nature::Vulnerability,
    })
}
