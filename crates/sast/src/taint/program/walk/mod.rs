//! Runs one unit for all rules at once: what flows from its parameters, the results of its calls and its sources to what it
//! returns, its calls and its sinks.
//!
//! `scope` knows what the unit's variables stand for, `values` what instructions compute and store, `marked` what the rules
//! say of them, `calls` what goes into calls and comes out; all of it is written down by the `recorder`.

mod calls;
mod marked;
mod recorder;
mod scope;
mod values;

pub(super) use recorder::Recorder;

use super::super::fixpoint::{self, Walker};
use super::super::marks::MarkId;
use super::super::state::State;
use super::super::taints::{Taint, Taints, Ways};
use super::marks::{AllMarks, Safe};
use super::relation::{From, Path, Slot, WHOLE, joined};
use crate::file::File;
use airlock_flow::il::{Instruction, Offset, Op, Place, Unit, Var};
use airlock_flow::program::{Callees, FunctionNo, Outline};
use airlock_model::Budget;
use airlock_syntax::{NodeId, Symbol};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use values::at_path;

/// Whether the program defines a function or class of a name.
pub(crate) type Known<'run> = &'run dyn Fn(Symbol) -> bool;

/// Where a taint comes from and for which rules it still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Origin {
    from: From,
    live: u64,
}

pub(super) struct Walk<'run, 'known> {
    pub(super) file: &'run File<'run>,
    pub(super) outline: &'run Outline,
    pub(super) callees: &'run Callees<'run>,
    pub(super) unit: &'run Unit,
    pub(super) marks: &'run AllMarks,
    pub(super) safe: Safe,
    pub(super) recorder: &'run mut Recorder<'known>,
    ways: Ways<Origin>,
    /// The places of parameters: the function, the slot, and the part of the argument.
    pub(super) parameters: FxHashMap<NodeId, (FunctionNo, Slot, Path)>,
    /// Variables that hold parameters.
    pub(super) parameter_vars: FxHashMap<Var, (FunctionNo, Slot, Path)>,
    /// The unit's function, where it is one.
    pub(super) function: Option<FunctionNo>,
    /// Variables for fields of the object, with their names; the object itself has none.
    pub(super) fields: Vec<(Var, Option<Offset>)>,
    /// What temporaries were read from.
    pub(super) places: FxHashMap<Var, Place>,
    /// The nodes that temporaries were computed for.
    pub(super) nodes: FxHashMap<Var, NodeId>,
    pub(super) reports: bool,
    statement: u32,
    /// Variables that this statement changed by side effect, and for which rules.
    pub(super) touched: SmallVec<[(Var, u64); 4]>,
    /// What waits at propagators.
    pub(super) waiting: FxHashMap<(u8, MarkId), Taints>,
    /// Ends of propagators that came before their beginnings.
    pub(super) pending: FxHashMap<(u8, MarkId), Place>,
}

impl Walker for Walk<'_, '_> {
    fn begin_block(&mut self) {
        self.statement = u32::MAX;
    }

    fn run(&mut self, number: usize, instruction: &Instruction, state: &mut State) {
        if instruction.statement != self.statement {
            self.statement = instruction.statement;
            self.touched.clear();
            self.waiting.clear();
            self.pending.clear();
        }
        match &instruction.op {
            Op::Touch(place) => self.touch(number, place, state),
            Op::Store { place, value } => self.store(instruction, place, *value, state),
            Op::Declare { place, .. } => self.declare(number, instruction.node, place, state),
            Op::Test(value) | Op::Forget(value) => state.forget(&Place::of(*value)),
            Op::Return { value, .. } => {
                if let Some(value) = value {
                    self.returned(instruction.node, *value, state);
                    state.forget(&Place::of(*value));
                }
            }
            Op::Throw(value) => {
                if let Some(value) = value {
                    state.forget(&Place::of(*value));
                }
            }
            op => {
                let Some(dest) = instruction.dest else { return };
                self.nodes.insert(dest, instruction.node);
                let dest = Place::of(dest);
                let arguments = self.compute(instruction.node, op, &dest, state);
                self.finish(number, instruction, &dest, &arguments, state);
            }
        }
    }

