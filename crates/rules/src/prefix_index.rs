//! Finds many literals in little text: the literals sorted by their first bytes.
//!
//! Nearly nothing to make, a few steps for each byte of text: what a run that looks at one file needs.
//!
//! Invariant: finds what an automaton of the same literals finds, in the same order.

/// Bytes by which literals are sorted.
const KEY: usize = 3;
/// Bits of the filter, as a power of two: several for each of a few thousand literals.
const FILTER_BITS: u32 = 16;

/// Literals by their first bytes; ASCII case does not count.
#[derive(Debug)]
pub(crate) struct PrefixIndex {
    /// First bytes, and the literal's number; sorted.
    keys: Vec<(u32, usize)>,
    /// Literals shorter than a key.
    short: Vec<usize>,
    /// A bit for each key, by its hash: most bytes of a text begin no literal.
    filter: Vec<u64>,
}

impl PrefixIndex {
    pub(crate) fn new(literals: &[Vec<u8>]) -> Self {
        let mut index = Self {
            keys: Vec::with_capacity(literals.len()),
            short: Vec::new(),
            filter: vec![0; 1 << (FILTER_BITS - 6)],
        };
        for (number, literal) in literals.iter().enumerate() {
            match key(literal) {
                Some(key) => {
                    let (word, bit) = place(key);
                    if let Some(word) = index.filter.get_mut(word) {
                        *word |= bit;
                    }
                    index.keys.push((key, number));
                }
                None => index.short.push(number),
            }
        }
        index.keys.sort_unstable();
        index
    }

    /// Number, start and end of every place of every literal in `text`, ordered by ends, the longer first.
    pub(crate) fn hits(&self, literals: &[Vec<u8>], text: &[u8]) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for start in 0..text.len() {
            let rest = text.get(start..).unwrap_or_default();
            let mut add = |number: usize| {
                let literal = literals.get(number).map_or(&[][..], Vec::as_slice);
                let here = rest.get(..literal.len());
                if here.is_some_and(|here| here.eq_ignore_ascii_case(literal)) {
                    found.push((number, start, start + literal.len()));
                }
            };
            self.short.iter().for_each(|number| add(*number));
            if let Some(key) = key(rest)
                && self.may_hold(key)
            {
                let first = self.keys.partition_point(|(own, _)| *own < key);
                let same = { self.keys.iter().skip(first) }.take_while(|(own, _)| *own == key);
                same.for_each(|(_, number)| add(*number));
            }
        }
        found.sort_unstable_by_key(|(number, start, end)| (*end, *start, *number));
        found
    }

    fn may_hold(&self, key: u32) -> bool {
        let (word, bit) = place(key);
        self.filter.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// The first bytes as a number, in lower case.
fn key(bytes: &[u8]) -> Option<u32> {
    let first = bytes.first_chunk::<KEY>()?;
    Some(first.iter().fold(0, |key, byte| {
        key << 8 | u32::from(byte.to_ascii_lowercase())
    }))
}

/// The word and the bit of the filter that stand for `key`: Fibonacci hashing.
fn place(key: u32) -> (usize, u64) {
    let hash = key.wrapping_mul(0x9E37_79B1) >> (32 - FILTER_BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}
