//! `import x, {a as b} from "m"`, `import * as x from "m"`, `const x = require("m")`, `const {a: b} = require("m")`.

use super::{Imports, string_content};
use airlock_syntax::{Kind, NodeId, Role, Tree};

pub(super) fn read(tree: &Tree, text: &str, node: NodeId, imports: &mut Imports) {
    match tree.kind(node) {
        Kind::Import => import(tree, text, node, imports),
        Kind::Assign => require(tree, text, node, imports),
        _ => {}
    }
}

fn import(tree: &Tree, text: &str, node: NodeId, imports: &mut Imports) {
    let module = tree
        .child(node, Role::Module)
        .and_then(|module| string_content(tree, text, module));
    let Some(module) = module else { return };
    for part in tree.children(node) {
        let shown = tree.text(text, part);
        match tree.node(part).role {
            Role::Module => {}
            // `* as name`.
            Role::Alias => imports.insert(node, shown, [module]),
            Role::Name => {
                let name = tree
                    .child(part, Role::Name)
                    .map_or(shown, |name| tree.text(text, name));
                let local = tree
                    .child(part, Role::Alias)
                    .map_or(name, |alias| tree.text(text, alias));
                imports.insert(node, local, [module, name]);
            }
            _ => imports.insert(node, shown, [module, "default"]),
        }
    }
}

fn require(tree: &Tree, text: &str, assign: NodeId, imports: &mut Imports) {
    let (Some(left), Some(right)) = (
        tree.child(assign, Role::Left),
        tree.child(assign, Role::Right),
    ) else {
        return;
    };
    let Some(module) = required(tree, text, right) else {
        return;
    };
    match tree.kind(left) {
        Kind::Ident => imports.insert(assign, tree.text(text, left), [module]),
        Kind::Dict => {
            for entry in tree.children(left) {
                let (name, local) = match tree.kind(entry) {
                    Kind::Ident => (entry, entry),
                    _ => match (tree.child(entry, Role::Key), tree.child(entry, Role::Value)) {
                        (Some(key), Some(value)) => (key, value),
                        _ => continue,
                    },
                };
                imports.insert(
                    assign,
                    tree.text(text, local),
                    [module, tree.text(text, name)],
                );
            }
        }
        _ => {}
    }
}

/// The module of `require("module")`.
fn required<'text>(tree: &Tree, text: &'text str, call: NodeId) -> Option<&'text str> {
    if tree.kind(call) != Kind::Call {
        return None;
    }
    let callee = tree.child(call, Role::Callee)?;
    if tree.text(text, callee) != "require" {
        return None;
    }
    let args = tree.child(call, Role::Args)?;
    string_content(tree, text, tree.children(args).next()?)
}