    fn settle(&mut self) {
        self.reports = true;
    }
}

impl<'run, 'known> Walk<'run, 'known> {
    pub(super) fn new(
        file: &'run File<'run>,
        outline: &'run Outline,
        callees: &'run Callees<'run>,
        unit: &'run Unit,
        marks: &'run AllMarks,
        safe: Safe,
        recorder: &'run mut Recorder<'known>,
    ) -> Self {
        let function = callees.function_at(unit.root);
        let mut walk = Self {
            file,
            outline,
            callees,
            unit,
            marks,
            safe,
            recorder,
            ways: Ways::default(),
            parameters: FxHashMap::default(),
            parameter_vars: FxHashMap::default(),
            function,
            fields: Vec::new(),
            places: FxHashMap::default(),
            nodes: FxHashMap::default(),
            reports: false,
            statement: u32::MAX,
            touched: SmallVec::new(),
            waiting: FxHashMap::default(),
            pending: FxHashMap::default(),
        };
        walk.find_parameters();
        walk.find_fields();
        walk
    }

    /// Runs the unit until nothing changes; what flows goes to the recorder.
    pub(super) fn analyse(mut self, budget: &mut Budget) {
        let mut entry = State::default();
        for (var, name) in self.shared_variables() {
            let taints = self.begin(From::Shared { name, path: WHOLE }, u64::MAX);
            entry.add(&Place::of(var), &taints);
        }
        if let Some(function) = self.function {
            for (var, field) in self.fields.clone() {
                let path = joined(&WHOLE, field.as_slice());
                let from = From::Parameter {
                    function,
                    slot: Slot::Object,
                    path,
                };
                let taints = self.begin(from, u64::MAX);
                entry.add(&Place::of(var), &taints);
            }
        }
        let unit = self.unit;
        fixpoint::solve(&mut self, unit, entry, budget);
    }

    pub(super) fn begin(&mut self, from: From, live: u64) -> Taints {
        let mut one = Taints::default();
        one.insert(self.ways.begin(Origin { from, live }));
        one
    }

    /// The taints for those rules only that are not in `safe`.
    pub(super) fn without(&mut self, taints: &Taints, safe: u64) -> Taints {
        if safe == 0 || taints.is_empty() {
            return taints.clone();
        }
        let mut all = Taints::default();
        for taint in taints.iter() {
            let Some(origin) = self.ways.origin(taint) else {
                continue;
            };
            let live = origin.live & !safe;
            if live == origin.live {
                all.insert(taint);
            } else if live != 0 {
                let begun = self.ways.begin(Origin { live, ..origin });
                all.insert(Taint {
                    step: taint.step,
                    ..begun
                });
            }
        }
        all
    }

    /// Takes a place and its parts for clean by those rules.
    fn clean_for(&mut self, place: &Place, safe: u64, state: &mut State) {
        if safe == 0 {
            return;
        }
        for (rest, taints) in state.parts(place) {
            let kept = self.without(&taints, safe);
            let part = at_path(place, &rest);
            state.forget(&part);
            if kept.is_empty() {
                state.clean(&part);
            } else {
                state.add(&part, &kept);
            }
        }
    }

    /// What comes from outside as a whole, of which a part is taken.
    fn refined(&mut self, taints: &Taints, parts: &[Offset]) -> Taints {
        if parts.is_empty() {
            return taints.clone();
        }
        let mut all = Taints::default();
        for taint in taints.iter() {
            let Some(mut origin) = self.ways.origin(taint) else {
                continue;
            };
            origin.from = origin.from.part(parts);
            let begun = self.ways.begin(origin);
            all.insert(Taint {
                step: taint.step,
                ..begun
            });
        }
        all
    }
}
