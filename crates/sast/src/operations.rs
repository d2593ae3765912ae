//! The order in which the parts of `patterns` are evaluated.
//!
//! Invariant: both who evaluates a rule and who explains one go through these, so that an explanation tells what happened.

use crate::compiled::{CompiledCondition, CompiledFormula};
use crate::env::Hit;

/// What one part of `patterns` does to the ranges that are left.
#[derive(Clone, Copy)]
pub(crate) enum Operation<'rule> {
    /// Keeps what lies in one of its ranges (`pattern-inside`).
    Inside(&'rule CompiledFormula),
    /// Keeps what agrees with one of its matches, wherever that is.
    Anywhere(&'rule CompiledFormula),
    /// Takes away.
    Not(&'rule CompiledFormula),
    /// Keeps what a condition holds for.
    Condition(&'rule CompiledCondition),
}

/// The parts of `patterns`, each with its place among them: those that give ranges, and those that judge the ranges
/// of others.
pub(crate) struct Operations<'rule> {
    pub(crate) ranges: Vec<(usize, &'rule CompiledFormula)>,
    pub(crate) judges: Vec<(usize, Operation<'rule>)>,
    conditions: &'rule [CompiledCondition],
}

impl<'rule> Operations<'rule> {
    /// Orders `parts`. Where nothing else gives ranges, and none `are_given`, those of the insides count.
    pub(crate) fn of(
        parts: &'rule [CompiledFormula],
        conditions: &'rule [CompiledCondition],
        are_given: bool,
    ) -> Self {
        let only_insides = !parts.iter().any(|part| !is_judge(part)) && !are_given;
        let (mut ranges, mut judges, mut nots) = (Vec::new(), Vec::new(), Vec::new());
        for (at, part) in parts.iter().enumerate() {
            match part {
                CompiledFormula::Inside(inner) if only_insides => ranges.push((at, &**inner)),
                CompiledFormula::Inside(inner) => judges.push((at, Operation::Inside(inner))),
                CompiledFormula::Anywhere(inner) => judges.push((at, Operation::Anywhere(inner))),
                CompiledFormula::Not(inner) => nots.push((at, Operation::Not(inner))),
                around if is_around(around) && !only_insides => {
                    judges.push((at, Operation::Inside(around)));
                }
                plain => ranges.push((at, plain)),
            }
        }
        judges.append(&mut nots);
        Self {
            ranges,
            judges,
            conditions,
        }
    }

    /// What is done to `hits`, the ranges that are left of [`Self::ranges`]: conditions that are cheap and need no more
    /// bindings go first, the others last; each with its place among the conditions or parts.
    pub(crate) fn on(&self, hits: &[Hit]) -> Vec<(usize, Operation<'rule>)> {
        let is_early = |condition: &CompiledCondition| matches!(condition, CompiledCondition::Regex { name, .. } if hits.iter().all(|hit| hit.env.get(*name).is_some()));
        let (early, late): (Vec<_>, Vec<_>) =
            { self.conditions.iter().enumerate() }.partition(|(_, condition)| is_early(condition));
        let conditions = |all: Vec<(usize, &'rule CompiledCondition)>| {
            let all = all.into_iter();
            all.map(|(at, condition)| (at, Operation::Condition(condition)))
        };
        conditions(early)
            .chain(self.judges.iter().copied())
            .chain(conditions(late))
            .collect()
    }
}

/// Whether a part judges the ranges of others, rather than giving its own.
fn is_judge(part: &CompiledFormula) -> bool {
    matches!(part, CompiledFormula::Anywhere(_) | CompiledFormula::Not(_)) || is_around(part)
}

/// Whether a part says what must be around: `pattern-inside`, or alternatives of it.
fn is_around(part: &CompiledFormula) -> bool {
    match part {
        CompiledFormula::Inside(_) => true,
        CompiledFormula::Any(parts) => !parts.is_empty() && parts.iter().all(is_around),
        CompiledFormula::All {
            parts,
            focus,
            conditions: _,
        } => focus.is_empty() && parts.iter().all(is_judge) && parts.iter().any(is_around),
        _ => false,
    }
}
