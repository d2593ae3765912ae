//! GitHub workflow commands: annotations beside the lines of a pull request, from a plain step's output.
//!
//! GitHub shows ten annotations of each kind per step, so the worst ten of each are written; the rest is for
//! code scanning (`--format sarif`).

use crate::{RenderError, RenderOptions, neutral, selection, wording, wrap};
use airlock_model::{Finding, Report, Severity};
use std::collections::BTreeMap;

/// Annotations of one kind that GitHub shows for a step.
const MOST_OF_A_KIND: usize = 10;

/// Characters of a message.
const MOST_MESSAGE: usize = 1_000;

#[expect(clippy::unnecessary_wraps, reason = "the signature every format has")]
pub(crate) fn render(report: &Report, _: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let mut out = String::new();
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left_out = 0;
    for finding in selection::worst_first(report) {
        if !finding.is_active() {
            continue;
        }
        let count = written.entry(kind(finding.severity)).or_default();
        if *count == MOST_OF_A_KIND {
            left_out += 1;
            continue;
        }
        *count += 1;
        out.push_str(&annotation(report, finding));
        out.push('\n');
    }
    if left_out > 0 {
        out.push_str(&wording::count(left_out, "more finding", "more findings"));
        out.push_str(" not annotated: GitHub shows ten of a kind\n");
    }
    Ok(out.into_bytes())
}

fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    }
}

fn annotation(report: &Report, finding: &Finding) -> String {
    let place = &finding.location;
    let mut message = wrap::clip(&neutral::line(&finding.message), MOST_MESSAGE);
    if let Some(rule) = report.rule_of(finding) {
        for part in [&rule.why, &rule.remediation] {
            message.push('\n');
            message.push_str(&wrap::clip(&neutral::text(part), MOST_MESSAGE));
        }
    }
    let mut properties = format!(
        "file={},line={},endLine={}",
        property(place.path.as_str()),
        place.start.line.max(1),
        place.end.line.max(place.start.line).max(1),
    );
    // Columns are only understood inside one line.
    if place.start.line == place.end.line && place.end.column > place.start.column {
        let columns = format!(",col={},endColumn={}", place.start.column, place.end.column);
        properties.push_str(&columns);
    }
    let title = format!("{}: {}", finding.severity, finding.rule);
    format!(
        "::{} {properties},title={}::{}",
        kind(finding.severity),
        property(&title),
        data(message.trim_end())
    )
}

/// A message: the runner undoes these escapes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\n', "%0A")
}

/// A property: it ends at a comma or colon too.
fn property(text: &str) -> String {
    data(&neutral::line(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}
