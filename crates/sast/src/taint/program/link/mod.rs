//! Follows values from their sources through the relations of files, for all rules at once.
//!
//! What is known is a set of facts: in the context of a call of a function with something tainted (or in none), something
//! is tainted at a point, for some rules. A context is entered where a tainted value is an argument, and what comes back is
//! given to the calls that entered it; facts without a context hold for every call. (Reps, Horwitz and Sagiv: Precise
//! interprocedural dataflow analysis via graph reachability, 1995, with facts made of access paths.)
//!
//! Relations are asked for as values come to their files: whoever follows gives those that are [`Following::wanted`] until
//! none is. What no value comes to is never looked at.
//!
//! Invariants:
//! - what is found depends on the relations only, not on when they are given: rounds are asked for and taken in order;
//! - a rule's facts are those that it would have alone.

mod callbacks;
mod calls;
mod exits;
mod report;

pub(crate) use report::Followed;

use super::relation::{Edge, From, Path, Relation, Slot, To, WHOLE, depth, joined, residual};
use airlock_flow::program::{Function, FunctionId, FunctionNo, Outline, Program};
use airlock_model::{Budget, Span};
use callbacks::Callback;
use exits::{Exit, OpenExit};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Facts that one program may lead to, about 130 bytes each.
const MAX_FACTS: usize = 1_000_000;
/// Ways by which values come to a file that are told.
const MAX_WAYS: usize = 8;
/// Files on one of them.
const MAX_WAY_FILES: usize = 24;

/// A place on the way of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stop {
    /// The file's number.
    pub(crate) file: u32,
    /// Where in it.
    pub(crate) span: Span,
}

/// A context: a call of a function with something tainted; the first stands for none.
type Context = u32;
const NO_CONTEXT: Context = 0;

/// A point of the program at which something is tainted.
type Point = (Context, u32, From);

/// A call, by its file and number.
type Call = (u32, u32);

/// A fact, and how it came about.
struct Fact {
    point: Point,
    /// The rules for which it holds.
    live: u64,
    /// Whether it counts by itself: it went through what is looked for.
    is_through: bool,
    way: Way,
}

/// How a fact came about.
#[derive(Debug, Clone, Copy, Default)]
struct Way {
    before: Option<u32>,
    /// The edge that led here, in the file of the fact before.
    edge: Option<u32>,
    /// A place of its own: that of the call that was entered or left.
    at: Option<Stop>,
}

/// A value on its way: the fact that it is, the rules for which it goes on, and the edge that it takes.
#[derive(Debug, Clone, Copy)]
struct Moving {
    fact: u32,
    live: u64,
    is_through: bool,
    edge: Option<u32>,
}

/// Where values are followed that count only once they went through some files.
struct Lanes {
    /// The files that values must go through.
    through: FxHashSet<u32>,
    /// Those that they may go through before.
    before: FxHashSet<u32>,
}

/// What makes a context: the function, what is tainted, and the call that gives it functions, if it does.
type Entry = (FunctionId, Slot, Path, Option<Call>);

struct Entered {
    function: FunctionId,
    /// The calls that entered, with the contexts around them, and for which rules.
    by: Vec<(Context, Call, u64)>,
    /// What came back so far, with the facts that led to it.
    exits: Vec<(Exit, Moving)>,
    /// Calls in it of functions it was given.
    callbacks: Vec<(Callback, Moving)>,
}

/// What is known of a file.
enum Known {
    Unknown,
    /// It was asked for.
    Wanted,
    Given(Related),
    /// There is nothing.
    Nothing,
}

/// A file's relation, and what its calls call.
struct Related {
    relation: Arc<Relation>,
    outline: Arc<Outline>,
    targets: Vec<SmallVec<[FunctionId; 1]>>,
}

