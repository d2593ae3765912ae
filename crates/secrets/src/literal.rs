//! The one pass over a file: where does any detector's literal stand.
//!
//! The search itself is [`LiteralFinder`]'s, the same as for rules.

use crate::pack::DetectorIndex;
use airlock_rules::LiteralFinder;

/// All literals of a set of detectors.
#[derive(Debug)]
pub(crate) struct LiteralSet {
    finder: LiteralFinder,
    /// Detectors by literal.
    owners: Vec<Vec<DetectorIndex>>,
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
    /// Takes each detector's literals, in the detectors' order.
    pub(crate) fn new<'raw>(detectors: impl Iterator<Item = &'raw [String]>) -> Self {
        let mut literals: Vec<(String, DetectorIndex)> = Vec::new();
        for (index, of_one) in (0..DetectorIndex::MAX).zip(detectors) {
            literals.extend(of_one.iter().map(|text| (text.to_ascii_lowercase(), index)));
        }
        literals.sort();
        literals.dedup();
        let mut patterns: Vec<String> = Vec::new();
        let mut owners: Vec<Vec<DetectorIndex>> = Vec::new();
        for (text, index) in literals {
            match (patterns.last(), owners.last_mut()) {
                (Some(last), Some(of_last)) if *last == text => of_last.push(index),
                _ => {
                    patterns.push(text);
                    owners.push(vec![index]);
                }
            }
        }
        let finder = LiteralFinder::new(patterns.into_iter().map(String::into_bytes).collect());
        Self { finder, owners }
    }

    /// Every place of every literal, overlapping ones included, ordered by their ends.
    pub(crate) fn hits<'set>(
        &'set self,
        text: &'set str,
    ) -> impl Iterator<Item = LiteralHit<'set>> + 'set {
        self.finder.hits(text).filter_map(|hit| {
            Some(LiteralHit {
                owners: self.owners.get(hit.literal)?,
                start: hit.start,
                end: hit.end,
            })
        })
    }
}
