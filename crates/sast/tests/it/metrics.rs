//! The numbers of annotated functions: a comment `metrics: …` says what those of the next function are.

use airlock_model::Cx;
use airlock_sast::{SourceView, metrics};
use airlock_syntax::ParseLimits;
use std::path::Path;

/// What is said, and the line it is said in.
fn said(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(number, line)| {
            let (_, numbers) = line.split_once("metrics: ")?;
            Some((number + 1, numbers.trim().to_owned()))
        })
        .collect()
}

fn shown(measured: &metrics::Measured) -> String {
    let numbers = &measured.metrics;
    let required = if numbers.required_parameters == numbers.parameters {
        String::new()
    } else {
        format!(" required={}", numbers.required_parameters)
    };
    let given = if measured.has_given_parameters {
        " given"
    } else {
        ""
    };
    format!(
        "cognitive={} cyclomatic={} nesting={} lines={} parameters={}{required}{given}",
        numbers.cognitive, numbers.cyclomatic, numbers.nesting, numbers.lines, numbers.parameters,
    )
}

#[test]
fn functions_have_the_numbers_that_are_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        // A file of Rust that is no part of a crate.
        let name = name.strip_suffix(".txt").unwrap_or(name);
        let language = airlock_syntax::of_path(name, &text).unwrap();
        let cx = Cx::default();
        let parsed = airlock_syntax::parse(&cx, language, &text, ParseLimits::default());
        let view = SourceView {
            path: name,
            text: &text,
            language: Some(language),
            tree: &parsed.tree,
        };
        let line_of = |place: u32| text.get(..place as usize).unwrap().lines().count();
        let mut all: Vec<(usize, String)> = metrics::measure(&view)
            .iter()
            .map(|measured| (line_of(measured.head.end), shown(measured)))
            .collect();
        // Each is said in the line before the function, decorators aside.
        let mut expected = said(&text);
        for ((line, _), (said, _)) in all.iter_mut().zip(&mut expected) {
            assert!(*said < *line && *line - *said < 4, "{name}:{said}: {line}");
            *line = *said;
        }
        assert_eq!(all, expected, "{name}");
        files += 1;
    }
    assert_eq!(files, 7);
}