/// Values on their way through a program.
pub(crate) struct Following<'run> {
    program: Program<'run>,
    /// The rules that are followed.
    rules: u64,
    /// Those that take for clean what a function of a library gives.
    safe_calls: u64,
    files: Vec<Known>,
    wanted: BTreeSet<u32>,
    /// Files whose sources count.
    begins: FxHashSet<u32>,
    /// Where values are followed; everywhere without.
    lanes: Option<Lanes>,
    /// The calls of functions.
    callers: FxHashMap<FunctionId, Vec<Call>>,
    /// What left a function in no context of it: every call gets it, also those that are not yet known.
    open_exits: FxHashMap<FunctionId, Vec<OpenExit>>,
    /// Calls of functions that are given by calls which are not yet known.
    open_callbacks: FxHashMap<FunctionId, Vec<(Callback, Context, Moving)>>,
    /// Functions that give back the object they were called on, and for which rules.
    gives_object: FxHashMap<FunctionId, u64>,
    facts: Vec<Fact>,
    known: FxHashMap<(Point, bool), u64>,
    open: VecDeque<u32>,
    /// Facts in files that are not yet known.
    waiting: BTreeMap<u32, Vec<u32>>,
    contexts: Vec<Entered>,
    context_of: FxHashMap<Entry, Context>,
    report: report::Report,
    /// Whether a bound ended it early.
    is_cut: bool,
}

impl<'run> Following<'run> {
    /// Follows the values of `rules`; `safe_calls` are those that take for clean what a function of a library gives.
    pub(crate) fn new(program: Program<'run>, rules: u64, safe_calls: u64) -> Self {
        let nowhere = FunctionId {
            file: u32::MAX,
            function: FunctionNo(u32::MAX),
        };
        Self {
            program,
            rules,
            safe_calls,
            files: Vec::new(),
            wanted: BTreeSet::new(),
            begins: FxHashSet::default(),
            lanes: None,
            callers: FxHashMap::default(),
            open_exits: FxHashMap::default(),
            open_callbacks: FxHashMap::default(),
            gives_object: FxHashMap::default(),
            facts: Vec::new(),
            known: FxHashMap::default(),
            open: VecDeque::new(),
            waiting: BTreeMap::new(),
            contexts: vec![Entered::of(nowhere)],
            context_of: FxHashMap::default(),
            report: report::Report::default(),
            is_cut: false,
        }
    }

    /// Only values that go through these files count.
    pub(crate) fn only_through(&mut self, files: &[u32]) {
        self.lanes = Some(Lanes {
            through: files.iter().copied().collect(),
            before: FxHashSet::default(),
        });
    }

    /// Values may go through a file before they have come through one that counts.
    pub(crate) fn allow(&mut self, file: u32) {
        if let Some(lanes) = &mut self.lanes {
            lanes.before.insert(file);
        }
    }

    /// Values begin at the sources of a file.
    pub(crate) fn begin_in(&mut self, file: u32) {
        if self.begins.insert(file) {
            if matches!(self.slot(file), Known::Given(_)) {
                self.begin(file);
            } else {
                self.want(file);
            }
        }
    }

