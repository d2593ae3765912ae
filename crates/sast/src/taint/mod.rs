//! Taint rules: values that go from a source to a sink, past no sanitizer, inside one function.
//!
//! The formulas of a rule are evaluated like those of any rule; what they match is looked up at the instructions of
//! [`airlock_flow::il`] (`marks`), and the instructions are run over sets of tainted places until nothing changes
//! (`transfer`, `fixpoint`, `state`). Propagation is Semgrep's: through operands, arguments and receivers; a tainted
//! object taints its parts, and an assignment of something clean cleans.
//!
//! Invariants:
//! - an analysis costs counted steps, and states are bounded; nothing depends on time or on the order of threads;
//! - a unit is lowered only where a sink may be reached: most files pay for a formula's evaluation only.

mod arrival;
mod compiled;
mod findings;
mod fixpoint;
mod limits;
mod marks;
pub(crate) mod program;
mod propagation;
mod safe_types;
mod state;
mod taints;
mod transfer;

pub(crate) use compiled::{CompiledTaint, Options};
pub(crate) use findings::Flow;

use crate::env::Hit;
use crate::evaluate::Evaluation;
use crate::file::File;
use crate::shared::SharedPart;
use airlock_flow::il::{self, Unit, Var, Variable};
use airlock_model::{Budget, Span};
use airlock_rules::SinkRequires;
use airlock_syntax::{Kind, NodeId};
use compiled::Labels;
pub(crate) use marks::Matches;
pub(crate) use marks::Table;
use marks::{Annotations, MarkId};
use rustc_hash::FxHashMap;
use state::State;
use std::rc::Rc;
use std::sync::Arc;
use taints::Ways;
use transfer::Shared;

/// The units of one file, each lowered when a rule first needs it.
#[derive(Default)]
pub(crate) struct Units {
    roots: Option<Vec<NodeId>>,
    lowered: FxHashMap<NodeId, Rc<Unit>>,
}

impl Units {
    fn roots(&mut self, file: &File<'_>) -> Vec<NodeId> {
        self.roots
            .get_or_insert_with(|| il::units(&file.facts))
            .clone()
    }

    fn lower(&mut self, file: &File<'_>, root: NodeId, budget: &mut Budget) -> Rc<Unit> {
        if let Some(known) = self.lowered.get(&root) {
            return Rc::clone(known);
        }
        let unit = Rc::new(il::lower(&file.facts, root, budget));
        // What an empty budget cut short must not be taken for the whole.
        if unit.is_whole {
            self.lowered.insert(root, Rc::clone(&unit));
        }
        unit
    }
}

/// What a taint rule finds in a file.
pub(crate) fn flows(
    rule: &CompiledTaint,
    evaluation: &mut Evaluation<'_>,
    units: &mut Units,
    budget: &mut Budget,
) -> Vec<Flow> {
    let Some(file) = evaluation.file else {
        return Vec::new();
    };
    let Some(matches) = matches(rule, evaluation, budget) else {
        return Vec::new();
    };
    let mut shared = Shared {
        facts: &file.facts,
        rule,
        matches: &matches,
        ways: Ways::default(),
        labels: Labels::default(),
        arrivals: Vec::new(),
    };
    let mut analysis = Analysis {
        file,
        units,
        shared: &mut shared,
        ends: FxHashMap::default(),
    };
    analysis.run(budget);
    findings::of(&shared, evaluation)
}

/// Evaluates the rule's formulas; `None` where there is no source or no sink.
fn matches(
    rule: &CompiledTaint,
    evaluation: &mut Evaluation<'_>,
    budget: &mut Budget,
) -> Option<Matches> {
    let sources = hits_of(&rule.sources, evaluation, budget);
    if sources.is_empty() {
        return None;
    }
    let sinks = hits_of(&rule.sinks, evaluation, budget);
    let ends = Ends { sources, sinks };
    ends.are_both()
        .then(|| ends.matches(rule, evaluation, budget))
}

/// What the formulas for sources and sinks of a rule match.
pub(crate) struct Ends {
    sources: Rc<Table>,
    sinks: Rc<Table>,
}

