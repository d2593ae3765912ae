//! Which findings a format for people shows, and in which order.

use crate::RenderOptions;
use airlock_model::{Evidence, Finding, Reach, Report};
use std::cmp::Reverse;

/// All findings, the active ones first, among those the worst first, among equally bad packages those that are in the
/// greatest danger; otherwise in the report's order.
pub(crate) fn worst_first(report: &Report) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| {
        let is_active = Reverse(finding.is_active());
        (
            is_active,
            Reverse(finding.severity),
            Reverse(danger(&finding.evidence)),
        )
    });
    findings
}

/// How great the danger of a package's weakness is beside others of the same severity: one that is exploited before one
/// that is not, then how far code was seen to reach it, then how probable it is to be exploited.
fn danger(evidence: &Evidence) -> (bool, u8, &str) {
    let Evidence::Package {
        exploited,
        epss,
        reach,
        ..
    } = evidence
    else {
        return (false, 0, "");
    };
    let tier = match reach {
        Some(Reach::Called { .. }) => 4,
        Some(Reach::Named { .. }) => 3,
        Some(Reach::Imported { .. }) => 2,
        None => 1,
        Some(Reach::NotSeen) => 0,
    };
    // Of one form, so that their order as texts is that of the numbers.
    let probability = epss.as_ref().map_or("", |epss| &epss.probability);
    (exploited.is_some(), tier, probability)
}

/// The findings `options` asks for, the worst first.
pub(crate) fn shown<'report>(
    report: &'report Report,
    options: &RenderOptions,
) -> Vec<&'report Finding> {
    let mut findings = worst_first(report);
    findings.retain(|finding| {
        if finding.suppression.is_some() {
            options.show_suppressed
        } else {
            finding.is_active() || options.show_existing
        }
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use airlock_model::{Epss, Location, Position, RepoPath, Span};

    #[test]
    fn the_greatest_danger_comes_first() {
        let at = || Location {
            path: RepoPath::new("a.rs"),
            start: Position { line: 1, column: 1 },
            end: Position { line: 1, column: 2 },
            span: Span::new(0, 1),
        };
        let package =
            |exploited: bool, probability: &str, reach: Option<Reach>| Evidence::Package {
                ecosystem: "crates.io".to_owned(),
                name: "a".to_owned(),
                version: None,
                advisories: vec!["A-1".to_owned()],
                score: None,
                exploited: exploited.then(|| "2026-01-01".to_owned()),
                epss: Some(Epss {
                    probability: probability.to_owned(),
                    date: None,
                }),
                fixed: None,
                reach,
            };
        let named = Reach::Named {
            symbol: "f".to_owned(),
            at: at(),
        };
        let called = Reach::Called {
            symbol: "f".to_owned(),
            path: Vec::new(),
        };
        let ranked = [
            package(true, "0.0001", Some(Reach::NotSeen)),
            package(false, "0.1000", Some(called)),
            package(false, "0.9000", Some(named.clone())),
            package(false, "0.0900", Some(named)),
            package(false, "0.9999", None),
        ];
        let mut shuffled: Vec<&Evidence> = ranked.iter().rev().collect();
        shuffled.sort_by_key(|evidence| Reverse(danger(evidence)));
        assert_eq!(shuffled, ranked.iter().collect::<Vec<_>>());
    }
}
