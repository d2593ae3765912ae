//! Sentences that several formats share, so that a reader meets the same words everywhere.
//!
//! Everything returned is neutral (see [`crate::neutral`]); escaping for the format is the caller's part.

use crate::neutral;
use airlock_model::{
    Coverage, CoverageEntry, Epss, Evidence, Finding, FlowStep, Location, Mode, Reach, Reason,
    Report, RuleMeta, SecretTier, Severity, Status, Suppression, SuppressionSource,
};
use std::collections::{BTreeMap, BTreeSet};

/// `1,234 files`: the number with thousands separated, and the noun in its form.
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", thousands(number))
}

/// `1,234`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `src/app.py:12:5`.
pub(crate) fn place(location: &Location) -> String {
    format!(
        "{}:{}:{}",
        neutral::line(location.path.as_str()),
        location.start.line,
        location.start.column
    )
}

/// `1 critical, 2 high`; empty without active findings.
pub(crate) fn severities(report: &Report) -> String {
    let counts = &report.counts;
    let parts = [
        (counts.critical, Severity::Critical),
        (counts.high, Severity::High),
        (counts.medium, Severity::Medium),
        (counts.low, Severity::Low),
        (counts.info, Severity::Info),
    ];
    join(
        parts
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, severity)| format!("{} {severity}", thousands(*number))),
    )
}

/// What the run means for the change.
pub(crate) fn outcome(report: &Report) -> &'static str {
    match (
        report.run.failed,
        report.run.mode,
        report.counts.active() > 0,
    ) {
        (true, Mode::Enforce, _) => "failed: findings reach the failure threshold",
        (true, Mode::Observe, _) => {
            "would fail: findings reach the failure threshold (mode = observe)"
        }
        (false, _, true) => "passed: no finding reaches the failure threshold",
        (false, _, false) if report.coverage.is_complete() => "passed: no findings",
        (false, _, false) => "passed: no findings in what was scanned",
    }
}

/// Why a finding does not count.
pub(crate) fn suppression(suppression: &Suppression) -> String {
    let mut out = match &suppression.source {
        SuppressionSource::Comment { convention, line } => {
            format!(
                "suppressed by `{}` on line {line}",
                neutral::line(convention)
            )
        }
        SuppressionSource::Config { key } => {
            format!("suppressed by configuration `{}`", neutral::line(key))
        }
    };
    if let Some(until) = &suppression.until {
        out.push_str(" until ");
        out.push_str(&neutral::line(until));
    }
    if let Some(reason) = &suppression.reason {
        out.push_str(": ");
        out.push_str(&neutral::line(reason));
    }
    out
}

/// Why a finding is not new or does not count; `None` for an active one.
pub(crate) fn standing(finding: &Finding) -> Option<String> {
    match &finding.suppression {
        Some(given) => Some(suppression(given)),
        None if finding.is_active() => None,
        None => Some("known before: it is in the baseline or in the base of the change".to_owned()),
    }
}

/// The stops of a finding's flow; none where it has no flow.
pub(crate) fn flow(evidence: &Evidence) -> &[FlowStep] {
    match evidence {
        Evidence::Flow { steps }
        | Evidence::External { steps, .. }
        | Evidence::Package {
            reach: Some(Reach::Called { path: steps, .. }),
            ..
        } => steps,
        Evidence::Pattern { .. }
        | Evidence::Secret { .. }
        | Evidence::Directive { .. }
        | Evidence::Package { .. } => &[],
    }
}

/// What the evidence adds to the message, in one sentence; `None` where code and flow say all.
pub(crate) fn evidence(evidence: &Evidence) -> Option<String> {
    match evidence {
        Evidence::Pattern { .. } | Evidence::Flow { .. } => None,
        Evidence::Secret {
            redacted,
            tier,
            opens,
            introduced,
        } => {
            let tier = match tier {
                SecretTier::DocumentedExample => "an example from the provider's documentation",
                SecretTier::Placeholder => "a placeholder",
                SecretTier::Realistic => "looks real",
                SecretTier::ValidForm => "its form is proven valid",
                SecretTier::Live => "its provider accepts it",
            };
            let came_in = match introduced {
                Some(introduced) => format!(
                    "; in versions of {}, the first is {}",
                    count(introduced.commits, "commit", "commits"),
                    neutral::line(&introduced.commit)
                ),
                None => String::new(),
            };
            Some(format!(
                "`{}` ({}), {tier}; opens: {}{came_in}",
                neutral::line(&redacted.to_string()),
                count(u64::from(redacted.length()), "character", "characters"),
                neutral::line(opens)
            ))
        }
        Evidence::Directive { text } => Some(format!("the comment: {}", neutral::line(text))),
        Evidence::Package {
            advisories,
            score,
            exploited,
            epss,
            fixed,
            reach,
            ..
        } => {
            let facts = [
                score.as_ref().map(|score| format!("CVSS {score}")),
                epss.as_ref().map(predicted),
                exploited
                    .as_ref()
                    .map(|day| format!("known to be exploited since {day}")),
            ];
            Some(package(
                advisories,
                facts.into_iter().flatten(),
                fixed.as_deref(),
                reach.as_ref(),
            ))
        }
        Evidence::External { tool, rule, .. } => Some(format!(
            "reported by {} as {}",
            neutral::line(tool),
            neutral::line(rule)
        )),
    }
}

