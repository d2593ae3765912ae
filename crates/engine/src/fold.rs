//! One fault, one finding: of several rules that say the same of one place, only the strongest is listed.
//!
//! A rule that looks for a request's value in a shell command and one that looks for any command built of parts both
//! see the line where the former's value is used. The reader needs to hear of it once. Two findings are about one fault
//! if they begin on the same line, overlap, come of different rules, and speak of one weakness (see
//! [`same_weakness`]).
//!
//! The stronger one is of a higher tier, else of a higher confidence, else of a higher severity; between equals the
//! rule's name decides. It absorbs the other only if it is not below it in any of the three, so that no threshold and no
//! filter can be passed by what is listed and failed by what is not.
//!
//! Invariants:
//! - a secret's finding goes into no other kind of finding;
//! - a finding that is folded leaves its rule's name in [`Finding::also_reported_by`] of the one that stays;
//! - a rule that configuration silences neither folds nor is folded: what is switched off must not hide another rule's
//!   finding. A comment is a word about the place: it covers what is folded there.

use crate::suppress::same_weakness;
use airlock_model::{Engine, Finding, Span, SuppressionSource};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most findings of a line that others are compared with. A line of hand-written code has a few; the bound keeps a
/// hostile one from costing the square of its findings.
const MAX_COMPARED: usize = 64;

/// Folds the findings of one file; what stays keeps its order.
pub(crate) fn fold(findings: Vec<Finding>) -> Vec<Finding> {
    let mut by_line: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if takes_part(finding) {
            let line = finding.location.start.line;
            by_line.entry(line).or_default().push(at);
        }
    }
    let mut into: BTreeMap<usize, usize> = BTreeMap::new();
    for numbers in by_line.into_values().filter(|numbers| numbers.len() > 1) {
        fold_line(&findings, numbers, &mut into);
    }
    apply(findings, &into)
}

fn takes_part(finding: &Finding) -> bool {
    let is_silenced = finding
        .suppression
        .as_ref()
        .is_some_and(|said| matches!(said.source, SuppressionSource::Config { .. }));
    matches!(finding.engine, Engine::Sast | Engine::Secrets) && !is_silenced
}

/// Notes which of a line's findings, given by number, go into which.
fn fold_line(findings: &[Finding], numbers: Vec<usize>, into: &mut BTreeMap<usize, usize>) {
    let mut line: Vec<(usize, &Finding)> = numbers
        .into_iter()
        .filter_map(|at| Some((at, findings.get(at)?)))
        .collect();
    line.sort_by_key(|(at, finding)| {
        let rank = (finding.tier, finding.confidence, finding.severity);
        (
            Reverse(rank),
            finding.engine != Engine::Secrets,
            &finding.rule,
            *at,
        )
    });
    let mut kept: Vec<(usize, &Finding)> = Vec::new();
    for (at, finding) in line {
        let stronger = kept
            .iter()
            .take(MAX_COMPARED)
            .find(|(_, kept)| absorbs(kept, finding));
        match stronger {
            Some((stronger, _)) => {
                into.insert(at, *stronger);
            }
            None => kept.push((at, finding)),
        }
    }
}

fn absorbs(stronger: &Finding, weaker: &Finding) -> bool {
    // What a secret is replaced by, and by what it is known again, only its own finding says.
    let loses_secret = weaker.engine == Engine::Secrets && stronger.engine != Engine::Secrets;
    stronger.rule != weaker.rule
        && !loses_secret
        && stronger.tier >= weaker.tier
        && stronger.confidence >= weaker.confidence
        && stronger.severity >= weaker.severity
        && overlap(stronger.location.span, weaker.location.span)
        && weaker.weaknesses.first().is_some_and(|weakness| {
            let mut known = stronger.weaknesses.iter();
            known.any(|known| same_weakness(known.0, weakness.0))
        })
}

fn overlap(one: Span, other: Span) -> bool {
    one == other || one.start.max(other.start) < one.end.min(other.end)
}

