//! Findings against labels: what `docs/accuracy/corpus/README.md` says under "How a run is scored".

use super::labels::{Application, Flaw, Place};
use crate::accuracy::pairing::Finding;
use std::collections::BTreeMap;

/// The findings in both trees of an application.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) flawed: Vec<Finding>,
    pub(super) fixed: Vec<Finding>,
}

/// Counts over some flaws and their twins.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) flaws: usize,
    /// A finding of the vulnerability tier lies there and names a right weakness.
    pub(super) found: usize,
    /// The same with the first, best weakness.
    pub(super) best: usize,
    /// A finding of any tier names a right weakness there.
    pub(super) found_any_tier: usize,
    /// A finding of the vulnerability tier lies there, whatever it names.
    pub(super) located: usize,
    /// Twins on which a finding of the vulnerability tier names the weakness that is not there.
    pub(super) alarms: usize,
    /// The same with a finding of any tier.
    pub(super) alarms_any_tier: usize,
}

impl Tally {
    fn of(flaw: &Flaw, findings: &Findings) -> Self {
        let here = there(&findings.flawed, &flaw.flawed);
        let twin = there(&findings.fixed, &flaw.fixed);
        let names_best = |finding: &&Finding| {
            finding.vulnerability
                && flaw
                    .cwe
                    .first()
                    .is_some_and(|best| finding.cwes.contains(best))
        };
        let blocks = |finding: &&Finding| finding.vulnerability && flaw.names(finding);
        let count = |yes: bool| usize::from(yes);
        Self {
            flaws: 1,
            found: count(here.iter().any(blocks)),
            best: count(here.iter().any(names_best)),
            found_any_tier: count(here.iter().any(|finding| flaw.names(finding))),
            located: count(here.iter().any(|finding| finding.vulnerability)),
            alarms: count(twin.iter().any(blocks)),
            alarms_any_tier: count(twin.iter().any(|finding| flaw.names(finding))),
        }
    }

    fn add(&mut self, other: &Self) {
        self.flaws += other.flaws;
        self.found += other.found;
        self.best += other.best;
        self.found_any_tier += other.found_any_tier;
        self.located += other.located;
        self.alarms += other.alarms;
        self.alarms_any_tier += other.alarms_any_tier;
    }
}

/// The findings that lie in one of the places.
pub(in crate::accuracy) fn there<'findings>(
    findings: &'findings [Finding],
    places: &[Place],
) -> Vec<&'findings Finding> {
    findings
        .iter()
        .filter(|finding| places.iter().any(|place| place.holds(finding)))
        .collect()
}

/// How a half was found.
#[derive(Debug, Default)]
pub(super) struct Score {
    pub(super) total: Tally,
    pub(super) flows: BTreeMap<&'static str, Tally>,
    pub(super) kinds: BTreeMap<String, Tally>,
    pub(super) applications: BTreeMap<String, Tally>,
    /// Findings in fixed trees that are no false alarm on a twin: of the vulnerability tier, and of others.
    pub(super) elsewhere: (usize, usize),
    /// Lines of the fixed trees.
    pub(super) lines: usize,
    /// Flaws without a finding of the vulnerability tier that names a right weakness.
    pub(super) missed: Vec<Flaw>,
    /// Flaws with a false alarm of the vulnerability tier on their twin.
    pub(super) alarmed: Vec<Flaw>,
}

impl Score {
    pub(super) fn add(&mut self, application: &Application, findings: &Findings) {
        self.lines += application.lines;
        for flaw in &application.flaws {
            let tally = Tally::of(flaw, findings);
            self.total.add(&tally);
            self.flows.entry(flaw.flow.name()).or_default().add(&tally);
            self.kinds.entry(flaw.kind.clone()).or_default().add(&tally);
            self.applications
                .entry(format!(
                    "{} ({}, {})",
                    application.name, application.language, application.kind
                ))
                .or_default()
                .add(&tally);
            if tally.found == 0 {
                self.missed.push(flaw.clone());
            }
            if tally.alarms > 0 {
                self.alarmed.push(flaw.clone());
            }
        }
        for finding in elsewhere(application, findings) {
            if finding.vulnerability {
                self.elsewhere.0 += 1;
            } else {
                self.elsewhere.1 += 1;
            }
        }
    }
}

