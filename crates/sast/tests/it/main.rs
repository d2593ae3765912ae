//! Rules against annotated code: pairs of our own for each feature, and every rule of the repository.
#![expect(clippy::unwrap_used, reason = "tests")]

mod areas;
mod explain;
mod fixes;
mod hostile;
mod metrics;
mod signals;

use airlock_rules::{RuleSet, load_yaml};
use airlock_sast::rule_test::{self, Code};
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
            } else if rule_test::is_rule_file(path.file_name().unwrap().to_str().unwrap()) {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}

/// The annotated code beside a rule file.
fn code_files(rule_file: &Path) -> Vec<Code> {
    let folder = rule_file.parent().unwrap();
    let rule = rule_file.file_name().unwrap().to_str().unwrap();
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| rule_test::is_code_of(rule, name))
        .collect();
    names.sort();
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let code = |name: String| Code {
        text: read(&name).unwrap(),
        fixed: read(&rule_test::fixed_name(&name)).ok(),
        name,
    };
    names.into_iter().map(code).collect()
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
        let code = code_files(&file);
        for tested in rule_test::test(&rules, &code) {
            count += 1;
            if tested.files.is_empty() {
                writeln!(out, "{shown}: no annotated file").unwrap();
            }
            for file in tested.files {
                for failure in file.failures {
                    let (rule, name) = (&tested.rule, &file.name);
                    writeln!(out, "{shown}: {rule}: {name}:{failure}").unwrap();
                }
            }
        }
    }
    (count, out)
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
