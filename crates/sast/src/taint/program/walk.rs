//! Runs one unit for all rules at once: what flows from its parameters, the results of its calls and its sources to what it
//! returns, its calls and its sinks.

use super::super::fixpoint::{self, Walker};
use super::super::marks::{MarkId, Marks};
use super::super::state::State;
use super::super::taints::{Taint, Taints, Ways};
use super::marks::{AllMarks, Safe, bit};
use super::relation::{CallSite, Edge, From, Path, Slot, To, WHOLE, joined};
use super::tables;
use crate::file::File;
use airlock_flow::il::{Call, Instruction, MAX_OFFSETS, Offset, Op, Operator, Place, Unit, Var};
use airlock_flow::program::{Callee, Callees, Family, FunctionNo, Outline, parameter_nodes};
use airlock_model::Budget;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// Edges kept of one file; more is no file that people write.
const MAX_EDGES: usize = 100_000;
/// Places shown of one edge.
const MAX_VIA: usize = 6;

/// Where a taint comes from and for which rules it still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Origin {
    from: From,
    live: u64,
}

/// Edges and calls of a file, as they are found.
#[derive(Default)]
pub(super) struct Recorder {
    pub(super) edges: Vec<Edge>,
    known: FxHashMap<(From, To), usize>,
    pub(super) calls: Vec<CallSite>,
    calls_of: FxHashMap<NodeId, u32>,
}

pub(super) struct Walk<'run> {
    file: &'run File<'run>,
    outline: &'run Outline,
    callees: &'run Callees<'run>,
    known: &'run FxHashSet<Symbol>,
    unit: &'run Unit,
    marks: &'run AllMarks,
    safe: Safe,
    /// For each rule, which of its sinks pick out a part of their match.
    focused: &'run [Vec<bool>],
    recorder: &'run mut Recorder,
    ways: Ways<Origin>,
    /// The places of parameters: the function, the slot, and the part of the argument.
    parameters: FxHashMap<NodeId, (FunctionNo, Slot, Path)>,
    /// Variables that hold parameters.
    parameter_vars: FxHashMap<Var, (FunctionNo, Slot, Path)>,
    /// The unit's function, where it is one.
    function: Option<FunctionNo>,
    /// Variables for fields of the object, with their names; the object itself has none.
    fields: Vec<(Var, Option<Offset>)>,
    /// What temporaries were read from.
    places: FxHashMap<Var, Place>,
    /// The nodes that temporaries were computed for.
    nodes: FxHashMap<Var, NodeId>,
    reports: bool,
    statement: u32,
    touched: SmallVec<[Var; 4]>,
    /// What waits at propagators.
    waiting: FxHashMap<(u8, MarkId), Taints>,
    /// Ends of propagators that came before their beginnings.
    pending: FxHashMap<(u8, MarkId), Place>,
}

impl Walker for Walk<'_> {
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

