//! GitLab code quality: the active findings beside the lines of a merge request.

use crate::{RenderError, RenderOptions, neutral, plain_json, selection, wrap};
use airlock_model::{Finding, Report, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Characters of a description; it is shown on one line.
const MOST_DESCRIPTION: usize = 500;

pub(crate) fn render(report: &Report, _: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let mut seen = BTreeMap::new();
    let issues: Vec<Value> = selection::worst_first(report)
        .into_iter()
        .filter(|finding| finding.is_active())
        .map(|finding| {
            let nth = seen.entry(finding.fingerprint.as_str()).or_insert(0_u32);
            *nth += 1;
            issue(finding, *nth)
        })
        .collect();
    plain_json::to_vec(&issues)
}

/// GitLab drops an issue whose fingerprint another one has, so the `nth` of equals gets its number.
fn issue(finding: &Finding, nth: u32) -> Value {
    let fingerprint = match nth {
        1 => finding.fingerprint.to_string(),
        _ => format!("{}-{nth}", finding.fingerprint),
    };
    let description = match finding.message.trim() {
        "" => finding.rule.as_str(),
        message => message,
    };
    json!({
        "description": wrap::clip(&neutral::line(description), MOST_DESCRIPTION),
        "check_name": neutral::line(finding.rule.as_str()),
        "fingerprint": fingerprint,
        "severity": severity(finding.severity),
        "location": {
            "path": finding.location.path,
            "lines": { "begin": finding.location.start.line.max(1) },
        },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
        Severity::Info => "info",
    }
}
