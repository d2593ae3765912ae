//! Findings of a file that only the whole tree shows: made once every file was looked at by itself.
//!
//! Invariant: what the file has by itself is not told again.

use super::{FileResult, FileScan, Job};
use crate::across::Across;
use crate::fingerprint::Fingerprints;
use crate::mask::Mask;
use crate::piece::Piece;
use airlock_model::{Cx, Finding, Source, Tier};
use airlock_sast::signals::Signal;
use airlock_sca::Flaw;
use airlock_sca::advice::Advice;
use airlock_syntax::ParseLimits;

/// Findings, and notes of coverage, for what the tree says of one file's dependencies. Each of these rules says a thing once per file, so the
/// fingerprints need not know those of the file's other findings.
pub(crate) fn findings_of_tree(
    cx: &Cx,
    job: &Job<'_>,
    source: &Source,
    flaws: Vec<Flaw>,
    advice: Vec<Advice>,
) -> FileResult {
    let mut file = FileScan::new(cx, job, source);
    let hits = file.secrets();
    let mask = Mask::new(&source.text, job.detectors, &hits);
    for flaw in flaws {
        file.report_flaw(&mask, flaw);
    }
    for advice in advice {
        file.report_advice(&mask, advice);
    }
    file.result
}

/// Findings for values that come from other files to this one, apart from those that it has by itself.
pub(crate) fn findings_across(
    cx: &Cx,
    job: &Job<'_>,
    source: &Source,
    known: &[Finding],
    across: Vec<Across>,
) -> Vec<Finding> {
    let mut file = FileScan::new(cx, job, source);
    let Some(language) = file.language else {
        return Vec::new();
    };
    let hits = file.secrets();
    let mask = Mask::new(&source.text, job.detectors, &hits);
    let parsed = airlock_syntax::parse(cx, language, &source.text, ParseLimits::default());
    file.fingerprints = Fingerprints::besides(known.iter().map(|finding| &finding.fingerprint));
    for Across {
        found,
        steps,
        tier,
        related,
    } in across
    {
        let rule = job.rules.rule(found.rule).and_then(Result::ok);
        let is_known = rule.is_some_and(|rule| {
            let own = known.iter().filter(|own| own.rule == rule.meta.id);
            { own }.any(|own| own.location.span.overlaps(found.span))
        });
        if !is_known {
            file.report_match(
                &mask,
                &Piece::Whole(&source.text),
                &parsed.tree,
                found,
                steps,
            );
            if let Some(made) = file
                .result
                .findings
                .last_mut()
                .filter(|_| !related.is_empty() || tier == Tier::Audit)
            {
                made.tier = made.tier.min(tier);
                made.related = related;
            }
        }
    }
    file.result.findings
}

/// Findings for what is to be told of one file, apart from those that it has by itself.
pub(crate) fn findings_of_signals(
    cx: &Cx,
    job: &Job<'_>,
    source: &Source,
    known: &[Finding],
    signals: Vec<Signal>,
) -> Vec<Finding> {
    let mut file = FileScan::new(cx, job, source);
    let hits = file.secrets();
    let mask = Mask::new(&source.text, job.detectors, &hits);
    file.fingerprints = Fingerprints::besides(known.iter().map(|finding| &finding.fingerprint));
    for signal in signals {
        file.report_signal(&mask, signal);
    }
    file.result.findings
}
