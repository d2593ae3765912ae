//! What all rules together say of the instructions of one unit.
//!
//! Invariant: what several rules say of one expression is one mark, with a bit for each of them; most rules of a family
//! share their sources.

use super::super::compiled::Options;
use super::super::marks::{MarkId, marks_at};
use super::relate::Active;
use airlock_flow::Facts;
use airlock_flow::il::Unit;
use airlock_model::{Budget, Span};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// The sources and sinks of a file, numbered.
#[derive(Default)]
pub(super) struct Places {
    sources: Numbered,
    sinks: Numbered,
}

#[derive(Default)]
struct Numbered {
    numbers: FxHashMap<Span, u32>,
    spans: Vec<Span>,
}

impl Numbered {
    fn number(&mut self, span: Span) -> u32 {
        let spans = &mut self.spans;
        *self.numbers.entry(span).or_insert_with(|| {
            spans.push(span);
            u32::try_from(spans.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

impl Places {
    /// Where sources and sinks are, by number.
    pub(super) fn into_spans(self) -> (Vec<Span>, Vec<Span>) {
        (self.sources.spans, self.sinks.spans)
    }
}

/// A sink, and for which rules it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SinkMark {
    pub(super) place: u32,
    pub(super) rules: u64,
    /// Those of the rules that pick out a part of what their pattern matches.
    pub(super) focused: u64,
}

/// What the rules say of one instruction: a bit for each of them.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) sanitized: u64,
    /// Rules that clean the variable, too.
    pub(super) cleans: u64,
    /// Sources of the value.
    pub(super) sources: SmallVec<[(u32, u64); 1]>,
    /// Sources that taint the variable.
    pub(super) taints: SmallVec<[(u32, u64); 1]>,
    pub(super) sinks: SmallVec<[SinkMark; 1]>,
    pub(super) from: SmallVec<[(u8, MarkId); 1]>,
    pub(super) to: SmallVec<[(u8, MarkId); 1]>,
}

/// Where formulas of any rule match in a file.
pub(super) struct Cover {
    /// Beginnings, each with the largest end up to it.
    ends: Vec<(u32, u32)>,
}

impl Cover {
    pub(super) fn of(rules: &[Active<'_>]) -> Self {
        let mut ends: Vec<(u32, u32)> = { rules.iter() }
            .flat_map(|rule| rule.matches.spans())
            .map(|span| (span.start, span.end))
            .collect();
        ends.sort_unstable();
        let mut end = 0;
        for own in &mut ends {
            end = end.max(own.1);
            own.1 = end;
        }
        Self { ends }
    }

    /// Whether a match holds `span`.
    fn holds(&self, span: Span) -> bool {
        let after = self.ends.partition_point(|(start, _)| *start <= span.start);
        let before = after.checked_sub(1).and_then(|at| self.ends.get(at));
        before.is_some_and(|(_, end)| *end >= span.end)
    }
}

/// The marks of a unit's instructions.
pub(super) struct AllMarks(FxHashMap<u32, Merged>);

impl AllMarks {
    pub(super) fn new(
        facts: &Facts<'_>,
        unit: &Unit,
        rules: &[Active<'_>],
        cover: &Cover,
        places: &mut Places,
        budget: &mut Budget,
    ) -> Self {
        let mut all: FxHashMap<u32, Merged> = FxHashMap::default();
        let numbers: Vec<u32> = (0_u32..)
            .zip(&unit.code)
            .filter(|(_, instruction)| cover.holds(facts.tree.node(instruction.node).span()))
            .map(|(number, _)| number)
            .collect();
        if numbers.is_empty() {
            return Self(all);
        }
        let span = facts.tree.node(unit.root).span();
        for rule in rules {
            let number = rule.place;
            if !rule.touches(span) {
                continue;
            }
            for (at, marks) in marks_at(facts, unit, &numbers, rule.rule, &rule.matches, budget) {
                let merged = all.entry(at).or_default();
                if marks.is_sanitized {
                    merged.sanitized |= bit(number);
                    merged.cleans |= if marks.cleans { bit(number) } else { 0 };
                    continue;
                }
                let source = |id: &MarkId| rule.matches.sources.get(*id).map(|hit| hit.span);
                for span in marks.sources.iter().filter_map(source) {
                    enter(&mut merged.sources, places.sources.number(span), number);
                }
                for span in marks.taints.iter().filter_map(source) {
                    enter(&mut merged.taints, places.sources.number(span), number);
                }
                for id in &marks.sinks {
                    if let Some(hit) = rule.matches.sinks.get(*id) {
                        let place = places.sinks.number(hit.span);
                        merged.sink(place, bit(number), rule.is_focused(*id));
                    }
                }
                merged
                    .from
                    .extend(marks.from.iter().map(|id| (number, *id)));
                merged.to.extend(marks.to.iter().map(|id| (number, *id)));
            }
        }
        Self(all)
    }

    /// What is said of an instruction.
    pub(super) fn of(&self, instruction: usize) -> Option<&Merged> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&u32::try_from(instruction).ok()?)
    }
}

fn enter(all: &mut SmallVec<[(u32, u64); 1]>, place: u32, rule: u8) {
    match all.iter_mut().find(|(own, _)| *own == place) {
        Some((_, rules)) => *rules |= bit(rule),
        None => all.push((place, bit(rule))),
    }
}

impl Merged {
    fn sink(&mut self, place: u32, rule: u64, is_focused: bool) {
        let focused = if is_focused { rule } else { 0 };
        match self.sinks.iter_mut().find(|own| own.place == place) {
            Some(own) => {
                // Of two matches at one place, the one that takes more counts.
                own.focused = if own.rules & rule == 0 {
                    own.focused | focused
                } else {
                    own.focused & (focused | !rule)
                };
                own.rules |= rule;
            }
            None => self.sinks.push(SinkMark {
                place,
                rules: rule,
                focused,
            }),
        }
    }
}

impl Active<'_> {
    /// Whether a sink is a part of its match that the rule picks out: only that counts then.
    fn is_focused(&self, id: MarkId) -> bool {
        let spec = self.rule.spec.sinks.get(id.spec as usize);
        spec.is_some_and(|sink| sink.exact && sink.has_focus)
    }

    /// Whether any of its formulas matches in or around `span`.
    fn touches(&self, span: Span) -> bool {
        let matches = &self.matches;
        [
            &*matches.sources,
            &*matches.sinks,
            &*matches.sanitizers,
            &matches.from,
            &matches.to,
        ]
        .iter()
        .any(|table| table.touches(span))
    }
}

/// Which rules take which operations for clean, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Safe {
    pub(super) functions: u64,
    pub(super) indexes: u64,
    pub(super) comparisons: u64,
    pub(super) booleans: u64,
    pub(super) numbers: u64,
    pub(super) all_but_assignments: u64,
}

impl Safe {
    pub(super) fn of(rules: &[Active<'_>]) -> Self {
        let with = |is_set: fn(&Options) -> bool| {
            let set = rules.iter().filter(|rule| is_set(&rule.rule.options));
            set.fold(0, |mask, rule| mask | bit(rule.place))
        };
        Self {
            functions: with(|it| it.assume_safe_functions || it.only_assignments),
            indexes: with(|it| it.assume_safe_indexes || it.only_assignments),
            comparisons: with(|it| {
                it.assume_safe_comparisons || it.assume_safe_booleans || it.only_assignments
            }),
            booleans: with(|it| it.assume_safe_booleans),
            numbers: with(|it| it.assume_safe_numbers),
            all_but_assignments: with(|it| it.only_assignments),
        }
    }
}

/// The bit of a rule.
pub(crate) fn bit(rule: impl Into<u32>) -> u64 {
    1_u64.checked_shl(rule.into()).unwrap_or(0)
}