fn apply(mut findings: Vec<Finding>, into: &BTreeMap<usize, usize>) -> Vec<Finding> {
    for (weaker, stronger) in into {
        let Some(rule) = findings
            .get(*weaker)
            .map(|finding| finding.rule.to_string())
        else {
            continue;
        };
        if let Some(finding) = findings.get_mut(*stronger)
            && !finding.also_reported_by.contains(&rule)
        {
            finding.also_reported_by.push(rule);
        }
    }
    for finding in &mut findings {
        finding.also_reported_by.sort();
    }
    findings
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !into.contains_key(at))
        .map(|(_, finding)| finding)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use airlock_model::{
        BaselineState, Confidence, Cwe, Evidence, Excerpt, Fingerprint, Location, Origin, Position,
        RepoPath, RuleId, Severity, Suppression, Tier,
    };

    use Confidence::{High, Medium};
    use Tier::{Audit, Vulnerability};

    struct Case {
        rule: &'static str,
        tier: Tier,
        confidence: Confidence,
        severity: Severity,
        weaknesses: &'static [u32],
        line: u32,
        span: (u32, u32),
    }

    /// What most cases vary.
    const STRONG: Case = Case {
        rule: "command-of-request",
        tier: Vulnerability,
        confidence: High,
        severity: Severity::Critical,
        weaknesses: &[78],
        line: 3,
        span: (10, 30),
    };
    const WEAK: Case = Case {
        rule: "command-concat",
        tier: Audit,
        confidence: Medium,
        severity: Severity::Medium,
        weaknesses: &[78],
        line: 3,
        span: (15, 25),
    };

    fn finding(case: &Case) -> Finding {
        let position = |column| Position {
            line: case.line,
            column,
        };
        Finding {
            rule: RuleId::new(case.rule),
            engine: Engine::Sast,
            tier: case.tier,
            severity: case.severity,
            confidence: case.confidence,
            weaknesses: case.weaknesses.iter().map(|number| Cwe(*number)).collect(),
            location: Location {
                path: RepoPath::new("a.js"),
                start: position(case.span.0),
                end: position(case.span.1),
                span: Span::new(case.span.0, case.span.1),
            },
            related: Vec::new(),
            message: String::new(),
            evidence: Evidence::Directive {
                text: String::new(),
            },
            fixes: Vec::new(),
            fingerprint: Fingerprint::default(),
            symbol: None,
            excerpt: Excerpt::default(),
            origin: Origin::default(),
            suppression: None,
            baseline: BaselineState::New,
            also_reported_by: Vec::new(),
        }
    }

    fn folded(findings: Vec<Finding>) -> Vec<String> {
        fold(findings)
            .iter()
            .map(|finding| format!("{} +{}", finding.rule, finding.also_reported_by.join(",")))
            .collect()
    }

    #[test]
    fn the_stronger_of_two_stays() {
        let both = ["command-concat +", "command-of-request +"];
        let one = ["command-of-request +command-concat"];
        let cases: [(&str, Case, &[&str]); 9] = [
            ("same place, same weakness", WEAK, &one),
            (
                "one family",
                Case {
                    weaknesses: &[88],
                    ..WEAK
                },
                &one,
            ),
            (
                "another weakness",
                Case {
                    weaknesses: &[79],
                    ..WEAK
                },
                &both,
            ),
            ("another line", Case { line: 4, ..WEAK }, &both),
            (
                "side by side",
                Case {
                    span: (30, 40),
                    ..WEAK
                },
                &both,
            ),
            (
                "the wider is the weaker",
                Case {
                    span: (1, 99),
                    ..WEAK
                },
                &one,
            ),
            (
                "equals go by name",
                Case {
                    rule: "later",
                    ..STRONG
                },
                &["command-of-request +later"],
            ),
            (
                "an equal of the same rule",
                Case {
                    rule: STRONG.rule,
                    span: (12, 20),
                    ..STRONG
                },
                &["command-of-request +", "command-of-request +"],
            ),
            (
                "no weakness",
                Case {
                    weaknesses: &[],
                    ..WEAK
                },
                &both,
            ),
        ];
        for (name, other, expected) in cases {
            // In either order of detection.
            let pair = [finding(&other), finding(&STRONG)];
            let mut there = folded(pair.to_vec());
            let mut back = folded(pair.into_iter().rev().collect());
            there.sort();
            back.sort();
            assert_eq!(there, expected, "{name}");
            assert_eq!(back, expected, "{name}, the other way");
        }
    }

    #[test]
    fn a_weaker_one_of_higher_severity_stays() {
        let mild = Case {
            severity: Severity::Low,
            ..STRONG
        };
        assert_eq!(
            folded(vec![finding(&mild), finding(&WEAK)]),
            ["command-of-request +", "command-concat +"]
        );
    }

    #[test]
    fn a_comment_covers_what_is_folded_and_configuration_does_not() {
        let with = |source| {
            let mut strong = finding(&STRONG);
            strong.suppression = Some(Suppression {
                source,
                reason: None,
                until: None,
            });
            folded(vec![strong, finding(&WEAK)])
        };
        let comment = SuppressionSource::Comment {
            convention: "airlock:allow".to_owned(),
            line: 3,
        };
        assert_eq!(with(comment), ["command-of-request +command-concat"]);
        let config = SuppressionSource::Config {
            key: "rules.disable".to_owned(),
        };
        assert_eq!(with(config), ["command-of-request +", "command-concat +"]);
    }

    #[test]
    fn three_fold_into_one() {
        let third = Case {
            rule: "spawn-shell",
            ..WEAK
        };
        assert_eq!(
            folded(vec![finding(&third), finding(&WEAK), finding(&STRONG)]),
            ["command-of-request +command-concat,spawn-shell"]
        );
    }
}
