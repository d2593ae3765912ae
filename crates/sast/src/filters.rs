//! What the names that metavariables stand for must match, known before anything is matched.
//!
//! A `metavariable-regex` judges finished hits. Asked at the moment when a metavariable takes a name, it cuts off all
//! matching that could only end in hits it refuses.
//!
//! Invariant: a name is refused only if every hit with that binding would be: only lone identifiers are looked at,
//! since values that are the same as one have the same text (rules with `symbolic_propagation`, where they need not,
//! are not cut), and conditions on propagated constants are left out.

use crate::compiled::CompiledCondition;
use crate::pattern::CompiledPattern;
use crate::text_regex::TextRegex;
use airlock_syntax::Symbol;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::sync::Arc;

/// The filters that hold for what is being matched, and what they said already.
#[derive(Default)]
pub(crate) struct Filters {
    /// Metavariables and the places of their expressions in `expressions`; those of inner formulas come last.
    active: Vec<(Symbol, usize)>,
    /// Every expression met in this file, with its verdicts by text.
    expressions: Vec<(Arc<TextRegex>, Verdicts)>,
}

/// What an expression said about a text.
type Verdicts = FxHashMap<Box<str>, bool>;

/// Filters that are set aside.
pub(crate) struct Suspended(Vec<(Symbol, usize)>);

/// The filters that bear on one pattern: the same pattern has the same hits under equal ones in one file.
pub(crate) type FilterKey = SmallVec<[(Symbol, usize); 2]>;

impl Filters {
    /// Adds what `conditions` say about names; to be undone by [`Self::leave`] with what this returns.
    pub(crate) fn enter(&mut self, conditions: &[CompiledCondition]) -> usize {
        let outer = self.active.len();
        for condition in conditions {
            if let CompiledCondition::Regex {
                name,
                regex,
                constant: false,
            } = condition
            {
                let place = self.place(regex);
                self.active.push((*name, place));
            }
        }
        outer
    }

    /// Takes away what was added since there were `outer` filters.
    pub(crate) fn leave(&mut self, outer: usize) {
        self.active.truncate(outer);
    }

    /// Sets all filters aside, for what is no part of the hits they judge.
    pub(crate) fn suspend(&mut self) -> Suspended {
        Suspended(std::mem::take(&mut self.active))
    }

    /// Puts them back.
    pub(crate) fn resume(&mut self, suspended: Suspended) {
        self.active = suspended.0;
    }

    /// The filters that bear on the metavariables of `pattern`.
    pub(crate) fn key(&self, pattern: &CompiledPattern) -> FilterKey {
        let bears = |(name, _): &&(Symbol, usize)| pattern.binds.binary_search(name).is_ok();
        let mut key: FilterKey = self.active.iter().filter(bears).copied().collect();
        key.sort_unstable();
        key.dedup();
        key
    }

    /// Whether there is a filter for the metavariable `name`.
    pub(crate) fn bear_on(&self, name: Symbol) -> bool {
        self.active.iter().any(|(filtered, _)| *filtered == name)
    }

    /// Whether the metavariable `name` may stand for the identifier `text`.
    pub(crate) fn admit(&mut self, name: Symbol, text: &str) -> bool {
        let expressions = &mut self.expressions;
        let mut own = self.active.iter().filter(|(filtered, _)| *filtered == name);
        own.all(|(_, place)| {
            let Some((regex, verdicts)) = expressions.get_mut(*place) else {
                return true;
            };
            if let Some(verdict) = verdicts.get(text) {
                return *verdict;
            }
            let verdict = regex.is_match(text);
            verdicts.insert(text.into(), verdict);
            verdict
        })
    }

    fn place(&mut self, regex: &Arc<TextRegex>) -> usize {
        let known = self.expressions.iter();
        let mut known = known.map(|(own, _)| own);
        known
            .position(|own| Arc::ptr_eq(own, regex))
            .unwrap_or_else(|| {
                self.expressions
                    .push((Arc::clone(regex), Verdicts::default()));
                self.expressions.len() - 1
            })
    }
}
