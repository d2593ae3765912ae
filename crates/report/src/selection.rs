//! Which findings a format for people shows, and in which order.

use crate::RenderOptions;
use airlock_model::{Finding, Report};
use std::cmp::Reverse;

/// All findings, the active ones first, among those the worst first; otherwise in the report's order.
pub(crate) fn worst_first(report: &Report) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| (Reverse(finding.is_active()), Reverse(finding.severity)));
    findings
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
