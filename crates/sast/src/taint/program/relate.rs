//! Makes the relation of one file.

use super::super::{CompiledTaint, Matches, Units};
use super::marks::{AllMarks, Safe};
use super::relation::{Bound, Edge, From, MAX_RULES, Relation, To};
use super::walk::{Recorder, Walk};
use crate::env::Hit;
use crate::evaluate::Evaluation;
use crate::{engine, interpolate};
use airlock_flow::program::{Callees, Outline};
use airlock_model::Budget;
use airlock_rules::SinkRequires;
use airlock_syntax::Symbol;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// A rule that takes part, with what its formulas match in the file.
pub(crate) struct Active<'run> {
    pub(crate) rule: &'run CompiledTaint,
    /// Names of its metavariables.
    pub(crate) names: &'run BTreeMap<Symbol, String>,
    /// The template of its message.
    pub(crate) message: &'run str,
    pub(crate) matches: Matches,
}

impl CompiledTaint {
    /// Whether everything that the rule asks for has a meaning across functions: labels and conditions on them, control
    /// flow and ends of functions do not.
    pub(crate) fn can_cross(&self) -> bool {
        let spec = &self.spec;
        spec.sources
            .iter()
            .all(|it| it.label.is_none() && it.requires.is_none() && !it.control)
            && spec
                .sinks
                .iter()
                .all(|it| !it.at_exit && matches!(it.requires, SinkRequires::Default))
            && spec
                .propagators
                .iter()
                .all(|it| it.label.is_none() && it.requires.is_none())
    }
}

/// The relation of the file that `evaluation` looks at, for at most [`MAX_RULES`] rules; `known` has the names of what the
/// program defines. `None` where calls are not followed in the file's language.
pub(crate) fn relate(
    path: &str,
    rules: &[Active<'_>],
    known: &FxHashSet<Symbol>,
    evaluation: &mut Evaluation<'_>,
    units: &mut Units,
    budget: &mut Budget,
) -> Option<Relation> {
    let file = evaluation.file?;
    let rules = rules.get(..rules.len().min(MAX_RULES)).unwrap_or_default();
    let outline = Outline::of(&file.facts, path)?;
    let callees = Callees::new(&file.facts, &outline);
    let mut recorder = Recorder::default();
    let safe = Safe::of(rules);
    let focused: Vec<Vec<bool>> = rules
        .iter()
        .map(|rule| {
            let sinks = rule.rule.spec.sinks.iter();
            sinks.map(|sink| sink.exact && sink.has_focus).collect()
        })
        .collect();
    let mut is_whole = true;
    for root in units.roots(file) {
        if budget.is_empty() {
            is_whole = false;
            break;
        }
        let unit = units.lower(file, root, budget);
        let marks = AllMarks::new(&file.facts, &unit, rules, budget);
        Walk::new(
            file,
            &outline,
            &callees,
            known,
            &unit,
            &marks,
            safe,
            &focused,
            &mut recorder,
        )
        .analyse(budget);
    }
    let (edges, calls) = recorder.finish();
    let mut relation = Relation {
        outline,
        edges,
        calls,
        sources: BTreeMap::new(),
        sinks: BTreeMap::new(),
        is_whole: is_whole && !budget.is_empty(),
    };
    bind(&mut relation, rules, evaluation);
    Some(relation)
}

/// Puts what the file's text says of the sources and sinks into the relation.
fn bind(relation: &mut Relation, rules: &[Active<'_>], evaluation: &Evaluation<'_>) {
    let bound = |hit: &Hit, rule: &Active<'_>| Bound {
        span: hit.span,
        bindings: engine::bindings(hit, rule.names, evaluation),
        values: interpolate::values(rule.message, rule.names, evaluation, &hit.env),
    };
    for Edge { from, to, .. } in &relation.edges {
        if let From::Source { rule, mark } = from
            && let Some(own) = rules.get(usize::from(*rule))
            && let Some(hit) = own.matches.sources.get(*mark)
        {
            let entry = relation.sources.entry((*rule, *mark));
            entry.or_insert_with(|| bound(hit, own));
        }
        if let To::Sink { rule, mark } = to
            && let Some(own) = rules.get(usize::from(*rule))
            && let Some(hit) = own.matches.sinks.get(*mark)
        {
            let entry = relation.sinks.entry((*rule, *mark));
            entry.or_insert_with(|| bound(hit, own));
        }
    }
}

impl Recorder {
    fn finish(self) -> (Vec<Edge>, Vec<super::relation::CallSite>) {
        let Self { edges, calls, .. } = self;
        // Calls that nothing flows into and of which nothing is used are of no interest.
        let mut used: FxHashSet<u32> = FxHashSet::default();
        for edge in &edges {
            if let From::Result { call, .. } | From::After { call, .. } = edge.from {
                used.insert(call);
            }
            if let To::Argument { call, .. } = edge.to {
                used.insert(call);
            }
        }
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        let mut kept = Vec::new();
        for (old, call) in (0_u32..).zip(calls) {
            if used.contains(&old) {
                numbers.insert(old, u32::try_from(kept.len()).unwrap_or(u32::MAX));
                kept.push(call);
            }
        }
        let renumbered = |call: &mut u32| *call = numbers.get(call).copied().unwrap_or(u32::MAX);
        let edges = edges
            .into_iter()
            .map(|mut edge| {
                if let From::Result { call, .. } | From::After { call, .. } = &mut edge.from {
                    renumbered(call);
                }
                if let To::Argument { call, .. } = &mut edge.to {
                    renumbered(call);
                }
                edge
            })
            .collect();
        (edges, kept)
    }
}
