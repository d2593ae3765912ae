//! SARIF 2.1.0 (OASIS standard) as GitHub code scanning accepts it.
//!
//! GitHub refuses a whole file that passes one of its maxima, so this writer stays below them and says what it left
//! out. The limits and required properties are those of GitHub's page "SARIF support for code scanning".
//!
//! Invariant: no property is an empty string or `null`.

mod fixes;
mod limits;
mod result;
mod rules;

use crate::plain_json::{self, Stream};
use crate::{RenderError, RenderOptions, neutral, selection, uri, wording, wrap};
use airlock_model::{CoverageEntry, Finding, Location, Reason, Report, Status};
use limits::{Detail, MOST_NOTIFICATIONS, MOST_RESULTS};
use serde::Serialize;
use serde_json::{Map, Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The symbol that stands for the scanned root; the one GitHub's own tools use.
const ROOT: &str = "%SRCROOT%";

/// A SARIF log with its one run.
#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<R>; 1],
}

/// A run; `R` writes its results.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Value,
    automation_details: Value,
    original_uri_base_ids: Value,
    column_kind: &'static str,
    invocations: [Value; 1],
    results: R,
}

pub(crate) fn render(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let mut findings = selection::worst_first(report);
    let left_out = findings.len().saturating_sub(MOST_RESULTS);
    findings.truncate(MOST_RESULTS);
    let rules = rules::Rules::new(report, &findings);
    let details = limits::details(&findings);
    let results: Vec<_> = findings.into_iter().zip(details).collect();
    let run = Run {
        tool: tool(report, &rules, left_out),
        automation_details: json!({ "id": automation_id(options) }),
        original_uri_base_ids: json!({ ROOT: {
            "description": { "text": "The root of the scanned tree." },
        } }),
        column_kind: "unicodeCodePoints",
        invocations: [json!({
            "executionSuccessful": executed(report),
            "toolExecutionNotifications": notifications(report, left_out),
        })],
        results: Stream {
            items: &results,
            element: |_, (finding, detail): &(&Finding, Detail)| {
                result::result(finding, &rules, *detail)
            },
        },
    };
    plain_json::to_vec(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [run],
    })
}

fn tool(report: &Report, rules: &rules::Rules<'_>, left_out: usize) -> Value {
    json!({ "driver": {
        "name": "Airlock",
        "version": text(&report.run.version, "0"),
        "semanticVersion": text(&report.run.version, "0"),
        "properties": { "packDigest": text(&report.run.pack_digest, "none") },
        "rules": rules.descriptors(),
        "notifications": notification_kinds(report, left_out),
    } })
}

/// `category/`: GitHub keeps the analyses of one commit apart by what is before the last slash.
fn automation_id(options: &RenderOptions) -> String {
    let category = options.category.as_deref().unwrap_or("airlock");
    format!("{}/", text(category.trim_end_matches('/'), "airlock"))
}

/// Whether the run as a whole went through; single files that were not scanned are notifications.
fn executed(report: &Report) -> bool {
    !report
        .coverage
        .entries
        .iter()
        .any(|entry| entry.path.is_none() && entry.status == Status::Failed)
}

