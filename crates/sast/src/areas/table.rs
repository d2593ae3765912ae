//! The tables behind areas, read from `data/areas.txt` when first asked for.

use crate::name_table::{NameTable, rows};
use crate::uses::{Use, speaks};
use airlock_model::{AreaKind, Confidence};
use airlock_syntax::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What is known of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) kind: AreaKind,
    pub(super) confidence: Confidence,
    /// What it does, as the end of a sentence.
    pub(super) what: &'static str,
    /// Whether nothing but an import tells it from another name.
    needs_import: bool,
}

/// Everything in the text.
struct Tables {
    by_language: FxHashMap<&'static str, NameTable<Row>>,
    words: Words,
}

static TABLES: LazyLock<Tables> = LazyLock::new(read);

const TEXT: &str = include_str!("../../data/areas.txt");

/// Languages that have rows of their own.
const LANGUAGES: [&str; 11] = [
    "python",
    "javascript",
    "java",
    "kotlin",
    "go",
    "php",
    "ruby",
    "csharp",
    "rust",
    "c",
    "scala",
];

/// The tables of one language.
pub(super) struct Table {
    all: Vec<&'static NameTable<Row>>,
}

impl Table {
    /// `None` for a language of which nothing is known.
    pub(super) fn of(language: &Language) -> Option<Self> {
        let all: Vec<&NameTable<Row>> = LANGUAGES
            .iter()
            .filter(|name| {
                // Libraries of Java are used from the other languages of its machine.
                speaks(language, name)
                    || **name == "java" && matches!(language.name, "kotlin" | "scala")
            })
            .filter_map(|name| TABLES.by_language.get(name))
            .collect();
        (!all.is_empty()).then_some(Self { all })
    }

    /// What is known of a name that is used.
    pub(super) fn get(&self, used: &Use) -> Option<Row> {
        let found = self.all.iter().find_map(|table| table.get(&used.path));
        found
            .copied()
            .filter(|row| used.is_imported || !row.needs_import)
    }
}

/// Words in names of functions.
#[derive(Debug, Default)]
pub(super) struct Words {
    all: Vec<(AreaKind, Vec<&'static str>)>,
}

impl Words {
    pub(super) fn get() -> &'static Self {
        &TABLES.words
    }

    /// The areas that a name speaks of, each once.
    pub(super) fn signs(&self, words: &[String]) -> Vec<AreaKind> {
        let holds = |wanted: &[&str]| {
            words.windows(wanted.len()).any(|window| {
                window
                    .iter()
                    .zip(wanted)
                    .all(|(word, wanted)| word == wanted)
            })
        };
        let mut kinds: Vec<AreaKind> = { self.all.iter() }
            .filter(|(_, wanted)| holds(wanted))
            .map(|(kind, _)| *kind)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// The words of a name in lower case: `checkPassword`, `check_password` and `CheckPassword` are all two.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut last_lower = false;
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_alphanumeric() {
            last_lower = false;
            if all.last().is_some_and(|word| !word.is_empty()) {
                all.push(String::new());
            }
            continue;
        }
        let next_lower = chars.peek().is_some_and(|next| next.is_lowercase());
        let begins = c.is_uppercase() && (last_lower || next_lower);
        if begins && all.last().is_some_and(|word| !word.is_empty()) || all.is_empty() {
            all.push(String::new());
        }
        last_lower = c.is_lowercase() || c.is_numeric();
        if let Some(word) = all.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    all.retain(|word| !word.is_empty());
    all
}

fn kind(name: &str) -> Option<AreaKind> {
    AreaKind::ALL.into_iter().find(|kind| kind.as_str() == name)
}

fn confidence(name: &str) -> Option<Confidence> {
    let all = [Confidence::Low, Confidence::Medium, Confidence::High];
    all.into_iter()
        .find(|confidence| confidence.as_str() == name)
}

fn read() -> Tables {
    let mut tables = Tables {
        by_language: FxHashMap::default(),
        words: Words::default(),
    };
    for row in rows(TEXT) {
        match row.as_slice() {
            ["word", area, name] => {
                if let Some(kind) = kind(area) {
                    tables.words.all.push((kind, name.split(' ').collect()));
                }
            }
            [language, area, sure, what, names] => {
                let (Some(kind), Some(confidence)) = (kind(area), confidence(sure)) else {
                    continue;
                };
                for name in names.split_whitespace() {
                    let (name, needs_import) = match name.strip_prefix('=') {
                        Some(name) => (name, false),
                        None => (name, !name.starts_with("*.")),
                    };
                    tables.by_language.entry(language).or_default().insert(
                        name,
                        Row {
                            kind,
                            confidence,
                            what,
                            needs_import,
                        },
                    );
                }
            }
            _ => {}
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        let mut count = 0;
        for row in rows(TEXT) {
            match row.as_slice() {
                ["word", area, name] => {
                    assert!(kind(area).is_some() && !name.is_empty(), "{row:?}");
                }
                [language, area, sure, what, names] => {
                    assert!(LANGUAGES.contains(language), "{row:?}");
                    assert!(
                        kind(area).is_some() && confidence(sure).is_some(),
                        "{row:?}"
                    );
                    assert!(!what.is_empty() && !names.is_empty(), "{row:?}");
                }
                _ => assert!(row.is_empty(), "neither form: {row:?}"),
            }
            count += 1;
        }
        assert!(count > 100, "{count}");
    }

    #[test]
    fn names_are_taken_apart() {
        let cases = [
            ("checkPassword", vec!["check", "password"]),
            ("check_password2", vec!["check", "password2"]),
            ("HTTPServer", vec!["http", "server"]),
            ("isValidURL", vec!["is", "valid", "url"]),
            ("__init__", vec!["init"]),
        ];
        for (name, expected) in cases {
            assert_eq!(words(name), expected, "{name}");
        }
    }
}
