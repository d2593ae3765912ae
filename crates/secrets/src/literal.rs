//! The one pass over a file: where does any detector's literal stand.
//!
//! The search itself is [`LiteralFinder`]'s, the same as for rules.

use crate::pack::DetectorIndex;
use airlock_rules::LiteralFinder;
use std::sync::Arc;

/// All literals of a set of detectors.
#[derive(Debug)]
pub(crate) struct LiteralSet {
    finder: Arc<LiteralFinder>,
    /// The detectors of the first literal, of the second, and so on.
    owners: Vec<DetectorIndex>,
    /// For each literal, where its owners end.
    owners_end: Vec<u32>,
}

/// A literal's place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LiteralHit<'set> {
    /// The detectors it calls.
    pub(crate) owners: &'set [DetectorIndex],
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl LiteralSet {
    /// Takes literals in lower case, each once, and whose they are: `owners_end` says for each where its owners end.
    pub(crate) fn new(
        literals: Vec<String>,
        owners: Vec<DetectorIndex>,
        owners_end: Vec<u32>,
    ) -> Self {
        let patterns = literals.into_iter().map(String::into_bytes).collect();
        Self {
            finder: Arc::new(LiteralFinder::new(patterns)),
            owners,
            owners_end,
        }
    }

    /// The same literals of detectors that have moved: the one at `n` to `places[n]`.
    pub(crate) fn renumbered(&self, places: &[DetectorIndex]) -> Self {
        let moved = |owner: &DetectorIndex| places.get(usize::from(*owner)).copied();
        Self {
            finder: Arc::clone(&self.finder),
            owners: { self.owners.iter() }
                .map(|owner| moved(owner).unwrap_or(DetectorIndex::MAX))
                .collect(),
            owners_end: self.owners_end.clone(),
        }
    }

    fn owners_of(&self, literal: usize) -> Option<&[DetectorIndex]> {
        let end = |number: usize| usize::try_from(*self.owners_end.get(number)?).ok();
        let start = literal.checked_sub(1).map_or(Some(0), end)?;
        self.owners.get(start..end(literal)?)
    }

    /// Every place of every literal, overlapping ones included, ordered by their ends.
    pub(crate) fn hits<'set>(
        &'set self,
        text: &'set str,
    ) -> impl Iterator<Item = LiteralHit<'set>> + 'set {
        self.finder.hits(text).filter_map(|hit| {
            Some(LiteralHit {
                owners: self.owners_of(hit.literal)?,
                start: hit.start,
                end: hit.end,
            })
        })
    }
}
