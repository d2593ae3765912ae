//! Markdown for a comment on a pull or merge request: the outcome, a table, details to unfold.
//!
//! Bounded to what GitHub takes as one comment. Writing to a `String` cannot fail, so those results are dropped.
//! Everything that is not written here is escaped: no mention, link,
//! image, heading or HTML can come from the scanned tree, and no fence can be closed from inside.

mod escape;

use crate::prose::{self, Block};
use crate::{RenderError, RenderOptions, neutral, patch, selection, wording, wrap};
use airlock_model::{Finding, Report, Severity};
use escape::{code, fence, html, html_line, line};
use std::fmt::Write;

/// GitHub refuses longer comments; bytes are counted here, which are never fewer than the characters it counts.
const MOST: usize = 65_536;

/// Room kept for the end of the comment.
const TAIL: usize = 4_096;

/// Rows of the table.
const MOST_ROWS: usize = 50;

/// Characters of a message in a row or a heading.
const MOST_MESSAGE: usize = 200;

/// Stops of a flow.
const MOST_STEPS: usize = 20;

/// Lines about files that were not scanned.
const MOST_COVERAGE: usize = 10;

#[expect(clippy::unnecessary_wraps, reason = "the signature every format has")]
pub(crate) fn render(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let findings = selection::shown(report, options);
    let mut out = head(report);
    table(&findings, &mut out);
    let mut told = 0;
    for finding in &findings {
        let details = details(report, finding);
        if out.len() + details.len() + TAIL > MOST {
            break;
        }
        out.push_str(&details);
        told += 1;
    }
    if told < findings.len() {
        let rest = (findings.len() - told) as u64;
        let number = wording::count(rest, "finding", "findings");
        let _ = write!(
            out,
            "The details of {number} more do not fit into this comment.\n\n"
        );
    }
    tail(report, &mut out);
    Ok(out.into_bytes())
}

/// A text of a finding or rule, escaped; for other formats whose readers render Markdown.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::new();
    paragraph("", text, &mut out);
    out.truncate(out.trim_end().len());
    out
}

fn head(report: &Report) -> String {
    let mark = if report.run.failed { "❌" } else { "✅" };
    let number = wording::count(report.counts.active(), "finding", "findings");
    let severities = wording::severities(report);
    let spread = if severities.is_empty() {
        String::new()
    } else {
        format!(" ({severities})")
    };
    format!(
        "## {mark} Airlock: {number}{spread}\n\n**{}**\n\n",
        sentence(wording::outcome(report))
    )
}

fn table(findings: &[&Finding], out: &mut String) {
    if findings.is_empty() {
        return;
    }
    out.push_str("| Severity | Place | Finding | Rule |\n| --- | --- | --- | --- |\n");
    for finding in findings.iter().take(MOST_ROWS) {
        let place = format!("{}:{}", finding.location.path, finding.location.start.line);
        // A backslash before a bar ends a cell even inside code, so cells are written as HTML.
        let row = format!(
            "| {} {} | <code>{}</code> | {} | <code>{}</code> |\n",
            mark(finding.severity),
            finding.severity,
            html(&neutral::line(&wrap::clip(&place, MOST_MESSAGE))),
            html_line(&wrap::clip(&finding.message, MOST_MESSAGE)),
            html(&neutral::line(&wrap::clip(
                finding.rule.as_str(),
                MOST_MESSAGE
            ))),
        );
        out.push_str(&row);
    }
    if findings.len() > MOST_ROWS {
        let rest = wording::thousands((findings.len() - MOST_ROWS) as u64);
        let _ = writeln!(out, "| | | … and {rest} more | |");
    }
    out.push('\n');
}

