//! Formulas that several rules hold: what models say of a library is a part of every rule that names them. Each is
//! compiled once for a run, and evaluated once for a file.
//!
//! Invariant: two rules share a formula only if it means the same in both; what else a rule says (options of its
//! patterns) is a part of what its matches are known by.

use crate::compiled::CompiledFormula;
use crate::options::MatchOptions;
use airlock_rules::{Formula, Rule};
use airlock_syntax::Symbol;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A formula with the names of its metavariables, by symbol.
pub(crate) struct SharedFormula {
    pub(crate) formula: CompiledFormula,
    pub(crate) names: BTreeMap<Symbol, String>,
}

/// The formulas of one part of a taint rule, such as its sources.
pub(crate) struct SharedPart {
    pub(crate) formulas: Vec<Arc<SharedFormula>>,
}

/// What the meaning of a formula depends on.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct FormulaKey {
    /// What the rule is compiled for.
    reading: &'static str,
    /// The rule's languages: a pattern may be code of some of them only.
    languages: Vec<&'static str>,
    /// Options by which plain text is read.
    generic: Vec<(String, String)>,
    formula: Formula,
}

impl FormulaKey {
    /// `formula` of `rule`, compiled for what is called `reading`.
    pub(crate) fn new(reading: &'static str, rule: &Rule, formula: &Formula) -> Self {
        let generic = rule.options.iter();
        Self {
            reading,
            languages: rule.tree_languages().map(|own| own.name).collect(),
            generic: generic
                .filter(|(name, _)| name.starts_with("generic"))
                .cloned()
                .collect(),
            formula: formula.clone(),
        }
    }
}

/// The formulas of a run.
#[derive(Default)]
pub(crate) struct SharedFormulas {
    formulas: Mutex<FxHashMap<FormulaKey, Arc<SharedFormula>>>,
    /// By the addresses of their formulas, which stay where they are.
    parts: Mutex<FxHashMap<Vec<usize>, Arc<SharedPart>>>,
}

impl SharedFormulas {
    pub(crate) fn get(&self, key: &FormulaKey) -> Option<Arc<SharedFormula>> {
        locked(&self.formulas).get(key).cloned()
    }

    /// The formula that is known by `key`: `formula`, unless another thread was faster.
    pub(crate) fn keep(&self, key: FormulaKey, formula: SharedFormula) -> Arc<SharedFormula> {
        let mut formulas = locked(&self.formulas);
        let known = formulas.entry(key).or_insert_with(|| Arc::new(formula));
        Arc::clone(known)
    }

    /// The part that consists of these formulas.
    pub(crate) fn part(&self, formulas: Vec<Arc<SharedFormula>>) -> Arc<SharedPart> {
        let key = { formulas.iter() }
            .map(|formula| Arc::as_ptr(formula).addr())
            .collect();
        let mut parts = locked(&self.parts);
        let known = parts
            .entry(key)
            .or_insert_with(|| Arc::new(SharedPart { formulas }));
        Arc::clone(known)
    }
}

/// A panic while the lock is held leaves a table that is whole: entries are only added.
fn locked<T>(table: &Mutex<T>) -> MutexGuard<'_, T> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is known in one file of what rules share.
pub(crate) struct Memo<K, V> {
    /// By address, with the key, so that the address remains its own.
    known: FxHashMap<*const K, (Arc<K>, Values<V>)>,
}

/// A value for each meaning of patterns.
type Values<V> = SmallVec<[(MatchOptions, Rc<V>); 1]>;

impl<K, V> Memo<K, V> {
    pub(crate) fn get(&self, key: &Arc<K>, options: MatchOptions) -> Option<Rc<V>> {
        let (_, values) = self.known.get(&Arc::as_ptr(key))?;
        let mut values = values.iter();
        let own = values.find(|(own, _)| *own == options);
        own.map(|(_, value)| Rc::clone(value))
    }

    pub(crate) fn keep(&mut self, key: &Arc<K>, options: MatchOptions, value: &Rc<V>) {
        let known = self.known.entry(Arc::as_ptr(key));
        let (_, values) = known.or_insert_with(|| (Arc::clone(key), SmallVec::new()));
        values.push((options, Rc::clone(value)));
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self {
            known: FxHashMap::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;
    use crate::options::MatchOptions;
    use std::rc::Rc;
    use std::sync::Arc;

    #[test]
    fn is_known_by_address_and_meaning() {
        let (one, same_text) = (Arc::new("a"), Arc::new("a"));
        let plain = MatchOptions::default();
        let other = MatchOptions {
            ac_matching: !plain.ac_matching,
            ..plain
        };
        let mut memo = Memo::default();
        memo.keep(&one, plain, &Rc::new(1));
        memo.keep(&one, other, &Rc::new(2));
        let known = |key, options| memo.get(key, options).as_deref().copied();
        assert_eq!(known(&one, plain), Some(1));
        assert_eq!(known(&one, other), Some(2));
        assert_eq!(known(&same_text, plain), None);
    }
}
