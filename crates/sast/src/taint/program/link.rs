//! Follows one rule's values from its sources through the relations of all files.
//!
//! What is known is a set of facts: in the context of a call of a function with something tainted (or in none), something
//! is tainted at a point. A context is entered where a tainted value is an argument, and what comes back is given to the
//! calls that entered it; facts without a context hold for every call. (Reps, Horwitz and Sagiv: Precise
//! interprocedural dataflow analysis via graph reachability, 1995, with facts made of access paths.)

use super::marks::bit;
use super::relation::{Bound, Edge, From, Path, Relation, Slot, To, WHOLE, joined, residual};
use airlock_flow::program::{Callee, Function, FunctionId, FunctionNo, Program, Takes};
use airlock_model::{Budget, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::collections::{BTreeSet, VecDeque};

/// Facts that one rule may lead to.
const MAX_FACTS: usize = 400_000;
/// Stops of a flow that a finding shows.
const MAX_STOPS: usize = 50;
/// Findings of one rule in one program.
const MAX_FINDINGS: usize = 5_000;

/// A place on the way of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stop {
    /// The file's number.
    pub(crate) file: u32,
    /// Where in it.
    pub(crate) span: Span,
}

/// A value that came from a source to a sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Followed {
    /// The file of the source.
    pub(crate) source_file: u32,
    /// The source.
    pub(crate) source: Bound,
    /// The file of the sink.
    pub(crate) sink_file: u32,
    /// The sink.
    pub(crate) sink: Bound,
    /// The way: the source, the places on the way, the sink.
    pub(crate) stops: Vec<Stop>,
}

/// A context: a call of a function with something tainted; the first stands for none.
type Context = u32;
const NO_CONTEXT: Context = 0;

/// A point of the program at which something is tainted.
type Point = (Context, u32, From);

/// A fact, and how it came about.
struct Fact {
    point: Point,
    before: Option<u32>,
    /// The edge that led here, in the file of the fact before.
    edge: Option<u32>,
    /// A place of its own: that of the call that was entered or left.
    at: Option<Stop>,
}

/// What a function does to what called it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Exit {
    Return(Path),
    After(Slot, Path),
}

/// What makes a context: the function, what is tainted, and the call that gives it functions, if it does.
type Entry = (FunctionId, Slot, Path, Option<(u32, u32)>);

struct Entered {
    function: FunctionId,
    /// The calls that entered, with the contexts around them.
    by: Vec<(Context, u32, u32)>,
    /// What came back so far, with the facts that led to it.
    exits: Vec<(Exit, u32)>,
    /// Calls in it of functions it was given.
    callbacks: Vec<(Callback, u32)>,
}

/// A call of a function that is a parameter, and what it is given.
#[derive(Clone, Copy)]
struct Callback {
    file: u32,
    call: u32,
    index: u16,
    slot: Slot,
    path: Path,
}

/// The relations of all files of a program, and which call calls what.
pub(crate) struct Linked {
    pub(crate) relations: Vec<Relation>,
    program: Program,
    /// The functions of calls.
    targets: FxHashMap<(u32, u32), SmallVec<[FunctionId; 1]>>,
    /// The calls of functions.
    callers: FxHashMap<FunctionId, Vec<(u32, u32)>>,
}

impl Linked {
    /// A file is known by its place among the relations.
    pub(crate) fn new(relations: Vec<Relation>) -> Self {
        let outlines = relations.iter().map(|relation| relation.outline.clone());
        let program = Program::new(outlines.collect());
        let mut targets = FxHashMap::default();
        let mut callers: FxHashMap<FunctionId, Vec<(u32, u32)>> = FxHashMap::default();
        for (file, relation) in (0_u32..).zip(&relations) {
            for (call, site) in (0_u32..).zip(&relation.calls) {
                let found = program.targets(file, &site.callee);
                if found.is_empty() {
                    continue;
                }
                for target in &found {
                    callers.entry(*target).or_default().push((file, call));
                }
                targets.insert((file, call), SmallVec::from_vec(found));
            }
        }
        Self {
            relations,
            program,
            targets,
            callers,
        }
    }

