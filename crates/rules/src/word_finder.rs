//! Finds which of many words stand in a text, in one pass that looks at each byte once.
//!
//! A word is a run of ASCII letters, digits and underscores; bytes beyond ASCII end it. Its hash is computed while its
//! bytes are read, so a text costs about a multiplication per byte, however many words are looked for, and making the
//! finder costs no more than hashing its words.

use std::ops::Range;

/// Many words.
#[derive(Debug)]
pub(crate) struct WordFinder {
    words: Vec<Word>,
    /// Open addressing by hash: number of a word plus one, 0 where there is none. At most half full, so that every probe
    /// ends; its length is a power of two.
    table: Vec<u32>,
    /// Bit `hash % FILTER_BITS` of every word: most words of a text are known here to be none of these.
    filter: Vec<u64>,
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    /// However it is written; ASCII case does not count.
    AnyCase(String),
    /// As it is spelled here.
    Exact(String),
    /// As it is spelled here, outside of comments.
    Code(String),
}

impl Word {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::AnyCase(word) | Self::Exact(word) | Self::Code(word) => word.as_bytes(),
        }
    }

    fn is(&self, word: &[u8], place: Place) -> bool {
        match self {
            Self::AnyCase(own) => own.as_bytes().eq_ignore_ascii_case(word),
            Self::Exact(own) => own.as_bytes() == word,
            Self::Code(own) => place == Place::Code && own.as_bytes() == word,
        }
    }
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Code,
    Comment,
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
    /// Finds `words`, which are distinct.
    pub(crate) fn new(words: Vec<Word>) -> Self {
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

    /// Calls `found` with the number of each word in `text`, once for each place. `comments` are in order and cut no word.
    pub(crate) fn find(&self, text: &str, comments: &[Range<usize>], mut found: impl FnMut(usize)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        for comment in comments {
            let code = bytes.get(at..comment.start).unwrap_or_default();
            self.find_in(code, Place::Code, &mut found);
            let comment_text = bytes.get(comment.clone()).unwrap_or_default();
            self.find_in(comment_text, Place::Comment, &mut found);
            at = comment.end.max(at);
        }
        let rest = bytes.get(at..).unwrap_or_default();
        self.find_in(rest, Place::Code, &mut found);
    }

    fn find_in(&self, bytes: &[u8], place: Place, found: &mut impl FnMut(usize)) {
        let mut hash = BASIS;
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let folded = fold(*byte);
            if folded != 0 {
                hash = (hash ^ u32::from(folded)).wrapping_mul(PRIME);
                continue;
            }
            if start < at && self.may_be(hash) {
                let word = bytes.get(start..at).unwrap_or_default();
                self.numbers(hash, word, place).for_each(&mut *found);
            }
            hash = BASIS;
            start = at + 1;
        }
        let last = bytes.get(start..).unwrap_or_default();
        if self.may_be(hash) {
            self.numbers(hash, last, place).for_each(found);
        }
    }

    fn may_be(&self, hash: u32) -> bool {
        self.filter
            .get((hash % FILTER_BITS) as usize / 64)
            .is_some_and(|bits| bits & (1 << (hash % 64)) != 0)
    }

    /// The numbers of the words that `word`, whose hash is `hash`, is one of: one for each way to ask for it.
    fn numbers<'find>(
        &'find self,
        hash: u32,
        word: &'find [u8],
        place: Place,
    ) -> impl Iterator<Item = usize> {
        let mut at = hash as usize;
        let probed = std::iter::from_fn(move || {
            let number = self.table.get(at & (self.table.len() - 1))?;
            at += 1;
            Some(number.checked_sub(1)? as usize)
        });
        probed.filter(move |number| {
            self.words
                .get(*number)
                .is_some_and(|own| own.is(word, place))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Word, WordFinder};
    use proptest::prelude::*;

    fn found(words: &[Word], text: &str) -> Vec<usize> {
        let finder = WordFinder::new(words.to_vec());
        let mut all = Vec::new();
        finder.find(text, &[], |number| all.push(number));
        all
    }

    #[test]
    fn finds_whole_words_only_in_any_case() {
        let words = ["os", "exec", "sha_1"].map(|word| Word::AnyCase(word.to_owned()));
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

    #[test]
    fn tells_spellings_apart_where_asked() {
        let words = [
            Word::Exact("Where".to_owned()),
            Word::AnyCase("where".to_owned()),
            Word::Exact("where".to_owned()),
        ];
        for (text, expected) in [
            ("Where", vec![0, 1]),
            ("x.where", vec![1, 2]),
            ("WHERE", vec![1]),
        ] {
            let mut all = found(&words, text);
            all.sort_unstable();
            assert_eq!(all, expected, "{text}");
        }
    }

    #[test]
    fn names_in_code_do_not_stand_in_comments() {
        let words = [Word::Code("a".to_owned()), Word::Exact("a".to_owned())];
        let finder = WordFinder::new(words.to_vec());
        for (text, comment, expected) in [
            ("b //a\nc", 2..5, &[1][..]),
            ("a //b\nc", 2..5, &[0, 1]),
            ("b //c\na", 2..5, &[0, 1]),
        ] {
            let mut all = Vec::new();
            finder.find(text, &[comment], |number| all.push(number));
            all.sort_unstable();
            assert_eq!(all, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn finds_what_splitting_finds(
            words in prop::collection::btree_set(("[a-cA-C_]{1,3}", any::<bool>()), 0..40),
            text in "[a-cA-C_ .é]{0,60}",
        ) {
            let words: Vec<Word> = words
                .into_iter()
                .map(|(word, exact)| if exact { Word::Exact(word) } else { Word::AnyCase(word) })
                .collect();
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let mut split: Vec<usize> = text
                .split(|c| !is_word(c))
                .flat_map(|part| {
                    let own = words.iter().enumerate();
                    own.filter(|(_, word)| word.is(part.as_bytes(), Place::Code)).map(|(at, _)| at)
                })
                .collect();
            let mut found = found(&words, &text);
            split.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, split);
        }
    }
}
