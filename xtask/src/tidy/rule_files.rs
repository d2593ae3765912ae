//! Every rule lies in `rules/<language>/<weakness>/<id>.yaml`, with its annotated file beside it, and with the text
//! after its fix where it has one.
//!
//! That the rule finds what the annotations say is proved by the rule tests, not here.

use super::Problem;
use super::tree::Tree;
use crate::files::{has_extension, is_rule};
use anyhow::Result;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in tree
        .files()
        .iter()
        .filter(|file| file.starts_with("rules/") && is_rule(file))
    {
        let text = tree.read(file)?;
        let stem = file.trim_end_matches(".yaml");
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let ids: Vec<&str> = values_of(&text, "id").collect();
        if ids != [name] {
            problems.push(Problem::in_file(
                file,
                format!("holds the rules {ids:?}; it must hold one, called `{name}` like the file"),
            ));
        }
        if file.matches('/').count() != 3 {
            problems.push(Problem::in_file(
                file,
                "a rule lies in rules/<language>/<weakness>/<id>.yaml",
            ));
        }
        if !has_companion(tree, stem, false) {
            problems.push(Problem::in_file(
                file,
                "has no annotated test file beside it",
            ));
        }
        if let Some(wrong) = unseen_problem(&text) {
            problems.push(Problem::in_file(file, wrong));
        }
        if has_fix(&text) && !has_companion(tree, stem, true) {
            problems.push(Problem::in_file(
                file,
                format!("has a fix; put the text after it into `{name}.fixed.<ext>`"),
            ));
        }
    }
    problems.extend(tests_without_a_rule(tree));
    Ok(problems)
}

/// Whether beside `<stem>.yaml` stands `<stem>.<ext>`, or `<stem>.fixed.<ext>`.
fn has_companion(tree: &Tree, stem: &str, fixed: bool) -> bool {
    let prefix = if fixed {
        format!("{stem}.fixed.")
    } else {
        format!("{stem}.")
    };
    tree.files().iter().any(|file| {
        file.strip_prefix(&prefix)
            .is_some_and(|ending| ending != "yaml" && (fixed || !ending.starts_with("fixed")))
    })
}

/// The values of the keys `key` of the rules in `text`: those of list items and of keys at a rule's own depth.
fn values_of<'text>(text: &'text str, key: &str) -> impl Iterator<Item = &'text str> {
    text.lines().filter_map(move |line| {
        let rest = line
            .strip_prefix("  - ")
            .or_else(|| line.strip_prefix("- "))
            .or_else(|| line.strip_prefix("    "))?;
        Some(rest.strip_prefix(key)?.strip_prefix(": ")?.trim())
    })
}

fn has_fix(text: &str) -> bool {
    text.lines().any(|line| {
        let key = line.trim_start();
        let depth = line.len() - key.len();
        let is_own = depth <= 4 && (key.starts_with("fix:") || key.starts_with("fix-regex:"));
        is_own || (depth == 6 && key == "fixes:")
    })
}

/// Fewest words of a sentence that says why a rule fires on no code but its own test.
const MIN_WORDS: usize = 4;

/// What is wrong with a rule's `unseen`: it says in a sentence why the rule fires on no code but its own test.
fn unseen_problem(text: &str) -> Option<&'static str> {
    let mut lines = text.lines();
    let first = lines.find_map(|line| line.trim_start().strip_prefix("unseen:"))?;
    let folded = matches!(first.trim(), ">-" | "|");
    let further: Vec<&str> = lines
        .take_while(|line| folded && line.starts_with("        "))
        .collect();
    let sentence = if folded {
        further.join(" ")
    } else {
        first.to_owned()
    };
    let sentence = sentence.trim().trim_matches('"');
    let is_sentence = sentence.split_whitespace().count() >= MIN_WORDS && sentence.ends_with('.');
    (!is_sentence).then_some(
        "has an `unseen` that is no sentence; say why the rule fires on no code but its own test",
    )
}

/// Annotated files whose rule is gone.
fn tests_without_a_rule(tree: &Tree) -> Vec<Problem> {
    tree.files()
        .iter()
        .filter(|file| {
            file.starts_with("rules/")
                && !file.starts_with("rules/secrets/")
                && !has_extension(file, "yaml")
                && !has_extension(file, "md")
        })
        .filter(|file| {
            let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
            let id = name.split('.').next().unwrap_or(name);
            !tree.has(&format!("{folder}/{id}.yaml"))
        })
        .map(|file| {
            Problem::in_file(
                file,
                "belongs to no rule; its name must begin with the rule's id",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    #[test]
    fn a_rule_needs_its_name_its_test_and_its_fixed_text() {
        let found = problems(
            &[
                (
                    "rules/go/xss/go-good.yaml",
                    "rules:\n  - id: go-good\n    fix: x\n",
                ),
                ("rules/go/xss/go-good.go", ""),
                ("rules/go/xss/go-good.fixed.go", ""),
                (
                    "rules/go/xss/go-misnamed.yaml",
                    "rules:\n  - id: go-other\n",
                ),
                ("rules/go/xss/go-misnamed.go", ""),
                (
                    "rules/go/xss/go-untested.yaml",
                    "rules:\n  - id: go-untested\n",
                ),
                (
                    "rules/go/xss/go-unfixed.yaml",
                    "rules:\n  - id: go-unfixed\n    fix: x\n",
                ),
                ("rules/go/xss/go-unfixed.go", ""),
                ("rules/go/xss/go-gone.go", ""),
                ("rules/yaml/x/yaml-own.yaml", "rules:\n  - id: yaml-own\n"),
                ("rules/yaml/x/yaml-own.test.yaml", ""),
                (
                    "rules/go/xss/go-unseen.yaml",
                    "rules:\n  - id: go-unseen\n    metadata:\n      unseen: rare\n",
                ),
                ("rules/go/xss/go-unseen.go", ""),
                (
                    "rules/go/xss/go-explained.yaml",
                    "rules:\n  - id: go-explained\n    metadata:\n      unseen: >-\n        Nobody here uses\n        this library.\n      fixes:\n        - fix: x\n",
                ),
                ("rules/go/xss/go-explained.go", ""),
                ("rules/go/xss/go-explained.fixed.go", ""),
                ("rules/flat.yaml", "rules:\n  - id: flat\n"),
                ("rules/flat.py", ""),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        let files: Vec<_> = found
            .iter()
            .map(|text| text.split(": ").next().unwrap())
            .collect();
        assert_eq!(
            files,
            [
                "rules/flat.yaml",
                "rules/go/xss/go-misnamed.yaml",
                "rules/go/xss/go-unfixed.yaml",
                "rules/go/xss/go-unseen.yaml",
                "rules/go/xss/go-untested.yaml",
                "rules/go/xss/go-gone.go",
            ]
        );
    }
}