    /// The path of a file.
    pub(crate) fn path(&self, file: u32) -> &str {
        let relation = self.relations.get(file as usize);
        relation.map_or("", |relation| relation.outline.path.as_str())
    }
}

/// A match of a rule in a file.
type InFile = (u32, (u8, super::super::marks::MarkId));

struct Linker<'run> {
    relations: &'run [Relation],
    program: &'run Program,
    rule: u8,
    /// Whether the rule takes what library functions give for clean.
    is_safe_call: bool,
    /// The edges of the rule by file and beginning, whatever its path.
    edges: FxHashMap<(u32, From), Vec<u32>>,
    targets: &'run FxHashMap<(u32, u32), SmallVec<[FunctionId; 1]>>,
    callers: &'run FxHashMap<FunctionId, Vec<(u32, u32)>>,
    /// Functions that give back the object they were called on.
    gives_object: FxHashSet<FunctionId>,
    facts: Vec<Fact>,
    known: FxHashSet<Point>,
    open: VecDeque<u32>,
    contexts: Vec<Entered>,
    context_of: FxHashMap<Entry, Context>,
    found: Vec<Followed>,
    reported: BTreeSet<(u32, Span, u32, Span)>,
    /// Whether a bound ended it early.
    is_cut: bool,
}

/// Where the values of a rule come to.
pub(crate) struct Arrivals {
    pub(crate) found: Vec<Followed>,
    /// Whether every value was followed to its end.
    pub(crate) is_whole: bool,
}

/// Follows the values of the rule with that number.
pub(crate) fn link(linked: &Linked, rule: u8, is_safe_call: bool, budget: &mut Budget) -> Arrivals {
    let mut linker = Linker {
        relations: &linked.relations,
        program: &linked.program,
        rule,
        is_safe_call,
        edges: FxHashMap::default(),
        targets: &linked.targets,
        callers: &linked.callers,
        gives_object: FxHashSet::default(),
        facts: Vec::new(),
        known: FxHashSet::default(),
        open: VecDeque::new(),
        contexts: vec![Entered {
            function: FunctionId {
                file: u32::MAX,
                function: FunctionNo(u32::MAX),
            },
            by: Vec::new(),
            exits: Vec::new(),
            callbacks: Vec::new(),
        }],
        context_of: FxHashMap::default(),
        found: Vec::new(),
        reported: BTreeSet::new(),
        is_cut: false,
    };
    linker.prepare();
    linker.follow(budget);
    Arrivals {
        found: linker.found,
        is_whole: !linker.is_cut,
    }
}

/// A beginning without its path.
fn base(from: From) -> From {
    match from {
        From::Source { .. } => from,
        From::Parameter { function, slot, .. } => From::Parameter {
            function,
            slot,
            path: WHOLE,
        },
        From::Result { call, .. } => From::Result { call, path: WHOLE },
        From::After { call, slot, .. } => From::After {
            call,
            slot,
            path: WHOLE,
        },
        From::Shared { name, .. } => From::Shared { name, path: WHOLE },
    }
}

fn path_of(from: &From) -> Path {
    match from {
        From::Source { .. } => WHOLE,
        From::Parameter { path, .. }
        | From::Result { path, .. }
        | From::After { path, .. }
        | From::Shared { path, .. } => *path,
    }
}

