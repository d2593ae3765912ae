//! GitLab's security report, schema 15.2.1: what `sast` and `secret_detection` share.
//!
//! Suppressed findings are left out (GitLab has no place for them); those known before stay, since GitLab compares
//! branches itself. Paths are exact, because GitLab links them; all other texts are neutral, and those that it renders as
//! Markdown are escaped.

use crate::plain_json::{self, Stream};
use crate::{RenderError, RenderOptions, markdown, neutral, selection, uri, wording, wrap};
use airlock_model::{Finding, FlowStep, Location, Report, RuleMeta, Severity, Status};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The schema version this writer follows; GitLab refuses versions that it does not know.
const VERSION: &str = "15.2.1";

// Lengths that the schema allows.
const MOST_NAME: usize = 255;
const MOST_DESCRIPTION: usize = 16_384;
const MOST_SOLUTION: usize = 7_000;

/// Stops of a flow; GitLab shows them all on one page.
const MOST_STEPS: usize = 100;

/// Messages about files that were not scanned.
const MOST_MESSAGES: usize = 100;

/// One kind of security report.
pub(super) struct Scan {
    /// Airlock's name of the format.
    pub(super) format: &'static str,
    /// GitLab's name of the scan type.
    pub(super) kind: &'static str,
    /// Which findings it takes.
    pub(super) takes: fn(&Finding) -> bool,
}

pub(super) fn render(
    report: &Report,
    options: &RenderOptions,
    scan: &Scan,
) -> Result<Vec<u8>, RenderError> {
    let Some(time) = options.time else {
        return Err(RenderError::TimeRequired {
            format: scan.format,
        });
    };
    let time = clock(time);
    let commit = report.change.head.as_deref();
    let mut findings = selection::worst_first(report);
    findings.retain(|finding| finding.suppression.is_none() && (scan.takes)(finding));
    plain_json::to_vec(&Document {
        version: VERSION,
        scan: head(report, scan, &time),
        vulnerabilities: Stream {
            items: &findings,
            element: |_, finding: &&Finding| vulnerability(report, finding, scan, commit),
        },
    })
}

/// A security report; `V` writes its vulnerabilities.
#[derive(Serialize)]
struct Document<V> {
    version: &'static str,
    scan: Value,
    vulnerabilities: V,
}

fn head(report: &Report, scan: &Scan, time: &str) -> Value {
    let tool = json!({
        "id": "airlock",
        "name": "Airlock",
        "version": filled(&report.run.version, "0"),
        "vendor": { "name": "Airlock" },
    });
    json!({
        "analyzer": tool,
        "scanner": tool,
        "type": scan.kind,
        "start_time": time,
        "end_time": time,
        "status": if failed(report) { "failure" } else { "success" },
        "messages": messages(report),
    })
}

/// UTC without a zone, as the schema's pattern demands.
fn clock(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Whether the run as a whole was not carried out.
fn failed(report: &Report) -> bool {
    let mut entries = report.coverage.entries.iter();
    entries.any(|entry| entry.path.is_none() && entry.status == Status::Failed)
}

fn messages(report: &Report) -> Vec<Value> {
    let incomplete = report.coverage.entries.iter().filter(|e| e.is_incomplete());
    incomplete
        .take(MOST_MESSAGES)
        .map(|entry| json!({ "level": "warn", "value": wording::coverage_entry(entry) }))
        .collect()
}

fn vulnerability(report: &Report, finding: &Finding, scan: &Scan, commit: Option<&str>) -> Value {
    let rule = report.rule_of(finding);
    // The name groups findings in GitLab's pages, so it must be the rule's, not the finding's.
    let name = rule.map_or(&finding.message, |rule| &rule.message);
    let mut out = Map::new();
    out.insert("id".into(), json!(id(finding)));
    out.insert(
        "name".into(),
        json!(wrap::clip(&filled(name, finding.rule.as_str()), MOST_NAME)),
    );
    out.insert(
        "description".into(),
        json!(wrap::clip(&description(finding, rule), MOST_DESCRIPTION)),
    );
    out.insert("severity".into(), json!(severity(finding.severity)));
    if let Some(rule) = rule.filter(|rule| !rule.remediation.trim().is_empty()) {
        let solution = markdown::text(&rule.remediation);
        out.insert(
            "solution".into(),
            json!(wrap::clip(&solution, MOST_SOLUTION)),
        );
    }
    out.insert("identifiers".into(), json!(identifiers(finding, rule)));
    let links: Vec<Value> = rule
        .into_iter()
        .flat_map(|rule| &rule.references)
        .filter(|reference| uri::is_web_address(reference))
        .map(|reference| json!({ "url": reference }))
        .collect();
    if !links.is_empty() {
        out.insert("links".into(), json!(links));
    }
    out.insert("location".into(), location(finding, scan, commit));
    let steps = wording::flow(&finding.evidence);
    if !steps.is_empty() {
        out.insert("details".into(), code_flow(steps));
    }
    out.insert("tracking".into(), tracking(finding));
    Value::Object(out)
}

/// The fingerprint in the form of a UUID, which the schema recommends.
fn id(finding: &Finding) -> String {
    let hex = finding.fingerprint.as_str();
    if hex.len() != 32 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return filled(hex, "unknown");
    }
    let mut out = String::with_capacity(36);
    for (at, digit) in hex.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        out.push(digit);
    }
    out
}

