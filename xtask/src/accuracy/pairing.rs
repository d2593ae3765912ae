//! The match rule: which finding counts as which row.
//!
//! One finding finds at most one row; rows and findings are paired so that the most rows are found.

use super::truth::Row;
use anyhow::{Context as _, Result};
use serde_json::Value;

/// Lines between a row and the nearest end of a finding.
const NEAR: u64 = 5;
/// Lines above which a finding counts by its first line only.
const LONG: u64 = 80;
/// Missing guards, whose construct is a whole class, block or file.
const MISSING_GUARDS: &[u32] = &[319, 352, 693];

/// What matters of a finding here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) file: String,
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) cwes: Vec<u32>,
    /// Whether its tier is the one that may block.
    pub(super) vulnerability: bool,
}

/// Reads the findings that count out of a report in Airlock's own format.
pub(super) fn read(report: &str) -> Result<Vec<Finding>> {
    let report: Value = serde_json::from_str(report)?;
    let findings = report
        .get("findings")
        .and_then(Value::as_array)
        .context("it has no `findings`")?;
    findings
        .iter()
        .filter(|finding| finding.get("suppression").is_none_or(Value::is_null))
        .map(|finding| one(finding).context("a finding lacks its place"))
        .collect()
}

fn one(finding: &Value) -> Option<Finding> {
    let location = finding.get("location")?;
    let number = |at: &str| location.pointer(at).and_then(Value::as_u64);
    let (first, last) = (number("/start/line")?, number("/end/line")?);
    // The end is one past the last character: at the beginning of a line it belongs to the line before.
    let last = if number("/end/column")? == 1 && last > first {
        last - 1
    } else {
        last
    };
    let cwes = finding
        .get("weaknesses")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|cwe| cwe.as_str()?.trim_start_matches("CWE-").parse().ok())
        .collect();
    Some(Finding {
        file: location.get("path")?.as_str()?.to_owned(),
        first,
        last,
        cwes,
        vulnerability: finding.get("tier").and_then(Value::as_str) == Some("vulnerability"),
    })
}

/// Whether `finding` lies where `row` says.
fn lies_at(row: &Row, finding: &Finding) -> bool {
    let is_long = finding.last - finding.first >= LONG;
    if row.file != finding.file {
        return false;
    }
    if is_long && !MISSING_GUARDS.contains(&row.cwe) {
        return finding.first.abs_diff(row.line) <= NEAR;
    }
    (finding.first.saturating_sub(NEAR)..=finding.last + NEAR).contains(&row.line)
}

/// The rows, by number and in order, that are found when each finding finds one at most.
pub(super) fn pair(
    rows: &[Row],
    findings: &[Finding],
    related: impl Fn(&Row, &Finding) -> bool,
) -> Vec<usize> {
    let candidates: Vec<Vec<usize>> = rows
        .iter()
        .map(|row| {
            findings
                .iter()
                .enumerate()
                .filter(|(_, finding)| lies_at(row, finding) && related(row, finding))
                .map(|(number, _)| number)
                .collect()
        })
        .collect();
    let mut owner: Vec<Option<usize>> = vec![None; findings.len()];
    for row in 0..rows.len() {
        let mut tried = vec![false; findings.len()];
        give(row, &candidates, &mut owner, &mut tried);
    }
    let mut found: Vec<usize> = owner.into_iter().flatten().collect();
    found.sort_unstable();
    found
}

/// Gives `row` a finding, moving others to another of theirs where that helps (Kuhn's augmenting paths). As deep as there
/// are rows in one place.
fn give(
    row: usize,
    candidates: &[Vec<usize>],
    owner: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for &finding in candidates.get(row).into_iter().flatten() {
        let Some(seen) = tried.get_mut(finding) else {
            continue;
        };
        if std::mem::replace(seen, true) {
            continue;
        }
        let current = owner.get(finding).copied().flatten();
        if current.is_none_or(|other| give(other, candidates, owner, tried)) {
            if let Some(place) = owner.get_mut(finding) {
                *place = Some(row);
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn row(line: u64, cwe: u32) -> Row {
        Row {
            file: "a.js".to_owned(),
            line,
            cwe,
            class: String::new(),
            search_rule: true,
        }
    }

    fn finding(first: u64, last: u64, cwe: u32) -> Finding {
        Finding {
            file: "a.js".to_owned(),
            first,
            last,
            cwes: vec![cwe],
            vulnerability: true,
        }
    }

    fn same(row: &Row, finding: &Finding) -> bool {
        finding.cwes.contains(&row.cwe)
    }

    #[test]
    fn a_place_is_near_covered_or_begins_near() {
        for (row_line, cwe, first, last, lies) in [
            (10, 89, 15, 15, true),
            (10, 89, 16, 16, false),
            (10, 89, 5, 5, true),
            (10, 89, 4, 4, false),
            (50, 89, 10, 89, true),
            (50, 89, 10, 90, false),
            (14, 89, 10, 200, true),
            (50, 352, 10, 200, true),
        ] {
            let found = lies_at(&row(row_line, cwe), &finding(first, last, cwe));
            assert_eq!(found, lies, "{row_line} {cwe} {first}-{last}");
        }
        let elsewhere = Finding {
            file: "b.js".to_owned(),
            ..finding(10, 10, 89)
        };
        assert!(!lies_at(&row(10, 89), &elsewhere));
    }

    #[test]
    fn pairs_find_the_most_rows() {
        // The first finding fits both rows, the second only the first row: greedy pairing would lose one.
        let rows = [row(10, 89), row(14, 89)];
        let findings = [finding(12, 12, 89), finding(6, 6, 89)];
        assert_eq!(pair(&rows, &findings, same), [0, 1]);
        assert_eq!(pair(&rows, &findings[..1], same).len(), 1);
        assert_eq!(pair(&rows, &[finding(12, 12, 79)], same).len(), 0);
    }

    #[test]
    fn reads_a_report() {
        let report = r#"{"findings": [
            {"tier": "vulnerability", "location": {"path": "a.js", "start": {"line": 3, "column": 1}, "end": {"line": 5, "column": 1}}, "weaknesses": ["CWE-89"]},
            {"location": {"path": "a.js", "start": {"line": 3, "column": 1}, "end": {"line": 3, "column": 9}}, "suppression": {"reason": "x"}}
        ]}"#;
        assert_eq!(read(report).unwrap(), [finding(3, 4, 89)]);
        assert!(read("{}").is_err());
    }
}
