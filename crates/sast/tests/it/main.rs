//! Rules against annotated code: pairs of our own for each feature, and every rule of the repository.
#![expect(clippy::unwrap_used, reason = "tests")]

mod hostile;

use airlock_rules::{RuleSet, load_yaml};
use airlock_sast::Engine;
use airlock_sast::rule_test::{self, Failure};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Every YAML file below `dir`, in order.
fn rule_files(dir: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "yaml")
            {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}

/// The annotated files beside a rule file: the same name with another extension.
fn code_files(rule_file: &Path) -> Vec<PathBuf> {
    let stem = rule_file.file_stem().unwrap().to_str().unwrap();
    let mut all: Vec<PathBuf> = std::fs::read_dir(rule_file.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let rest = name.strip_prefix(stem).unwrap_or("");
            rest.starts_with('.') && rest != ".yaml" && !rest.contains(".fixed")
        })
        .collect();
    all.sort();
    all
}

/// What is wrong with the rules below `dir`, one line each; and how many rules there are.
fn failures(dir: &Path) -> (usize, String) {
    let mut out = String::new();
    let mut count = 0;
    for file in rule_files(dir) {
        let shown = file.strip_prefix(dir).unwrap().display().to_string();
        let (packed, errors) = load_yaml(&shown, &std::fs::read_to_string(&file).unwrap());
        for error in errors {
            writeln!(out, "{error}").unwrap();
        }
        let rules = RuleSet::new(None, packed);
        let engine = Engine::new(&rules);
        let code = code_files(&file);
        for number in 0..rules.len() {
            count += 1;
            if code.is_empty() {
                writeln!(out, "{shown}: no annotated file").unwrap();
            }
            for path in &code {
                let failures = check(&engine, &rules, number, path);
                for failure in failures {
                    let name = path.file_name().unwrap().to_str().unwrap();
                    writeln!(out, "{shown}: {name}: {failure:?}").unwrap();
                }
            }
        }
    }
    (count, out)
}

fn check(engine: &Engine<'_>, rules: &RuleSet, number: usize, path: &Path) -> Vec<Failure> {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let language = airlock_syntax::of_path(name, &text);
    let called = rules.candidates(language, &text).rules.contains(&number);
    let mut failures = rule_test::check(engine, rules, number, language, name, &text);
    let id = rules.ids().nth(number).unwrap();
    let wanted = rule_test::annotations(&text).iter().any(|annotation| {
        annotation.rule == id && annotation.expectation == rule_test::Expectation::Finding
    });
    if wanted && !called {
        failures.push(Failure::Broken(
            "the prefilter does not select the rule".to_owned(),
        ));
    }
    let fixed = path.with_extension(format!(
        "fixed.{}",
        path.extension().unwrap().to_str().unwrap()
    ));
    if let Ok(expected) = std::fs::read_to_string(fixed) {
        failures.extend(rule_test::check_fix(
            engine, rules, number, language, name, &text, &expected,
        ));
    }
    failures
}

#[test]
fn features() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pairs");
    let (count, failures) = failures(&dir);
    assert!(count > 0, "no rules below {}", dir.display());
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn rules_of_the_repository() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let (count, failures) = failures(&dir);
    assert!(count > 0, "no rules below {}", dir.display());
    assert!(failures.is_empty(), "{count} rules\n{failures}");
}
