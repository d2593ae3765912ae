//! One word for one thing (GLOSSARY.md): a result is a Finding, whatever other tools call it.
//!
//! Looks at the names that code declares. Renderers may name what another tool's format calls otherwise.

use super::Problem;
use super::rust_text::code_only;
use super::tree::Tree;
use anyhow::Result;

/// Words not used for our own things, with the one that is.
const INSTEAD: &[(&str, &str)] = &[
    ("issue", "finding"),
    ("issues", "findings"),
    ("alert", "finding"),
    ("alerts", "findings"),
    ("violation", "finding"),
    ("violations", "findings"),
    ("vuln", "finding"),
    ("vulns", "findings"),
    ("whitelist", "allow list"),
    ("blacklist", "deny list"),
];

/// Other tools' formats have words of their own.
const FOREIGN: &[&str] = &["crates/report/src/", "crates/engine/src/import"];

/// What stands before a declared name.
const DECLARING: &[&str] = &[
    "struct", "enum", "trait", "type", "fn", "mod", "const", "static",
];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in tree.rust_files() {
        if FOREIGN.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        for (number, line) in code_only(&tree.read(file)?).lines().enumerate() {
            for name in declared_names(line) {
                for (word, instead) in denied(name) {
                    problems.push(Problem::at(
                        file,
                        number + 1,
                        format!("`{name}` says `{word}`; our word is `{instead}` (GLOSSARY.md)"),
                    ));
                }
            }
        }
    }
    Ok(problems)
}

fn declared_names(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|character: char| !(character.is_alphanumeric() || character == '_'));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words
        .windows(2)
        .filter_map(|pair| match pair {
            [keyword, name] if DECLARING.contains(keyword) => Some(*name),
            _ => None,
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// The denied words that `name`, written in snake or camel case, is made of.
fn denied(name: &str) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let parts = parts(name);
    INSTEAD
        .iter()
        .filter(move |(word, _)| parts.iter().any(|part| part == word))
}

fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for character in name.chars() {
        if character == '_' || character.is_uppercase() {
            parts.push(String::new());
        }
        if character != '_'
            && let Some(part) = parts.last_mut()
        {
            part.extend(character.to_lowercase());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    #[test]
    fn names_say_finding() {
        let found = problems(
            &[
                ("crates/flow/src/a.rs", "struct OpenIssue;\nfn raise_alert() {}\nfn tissue() {}\n// an issue\nfn vulnerability() {}\n"),
                ("crates/report/src/gitlab.rs", "fn issue() {}\n"),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("crates/flow/src/a.rs:1: `OpenIssue` says `issue`"));
        assert!(found[1].starts_with("crates/flow/src/a.rs:2: `raise_alert`"));
    }
}
