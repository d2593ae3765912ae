//! What one instruction does to what is tainted.

use super::arrival::Arrival;
use super::compiled::{CompiledTaint, Labels};
use super::fixpoint::Walker;
use super::marks::{Annotations, MarkId, Marks, Matches};
use super::state::State;
use super::taints::{Origin, Taints, Ways};
use airlock_flow::Facts;
use airlock_flow::il::{Call, Instruction, Offset, Op, Operator, Place, Unit, Var};
use airlock_syntax::Symbol;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// The place of taint that passes by the order of execution rather than by values.
pub(super) const CONTROL: Place = Place::of(Var(u32::MAX));
/// What is shared by the analyses of all units for one rule.
pub(super) struct Shared<'run> {
    pub(super) facts: &'run Facts<'run>,
    pub(super) rule: &'run CompiledTaint,
    pub(super) matches: &'run Matches,
    pub(super) ways: Ways,
    pub(super) labels: Labels,
    pub(super) arrivals: Vec<Arrival>,
}

/// The analysis of one unit.
pub(super) struct Transfer<'run, 'rule> {
    pub(super) shared: &'run mut Shared<'rule>,
    pub(super) unit: &'run Unit,
    pub(super) annotations: &'run Annotations,
    /// Whether arrivals at sinks are reported: once the states are final.
    pub(super) reports: bool,
    statement: u32,
    /// Variables that this statement changed by side effect.
    pub(super) touched: SmallVec<[Var; 4]>,
    /// Ends of propagators that this statement came to before their beginnings.
    pub(super) pending: FxHashMap<MarkId, Place>,
    /// What arrived at the metavariables of sinks that ask for each.
    pub(super) captured: FxHashMap<MarkId, Taints>,
    /// Instructions at which the unit ends; only known where a sink asks.
    pub(super) at_exit: Vec<bool>,
}

impl Walker for Transfer<'_, '_> {
    fn begin_block(&mut self) {
        self.statement = u32::MAX;
    }

    fn run(&mut self, number: usize, instruction: &Instruction, state: &mut State) {
        self.run_one(number, instruction, state);
    }

    fn settle(&mut self) {
        self.reports = true;
    }
}

impl<'run, 'rule> Transfer<'run, 'rule> {
    pub(super) fn new(
        shared: &'run mut Shared<'rule>,
        unit: &'run Unit,
        annotations: &'run Annotations,
    ) -> Self {
        Self {
            shared,
            unit,
            annotations,
            reports: false,
            statement: u32::MAX,
            touched: SmallVec::new(),
            pending: FxHashMap::default(),
            captured: FxHashMap::default(),
            at_exit: Vec::new(),
        }
    }

    fn run_one(&mut self, number: usize, instruction: &Instruction, state: &mut State) {
        if instruction.statement != self.statement {
            self.statement = instruction.statement;
            self.touched.clear();
            self.pending.clear();
        }
        let annotations = self.annotations;
        let marks = annotations.of(number);
        match &instruction.op {
            Op::Touch(place) => {
                if let Some(marks) = marks {
                    self.touch(number, place, marks, state);
                }
            }
            Op::Store { place, value } => self.store(instruction, place, *value, state),
            Op::Declare { place, .. } => self.declare(place, marks, state),
            Op::Test(value) | Op::Forget(value) => state.forget(&Place::of(*value)),
            Op::Return { value, .. } | Op::Throw(value) => {
                if let Some(value) = value {
                    state.forget(&Place::of(*value));
                }
            }
            op => {
                let Some(dest) = instruction.dest else { return };
                let dest = Place::of(dest);
                let arguments = self.compute(op, &dest, state);
                self.finish(number, instruction, &dest, &arguments, marks, state);
            }
        }
    }

