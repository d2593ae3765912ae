//! Each format of the example, for a reviewer to read.

use crate::example;
use airlock_report::{FORMATS, RenderOptions};

fn rendered(name: &str, report: &airlock_model::Report, options: &RenderOptions) -> String {
    let format = airlock_report::find(name).unwrap();
    String::from_utf8((format.render)(report, options).unwrap()).unwrap()
}

#[test]
fn every_format_of_the_example() {
    let (report, options) = (example::report(), example::options());
    for format in FORMATS {
        insta::assert_snapshot!(format.name, rendered(format.name, &report, &options));
    }
}

#[test]
fn terminal_of_a_clean_tree() {
    insta::assert_snapshot!(rendered("terminal", &example::clean(), &example::options()));
}

#[test]
fn terminal_with_everything_shown() {
    let options = RenderOptions {
        verbose: true,
        show_suppressed: true,
        show_existing: true,
        width: 100,
        ..example::options()
    };
    insta::assert_snapshot!(rendered("terminal", &example::report(), &options));
}

#[test]
fn terminal_of_a_place_over_many_lines() {
    let mut report = example::report();
    report
        .findings
        .retain(|finding| finding.rule.as_str() == "python-subprocess-shell");
    report.findings.truncate(2);
    let finding = &mut report.findings[1];
    finding.fixes.clear();
    finding.excerpt.first_line = 12;
    finding.excerpt.lines = ["run(", "    command,", "    shell=True,"]
        .map(str::to_owned)
        .to_vec();
    finding.location.start.column = 1;
    // The excerpt is cut before the place ends.
    finding.location.end.line = 40;
    insta::assert_snapshot!(rendered("terminal", &report, &example::options()));
}

#[test]
fn json_schema() {
    let schema = serde_json::to_string_pretty(&airlock_report::json_schema()).unwrap();
    insta::assert_snapshot!(schema);
}