/// What is known of a package: `RUSTSEC-2021-0003, CVE-2021-25900; CVSS 9.8; fixed in 0.6.14; imported at src/a.rs:3`.
fn package(
    advisories: &[String],
    facts: impl Iterator<Item = String>,
    fixed: Option<&str>,
    reach: Option<&Reach>,
) -> String {
    let mut parts = vec![advisories.join(", ")];
    parts.extend(facts);
    parts.push(fixed.map_or_else(
        || "no fixed version is known".to_owned(),
        |fixed| format!("fixed in {fixed}"),
    ));
    parts.extend(reach.map(reached));
    neutral::line(&parts.join("; ")).into_owned()
}

/// `EPSS 0.9431 of 2026-05-31`.
fn predicted(epss: &Epss) -> String {
    match &epss.date {
        Some(date) => format!("EPSS {} of {date}", epss.probability),
        None => format!("EPSS {}", epss.probability),
    }
}

/// How far code was seen to reach what is weak.
fn reached(reach: &Reach) -> String {
    let place = |at: &Location| format!("{}:{}", at.path, at.start.line);
    match reach {
        Reach::NotSeen => "no import of it was seen".to_owned(),
        Reach::Imported { at, unseen } if unseen.is_empty() => format!("imported at {}", place(at)),
        Reach::Imported { at, unseen } => format!(
            "imported at {}, where no use of {} was seen",
            place(at),
            unseen.join(", ")
        ),
        Reach::Named { symbol, at } => format!("{symbol} is named at {}", place(at)),
        Reach::Called { symbol, path } => {
            let ends = [path.first(), path.last()]
                .map(|step| step.map_or_else(|| "?".to_owned(), |step| place(&step.location)));
            let [start, end] = ends;
            format!("calls lead from {start} to {symbol} at {end}")
        }
    }
}

/// The weaknesses and OWASP entries of a finding: `CWE-89, A03:2021`.
pub(crate) fn classes(finding: &Finding, rule: Option<&RuleMeta>) -> String {
    let weaknesses = finding.weaknesses.iter().map(ToString::to_string);
    let owasp = rule.into_iter().flat_map(|rule| &rule.owasp);
    join(weaknesses.chain(owasp.map(|entry| neutral::line(entry).into_owned())))
}

/// What was not looked at in full, a line per kind: `3 files not scanned: 2 too large, 1 unreadable`.
pub(crate) fn coverage(coverage: &Coverage) -> Vec<String> {
    let entries = &coverage.entries;
    let (partial, not): (Vec<_>, Vec<_>) = entries
        .iter()
        .partition(|entry| entry.status == Status::Partial);
    let whole_run = entries.iter().filter(|entry| entry.path.is_none());
    let files = [
        coverage_kind(&not, "not scanned"),
        coverage_kind(&partial, "scanned in part"),
    ];
    files
        .into_iter()
        .flatten()
        .chain(whole_run.map(coverage_entry))
        .collect()
}

/// The files of `entries` by reason; a file that several engines left out counts once.
fn coverage_kind(entries: &[&CoverageEntry], what: &str) -> Option<String> {
    let mut paths = BTreeSet::new();
    let mut reasons: BTreeMap<Reason, BTreeSet<&str>> = BTreeMap::new();
    for entry in entries {
        if let Some(path) = &entry.path {
            paths.insert(path.as_str());
            let of_reason = reasons.entry(entry.reason).or_default();
            of_reason.insert(path.as_str());
        }
    }
    if paths.is_empty() {
        return None;
    }
    let parts = reasons
        .iter()
        .map(|(reason, paths)| format!("{} {}", thousands(paths.len() as u64), reason.as_str()));
    let number = count(paths.len() as u64, "file", "files");
    Some(format!("{number} {what}: {}", join(parts)))
}

/// One file that was not looked at in full, and why.
pub(crate) fn coverage_entry(entry: &CoverageEntry) -> String {
    let status = match entry.status {
        Status::Partial => "done in part",
        Status::Skipped => "skipped",
        Status::Failed => "failed",
    };
    let engine = engine(entry.engine);
    let head = match &entry.path {
        Some(path) => format!("{}: {status} by {engine}", neutral::line(path.as_str())),
        None => format!("{engine} {status}"),
    };
    let mut out = format!("{head}: {}", entry.reason.as_str());
    if !entry.detail.is_empty() {
        out.push_str(", ");
        out.push_str(&neutral::line(&entry.detail));
    }
    out
}

/// An engine's name.
pub(crate) fn engine(engine: airlock_model::Engine) -> &'static str {
    use airlock_model::Engine;
    match engine {
        Engine::Source => "source",
        Engine::Rules => "rules",
        Engine::Sast => "sast",
        Engine::Secrets => "secrets",
        Engine::Sca => "sca",
        Engine::Import => "import",
    }
}

/// Joins with commas.
pub(crate) fn join(parts: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_words() {
        let cases = [
            (0, "0 files"),
            (1, "1 file"),
            (999, "999 files"),
            (1_000, "1,000 files"),
            (1_234_567, "1,234,567 files"),
        ];
        for (number, expected) in cases {
            assert_eq!(count(number, "file", "files"), expected);
        }
    }
}
