//! CSV (RFC 4180): one line per finding, suppressed and known ones included and marked.
//!
//! Made for spreadsheets, so a cell that a spreadsheet would run as a formula is preceded by an apostrophe.

use crate::{RenderError, RenderOptions, neutral, wording};
use airlock_model::{Finding, Report};

const COLUMNS: [&str; 18] = [
    "state",
    "severity",
    "confidence",
    "tier",
    "rule",
    "message",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "weaknesses",
    "owasp",
    "engine",
    "symbol",
    "note",
    "also_reported_by",
    "fingerprint",
];

#[expect(clippy::unnecessary_wraps, reason = "the signature every format has")]
pub(crate) fn render(report: &Report, _: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for finding in &report.findings {
        let cells = cells(report, finding).map(|cell| quoted(&cell));
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    Ok(out.into_bytes())
}

fn cells(report: &Report, finding: &Finding) -> [String; COLUMNS.len()] {
    let place = &finding.location;
    let rule = report.rule_of(finding);
    let owasp = rule.map(|rule| rule.owasp.join(" ")).unwrap_or_default();
    let weaknesses: Vec<String> = finding.weaknesses.iter().map(ToString::to_string).collect();
    [
        state(finding).to_owned(),
        finding.severity.to_string(),
        finding.confidence.to_string(),
        finding.tier.to_string(),
        finding.rule.to_string(),
        finding.message.clone(),
        place.path.to_string(),
        place.start.line.to_string(),
        place.start.column.to_string(),
        place.end.line.to_string(),
        place.end.column.to_string(),
        weaknesses.join(" "),
        owasp,
        wording::engine(finding.engine).to_owned(),
        finding.symbol.clone().unwrap_or_default(),
        wording::standing(finding).unwrap_or_default(),
        finding.also_reported_by.join("; "),
        finding.fingerprint.to_string(),
    ]
}

fn state(finding: &Finding) -> &'static str {
    if finding.suppression.is_some() {
        "suppressed"
    } else if finding.is_active() {
        "active"
    } else {
        "known"
    }
}

/// The cell in quotes, its quotes doubled, harmless to a spreadsheet.
pub fn quoted(cell: &str) -> String {
    let cell = neutral::line(cell);
    let guard = if starts_formula(&cell) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// Whether a spreadsheet takes the cell for a formula; the wide forms are those that some locales accept too.
fn starts_formula(cell: &str) -> bool {
    cell.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_guards() {
        let cases = [
            ("plain", "\"plain\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("=1+1", "\"'=1+1\""),
            (" @SUM(A1)", "\"' @SUM(A1)\""),
            ("two\r\nlines", "\"two\\r\\nlines\""),
        ];
        for (cell, expected) in cases {
            assert_eq!(quoted(cell), expected);
        }
    }
}
