//! How much GitHub takes, and how much of it this writer uses.
//!
//! GitHub refuses a file above 10 MB compressed, 25,000 results, 1,000 locations of a result or 10,000 stops of a flow,
//! and keeps the 5,000 worst results, 100 locations, 1,000 stops and 10 tags. What it would drop is not written, with
//! one exception: results up to the maximum, since other readers keep them.

use crate::wording;
use airlock_model::{Finding, FlowStep};

/// Results of a run.
pub(super) const MOST_RESULTS: usize = 25_000;

/// Results that GitHub keeps; only these carry code, flows and fixes.
const MOST_DETAILED: usize = 5_000;

/// Bytes of text that the detailed results may carry together: even text that no compression shortens stays below the
/// 10 MB that GitHub takes compressed.
const MOST_TEXT: usize = 6 << 20;

/// Bytes of the keys and numbers round a stop of a flow.
const STOP: usize = 32;

/// Locations and related locations of a result.
pub(super) const MOST_LOCATIONS: usize = 100;

/// Stops of a flow.
pub(super) const MOST_STEPS: usize = 1_000;

/// Tags of a rule.
pub(super) const MOST_TAGS: usize = 10;

/// Characters of a rule's descriptions.
pub(super) const MOST_DESCRIPTION: usize = 1_024;

/// Characters of a result's message or of one stop's.
pub(super) const MOST_MESSAGE: usize = 1_024;

/// Characters of the message of a result without detail.
pub(super) const MOST_BARE_MESSAGE: usize = 160;

/// Characters of an excerpt or of a fix's replacement.
pub(super) const MOST_SNIPPET: usize = 2_048;

/// Files that were not scanned in full.
pub(super) const MOST_NOTIFICATIONS: usize = 1_000;

/// How much of a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// All of it.
    Full,
    /// Place, message and identity.
    Bare,
}

/// The detail of each of `findings`, which are ordered from the worst.
pub(super) fn details(findings: &[&Finding]) -> Vec<Detail> {
    let mut left = MOST_TEXT;
    let detail = |(rank, finding): (usize, &&Finding)| {
        let weight = weight(finding);
        if rank < MOST_DETAILED && weight <= left {
            left -= weight;
            Detail::Full
        } else {
            Detail::Bare
        }
    };
    findings.iter().enumerate().map(detail).collect()
}

/// Bytes of text of a result that is written in full.
fn weight(finding: &Finding) -> usize {
    let stop = |step: &FlowStep| STOP + step.message.len() + step.location.path.as_str().len();
    let flow: usize = wording::flow(&finding.evidence)
        .iter()
        .take(MOST_STEPS)
        .map(stop)
        .sum();
    let related = finding.related.iter().take(MOST_LOCATIONS);
    let related: usize = related
        .map(|related| STOP + related.label.len() + related.location.path.as_str().len())
        .sum();
    let excerpt: usize = finding.excerpt.lines.iter().map(String::len).sum();
    let fixes = finding.fixes.iter().flat_map(|fix| &fix.edits);
    let fixes: usize = fixes
        .map(|edit| STOP + edit.replacement.len().min(MOST_SNIPPET))
        .sum();
    finding.message.len() + flow + related + excerpt.min(MOST_SNIPPET) + fixes
}
