//! One self-contained page with search and filters, for people without a terminal and for archives.
//!
//! Nothing is loaded from anywhere: the content security policy allows this page's own style and script by their
//! digest and refuses everything else, so even a mistake in escaping could not run code.
//!
//! Invariant: every text that is not a literal of this module goes through [`escape::text`] or [`escape::words`].

mod escape;
mod finding;

use crate::{RenderError, RenderOptions, selection, wording};
use airlock_model::{Finding, Report, Severity};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

// SHA-256 of the two files in base64, as the policy wants them; a test keeps them true.
const STYLE_DIGEST: &str = "+pd3WfOsvJGD2mrcxfOB0ml9Nw5R4iOdv2JRsTuLsDk=";
const SCRIPT_DIGEST: &str = "67h6FtdZHmFD6Dk4ZAwOh0qKPWigSpIMQIaMp8Sc1kQ=";

/// Findings of a page; more make a browser slow, and the worst come first.
const MOST_FINDINGS: usize = 5_000;

/// Files of a page that were not scanned in full.
const MOST_COVERAGE: usize = 2_000;

#[expect(clippy::unnecessary_wraps, reason = "the signature every format has")]
pub(crate) fn render(report: &Report, _: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let findings = selection::worst_first(report);
    let mut page = Page::default();
    page.head();
    page.summary(report);
    page.controls(&findings);
    page.findings(report, &findings);
    page.coverage(report);
    page.end(report);
    Ok(page.0.into_bytes())
}

/// The text of the page so far.
#[derive(Default)]
struct Page(String);

impl Page {
    fn add(&mut self, parts: &[&str]) {
        self.0.extend(parts.iter().copied());
    }

    fn head(&mut self) {
        self.add(&[
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
            STYLE_DIGEST,
            "'; script-src 'sha256-",
            SCRIPT_DIGEST,
            "'; base-uri 'none'; form-action 'none'\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<meta name=\"referrer\" content=\"no-referrer\">\n",
            "<meta name=\"color-scheme\" content=\"light dark\">\n",
            "<title>Airlock report</title>\n<style>",
            STYLE,
            "</style>\n</head>\n<body>\n",
        ]);
    }

    fn summary(&mut self, report: &Report) {
        let outcome = if report.run.failed { "bad" } else { "good" };
        let number = wording::count(report.counts.active(), "finding", "findings");
        let scanned = format!(
            "{}, {}",
            wording::count(report.run.files, "file", "files"),
            wording::count(report.run.lines, "line", "lines")
        );
        self.add(&[
            "<header>\n<p class=\"brand\">Airlock report</p>\n<h1>",
            &number,
            "</h1>\n<p class=\"outcome ",
            outcome,
            "\">",
            &escape::text(wording::outcome(report)),
            "</p>\n<p class=\"scanned\">",
            &scanned,
            " scanned",
        ]);
        if let Some(head) = &report.change.head {
            self.add(&[" at <code>", &escape::text(head), "</code>"]);
        }
        self.add(&["</p>\n<ul class=\"tiles\">\n"]);
        let counts = &report.counts;
        let tiles = [
            (counts.critical, "critical"),
            (counts.high, "high"),
            (counts.medium, "medium"),
            (counts.low, "low"),
            (counts.info, "info"),
            (counts.suppressed, "suppressed"),
            (counts.existing, "known"),
        ];
        for (count, name) in tiles {
            self.add(&[
                "<li class=\"tile ",
                name,
                if count == 0 { " none" } else { "" },
                "\"><b>",
                &wording::thousands(count),
                "</b> ",
                name,
                "</li>\n",
            ]);
        }
        self.add(&["</ul>\n</header>\n"]);
    }

