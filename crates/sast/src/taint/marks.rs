//! What the rule's formulas say of each instruction: whether its expression is a source, a sink, sanitized, or an end of
//! a propagator.
//!
//! A formula's match is a range of text. By default every expression inside counts (any part of a source is one); where
//! only the match itself counts (`exact`), that is the largest expression inside the range that is computed at all.
//!
//! Invariant: made once for a unit, before its analysis; the analysis itself asks for no text.

use super::compiled::CompiledTaint;
use super::limits::MAX_MARKS;
use crate::env::Hit;
use airlock_flow::Facts;
use airlock_flow::il::{Instruction, Op, Unit};
use airlock_model::{Budget, Span};
use airlock_rules::SideEffect;
use airlock_syntax::{Kind, NodeId};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::rc::Rc;

/// A match of a formula, by the numbers of the formula and of the match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct MarkId {
    pub(super) spec: u32,
    pub(super) hit: u32,
}

/// The matches of every formula of a rule in one file.
#[derive(Default)]
pub(crate) struct Matches {
    pub(super) sources: Rc<Table>,
    pub(super) sinks: Rc<Table>,
    pub(super) sanitizers: Rc<Table>,
    pub(super) propagators: Rc<Table>,
    /// The ends of propagators: where taint comes from and goes to.
    pub(super) from: Table,
    pub(super) to: Table,
    /// What metavariables of sinks with conditions on each are bound to.
    pub(super) captures: Table,
}

impl Matches {
    /// The source with just this range.
    pub(crate) fn source(&self, span: Span) -> Option<&Hit> {
        self.sources.at(span)
    }

    /// The sink with just this range.
    pub(crate) fn sink(&self, span: Span) -> Option<&Hit> {
        self.sinks.at(span)
    }

    /// The ranges of all that says anything of an expression.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let tables = [
            &*self.sources,
            &*self.sinks,
            &*self.sanitizers,
            &self.from,
            &self.to,
        ];
        let entries = tables.into_iter().flat_map(|table| &table.index);
        entries.map(|entry| entry.span)
    }
}

/// Matches by formula, and an index of their ranges.
#[derive(Default)]
pub(crate) struct Table {
    /// By formula, then by place.
    pub(super) hits: Vec<Rc<Vec<Hit>>>,
    /// All of them, a whole before what lies in it.
    index: Vec<Entry>,
}

/// A match in the index.
struct Entry {
    span: Span,
    id: MarkId,
    /// The nearest entry before it that has not ended where it begins.
    around: Option<u32>,
    /// The largest end up to here.
    end: u32,
}

impl Table {
    pub(super) fn new(hits: Vec<Rc<Vec<Hit>>>) -> Self {
        let spans = (0..).zip(&hits).flat_map(|(spec, hits)| {
            (0..)
                .zip(hits.iter())
                .map(move |(hit, found): (u32, &Hit)| (found.span, MarkId { spec, hit }))
        });
        let index = indexed(spans.collect());
        Self { hits, index }
    }

    /// An index of ranges alone, under numbers of another table.
    pub(super) fn of_spans(spans: Vec<(Span, MarkId)>) -> Self {
        Self {
            hits: Vec::new(),
            index: indexed(spans),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    pub(super) fn get(&self, id: MarkId) -> Option<&Hit> {
        self.hits.get(id.spec as usize)?.get(id.hit as usize)
    }

    /// All matches, by formula, then by place.
    pub(super) fn all(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().flat_map(|hits| hits.iter())
    }

    /// The first match with just this range.
    pub(super) fn at(&self, span: Span) -> Option<&Hit> {
        self.all().find(|hit| hit.span == span)
    }

    /// Whether any match lies in or around `span`.
    pub(super) fn touches(&self, span: Span) -> bool {
        let after = self.index.partition_point(|own| own.span.start < span.end);
        after > 0
            && self
                .index
                .get(after - 1)
                .is_some_and(|own| own.end > span.start)
    }

    /// The matches whose range holds `span`, the innermost first; costs a step for each that is looked at.
    fn around(&self, span: Span, budget: &mut Budget) -> SmallVec<[(Span, MarkId); 4]> {
        let mut all = SmallVec::new();
        let after = self
            .index
            .partition_point(|own| own.span.start <= span.start);
        let mut at = after.checked_sub(1);
        while let Some(entry) = at.and_then(|at| self.index.get(at)) {
            if budget.spend(1).is_err() || all.len() >= MAX_MARKS {
                break;
            }
            if entry.span.contains(span) {
                all.push((entry.span, entry.id));
            }
            at = entry.around.map(|around| around as usize);
        }
        all
    }
}

fn indexed(mut spans: Vec<(Span, MarkId)>) -> Vec<Entry> {
    spans.sort_by_key(|(span, id)| (span.start, std::cmp::Reverse(span.end), *id));
    let mut end = 0;
    let mut open: Vec<(u32, u32)> = Vec::new();
    (0_u32..)
        .zip(spans)
        .map(|(number, (span, id))| {
            while open.last().is_some_and(|(_, end)| *end <= span.start) {
                open.pop();
            }
            end = end.max(span.end);
            let around = open.last().map(|(around, _)| *around);
            open.push((number, span.end));
            Entry {
                span,
                id,
                around,
                end,
            }
        })
        .collect()
}

/// What is said of one instruction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    pub(super) is_sanitized: bool,
    /// Whether the variable is sanitized as well.
    pub(super) cleans: bool,
    /// Sources of the value.
    pub(super) sources: SmallVec<[MarkId; 2]>,
    /// Sources that taint the variable.
    pub(super) taints: SmallVec<[MarkId; 1]>,
    pub(super) sinks: SmallVec<[MarkId; 2]>,
    pub(super) from: SmallVec<[MarkId; 1]>,
    pub(super) to: SmallVec<[MarkId; 1]>,
    pub(super) captures: SmallVec<[MarkId; 1]>,
}

/// The marks of a unit's instructions.
pub(super) struct Annotations {
    /// For each instruction the number of its marks, plus one; 0 for none.
    of: Vec<u32>,
    marks: Vec<Marks>,
}

impl Annotations {
    pub(super) fn of(&self, instruction: usize) -> Option<&Marks> {
        let number = self.of.get(instruction)?.checked_sub(1)?;
        self.marks.get(number as usize)
    }

