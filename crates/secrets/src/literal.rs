//! The one pass over a file: where does any detector's literal stand.
//!
//! The search itself is [`LiteralFinder`]'s, the same as for rules.

use crate::pack::DetectorIndex;
use airlock_model::Kept;
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
    /// Bytes of the longest literal.
    longest: usize,
}

/// Shorter stretches that a text kept of an older one are looked through again.
const WORTH_KEEPING: usize = 256;

/// Where the detectors' literals stand in one text.
#[derive(Debug, Default)]
pub struct Places(Vec<Place>);

/// End and start of a literal, and its number: in the order in which places are looked at.
type Place = (usize, usize, usize);

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
        let patterns: Vec<Vec<u8>> = patterns;
        Self {
            longest: patterns.iter().map(Vec::len).max().unwrap_or(0),
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
            longest: self.longest,
        }
    }

    fn owners_of(&self, literal: usize) -> Option<&[DetectorIndex]> {
        let end = |number: usize| usize::try_from(*self.owners_end.get(number)?).ok();
        let start = literal.checked_sub(1).map_or(Some(0), end)?;
        self.owners.get(start..end(literal)?)
    }

    /// What stands at `places`, overlapping ones included, ordered by their ends.
    pub(crate) fn hits_at<'set>(
        &'set self,
        places: &'set Places,
    ) -> impl Iterator<Item = LiteralHit<'set>> + 'set {
        places.0.iter().filter_map(|(end, start, literal)| {
            Some(LiteralHit {
                owners: self.owners_of(*literal)?,
                start: *start,
                end: *end,
            })
        })
    }

    /// Every place of every literal in `text`.
    pub(crate) fn places(&self, text: &str) -> Places {
        Places(
            { self.finder.hits(text) }
                .map(|hit| (hit.end, hit.start, hit.literal))
                .collect(),
        )
    }

    /// The same, where those of an older text are known, of which `text` kept `kept` (in the order of `text`): what was
    /// kept is not looked through again.
    pub(crate) fn places_since(&self, text: &str, old: &Places, kept: &[Kept]) -> Places {
        let kept: Vec<&Kept> = { kept.iter() }
            .filter(|kept| kept.length >= WORTH_KEEPING)
            .collect();
        let mut all: Vec<Place> = Vec::new();
        let mut at = 0;
        for kept in &kept {
            self.look_between(text, at, kept.to, &mut all);
            at = kept.to + kept.length;
            let first = old.0.partition_point(|(end, ..)| *end <= kept.from);
            let inside = { old.0.iter().skip(first) }
                .take_while(|(end, ..)| *end <= kept.from + kept.length)
                .filter(|(_, start, _)| *start >= kept.from);
            all.extend(inside.map(|(end, start, literal)| {
                (
                    end - kept.from + kept.to,
                    start - kept.from + kept.to,
                    *literal,
                )
            }));
        }
        self.look_between(text, at, text.len(), &mut all);
        all.sort_unstable();
        // One that ends where the next stretch begins is looked at from both sides.
        all.dedup();
        Places(all)
    }

    /// Finds what stands in `from..to`, or reaches into it.
    fn look_between(&self, text: &str, from: usize, to: usize, all: &mut Vec<Place>) {
        let reach = self.longest.saturating_sub(1);
        let start = text.floor_char_boundary(from.saturating_sub(reach));
        let end = text.ceil_char_boundary(text.len().min(to + reach));
        let window = text.get(start..end).unwrap_or("");
        let hits = self.finder.hits(window);
        let hits = hits.map(|hit| (start + hit.end, start + hit.start, hit.literal));
        // What lies in what was kept is known already.
        all.extend(hits.filter(|(end, start, _)| *end > from && *start < to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text in which literals of detectors are frequent, long enough to be kept in parts.
    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            Just("password = 'x'\n".to_owned()),
            Just("token".to_owned()),
            Just("AKIA".to_owned()),
            "[ -~é]{0,40}",
        ];
        prop::collection::vec(word, 0..60).prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn what_was_kept_is_found_without_looking(
            old in text(),
            pieces in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..900, text()), 0..6),
        ) {
            let (mut new, mut kept) = (String::new(), Vec::new());
            for (start, length, inserted) in pieces {
                let from = old.floor_char_boundary(start.index(old.len() + 1));
                let to = old.floor_char_boundary(old.len().min(from + length));
                kept.push(Kept { from, to: new.len(), length: to - from });
                new.push_str(old.get(from..to).unwrap_or(""));
                new.push_str(&inserted);
            }
            let detectors = crate::detectors();
            let known = detectors.places(&old);
            let since = detectors.places_since(&new, &known, &kept);
            prop_assert_eq!(since.0, detectors.places(&new).0);
        }
    }
}
