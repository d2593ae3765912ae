//! Finds many literals in any amount of text: four bytes of each are looked for at every second place.
//!
//! Of each literal the rarest five bytes in a row are taken, of which four begin at an even place wherever the literal
//! does. A bit for each such gram, by its hash, says whether anything can be there; no look depends on the one before, so a
//! processor does several at once. Literals of three and four bytes are looked for as a whole, at odd places, too.
//!
//! An automaton (`aho-corasick`'s deterministic one) takes a step for every byte, each after the one before.
//!
//! Invariant: finds what an automaton of the same literals finds, in the same order.

use std::collections::VecDeque;

/// Bytes of the shortest literal that is found.
const SHORTEST: usize = 3;
/// Bytes of a gram, where the literal has as many.
const GRAM: usize = 4;
/// Bits of the filter for grams, as a power of two: 16 KiB stay in the nearest cache.
const FILTER_BITS: u32 = 17;
/// Bits of the filter for literals of three bytes, and of that for such as are looked for at odd places.
const SMALL_BITS: u32 = 13;
/// Slots for entries, as a power of two.
const SLOT_BITS: u32 = 13;
/// Bytes of text that are looked through before their hits are given out.
const CHUNK: usize = 1 << 14;

/// Words of a filter.
const fn words(bits: u32) -> usize {
    1 << (bits - 6)
}

/// Many literals of at least three bytes; ASCII case does not count.
#[derive(Debug)]
pub(crate) struct GramFinder {
    /// Grams at even places.
    grams: Box<[u64; words(FILTER_BITS)]>,
    /// Grams at odd places.
    odd_grams: Box<[u64; words(SMALL_BITS)]>,
    /// Literals of three bytes, at any place.
    short: Box<[u64; words(SMALL_BITS)]>,
    /// Where the entries of a slot begin; one more than there are slots.
    slots: Vec<u32>,
    entries: Vec<Entry>,
}

/// A gram of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    slot: u32,
    gram: u32,
    literal: u32,
    /// Its place in the literal.
    offset: u32,
    place: Place,
}

/// At which places of a text an entry is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Even,
    Odd,
}

/// Number, start and end of a place of a literal.
type Hit = (usize, usize, usize);

impl GramFinder {
    /// `None` where a literal is too short for it.
    pub(crate) fn new(literals: &[Vec<u8>]) -> Option<Self> {
        let mut finder = Self {
            grams: Box::new([0; words(FILTER_BITS)]),
            odd_grams: Box::new([0; words(SMALL_BITS)]),
            short: Box::new([0; words(SMALL_BITS)]),
            slots: Vec::with_capacity((1 << SLOT_BITS) + 1),
            entries: Vec::with_capacity(2 * literals.len()),
        };
        for (number, literal) in (0_u32..).zip(literals) {
            if literal.len() < SHORTEST {
                return None;
            }
            finder.add(number, literal);
        }
        finder.entries.sort_unstable();
        let mut from = 0;
        for slot in 0..=1_u32 << SLOT_BITS {
            let rest = finder.entries.get(from..).unwrap_or(&[]);
            from += rest.iter().take_while(|entry| entry.slot < slot).count();
            finder.slots.push(u32::try_from(from).ok()?);
        }
        Some(finder)
    }

    fn add(&mut self, literal: u32, bytes: &[u8]) {
        let mut enter = |at: usize, gram: &[u8], place: Place| {
            let gram = gram_of(gram);
            self.entries.push(Entry {
                slot: hash(gram, SLOT_BITS),
                gram,
                literal,
                offset: u32::try_from(at).unwrap_or(0),
                place,
            });
            gram
        };
        if bytes.len() < GRAM {
            let gram = enter(0, bytes, Place::Even);
            enter(0, bytes, Place::Odd);
            return set(self.short.as_mut_slice(), gram, SMALL_BITS);
        }
        if bytes.len() == GRAM {
            let gram = enter(0, bytes, Place::Even);
            enter(0, bytes, Place::Odd);
            set(self.grams.as_mut_slice(), gram, FILTER_BITS);
            return set(self.odd_grams.as_mut_slice(), gram, SMALL_BITS);
        }
        let grams: Vec<&[u8]> = bytes.windows(GRAM).collect();
        let common = |pair: &[&[u8]]| {
            let of_one = |gram: &&[u8]| gram.iter().map(|byte| commonness(*byte)).product::<u64>();
            pair.iter().map(of_one).sum::<u64>()
        };
        let rarest = grams
            .windows(2)
            .enumerate()
            .min_by_key(|(_, pair)| common(pair));
        if let Some((at, pair)) = rarest {
            for (at, gram) in (at..).zip(pair) {
                let gram = enter(at, gram, Place::Even);
                set(self.grams.as_mut_slice(), gram, FILTER_BITS);
            }
        }
    }

