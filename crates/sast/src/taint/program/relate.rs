//! Makes the relation of one file.

use super::super::{CompiledTaint, Matches, Units};
use super::marks::{AllMarks, Cover, Safe};
use super::relation::{MAX_RULES, Relation};
use super::walk::{Known, Recorder, Walk};
use crate::file::File;
use airlock_flow::program::{Callees, Outline};
use airlock_model::Budget;

/// A rule that takes part, with what its formulas match in the file.
pub(crate) struct Active<'run> {
    /// Its place among the rules that are followed together.
    pub(crate) place: u8,
    pub(crate) rule: &'run CompiledTaint,
    pub(crate) matches: Matches,
}

/// The relation of the file that `evaluation` looks at, for at most [`MAX_RULES`] rules; `known` says which names the
/// program defines.
pub(crate) fn relate(
    outline: &Outline,
    rules: &[Active<'_>],
    known: Known<'_>,
    file: &File<'_>,
    units: &mut Units,
    budget: &mut Budget,
) -> Relation {
    let rules = rules.get(..rules.len().min(MAX_RULES)).unwrap_or_default();
    let callees = Callees::new(&file.facts, outline);
    let mut recorder = Recorder::new(known);
    let safe = Safe::of(rules);
    let cover = Cover::of(rules);
    let mut is_whole = true;
    for root in units.roots(file) {
        if budget.is_empty() {
            is_whole = false;
            break;
        }
        let unit = units.lower(file, root, budget);
        let places = &mut recorder.places;
        let marks = AllMarks::new(&file.facts, &unit, rules, &cover, places, budget);
        Walk::new(file, outline, &callees, &unit, &marks, safe, &mut recorder).analyse(budget);
    }
    recorder.finish(is_whole && !budget.is_empty())
}
