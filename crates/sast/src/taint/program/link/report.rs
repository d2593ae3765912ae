//! What arrived at sinks, and the way it took.

use super::super::marks::bit;
use super::super::relation::{From, MAX_RULES};
use super::{Following, Moving, Stop};
use airlock_model::Span;
use std::collections::BTreeSet;

/// Stops of a flow that a finding shows.
const MAX_STOPS: usize = 50;
/// Findings of one rule in one program.
const MAX_FINDINGS: usize = 5_000;

/// A value that came from a source to a sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Followed {
    /// The rule, by its place among those that are followed.
    pub(crate) rule: u8,
    /// The source.
    pub(crate) source: Stop,
    /// The sink.
    pub(crate) sink: Stop,
    /// The way: the source, the places on the way, the sink.
    pub(crate) stops: Vec<Stop>,
    /// Whether it goes into a function or comes out of one.
    pub(crate) has_calls: bool,
}

/// What was reported so far.
#[derive(Default)]
pub(super) struct Report {
    found: Vec<Followed>,
    known: BTreeSet<(u8, Stop, Stop)>,
    counts: Vec<usize>,
}

impl Report {
    pub(super) fn take(&mut self) -> Vec<Followed> {
        std::mem::take(&mut self.found)
    }
}

impl Following<'_> {
    /// Whether a value of a rule arrived at a sink that touches a place, or left a source that does.
    pub(crate) fn reaches(&self, rule: u8, file: u32, place: Span) -> bool {
        let touches = |stop: &Stop| stop.file == file && stop.span.overlaps(place);
        let mut found = self.report.found.iter();
        found.any(|it| it.rule == rule && (touches(&it.sink) || touches(&it.source)))
    }

    /// Whether on this way is a call whose functions are known and stand in other files: in one of its places, or around
    /// one and not around the next, so that the value goes in and what comes out is stored.
    pub(crate) fn calls_elsewhere(&self, file: u32, way: &[Span]) -> bool {
        let Some(related) = self.related(file).filter(|it| it.relation.is_whole) else {
            return false;
        };
        let calls = related.relation.calls.iter().zip(&related.targets);
        let passes = |site: Span| {
            let mut goes_in = way.iter().zip(way.iter().skip(1));
            way.iter().any(|place| place.contains(site))
                || goes_in.any(|(place, next)| site.contains(*place) && !site.contains(*next))
        };
        calls
            .filter(|(site, _)| passes(site.span))
            .any(|(_, targets)| {
                !targets.is_empty() && targets.iter().all(|target| target.file != file)
            })
    }
}

impl Following<'_> {
    /// A value arrives at a sink.
    pub(super) fn arrive(&mut self, moving: Moving, file: u32, place: u32) {
        let sink = self
            .related(file)
            .and_then(|it| it.relation.sinks.get(place as usize));
        let Some(span) = sink.copied() else {
            return;
        };
        let sink = Stop { file, span };
        let (stops, source) = self.way(moving, file);
        let has_calls = self.has_calls(moving);
        let Some(source) = source else {
            return;
        };
        let mut all = vec![source];
        all.extend(stops);
        all.push(sink);
        all.dedup();
        if all.len() > MAX_STOPS {
            let from = all.len() - MAX_STOPS + 1;
            all.drain(1..from);
        }
        for rule in (0_u8..).take(MAX_RULES) {
            if moving.live & bit(rule) == 0 || !self.report.known.insert((rule, sink, source)) {
                continue;
            }
            self.report.counts.resize(MAX_RULES, 0);
            let Some(count) = self.report.counts.get_mut(usize::from(rule)) else {
                continue;
            };
            if *count >= MAX_FINDINGS {
                self.is_cut = true;
                continue;
            }
            *count += 1;
            self.report.found.push(Followed {
                rule,
                source,
                sink,
                stops: all.clone(),
                has_calls,
            });
        }
    }

    /// Whether a value went into a function or came out of one.
    fn has_calls(&self, moving: Moving) -> bool {
        let mut at = Some(moving.fact);
        while let Some(fact) = at.and_then(|at| self.facts.get(at as usize)) {
            if fact.way.at.is_some() {
                return true;
            }
            at = fact.way.before;
        }
        false
    }

    /// The places between the source and the last edge, and the source.
    fn way(&self, moving: Moving, file: u32) -> (Vec<Stop>, Option<Stop>) {
        let mut all: Vec<Stop> = Vec::new();
        let via = |file: u32, edge: Option<u32>, all: &mut Vec<Stop>| {
            let related = self.related(file);
            let edge = related
                .zip(edge)
                .and_then(|(it, edge)| it.relation.edges.get(edge as usize));
            let spans: &[Span] = edge.map_or(&[], |edge| &edge.via);
            all.extend(spans.iter().rev().map(|span| Stop { file, span: *span }));
        };
        via(file, moving.edge, &mut all);
        let mut at = Some(moving.fact);
        let mut source = None;
        while let Some(fact) = at.and_then(|at| self.facts.get(at as usize)) {
            let (_, file, from) = fact.point;
            if let From::Source { place } = from {
                let related = self.related(file);
                let span = related.and_then(|it| it.relation.sources.get(place as usize));
                source = span.map(|span| Stop { file, span: *span });
            }
            all.extend(fact.way.at);
            let before = { fact.way.before }.and_then(|before| self.facts.get(before as usize));
            if let Some(before) = before {
                via(before.point.1, fact.way.edge, &mut all);
            }
            at = fact.way.before;
        }
        all.reverse();
        (all, source)
    }
}
