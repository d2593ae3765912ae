//! Whether a text looks random rather than written.
//!
//! The text's information is estimated in bits: a pair of letters that English often has says little, one that it
//! seldom has says much. Random texts have many bits, and many for each character. As in Semgrep, what comes
//! again counts again: a secret of which all but a few letters are masked still stands where a secret stands.

/// Bits that a random text has at least: nine random letters and digits have 53 ($9 \log_2 62$), Semgrep's bound is
/// about there.
const MIN_BITS: f64 = 45.0;
/// Bits for each character that a random text has at least: random hexadecimal digits have 4.
const MIN_DENSITY: f64 = 3.4;
/// Different characters that a random text has at least: fewer fill a place.
const MIN_DISTINCT: usize = 4;
/// Longest text that is looked at; more does not change the answer.
const MAX_LENGTH: usize = 256;

/// For each letter, the letters that often follow it in English words and in names that programs use.
const FOLLOWERS: [&str; 26] = [
    "bcdgilmnprstuvwy",
    "aeilorsu",
    "acehiklortu",
    "aeiorsudv",
    "acdefilmnprstvwxy",
    "aefiloru",
    "aehilnorsu",
    "aeiort",
    "acdefglmnorstvz",
    "aeou",
    "aeins",
    "adeiklostuy",
    "abeimopsu",
    "acdefgiknosty",
    "bcdfgklmnoprstuvw",
    "aehilopprstu",
    "u",
    "acdegiklmnoprstuvy",
    "acehikmopqstuw",
    "aehiorstuwy",
    "abcdegilmnprst",
    "aeio",
    "aehinor",
    "acept",
    "aeos",
    "aeoz",
];

/// Whether `text` looks random.
pub(super) fn is_random(text: &str) -> bool {
    let characters: Vec<char> = text.chars().take(MAX_LENGTH).collect();
    let bits = information(&characters);
    #[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
    let length = characters.len() as f64;
    let mut distinct = characters;
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() >= MIN_DISTINCT && bits >= MIN_BITS && bits / length >= MIN_DENSITY
}

fn information(characters: &[char]) -> f64 {
    let mut bits = 0.0;
    let mut before: Option<char> = None;
    for character in characters {
        bits += surprise(before, *character);
        before = Some(*character);
    }
    bits
}

/// Bits that a character says after another.
fn surprise(before: Option<char>, character: char) -> f64 {
    let Some(before) = before else { return 4.0 };
    match (before.is_ascii_alphabetic(), character) {
        (_, ' ' | '-' | '_' | '.' | '/' | ':') => 1.5,
        (true, c) if c.is_ascii_alphabetic() => {
            let usual = is_usual(before, c);
            let same_case = before.is_ascii_lowercase() == c.is_ascii_lowercase();
            match (usual, same_case || c.is_ascii_lowercase()) {
                (true, true) => 2.5,
                (true, false) => 4.5,
                (false, true) => 5.5,
                (false, false) => 6.0,
            }
        }
        (false, c) if c.is_ascii_digit() && before.is_ascii_digit() => 4.0,
        (_, c) if c.is_ascii_digit() => 4.5,
        (_, c) if c.is_ascii_alphabetic() => 4.0,
        _ => 5.0,
    }
}

fn is_usual(before: char, character: char) -> bool {
    let letter = u32::from(before.to_ascii_lowercase()).wrapping_sub(u32::from('a')) as usize;
    let followers = FOLLOWERS.get(letter).copied().unwrap_or("");
    followers.contains(character.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::is_random;

    /// Digits and letters by a fixed recurrence, so that no file holds a random-looking literal.
    fn random(length: usize, alphabet: &str) -> String {
        let mut state = 12_345_u32;
        let mut next = || {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            (state >> 16) as usize
        };
        (0..length)
            .filter_map(|_| alphabet.chars().nth(next() % alphabet.len()))
            .collect()
    }

    #[test]
    fn random_texts_and_words() {
        let mixed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        for length in [16, 20, 32, 64] {
            assert!(is_random(&random(length, mixed)), "{length}");
            assert!(is_random(&random(length, "0123456789abcdef")), "{length}");
        }
        assert!(is_random("jWnyxxxxxxxxxxxxxxxx"));
        assert!(is_random("123456789012345678901234"));
        for words in [
            "password",
            "correct horse battery staple",
            "internationalization",
            "your_api_key_here",
            "AdministratorAccess",
            "com.example.service.impl",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "",
        ] {
            assert!(!is_random(words), "{words}");
        }
    }
}
