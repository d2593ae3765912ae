//! One habit, one finding: what a project does in many files is said once for the tree.
//!
//! A project that names its actions by tags does so in every workflow. The first file shows it, the others are named as
//! related places; a change is judged file by file all the same.
//!
//! Invariant: a suppressed finding neither gathers nor is gathered.

use airlock_model::{Finding, Related};
use airlock_sca::hygiene::Rule;
use std::collections::BTreeMap;

/// Gathers the findings of habits among those of a whole tree, each into the one whose path comes first.
pub(crate) fn gather(findings: Vec<Finding>) -> Vec<Finding> {
    let (habits, mut rest): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_habit);
    let mut of_rule: BTreeMap<_, Vec<Finding>> = BTreeMap::new();
    for finding in habits {
        let of_rule = of_rule.entry(finding.rule.clone()).or_default();
        of_rule.push(finding);
    }
    rest.extend(of_rule.into_values().filter_map(one));
    rest
}

fn is_habit(finding: &Finding) -> bool {
    finding.suppression.is_none() && Rule::of_id(finding.rule.as_str()).is_some_and(Rule::is_habit)
}

fn one(mut findings: Vec<Finding>) -> Option<Finding> {
    findings.sort_by(|a, b| {
        let place = |finding: &Finding| (finding.location.path.clone(), finding.location.span);
        place(a).cmp(&place(b))
    });
    let mut findings = findings.into_iter();
    let mut first = findings.next()?;
    first.related.extend(findings.map(|other| Related {
        label: other.message,
        location: other.location,
    }));
    match first.related.len() {
        0 => {}
        1 => first.message.push_str("; likewise in one other file"),
        count => {
            let more = format!("; likewise in {count} other files");
            first.message.push_str(&more);
        }
    }
    Some(first)
}