/// A descriptor for each kind of notification that occurs.
fn notification_kinds(report: &Report, left_out: usize) -> Vec<Value> {
    let mut reasons: Vec<Reason> = report.coverage.entries.iter().map(|e| e.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let mut kinds: Vec<Value> = reasons
        .into_iter()
        .map(|reason| {
            kind(
                &kind_id(reason),
                &format!("Not scanned in full: {}.", reason.as_str()),
            )
        })
        .collect();
    if left_out > 0 {
        kinds.push(kind(LEFT_OUT, "Results left out."));
    }
    if report.coverage.entries.len() > MOST_NOTIFICATIONS {
        kinds.push(kind(MORE_COVERAGE, "Notifications left out."));
    }
    kinds
}

/// GitHub asks of a notification's descriptor what it asks of a rule's.
fn kind(id: &str, description: &str) -> Value {
    json!({
        "id": id,
        "shortDescription": { "text": description },
        "fullDescription": { "text": description },
        "help": { "text": "What was not looked at cannot have results: see the message for the remedy." },
    })
}

const LEFT_OUT: &str = "report/results-left-out";
const MORE_COVERAGE: &str = "report/notifications-left-out";

fn kind_id(reason: Reason) -> String {
    format!(
        "coverage/{}",
        reason.as_str().to_lowercase().replace(' ', "-")
    )
}

fn notifications(report: &Report, left_out: usize) -> Vec<Value> {
    let entries = &report.coverage.entries;
    let mut out: Vec<Value> = entries
        .iter()
        .take(MOST_NOTIFICATIONS)
        .map(notification)
        .collect();
    if left_out > 0 {
        let number = wording::count(left_out as u64, "result", "results");
        out.push(json!({
            "descriptor": { "id": LEFT_OUT },
            "level": "warning",
            "message": { "text": format!(
                "{number} of the least severity left out: the format's readers take at most {MOST_RESULTS}."
            ) },
        }));
    }
    if entries.len() > MOST_NOTIFICATIONS {
        let number = wording::count((entries.len() - MOST_NOTIFICATIONS) as u64, "file", "files");
        out.push(json!({
            "descriptor": { "id": MORE_COVERAGE },
            "level": "warning",
            "message": { "text": format!("{number} more not scanned in full; the json format lists all.") },
        }));
    }
    out
}

fn notification(entry: &CoverageEntry) -> Value {
    let level = match entry.status {
        Status::Failed => "error",
        _ if entry.is_incomplete() => "warning",
        _ => "note",
    };
    let mut out = Map::new();
    out.insert("descriptor".into(), json!({ "id": kind_id(entry.reason) }));
    out.insert("level".into(), json!(level));
    out.insert(
        "message".into(),
        json!({ "text": format!("{}.", wording::coverage_entry(entry)) }),
    );
    if let Some(path) = &entry.path {
        out.insert(
            "locations".into(),
            json!([{ "physicalLocation": { "artifactLocation": {
                "uri": uri::relative(path),
                "uriBaseId": ROOT,
            } } }]),
        );
    }
    Value::Object(out)
}

/// `artifactLocation` and `region` of a place.
fn physical(location: &Location) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert(
        "artifactLocation".into(),
        json!({ "uri": uri::relative(&location.path), "uriBaseId": ROOT }),
    );
    out.insert("region".into(), Value::Object(region(location)));
    out
}

/// The four numbers of a place; SARIF's columns count from 1 and the end is exclusive, as ours.
fn region(location: &Location) -> Map<String, Value> {
    let start = (location.start.line.max(1), location.start.column.max(1));
    let end = (location.end.line.max(1), location.end.column.max(1)).max(start);
    let mut out = Map::new();
    out.insert("startLine".into(), json!(start.0));
    out.insert("startColumn".into(), json!(start.1));
    out.insert("endLine".into(), json!(end.0));
    out.insert("endColumn".into(), json!(end.1));
    out
}

/// `words` neutral, or `None` where nothing is left.
fn filled(words: &str) -> Option<String> {
    let words = neutral::text(words);
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// `words` neutral, or else `otherwise`; never empty.
fn text(words: &str, otherwise: &str) -> String {
    filled(words)
        .or_else(|| filled(otherwise))
        .unwrap_or_else(|| "unnamed".to_owned())
}

/// The text of a message: one line or more of plain words, bounded.
///
/// SARIF turns `[words](address)` inside a message into a link; a text of the scanned tree must not make one.
fn message(words: &str, otherwise: &str) -> Value {
    let words = text(words, otherwise).replace("](", "] (");
    json!({ "text": wrap::clip(&words, limits::MOST_MESSAGE) })
}