impl<'run> Walk<'run> {
    #[expect(
        clippy::too_many_arguments,
        reason = "one of each kind of what is known of the file"
    )]
    pub(super) fn new(
        file: &'run File<'run>,
        outline: &'run Outline,
        callees: &'run Callees<'run>,
        known: &'run FxHashSet<Symbol>,
        unit: &'run Unit,
        marks: &'run AllMarks,
        safe: Safe,
        focused: &'run [Vec<bool>],
        recorder: &'run mut Recorder,
    ) -> Self {
        let function = callees.function_at(unit.root);
        let mut walk = Self {
            file,
            outline,
            callees,
            known,
            unit,
            marks,
            safe,
            focused,
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

    /// Notes which names are parameters of the functions in the unit.
    fn find_parameters(&mut self) {
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
    fn find_fields(&mut self) {
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
    fn shared_variables(&self) -> Vec<(Var, Symbol)> {
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
    fn function_around(&self, node: NodeId) -> Option<FunctionNo> {
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

    // Taints.

    fn begin(&mut self, from: From, live: u64) -> Taints {
        let mut one = Taints::default();
        one.insert(self.ways.begin(Origin { from, live }));
        one
    }

    /// The taints for those rules only that are not in `safe`.
    fn without(&mut self, taints: &Taints, safe: u64) -> Taints {
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
            match &mut origin.from {
                From::Parameter { path, .. }
                | From::Result { path, .. }
                | From::After { path, .. }
                | From::Shared { path, .. } => {
                    *path = joined(path, parts);
                }
                From::Source { .. } => {}
            }
            let begun = self.ways.begin(origin);
            all.insert(Taint {
                step: taint.step,
                ..begun
            });
        }
        all
    }

    fn record(&mut self, taints: &Taints, to: To) {
        if !self.reports {
            return;
        }
        for taint in taints.iter() {
            let Some(origin) = self.ways.origin(taint) else {
                continue;
            };
            let live = match to {
                To::Sink { rule, .. } => origin.live & bit(rule),
                _ => origin.live,
            };
            if live == 0 || is_circle(&origin.from, &to) {
                continue;
            }
            let recorder = &mut *self.recorder;
            match recorder.known.get(&(origin.from, to)) {
                Some(known) => {
                    if let Some(edge) = recorder.edges.get_mut(*known) {
                        edge.live |= live;
                    }
                }
                None if recorder.edges.len() < MAX_EDGES => {
                    let way = self.ways.path(taint, MAX_VIA).into_iter();
                    let tree = self.file.tree;
                    recorder
                        .known
                        .insert((origin.from, to), recorder.edges.len());
                    recorder.edges.push(Edge {
                        from: origin.from,
                        live,
                        to,
                        via: way.map(|node| tree.node(node).span()).collect(),
                    });
                }
                None => {}
            }
        }
    }

    // Instructions.

    fn read(&mut self, place: &Place, dest: &Place, state: &mut State) {
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
    fn compute(&mut self, node: NodeId, op: &Op, dest: &Place, state: &mut State) -> Taints {
        match op {
            Op::Read(place) => {
                self.places.insert(dest.var, *place);
                self.read(place, dest, state);
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
                let object = Place::of(*object);
                if offset.is_some() {
                    self.read(&object.part(*offset), dest, state);
                } else {
                    let all = state.all(&object);
                    state.add(dest, &all);
                }
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

    /// The number of a call of something that the program may define.
    fn site(
        &mut self,
        node: NodeId,
        arguments: &[(Option<Symbol>, Var)],
        method: Option<NodeId>,
    ) -> Option<u32> {
        if let Some(known) = self.recorder.calls_of.get(&node) {
            return (*known != u32::MAX).then_some(*known);
        }
        let number = self.new_site(node, arguments, method);
        self.recorder
            .calls_of
            .insert(node, number.unwrap_or(u32::MAX));
        number
    }

    fn new_site(
        &mut self,
        node: NodeId,
        arguments: &[(Option<Symbol>, Var)],
        method: Option<NodeId>,
    ) -> Option<u32> {
        let tree = self.file.tree;
        let mut functions: SmallVec<[(u16, Callee); 1]> = SmallVec::new();
        for (index, (_, value)) in (0_u16..).zip(arguments) {
            let Some(argument) = self.nodes.get(value).copied() else {
                continue;
            };
            let is_function = matches!(tree.kind(argument), Kind::Lambda | Kind::Function);
            let is_name = matches!(tree.kind(argument), Kind::Ident | Kind::Member);
            if !is_function && !is_name {
                continue;
            }
            match self.callees.function_value(argument) {
                // What is not known to be a function is an object.
                None | Some(Callee::Bare(_) | Callee::AnyMethod(_) | Callee::Construct { .. }) => {}
                Some(Callee::Parameter { .. }) => {}
                Some(Callee::Imported(path))
                    if !self.is_known(path.last().map(|name| Symbol::of(name))) => {}
                Some(Callee::Method { name, .. }) if !self.is_known(Some(name)) => {}
                Some(callee) => functions.push((index, callee)),
            }
        }
        let hands_on = method.is_some_and(|name| tables::hands_on(tree.text(self.file.text, name)));
        let callee = self.callees.callee(node);
        let callee = match callee {
            Some(callee) if self.may_be_known(&callee) => callee,
            // A library that calls back.
            _ if !functions.is_empty() && hands_on => Callee::AnyMethod(Symbol::NONE),
            _ => return None,
        };
        let number = u32::try_from(self.recorder.calls.len()).ok()?;
        self.recorder.calls.push(CallSite {
            span: tree.node(node).span(),
            callee,
            names: arguments.iter().map(|(name, _)| *name).collect(),
            functions,
            hands_on,
            around: self.function_around(node),
        });
        Some(number)
    }

    fn is_known(&self, name: Option<Symbol>) -> bool {
        name.is_some_and(|name| self.known.contains(&name))
    }

    /// Whether the program defines anything of the callee's name.
    fn may_be_known(&self, callee: &Callee) -> bool {
        match callee {
            Callee::Own(_) | Callee::Parameter { .. } | Callee::Inherited { .. } => true,
            Callee::Imported(path) => {
                // A default export has no name of its own.
                let is_default =
                    path.last().is_some_and(|last| last == "default") || path.len() == 1;
                is_default || self.is_known(path.last().map(|name| Symbol::of(name)))
            }
            Callee::Bare(name) | Callee::Method { name, .. } | Callee::AnyMethod(name) => {
                self.is_known(Some(*name))
            }
            Callee::Construct { class } => self.is_known(Some(*class)),
        }
    }

    fn call(&mut self, node: NodeId, call: &Call, dest: &Place, state: &mut State) -> Taints {
        let arguments: SmallVec<[(Option<Symbol>, Var); 4]> =
            call.arguments.iter().copied().collect();
        let Some(number) = self.site(node, &arguments, call.method) else {
            return self.library_call(call, dest, state);
        };
        let mut carried = Taints::default();
        for (index, (_, value)) in (0_u16..).zip(&arguments) {
            self.given(number, Slot::At(index), *value, state);
            carried.add(&state.of(*value));
            state.forget(&Place::of(*value));
            self.left_behind(
                number,
                Slot::At(index),
                self.places.get(value).copied(),
                state,
            );
        }
        if let Some(receiver) = call.receiver {
            self.receiver(number, receiver, call.receiver_place, state);
        } else if self.is_own_method(number) {
            self.own_fields(number, state);
        }
        if let Some(receiver) = call.receiver {
            state.forget(&Place::of(receiver));
        }
        state.forget(&Place::of(call.callee));
        let result = self.begin(
            From::Result {
                call: number,
                path: WHOLE,
            },
            u64::MAX,
        );
        state.add(dest, &result);
        carried
    }

    /// Whether a call without an object is one of a method of the object around it.
    fn is_own_method(&self, number: u32) -> bool {
        let site = self.recorder.calls.get(number as usize);
        site.is_some_and(|site| {
            matches!(
                site.callee,
                Callee::Method { .. } | Callee::Inherited { .. }
            )
        })
    }

    /// What a value holds is given to a call.
    fn given(&mut self, call: u32, slot: Slot, value: Var, state: &State) {
        for (path, taints) in state.parts(&Place::of(value)) {
            self.record(&taints, To::Argument { call, slot, path });
        }
    }

    /// What a call leaves in the places that it was given.
    fn left_behind(&mut self, call: u32, slot: Slot, place: Option<Place>, state: &mut State) {
        let Some(place) = place.filter(|place| self.is_named(place.var)) else {
            return;
        };
        let from = From::After {
            call,
            slot,
            path: WHOLE,
        };
        let taints = self.begin(from, u64::MAX);
        state.add(&place, &taints);
    }

    fn is_named(&self, var: Var) -> bool {
        matches!(self.unit.variables.get(var.0 as usize), Some(Some(_)))
    }

    fn receiver(&mut self, call: u32, receiver: Var, place: Option<Place>, state: &mut State) {
        let is_this = self
            .nodes
            .get(&receiver)
            .is_some_and(|node| self.is_this(*node));
        if is_this {
            return self.own_fields(call, state);
        }
        self.given(call, Slot::Object, receiver, state);
        self.left_behind(call, Slot::Object, place, state);
    }

    fn is_this(&self, node: NodeId) -> bool {
        let tree = self.file.tree;
        match tree.kind(node) {
            Kind::This | Kind::Super => true,
            Kind::Ident => matches!(tree.text(self.file.text, node), "self" | "$this" | "cls"),
            _ => false,
        }
    }

    /// The fields of the object are given to a call of one of its methods, which may change them.
    fn own_fields(&mut self, call: u32, state: &mut State) {
        for (var, field) in self.fields.clone() {
            let base = joined(&WHOLE, field.as_slice());
            for (rest, taints) in state.parts(&Place::of(var)) {
                let to = To::Argument {
                    call,
                    slot: Slot::Object,
                    path: joined(&base, &rest),
                };
                self.record(&taints, to);
            }
            let from = From::After {
                call,
                slot: Slot::Object,
                path: base,
            };
            let taints = self.begin(from, u64::MAX);
            state.add(&Place::of(var), &taints);
        }
        // Fields that this function does not name go through as they are.
        if let Some(function) = self.function {
            let whole = self.begin(
                From::Parameter {
                    function,
                    slot: Slot::Object,
                    path: WHOLE,
                },
                u64::MAX,
            );
            let to = To::Argument {
                call,
                slot: Slot::Object,
                path: WHOLE,
            };
            self.record(&whole, to);
            if self.reports {
                let after = self.begin(
                    From::After {
                        call,
                        slot: Slot::Object,
                        path: WHOLE,
                    },
                    u64::MAX,
                );
                let to = To::After {
                    function,
                    slot: Slot::Object,
                    path: WHOLE,
                };
                self.record(&after, to);
            }
        }
    }

    /// A call of what the program does not define: what goes in comes out.
    fn library_call(&mut self, call: &Call, dest: &Place, state: &mut State) -> Taints {
        let arguments = all_taken(call.arguments.iter().map(|(_, value)| *value), state);
        let receiver = call.receiver.map(|it| taken(it, state)).unwrap_or_default();
        let callee = taken(call.callee, state);
        if let Some(place) = call.receiver_place.filter(|_| !arguments.is_empty())
            && (call.appends || self.fills(call))
        {
            state.add(&place, &arguments);
            self.stored(&place, &arguments);
        }
        let passed = self.without(&arguments, self.safe.functions);
        state.add(dest, &passed);
        match self.property(call) {
            Some((place, true)) => self.read(&place, dest, state),
            Some((place, false)) => {
                state.add(&place, &arguments);
                self.stored(&place, &arguments);
            }
            None => {
                let passed = self.without(&receiver, self.safe.functions);
                state.add(dest, &passed);
            }
        }
        let passed = self.without(&callee, self.safe.all_but_assignments);
        state.add(dest, &passed);
        arguments
    }

    /// Whether a call puts its arguments into the container that it is called on.
    fn fills(&self, call: &Call) -> bool {
        let tree = self.file.tree;
        let text = self.file.text;
        let Some(method) = call.method else {
            return false;
        };
        if !tables::fills(tree.text(text, method)) {
            return false;
        }
        let Some(object) = call.receiver.and_then(|it| self.nodes.get(&it)).copied() else {
            return false;
        };
        let facts = &self.file.facts;
        if facts
            .type_of(object)
            .is_some_and(|of| tables::is_container(&of))
        {
            return true;
        }
        let bindings = match tree.kind(object) {
            Kind::Ident => facts.scope_bindings(object),
            _ => Vec::new(),
        };
        let fields = self.callees.field_values(object).iter().copied();
        let mut values = { bindings.iter() }
            .filter_map(|binding| binding.value)
            .chain(fields);
        values.any(|value| match tree.kind(value) {
            Kind::List | Kind::Dict | Kind::Set | Kind::Tuple => true,
            Kind::New => facts
                .type_of(value)
                .is_some_and(|of| tables::is_container(&of)),
            Kind::Call => tree
                .child(value, Role::Callee)
                .map(|callee| tree.text(text, callee))
                .and_then(|callee| callee.rsplit(['.', ':']).next())
                .is_some_and(tables::makes_container),
            _ => false,
        })
    }

    /// The property that a getter (`true`) or setter of Java stands for.
    fn property(&self, call: &Call) -> Option<(Place, bool)> {
        if self.outline.family != Family::Jvm {
            return None;
        }
        let name = self.file.tree.text(self.file.text, call.method?);
        super::super::transfer::property(name, call.receiver_place?, call.arguments.len())
    }

    fn construction(
        &mut self,
        node: NodeId,
        values: &[Var],
        dest: &Place,
        state: &mut State,
    ) -> Taints {
        let arguments: SmallVec<[(Option<Symbol>, Var); 4]> =
            values.iter().map(|value| (None, *value)).collect();
        let Some(number) = self.site(node, &arguments, None) else {
            let taints = all_taken(values.iter().copied(), state);
            let kept = self.without(&taints, self.safe.all_but_assignments);
            state.add(dest, &kept);
            return taints;
        };
        let mut carried = Taints::default();
        for (index, value) in (0_u16..).zip(values) {
            self.given(number, Slot::At(index), *value, state);
            carried.add(&taken(*value, state));
        }
        let from = From::Result {
            call: number,
            path: WHOLE,
        };
        let result = self.begin(from, u64::MAX);
        state.add(dest, &result);
        carried
    }

    fn returned(&mut self, node: NodeId, value: Var, state: &State) {
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
    fn stored(&mut self, place: &Place, taints: &Taints) {
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

    fn store(&mut self, instruction: &Instruction, place: &Place, value: Var, state: &mut State) {
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
        let was_touched = self.touched.contains(&place.var);
        if taints.is_empty() {
            if !was_touched {
                state.clean(place);
            }
        } else if was_touched {
            let moved = taints.moved(instruction.node, &mut self.ways);
            state.add(place, &moved);
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
        if safe != 0 && self.file.tree.kind(instruction.node) == Kind::Ident {
            self.clean_for(place, safe, state);
        }
    }

    fn declare(&mut self, number: usize, node: NodeId, place: &Place, state: &mut State) {
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
        let marks = self.marks;
        for (rule, marks) in marks.of(number) {
            if marks.is_sanitized {
                self.clean_for(place, bit(rule), state);
                continue;
            }
            for mark in marks.sources.iter().chain(&marks.taints) {
                let taints = self.begin(From::Source { rule, mark: *mark }, bit(rule));
                state.add(place, &taints);
            }
        }
    }

    /// Applies what the rules say of the expression to its value.
    fn finish(
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
        let all_marks = self.marks;
        for (rule, marks) in all_marks.of(number) {
            if marks.is_sanitized {
                self.clean_for(dest, bit(rule), state);
                if let (true, Some(place)) = (marks.cleans, place) {
                    self.touched.push(place.var);
                    self.clean_for(&place, bit(rule), state);
                }
                continue;
            }
            for mark in &marks.sources {
                let taints = self.begin(From::Source { rule, mark: *mark }, bit(rule));
                state.add(dest, &taints);
            }
            if let Some(place) = place {
                for mark in &marks.taints {
                    let taints = self.begin(From::Source { rule, mark: *mark }, bit(rule));
                    self.touched.push(place.var);
                    state.add(&place, &taints);
                }
            }
            self.propagate(rule, dest, place, marks, state);
        }
        if !matches!(instruction.op, Op::Compose(_)) {
            let safe = self.safe_of_type(instruction.node);
            if safe != 0 {
                self.clean_for(dest, safe, state);
            }
        }
        if self.reports {
            self.arrive(number, &state.all(dest), arguments);
        }
    }

    fn arrive(&mut self, number: usize, value: &Taints, arguments: &Taints) {
        let all_marks = self.marks;
        for (rule, marks) in all_marks.of(number) {
            if marks.is_sanitized {
                continue;
            }
            for mark in &marks.sinks {
                let mut taints = value.clone();
                if !self.is_focused(rule, *mark) {
                    taints.add(arguments);
                }
                self.record(&taints, To::Sink { rule, mark: *mark });
            }
        }
    }

    /// Whether a sink is a part of its match that the rule picks out: only that counts then.
    fn is_focused(&self, rule: u8, mark: MarkId) -> bool {
        let spec = self.focused.get(usize::from(rule));
        spec.is_some_and(|sinks| sinks.get(mark.spec as usize) == Some(&true))
    }

    fn touch(&mut self, number: usize, place: &Place, state: &mut State) {
        let all_marks = self.marks;
        for (rule, marks) in all_marks.of(number) {
            if marks.is_sanitized {
                if marks.cleans {
                    self.touched.push(place.var);
                    self.clean_for(place, bit(rule), state);
                }
                continue;
            }
            for mark in &marks.taints {
                let taints = self.begin(From::Source { rule, mark: *mark }, bit(rule));
                self.touched.push(place.var);
                state.add(place, &taints);
            }
            self.propagate(
                rule,
                &Place::of(place.var),
                Some(*place),
                &Marks {
                    to: marks.to.clone(),
                    ..Marks::default()
                },
                state,
            );
            for mark in &marks.sinks {
                let taints = state.all(place);
                self.record(&taints, To::Sink { rule, mark: *mark });
            }
        }
    }

    fn propagate(
        &mut self,
        rule: u8,
        dest: &Place,
        place: Option<Place>,
        marks: &Marks,
        state: &mut State,
    ) {
        for mark in &marks.from {
            let taints = state.all(dest);
            match self.pending.remove(&(rule, *mark)) {
                Some(place) => {
                    self.touched.push(place.var);
                    state.add(&place, &taints);
                }
                None => {
                    self.waiting.insert((rule, *mark), taints);
                }
            }
        }
        for mark in &marks.to {
            match (self.waiting.get(&(rule, *mark)).cloned(), place) {
                (Some(taints), Some(place)) => {
                    self.touched.push(place.var);
                    state.add(&place, &taints);
                    self.stored(&place, &taints);
                }
                (Some(taints), None) => state.add(dest, &taints),
                (None, Some(place)) => {
                    self.pending.insert((rule, *mark), place);
                }
                (None, None) => {}
            }
        }
    }

    /// The rules that take values of the expression's type for clean.
    fn safe_of_type(&self, node: NodeId) -> u64 {
        if self.safe.booleans == 0 && self.safe.numbers == 0 {
            return 0;
        }
        match super::super::safe_types::class_of(&self.file.facts, node) {
            Some(super::super::safe_types::Plain::Truth) => self.safe.booleans,
            Some(super::super::safe_types::Plain::Number) => self.safe.numbers,
            None => 0,
        }
    }
}

/// A part of a place.
fn at_path(place: &Place, path: &Path) -> Place {
    let parts = path.iter().take_while(|part| **part != Offset::NONE);
    let whole = parts.fold(*place, |place, part| place.part(Some(*part)));
    Place {
        // Deeper than is told apart: the prefix.
        is_exact: true,
        ..whole
    }
}

/// Whether something only stays where it is.
fn is_circle(from: &From, to: &To) -> bool {
    match (from, to) {
        (
            From::Parameter {
                function,
                slot,
                path,
            },
            To::After {
                function: other,
                slot: other_slot,
                path: other_path,
            },
        ) => (function, slot, path) == (other, other_slot, other_path),
        (
            From::After { call, slot, path },
            To::Argument {
                call: other,
                slot: other_slot,
                path: other_path,
            },
        ) => (call, slot, path) == (other, other_slot, other_path),
        _ => false,
    }
}

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
