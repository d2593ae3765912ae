//! The arrows between crates are those of `xtask/layers.toml`.
//!
//! Also proves the fences: some dependencies from outside belong to some crates only.

use super::Problem;
use super::tree::Tree;
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Where the arrows are written.
const FILE: &str = "xtask/layers.toml";

/// The contents of `xtask/layers.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layers {
    pub(super) crates: BTreeMap<String, Layer>,
    #[serde(default)]
    fences: BTreeMap<String, Fence>,
    #[serde(default)]
    pub(super) calls: Vec<Call>,
}

/// One crate's place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layer {
    /// Higher layers use lower ones.
    pub(super) layer: u8,
    /// Crates it may use beside `model`.
    pub(super) uses: Vec<String>,
}

/// A dependency that only some crates may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fence {
    only: Vec<String>,
    why: String,
}

/// Paths of the standard library or of a dependency that only some crates may name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Call {
    pub(super) paths: Vec<String>,
    pub(super) only: Vec<String>,
    pub(super) why: String,
}

impl Layers {
    pub(super) fn read(tree: &Tree) -> Result<Self> {
        toml::from_str(&tree.read(FILE)?).with_context(|| format!("{FILE} is wrong"))
    }

    /// Why the fence or the arrows forbid `from` to depend on `on`.
    fn objection(&self, from: &str, on: &str, is_dev: bool) -> Option<String> {
        let short = on.strip_prefix("airlock-").unwrap_or(on);
        let is_ours = on.starts_with("airlock-") || self.crates.contains_key(on);
        if is_ours {
            let allowed = short == "model"
                || self
                    .crates
                    .get(from)
                    .is_some_and(|layer| layer.uses.iter().any(|used| used == short));
            return (!allowed).then(|| {
                format!("`{from}` may not use `{short}`; turn the arrow round, or argue for it in {FILE} and ARCHITECTURE.md")
            });
        }
        self.fences
            .iter()
            .filter(|_| !is_dev)
            .find(|(pattern, fence)| {
                matches(pattern, on) && !fence.only.iter().any(|name| name == from)
            })
            .map(|(_, fence)| {
                format!(
                    "`{from}` may not depend on `{on}`, only {} may: {}",
                    fence.only.join(", "),
                    fence.why
                )
            })
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(pattern == name, |prefix| name.starts_with(prefix))
}

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let layers = Layers::read(tree)?;
    let mut problems = inner_contradictions(&layers);
    for package in tree.packages() {
        let from = package.short_name();
        let manifest = tree
            .relative(&package.manifest_path)
            .unwrap_or_else(|| from.to_owned());
        if !layers.crates.contains_key(from) {
            problems.push(Problem::in_file(
                &manifest,
                format!("`{from}` has no row in {FILE}; give it a layer and its arrows"),
            ));
            continue;
        }
        for dependency in &package.dependencies {
            let is_dev = dependency.kind.as_deref() == Some("dev");
            if let Some(text) = layers.objection(from, &dependency.name, is_dev) {
                problems.push(Problem::in_file(&manifest, text));
            }
        }
    }
    Ok(problems)
}

/// Arrows that go up, or to nowhere.
fn inner_contradictions(layers: &Layers) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, layer) in &layers.crates {
        for used in &layer.uses {
            let text = match layers.crates.get(used) {
                None => format!("`{name}` uses `{used}`, which has no row"),
                Some(below) if below.layer > layer.layer => {
                    format!("`{name}` uses `{used}`, which lies above it")
                }
                Some(_) => continue,
            };
            problems.push(Problem::in_file(FILE, text));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    const LAYERS: &str = r#"
        [crates]
        model = { layer = 0, uses = [] }
        syntax = { layer = 1, uses = [] }
        sast = { layer = 3, uses = ["syntax"] }
        [fences]
        "tree-sitter*" = { only = ["syntax"], why = "C stays there" }
    "#;

    #[test]
    fn allowed_arrows_pass() {
        let found = problems(
            &[(FILE, LAYERS)],
            vec![
                ("airlock-syntax", &["airlock-model", "tree-sitter-python"]),
                ("airlock-sast", &["airlock-syntax", "regex"]),
            ],
            check,
        );
        assert_eq!(found.unwrap(), Vec::<String>::new());
    }

    #[test]
    fn forbidden_arrows_fences_and_strangers_are_named() {
        let found = problems(
            &[(FILE, LAYERS)],
            vec![
                ("airlock-syntax", &["airlock-sast"]),
                ("airlock-sast", &["tree-sitter"]),
                ("airlock-new", &[]),
            ],
            check,
        )
        .unwrap();
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].contains("`syntax` may not use `sast`"));
        assert!(found[1].contains("only syntax may: C stays there"));
        assert!(found[2].contains("`new` has no row"));
    }

    #[test]
    fn the_table_itself_must_go_downwards() {
        let wrong =
            "[crates]\na = { layer = 0, uses = [\"b\", \"c\"] }\nb = { layer = 1, uses = [] }\n";
        let found = problems(&[(FILE, wrong)], Vec::new(), check).unwrap();
        assert_eq!(found.len(), 2, "{found:#?}");
    }
}
