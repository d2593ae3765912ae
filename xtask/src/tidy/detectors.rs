//! Every file of `rules/secrets/` is readable and gives each detector what a person needs: examples, near misses, what
//! the credential opens and how to rotate it.

use super::Problem;
use super::tree::Tree;
use crate::files::has_extension;
use anyhow::Result;
use std::collections::BTreeMap;

/// Keys that a detector cannot do without, each with the reason.
const NEEDED: &[(&str, &str)] = &[
    ("id", "names it"),
    ("name", "says what was found"),
    ("severity", "says how bad it is"),
    ("confidence", "says how sure it is"),
    ("opens", "says why it matters"),
    ("rotate", "says what to do"),
    ("positives", "proves that it finds"),
    ("negatives", "proves that it holds back"),
];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for file in tree
        .files()
        .iter()
        .filter(|file| file.starts_with("rules/secrets/") && has_extension(file, "toml"))
    {
        let document: toml::Table = match toml::from_str(&tree.read(file)?) {
            Ok(document) => document,
            Err(error) => {
                problems.push(Problem::in_file(
                    file,
                    format!("is not TOML: {}", error.message()),
                ));
                continue;
            }
        };
        for detector in detectors(&document) {
            let id = detector
                .get("id")
                .and_then(toml::Value::as_str)
                .unwrap_or("?");
            for (key, reason) in NEEDED
                .iter()
                .filter(|(key, _)| !detector.contains_key(*key))
            {
                problems.push(Problem::in_file(
                    file,
                    format!("`{id}` lacks `{key}`, which {reason}"),
                ));
            }
            if let Some(other) = ids.insert(id.to_owned(), file.clone()) {
                problems.push(Problem::in_file(
                    file,
                    format!("`{id}` is in {other} as well"),
                ));
            }
        }
    }
    Ok(problems)
}

fn detectors(document: &toml::Table) -> impl Iterator<Item = &toml::Table> {
    document
        .get("detector")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    const WHOLE: &str = "[[detector]]\nid = 'a'\nname = 'A'\nseverity = 'high'\nconfidence = 'high'\nopens = 'x'\nrotate = 'y'\npositives = []\nnegatives = []\n";

    #[test]
    fn unreadable_incomplete_and_double_ones_are_named() {
        let incomplete = WHOLE.replace("rotate = 'y'\n", "");
        let found = problems(
            &[
                ("rules/secrets/a.toml", WHOLE),
                ("rules/secrets/b.toml", &incomplete),
                ("rules/secrets/c.toml", "[[detector"),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].contains("`a` lacks `rotate`, which says what to do"));
        assert!(found[1].contains("`a` is in rules/secrets/a.toml as well"));
        assert!(found[2].contains("is not TOML"));
    }
}
