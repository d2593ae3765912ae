//! A finding in words for an agent.

use airlock_context::Speech;
use airlock_model::{Finding, RuleMeta};

/// One finding: where, what, why and what to do. A rule of the repository itself is named only: its words are its author's.
pub(crate) fn told(speech: Speech, finding: &Finding, rule: Option<&RuleMeta>) -> Speech {
    let place = &finding.location;
    let speech = speech
        .say("\n")
        .name(place.path.as_str())
        .say(" line ")
        .count(u64::from(place.start.line))
        .say(": ")
        .name(finding.rule.as_str());
    let Some(rule) = rule.filter(|rule| !rule.untrusted) else {
        return speech.say(" (a rule of this repository)");
    };
    speech
        .say(" - ")
        .trusted(&rule.message)
        .say("\nWhy: ")
        .trusted(&rule.why)
        .say("\nInstead: ")
        .trusted(&rule.remediation)
}