impl<'run> Linker<'run> {
    fn prepare(&mut self) {
        let mask = bit(self.rule);
        for (file, relation) in (0_u32..).zip(self.relations) {
            for (number, edge) in (0_u32..).zip(&relation.edges) {
                if edge.live & mask == 0 {
                    continue;
                }
                let same = self.edges.entry((file, base(edge.from))).or_default();
                same.push(number);
                if let From::Source { rule, .. } = edge.from
                    && rule == self.rule
                {
                    self.add((NO_CONTEXT, file, edge.from), None, None, None);
                }
                if let (
                    From::Parameter {
                        function,
                        slot: Slot::Object,
                        path: WHOLE,
                    },
                    To::Return {
                        function: same,
                        path: WHOLE,
                    },
                ) = (edge.from, edge.to)
                    && function == same
                {
                    self.gives_object.insert(FunctionId { file, function });
                }
            }
        }
    }

    fn edge(&self, file: u32, number: u32) -> Option<&'run Edge> {
        self.relations
            .get(file as usize)?
            .edges
            .get(number as usize)
    }

    fn function(&self, id: FunctionId) -> Option<&'run Function> {
        let relation = self.relations.get(id.file as usize)?;
        relation.outline.function(id.function)
    }

    fn add(&mut self, point: Point, before: Option<u32>, edge: Option<u32>, at: Option<Stop>) {
        if self.facts.len() >= MAX_FACTS {
            self.is_cut |= !self.known.contains(&point);
            return;
        }
        if !self.known.insert(point) {
            return;
        }
        let number = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        self.facts.push(Fact {
            point,
            before,
            edge,
            at,
        });
        self.open.push_back(number);
    }

    fn follow(&mut self, budget: &mut Budget) {
        while let Some(number) = self.open.pop_front() {
            let Some((context, file, from)) =
                self.facts.get(number as usize).map(|fact| fact.point)
            else {
                continue;
            };
            let path = path_of(&from);
            let edges = self
                .edges
                .get(&(file, base(from)))
                .cloned()
                .unwrap_or_default();
            for edge_number in edges {
                if budget.spend(1).is_err() {
                    self.is_cut = true;
                    return;
                }
                let Some(edge) = self.edge(file, edge_number) else {
                    continue;
                };
                let Some(rest) = residual(&path_of(&edge.from), &path) else {
                    continue;
                };
                // What is left of a path that is not yet taken apart goes on below where it arrives.
                let rest = if is_deeper(&path_of(&edge.from), &path) {
                    rest
                } else {
                    WHOLE
                };
                self.step(number, context, file, edge_number, &edge.to, &rest);
            }
        }
    }

    fn step(&mut self, fact: u32, context: Context, file: u32, edge: u32, to: &To, rest: &Path) {
        match *to {
            To::Sink { rule, mark } => {
                if rule == self.rule {
                    self.report(fact, file, edge, (rule, mark));
                }
            }
            To::Return { function, path } => {
                let exit = Exit::Return(joined(&path, rest));
                self.leave(fact, context, FunctionId { file, function }, edge, exit);
            }
            To::After {
                function,
                slot,
                path,
            } => {
                let exit = Exit::After(slot, joined(&path, rest));
                self.leave(fact, context, FunctionId { file, function }, edge, exit);
            }
            To::Argument { call, slot, path } => {
                let path = joined(&path, rest);
                self.enter(fact, context, file, call, edge, slot, path);
            }
            To::Shared { name, path } => {
                let path = joined(&path, rest);
                let point = (NO_CONTEXT, file, From::Shared { name, path });
                self.add(point, Some(fact), Some(edge), None);
            }
        }
    }

    /// Something tainted is an argument of a call.
    #[expect(
        clippy::too_many_arguments,
        reason = "a point, a way and a place among arguments"
    )]
    fn enter(
        &mut self,
        fact: u32,
        context: Context,
        file: u32,
        call: u32,
        edge: u32,
        slot: Slot,
        path: Path,
    ) {
        let Some(site) = self
            .relations
            .get(file as usize)
            .and_then(|it| it.calls.get(call as usize))
        else {
            return;
        };
        if let Callee::Parameter { function, index } = site.callee {
            let callback = Callback {
                file,
                call,
                index,
                slot,
                path,
            };
            return self.call_back(fact, context, FunctionId { file, function }, edge, callback);
        }
        let targets = self.targets.get(&(file, call)).cloned().unwrap_or_default();
        if targets.is_empty() {
            return self.pass(fact, context, file, call, edge, slot);
        }
        for target in targets {
            if let Some((index, path)) = self.parameter(target, site, slot, path) {
                self.enter_function(
                    fact,
                    context,
                    (file, call),
                    Some(edge),
                    (target, index, path),
                );
            }
        }
    }

    /// A library's function gives what it is given, and may hand it to functions it is given.
    fn pass(&mut self, fact: u32, context: Context, file: u32, call: u32, edge: u32, slot: Slot) {
        let Some(site) = self
            .relations
            .get(file as usize)
            .and_then(|it| it.calls.get(call as usize))
        else {
            return;
        };
        if !self.is_safe_call {
            let result = From::Result { call, path: WHOLE };
            self.add((context, file, result), Some(fact), Some(edge), None);
        }
        if site.hands_on && slot == Slot::Object {
            for (_, callee) in &site.functions {
                for target in self.program.targets(file, callee) {
                    let count = self
                        .function(target)
                        .map_or(0, |function| function.parameters.len());
                    for index in (0_u16..).take(count.min(3)) {
                        self.enter_function(
                            fact,
                            context,
                            (file, call),
                            Some(edge),
                            (target, Slot::At(index), WHOLE),
                        );
                    }
                }
            }
        }
    }

    /// The parameter that an argument goes to, and the path below it.
    fn parameter(
        &self,
        target: FunctionId,
        site: &super::relation::CallSite,
        slot: Slot,
        path: Path,
    ) -> Option<(Slot, Path)> {
        let Slot::At(position) = slot else {
            return Some((slot, path));
        };
        let function = self.function(target)?;
        let parameters = &function.parameters;
        let name = site.names.get(usize::from(position)).copied().flatten();
        let taking = |takes: Takes| parameters.iter().position(|it| it.takes == takes);
        let index = if let Some(name) = name {
            let named = parameters.iter().position(|it| it.name == name);
            named.or_else(|| taking(Takes::Named))?
        } else {
            let at = usize::from(position);
            match (taking(Takes::Rest), parameters.get(at)) {
                (Some(rest), _) if rest <= at => rest,
                (_, Some(_)) => at,
                _ => return None,
            }
        };
        let takes = parameters.get(index).map(|parameter| parameter.takes);
        let path = if takes == Some(Takes::One) {
            path
        } else {
            WHOLE
        };
        Some((Slot::At(u16::try_from(index).ok()?), path))
    }

    fn enter_function(
        &mut self,
        fact: u32,
        context: Context,
        (file, call): (u32, u32),
        edge: Option<u32>,
        (target, slot, path): (FunctionId, Slot, Path),
    ) {
        let site = self
            .relations
            .get(file as usize)
            .and_then(|it| it.calls.get(call as usize));
        let gives = site.is_some_and(|site| !site.functions.is_empty());
        let key: Entry = (target, slot, path, gives.then_some((file, call)));
        let contexts = &mut self.contexts;
        let inner = *self.context_of.entry(key).or_insert_with(|| {
            contexts.push(Entered {
                function: target,
                by: Vec::new(),
                exits: Vec::new(),
                callbacks: Vec::new(),
            });
            u32::try_from(contexts.len() - 1).unwrap_or(NO_CONTEXT)
        });
        let point = From::Parameter {
            function: target.function,
            slot,
            path,
        };
        let at = self.call_stop(file, call);
        self.add((inner, target.file, point), Some(fact), edge, at);
        let Some(entered) = self.contexts.get_mut(inner as usize) else {
            return;
        };
        if entered.by.contains(&(context, file, call)) {
            return;
        }
        entered.by.push((context, file, call));
        let (exits, callbacks): (Vec<_>, Vec<_>) =
            (entered.exits.clone(), entered.callbacks.clone());
        for (exit, left) in exits {
            self.come_back(left, context, (file, call), None, target, exit);
        }
        for (callback, fact) in callbacks {
            self.run_callback(fact, inner, (file, call), None, callback);
        }
    }

    fn call_stop(&self, file: u32, call: u32) -> Option<Stop> {
        let site = self
            .relations
            .get(file as usize)?
            .calls
            .get(call as usize)?;
        Some(Stop {
            file,
            span: site.span,
        })
    }

    /// Something tainted leaves a function.
    fn leave(&mut self, fact: u32, context: Context, function: FunctionId, edge: u32, exit: Exit) {
        let own = self
            .contexts
            .get(context as usize)
            .is_some_and(|entered| entered.function == function);
        if !own {
            // It came from inside: every call gets it.
            let callers = self.callers.get(&function).cloned().unwrap_or_default();
            for (file, call) in callers {
                let context = if file == function.file {
                    context
                } else {
                    NO_CONTEXT
                };
                self.come_back(fact, context, (file, call), Some(edge), function, exit);
            }
            return;
        }
        let Some(entered) = self.contexts.get_mut(context as usize) else {
            return;
        };
        if entered.exits.iter().any(|(known, _)| *known == exit) {
            return;
        }
        entered.exits.push((exit, fact));
        for (context, file, call) in entered.by.clone() {
            self.come_back(fact, context, (file, call), Some(edge), function, exit);
        }
    }

    /// What a function gives arrives at a call of it.
    fn come_back(
        &mut self,
        fact: u32,
        context: Context,
        (file, call): (u32, u32),
        edge: Option<u32>,
        function: FunctionId,
        exit: Exit,
    ) {
        let site = self
            .relations
            .get(file as usize)
            .and_then(|it| it.calls.get(call as usize));
        let makes = site.is_some_and(|site| {
            matches!(site.callee, Callee::Construct { .. })
                || (matches!(site.callee, Callee::Imported(_)) && self.is_constructor(function))
        });
        let at = self.call_stop(file, call);
        let mut points: SmallVec<[From; 2]> = SmallVec::new();
        match exit {
            Exit::Return(path) => points.push(From::Result { call, path }),
            // An object that is made is what the call gives.
            Exit::After(Slot::Object, path) if makes => points.push(From::Result { call, path }),
            Exit::After(slot, path) => {
                let slot = self.argument(function, site, slot);
                points.push(From::After { call, slot, path });
                if slot == Slot::Object && self.gives_object.contains(&function) {
                    points.push(From::Result { call, path });
                }
            }
        }
        for point in points {
            self.add((context, file, point), Some(fact), edge, at);
        }
    }

    fn is_constructor(&self, id: FunctionId) -> bool {
        self.function(id)
            .is_some_and(|function| function.class.is_some())
    }

    /// The argument that went to a parameter.
    fn argument(
        &self,
        function: FunctionId,
        site: Option<&super::relation::CallSite>,
        slot: Slot,
    ) -> Slot {
        let Slot::At(index) = slot else {
            return slot;
        };
        let name = self
            .function(function)
            .and_then(|function| function.parameters.get(usize::from(index)))
            .map(|parameter| parameter.name);
        let named = site.and_then(|site| {
            let mut names = (0_u16..).zip(&site.names);
            names.find(|(_, own)| own.is_some() && **own == name)
        });
        named.map_or(slot, |(position, _)| Slot::At(position))
    }

    /// A function calls what it was given.
    fn call_back(
        &mut self,
        fact: u32,
        context: Context,
        around: FunctionId,
        edge: u32,
        callback: Callback,
    ) {
        let own = self
            .contexts
            .get(context as usize)
            .is_some_and(|entered| entered.function == around);
        if own {
            let Some(entered) = self.contexts.get_mut(context as usize) else {
                return;
            };
            entered.callbacks.push((callback, fact));
            for (_, file, call) in entered.by.clone() {
                self.run_callback(fact, context, (file, call), Some(edge), callback);
            }
            return;
        }
        let callers = self.callers.get(&around).cloned().unwrap_or_default();
        for caller in callers {
            self.run_callback(fact, context, caller, Some(edge), callback);
        }
    }

    /// Runs the function that the call `caller` gave.
    fn run_callback(
        &mut self,
        fact: u32,
        context: Context,
        (file, call): (u32, u32),
        edge: Option<u32>,
        callback: Callback,
    ) {
        let Some(site) = self
            .relations
            .get(file as usize)
            .and_then(|it| it.calls.get(call as usize))
        else {
            return;
        };
        let given = site
            .functions
            .iter()
            .find(|(index, _)| *index == callback.index);
        let Some((_, callee)) = given else { return };
        let inner = self
            .relations
            .get(callback.file as usize)
            .and_then(|it| it.calls.get(callback.call as usize));
        for target in self.program.targets(file, callee) {
            let Some((slot, path)) =
                inner.and_then(|inner| self.parameter(target, inner, callback.slot, callback.path))
            else {
                continue;
            };
            self.enter_function(
                fact,
                context,
                (callback.file, callback.call),
                edge,
                (target, slot, path),
            );
        }
    }

    fn report(&mut self, fact: u32, file: u32, edge: u32, sink: (u8, super::super::marks::MarkId)) {
        let (stops, source) = self.way(fact, file, edge);
        let Some((source_file, source)) = source else {
            return;
        };
        let bound = |file: u32| self.relations.get(file as usize);
        let (Some(source), Some(sink)) = (
            bound(source_file).and_then(|it| it.sources.get(&source)),
            bound(file).and_then(|it| it.sinks.get(&sink)),
        ) else {
            return;
        };
        let key = (file, sink.span, source_file, source.span);
        if !self.reported.insert(key) {
            return;
        }
        if self.found.len() >= MAX_FINDINGS {
            self.is_cut = true;
            return;
        }
        let mut all = vec![Stop {
            file: source_file,
            span: source.span,
        }];
        all.extend(stops);
        all.push(Stop {
            file,
            span: sink.span,
        });
        all.dedup();
        if all.len() > MAX_STOPS {
            let from = all.len() - MAX_STOPS + 1;
            all.drain(1..from);
        }
        self.found.push(Followed {
            source_file,
            source: source.clone(),
            sink_file: file,
            sink: sink.clone(),
            stops: all,
        });
    }

    /// The places between the source and the last edge, and the source.
    fn way(&self, fact: u32, file: u32, edge: u32) -> (Vec<Stop>, Option<InFile>) {
        let mut all: Vec<Stop> = Vec::new();
        let via = |file: u32, edge: u32, all: &mut Vec<Stop>| {
            let spans = self.edge(file, edge).map_or(&[][..], |edge| &edge.via);
            all.extend(spans.iter().rev().map(|span| Stop { file, span: *span }));
        };
        via(file, edge, &mut all);
        let mut at = Some(fact);
        let mut source = None;
        while let Some(fact) = at.and_then(|at| self.facts.get(at as usize)) {
            if let From::Source { rule, mark } = fact.point.2 {
                source = Some((fact.point.1, (rule, mark)));
            }
            all.extend(fact.at);
            let before = fact
                .before
                .and_then(|before| self.facts.get(before as usize));
            if let (Some(before), Some(edge)) = (before, fact.edge) {
                via(before.point.1, edge, &mut all);
            }
            at = fact.before;
        }
        all.reverse();
        (all, source)
    }
}

/// Whether `inner` goes on below `outer`.
fn is_deeper(outer: &Path, inner: &Path) -> bool {
    super::relation::depth(inner) > super::relation::depth(outer)
}
