//! Go: which exported names a file asks of which package, and what a file gives its package.
//!
//! A package's local name that something else in the file binds is asked nothing. Which package a path is, and whether
//! all its files are there, is for the caller to find out.

use super::{Exports, Redeclared, Wanted};
use crate::signals::File;
use airlock_flow::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};

/// An import by its local name.
struct Imported<'text> {
    path: &'text str,
    /// The local name, where the import does not give one.
    own_name: Option<&'text str>,
}

/// The first use of each name that is taken of an imported package.
pub(super) fn wanted(file: &File<'_>) -> Vec<Wanted> {
    let (facts, tree) = (file.facts, file.facts.tree);
    let imports = imports(facts);
    let mut all = Vec::new();
    let mut seen: FxHashSet<(&str, Symbol)> = FxHashSet::default();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Member {
            continue;
        }
        let Some((object, name)) = member_parts(tree, id) else {
            continue;
        };
        let Some(import) = imports.get(&tree.node(object).symbol) else {
            continue;
        };
        let spelled = tree.text(facts.text, name);
        let is_exported = spelled.starts_with(char::is_uppercase);
        let is_name = tree.kind(object) == Kind::Ident && tree.kind(name) == Kind::Ident;
        if !is_name || !is_exported || !seen.insert((import.path, tree.node(name).symbol)) {
            continue;
        }
        let span = tree.node(name).span();
        all.push(Wanted {
            module: import.path.to_owned(),
            name: spelled.to_owned(),
            own_name: import.own_name.map(str::to_owned),
            span,
            symbol: file.symbol_at(span),
        });
    }
    all
}

/// The packages of a file by their local names, without those that something else may hide.
fn imports<'text>(facts: &Facts<'text>) -> FxHashMap<Symbol, Imported<'text>> {
    let tree = facts.tree;
    let redeclared = Redeclared::of(facts);
    let mut all: FxHashMap<Symbol, Option<Imported<'_>>> = FxHashMap::default();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Import {
            continue;
        }
        let Some(module) = tree.child(id, Role::Module) else {
            continue;
        };
        let path = tree.text(facts.text, module).trim_matches(['"', '`']);
        let alias = tree.child(id, Role::Alias);
        let local = alias.map_or_else(
            || crate::uses::go_package(path),
            |alias| tree.text(facts.text, alias),
        );
        // cgo's own package, and names that are no names.
        if path == "C" || matches!(local, "." | "_" | "") {
            continue;
        }
        let symbol = Symbol::of(local);
        let is_clear = !redeclared.has(facts, symbol, id) && !all.contains_key(&symbol);
        let import = Imported {
            path,
            own_name: alias.is_none().then_some(local),
        };
        all.insert(symbol, is_clear.then_some(import));
    }
    let clear = all
        .into_iter()
        .filter_map(|(local, import)| Some((local, import?)));
    clear.collect()
}

/// What a file declares at its own level.
pub(super) fn exports(facts: &Facts<'_>) -> Exports {
    let tree = facts.tree;
    let mut exports = Exports::default();
    for (id, node) in tree.iter() {
        if facts.scope_of(id) != NodeId(0) {
            continue;
        }
        let name = tree.child(id, Role::Name);
        match node.kind {
            Kind::Package => {
                exports.package = name.map(|name| tree.text(facts.text, name).to_owned());
            }
            Kind::Function if tree.child(id, Role::Receiver).is_some() => {}
            Kind::Function | Kind::Class | Kind::Interface | Kind::Enum | Kind::Type => {
                exports
                    .names
                    .extend(name.map(|name| tree.node(name).symbol));
            }
            Kind::Assign | Kind::Declarator => {
                let target = tree.child(id, Role::Left).or(name);
                let parts = target
                    .into_iter()
                    .flat_map(|target| std::iter::once(target).chain(tree.descendants(target)));
                exports
                    .names
                    .extend(parts.map(|part| tree.node(part).symbol));
            }
            _ => {}
        }
    }
    exports
}