fn details(report: &Report, finding: &Finding) -> String {
    let mut out = format!(
        "<details>\n<summary>{} <b>{}</b> · {} · <code>{}</code></summary>\n\n",
        mark(finding.severity),
        finding.severity,
        html_line(&wrap::clip(&finding.message, MOST_MESSAGE)),
        html(&neutral::line(&wrap::clip(
            &wording::place(&finding.location),
            MOST_MESSAGE
        ))),
    );
    labelled(
        "Note",
        &wording::standing(finding).unwrap_or_default(),
        &mut out,
    );
    labelled(
        "Found",
        &wording::evidence(&finding.evidence).unwrap_or_default(),
        &mut out,
    );
    excerpt(finding, &mut out);
    flow(finding, &mut out);
    if let Some(rule) = report.rule_of(finding) {
        labelled("Why", &rule.why, &mut out);
        labelled("What to do", &rule.remediation, &mut out);
    }
    fixes(finding, &mut out);
    let classes = wording::classes(finding, report.rule_of(finding));
    let class = format!("{}; confidence {}", classes, finding.confidence);
    paragraph("", class.trim_start_matches("; "), &mut out);
    out.push_str("</details>\n\n");
    out
}

fn excerpt(finding: &Finding, out: &mut String) {
    let lines = &finding.excerpt.lines;
    if lines.is_empty() {
        return;
    }
    let last = finding.excerpt.first_line as usize + lines.len();
    let width = last.to_string().len();
    let numbered: Vec<String> = (finding.excerpt.first_line..)
        .zip(lines)
        .map(|(number, line)| {
            let within =
                finding.location.start.line <= number && number <= finding.location.end.line;
            let pointer = if within { '>' } else { ' ' };
            format!("{pointer} {number:width$} | {line}")
        })
        .collect();
    fence("", &numbered, out);
}

fn flow(finding: &Finding, out: &mut String) {
    let steps = wording::flow(&finding.evidence);
    if steps.is_empty() {
        return;
    }
    out.push_str("**Flow**\n\n");
    for (at, step) in steps.iter().take(MOST_STEPS).enumerate() {
        let place = code(&wording::place(&step.location));
        let text = line(&wrap::clip(&step.message, MOST_MESSAGE));
        let _ = writeln!(out, "{}. {place}: {text}", at + 1);
    }
    if steps.len() > MOST_STEPS {
        let rest = wording::count((steps.len() - MOST_STEPS) as u64, "step", "steps");
        let _ = write!(out, "\n… and {rest} more\n");
    }
    out.push('\n');
}

fn fixes(finding: &Finding, out: &mut String) {
    for fix in &finding.fixes {
        labelled("Fix", &fix.description, out);
        let patch = patch::lay(finding, fix);
        if patch.has_lines() {
            let removed = patch.removed().map(|line| format!("-{line}"));
            let added = patch.added().map(|line| format!("+{line}"));
            let lines: Vec<String> = removed.chain(added).collect();
            fence("diff", &lines, out);
        }
    }
}

fn tail(report: &Report, out: &mut String) {
    let run = &report.run;
    let _ = write!(
        out,
        "{} scanned, {}",
        wording::count(run.files, "file", "files"),
        wording::count(run.lines, "line", "lines")
    );
    let counts = &report.counts;
    for (number, what) in [
        (counts.suppressed, "suppressed"),
        (counts.existing, "known before"),
    ] {
        if number > 0 {
            let _ = write!(out, "; {} {what}", wording::thousands(number));
        }
    }
    out.push_str(".\n");
    let coverage = wording::coverage(&report.coverage);
    for text in coverage.iter().take(MOST_COVERAGE) {
        let _ = writeln!(out, "- {}", line(&wrap::clip(text, MOST_MESSAGE)));
    }
}

/// A label and a text of a rule.
fn labelled(label: &str, text: &str, out: &mut String) {
    paragraph(&format!("**{label}.** "), text, out);
}

fn paragraph(label: &str, text: &str, out: &mut String) {
    let text = neutral::text(text);
    let mut label = label;
    for block in prose::blocks(&text) {
        match block {
            Block::Paragraph(lines) => {
                out.push_str(std::mem::take(&mut label));
                out.push_str(&line(&lines.join(" ")));
                out.push_str("\n\n");
            }
            Block::Code(lines) => {
                if !label.is_empty() {
                    out.push_str(std::mem::take(&mut label).trim_end());
                    out.push_str("\n\n");
                }
                let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
                fence("", &lines, out);
            }
        }
    }
}

fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    let mut out: String = first.collect();
    out.push_str(characters.as_str());
    out.push('.');
    out
}

fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "🟣",
        Severity::High => "🔴",
        Severity::Medium => "🟠",
        Severity::Low => "🔵",
        Severity::Info => "⚪",
    }
}