impl Ends {
    pub(crate) fn of(
        rule: &CompiledTaint,
        evaluation: &mut Evaluation<'_>,
        budget: &mut Budget,
    ) -> Self {
        Self {
            sources: hits_of(&rule.sources, evaluation, budget),
            sinks: hits_of(&rule.sinks, evaluation, budget),
        }
    }

    /// Whether any source is there.
    pub(crate) fn has_source(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Whether any sink is there.
    pub(crate) fn has_sink(&self) -> bool {
        !self.sinks.is_empty()
    }

    /// Whether both are.
    pub(crate) fn are_both(&self) -> bool {
        self.has_source() && self.has_sink()
    }

    /// What all formulas of the rule match.
    pub(crate) fn matches(
        self,
        rule: &CompiledTaint,
        evaluation: &mut Evaluation<'_>,
        budget: &mut Budget,
    ) -> Matches {
        let Self { sources, sinks } = self;
        let sanitizers = hits_of(&rule.sanitizers, evaluation, budget);
        // What a name stands for would be taken for the place that taint goes to.
        let symbolic = std::mem::replace(&mut evaluation.options.symbolic_propagation, false);
        let propagators = hits_of(&rule.propagators, evaluation, budget);
        evaluation.options.symbolic_propagation = symbolic;
        let (from, to) = ends(rule, &propagators);
        Matches {
            sanitizers: not_conflicting(rule, sanitizers, &sources, &sinks),
            captures: captures(rule, &sinks),
            sources,
            sinks,
            propagators,
            from,
            to,
        }
    }
}

/// Evaluates the rule's formulas, whether or not a source or sink is there.
pub(crate) fn all_matches(
    rule: &CompiledTaint,
    evaluation: &mut Evaluation<'_>,
    budget: &mut Budget,
) -> Matches {
    Ends::of(rule, evaluation, budget).matches(rule, evaluation, budget)
}

/// What the formulas of one part match; asked once for all rules that share it.
fn hits_of(
    part: &Arc<SharedPart>,
    evaluation: &mut Evaluation<'_>,
    budget: &mut Budget,
) -> Rc<Table> {
    if let Some(known) = evaluation.tables.get(part, evaluation.options) {
        return known;
    }
    let hits = { part.formulas.iter() }
        .map(|formula| evaluation.shared_hits(formula, budget))
        .collect();
    let table = Rc::new(Table::new(hits));
    // What an empty budget cut short must not be taken for the whole.
    if !budget.is_empty() {
        let options = evaluation.options;
        evaluation.tables.keep(part, options, &table);
    }
    table
}

/// The ranges of what propagators bind to their two metavariables.
fn ends(rule: &CompiledTaint, propagators: &Table) -> (Table, Table) {
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for ((spec, hits), propagator) in (0..).zip(&propagators.hits).zip(&rule.spec.propagators) {
        for (hit, found) in (0..).zip(hits.iter()) {
            let bound = |name: &str| {
                found
                    .env
                    .get(compiled::symbol(name))
                    .map(|value| value.span)
            };
            if let (Some(source), Some(target)) = (bound(&propagator.from), bound(&propagator.to)) {
                let id = MarkId { spec, hit };
                from.push((source, id));
                to.push((target, id));
            }
        }
    }
    (Table::of_spans(from), Table::of_spans(to))
}

/// Leaves out sanitizers that must not conflict, where they are a source or sink as well.
fn not_conflicting(
    rule: &CompiledTaint,
    sanitizers: Rc<Table>,
    sources: &Table,
    sinks: &Table,
) -> Rc<Table> {
    let is_other = |span: Span| sources.at(span).is_some() || sinks.at(span).is_some();
    if !rule.spec.sanitizers.iter().any(|it| it.not_conflicting) {
        return sanitizers;
    }
    let kept = sanitizers.hits.iter().zip(&rule.spec.sanitizers);
    let kept = kept.map(|(hits, spec)| {
        if !spec.not_conflicting {
            return Rc::clone(hits);
        }
        let hits = hits.iter().filter(|hit| !is_other(hit.span));
        Rc::new(hits.cloned().collect())
    });
    Rc::new(Table::new(kept.collect()))
}

/// The ranges of what sinks bind to metavariables with conditions of their own.
fn captures(rule: &CompiledTaint, sinks: &Table) -> Table {
    let mut spans = Vec::new();
    for ((spec, hits), sink) in (0..).zip(&sinks.hits).zip(&rule.spec.sinks) {
        let SinkRequires::Each(each) = &sink.requires else {
            continue;
        };
        for (hit, found) in (0..).zip(hits.iter()) {
            for (at, (name, _)) in (0..).zip(each) {
                if let Some(value) = found.env.get(compiled::symbol(name)) {
                    spans.push((value.span, arrival::capture_id(MarkId { spec, hit }, at)));
                }
            }
        }
    }
    Table::of_spans(spans)
}

/// The analysis of one file by one rule.
struct Analysis<'run, 'rule> {
    file: &'run File<'run>,
    units: &'run mut Units,
    shared: &'run mut Shared<'rule>,
    /// What variables of the file and of classes hold once their statements ran, by scope.
    ends: FxHashMap<NodeId, (Rc<Unit>, State)>,
}

impl Analysis<'_, '_> {
    fn run(&mut self, budget: &mut Budget) {
        for root in self.units.roots(self.file) {
            let node = self.file.tree.node(root);
            let is_function = node.kind == Kind::Function;
            let has_sink = self.shared.matches.sinks.touches(node.span());
            let has_source = self.shared.matches.sources.touches(node.span());
            let may_begin = has_source || !self.ends.is_empty();
            // Functions are looked at for what arrives in them, the rest also for what it leaves behind.
            if !may_begin
                || (is_function && !has_sink)
                || (!is_function && !self.has_own_source(root))
            {
                continue;
            }
            if budget.is_empty() {
                return;
            }
            let unit = self.units.lower(self.file, root, budget);
            let annotations = Annotations::new(
                self.shared.facts,
                &unit,
                self.shared.rule,
                self.shared.matches,
                budget,
            );
            let entry = self.entry(&unit);
            let end = fixpoint::run(self.shared, &unit, &annotations, entry, budget);
            if !is_function && end.len() > 0 {
                self.ends.insert(root, (unit, end));
            }
        }
    }