    /// Computes a value into `dest`; gives what the arguments of a call carry.
    fn compute(&mut self, op: &Op, dest: &Place, state: &mut State) -> Taints {
        let options = self.shared.rule.options;
        match op {
            Op::Read(place) => {
                if place.is_exact {
                    state.copy(place, dest, Clone::clone);
                } else {
                    let all = state.all(place);
                    state.add(dest, &all);
                }
            }
            Op::Part {
                object,
                offset,
                index,
                place,
            } => {
                self.part(Place::of(*object), *offset, place.as_ref(), dest, state);
                if let Some(index) = index {
                    let taints = taken(*index, state);
                    if !options.assume_safe_indexes && !options.only_assignments {
                        state.add(dest, &taints);
                    }
                }
            }
            Op::Operator { kind, values } => {
                let taints = all_taken(values.iter().copied(), state);
                let is_safe = *kind == Operator::Comparison
                    && (options.assume_safe_comparisons || options.assume_safe_booleans);
                if !is_safe && !options.only_assignments {
                    state.add(dest, &taints);
                }
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
            Op::Call(call) => return self.call(call, dest, state),
            Op::New(values) => {
                let taints = all_taken(values.iter().copied(), state);
                if !options.only_assignments {
                    state.add(dest, &taints);
                }
                return taints;
            }
            Op::Pass(value) => {
                let from = Place::of(*value);
                state.copy(&from, dest, Clone::clone);
                state.forget(&from);
            }
            _ => {}
        }
        Taints::default()
    }

    fn part(
        &mut self,
        object: Place,
        offset: Option<Offset>,
        place: Option<&Place>,
        dest: &Place,
        state: &mut State,
    ) {
        if self.shared.rule.options.only_assignments {
            // The part's own taint counts, not that of the whole.
            if let Some(place) = place.filter(|place| place.depth() > 0 && place.is_exact) {
                let inherited = place
                    .parent()
                    .map(|whole| state.all(&whole))
                    .unwrap_or_default();
                let own = state.all(place);
                if own != inherited || !state.is_tainted(&Place::of(place.var)) {
                    state.copy(place, dest, Clone::clone);
                }
            }
            return;
        }
        if offset.is_some() {
            state.copy(&object.part(offset), dest, Clone::clone);
        } else {
            let all = state.all(&object);
            state.add(dest, &all);
        }
    }

    fn call(&mut self, call: &Call, dest: &Place, state: &mut State) -> Taints {
        let options = self.shared.rule.options;
        let passes = !options.assume_safe_functions && !options.only_assignments;
        let arguments = all_taken(call.arguments.iter().map(|(_, value)| *value), state);
        let receiver = call.receiver.map(|it| taken(it, state)).unwrap_or_default();
        let callee = taken(call.callee, state);
        if let (true, Some(place)) = (call.appends, call.receiver_place) {
            state.add(&place, &arguments);
        }
        if passes {
            state.add(dest, &arguments);
        }
        match self.property(call) {
            // `o.getName()` is `o.name`, `o.setName(x)` is `o.name = x`; what is clean where it is asked has no tainted part.
            Some((_, true)) if receiver.is_empty() => {}
            Some((place, true)) => {
                let taints = state.all(&place);
                state.add(dest, &taints);
            }
            Some((place, false)) => {
                state.add(&place, &arguments);
            }
            None if passes => state.add(dest, &receiver),
            None => {}
        }
        if !options.only_assignments {
            state.add(dest, &callee);
        }
        arguments
    }

    /// The property that a getter (`true`) or setter of Java stands for.
    fn property(&self, call: &Call) -> Option<(Place, bool)> {
        if self.shared.facts.language.name != "java" {
            return None;
        }
        let name = self
            .shared
            .facts
            .tree
            .text(self.shared.facts.text, call.method?);
        property(name, call.receiver_place?, call.arguments.len())
    }

    /// Applies what the rule says of the expression to its value.
    fn finish(
        &mut self,
        number: usize,
        instruction: &Instruction,
        dest: &Place,
        arguments: &Taints,
        marks: Option<&Marks>,
        state: &mut State,
    ) {
        let Some(marks) = marks else {
            if self.is_safe_type(instruction) {
                state.forget(dest);
            }
            return;
        };
        let place = match &instruction.op {
            Op::Read(place) => Some(*place),
            Op::Part { place, .. } => *place,
            _ => None,
        };
        if marks.is_sanitized {
            state.forget(dest);
            if let (true, Some(place)) = (marks.cleans, place) {
                self.touched.push(place.var);
                state.clean(&place);
            }
            return;
        }
        let incoming = state.all(dest);
        let taints = self.sources(&marks.sources, &incoming, state);
        state.add(dest, &taints);
        if let Some(place) = place {
            self.taint_place(&place, &marks.taints, &incoming, state);
        }
        self.propagate(dest, place, marks, state);
        if self.is_safe_type(instruction) {
            state.forget(dest);
        }
        if self.reports {
            let value = state.all(dest);
            self.capture(marks, &value);
            self.arrive(number, marks, &value, arguments, state);
        }
    }

    /// The taints of sources whose conditions on what comes in hold; those that pass by control flow go there.
    fn sources(&mut self, sources: &[MarkId], incoming: &Taints, state: &mut State) -> Taints {
        let mut values = Taints::default();
        for id in sources {
            let rule = self.shared.rule;
            let Some(spec) = rule.spec.sources.get(id.spec as usize) else {
                continue;
            };
            if let Some(requires) = &spec.requires {
                let controlling;
                let present = if spec.control {
                    controlling = state.all(&CONTROL);
                    &controlling
                } else {
                    incoming
                };
                if !self
                    .shared
                    .labels
                    .satisfy(requires, &self.labels_of(present))
                {
                    continue;
                }
            }
            let label = self.shared.labels.number(spec.label.as_deref());
            let taint = self.shared.ways.begin(Origin {
                source: id.spec,
                hit: id.hit,
                label,
            });
            let mut one = Taints::default();
            one.insert(taint);
            if spec.control {
                state.add(&CONTROL, &one);
            } else {
                values.add(&one);
            }
        }
        values
    }

    pub(super) fn labels_of(&self, taints: &Taints) -> SmallVec<[u32; 4]> {
        let origins = taints
            .iter()
            .filter_map(|taint| self.shared.ways.origin(taint));
        let mut all: SmallVec<[u32; 4]> = origins.map(|origin| origin.label).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Sources by side effect taint the variable itself.
    fn taint_place(
        &mut self,
        place: &Place,
        sources: &[MarkId],
        incoming: &Taints,
        state: &mut State,
    ) {
        let taints = self.sources(sources, incoming, state);
        if !taints.is_empty() {
            self.touched.push(place.var);
            state.add(place, &taints);
        }
    }

    fn touch(&mut self, number: usize, place: &Place, marks: &Marks, state: &mut State) {
        let incoming = state.all(place);
        if marks.is_sanitized {
            if marks.cleans {
                self.touched.push(place.var);
                state.clean(place);
            }
            return;
        }
        self.taint_place(place, &marks.taints, &incoming, state);
        for id in &marks.to {
            let waiting = Place::of(self.propagator_var(*id));
            let taints = state.all(&waiting);
            if !taints.is_empty() {
                self.touched.push(place.var);
                state.forget(&waiting);
                state.add(place, &taints);
            }
        }
        if self.reports {
            self.arrive(number, marks, &incoming, &Taints::default(), state);
        }
    }

    fn store(&mut self, instruction: &Instruction, place: &Place, value: Var, state: &mut State) {
        let from = Place::of(value);
        let taints = state.all(&from);
        let is_named = matches!(self.unit.variables.get(place.var.0 as usize), Some(Some(_)));
        let ways = &mut self.shared.ways;
        if !place.is_exact {
            // Any part of it may have changed.
            let moved = taints.moved(instruction.node, ways);
            return state.add(place, &moved);
        }
        let was_touched = self.touched.contains(&place.var);
        if taints.is_empty() || self.is_safe_name(instruction) {
            if !was_touched {
                state.clean(place);
            }
        } else if was_touched {
            let moved = taints.moved(instruction.node, &mut self.shared.ways);
            state.add(place, &moved);
        } else {
            let ways = &mut self.shared.ways;
            state.copy(&from, place, |taints| {
                if is_named {
                    taints.moved(instruction.node, ways)
                } else {
                    taints.clone()
                }
            });
        }
    }

    fn declare(&mut self, place: &Place, marks: Option<&Marks>, state: &mut State) {
        state.clean(place);
        let Some(marks) = marks.filter(|marks| !marks.is_sanitized) else {
            return;
        };
        let nothing = Taints::default();
        let taints = self.sources(&marks.sources, &nothing, state);
        state.add(place, &taints);
        self.taint_place(place, &marks.taints, &nothing, state);
        for id in &marks.to {
            let waiting = Place::of(self.propagator_var(*id));
            let taints = state.all(&waiting);
            state.forget(&waiting);
            state.add(place, &taints);
        }
    }
}

/// The property that a getter (`true`) or setter of Java with that name and number of arguments stands for.
pub(super) fn property(method: &str, object: Place, arguments: usize) -> Option<(Place, bool)> {
    let (is_getter, rest) = match (method.get(..3)?, arguments) {
        ("get", 0) => (true, method.get(3..)?),
        ("set", 1) => (false, method.get(3..)?),
        _ => return None,
    };
    let mut letters = rest.chars();
    let property: String = letters.next()?.to_lowercase().chain(letters).collect();
    let offset = Offset::name(Symbol::of(&property));
    Some((object.part(Some(offset)), is_getter))
}

/// What a temporary carries, which is then forgotten.
fn taken(value: Var, state: &mut State) -> Taints {
    let taints = state.of(value);
    state.forget(&Place::of(value));
    taints
}

fn all_taken(values: impl Iterator<Item = Var>, state: &mut State) -> Taints {
    let mut all = Taints::default();
    for value in values {
        all.add(&taken(value, state));
    }
    all
}