    /// Number, start and end of every place of every literal in `text`, ordered by ends, the longer first.
    pub(crate) fn hits<'find>(
        &'find self,
        literals: &'find [Vec<u8>],
        text: &'find [u8],
    ) -> impl Iterator<Item = Hit> + 'find {
        Hits {
            search: Search {
                finder: self,
                literals,
                text,
            },
            at: 0,
            found: Vec::new(),
            ready: VecDeque::new(),
        }
    }

    fn entries(&self, gram: u32) -> &[Entry] {
        let slot = hash(gram, SLOT_BITS) as usize;
        let bound = |slot: usize| Some(*self.slots.get(slot)? as usize);
        let range = bound(slot).zip(bound(slot + 1));
        range
            .and_then(|(from, to)| self.entries.get(from..to))
            .unwrap_or(&[])
    }
}

/// One search.
struct Search<'find> {
    finder: &'find GramFinder,
    literals: &'find [Vec<u8>],
    text: &'find [u8],
}

impl Search<'_> {
    /// Looks at the even places of `from..to`.
    fn look(&self, from: usize, to: usize, found: &mut Vec<Hit>) {
        let end = self.text.len().min(to.saturating_add(6));
        let chunk = self.text.get(from..end).unwrap_or(&[]);
        let mut looked = 0;
        for (number, eight) in chunk.windows(8).step_by(2).enumerate() {
            if let Ok(eight) = <[u8; 8]>::try_from(eight) {
                self.look_at(from + 2 * number, eight, found);
            }
            looked = 2 * number + 2;
        }
        // What is left of the text is shorter than that; what is not there begins nothing.
        for at in (from + looked..to.min(self.text.len())).step_by(2) {
            let mut eight = [0; 8];
            let rest = self.text.get(at..).unwrap_or(&[]);
            let both = eight.iter_mut().zip(rest);
            both.for_each(|(eight, byte)| *eight = *byte);
            self.look_at(at, eight, found);
        }
    }

    #[inline]
    fn look_at(&self, at: usize, eight: [u8; 8], found: &mut Vec<Hit>) {
        let eight = u64::from_le_bytes(eight) | 0x2020_2020_2020_2020;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the first four bytes are meant"
        )]
        let (even, odd) = (eight as u32, (eight >> 8) as u32);
        let (short, short_odd) = (even & 0x00ff_ffff, odd & 0x00ff_ffff);
        let finder = self.finder;
        let is_even = is_set(finder.grams.as_slice(), even, FILTER_BITS);
        let is_odd = is_set(finder.odd_grams.as_slice(), odd, SMALL_BITS);
        let is_short = is_set(finder.short.as_slice(), short, SMALL_BITS);
        let is_short_odd = is_set(finder.short.as_slice(), short_odd, SMALL_BITS);
        if is_even | is_odd | is_short | is_short_odd {
            for (is_set, at, gram, place) in [
                (is_even, at, even, Place::Even),
                (is_odd, at + 1, odd, Place::Odd),
                (is_short, at, short, Place::Even),
                (is_short_odd, at + 1, short_odd, Place::Odd),
            ] {
                if is_set {
                    self.verify(at, gram, place, found);
                }
            }
        }
    }

    #[cold]
    fn verify(&self, at: usize, gram: u32, place: Place, found: &mut Vec<Hit>) {
        for entry in self.finder.entries(gram) {
            if entry.gram != gram || entry.place != place {
                continue;
            }
            let number = entry.literal as usize;
            let literal = self.literals.get(number).map_or(&[][..], Vec::as_slice);
            let Some(start) = at.checked_sub(entry.offset as usize) else {
                continue;
            };
            let here = self.text.get(start..start + literal.len());
            if here.is_some_and(|here| here.eq_ignore_ascii_case(literal)) {
                found.push((number, start, start + literal.len()));
            }
        }
    }
}

