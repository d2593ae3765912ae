//! Does a text read like words: how common its neighbouring letters are.
//!
//! A table of 676 digits in place of a dictionary: it knows no word, so it also reads names and words of other languages
//! written in Latin letters, and cannot tell an unusual word from random letters in short texts.

/// `COSTS[a][b]`: bits (hexadecimal digit) that letter `b` costs after `a`, counted over the 23,000 different identifiers
/// and words of 1,500 source and read-me files of open-source Rust libraries, each word weighted by the root of its
/// frequency, with one added to every pair.
const COSTS: [&[u8; 26]; 26] = [
    b"854497585c7353b4b342666869",
    b"3657379a36937838c44638a95a",
    b"375737935a457927956358aa7c",
    b"4665267738957747a54657796c",
    b"474355687a745375723476747b",
    b"4766336a2bc46637d45549886a",
    b"477727643ba564579346488a6a",
    b"268727ab3b876838b4545a8c7a",
    b"5645555b99844246a543a5c6f5",
    b"485929a84a486a359a363aa8a8",
    b"4676168839858567b535687b89",
    b"387426893b838837c755579d4d",
    b"2576289a3a965843a85648ac7d",
    b"4843363849667646a733568b79",
    b"764486696a644254d35446579b",
    b"297737864ca389349354499a6e",
    b"7856789b8bb686977557088ab9",
    b"375527693e675537b444578b5c",
    b"574727843b7667549742497a6b",
    b"385727943ba67846c34558895a",
    b"5556466a5db44374d33399b8ea",
    b"287818893bc87a58b966aa889a",
    b"388737833b958337d3468878aa",
    b"454535764ac85752a853678569",
    b"556746764a8543439533856a66",
    b"478617984ba77a499969799a56",
];

/// Mean cost (bits per pair) from which letters no longer read like words. In that corpus 95 % of the words of eight or
/// more letters cost less than 4.5 and 99 % less than 5.2; of random strings of ten letters 95 % cost more than 5.0.
const RARE: f32 = 4.75;

/// Fewest pairs of letters that say anything.
const FEWEST: u16 = 4;

/// Whether the letters of `text` read like words; `None` where it has too few neighbouring letters to tell.
pub(crate) fn reads_like_words(text: &str) -> Option<bool> {
    let mut bits = 0_u16;
    let mut pairs = 0_u16;
    let mut before: Option<usize> = None;
    for byte in text.bytes() {
        let letter = byte
            .is_ascii_alphabetic()
            .then(|| usize::from(byte.to_ascii_lowercase() - b'a'));
        if let (Some(a), Some(b)) = (before, letter) {
            let digit = COSTS.get(a).and_then(|row| row.get(b));
            let cost = digit.and_then(|digit| char::from(*digit).to_digit(16));
            bits = bits.saturating_add(cost.and_then(|cost| u16::try_from(cost).ok()).unwrap_or(0));
            pairs = pairs.saturating_add(1);
        }
        before = letter;
    }
    (pairs >= FEWEST).then(|| f32::from(bits) / f32::from(pairs) < RARE)
}

/// Numbers of words that a wallet's seed may have (BIP 39).
const SEED_LENGTHS: [usize; 5] = [12, 15, 18, 21, 24];

/// Whether `text` has the form of a wallet's seed: words of three to eight small letters, as many as BIP 39 allows, few of
/// them twice (its list holds no articles and hardly a preposition, which sentences repeat).
pub(crate) fn are_seed_words(text: &str) -> bool {
    const OF_SENTENCES: &[&str] = &[
        "the", "and", "for", "with", "your", "are", "was", "has", "not", "from",
    ];
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let distinct: std::collections::BTreeSet<&str> = words.iter().copied().collect();
    SEED_LENGTHS.contains(&words.len())
        && distinct.len() + 2 >= words.len()
        && words.iter().all(|word| {
            (3..=8).contains(&word.len())
                && word.bytes().all(|byte| byte.is_ascii_lowercase())
                && !OF_SENTENCES.contains(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_words_from_random_letters() {
        for text in [
            "supersecret",
            "getUserAccessToken",
            "continuation_token",
            "kubernetes-io",
            "Benutzername",
            "contrasena",
        ] {
            assert_eq!(reads_like_words(text), Some(true), "{text}");
        }
        for text in ["xkqzvbwjhf", "QmZxWvKpTrNb", "hJ7kQwZxPv3bNmKd"] {
            assert_eq!(reads_like_words(text), Some(false), "{text}");
        }
        assert_eq!(reads_like_words("a1b2c3d4"), None);
    }

    #[test]
    fn counts_the_words_of_a_seed() {
        let words = "apple river stone cloud tiger ocean piano lemon tower grass candle mirror";
        assert!(are_seed_words(words));
        assert!(!are_seed_words("apple river stone"));
        assert!(!are_seed_words(
            "read the manual and then call the office for more help with it please"
        ));
    }
}
