//! Findings against marks: what `docs/accuracy/secrets/README.md` says under "How a run is scored".

use super::marks::{Case, Label, Labelled};
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The kind of negative that may be reported as something of its own, and the rule that does.
const HASH: &str = "password-hash";

/// What matters of a finding here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) path: String,
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) rule: String,
    pub(super) confidence: Confidence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Confidence {
    Low,
    Medium,
    High,
}

/// Reads the findings of secrets out of a report in Airlock's own format.
pub(super) fn read(report: &str) -> Result<Vec<Finding>> {
    let report: Value = serde_json::from_str(report)?;
    report
        .get("findings")
        .and_then(Value::as_array)
        .context("it has no `findings`")?
        .iter()
        .filter(|finding| finding.get("engine").and_then(Value::as_str) == Some("secrets"))
        .map(|finding| one(finding).context("a finding lacks its place"))
        .collect()
}

fn one(finding: &Value) -> Option<Finding> {
    let text = |at: &str| finding.pointer(at).and_then(Value::as_str);
    let number = |at: &str| finding.pointer(at).and_then(Value::as_u64);
    Some(Finding {
        path: text("/location/path")?.to_owned(),
        start: number("/location/span/start")?,
        end: number("/location/span/end")?,
        rule: text("/rule")?.to_owned(),
        confidence: match text("/confidence")? {
            "high" => Confidence::High,
            "medium" => Confidence::Medium,
            _ => Confidence::Low,
        },
    })
}

/// How a half was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// Of each category: its cases, and how many were found.
    pub(super) categories: BTreeMap<String, (usize, usize)>,
    /// Right findings; those on one true case count once.
    pub(super) right: usize,
    /// False alarms of each kind of negative, and on unmarked text.
    pub(super) false_alarms: BTreeMap<String, usize>,
    /// Password hashes reported as such at low confidence, which are neither right nor wrong.
    pub(super) hashes: usize,
    /// True cases that were not found: file and number.
    pub(super) missed: Vec<(usize, usize)>,
    /// Findings, by number, that overlap no true case, and the kind of what they overlap.
    pub(super) wrong: Vec<(usize, String)>,
}

impl Score {
    pub(super) fn of(files: &[Labelled], findings: &[&Finding]) -> Self {
        let mut score = Self::default();
        for (number, file) in files.iter().enumerate() {
            score.add(number, file, findings);
        }
        score
    }

    fn add(&mut self, file_number: usize, file: &Labelled, findings: &[&Finding]) {
        let mut found = BTreeSet::new();
        for (number, finding) in findings.iter().enumerate() {
            if finding.path != file.path {
                continue;
            }
            let touched = touched(file, finding);
            let truths: Vec<usize> = touched
                .iter()
                .filter(|(_, case)| matches!(case.label, Label::True(_)))
                .map(|(number, _)| *number)
                .collect();
            if truths.is_empty() {
                let kind = touched.first().map_or("unmarked", |(_, case)| case.name());
                if kind == HASH && finding.rule == HASH && finding.confidence == Confidence::Low {
                    self.hashes += 1;
                    continue;
                }
                *self.false_alarms.entry(kind.to_owned()).or_default() += 1;
                self.wrong.push((number, kind.to_owned()));
                continue;
            }
            let before = found.len();
            found.extend(truths);
            self.right += usize::from(found.len() > before);
        }
        for (number, case) in file.cases.iter().enumerate() {
            if let Label::True(category) = &case.label {
                let counts = self.categories.entry(category.clone()).or_default();
                counts.0 += 1;
                if found.contains(&number) {
                    counts.1 += 1;
                } else {
                    self.missed.push((file_number, number));
                }
            }
        }
    }

    /// All true cases, and how many were found.
    pub(super) fn total(&self) -> (usize, usize) {
        self.categories
            .values()
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    pub(super) fn all_false(&self) -> usize {
        self.false_alarms.values().sum()
    }
}

impl Case {
    pub(super) fn name(&self) -> &str {
        match &self.label {
            Label::True(name) | Label::Negative(name) => name,
        }
    }
}

/// The marks that a finding overlaps, with their numbers.
fn touched<'file>(file: &'file Labelled, finding: &Finding) -> Vec<(usize, &'file Case)> {
    file.cases
        .iter()
        .enumerate()
        .filter(|(_, case)| finding.start < case.end && case.start < finding.end)
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn scores_as_the_readme_says() {
        let case = |label, start, end| Case { label, start, end };
        let password = || Label::True("password".to_owned());
        let file = Labelled {
            path: "a".to_owned(),
            text: String::new(),
            cases: vec![
                case(password(), 0, 8),
                case(Label::Negative("hash".to_owned()), 10, 20),
                case(password(), 30, 38),
            ],
        };
        let at = |start, end| Finding {
            path: "a".to_owned(),
            start,
            end,
            rule: String::new(),
            confidence: Confidence::High,
        };
        // Two on one case count once; one that reaches into a true case is right; a hash and a bare text are not.
        let findings = [at(0, 8), at(2, 12), at(12, 18), at(50, 60)];
        let score = Score::of(&[file], &findings.iter().collect::<Vec<_>>());
        assert_eq!(score.total(), (2, 1));
        assert_eq!(score.right, 1);
        assert_eq!(score.missed, [(0, 2)]);
        let kinds: Vec<_> = score.false_alarms.into_iter().collect();
        assert_eq!(kinds, [("hash".to_owned(), 1), ("unmarked".to_owned(), 1)]);
    }

    #[test]
    fn reads_findings_of_secrets_only() {
        let report = r#"{"findings":[
            {"engine":"sast"},
            {"engine":"secrets","rule":"r","confidence":"medium",
             "location":{"path":"a","span":{"start":1,"end":2}}}]}"#;
        let findings = read(report).unwrap();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings.first().map(|finding| finding.confidence),
            Some(Confidence::Medium)
        );
    }
}
