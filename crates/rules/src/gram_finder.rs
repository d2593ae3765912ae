//! Finds many literals in any amount of text: four bytes of each are looked for at every second place.
//!
//! Of each literal the rarest five bytes in a row are taken, of which four begin at an even place wherever the literal
//! does. A bit for each such gram, by its hash, says whether anything can be there; no look depends on the one before, so a
//! processor does several at once. Literals of three and four bytes are looked for as a whole, at odd
//! places, too.
//!
//! An automaton (`aho-corasick`'s deterministic one) takes a step for every byte, each after the one before.
//!
//! Invariant: finds what an automaton of the same literals finds, in the same order.

use std::collections::VecDeque;

/// Bytes of the shortest literal that is found.
const SHORTEST: usize = 3;
/// Bytes of a gram, where the literal has as many.
const GRAM: usize = 4;
/// Words of the filter for grams: 32 KiB, of which text touches a part.
const FILTER_WORDS: usize = 1 << 12;
/// Words of the filter for literals of three bytes, and of that for such as are looked for at odd places.
const SMALL_WORDS: usize = 1 << 8;
/// Slots for entries, as a power of two.
const SLOT_BITS: u32 = 13;
/// Bytes that are compared at once before a literal is.
const WINDOW: usize = 8;
/// Bytes of text that are looked through before their hits are given out.
const CHUNK: usize = 1 << 14;

/// Many literals of at least three bytes; ASCII case does not count.
#[derive(Debug)]
pub(crate) struct GramFinder {
    /// Grams at even places.
    grams: Filter<FILTER_WORDS>,
    /// Literals of three bytes, at even places.
    short: Filter<SMALL_WORDS>,
    /// The first three bytes of literals of three and four, at odd places.
    odd: Filter<SMALL_WORDS>,
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
    window: Window,
}

/// Up to eight bytes of a literal, its gram among them: most literals that share a gram end here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Window {
    /// Bytes before the gram that it begins at.
    back: u8,
    /// The bytes, folded as grams are.
    bytes: u64,
    /// Which of them are the literal's.
    mask: u64,
}

impl Window {
    /// The window of the gram at byte `at` of a literal: what follows the gram, and of what stands before it as much as
    /// there is room for.
    fn of(literal: &[u8], at: usize) -> Self {
        let back = at.min(WINDOW.saturating_sub(literal.len() - at));
        let own = { literal.iter().skip(at - back) }.take(WINDOW).rev();
        let (bytes, mask) = own.fold((0, 0), |(bytes, mask), byte| {
            (bytes << 8 | u64::from(byte | 0x20), mask << 8 | 0xff)
        });
        Self {
            back: u8::try_from(back).unwrap_or(0),
            bytes,
            mask,
        }
    }

