//! How code is to be written here, told to agents in the files that they take their instructions from.
//!
//! The words are our own (`guidance/*.md`), for every project and for each language, and the organisation's: which libraries
//! are approved and what is to be used instead of what.
//!
//! Invariant: only the marked block is ours; everything else in a file keeps its bytes.

mod block;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub use block::{BlockError, place, remove};

/// Where a tool takes its instructions from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instructions {
    /// The file, from the repository's root.
    pub path: &'static str,
    /// What a file of our own begins with, so that the tool reads it with every request; empty where the file is shared.
    pub head: &'static str,
}

/// What is said besides our own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct House {
    /// Libraries that may be used; others are asked about. Empty: nothing is said of libraries.
    pub libraries: Vec<String>,
    /// What is to be used instead of what.
    pub instead: BTreeMap<String, String>,
    /// Sentences of the organisation's own.
    pub also: Vec<String>,
}

/// What holds in every language.
const GENERAL: &str = include_str!("../../guidance/general.md");

/// A text and the languages that it is for, by the names of `airlock-syntax`.
const LANGUAGES: &[(&str, &[&str], &str)] = &[
    (
        "C and C++",
        &["c", "cpp"],
        include_str!("../../guidance/c.md"),
    ),
    ("C#", &["csharp"], include_str!("../../guidance/csharp.md")),
    ("Go", &["go"], include_str!("../../guidance/go.md")),
    ("Java", &["java"], include_str!("../../guidance/java.md")),
    (
        "JavaScript and TypeScript",
        &["javascript", "typescript", "tsx"],
        include_str!("../../guidance/javascript.md"),
    ),
    (
        "Kotlin",
        &["kotlin"],
        include_str!("../../guidance/kotlin.md"),
    ),
    ("PHP", &["php"], include_str!("../../guidance/php.md")),
    (
        "Python",
        &["python"],
        include_str!("../../guidance/python.md"),
    ),
    ("Ruby", &["ruby"], include_str!("../../guidance/ruby.md")),
    ("Rust", &["rust"], include_str!("../../guidance/rust.md")),
    ("Shell", &["bash"], include_str!("../../guidance/shell.md")),
];

/// The text for a repository that has code in `languages` (names of `airlock-syntax`).
pub fn text(languages: &BTreeSet<&str>, house: &House) -> String {
    let mut text = String::from(
        "## Secure code\n\nEvery change is checked by `airlock`. What it refuses is mended, not worked around.\n\n",
    );
    text.push_str(GENERAL);
    let spoken = LANGUAGES
        .iter()
        .filter(|(_, names, _)| names.iter().any(|name| languages.contains(name)));
    for (title, _, rules) in spoken {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n### {title}\n\n{rules}");
    }
    if *house != House::default() {
        text.push_str("\n### In this house\n\n");
    }
    if !house.libraries.is_empty() {
        let named: Vec<String> = house.libraries.iter().map(|name| code(name)).collect();
        let _ = writeln!(
            text,
            "- Approved libraries: {}. Ask before another one is added.",
            named.join(", ")
        );
    }
    for (what, instead) in &house.instead {
        let _ = writeln!(text, "- Use {} instead of {}.", code(instead), code(what));
    }
    for sentence in &house.also {
        let _ = writeln!(text, "- {}", line(sentence));
    }
    text
}

/// A name as Markdown's code, in one line.
fn code(name: &str) -> String {
    format!("`{}`", line(name).replace('`', "'"))
}

/// A text as one line that cannot end our block.
fn line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace("<!--", "").replace("-->", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_for_a_repository() {
        let house = House {
            libraries: vec!["httpx".to_owned(), "sql`alchemy".to_owned()],
            instead: BTreeMap::from([("requests.get".to_owned(), "house.http.get".to_owned())]),
            also: vec![
                "Ask the security team\nabout new endpoints. <!-- airlock:end -->".to_owned(),
            ],
        };
        insta::assert_snapshot!(text(&BTreeSet::from(["python", "bash", "yaml"]), &house));
    }

    #[test]
    fn every_language_that_is_named_is_one_of_ours_and_has_rules() {
        for (title, names, rules) in LANGUAGES {
            for name in *names {
                assert!(airlock_syntax::by_name(name).is_some(), "{title}: {name}");
            }
            assert!(rules.lines().all(|line| line.starts_with("- ")), "{title}");
        }
    }
}
