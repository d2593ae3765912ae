//! Python: which names a file asks of which module, and what a module holds.

use super::table::{Asked, Path, Table};
use super::{Exports, is_assigned};
use crate::signals::File;
use airlock_flow::{Facts, import_items};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashSet;

/// Names that a file of Python imports from modules, and members of modules that it imports as a whole.
pub(super) fn asked(file: &File<'_>) -> Vec<Asked> {
    let facts = file.facts;
    let tree = facts.tree;
    let mut all = Vec::new();
    let mut whole: FxHashSet<&str> = FxHashSet::default();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Import {
            continue;
        }
        let Some(module) = tree.child(id, Role::Module) else {
            for item in import_items(tree, id) {
                let first = item.alias.or_else(|| item.path.first().copied());
                whole.extend(first.map(|first| tree.text(facts.text, first)));
            }
            continue;
        };
        let module = tree.text(facts.text, module).trim();
        for item in import_items(tree, id) {
            let Some(name) = item.path.last() else {
                continue;
            };
            let spelled = tree.text(facts.text, *name);
            let is_name = spelled.chars().all(|c| c.is_alphanumeric() || c == '_');
            if !is_name || spelled.is_empty() {
                continue;
            }
            let mut parts: Vec<String> = module.split('.').map(str::to_owned).collect();
            let least = parts.len();
            parts.push(spelled.to_owned());
            all.push(Asked {
                path: Path {
                    parts,
                    split: Some((module.to_owned(), spelled.to_owned())),
                    least,
                },
                node: *name,
                at: Table::Python,
            });
        }
    }
    for used in file.uses {
        let local = tree.text(facts.text, used.node);
        let first = local.split('.').next().unwrap_or("");
        if !used.is_imported || !whole.contains(first) || is_assigned(file, used.node) {
            continue;
        }
        let parts: Vec<String> = used.path.split('.').map(str::to_owned).collect();
        let split = match parts.as_slice() {
            // Of `import a`, only `a.b` is sure to be a name of `a`.
            [module, name] => Some((module.clone(), name.clone())),
            _ => None,
        };
        all.push(Asked {
            path: Path {
                parts,
                split,
                least: 1,
            },
            node: used.node,
            at: Table::Python,
        });
    }
    all
}

/// What a module of Python holds, by its text: every name that its own level speaks of.
pub(super) fn exports(facts: &Facts<'_>) -> Exports {
    let tree = facts.tree;
    let mut names = FxHashSet::default();
    for (id, node) in tree.iter() {
        match node.kind {
            Kind::Ident if facts.scope_of(id) == NodeId(0) => {
                names.insert(node.symbol);
            }
            Kind::Function | Kind::Class if facts.scope_of(id) == NodeId(0) => {
                names.extend(
                    tree.child(id, Role::Name)
                        .map(|name| tree.node(name).symbol),
                );
            }
            _ => {}
        }
    }
    for line in facts.text.lines() {
        if let Some(globals) = line.trim().strip_prefix("global ") {
            names.extend(globals.split(',').map(|name| Symbol::of(name.trim())));
        }
    }
    let makes_names = [
        "__getattr__",
        "globals()",
        "sys.modules",
        "import *",
        "exec(",
        "vars()",
    ];
    Exports {
        names,
        is_dynamic: makes_names.iter().any(|word| facts.text.contains(word)),
        ..Exports::default()
    }
}
