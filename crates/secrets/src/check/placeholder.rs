//! Values that stand for a secret, and values that providers print in their own documentation.
//!
//! Invariant: says nothing of who wrote the value; a real key that an assistant remembered is not a placeholder.

use crate::redact;
use airlock_model::SecretTier;

/// Texts (lower case) that mark a value as standing for one, wherever in it they are. None is shorter than four letters:
/// random text of forty characters holds a given four-letter word once in 50,000.
const MARKS: &[&str] = &[
    "changeme",
    "change_me",
    "change-me",
    "changethis",
    "change-this",
    "change_this",
    "changeit",
    "placeholder",
    "example",
    "sample",
    "dummy",
    "fake",
    "xxxx",
    "redacted",
    "insert",
    "replace",
    "your_",
    "your-",
    "yourpass",
    "yoursecret",
    "yourtoken",
    "yourkey",
    "yourapi",
    "enter_",
    "enter-",
    "goes_here",
    "goes-here",
    "goeshere",
    "todo",
    "fixme",
    "foobar",
    "notreal",
    "not-real",
    "not_real",
    "notasecret",
    "not-a-secret",
    "not_a_secret",
    "<your",
    "my_secret",
    "my-secret",
    "some_secret",
    "some-secret",
    "lorem",
    "deadbeef",
    "undefined",
    "omitted",
    "sanitized",
    "masked",
    "hidden",
    "secret_here",
    "1234567890",
    "abcdefghij",
    "0123456789",
    "9876543210",
    "abcd1234",
    "****",
    "....",
    "____",
    "----",
    "test_token",
    "test-token",
    "testtoken",
];

/// CRC-32 of values that providers print in their documentation without marking them: the keys of the Azure storage
/// and Cosmos DB emulators, the test key of Stripe's API reference, the bots' tokens of Telegram's, RFC 6750's token,
/// and the join tokens of Docker's API reference.
const DOCUMENTED: [u32; 10] = [
    0xB4CB_D586,
    0x8770_7360,
    0x776D_E070,
    0x2850_3139,
    0x2831_AFE3,
    0x0FC6_57B9,
    0x2CC0_C1CF,
    0x3B54_221A,
    0xE630_D77F,
    0x3392_54AC,
];

/// Longest run of one character that random text may have; eight is beyond anything seen in a million random tokens.
const LONGEST_RUN: usize = 7;

/// Whether `value` stands for a secret rather than being one, and how that is known.
pub(crate) fn tier(value: &str) -> Option<SecretTier> {
    // AWS marks its documented keys so, in capitals and with no other lower-case form in use.
    if value.contains("EXAMPLE") || DOCUMENTED.contains(&crc32fast::hash(value.as_bytes())) {
        return Some(SecretTier::DocumentedExample);
    }
    let lower = value.to_ascii_lowercase();
    let cut_off = value.ends_with("...") || value.ends_with('…');
    let marked =
        cut_off || redact::is_placeholder(value) || MARKS.iter().any(|mark| lower.contains(mark));
    if marked || longest_run(value) > LONGEST_RUN || is_counted(&lower) {
        return Some(SecretTier::Placeholder);
    }
    None
}

/// `A1B2C3D4E5F6`: letters and digits that each count up by themselves.
fn is_counted(lower: &str) -> bool {
    let counts = |test: fn(&u8) -> bool| {
        let of_kind: Vec<u8> = lower.bytes().filter(&test).collect();
        let steps = of_kind
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if b.wrapping_sub(*a) == 1))
            .count();
        of_kind.len() >= 5 && steps + 2 >= of_kind.len()
    };
    counts(u8::is_ascii_lowercase) && counts(u8::is_ascii_digit)
}

/// Whether most of a long value is one character repeated; the longest run in the headers of unmasked keys is under 20.
pub(crate) fn is_masked(value: &str) -> bool {
    longest_run(value) > 32
}

fn longest_run(value: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    let mut before = None;
    for byte in value.bytes() {
        run = if before == Some(byte) { run + 1 } else { 1 };
        longest = longest.max(run);
        before = Some(byte);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_stands_for_a_secret() {
        for value in [
            "changeme",
            "your-api-key",
            "xxxxxxxx",
            "aaaaaaaaaaaa",
            "sk_fake_1",
            "A1B2C3D4E5F6G7H8I9J0",
            "AIRLOCK_DATABASE_URL_PASSWORD_1f0c77a2",
        ] {
            assert_eq!(tier(value), Some(SecretTier::Placeholder), "{value}");
        }
        assert_eq!(tier("ABCDEXAMPLE"), Some(SecretTier::DocumentedExample));
        for value in ["hunter2!", "S3cure.Pa55", "AIRLOCK_1f0c77a2", ""] {
            assert_eq!(tier(value), None, "{value}");
        }
    }
}