/// The hits of one search, a chunk at a time.
struct Hits<'find> {
    search: Search<'find>,
    /// Places before this one were looked at.
    at: usize,
    /// Hits that end beyond it.
    found: Vec<Hit>,
    ready: VecDeque<Hit>,
}

impl Iterator for Hits<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        while self.ready.is_empty() {
            let length = self.search.text.len();
            if self.at >= length {
                return None;
            }
            let next = self.at + CHUNK;
            self.search.look(self.at, next, &mut self.found);
            self.at = next;
            self.found
                .sort_unstable_by_key(|(number, start, end)| (*end, *start, *number));
            // What is found later ends beyond the place where it is found.
            let done = if next >= length {
                self.found.len()
            } else {
                self.found.partition_point(|(_, _, end)| *end <= next)
            };
            self.ready.extend(self.found.drain(..done));
        }
        self.ready.pop_front()
    }
}

/// Three or four bytes as a number, in lower case; bytes that are no letters may share one.
fn gram_of(bytes: &[u8]) -> u32 {
    let gram = bytes.iter().rev();
    gram.fold(0, |gram, byte| gram << 8 | u32::from(byte | 0x20))
}

/// Fibonacci hashing.
fn hash(gram: u32, bits: u32) -> u32 {
    gram.wrapping_mul(0x9E37_79B1) >> (32 - bits)
}

/// Sets the bit of a filter that stands for a gram.
fn set(filter: &mut [u64], gram: u32, bits: u32) {
    let hash = hash(gram, bits);
    if let Some(word) = filter.get_mut((hash >> 6) as usize) {
        *word |= 1 << (hash & 63);
    }
}

/// Whether the bit of a filter that stands for a gram is set.
#[inline]
fn is_set(filter: &[u64], gram: u32, bits: u32) -> bool {
    let hash = hash(gram, bits);
    let word = filter.get((hash >> 6) as usize);
    word.is_some_and(|word| word >> (hash & 63) & 1 == 1)
}

/// How common a byte is in source code, roughly: letters by their share in English, in percent, capitals with them.
fn commonness(byte: u8) -> u64 {
    match byte | 0x20 {
        b'e' | b't' => 10,
        b'a' | b'i' | b'n' | b'o' | b'r' | b's' => 7,
        b'c' | b'd' | b'l' | b'm' | b'p' | b'u' => 4,
        b'b' | b'f' | b'g' | b'h' | b' ' | b'.' | b'(' | b'"' | b'/' | b'=' | b'-' | b'0' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prefix_index::PrefixIndex;
    use proptest::prelude::*;

    #[test]
    fn finds_over_the_edges_of_chunks() {
        let literals = ["needle", "dle", "key"].map(|text| text.as_bytes().to_vec());
        let finder = GramFinder::new(&literals);
        for start in CHUNK - 8..CHUNK + 3 {
            let text = format!("{}Needle{}key", ".".repeat(start), "-".repeat(start % 5));
            let found: Vec<Hit> = { finder.iter() }
                .flat_map(|finder| finder.hits(&literals, text.as_bytes()))
                .collect();
            let (end, last) = (start + 6, text.len());
            let expected = [(0, start, end), (1, start + 3, end), (2, last - 3, last)];
            assert_eq!(found, expected, "{start}");
        }
        assert!(GramFinder::new(&[b"ab".to_vec()]).is_none());
    }

    proptest! {
        #[test]
        fn finds_what_the_sorted_list_finds(
            literals in prop::collection::btree_set("[abé_-]{2,7}", 0..12),
            text in "[aAbBé _@-]{0,60}",
        ) {
            let literals: Vec<Vec<u8>> = { literals.into_iter() }
                .map(String::into_bytes)
                .filter(|literal| literal.len() >= SHORTEST)
                .collect();
            let listed = PrefixIndex::new(&literals).hits(&literals, text.as_bytes());
            let finder = GramFinder::new(&literals);
            let found: Vec<Hit> = { finder.iter() }
                .flat_map(|finder| finder.hits(&literals, text.as_bytes()))
                .collect();
            prop_assert_eq!(found, listed);
        }
    }
}
