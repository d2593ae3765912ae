//! JUnit XML, the de-facto form that CI servers read: a suite per file, a failing test per active finding.
//!
//! Suppressed and known findings are skipped tests, files that were not scanned are errors where that makes the run
//! incomplete, and a run without any of these has one passing test, since an empty file is an error to some readers.

use crate::{RenderError, RenderOptions, neutral, wording};
use airlock_model::{Finding, Report};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::BTreeMap;
use std::io;

/// The name of the suite that holds what belongs to no file.
const RUN: &str = "airlock";

/// One test of a suite.
enum Case<'report> {
    Finding(&'report Finding),
    /// Name and explanation of what was not scanned.
    Unscanned(&'static str, String),
    Passed,
}

pub(crate) fn render(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let mut suites: BTreeMap<&str, Vec<Case<'_>>> = BTreeMap::new();
    for finding in &report.findings {
        let suite = suites.entry(finding.location.path.as_str()).or_default();
        suite.push(Case::Finding(finding));
    }
    for entry in report.coverage.entries.iter().filter(|e| e.is_incomplete()) {
        let path = entry.path.as_ref().map_or(RUN, |path| path.as_str());
        let case = Case::Unscanned(entry.reason.as_str(), wording::coverage_entry(entry));
        suites.entry(path).or_default().push(case);
    }
    if suites.is_empty() {
        suites.insert(RUN, vec![Case::Passed]);
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let all = Totals::of(suites.values().flatten());
    writer
        .create_element("testsuites")
        .with_attributes([("name", RUN), ("time", "0")])
        .with_attributes(all.attributes())
        .write_inner_content(|writer| {
            for (name, cases) in &suites {
                write_suite(writer, report, options, name, cases)?;
            }
            Ok(())
        })?;
    let mut out = writer.into_inner();
    out.push(b'\n');
    Ok(out)
}

/// How the tests of a suite went.
#[derive(Default)]
struct Totals {
    tests: String,
    failures: String,
    errors: String,
    skipped: String,
}

impl Totals {
    fn of<'a, 'report: 'a>(cases: impl Iterator<Item = &'a Case<'report>>) -> Self {
        let (mut tests, mut failures, mut errors, mut skipped) = (0_u64, 0_u64, 0_u64, 0_u64);
        for case in cases {
            tests += 1;
            match case {
                Case::Finding(finding) if finding.is_active() => failures += 1,
                Case::Finding(_) => skipped += 1,
                Case::Unscanned(..) => errors += 1,
                Case::Passed => {}
            }
        }
        Self {
            tests: tests.to_string(),
            failures: failures.to_string(),
            errors: errors.to_string(),
            skipped: skipped.to_string(),
        }
    }

    fn attributes(&self) -> [(&'static str, &str); 4] {
        [
            ("tests", &self.tests),
            ("failures", &self.failures),
            ("errors", &self.errors),
            ("skipped", &self.skipped),
        ]
    }
}

fn write_suite(
    writer: &mut Writer<Vec<u8>>,
    report: &Report,
    options: &RenderOptions,
    name: &str,
    cases: &[Case<'_>],
) -> io::Result<()> {
    let name = neutral::line(name);
    let time = options
        .time
        .map(|time| time.strftime("%Y-%m-%dT%H:%M:%S").to_string());
    let totals = Totals::of(cases.iter());
    writer
        .create_element("testsuite")
        .with_attributes([("name", name.as_ref()), ("time", "0")])
        .with_attributes(totals.attributes())
        .with_attributes(time.as_deref().map(|time| ("timestamp", time)))
        .write_inner_content(|writer| {
            for case in cases {
                write_case(writer, report, &name, case)?;
            }
            Ok(())
        })?;
    Ok(())
}

fn write_case(
    writer: &mut Writer<Vec<u8>>,
    report: &Report,
    suite: &str,
    case: &Case<'_>,
) -> io::Result<()> {
    let (name, class) = match case {
        Case::Finding(finding) => {
            let start = finding.location.start;
            let message = neutral::line(&finding.message);
            let name = format!("{}:{}: {message}", start.line, start.column);
            (name, neutral::line(finding.rule.as_str()).into_owned())
        }
        Case::Unscanned(reason, _) => ((*reason).to_owned(), "airlock.coverage".to_owned()),
        Case::Passed => ("no findings".to_owned(), RUN.to_owned()),
    };
    let element = writer.create_element("testcase").with_attributes([
        ("name", name.as_str()),
        ("classname", &class),
        ("time", "0"),
    ]);
    match case {
        Case::Passed => element.write_empty()?,
        Case::Unscanned(reason, text) => element
            .with_attribute(("file", suite))
            .write_inner_content(|writer| {
                write_outcome(writer, "error", reason, "coverage", text)
            })?,
        Case::Finding(finding) => element
            .with_attribute(("file", suite))
            .write_inner_content(|writer| write_finding(writer, report, finding))?,
    };
    Ok(())
}

fn write_finding(
    writer: &mut Writer<Vec<u8>>,
    report: &Report,
    finding: &Finding,
) -> io::Result<()> {
    if let Some(standing) = wording::standing(finding) {
        writer
            .create_element("skipped")
            .with_attribute(("message", standing.as_str()))
            .write_empty()?;
        return Ok(());
    }
    let message = neutral::line(&finding.message);
    let mut text = wording::place(&finding.location);
    let mut paragraph = |words: &str| {
        if !words.is_empty() {
            text.push('\n');
            text.push_str(&neutral::text(words));
        }
    };
    paragraph(&wording::evidence(&finding.evidence).unwrap_or_default());
    let rule = report.rule_of(finding);
    if let Some(rule) = rule {
        paragraph(&rule.why);
        paragraph(&rule.remediation);
    }
    paragraph(&wording::classes(finding, rule));
    write_outcome(
        writer,
        "failure",
        &message,
        finding.severity.as_str(),
        &text,
    )
}

fn write_outcome(
    writer: &mut Writer<Vec<u8>>,
    element: &str,
    message: &str,
    kind: &str,
    text: &str,
) -> io::Result<()> {
    writer
        .create_element(element)
        .with_attributes([("message", message), ("type", kind)])
        .write_text_content(BytesText::new(text))?;
    Ok(())
}