/// GitLab renders this text as Markdown.
fn description(finding: &Finding, rule: Option<&RuleMeta>) -> String {
    let evidence = wording::evidence(&finding.evidence).unwrap_or_default();
    let why = rule.map(|rule| rule.why.as_str()).unwrap_or_default();
    let mut out = String::new();
    for part in [&finding.message, &evidence, why] {
        let part = markdown::text(part);
        if !part.is_empty() && !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&part);
    }
    out
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical",
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
        Severity::Info => "Info",
    }
}

/// The rule first: GitLab takes the first identifier for the kind of the vulnerability.
fn identifiers(finding: &Finding, rule: Option<&RuleMeta>) -> Vec<Value> {
    let id = filled(finding.rule.as_str(), "unnamed");
    let mut out = vec![json!({
        "type": "airlock_rule",
        "name": format!("Airlock rule {id}"),
        "value": id,
    })];
    out.extend(finding.weaknesses.iter().map(|cwe| {
        json!({
            "type": "cwe",
            "name": cwe.to_string(),
            "value": cwe.0.to_string(),
            "url": format!("https://cwe.mitre.org/data/definitions/{}.html", cwe.0),
        })
    }));
    let owasp = rule.into_iter().flat_map(|rule| &rule.owasp);
    out.extend(owasp.map(|entry| {
        let entry = filled(entry, "unknown");
        json!({ "type": "owasp", "name": format!("OWASP {entry}"), "value": entry })
    }));
    out
}

fn location(finding: &Finding, scan: &Scan, commit: Option<&str>) -> Value {
    let place = &finding.location;
    let mut out = Map::new();
    out.insert("file".into(), json!(place.path));
    out.insert("start_line".into(), json!(place.start.line.max(1)));
    out.insert("end_line".into(), json!(last_line(place)));
    if let Some(symbol) = &finding.symbol {
        out.insert("method".into(), json!(neutral::line(symbol)));
    }
    if scan.kind == "secret_detection" {
        // Required there; seven zeros are what GitLab's own analyzer writes for a tree without history.
        let sha = commit.map_or_else(|| "0000000".to_owned(), |id| filled(id, "0000000"));
        out.insert("commit".into(), json!({ "sha": sha }));
    }
    Value::Object(out)
}

fn last_line(place: &Location) -> u32 {
    place.end.line.max(place.start.line).max(1)
}

fn code_flow(steps: &[FlowStep]) -> Value {
    let last = steps.len() - 1;
    let nodes: Vec<Value> = steps
        .iter()
        .enumerate()
        .filter(|(at, _)| steps.len() <= MOST_STEPS || *at < MOST_STEPS - 1 || *at == last)
        .map(|(at, step)| {
            let kind = match at {
                0 => "source",
                at if at == last => "sink",
                _ => "propagation",
            };
            json!({
                "type": "code-flow-node",
                "node_type": kind,
                "file_location": {
                    "type": "file-location",
                    "file_name": step.location.path,
                    "line_start": step.location.start.line.max(1),
                    "line_end": last_line(&step.location),
                },
            })
        })
        .collect();
    json!({ "code_flows": { "type": "code-flows", "name": "Flow", "items": [nodes] } })
}

/// Lets GitLab recognise a vulnerability that moved.
fn tracking(finding: &Finding) -> Value {
    json!({
        "type": "source",
        "items": [{
            "file": finding.location.path,
            "start_line": finding.location.start.line.max(1),
            "end_line": last_line(&finding.location),
            "signatures": [{
                "algorithm": "airlock_v1",
                "value": filled(finding.fingerprint.as_str(), "unknown"),
            }],
        }],
    })
}

/// `words` neutral, on one line and not empty.
fn filled(words: &str, otherwise: &str) -> String {
    let words = neutral::line(words.trim());
    if words.is_empty() {
        otherwise.to_owned()
    } else {
        words.into_owned()
    }
}
