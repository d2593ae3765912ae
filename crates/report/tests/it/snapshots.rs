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
fn json_schema() {
    let schema = serde_json::to_string_pretty(&airlock_report::json_schema()).unwrap();
    insta::assert_snapshot!(schema);
}
