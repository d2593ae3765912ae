//! The end of the terminal's text: counts, coverage, the outcome, and what to do next.

use super::paint::Paint;
use crate::{RenderOptions, wording, wrap};
use airlock_model::{Applicability, Finding, Report};
use std::collections::BTreeSet;

/// Rules that are named with their `explain` command.
const MOST_NEXT: usize = 3;

/// What the summary speaks of.
pub(super) struct View<'a> {
    pub(super) report: &'a Report,
    pub(super) options: &'a RenderOptions,
    pub(super) paint: Paint,
    pub(super) width: usize,
    /// The findings shown above, and those cut from the end.
    pub(super) shown: &'a [&'a Finding],
    /// How many were cut.
    pub(super) left_out: usize,
}

impl View<'_> {
    pub(super) fn render(&self, out: &mut String) {
        if self.left_out > 0 {
            let number = wording::count(self.left_out as u64, "finding", "findings");
            self.line(
                out,
                &format!("… and {number} more, none worse than these: add --verbose, or use --format html=FILE"),
            );
            out.push('\n');
        }
        self.counts(out);
        self.coverage(out);
        self.next_steps(out);
        let good = !self.report.run.failed;
        out.push_str(&self.paint.outcome(good, wording::outcome(self.report)));
        out.push('\n');
    }

    fn line(&self, out: &mut String, text: &str) {
        for line in wrap::wrap(text, self.width) {
            out.push_str(&line);
            out.push('\n');
        }
    }

    fn counts(&self, out: &mut String) {
        let report = self.report;
        let counts = &report.counts;
        let mut head = wording::count(counts.active(), "finding", "findings");
        let severities = wording::severities(report);
        if !severities.is_empty() {
            head.push_str(": ");
            head.push_str(&severities);
        }
        out.push_str(&self.paint.bold(head));
        out.push('\n');
        let hidden = [
            (
                counts.suppressed,
                "suppressed",
                self.options.show_suppressed,
            ),
            (counts.existing, "known before", self.options.show_existing),
        ];
        let hidden = wording::join(hidden.iter().filter(|(number, ..)| *number > 0).map(
            |(number, what, shown)| {
                let state = if *shown { "" } else { " (not shown)" };
                format!("{} {what}{state}", wording::thousands(*number))
            },
        ));
        if !hidden.is_empty() {
            self.line(out, &format!("besides: {hidden}"));
        }
        let scanned = format!(
            "{} scanned, {}",
            wording::count(report.run.files, "file", "files"),
            wording::count(report.run.lines, "line", "lines")
        );
        self.line(out, &scanned);
    }

    fn coverage(&self, out: &mut String) {
        let coverage = &self.report.coverage;
        for line in wording::coverage(coverage) {
            self.line(out, &line);
        }
        if self.options.verbose {
            let files = coverage.entries.iter().filter(|entry| entry.path.is_some());
            for entry in files {
                let text = format!("  {}", wording::coverage_entry(entry));
                out.push_str(&self.paint.dim(text));
                out.push('\n');
            }
        }
        if !coverage.is_complete() {
            self.line(
                out,
                "the scan is incomplete: `--strict` makes that an error",
            );
        }
    }

    fn next_steps(&self, out: &mut String) {
        let mut seen = BTreeSet::new();
        let rules: Vec<_> = self
            .shown
            .iter()
            .map(|finding| finding.rule.as_str())
            .filter(|rule| is_plain(rule) && seen.insert(*rule))
            .map(|rule| format!("airlock explain {rule}"))
            .take(MOST_NEXT)
            .collect();
        let safe = self.shown.iter().filter(|finding| {
            finding.is_active()
                && finding
                    .fixes
                    .iter()
                    .any(|fix| fix.applicability == Applicability::Safe)
        });
        let safe = safe.count() as u64;
        let mut steps: Vec<(String, String)> = rules
            .into_iter()
            .map(|command| (command, "what is wrong, and safe code".to_owned()))
            .collect();
        if safe > 0 {
            let fixes = wording::count(safe, "safe fix", "safe fixes");
            steps.push(("airlock fix --dry-run".to_owned(), fixes));
        }
        if !self.options.verbose
            && self
                .report
                .coverage
                .entries
                .iter()
                .any(|e| e.path.is_some())
        {
            let what = "each file not scanned in full".to_owned();
            steps.push(("airlock scan --verbose".to_owned(), what));
        }
        if steps.is_empty() {
            return;
        }
        out.push_str("next:\n");
        let column = steps
            .iter()
            .map(|(command, _)| command.chars().count())
            .max()
            .unwrap_or(0);
        for (command, what) in steps {
            let gap = column - command.chars().count() + 2;
            let described = format!("  {command}{}{what}", " ".repeat(gap));
            let fits = described.chars().count() <= self.width;
            out.push_str(if fits {
                &described
            } else {
                described.get(..2 + command.len()).unwrap_or(&described)
            });
            out.push('\n');
        }
    }
}

/// Whether a rule's name can be pasted into a shell; that of an imported result or of the repository's own rule need
/// not be.
fn is_plain(rule: &str) -> bool {
    !rule.starts_with('-')
        && rule
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/'))
}
