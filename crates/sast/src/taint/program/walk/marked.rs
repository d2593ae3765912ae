//! What the rules say of expressions: sources, sinks, sanitizers, ends of propagators.

use super::super::marks::{Merged, bit};
use super::super::relation::{From, Slot, To, WHOLE};
use super::Walk;
use crate::taint::state::State;
use crate::taint::taints::Taints;
use airlock_flow::il::{Instruction, Op, Place};
use airlock_syntax::NodeId;

impl Walk<'_, '_> {
    pub(super) fn declare(
        &mut self,
        number: usize,
        node: NodeId,
        place: &Place,
        state: &mut State,
    ) {
        state.clean(place);
        let parameter = match self.parameters.get(&node) {
            Some(known) => Some(*known),
            None if self.is_this(node) => self
                .function
                .map(|function| (function, Slot::Object, WHOLE)),
            None => None,
        };
        if let Some((function, slot, path)) = parameter {
            self.parameter_vars
                .insert(place.var, (function, slot, path));
            let safe = self.safe_of_type(node);
            let taints = self.begin(
                From::Parameter {
                    function,
                    slot,
                    path,
                },
                !safe,
            );
            state.add(place, &taints);
        }
        let Some(marks) = self.marks.of(number) else {
            return;
        };
        self.clean_for(place, marks.sanitized, state);
        for (source, rules) in marks.sources.iter().chain(&marks.taints) {
            let taints = self.begin(From::Source { place: *source }, *rules);
            state.add(place, &taints);
        }
    }

    /// Applies what the rules say of the expression to its value.
    pub(super) fn finish(
        &mut self,
        number: usize,
        instruction: &Instruction,
        dest: &Place,
        arguments: &Taints,
        state: &mut State,
    ) {
        let place = match &instruction.op {
            Op::Read(place) => Some(*place),
            Op::Part { place, .. } => *place,
            _ => None,
        };
        let marks = self.marks.of(number);
        if let Some(marks) = marks {
            self.clean_for(dest, marks.sanitized, state);
            if let (1.., Some(place)) = (marks.cleans, place) {
                self.touched.push((place.var, marks.cleans));
                self.clean_for(&place, marks.cleans, state);
            }
            for (source, rules) in &marks.sources {
                let taints = self.begin(From::Source { place: *source }, *rules);
                state.add(dest, &taints);
            }
            if let Some(place) = place {
                self.taint(&place, marks, state);
            }
            self.begin_propagation(dest, marks, state);
            self.end_propagation(dest, place, marks, state);
        }
        if !matches!(instruction.op, Op::Compose(_)) {
            let safe = self.safe_of_type(instruction.node);
            self.clean_for(dest, safe, state);
        }
        if let Some(marks) = marks.filter(|marks| self.reports && !marks.sinks.is_empty()) {
            self.arrive(marks, &state.all(dest), arguments);
        }
    }

    /// Taints a variable that a source names.
    fn taint(&mut self, place: &Place, marks: &Merged, state: &mut State) {
        for (source, rules) in &marks.taints {
            let taints = self.begin(From::Source { place: *source }, *rules);
            self.touched.push((place.var, *rules));
            state.add(place, &taints);
        }
    }

    fn arrive(&mut self, marks: &Merged, value: &Taints, arguments: &Taints) {
        for sink in &marks.sinks {
            let to = To::Sink { place: sink.place };
            self.record_for(value, to, sink.rules);
            // A sink that is a part of its match takes only that.
            self.record_for(arguments, to, sink.rules & !sink.focused);
        }
    }

    pub(super) fn touch(&mut self, number: usize, place: &Place, state: &mut State) {
        let Some(marks) = self.marks.of(number) else {
            return;
        };
        if marks.cleans != 0 {
            self.touched.push((place.var, marks.cleans));
            self.clean_for(place, marks.cleans, state);
        }
        self.taint(place, marks, state);
        self.end_propagation(&Place::of(place.var), Some(*place), marks, state);
        for sink in &marks.sinks {
            let taints = state.all(place);
            self.record_for(&taints, To::Sink { place: sink.place }, sink.rules);
        }
    }

    fn begin_propagation(&mut self, dest: &Place, marks: &Merged, state: &mut State) {
        for (rule, mark) in &marks.from {
            let all = state.all(dest);
            let taints = self.without(&all, !bit(*rule));
            match self.pending.remove(&(*rule, *mark)) {
                Some(place) => {
                    self.touched.push((place.var, bit(*rule)));
                    state.add(&place, &taints);
                }
                None => {
                    self.waiting.insert((*rule, *mark), taints);
                }
            }
        }
    }

    fn end_propagation(
        &mut self,
        dest: &Place,
        place: Option<Place>,
        marks: &Merged,
        state: &mut State,
    ) {
        for (rule, mark) in &marks.to {
            match (self.waiting.get(&(*rule, *mark)).cloned(), place) {
                (Some(taints), Some(place)) => {
                    self.touched.push((place.var, bit(*rule)));
                    state.add(&place, &taints);
                    self.stored(&place, &taints);
                }
                (Some(taints), None) => state.add(dest, &taints),
                (None, Some(place)) => {
                    self.pending.insert((*rule, *mark), place);
                }
                (None, None) => {}
            }
        }
    }
}
