//! Targets of assignments and declarations: what a value is taken apart into, and which places it goes to.

use super::build::{Builder, Step};
use super::{Declared, Offset, Op, Place};
use airlock_syntax::{Kind, NodeId, Role};
use smallvec::SmallVec;

impl Builder<'_> {
    /// Stores the value on top at `target`, taking it apart where the target is a pattern; the value stays on top.
    pub(super) fn store(&mut self, target: NodeId) {
        match self.kind(target) {
            Kind::Tuple | Kind::List | Kind::Args | Kind::Set => {
                let mut steps = Vec::new();
                let mut position = Some(0);
                for part in self.children(target) {
                    if self.kind(part) == Kind::Pair {
                        self.keyed_target(part, &mut steps);
                        continue;
                    }
                    let offset = position.map(Offset::index);
                    position = position.map(|at: usize| at + 1);
                    if self.kind(part) == Kind::Spread {
                        position = None;
                    }
                    let offset = offset.filter(|_| position.is_some());
                    part_target(&mut steps, part, offset, part);
                }
                self.plan(steps);
            }
            Kind::Dict | Kind::Pair => {
                let mut steps = Vec::new();
                if self.kind(target) == Kind::Pair {
                    // `$key => $value` of a loop.
                    for part in self.children(target) {
                        part_target(&mut steps, part, None, part);
                    }
                    return self.plan(steps);
                }
                for part in self.children(target) {
                    match self.kind(part) {
                        Kind::Pair => self.keyed_target(part, &mut steps),
                        Kind::Ident => {
                            let offset = Some(Offset::name(self.symbol(part)));
                            part_target(&mut steps, part, offset, part);
                        }
                        Kind::Param => {
                            let name = self.child(part, Role::Name);
                            let offset = name.map(|name| Offset::name(self.symbol(name)));
                            part_target(&mut steps, part, offset, part);
                        }
                        _ => part_target(&mut steps, part, None, part),
                    }
                }
                self.plan(steps);
            }
            _ => match self.place_of(target) {
                Some(place) => {
                    let mut steps = self.index_steps(target);
                    steps.push(Step::StoreAt(target, place));
                    self.plan(steps);
                }
                None => self.store_elsewhere(target),
            },
        }
    }

    /// Stores the value on top at a place.
    pub(super) fn store_at(&mut self, target: NodeId, place: Place) {
        let value = self.top();
        let holder = self.facts.tree.children(target).next();
        if matches!(self.kind(target), Kind::Member | Kind::Index)
            && let Some(holder) = holder
            && let Some(place) = self.place_of(holder)
        {
            self.emit(holder, Op::Touch(place));
        }
        self.emit(target, Op::Touch(place));
        self.emit(target, Op::Store { place, value });
    }

    /// The indexes in a target that are computed.
    fn index_steps(&self, target: NodeId) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut at = target;
        while matches!(self.kind(at), Kind::Member | Kind::Index) {
            let index = self.child(at, Role::Index);
            if let Some(index) = index.filter(|index| self.constant_offset(*index).is_none()) {
                steps.extend([Step::Value(index), Step::Drop]);
            }
            match self.facts.tree.children(at).next() {
                Some(object) => at = object,
                None => break,
            }
        }
        steps
    }

    /// The target is no place: what it computes on the way still runs.
    fn store_elsewhere(&mut self, target: NodeId) {
        match self.kind(target) {
            Kind::Member | Kind::Index => self.plan([Step::Value(target), Step::Drop]),
            _ => self.bind(target),
        }
    }

    /// A pattern that is not taken apart: every name in it may hold any part of the value on top.
    pub(super) fn bind(&mut self, pattern: NodeId) {
        let tree = self.facts.tree;
        let is_name = |node: NodeId| {
            tree.kind(node) == Kind::Ident
                && !matches!(tree.node(node).role, Role::Type | Role::Key)
        };
        let mut steps = Vec::new();
        let inner = tree.descendants(pattern).take(256);
        for name in std::iter::once(pattern)
            .chain(inner)
            .filter(|node| is_name(*node))
        {
            part_target(&mut steps, name, None, name);
        }
        self.plan(steps);
    }

    fn keyed_target(&self, pair: NodeId, steps: &mut Vec<Step>) {
        if let (Some(key), Some(target)) = self.pair(pair) {
            let offset = self.key_offset(key);
            part_target(steps, pair, offset, target);
        }
    }

    /// The names that a parameter, a declarator or a pattern declares.
    pub(super) fn declare(&mut self, node: NodeId, kind: Declared) {
        for name in self.declared_names(node) {
            let Some(place) = self.place_of(name) else {
                continue;
            };
            if kind == Declared::Parameter {
                self.parameters.push(place);
            }
            self.emit(name, Op::Declare { place, kind });
        }
    }

    fn declared_names(&self, node: NodeId) -> SmallVec<[NodeId; 4]> {
        if self.kind(node) == Kind::Ident {
            return SmallVec::from_slice(&[node]);
        }
        let tree = self.facts.tree;
        if self.kind(node) == Kind::Spread {
            let names = tree.children(node);
            return names
                .filter(|name| self.kind(*name) == Kind::Ident)
                .collect();
        }
        let named: SmallVec<[NodeId; 4]> = self.with_role(node, Role::Name);
        if !named.is_empty() && named.iter().all(|name| self.kind(*name) == Kind::Ident) {
            return named;
        }
        let value = [Role::Value, Role::Type, Role::Decorator, Role::TypeParams]
            .map(|role| self.child(node, role));
        let is_skipped = |inner: NodeId| {
            value
                .iter()
                .flatten()
                .any(|skipped| tree.contains(*skipped, inner))
        };
        tree.descendants(node)
            .take(256)
            .filter(|inner| {
                let of = tree.node(*inner);
                of.kind == Kind::Ident
                    && !matches!(of.role, Role::Type | Role::Key | Role::Value)
                    && !is_skipped(*inner)
                    || (of.kind == Kind::Ident
                        && of.role == Role::Value
                        && self.is_pattern_value(*inner))
            })
            .collect()
    }

    /// Whether a value stands in a pattern as what is declared: `{key: name}`.
    fn is_pattern_value(&self, node: NodeId) -> bool {
        self.kind(self.facts.parent(node)) == Kind::Pair
    }
}

/// Takes a part of the value on top and stores it; the value stays.
fn part_target(steps: &mut Vec<Step>, node: NodeId, offset: Option<Offset>, target: NodeId) {
    steps.push(Step::Part {
        node,
        offset,
        has_index: false,
        keep_object: true,
    });
    steps.push(Step::Store { target });
    steps.push(Step::Drop);
}
