//! What was found of a file so far: its edges, calls, sources and sinks.

use super::super::marks::Places;
use super::super::relation::{CallSite, Edge, From, Relation, To, is_circle};
use super::{Known, Origin, Walk};
use crate::taint::taints::Taints;
use airlock_flow::program::Callee;
use airlock_syntax::{NodeId, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// Edges kept of one file; more is no file that people write.
const MAX_EDGES: usize = 100_000;
/// Places shown of one edge.
const MAX_VIA: usize = 6;

/// Edges and calls of a file, as they are found.
pub(crate) struct Recorder<'run> {
    known: Known<'run>,
    /// The names that were asked for, with the answers.
    asked: RefCell<FxHashMap<Symbol, bool>>,
    pub(in super::super) places: Places,
    edges: Vec<Edge>,
    known_edges: FxHashMap<(From, To), usize>,
    pub(super) calls: Vec<CallSite>,
    pub(super) calls_of: FxHashMap<NodeId, u32>,
}

impl<'run> Recorder<'run> {
    /// For a file of the program that defines the names `known`.
    pub(in super::super) fn new(known: Known<'run>) -> Self {
        Self {
            known,
            asked: RefCell::default(),
            places: Places::default(),
            edges: Vec::new(),
            known_edges: FxHashMap::default(),
            calls: Vec::new(),
            calls_of: FxHashMap::default(),
        }
    }

    /// Whether the program defines a function or class of that name.
    pub(super) fn is_known(&self, name: Symbol) -> bool {
        let known = || (self.known)(name);
        *self.asked.borrow_mut().entry(name).or_insert_with(known)
    }

    fn add(
        &mut self,
        from: From,
        live: u64,
        to: To,
        via: impl FnOnce() -> Box<[airlock_model::Span]>,
    ) {
        match self.known_edges.get(&(from, to)) {
            Some(known) => {
                if let Some(edge) = self.edges.get_mut(*known) {
                    edge.live |= live;
                }
            }
            None if self.edges.len() < MAX_EDGES => {
                self.known_edges.insert((from, to), self.edges.len());
                let via = via();
                self.edges.push(Edge {
                    from,
                    live,
                    to,
                    via,
                });
            }
            None => {}
        }
    }

    /// What was found. Calls that nothing flows into and of which nothing is used are of no interest.
    pub(in super::super) fn finish(self, is_whole: bool) -> Relation {
        let mut edges = self.edges;
        let mut used: FxHashSet<u32> = FxHashSet::default();
        for edge in &mut edges {
            used.extend(edge.from.call_mut().copied());
            used.extend(edge.to.call_mut().copied());
        }
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        let mut calls = Vec::new();
        for (old, call) in (0_u32..).zip(self.calls) {
            // What is called back may be tainted where it is called.
            let is_library = call.callee == Callee::AnyMethod(Symbol::NONE);
            let gives = !call.functions.is_empty() && !is_library;
            if gives || used.contains(&old) {
                numbers.insert(old, u32::try_from(calls.len()).unwrap_or(u32::MAX));
                calls.push(call);
            }
        }
        for edge in &mut edges {
            let calls = [edge.from.call_mut(), edge.to.call_mut()];
            for call in calls.into_iter().flatten() {
                *call = numbers.get(call).copied().unwrap_or(u32::MAX);
            }
        }
        edges.sort_by_key(|edge| (edge.from, edge.to));
        let mut asked: Vec<(Symbol, bool)> = self.asked.into_inner().into_iter().collect();
        asked.sort_unstable();
        let (sources, sinks) = self.places.into_spans();
        Relation {
            edges,
            calls,
            sources,
            sinks,
            asked,
            is_whole,
        }
    }
}

impl Walk<'_, '_> {
    pub(super) fn record(&mut self, taints: &Taints, to: To) {
        self.record_for(taints, to, u64::MAX);
    }

    /// Notes that values arrive somewhere, for some rules.
    pub(super) fn record_for(&mut self, taints: &Taints, to: To, rules: u64) {
        if !self.reports {
            return;
        }
        for taint in taints.iter() {
            let Some(Origin { from, live }) = self.ways.origin(taint) else {
                continue;
            };
            let live = live & rules;
            if live == 0 || is_circle(&from, &to) {
                continue;
            }
            let (ways, tree) = (&self.ways, self.file.tree);
            self.recorder.add(from, live, to, || {
                let way = ways.path(taint, MAX_VIA).into_iter();
                way.map(|node| tree.node(node).span()).collect()
            });
        }
    }
}
