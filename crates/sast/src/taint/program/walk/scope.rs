//! What the variables of a unit stand for: parameters, fields of the object, variables of the file.

use super::super::relation::{Path, Slot, WHOLE, joined};
use super::Walk;
use airlock_flow::il::{Offset, Var};
use airlock_flow::program::{FunctionNo, parameter_nodes};
use airlock_syntax::{Kind, NodeId, Role, Symbol};

impl Walk<'_, '_> {
    /// Notes which names are parameters of the functions in the unit.
    pub(super) fn find_parameters(&mut self) {
        let facts = &self.file.facts;
        let tree = self.file.tree;
        let mut functions = vec![self.unit.root];
        functions.extend(
            tree.descendants(self.unit.root)
                .filter(|node| matches!(tree.kind(*node), Kind::Function | Kind::Lambda)),
        );
        for node in functions {
            let Some(number) = self.callees.function_at(node) else {
                continue;
            };
            let is_method = self
                .outline
                .function(number)
                .is_some_and(|function| function.class.is_some());
            let parameters = parameter_nodes(facts, node, is_method);
            for (index, parameter) in (0_u16..).zip(parameters) {
                let slot = Slot::At(index);
                for name in std::iter::once(parameter).chain(tree.descendants(parameter).take(64)) {
                    if tree.kind(name) == Kind::Ident {
                        let path = self.part_of_pattern(name, parameter);
                        self.parameters.insert(name, (number, slot, path));
                    }
                }
            }
            if let Some(receiver) = tree.child(node, Role::Receiver) {
                for name in std::iter::once(receiver).chain(tree.descendants(receiver)) {
                    if tree.kind(name) == Kind::Ident {
                        self.parameters.insert(name, (number, Slot::Object, WHOLE));
                    }
                }
            }
        }
    }

    /// The part of its argument that a name in a pattern stands for.
    fn part_of_pattern(&self, name: NodeId, pattern: NodeId) -> Path {
        let tree = self.file.tree;
        let parent = self.file.facts.parent(name);
        let key = match tree.kind(parent) {
            Kind::Dict => Some(name),
            Kind::Pair if name != pattern => tree.child(parent, Role::Key),
            _ => None,
        };
        match key {
            Some(key) => joined(&WHOLE, &[Offset::name(tree.node(key).symbol)]),
            None => WHOLE,
        }
    }

    /// Notes which variables are fields of the object.
    pub(super) fn find_fields(&mut self) {
        let tree = self.file.tree;
        let this = Symbol::of("this");
        for (var, variable) in (0..).map(Var).zip(&self.unit.variables) {
            let Some(variable) = variable else { continue };
            if matches!(
                tree.kind(variable.scope),
                Kind::Class | Kind::Interface | Kind::Enum
            ) {
                let field = (variable.name != this).then(|| Offset::name(variable.name));
                self.fields.push((var, field));
            }
        }
    }

    /// Variables of the file that a function reads and that are given a value once.
    pub(super) fn shared_variables(&self) -> Vec<(Var, Symbol)> {
        if self.function.is_none() {
            return Vec::new();
        }
        let bindings = self.file.facts.bindings();
        let variables = (0..).map(Var).zip(&self.unit.variables);
        variables
            .filter_map(|(var, variable)| {
                let variable = (*variable).filter(|it| it.scope == NodeId(0))?;
                let mut own = bindings
                    .of(variable.name)
                    .iter()
                    .filter(|binding| binding.scope == NodeId(0));
                (own.next().is_some() && own.next().is_none()).then_some((var, variable.name))
            })
            .collect()
    }

    /// The function around a node.
    pub(super) fn function_around(&self, node: NodeId) -> Option<FunctionNo> {
        let mut scope = self.file.facts.scope_of(node);
        loop {
            if let Some(number) = self.callees.function_at(scope) {
                return Some(number);
            }
            if scope == NodeId(0) {
                return None;
            }
            scope = self.file.facts.scope_of(scope);
        }
    }

    pub(super) fn is_named(&self, var: Var) -> bool {
        matches!(self.unit.variables.get(var.0 as usize), Some(Some(_)))
    }

    pub(super) fn is_this(&self, node: NodeId) -> bool {
        let tree = self.file.tree;
        match tree.kind(node) {
            Kind::This | Kind::Super => true,
            Kind::Ident => matches!(tree.text(self.file.text, node), "self" | "$this" | "cls"),
            _ => false,
        }
    }
}