    /// The files whose relations are needed to go on, in order.
    pub(crate) fn wanted(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.wanted).into_iter().collect()
    }

    /// Takes in the relation of a file; `None` where there is none to be had.
    pub(crate) fn give(&mut self, file: u32, relation: Option<Arc<Relation>>) {
        let outline = self.program.outline(file);
        let Some((relation, outline)) = relation.zip(outline) else {
            self.set(file, Known::Nothing);
            self.waiting.remove(&file);
            return;
        };
        let targets: Vec<SmallVec<[FunctionId; 1]>> = { relation.calls.iter() }
            .map(|site| {
                let targets = self.program.targets(file, &site.callee);
                SmallVec::from_vec(self.taking(targets, site.names.len()))
            })
            .collect();
        self.note_givers(file, &relation);
        let related = Related {
            relation,
            outline,
            targets: targets.clone(),
        };
        self.set(file, Known::Given(related));
        for (call, targets) in (0_u32..).zip(targets) {
            for target in targets {
                self.callers.entry(target).or_default().push((file, call));
                self.come_back_late(target, (file, call));
                self.call_back_late(target, (file, call));
            }
        }
        if self.begins.contains(&file) {
            self.begin(file);
        }
        self.open
            .extend(self.waiting.remove(&file).unwrap_or_default());
    }

    /// Follows values as far as what is known allows.
    pub(crate) fn follow(&mut self, budget: &mut Budget) {
        while let Some(number) = self.open.pop_front() {
            let Some((point, live, is_through)) = { self.facts.get(number as usize) }
                .map(|fact| (fact.point, fact.live, fact.is_through))
            else {
                continue;
            };
            let (context, file, from) = point;
            match self.slot(file) {
                Known::Given(_) => {}
                Known::Nothing => continue,
                Known::Unknown | Known::Wanted => {
                    self.want(file);
                    self.waiting.entry(file).or_default().push(number);
                    continue;
                }
            }
            let Some(relation) = self.relation(file) else {
                continue;
            };
            let path = from.path();
            for edge_number in relation.edges_from(from) {
                if budget.spend(1).is_err() {
                    self.is_cut = true;
                    self.open.clear();
                    return;
                }
                let Some(edge) = relation.edges.get(edge_number) else {
                    continue;
                };
                let live = edge.live & live;
                let outer = edge.from.path();
                let Some(rest) = residual(&outer, &path).filter(|_| live != 0) else {
                    continue;
                };
                // What is left of a path that is not yet taken apart goes on below where it arrives.
                let is_deeper = depth(&path) > depth(&outer);
                // The object around the code, of which a field holds something, is not what it holds.
                let is_object = matches!(
                    edge.from,
                    From::Parameter {
                        slot: Slot::Object,
                        ..
                    }
                );
                if is_deeper && is_object && outer == WHOLE && matches!(edge.to, To::Sink { .. }) {
                    continue;
                }
                let rest = if is_deeper { rest } else { WHOLE };
                let moving = Moving {
                    fact: number,
                    live,
                    is_through,
                    edge: u32::try_from(edge_number).ok(),
                };
                self.step(moving, context, file, edge, &rest);
            }
        }
    }

    /// The files of the functions that are called in a file whose relation was given.
    pub(crate) fn called_from(&self, file: u32) -> impl Iterator<Item = u32> + '_ {
        let related = self.related(file).into_iter();
        let targets = related.flat_map(|related| &related.targets).flatten();
        targets.map(|target| target.file)
    }

    /// Whether every value was followed to its end.
    pub(crate) fn is_whole(&self) -> bool {
        !self.is_cut
    }

    /// What was found, in the order in which values arrived.
    pub(crate) fn found(&mut self) -> Vec<Followed> {
        self.report.take()
    }

    /// For each file that values came to, ways by which they did: the files on each, the one in which it begins first. A
    /// few for each file, with different beginnings.
    pub(crate) fn ways(&self) -> BTreeMap<u32, Vec<Vec<u32>>> {
        let mut begins: Vec<u32> = Vec::with_capacity(self.facts.len());
        let mut all: BTreeMap<u32, Vec<Vec<u32>>> = BTreeMap::new();
        for fact in &self.facts {
            let before = fact
                .way
                .before
                .and_then(|before| begins.get(before as usize));
            let begin = before.copied().unwrap_or(fact.point.1);
            begins.push(begin);
            let known = all.entry(fact.point.1).or_default();
            if known.len() < MAX_WAYS && !known.iter().any(|way| way.first() == Some(&begin)) {
                known.extend(self.files_on_way(fact));
            }
        }
        all
    }

    /// The files that a fact came through, the first one first; `None` where they are many.
    fn files_on_way(&self, fact: &Fact) -> Option<Vec<u32>> {
        let mut files = vec![fact.point.1];
        let mut at = fact.way.before;
        while let Some(before) = at.and_then(|at| self.facts.get(at as usize)) {
            let file = before.point.1;
            // A file that is come through twice stands where it was first.
            files.retain(|own| *own != file);
            files.push(file);
            if files.len() > MAX_WAY_FILES {
                return None;
            }
            at = before.way.before;
        }
        files.reverse();
        Some(files)
    }

    fn step(&mut self, moving: Moving, context: Context, file: u32, edge: &Edge, rest: &Path) {
        match edge.to {
            To::Sink { place } => self.arrive(moving, file, place),
            To::Return { function, path } => {
                let exit = Exit::Return(joined(&path, rest));
                self.leave(moving, context, FunctionId { file, function }, exit);
            }
            To::After {
                function,
                slot,
                path,
            } => {
                let exit = Exit::After(slot, joined(&path, rest));
                self.leave(moving, context, FunctionId { file, function }, exit);
            }
            To::Argument { call, slot, path } => {
                let path = joined(&path, rest);
                self.enter(moving, context, (file, call), slot, path);
            }
            To::Shared { name, path } => {
                let path = joined(&path, rest);
                let point = (NO_CONTEXT, file, From::Shared { name, path });
                self.move_to(point, moving, None);
            }
        }
    }

    fn begin(&mut self, file: u32) {
        let Some(relation) = self.relation(file) else {
            return;
        };
        let mut sources: BTreeMap<From, u64> = BTreeMap::new();
        for edge in &relation.edges {
            if let From::Source { .. } = edge.from {
                *sources.entry(edge.from).or_default() |= edge.live;
            }
        }
        for (from, live) in sources {
            let live = live & self.rules;
            self.add((NO_CONTEXT, file, from), live, false, Way::default());
        }
    }

    fn move_to(&mut self, point: Point, moving: Moving, at: Option<Stop>) {
        let way = Way {
            before: Some(moving.fact),
            edge: moving.edge,
            at,
        };
        self.add(point, moving.live, moving.is_through, way);
    }

    fn add(&mut self, point: Point, live: u64, is_through: bool, way: Way) {
        let is_through = match &self.lanes {
            None => true,
            Some(lanes) => is_through || lanes.through.contains(&point.1),
        };
        if !is_through && !self.is_allowed(point.1) {
            return;
        }
        let of = |is_through| self.known.get(&(point, is_through)).copied();
        let known = of(true).unwrap_or_default();
        let before = { !is_through }.then(|| of(false)).flatten();
        let live = live & !known & !before.unwrap_or_default();
        if live == 0 {
            return;
        }
        if self.facts.len() >= MAX_FACTS {
            self.is_cut = true;
            return;
        }
        *self.known.entry((point, is_through)).or_default() |= live;
        let number = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        self.facts.push(Fact {
            point,
            live,
            is_through,
            way,
        });
        self.open.push_back(number);
    }

    /// Whether values may go to a file that have not come through one that counts.
    fn is_allowed(&self, file: u32) -> bool {
        let lanes = self.lanes.as_ref();
        lanes.is_none_or(|lanes| lanes.through.contains(&file) || lanes.before.contains(&file))
    }

    fn want(&mut self, file: u32) {
        if matches!(self.slot(file), Known::Unknown) {
            self.set(file, Known::Wanted);
            self.wanted.insert(file);
        }
    }

    fn slot(&self, file: u32) -> &Known {
        self.files.get(file as usize).unwrap_or(&Known::Unknown)
    }

    fn set(&mut self, file: u32, known: Known) {
        let at = file as usize;
        if self.files.len() <= at {
            self.files.resize_with(at + 1, || Known::Unknown);
        }
        if let Some(slot) = self.files.get_mut(at) {
            *slot = known;
        }
    }

    fn related(&self, file: u32) -> Option<&Related> {
        match self.slot(file) {
            Known::Given(related) => Some(related),
            _ => None,
        }
    }

    fn relation(&self, file: u32) -> Option<Arc<Relation>> {
        self.related(file)
            .map(|related| Arc::clone(&related.relation))
    }

    fn site(&self, (file, call): Call) -> Option<&super::relation::CallSite> {
        self.related(file)?.relation.calls.get(call as usize)
    }

    fn call_stop(&self, call: Call) -> Option<Stop> {
        let span = self.site(call)?.span;
        Some(Stop { file: call.0, span })
    }

    /// A function, and whether its file is known already.
    fn with_function<T>(&self, id: FunctionId, look: impl FnOnce(&Function) -> T) -> Option<T> {
        if let Some(related) = self.related(id.file) {
            return related.outline.function(id.function).map(look);
        }
        let outline = self.program.outline(id.file)?;
        outline.function(id.function).map(look)
    }
}

impl Entered {
    fn of(function: FunctionId) -> Self {
        Self {
            function,
            by: Vec::new(),
            exits: Vec::new(),
            callbacks: Vec::new(),
        }
    }
}
