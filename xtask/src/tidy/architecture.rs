//! The crate table of ARCHITECTURE.md is the one of `xtask/layers.toml`, and says truly which crates exist.

use super::Problem;
use super::layers::Layers;
use super::tree::Tree;
use anyhow::Result;
use std::collections::BTreeMap;

const FILE: &str = "ARCHITECTURE.md";
/// Marks a crate whose room is reserved.
const LATER: &str = "(later)";

/// A row of the table: layer, whether it is still to come, what it may use.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    line: usize,
    layer: String,
    later: bool,
    uses: Vec<String>,
}

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let layers = Layers::read(tree)?;
    let rows = rows(&tree.read(FILE)?);
    let mut problems = Vec::new();
    for (name, layer) in &layers.crates {
        let Some(row) = rows.get(name) else {
            problems.push(Problem::in_file(
                FILE,
                format!("the crate table lacks `{name}`"),
            ));
            continue;
        };
        let mut say = |text: String| problems.push(Problem::at(FILE, row.line, text));
        if row.layer != layer.layer.to_string() {
            say(format!(
                "`{name}` lies in layer {} of xtask/layers.toml",
                layer.layer
            ));
        }
        if row.uses != layer.uses {
            say(format!("`{name}` may use: {}", layer.uses.join(", ")));
        }
        let exists = tree
            .packages()
            .iter()
            .any(|package| package.short_name() == name);
        if exists == row.later {
            let mark = if exists {
                "exists: drop"
            } else {
                "does not exist: add"
            };
            say(format!("`{name}` {mark} the mark `{LATER}`"));
        }
    }
    for (name, row) in rows
        .iter()
        .filter(|(name, _)| !layers.crates.contains_key(*name))
    {
        problems.push(Problem::at(
            FILE,
            row.line,
            format!("`{name}` has no row in xtask/layers.toml"),
        ));
    }
    Ok(problems)
}

/// The rows `| layer | `name` | responsibility | uses |`, by name.
fn rows(text: &str) -> BTreeMap<String, Row> {
    text.lines()
        .enumerate()
        .filter_map(|(number, line)| {
            let cells: Vec<_> = line
                .trim()
                .trim_matches('|')
                .split('|')
                .map(str::trim)
                .collect();
            let [layer, name, _, uses] = cells.as_slice() else {
                return None;
            };
            layer.parse::<u8>().ok()?;
            let row = Row {
                line: number + 1,
                layer: (*layer).to_owned(),
                later: name.ends_with(LATER),
                uses: words(uses),
            };
            Some((words(name).into_iter().next()?, row))
        })
        .collect()
}

/// The words in backticks.
fn words(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    const LAYERS: &str = "[crates]\nmodel = { layer = 0, uses = [] }\nrules = { layer = 1, uses = [\"syntax\"] }\nsyntax = { layer = 1, uses = [] }\n";

    fn check_table(table: &str) -> Vec<String> {
        problems(
            &[("xtask/layers.toml", LAYERS), (FILE, table)],
            vec![("airlock-model", &[]), ("airlock-rules", &[])],
            check,
        )
        .unwrap()
    }

    #[test]
    fn a_true_table_passes() {
        let found = check_table(
            "| layer | crate | does | may use |\n| --- | --- | --- | --- |\n| 0 | `model` | nouns | – |\n| 1 | `rules` | rules | `syntax` |\n| 1 | `syntax` (later) | trees | – |\n",
        );
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn every_difference_is_named() {
        let found = check_table(
            "| 2 | `model` | nouns | – |\n| 1 | `rules` (later) | rules | – |\n| 1 | `flow` | facts | – |\n",
        );
        for wanted in [
            "`model` lies in layer 0",
            "`rules` may use: syntax",
            "`rules` exists: drop",
            "lacks `syntax`",
            "`flow` has no row",
        ] {
            assert!(
                found.iter().any(|text| text.contains(wanted)),
                "{wanted}: {found:#?}"
            );
        }
        assert_eq!(found.len(), 5, "{found:#?}");
    }
}