    fn controls(&mut self, findings: &[&Finding]) {
        let mut rules: BTreeMap<&str, u64> = BTreeMap::new();
        for finding in findings.iter().take(MOST_FINDINGS) {
            *rules.entry(finding.rule.as_str()).or_default() += 1;
        }
        self.add(&[
            "<main>\n<form id=\"controls\" role=\"search\" hidden>\n",
            "<input type=\"search\" id=\"search\" placeholder=\"Search path, rule, message, code\" aria-label=\"Search\">\n",
            "<select id=\"rule\" aria-label=\"Rule\"><option value=\"\">All rules</option>",
        ]);
        for (rule, number) in rules {
            let rule = escape::text(rule);
            let number = wording::thousands(number);
            self.add(&[
                "<option value=\"",
                &rule,
                "\">",
                &rule,
                " (",
                &number,
                ")</option>",
            ]);
        }
        self.add(&["</select>\n<fieldset><legend>Severity</legend>"]);
        for severity in Severity::ALL.iter().rev() {
            self.toggle("severity", severity.as_str(), true);
        }
        self.add(&["</fieldset>\n<fieldset><legend>State</legend>"]);
        for (state, on) in [("active", true), ("suppressed", false), ("known", false)] {
            self.toggle("state", state, on);
        }
        self.add(&[
            "</fieldset>\n<p class=\"found\"><output id=\"found\" aria-live=\"polite\"></output>\n",
            "<button type=\"button\" id=\"unfold\">Unfold all</button></p>\n</form>\n",
        ]);
    }

    fn toggle(&mut self, name: &str, value: &str, on: bool) {
        self.add(&[
            "<label><input type=\"checkbox\" name=\"",
            name,
            "\" value=\"",
            value,
            if on { "\" checked>" } else { "\">" },
            value,
            "</label>",
        ]);
    }

    fn findings(&mut self, report: &Report, findings: &[&Finding]) {
        self.add(&["<section id=\"findings\" aria-label=\"Findings\">\n"]);
        if findings.is_empty() {
            self.add(&["<p class=\"empty\">Nothing was found.</p>\n"]);
        }
        for finding in findings.iter().take(MOST_FINDINGS) {
            finding::write(report, finding, &mut self.0);
        }
        self.add(&["</section>\n"]);
        if let Some(left_out) = findings.len().checked_sub(MOST_FINDINGS + 1) {
            let number = wording::count(left_out as u64 + 1, "finding", "findings");
            self.add(&[
                "<p class=\"more\">",
                &number,
                " more, none worse, are left out; the json format holds all.</p>\n",
            ]);
        }
    }

    fn coverage(&mut self, report: &Report) {
        let summary = wording::coverage(&report.coverage);
        if summary.is_empty() {
            return;
        }
        let state = if report.coverage.is_complete() {
            ""
        } else {
            " incomplete"
        };
        self.add(&[
            "<section class=\"coverage",
            state,
            "\">\n<h2>Not scanned in full</h2>\n<ul>\n",
        ]);
        for line in summary {
            self.add(&["<li>", &escape::text(&line), "</li>\n"]);
        }
        self.add(&["</ul>\n<details><summary>Each file</summary>\n<ul class=\"files\">\n"]);
        let entries = &report.coverage.entries;
        for entry in entries.iter().take(MOST_COVERAGE) {
            self.add(&[
                "<li>",
                &escape::text(&wording::coverage_entry(entry)),
                "</li>\n",
            ]);
        }
        if let Some(left_out) = entries.len().checked_sub(MOST_COVERAGE + 1) {
            let number = wording::thousands(left_out as u64 + 1);
            self.add(&["<li>… and ", &number, " more</li>\n"]);
        }
        self.add(&["</ul>\n</details>\n</section>\n"]);
    }

    fn end(&mut self, report: &Report) {
        self.add(&[
            "</main>\n<footer>Airlock ",
            &escape::text(&report.run.version),
            ", rules <code>",
            &escape::text(&report.run.pack_digest),
            "</code></footer>\n<script>",
            SCRIPT,
            "</script>\n</body>\n</html>\n",
        ]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use sha2::{Digest, Sha256};

    #[test]
    fn digests_are_those_of_the_files() {
        let digest = |text: &str| base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text));
        assert_eq!(digest(STYLE), STYLE_DIGEST, "page.css");
        assert_eq!(digest(SCRIPT), SCRIPT_DIGEST, "page.js");
    }
}
