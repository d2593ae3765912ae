//! JavaScript: `config.get("a.b")` of the package `config`, and members of an imported file of JSON.

use super::{Key, Place, call_with_name, literals};
use crate::{Facts, member_parts, name_path};
use airlock_syntax::{Kind, NodeId};

pub(super) fn asked(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    if text.contains("'config'") || text.contains("\"config\"") {
        let names = literals::after(text, ".get(").into_iter();
        keys.extend(names.map(|name| Key::new(Place::NodeConfig, name)));
    }
    for file in literals::ending_with(text, ".json") {
        if !file.starts_with('.') {
            continue;
        }
        let locals = text
            .lines()
            .filter(|line| line.contains(file))
            .filter_map(local);
        for local in locals {
            keys.extend(
                members(text, local).map(|name| Key::new(Place::Json(file.to_owned()), name)),
            );
        }
    }
    keys
}

/// The name that a line declares: `const name = require(...)`, `import name from ...`.
fn local(line: &str) -> Option<&str> {
    let mut words = line.split(|c: char| c.is_whitespace() || matches!(c, '=' | '*' | ',' | ';'));
    words.find(|word| matches!(*word, "const" | "let" | "var" | "import"))?;
    words.find(|word| !matches!(*word, "" | "as"))
}

/// The chains of members of `local`, with every part of theirs that begins a chain.
fn members<'text>(text: &'text str, local: &str) -> impl Iterator<Item = &'text str> {
    let start = format!("{local}.");
    let chains: Vec<&str> = text
        .match_indices(&start)
        .filter_map(|(at, word)| {
            let rest = text.get(at + word.len()..)?;
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
            rest.get(..rest.find(|c: char| !is_part(c)).unwrap_or(rest.len()))
        })
        .collect();
    chains.into_iter().flat_map(|chain| {
        let ends = chain.match_indices('.').map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([chain.len()]).collect();
        ends.into_iter().filter_map(|end| chain.get(..end))
    })
}

pub(super) fn key(facts: &Facts<'_>, node: NodeId) -> Option<Key> {
    match facts.tree.kind(node) {
        Kind::Call => {
            let (callee, name) = call_with_name(facts, node)?;
            let (object, method) = member_parts(facts.tree, callee)?;
            let path = facts.imported(object)?;
            let is_config = matches!(path, [only] if only == "config")
                || matches!(path, [module, default] if module == "config" && default == "default");
            let is_get = facts.tree.text(facts.text, method) == "get";
            (is_config && is_get).then(|| Key::new(Place::NodeConfig, &name))
        }
        Kind::Member => {
            let names = name_path(facts.tree, node)?;
            let (first, rest) = names.split_first()?;
            let file = match facts.imported(*first)? {
                [file] => file,
                [file, default] if default == "default" => file,
                _ => return None,
            };
            if !file.starts_with('.') || file.rsplit('.').next() != Some("json") {
                return None;
            }
            let rest: Vec<&str> = { rest.iter() }
                .map(|name| facts.tree.text(facts.text, *name))
                .collect();
            Some(Key::new(Place::Json(file.clone()), &rest.join(".")))
        }
        _ => None,
    }
}
