//! Node.js: which names a file asks of the modules that are built in.

use super::is_assigned;
use super::table::{Asked, Path, Table};
use crate::signals::File;
use airlock_syntax::{Kind, Role};

/// Names that a file of JavaScript takes of modules.
pub(super) fn asked(file: &File<'_>) -> Vec<Asked> {
    let facts = file.facts;
    let tree = facts.tree;
    let uses = { file.uses.iter() }
        .filter(|used| used.is_imported && !is_assigned(file, used.node))
        .map(|used| {
            let mut parts: Vec<String> = Vec::new();
            // The module's name may hold dots and slashes; it is the first part of what is imported.
            for part in used.path.split('.') {
                parts.push(part.to_owned());
            }
            if parts.get(1).is_some_and(|part| part == "default") {
                parts.remove(1);
            }
            Asked {
                path: Path {
                    parts,
                    split: None,
                    least: 1,
                },
                node: used.node,
                at: Table::Node,
            }
        });
    let mut all: Vec<Asked> = uses.collect();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Import {
            continue;
        }
        let module = tree
            .child(id, Role::Module)
            .and_then(|module| facts.literal(module));
        let Some(module) = module else { continue };
        // Types alone are no exports.
        let is_type = tree.text(facts.text, id).starts_with("import type");
        for name in tree
            .children(id)
            .filter(|name| tree.node(*name).role == Role::Name)
        {
            let own = tree.child(name, Role::Name).unwrap_or(name);
            if is_type || tree.kind(own) != Kind::Ident {
                continue;
            }
            all.push(Asked {
                path: Path {
                    parts: vec![
                        module.trim_start_matches("node:").to_owned(),
                        tree.text(facts.text, own).to_owned(),
                    ],
                    split: None,
                    least: 1,
                },
                node: own,
                at: Table::Node,
            });
        }
    }
    all
}