    /// Whether it fits where the gram stands at byte `at` of a text. At the edges of a text it fits anything.
    #[inline]
    fn fits(&self, text: &[u8], at: usize) -> bool {
        let here = { at.checked_sub(usize::from(self.back)) }
            .and_then(|from| text.get(from..)?.first_chunk::<WINDOW>());
        here.is_none_or(|here| {
            let here = u64::from_le_bytes(*here) | 0x2020_2020_2020_2020;
            (here ^ self.bytes) & self.mask == 0
        })
    }
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
            grams: Filter::new(),
            short: Filter::new(),
            odd: Filter::new(),
            slots: vec![0; (1 << SLOT_BITS) + 1],
            entries: Vec::new(),
        };
        let mut entries = Vec::with_capacity(2 * literals.len());
        for (number, literal) in (0_u32..).zip(literals) {
            if literal.len() < SHORTEST {
                return None;
            }
            finder.add(number, literal, &mut entries);
        }
        finder.lay_out(entries);
        Some(finder)
    }

    fn add(&mut self, literal: u32, bytes: &[u8], entries: &mut Vec<Entry>) {
        let mut enter = |at: usize, gram: &[u8], place: Place| {
            let gram = gram_of(gram);
            entries.push(Entry {
                slot: hash(gram) >> (32 - SLOT_BITS),
                gram,
                literal,
                offset: u32::try_from(at).unwrap_or(0),
                place,
                window: Window::of(bytes, at),
            });
            gram
        };
        if bytes.len() < GRAM {
            let gram = enter(0, bytes, Place::Even);
            enter(0, bytes, Place::Odd);
            self.odd.add(gram);
            return self.short.add(gram);
        }
        if bytes.len() == GRAM {
            let gram = enter(0, bytes, Place::Even);
            enter(0, bytes, Place::Odd);
            self.grams.add(gram);
            return self.odd.add(gram & THREE);
        }
        let at = rarest(bytes);
        let five = bytes.get(at..at + GRAM + 1).unwrap_or(&[]);
        for (at, gram) in (at..).zip(five.windows(GRAM)) {
            let gram = enter(at, gram, Place::Even);
            self.grams.add(gram);
        }
    }

    /// Puts the entries in the order of their slots.
    fn lay_out(&mut self, mut entries: Vec<Entry>) {
        entries.sort_unstable_by_key(|entry| entry.slot);
        let mut after = entries.iter().map(|entry| entry.slot).peekable();
        let mut from = 0;
        for (slot, first) in (0_u32..).zip(&mut self.slots) {
            while after.next_if(|of_entry| *of_entry < slot).is_some() {
                from += 1;
            }
            *first = from;
        }
        self.entries = entries;
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
        let slot = (hash(gram) >> (32 - SLOT_BITS)) as usize;
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
        let (short, short_odd) = (even & THREE, odd & THREE);
        let finder = self.finder;
        let is_even = finder.grams.may_hold(even);
        let is_short = finder.short.may_hold(short);
        let is_odd = finder.odd.may_hold(short_odd);
        if is_even | is_short | is_odd {
            for (is_set, at, gram, place) in [
                (is_even, at, even, Place::Even),
                (is_odd, at + 1, odd, Place::Odd),
                (is_short, at, short, Place::Even),
                (is_odd, at + 1, short_odd, Place::Odd),
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
            let is_it = entry.gram == gram && entry.place == place;
            if !is_it || !entry.window.fits(self.text, at) {
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
fn hash(gram: u32) -> u32 {
    gram.wrapping_mul(0x9E37_79B1)
}

/// The first three bytes of a gram.
const THREE: u32 = 0x00ff_ffff;

/// A set of grams of which it is known what it does not hold: as many words as a power of two, in one of which each gram
/// has a bit.
#[derive(Debug)]
struct Filter<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Filter<WORDS> {
    /// Bits that name a word.
    const BITS: u32 = WORDS.trailing_zeros();

    fn new() -> Self {
        Self(Box::new([0; WORDS]))
    }

    fn add(&mut self, gram: u32) {
        let (word, bit) = Self::place(gram);
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    #[inline]
    fn may_hold(&self, gram: u32) -> bool {
        let (word, bit) = Self::place(gram);
        self.0.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }

    /// The high bits of the hash name the word, the next six the bit.
    #[inline]
    fn place(gram: u32) -> (usize, u32) {
        let hash = hash(gram);
        let word = (hash >> (32 - Self::BITS)) as usize;
        (word, hash >> (26 - Self::BITS) & 63)
    }
}

/// Where in a literal the rarest five bytes in a row begin: those whose two grams are rarest.
fn rarest(bytes: &[u8]) -> usize {
    // Logarithms of the shares of the last pairs, and of the last gram.
    let (mut pairs, mut gram) = ([0_u32; 3], None);
    let mut best = (u32::MAX, 0);
    let mut before = None;
    for (at, byte) in bytes.iter().enumerate() {
        let class = class(*byte);
        let row = before.and_then(|before: usize| PAIRS.get(before));
        let digit = row.and_then(|row| row.get(class)).copied();
        before = Some(class);
        let [_, second, third] = pairs;
        pairs = [second, third, u32::from(digit.unwrap_or(b'0') - b'0')];
        if at < GRAM - 1 {
            continue;
        }
        let this = 1_u32 << pairs.iter().sum::<u32>();
        if let Some(last) = gram.replace(this)
            && last + this < best.0
        {
            best = (last + this, at - GRAM);
        }
    }
    best.1
}

/// The row and column of [`PAIRS`] that stand for a byte: letters, digits, and all else.
fn class(byte: u8) -> usize {
    match byte | 0x20 {
        letter @ b'a'..=b'z' => usize::from(letter - b'a'),
        b'0'..=b'9' => 26,
        _ => 27,
    }
}

/// Rows are first bytes, columns second ones, each a letter, a digit or something else. Counted in 5 MB of the source
/// code of seven projects in as many languages, case aside: the logarithm of their share, of which a step is a factor of 2.6.
const PAIRS: [[u8; 28]; 28] = [
    *b"2566245150376625067755435203",
    *b"5132510044062140034251004002",
    *b"6141611640563372054751103004",
    *b"5434723261142353045352113005",
    *b"6477564241266746677735565116",
    *b"5112441060341362053451113004",
    *b"4132613450032433055343102004",
    *b"6121710060113153043531101004",
    *b"4566565000266775157615030403",
    *b"4001400010000030003041000002",
    *b"4121612140031321014222101003",
    *b"6335742260262263036563205004",
    *b"6423741050245366024231014003",
    *b"6266756251443563036754215005",
    *b"4556354352556756075665521104",
    *b"6124622350352165064651104003",
    *b"0000000000030000010060000001",
    *b"6355745270345563055654305005",
    *b"5253733560353355347753405005",
    *b"6254743771244475076653435115",
    *b"5544643040165625066620020001",
    *b"6010602050021240012021000002",
    *b"5011410450120440044101200003",
    *b"2050310040013115013501012002",
    *b"3232311130134335035421100004",
    *b"2000410030031121023010001101",
    *b"1101010010111110000000010022",
    *b"5454443353444344145543421226",
];

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
