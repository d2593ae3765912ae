//! Does a value look like the output of a random generator.

use super::{entropy, shape, word};

/// Least relative entropy: random texts of 16 and more characters lie above 0.85 in all usual alphabets.
const LEAST_ENTROPY: f32 = 0.8;

/// Shortest value of which randomness can be told.
const SHORTEST: usize = 12;

/// Shortest value without a digit (or without a letter beside the digits of hex) that is believed.
const SHORTEST_OF_LETTERS: usize = 20;

/// Whether `value` looks random: long enough, evenly spread over its alphabet, and not made of words.
pub(crate) fn looks_random(value: &str) -> bool {
    // What tells the alphabet is no part of the value.
    let value = ["0x", "base64:", "hex:"]
        .iter()
        .find_map(|mark| value.strip_prefix(mark))
        .unwrap_or(value);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    if value.len() < SHORTEST || letters < 3 || shape::is_uuid(value) {
        return false;
    }
    let mixed = value.bytes().any(|byte| byte.is_ascii_lowercase())
        && value.bytes().any(|byte| byte.is_ascii_uppercase());
    if digits == 0
        && (value.len() < SHORTEST_OF_LETTERS
            || (!mixed && word::reads_like_words(value) != Some(false)))
    {
        return false;
    }
    if value.bytes().any(|byte| !byte.is_ascii_graphic()) {
        return false;
    }
    // Dates, versions and dotted numbers spread their digits evenly, too.
    if letters * 4 < digits && value.bytes().any(|byte| matches!(byte, b'-' | b'.' | b':')) {
        return false;
    }
    // The letters of hex read like words by themselves (`deed`, `face`).
    let hex = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words = word::reads_like_words(value) == Some(true) || has_long_words(value);
    entropy::relative(value) >= LEAST_ENTROPY && (hex || !words)
}

/// Whether the value has digits and letters, or letters alone of which no word is made.
pub(crate) fn is_not_words(value: &str) -> bool {
    let digits = value.bytes().any(|byte| byte.is_ascii_digit());
    let letters = value.bytes().any(|byte| byte.is_ascii_alphabetic());
    letters && (digits || (value.len() >= SHORTEST && word::reads_like_words(value) == Some(false)))
}

/// Whether bytes written as numbers (`0x95, 0xe4, …`) are those of a key: at least 16, of which few are the same, and which
/// do not count up or down.
pub(crate) fn are_key_bytes(text: &str) -> bool {
    let bytes: Vec<u8> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter_map(|part| part.strip_prefix("0x").or_else(|| part.strip_prefix("0X")))
        .filter_map(|digits| u8::from_str_radix(digits, 16).ok())
        .collect();
    let distinct: std::collections::BTreeSet<u8> = bytes.iter().copied().collect();
    let steps = bytes
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.abs_diff(*b) == 1 || a.abs_diff(*b) == 0x11))
        .count();
    bytes.len() >= 16 && distinct.len() * 4 >= bytes.len().min(64) * 3 && steps * 3 < bytes.len()
}

/// Whether half or more of the value is words: `ServiceNow2Kx9` passes the mean of its letter pairs and is still a name.
fn has_long_words(value: &str) -> bool {
    let mut covered = 0;
    for part in value.split(|letter: char| !letter.is_ascii_alphabetic()) {
        let uniform = part.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
            || part.bytes().all(|byte| byte.is_ascii_uppercase());
        if part.len() >= 5 && uniform && word::reads_like_words(part) == Some(true) {
            covered += part.len();
        }
    }
    covered * 2 >= value.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Seed, expand};

    #[test]
    fn bytes_of_keys_are_uneven() {
        let listed = |bytes: &[u8]| {
            bytes
                .iter()
                .map(|byte| format!("{byte:#04x}, "))
                .collect::<String>()
        };
        let key = [
            0x95, 0xe4, 0xd3, 0x16, 0xa0, 0xe0, 0x9f, 0x71, 0x93, 0x90, 0x6d, 0xbe, 0xbc, 0x61,
            0x0c, 0x5a,
        ];
        assert!(are_key_bytes(&listed(&key)));
        assert!(!are_key_bytes(&listed(&[0; 16])));
        assert!(!are_key_bytes(&listed(&(0..32).collect::<Vec<u8>>())));
        assert!(!are_key_bytes(&listed(key.get(..8).unwrap_or(&[]))));
    }

    #[test]
    fn random_values_pass_and_names_do_not() {
        for kind in ["{hex:32}", "{base62:24}", "{base64url:43}", "{base64:40}"] {
            let passed = (0..200)
                .filter(|round| looks_random(&expand(kind, Seed::new(kind, *round)).text))
                .count();
            assert!(passed >= 196, "{kind}: {passed} of 200");
        }
        for value in [
            "sha256WithRSAEncryption",
            "user-service-v2-prod-east-1",
            "2026-01-02T10:20:30Z",
            "next_page_token_value_2",
            "12345678901234567890",
            "com.example.Service2",
            "aaaaaaaaaaaaaaaaaaa1",
            "AuthenticationToken2",
        ] {
            assert!(!looks_random(value), "{value}");
        }
    }
}
