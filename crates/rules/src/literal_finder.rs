//! Finds many literals in a text in one pass, at a start-up cost that fits the amount of text.
//!
//! A deterministic automaton searches many times as fast as a sorted list of first bytes, but making it costs
//! milliseconds: too much for a hook that looks at one file, nothing for a tree. So the list does the first texts.
//! All of them find the same, so results do not depend on the choice.
//!
//! Where no literal is shorter than three bytes, [`GramFinder`] does better than both, on little text and on much.

use crate::gram_finder::GramFinder;
use crate::prefix_index::PrefixIndex;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of text after which the deterministic automaton is made: by then the slower search has cost about as much as
/// making it.
const WORTH_A_DFA: usize = 1 << 19;

/// Many literals; ASCII case does not count.
#[derive(Debug)]
pub struct LiteralFinder {
    literals: Vec<Vec<u8>>,
    grams: OnceLock<Option<GramFinder>>,
    index: OnceLock<PrefixIndex>,
    automaton: OnceLock<Option<AhoCorasick>>,
    searched: AtomicUsize,
}

/// A place of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiteralHit {
    /// The literal's number.
    pub literal: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl LiteralFinder {
    /// Finds `literals`; nothing is built yet.
    pub fn new(literals: Vec<Vec<u8>>) -> Self {
        Self {
            literals,
            grams: OnceLock::new(),
            index: OnceLock::new(),
            automaton: OnceLock::new(),
            searched: AtomicUsize::new(0),
        }
    }

    /// Number of literals.
    pub fn len(&self) -> usize {
        self.literals.len()
    }

    /// Whether there is no literal.
    pub fn is_empty(&self) -> bool {
        self.literals.is_empty()
    }

    /// Every place of every literal in `text`, overlapping ones included, ordered by their ends.
    pub fn hits<'find>(&'find self, text: &'find str) -> impl Iterator<Item = LiteralHit> + 'find {
        let grams = self.grams.get_or_init(|| GramFinder::new(&self.literals));
        let looked = grams
            .as_ref()
            .map(|grams| grams.hits(&self.literals, text.as_bytes()));
        let searched = self.searched.fetch_add(text.len(), Ordering::Relaxed) + text.len();
        let (listed, walked) = if looked.is_some() {
            (Vec::new(), None)
        } else if searched > WORTH_A_DFA {
            let automaton = self.automaton.get_or_init(|| self.build());
            let hits = { automaton.iter() }.flat_map(move |it| it.find_overlapping_iter(text));
            let hits = hits.map(|hit| (hit.pattern().as_usize(), hit.start(), hit.end()));
            (Vec::new(), Some(hits))
        } else {
            let index = self.index.get_or_init(|| PrefixIndex::new(&self.literals));
            (index.hits(&self.literals, text.as_bytes()), None)
        };
        let slow = listed.into_iter().chain(walked.into_iter().flatten());
        let all = looked.into_iter().flatten().chain(slow);
        all.map(|(literal, start, end)| LiteralHit {
            literal,
            start,
            end,
        })
    }

    /// `None` only where there are more literals than the library can number.
    fn build(&self) -> Option<AhoCorasick> {
        AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(&self.literals)
            .ok()
            .filter(|_| !self.literals.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_same_before_and_after_the_automaton_is_made() {
        // The short one keeps both from being left out.
        let literals = ["exec", "execute", "cut", "zz"].map(|text| text.as_bytes().to_vec());
        let finder = LiteralFinder::new(literals.to_vec());
        let places = |text: &str| {
            finder
                .hits(text)
                .map(|hit| (hit.literal, hit.start, hit.end))
                .collect::<Vec<_>>()
        };
        let before = places("an Execute");
        assert_eq!(before, [(0, 3, 7), (2, 6, 9), (1, 3, 10)]);
        places(&" ".repeat(WORTH_A_DFA));
        assert_eq!(places("an Execute"), before);
        assert!(finder.automaton.get().is_some());
        assert_eq!(LiteralFinder::new(Vec::new()).hits("text").count(), 0);
    }

    proptest::proptest! {
        #[test]
        fn both_ways_find_the_same(
            literals in proptest::collection::btree_set("[abé]{1,5}", 0..12),
            text in "[aAbBé ]{0,40}",
        ) {
            let literals: Vec<Vec<u8>> = literals.into_iter().map(String::into_bytes).collect();
            let (first, later) = (LiteralFinder::new(literals.clone()), LiteralFinder::new(literals));
            later.searched.store(WORTH_A_DFA, Ordering::Relaxed);
            let listed: Vec<LiteralHit> = first.hits(&text).collect();
            let walked: Vec<LiteralHit> = later.hits(&text).collect();
            proptest::prop_assert_eq!(listed, walked);
        }
    }
}
