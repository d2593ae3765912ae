//! Names by which the code of one file may call something of another file.
//!
//! Invariant: leaves out no name under which `Program` finds a function for a call of the file; more than that does no
//! harm.

use super::outline::type_name;
use super::{Family, Outline};
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashSet;

/// What was mentioned so far.
#[derive(Default)]
pub(super) struct Mentions(FxHashSet<Symbol>);

impl Mentions {
    /// Looks at one node.
    pub(super) fn see(&mut self, facts: &Facts<'_>, family: Family, id: NodeId) {
        let tree = facts.tree;
        match tree.kind(id) {
            Kind::Call => {
                if let Some(callee) = tree.child(id, Role::Callee) {
                    self.name(facts, callee);
                }
                // A function may be handed to another.
                if let Some(arguments) = tree.child(id, Role::Args) {
                    for argument in tree.children(arguments) {
                        self.name(facts, argument);
                    }
                }
            }
            Kind::New => {
                if let Some(of) = tree.child(id, Role::Type) {
                    self.0.insert(type_name(facts, of));
                }
            }
            // Calls of Ruby may go without parentheses.
            Kind::Ident if family == Family::Ruby => {
                self.0.insert(tree.node(id).symbol);
            }
            _ => {}
        }
    }

    fn name(&mut self, facts: &Facts<'_>, node: NodeId) {
        let tree = facts.tree;
        let name = match tree.kind(node) {
            Kind::Ident => Some(node),
            Kind::Member => member_parts(tree, node).map(|(object, name)| {
                // `Type.new`, `Type()` of an imported module.
                self.0.insert(tree.node(object).symbol);
                name
            }),
            _ => None,
        };
        self.0.extend(name.map(|name| tree.node(name).symbol));
    }

    /// All of them, with what the outline extends and imports, in order.
    pub(super) fn of(mut self, outline: &Outline) -> Vec<Symbol> {
        let bases = outline.classes.iter().flat_map(|class| &class.bases);
        self.0.extend(bases.copied());
        for (_, path) in &outline.imports {
            for part in path.iter().rev().take(2) {
                self.0.insert(Symbol::of(part));
                let last = part.rsplit(['/', '\\']).next().unwrap_or(part);
                self.0.insert(Symbol::of(last));
                let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
                self.0.insert(Symbol::of(stem));
            }
        }
        self.0.remove(&Symbol::NONE);
        let mut all: Vec<Symbol> = self.0.into_iter().collect();
        all.sort_unstable();
        all
    }
}
