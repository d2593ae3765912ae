//! Finds which of many words stand in a text, in one pass that looks at each byte once.
//!
//! A word is a run of ASCII letters, digits and underscores; bytes beyond ASCII end it. Its hash is computed while its
//! bytes are read, so a text costs about a multiplication per byte, however many words are looked for, and making the
//! finder costs no more than hashing its words.

/// Many words; ASCII case does not count.
#[derive(Debug)]
pub(crate) struct WordFinder {
    /// In lower case.
    words: Vec<String>,
    /// Open addressing by hash: number of a word plus one, 0 where there is none. At most half full, so that every probe
    /// ends; its length is a power of two.
    table: Vec<u32>,
    /// Bit `hash % FILTER_BITS` of every word: most words of a text are known here to be none of these.
    filter: Vec<u64>,
}

/// Bits of the filter: 8 KiB, which stays in a processor's nearest cache, and sparse for thousands of words.
const FILTER_BITS: u32 = 1 << 16;

/// A byte as part of a word, in lower case; 0 for one that ends it.
const FOLDED: [u8; 256] = folded();

const fn folded() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            #[expect(clippy::indexing_slicing, reason = "const fn: `byte` is below 128")]
            {
                table[byte as usize] = byte.to_ascii_lowercase();
            }
        }
        byte += 1;
    }
    table
}

/// FNV-1a, 32 bit: the same as [`airlock_syntax::Symbol`] uses, one byte at a time.
const BASIS: u32 = 2_166_136_261;
const PRIME: u32 = 16_777_619;

fn fold(byte: u8) -> u8 {
    FOLDED.get(usize::from(byte)).copied().unwrap_or(0)
}

fn hash_of(word: &[u8]) -> u32 {
    word.iter().fold(BASIS, |hash, byte| {
        (hash ^ u32::from(fold(*byte))).wrapping_mul(PRIME)
    })
}

impl WordFinder {
    /// Finds `words`, which are distinct and in lower case.
    pub(crate) fn new(words: Vec<String>) -> Self {
        let mut finder = Self {
            table: vec![0; (words.len() * 2).next_power_of_two().max(2)],
            filter: vec![0; FILTER_BITS as usize / 64],
            words,
        };
        for (number, word) in (1_u32..).zip(&finder.words) {
            let hash = hash_of(word.as_bytes());
            if let Some(bits) = finder.filter.get_mut((hash % FILTER_BITS) as usize / 64) {
                *bits |= 1 << (hash % 64);
            }
            let mut at = hash as usize;
            loop {
                at &= finder.table.len() - 1;
                match finder.table.get_mut(at) {
                    Some(slot @ 0) => break *slot = number,
                    _ => at += 1,
                }
            }
        }
        finder
    }

    /// Calls `found` with the number of each word in `text`, once for each place.
    pub(crate) fn find(&self, text: &str, mut found: impl FnMut(usize)) {
        let bytes = text.as_bytes();
        let mut hash = BASIS;
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let folded = fold(*byte);
            if folded != 0 {
                hash = (hash ^ u32::from(folded)).wrapping_mul(PRIME);
                continue;
            }
            if start < at
                && self.may_be(hash)
                && let Some(number) = self.number(hash, bytes.get(start..at).unwrap_or_default())
            {
                found(number);
            }
            hash = BASIS;
            start = at + 1;
        }
        let last = bytes.get(start..).unwrap_or_default();
        if self.may_be(hash)
            && let Some(number) = self.number(hash, last)
        {
            found(number);
        }
    }

    fn may_be(&self, hash: u32) -> bool {
        self.filter
            .get((hash % FILTER_BITS) as usize / 64)
            .is_some_and(|bits| bits & (1 << (hash % 64)) != 0)
    }

    /// The number of the word `word`, whose hash is `hash`.
    fn number(&self, hash: u32, word: &[u8]) -> Option<usize> {
        let mut at = hash as usize;
        loop {
            at &= self.table.len() - 1;
            let number = self.table.get(at)?.checked_sub(1)? as usize;
            if { self.words.get(number)? }
                .as_bytes()
                .eq_ignore_ascii_case(word)
            {
                return Some(number);
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WordFinder;
    use proptest::prelude::*;

    fn found(words: &[String], text: &str) -> Vec<usize> {
        let finder = WordFinder::new(words.to_vec());
        let mut all = Vec::new();
        finder.find(text, |number| all.push(number));
        all
    }

    #[test]
    fn finds_whole_words_only_in_any_case() {
        let words = ["os", "exec", "sha_1"].map(str::to_owned);
        let cases: &[(&str, &[usize])] = &[
            ("", &[]),
            ("os", &[0]),
            ("import OS", &[0]),
            ("cost = os.exec(execute, éos)", &[0, 1, 0]),
            ("sha_1 sha-1 sha_12 _os", &[2]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(&words, text), *expected, "{text}");
        }
        assert!(found(&[], "any text").is_empty());
    }

    proptest! {
        #[test]
        fn finds_what_splitting_finds(
            words in prop::collection::btree_set("[a-c_]{1,3}", 0..40),
            text in "[a-cA-C_ .é]{0,60}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let split: Vec<usize> = text
                .split(|c| !is_word(c))
                .filter_map(|part| words.iter().position(|word| word.eq_ignore_ascii_case(part)))
                .collect();
            prop_assert_eq!(found(&words, &text), split);
        }
    }
}
