//! From what arrived at sinks to findings: where, with which bindings, and by which way.

use super::arrival::Arrival;
use super::limits::{MAX_FINDINGS, MAX_STOPS};
use super::taints::{Taint, Taints};
use super::transfer::Shared;
use crate::env::{Env, Hit};
use crate::evaluate::Evaluation;
use airlock_model::Span;
use airlock_syntax::{Kind, Role};
use std::collections::BTreeSet;

/// A finding of a taint rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flow {
    /// Where it is reported, and what metavariables stand for.
    pub(crate) hit: Hit,
    /// The source, the places on the way, and the sink.
    pub(crate) stops: Vec<Span>,
}

impl Flow {
    /// A finding that is no flow.
    pub(crate) fn without_stops(hit: Hit) -> Self {
        Self {
            hit,
            stops: Vec::new(),
        }
    }
}

/// The findings of a rule in a file, by place.
pub(super) fn of(shared: &Shared<'_>, evaluation: &Evaluation<'_>) -> Vec<Flow> {
    let mut flows = Vec::new();
    for arrival in &shared.arrivals {
        let Some(sink) = shared.matches.sinks.get(arrival.sink) else {
            continue;
        };
        for taint in preferred(shared, arrival) {
            if flows.len() >= MAX_FINDINGS {
                break;
            }
            flows.extend(flow(shared, evaluation, sink, taint));
        }
    }
    let place = |flow: &Flow| (flow.hit.span, flow.stops.len());
    flows.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.stops.cmp(&b.stops)));
    let mut seen = BTreeSet::new();
    flows.retain(|flow| seen.insert((flow.hit.span, bound(&flow.hit.env))));
    without_inner(shared, flows)
}

fn bound(env: &Env) -> Vec<(airlock_syntax::Symbol, Span)> {
    let mut all: Vec<_> = env
        .iter()
        .map(|(name, value)| (*name, value.span))
        .collect();
    all.sort_unstable();
    all
}

/// The taints that findings are made of: those that come from something without conditions, if there are any.
fn preferred(shared: &Shared<'_>, arrival: &Arrival) -> Vec<Taint> {
    let has_condition = |taint: &Taint| {
        shared.ways.origin(*taint).is_some_and(|origin| {
            shared
                .rule
                .spec
                .sources
                .get(origin.source as usize)
                .is_some_and(|source| source.requires.is_some())
        })
    };
    let all = |taints: &Taints| taints.iter().collect::<Vec<Taint>>();
    let plain: Vec<Taint> = arrival
        .taints
        .iter()
        .filter(|taint| !has_condition(taint))
        .collect();
    if plain.is_empty() {
        all(&arrival.taints)
    } else {
        plain
    }
}

fn flow(
    shared: &Shared<'_>,
    evaluation: &Evaluation<'_>,
    sink: &Hit,
    taint: Taint,
) -> Option<Flow> {
    let origin = shared.ways.origin(taint)?;
    let source = shared.matches.sources.get(super::MarkId {
        spec: origin.source,
        hit: origin.hit,
    })?;
    let options = shared.rule.options;
    let env = match evaluation.merged(&source.env, &sink.env) {
        Some(env) => env,
        None if options.unify_metavariables => return None,
        None => {
            // The sink's bindings are those that count.
            let mut env = source.env.clone();
            for (name, value) in sink.env.iter() {
                env.set(*name, value.clone());
            }
            env.normalised()
        }
    };
    let way = shared.ways.path(taint, MAX_STOPS).into_iter();
    let way = way.map(|node| shared.facts.tree.node(node).span());
    let mut stops: Vec<Span> = std::iter::once(source.span).chain(way).collect();
    stops.push(sink.span);
    stops.dedup();
    let span = if options.focus_on_source {
        source.span
    } else {
        sink.span
    };
    Some(Flow {
        hit: Hit { span, env },
        stops,
    })
}

/// Leaves out what lies inside another finding: a part of an expression that is reported as a whole.
fn without_inner(shared: &Shared<'_>, flows: Vec<Flow>) -> Vec<Flow> {
    let mut outer = Span::new(0, 0);
    let spans: BTreeSet<(u32, std::cmp::Reverse<u32>)> = flows
        .iter()
        .map(|flow| (flow.hit.span.start, std::cmp::Reverse(flow.hit.span.end)))
        .collect();
    let mut largest = BTreeSet::new();
    for (start, std::cmp::Reverse(end)) in spans {
        let span = Span::new(start, end);
        if outer.is_empty() || !outer.contains(span) {
            largest.insert(span);
            outer = without_block(shared, span);
        }
    }
    flows
        .into_iter()
        .filter(|flow| largest.contains(&flow.hit.span))
        .collect()
}

/// The range of a call without the block that is handed to it (`call do … end`): what is found in there is its own.
fn without_block(shared: &Shared<'_>, span: Span) -> Span {
    let tree = shared.facts.tree;
    let mut at = tree.root();
    while let Some(node) = at {
        if tree.node(node).span() == span && tree.kind(node) == Kind::Call {
            let block = tree.child(node, Role::Body);
            return block.map_or(span, |block| Span::new(span.start, tree.node(block).start));
        }
        at = tree
            .children(node)
            .find(|child| tree.node(*child).span().contains(span));
    }
    span
}
