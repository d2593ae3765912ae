//! Sets of taints, and how each taint came to where it is.

use crate::taint::limits::MAX_TAINTS;
use airlock_syntax::NodeId;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::hash::Hash;

/// Where a taint comes from: a match of a source, under a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Origin {
    /// The source's number in the rule.
    pub(super) source: u32,
    /// The match's number among the source's.
    pub(super) hit: u32,
    /// The label's number.
    pub(super) label: u32,
}

/// A value is tainted by an origin, and came here by steps. Two taints of one origin are the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taint {
    pub(super) origin: u32,
    /// The last step, in [`Ways`].
    pub(super) step: u32,
}

/// A set, ordered by origin.
#[derive(Debug, Clone, Default)]
pub(super) struct Taints(SmallVec<[Taint; 2]>);

impl PartialEq for Taints {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self
                .0
                .iter()
                .zip(&other.0)
                .all(|(a, b)| a.origin == b.origin)
    }
}

impl Taints {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Taint> + '_ {
        self.0.iter().copied()
    }

    /// Adds a taint unless one of its origin is there; a set that is full stays as it is.
    pub(super) fn insert(&mut self, taint: Taint) -> bool {
        match self.0.binary_search_by_key(&taint.origin, |own| own.origin) {
            Ok(_) => false,
            Err(_) if self.0.len() >= MAX_TAINTS => false,
            Err(at) => {
                self.0.insert(at, taint);
                true
            }
        }
    }

    /// Adds all of `other`; whether that changed anything.
    pub(super) fn add(&mut self, other: &Self) -> bool {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
            return !other.0.is_empty();
        }
        let mut changed = false;
        for taint in other.iter() {
            changed |= self.insert(taint);
        }
        changed
    }

    /// The same taints after one more step.
    pub(super) fn moved<O>(&self, to: NodeId, ways: &mut Ways<O>) -> Self
    where
        O: Copy + Eq + Hash,
    {
        Self(
            self.0
                .iter()
                .map(|taint| Taint {
                    step: ways.step(to, taint.step),
                    ..*taint
                })
                .collect(),
        )
    }

    /// Every taint changed; those that become the same are one.
    pub(super) fn map(&self, change: impl FnMut(Taint) -> Taint) -> Self {
        let mut all = Self::default();
        for taint in self.iter().map(change) {
            all.insert(taint);
        }
        all
    }
}

/// The steps of all taints of a run, each with the one before it.
#[derive(Debug)]
pub(super) struct Ways<O = Origin> {
    origins: Vec<O>,
    numbers: FxHashMap<O, u32>,
    steps: Vec<(NodeId, u32)>,
    known: FxHashMap<(NodeId, u32), u32>,
}

/// The step before the first.
const NO_STEP: u32 = u32::MAX;

impl<O> Default for Ways<O> {
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            numbers: FxHashMap::default(),
            steps: Vec::new(),
            known: FxHashMap::default(),
        }
    }
}

impl<O: Copy + Eq + Hash> Ways<O> {
    /// A taint at its beginning.
    pub(super) fn begin(&mut self, origin: O) -> Taint {
        let origins = &mut self.origins;
        let number = *self.numbers.entry(origin).or_insert_with(|| {
            origins.push(origin);
            u32::try_from(origins.len() - 1).unwrap_or(u32::MAX)
        });
        Taint {
            origin: number,
            step: NO_STEP,
        }
    }

    pub(super) fn origin(&self, taint: Taint) -> Option<O> {
        self.origins.get(taint.origin as usize).copied()
    }

    fn step(&mut self, to: NodeId, before: u32) -> u32 {
        // A value that is put where it is already has not moved.
        if let Some((last, _)) = self.steps.get(before as usize)
            && *last == to
        {
            return before;
        }
        let steps = &mut self.steps;
        *self.known.entry((to, before)).or_insert_with(|| {
            steps.push((to, before));
            u32::try_from(steps.len() - 1).unwrap_or(NO_STEP)
        })
    }

    /// The places that a taint went through, in order; the last `limit` of them.
    pub(super) fn path(&self, taint: Taint, limit: usize) -> Vec<NodeId> {
        let mut path = Vec::new();
        let mut at = taint.step;
        while path.len() < limit
            && let Some((node, before)) = self.steps.get(at as usize)
        {
            path.push(*node);
            at = *before;
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(hit: u32) -> Origin {
        Origin {
            source: 0,
            hit,
            label: 0,
        }
    }

    #[test]
    fn a_taint_keeps_its_first_way() {
        let mut ways = Ways::default();
        let first = ways.begin(origin(1));
        let mut set = Taints::default();
        assert!(set.insert(first));
        let moved = set.moved(NodeId(5), &mut ways).moved(NodeId(7), &mut ways);
        assert_eq!(set, moved, "the same taints");
        assert!(!set.add(&moved));
        let last = moved.iter().next();
        let path = last.map(|taint| ways.path(taint, 10));
        assert_eq!(path, Some(vec![NodeId(5), NodeId(7)]));
        assert_eq!(last.map(|taint| ways.path(taint, 1)), Some(vec![NodeId(7)]));
    }

    #[test]
    fn a_full_set_stays() {
        let mut ways = Ways::default();
        let mut set = Taints::default();
        for hit in 0..1000 {
            set.insert(ways.begin(origin(hit)));
        }
        assert_eq!(set.iter().count(), MAX_TAINTS);
    }
}