    /// Looks up every instruction of a unit.
    pub(super) fn new(
        facts: &Facts<'_>,
        unit: &Unit,
        rule: &CompiledTaint,
        matches: &Matches,
        budget: &mut Budget,
    ) -> Self {
        let mut annotations = Self {
            of: vec![0; unit.code.len()],
            marks: Vec::new(),
        };
        let all: Vec<u32> = (0_u32..).zip(&unit.code).map(|(at, _)| at).collect();
        for (at, marks) in marks_at(facts, unit, &all, rule, matches, budget) {
            annotations.marks.push(marks);
            if let Some(slot) = annotations.of.get_mut(at as usize) {
                *slot = u32::try_from(annotations.marks.len()).unwrap_or(0);
            }
        }
        annotations
    }
}

/// Looks up those of a unit's instructions that have these numbers; gives what is said of each of which anything is.
pub(super) fn marks_at(
    facts: &Facts<'_>,
    unit: &Unit,
    numbers: &[u32],
    rule: &CompiledTaint,
    matches: &Matches,
    budget: &mut Budget,
) -> Vec<(u32, Marks)> {
    let at = |number: &u32| Some((*number, unit.code.get(*number as usize)?));
    let code: Vec<(u32, &Instruction)> = numbers.iter().filter_map(at).collect();
    let best = Best::new(facts, &code, rule, matches, budget);
    let mut all = Vec::new();
    for (number, instruction) in code {
        if budget.spend(1).is_ok() && is_looked_at(instruction) {
            let marks = looked_up(facts, instruction, rule, matches, &best, budget);
            if marks != Marks::default() {
                all.push((number, marks));
            }
        }
    }
    all
}

/// Whether an instruction computes an expression, or sees the target of an assignment.
fn is_looked_at(instruction: &Instruction) -> bool {
    instruction.dest.is_some() || matches!(instruction.op, Op::Touch(_) | Op::Declare { .. })
}

fn looked_up(
    facts: &Facts<'_>,
    instruction: &Instruction,
    rule: &CompiledTaint,
    matches: &Matches,
    best: &Best,
    budget: &mut Budget,
) -> Marks {
    let node = instruction.node;
    let span = facts.tree.node(node).span();
    let is_place = matches!(
        instruction.op,
        Op::Read(_) | Op::Part { .. } | Op::Touch(_) | Op::Declare { .. }
    );
    let is_same = |other: Span| is_same(facts, other, span);
    let mut marks = Marks::default();
    for (range, id) in matches.sanitizers.around(span, budget) {
        let Some(spec) = rule.spec.sanitizers.get(id.spec as usize) else {
            continue;
        };
        if !spec.exact || best.sanitizers.is_best(id, span) {
            marks.is_sanitized = true;
            marks.cleans |= spec.by_side_effect && is_place && is_same(range);
        }
    }
    for (range, id) in matches.sources.around(span, budget) {
        let Some(spec) = rule.spec.sources.get(id.spec as usize) else {
            continue;
        };
        let taints = spec.by_side_effect != SideEffect::No && is_place && is_same(range);
        if taints {
            marks.taints.push(id);
        }
        let is_parameter = matches!(instruction.op, Op::Declare { .. });
        let is_value = match spec.by_side_effect {
            SideEffect::Only => is_parameter,
            _ => !spec.exact || is_parameter || best.sources.is_best(id, span),
        };
        if is_value {
            marks.sources.push(id);
        }
    }
    for (range, id) in matches.sinks.around(span, budget) {
        let Some(spec) = rule.spec.sinks.get(id.spec as usize) else {
            continue;
        };
        // What a target is a part of is no value that arrives anywhere.
        if matches!(instruction.op, Op::Touch(_)) && is_inner_part(facts, node) {
            continue;
        }
        let counts = if spec.exact {
            best.sinks.is_best(id, span)
        } else {
            !is_inner_part(facts, node) || is_same(range)
        };
        if counts {
            marks.sinks.push(id);
        }
    }
    let mut ends = |table: &Table| {
        let around = table.around(span, budget).into_iter();
        around
            .filter(|(range, _)| is_same(*range))
            .map(|(_, id)| id)
            .collect::<SmallVec<[MarkId; 1]>>()
    };
    marks.from = ends(&matches.from);
    marks.to = ends(&matches.to);
    marks.captures = ends(&matches.captures);
    marks
}

/// Whether two ranges are the same but for what ends a statement.
fn is_same(facts: &Facts<'_>, range: Span, span: Span) -> bool {
    range == span
        || (range.start == span.start
            && Span::new(span.end.min(range.end), range.end)
                .slice(facts.text)
                .chars()
                .all(|c| c == ';' || c.is_whitespace()))
}

/// Whether a node is what a member or element is taken of.
fn is_inner_part(facts: &Facts<'_>, node: NodeId) -> bool {
    let parent = facts.parent(node);
    matches!(facts.tree.kind(parent), Kind::Member | Kind::Index)
        && facts.tree.children(parent).next() == Some(node)
}

/// The largest expressions inside the matches of formulas that count exactly.
#[derive(Default)]
struct Best {
    sources: Largest,
    sinks: Largest,
    sanitizers: Largest,
}

/// For each match the largest expressions inside it, by start; none lies in another.
#[derive(Default)]
struct Largest(FxHashMap<MarkId, Vec<Span>>);

impl Best {
    fn new(
        facts: &Facts<'_>,
        code: &[(u32, &Instruction)],
        rule: &CompiledTaint,
        matches: &Matches,
        budget: &mut Budget,
    ) -> Self {
        let spec = &rule.spec;
        let mut largest =
            |table: &Table, exact: Vec<bool>| Largest::new(facts, code, table, &exact, budget);
        Self {
            sources: largest(
                &matches.sources,
                spec.sources.iter().map(|it| it.exact).collect(),
            ),
            sinks: largest(
                &matches.sinks,
                spec.sinks.iter().map(|it| it.exact).collect(),
            ),
            sanitizers: largest(
                &matches.sanitizers,
                spec.sanitizers.iter().map(|it| it.exact).collect(),
            ),
        }
    }
}

impl Largest {
    fn new(
        facts: &Facts<'_>,
        code: &[(u32, &Instruction)],
        table: &Table,
        exact: &[bool],
        budget: &mut Budget,
    ) -> Self {
        let mut all: FxHashMap<MarkId, Vec<Span>> = FxHashMap::default();
        if !exact.contains(&true) {
            return Self(all);
        }
        for (_, instruction) in code {
            if instruction.dest.is_none() || budget.spend(1).is_err() {
                continue;
            }
            let span = facts.tree.node(instruction.node).span();
            for (_, id) in table.around(span, budget) {
                if exact.get(id.spec as usize) == Some(&true) {
                    all.entry(id).or_default().push(span);
                }
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each is changed by itself")]
        for spans in all.values_mut() {
            // The larger of two that begin together comes first.
            spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            let mut end = 0;
            spans.retain(|span| {
                let is_outside = span.end > end;
                end = end.max(span.end);
                is_outside
            });
        }
        Self(all)
    }

    /// Whether `span` is one of the largest, or lies outside all of them.
    fn is_best(&self, id: MarkId, span: Span) -> bool {
        let spans = self.0.get(&id).map_or(&[][..], Vec::as_slice);
        let after = spans.partition_point(|own| own.start <= span.start);
        let before = after.checked_sub(1).and_then(|at| spans.get(at));
        before.is_none_or(|own| *own == span || !own.contains(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;

    #[test]
    fn ranges_around_a_place() {
        let hit = |start, end| Hit {
            span: Span::new(start, end),
            env: Env::default(),
        };
        let table = Table::new(vec![
            Rc::new(vec![hit(0, 100), hit(10, 20)]),
            Rc::new(vec![hit(12, 15)]),
        ]);
        let around = |start, end| -> Vec<(u32, u32)> {
            table
                .around(Span::new(start, end), &mut Budget::new(100))
                .into_iter()
                .map(|(_, id)| (id.spec, id.hit))
                .collect()
        };
        assert_eq!(around(12, 15), [(1, 0), (0, 1), (0, 0)]);
        assert_eq!(around(14, 20), [(0, 1), (0, 0)]);
        assert_eq!(around(50, 60), [(0, 0)]);
        assert_eq!(around(90, 101), []);
        assert!(table.touches(Span::new(99, 200)) && !table.touches(Span::new(100, 200)));
    }
}