/// Findings in the fixed tree that name on no twin the weakness that is not there.
pub(super) fn elsewhere<'findings>(
    application: &'findings Application,
    findings: &'findings Findings,
) -> impl Iterator<Item = &'findings Finding> {
    findings.fixed.iter().filter(|finding| {
        !application
            .flaws
            .iter()
            .any(|flaw| flaw.names(finding) && flaw.fixed.iter().any(|place| place.holds(finding)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::labels::Flow;
    use super::*;
    use crate::accuracy::pairing;

    fn flaw(id: &str, flow: Flow, line: u64) -> Flaw {
        let place = |file: &str, line| Place {
            file: file.to_owned(),
            lines: (line, line),
        };
        Flaw {
            id: id.to_owned(),
            kind: "sql".to_owned(),
            cwe: vec![89, 564],
            flow,
            what: String::new(),
            flawed: vec![place("a.py", line), place("b.py", line)],
            fixed: vec![place("a.py", line + 100)],
        }
    }

    /// A finding as a report of Airlock's states it.
    fn report(findings: &[(&str, &str, u64, u32)]) -> Vec<Finding> {
        let findings: Vec<_> = findings
            .iter()
            .map(|(tier, file, line, cwe)| {
                serde_json::json!({
                    "tier": tier,
                    "location": {"path": file, "start": {"line": line, "column": 5}, "end": {"line": line, "column": 9}},
                    "weaknesses": [format!("CWE-{cwe}")],
                })
            })
            .collect();
        let text = serde_json::json!({ "findings": findings }).to_string();
        pairing::read(&text).unwrap_or_default()
    }

    #[test]
    fn scores_as_the_readme_says() {
        let application = Application {
            name: "app".to_owned(),
            language: "python".to_owned(),
            kind: "api".to_owned(),
            flaws: vec![
                flaw("best", Flow::Local, 1),
                flaw("second weakness, other place", Flow::CrossFile, 2),
                flaw("wrong weakness", Flow::CrossFile, 3),
                flaw("audit only", Flow::None, 4),
                flaw("missed", Flow::None, 5),
            ],
            lines: 1000,
        };
        let findings = Findings {
            flawed: report(&[
                ("vulnerability", "a.py", 1, 89),
                ("vulnerability", "a.py", 1, 89),
                ("vulnerability", "b.py", 2, 564),
                ("vulnerability", "a.py", 3, 79),
                ("audit", "a.py", 4, 89),
                ("vulnerability", "c.py", 5, 89),
            ]),
            fixed: report(&[
                ("vulnerability", "a.py", 101, 564),
                ("vulnerability", "a.py", 102, 79),
                ("audit", "a.py", 103, 89),
                ("audit", "a.py", 500, 89),
            ]),
        };
        let mut score = Score::default();
        score.add(&application, &findings);
        let expected = Tally {
            flaws: 5,
            found: 2,
            best: 1,
            found_any_tier: 3,
            located: 3,
            alarms: 1,
            alarms_any_tier: 2,
        };
        assert_eq!(score.total, expected);
        assert_eq!(score.elsewhere, (1, 1));
        let flows: Vec<_> = score
            .flows
            .iter()
            .map(|(name, tally)| (*name, tally.flaws, tally.found))
            .collect();
        assert_eq!(
            flows,
            [("cross-file", 2, 1), ("local", 1, 1), ("none", 2, 0)]
        );
        let ids = |flaws: &[Flaw]| flaws.iter().map(|flaw| flaw.id.clone()).collect::<Vec<_>>();
        assert_eq!(
            ids(&score.missed),
            ["wrong weakness", "audit only", "missed"]
        );
        assert_eq!(ids(&score.alarmed), ["best"]);
        assert_eq!(
            score.applications.keys().collect::<Vec<_>>(),
            ["app (python, api)"]
        );
        assert_eq!(score.lines, 1000);
    }
}
