//! What all rules together say of the instructions of one unit.

use super::super::compiled::Options;
use super::super::marks::{Annotations, Marks};
use super::relate::Active;
use airlock_flow::Facts;
use airlock_flow::il::Unit;
use airlock_model::{Budget, Span};

/// The marks of each rule that says anything of the unit.
pub(super) struct AllMarks(Vec<(u8, Annotations)>);

impl AllMarks {
    pub(super) fn new(
        facts: &Facts<'_>,
        unit: &Unit,
        rules: &[Active<'_>],
        budget: &mut Budget,
    ) -> Self {
        let span = facts.tree.node(unit.root).span();
        let concerned = (0_u8..).zip(rules).filter(|(_, rule)| rule.touches(span));
        Self(
            concerned
                .map(|(number, rule)| {
                    let own = Annotations::new(facts, unit, rule.rule, &rule.matches, budget);
                    (number, own)
                })
                .collect(),
        )
    }

    /// What each rule says of an instruction.
    pub(super) fn of(&self, instruction: usize) -> impl Iterator<Item = (u8, &Marks)> {
        let all = self.0.iter();
        all.filter_map(move |(rule, own)| Some((*rule, own.of(instruction)?)))
    }
}

impl Active<'_> {
    /// Whether any of its formulas matches in or around `span`.
    fn touches(&self, span: Span) -> bool {
        let matches = &self.matches;
        [
            &matches.sources,
            &matches.sinks,
            &matches.sanitizers,
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
            let rules = (0_u32..).zip(rules);
            rules
                .filter(|(_, rule)| is_set(&rule.rule.options))
                .fold(0, |mask, (number, _)| mask | bit(number))
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
pub(super) fn bit(rule: impl Into<u32>) -> u64 {
    1_u64.checked_shl(rule.into()).unwrap_or(0)
}
