//! Reports too large for their readers are cut at the least important end, and say so.

use crate::example;
use airlock_model::{Counts, Evidence, Fingerprint, FlowStep, Report, Severity};
use airlock_report::{RenderOptions, find};
use serde_json::Value;

/// The example with `number` findings, the last of which is the only critical one.
fn crowd(number: usize) -> Report {
    let mut report = example::report();
    let flow = report
        .findings
        .iter()
        .find(|f| matches!(f.evidence, Evidence::Flow { .. }))
        .unwrap()
        .clone();
    report.findings = (0..number)
        .map(|at| {
            let mut finding = flow.clone();
            finding.severity = if at + 1 == number {
                Severity::Critical
            } else {
                Severity::Medium
            };
            finding.fingerprint = Fingerprint::from_hex(format!("{at:032x}"));
            finding
        })
        .collect();
    report.counts = Counts::of(&report.findings);
    report
}

fn render(name: &str, report: &Report, options: &RenderOptions) -> String {
    String::from_utf8((find(name).unwrap().render)(report, options).unwrap()).unwrap()
}

#[test]
fn sarif_stays_below_githubs_limits() {
    let report = crowd(25_010);
    let sarif: Value =
        serde_json::from_str(&render("sarif", &report, &example::options())).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert_eq!(results[0]["properties"]["severity"], "critical");
    assert!(results[4_999].get("codeFlows").is_some() && results[5_000].get("codeFlows").is_none());
    let notes = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap();
    let told = notes.iter().any(|note| {
        note["message"]["text"]
            .as_str()
            .unwrap()
            .starts_with("10 results")
    });
    assert!(told, "{notes:?}");
}

#[test]
fn sarif_bounds_its_text() {
    let mut report = crowd(3_000);
    for finding in &mut report.findings {
        finding.message = "x".repeat(100_000);
        if let Evidence::Flow { steps } = &mut finding.evidence {
            for step in steps {
                step.message = "y".repeat(5_000);
            }
        }
    }
    let sarif = render("sarif", &report, &example::options());
    assert!(sarif.len() < 10_000_000, "{}", sarif.len());
}

#[test]
fn sarif_keeps_both_ends_of_a_long_flow() {
    let mut report = crowd(1);
    if let Evidence::Flow { steps } = &mut report.findings[0].evidence {
        let step = steps[1].clone();
        let middle = (0..12_000).map(|at| FlowStep {
            message: format!("stop {at}"),
            ..step.clone()
        });
        steps.splice(1..2, middle);
    }
    let sarif: Value =
        serde_json::from_str(&render("sarif", &report, &example::options())).unwrap();
    let stops = &sarif["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"];
    let stops = stops.as_array().unwrap();
    assert_eq!(stops.len(), 1_000);
    let text = |at: usize| {
        stops[at]["location"]["message"]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(text(0), "request data enters as `name`");
    assert_eq!(text(999), "`query` is run as SQL");
}

#[test]
fn markdown_fits_a_comment() {
    let comment = render("markdown", &crowd(400), &example::options());
    assert!(
        comment.len() <= 65_536 && comment.len() > 50_000,
        "{}",
        comment.len()
    );
    assert!(comment.contains("| … and 350 more |"));
    assert!(comment.contains("more do not fit into this comment."));
    assert!(
        comment.trim_end().ends_with("do not compile"),
        "the tail is there"
    );
    assert_eq!(
        comment.matches("<details>").count(),
        comment.matches("</details>").count()
    );
}

#[test]
fn terminal_shows_a_hundred() {
    let report = crowd(150);
    let text = render("terminal", &report, &example::options());
    assert_eq!(text.matches("[python-sql-string-format]").count(), 100);
    assert!(text.starts_with("critical["));
    assert!(text.contains("… and 50 findings more"));
    let verbose = RenderOptions {
        verbose: true,
        ..example::options()
    };
    assert_eq!(
        render("terminal", &report, &verbose)
            .matches("[python-sql-string-format]")
            .count(),
        150
    );
}

#[test]
fn annotations_are_ten_of_a_kind() {
    let text = render("github", &crowd(30), &example::options());
    assert_eq!(text.matches("::warning ").count(), 10);
    assert_eq!(text.matches("::error ").count(), 1);
    assert!(text.ends_with("19 more findings not annotated: GitHub shows ten of a kind\n"));
}

#[test]
fn a_page_holds_five_thousand() {
    let page = render("html", &crowd(5_003), &example::options());
    assert_eq!(page.matches("<details class=\"finding").count(), 5_000);
    assert!(page.contains("3 findings more, none worse, are left out"));
}

#[test]
fn terminal_keeps_its_width() {
    let mut report = crowd(1);
    report.rules.clear();
    let finding = &mut report.findings[0];
    finding.related.clear();
    finding.message = "word ".repeat(60);
    let line = format!(
        "{}danger(x){}",
        "a = 1; ".repeat(100),
        " b = 2;".repeat(100)
    );
    finding.excerpt.first_line = 7;
    finding.excerpt.lines = vec![line];
    finding.location.start.column = 701;
    finding.location.end.column = 710;
    let text = render("terminal", &report, &example::options());
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 80, "{text}");
    assert!(
        text.contains("danger(x)") && text.contains("^^^^^^^^^"),
        "{text}"
    );
}
