//! What instructions compute, and where values are stored.

use super::super::relation::{Path, Slot, To, WHOLE, joined};
use super::Walk;
use crate::taint::safe_types::{Plain, class_of};
use crate::taint::state::State;
use crate::taint::taints::Taints;
use airlock_flow::il::{Instruction, MAX_OFFSETS, Offset, Op, Operator, Place, Var};
use airlock_syntax::{Kind, NodeId};
use smallvec::SmallVec;

impl Walk<'_, '_> {
    pub(super) fn read(&mut self, place: &Place, dest: &Place, state: &mut State) {
        if !place.is_exact {
            let all = state.all(place);
            return state.add(dest, &all);
        }
        let unknown = state.depth_unknown(place);
        state.copy(place, dest, Clone::clone);
        if unknown > 0 {
            let known = place.depth().saturating_sub(unknown);
            let parts: SmallVec<[Offset; MAX_OFFSETS]> = place
                .offsets
                .iter()
                .skip(known)
                .take(unknown)
                .copied()
                .collect();
            let whole = state.all(dest);
            let refined = self.refined(&whole, &parts);
            state.forget(dest);
            state.add(dest, &refined);
        }
    }

    /// Computes a value into `dest`; gives what the arguments of a call carry.
    pub(super) fn compute(
        &mut self,
        node: NodeId,
        op: &Op,
        dest: &Place,
        state: &mut State,
    ) -> Taints {
        match op {
            Op::Read(place) => {
                self.places.insert(dest.var, *place);
                self.read(place, dest, state);
                self.bare_call(node, None, dest, state);
            }
            Op::Part {
                object,
                offset,
                index,
                place,
            } => {
                if let Some(place) = place {
                    self.places.insert(dest.var, *place);
                }
                let receiver = *object;
                let object = Place::of(receiver);
                if offset.is_some() {
                    self.read(&object.part(*offset), dest, state);
                } else {
                    let all = state.all(&object);
                    state.add(dest, &all);
                }
                self.bare_call(node, Some(receiver), dest, state);
                if let Some(index) = index {
                    let taints = taken(*index, state);
                    let kept = self.without(&taints, self.safe.indexes);
                    state.add(dest, &kept);
                }
            }
            Op::Operator { kind, values } => {
                let taints = all_taken(values.iter().copied(), state);
                let safe = if *kind == Operator::Comparison {
                    self.safe.comparisons
                } else {
                    self.safe.all_but_assignments
                };
                let kept = self.without(&taints, safe);
                state.add(dest, &kept);
            }
            Op::Compose(parts) => {
                for (offset, value) in parts {
                    let from = Place::of(*value);
                    if offset.is_some() {
                        state.copy(&from, &dest.part(*offset), Clone::clone);
                    } else {
                        let taints = state.all(&from);
                        state.add(dest, &taints);
                    }
                    state.forget(&from);
                }
            }
            Op::Call(call) => return self.call(node, call, dest, state),
            Op::New(values) => return self.construction(node, values, dest, state),
            Op::Pass(value) => {
                let from = Place::of(*value);
                if let Some(place) = self.places.get(value) {
                    self.places.insert(dest.var, *place);
                }
                state.copy(&from, dest, Clone::clone);
                state.forget(&from);
            }
            _ => {}
        }
        Taints::default()
    }

    pub(super) fn returned(&mut self, node: NodeId, value: Var, state: &State) {
        let Some(function) = self.function_around(node) else {
            return;
        };
        for (path, taints) in state.parts(&Place::of(value)) {
            self.record(&taints, To::Return { function, path });
        }
        let is_this = self
            .nodes
            .get(&value)
            .is_some_and(|node| self.is_this(*node));
        if is_this {
            for (var, field) in self.fields.clone() {
                let base = joined(&WHOLE, field.as_slice());
                for (rest, taints) in state.parts(&Place::of(var)) {
                    let path = joined(&base, &rest);
                    self.record(&taints, To::Return { function, path });
                }
            }
        }
    }

    /// Notes what is stored in a part of what the function was called with.
    pub(super) fn stored(&mut self, place: &Place, taints: &Taints) {
        if !self.reports || taints.is_empty() {
            return;
        }
        let to = if let Some((function, slot, path)) = self.parameter_vars.get(&place.var) {
            To::After {
                function: *function,
                slot: *slot,
                path: joined(path, &place.offsets),
            }
        } else if let Some((_, field)) = self.fields.iter().find(|(var, _)| *var == place.var)
            && let Some(function) = self.function
        {
            To::After {
                function,
                slot: Slot::Object,
                path: joined(&joined(&WHOLE, field.as_slice()), &place.offsets),
            }
        } else if let Some(Some(variable)) = self.unit.variables.get(place.var.0 as usize)
            && variable.scope == NodeId(0)
            && self.function.is_none()
        {
            To::Shared {
                name: variable.name,
                path: place.offsets,
            }
        } else {
            return;
        };
        self.record(taints, to);
    }

    pub(super) fn store(
        &mut self,
        instruction: &Instruction,
        place: &Place,
        value: Var,
        state: &mut State,
    ) {
        let from = Place::of(value);
        let taints = state.all(&from);
        let is_field = self.fields.iter().any(|(var, _)| *var == place.var);
        let is_shared = self.function.is_none()
            && matches!(self.unit.variables.get(place.var.0 as usize), Some(Some(own)) if own.scope == NodeId(0));
        if place.depth() > 0 || !place.is_exact || is_field || is_shared {
            for (rest, taints) in state.parts(&from) {
                self.stored(&at_path(place, &rest), &taints);
            }
        }
        if !place.is_exact {
            let moved = taints.moved(instruction.node, &mut self.ways);
            return state.add(place, &moved);
        }
        let touched = { self.touched.iter() }
            .filter(|(var, _)| *var == place.var)
            .fold(0, |all, (_, rules)| all | rules);
        if touched != 0 {
            self.clean_for(place, !touched, state);
            let moved = taints.moved(instruction.node, &mut self.ways);
            state.add(place, &moved);
        } else if taints.is_empty() {
            state.clean(place);
        } else {
            let is_named = self.is_named(place.var);
            let ways = &mut self.ways;
            state.copy(&from, place, |taints| {
                if is_named {
                    taints.moved(instruction.node, ways)
                } else {
                    taints.clone()
                }
            });
        }
        let safe = self.safe_of_type(instruction.node);
        if self.file.tree.kind(instruction.node) == Kind::Ident {
            self.clean_for(place, safe, state);
        }
    }

    /// The rules that take values of the expression's type for clean.
    pub(super) fn safe_of_type(&self, node: NodeId) -> u64 {
        if self.safe.booleans == 0 && self.safe.numbers == 0 {
            return 0;
        }
        match class_of(&self.file.facts, node) {
            Some(Plain::Truth) => self.safe.booleans,
            Some(Plain::Number) => self.safe.numbers,
            None => 0,
        }
    }
}

/// A part of a place.
pub(super) fn at_path(place: &Place, path: &Path) -> Place {
    let parts = path.iter().take_while(|part| **part != Offset::NONE);
    let whole = parts.fold(*place, |place, part| place.part(Some(*part)));
    Place {
        // Deeper than is told apart: the prefix.
        is_exact: true,
        ..whole
    }
}

pub(super) fn taken(value: Var, state: &mut State) -> Taints {
    let taints = state.of(value);
    state.forget(&Place::of(value));
    taints
}

pub(super) fn all_taken(values: impl Iterator<Item = Var>, state: &mut State) -> Taints {
    let mut all = Taints::default();
    for value in values {
        all.add(&taken(value, state));
    }
    all
}