    /// Whether a source lies in the statements of a file or class, rather than in its functions.
    fn has_own_source(&self, root: NodeId) -> bool {
        let tree = self.file.tree;
        let is_own = |hit: &Hit| {
            let mut at = root;
            // Down to the innermost node that holds the source.
            while let Some(inner) = tree
                .children(at)
                .find(|child| tree.node(*child).span().contains(hit.span))
            {
                if tree.kind(inner) == Kind::Function && !il::is_value(&self.file.facts, inner) {
                    return false;
                }
                at = inner;
            }
            true
        };
        let span = tree.node(root).span();
        let sources = self.shared.matches.sources.all();
        sources
            .filter(|hit| hit.span.overlaps(span))
            .any(|hit| !span.contains(hit.span) || is_own(hit))
    }

    /// What variables that are bound once hold at the entry of a unit.
    fn entry(&self, unit: &Unit) -> State {
        let mut entry = State::default();
        if self.ends.is_empty() {
            return entry;
        }
        let numbers: FxHashMap<Variable, Var> = (0..)
            .map(Var)
            .zip(&unit.variables)
            .filter_map(|(var, variable)| Some((((*variable)?), var)))
            .collect();
        let mut scope = unit.root;
        loop {
            if let Some((outer, end)) = self.ends.get(&scope).filter(|_| scope != unit.root) {
                let own = end.renumbered(|var| {
                    let variable = (*outer.variables.get(var.0 as usize)?)?;
                    let is_single = variable.scope == scope && self.is_bound_once(variable);
                    numbers.get(&variable).copied().filter(|_| is_single)
                });
                entry.join(&own);
            }
            if scope == NodeId(0) {
                return entry;
            }
            scope = self.file.facts.scope_of(scope);
        }
    }

    fn is_bound_once(&self, variable: Variable) -> bool {
        let bindings = self.file.facts.bindings().of(variable.name);
        let mut own = bindings
            .iter()
            .filter(|binding| binding.scope == variable.scope);
        own.next().is_some() && own.next().is_none()
    }
}
