//! Makes secrets at test time, so that no file holds a text of a key's form.
//!
//! `{base62:36}` in a template is replaced by 36 characters of that kind; everything else, other braces included, is kept.
//! Kinds: `base62`, `base64`, `base64url`, `base32`, `base58` (Bitcoin's), `hex`, `HEX`, `digits`, `letters`, `lower`, `upper`, `lower-alnum`,
//! `upper-alnum`, `age`, `password` (letters, digits and signs as a person or a manager chooses them), `crc-token` (random and the checksum of
//! GitHub's and npm's tokens; the length is that of both), `uuid`, `jwt`, `pem`, `pem-escaped` (key bodies; the armour is
//! the template's), `basic` (base64 of `name:password`); one character by itself is repeated.
//!
//! Invariant: the same seed gives the same text on every machine.

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use std::fmt::Write as _;
use std::ops::Range;

/// How often a value that is unlike most of its kind is made again.
const RETRIES: u32 = 8;

/// What a template's random parts depend on.
#[derive(Debug, Clone, Copy)]
pub struct Seed(u64);

impl Seed {
    /// A seed from a name and a number, such as a detector's id and its example's place.
    pub fn new(name: &str, number: u32) -> Self {
        let high = u64::from(crc32fast::hash(name.as_bytes()));
        Self((high << 32 | u64::from(number)) ^ 0x9E37_79B9_7F4A_7C15)
    }
}

/// A template with its random parts filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expanded {
    /// The text.
    pub text: String,
    /// Where the random parts stand in it.
    pub filled: Vec<Range<usize>>,
}

/// Fills in the random parts of `template`.
pub fn expand(template: &str, seed: Seed) -> Expanded {
    let mut random = Random(seed.0);
    let mut text = String::new();
    let mut filled = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let part = after
            .split_once('}')
            .and_then(|(name, tail)| Some((fill(name, &mut random)?, tail)));
        if let Some((value, tail)) = part {
            let start = text.len();
            text.push_str(&value);
            filled.push(start..text.len());
            rest = tail;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    Expanded { text, filled }
}

/// The value of one part; `None` if the braces are not a template's.
fn fill(name: &str, random: &mut Random) -> Option<String> {
    const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    const ALNUM: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let (kind, length) = match name.split_once(':') {
        Some((kind, length)) => (kind, length.parse::<usize>().ok()?),
        None => (name, 0),
    };
    let alphabet: &[u8] = match kind {
        "base62" => ALNUM,
        "base64" => b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/",
        "base64url" => b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_",
        "base32" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        "base58" => b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
        "hex" => b"0123456789abcdef",
        "HEX" => b"0123456789ABCDEF",
        "digits" => b"0123456789",
        "lower" => LOWER,
        "letters" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "upper" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "lower-alnum" => b"0123456789abcdefghijklmnopqrstuvwxyz",
        "upper-alnum" => b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        // Bech32 (BIP 173) in capitals.
        "age" => b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
        // `{x:36}`: a masked value.
        one if one.len() == 1 && length > 0 => return Some(one.repeat(length)),
        "password" if length > 0 => return Some(password(length.max(8), random)),
        "crc-token" => {
            let body = random.pick(ALNUM, length.checked_sub(6)?);
            let sum = crate::check::checksum_of(&body);
            return Some(body + &sum);
        }
        "uuid" => {
            let hex = b"0123456789abcdef";
            return Some(
                [8, 4, 4, 4, 12]
                    .map(|length| random.pick(hex, length))
                    .join("-"),
            );
        }
        "jwt" => return Some(jwt(random)),
        "pem" => return Some(key_body("\n", random)),
        "pem-escaped" => return Some(key_body("\\n", random)),
        "basic" => {
            let pair = format!("{}:{}", random.pick(LOWER, 6), password(12, random));
            return Some(BASE64_STANDARD.encode(pair));
        }
        _ => return None,
    };
    (length > 0).then(|| {
        // A value of one class only, or one with a mark such as `abcd1234` by chance, would make a test fail once in a blue
        // moon. Bounded: some kinds (long numbers) are never as even as that.
        let mut value = random.pick(alphabet, length);
        for _ in 0..RETRIES {
            if length < 16 || crate::check::is_even(&value) {
                break;
            }
            value = random.pick(alphabet, length);
        }
        value
    })
}

fn password(length: usize, random: &mut Random) -> String {
    let mut value = password_once(length, random);
    // By chance a word such as `fake` comes out, which says that the value is none.
    for _ in 0..RETRIES {
        if crate::check::is_unmarked(&value) {
            break;
        }
        value = password_once(length, random);
    }
    value
}

fn password_once(length: usize, random: &mut Random) -> String {
    let mut value = random.pick(b"ABCDEFGHKLMNPQRSTUVWXYZ", 1);
    value += &random.pick(b"abcdefghikmnopqrstuvwxyz", length - 4);
    value += &random.pick(b"23456789", 2);
    value += &random.pick(b"!*^~", 1);
    value
}

fn jwt(random: &mut Random) -> String {
    let mut claims = String::from("{\"sub\":\"");
    // Writing to a string cannot fail.
    let _ = write!(
        claims,
        "{}\",\"iat\":{}}}",
        random.next() % 100_000,
        random.next() % 2_000_000_000
    );
    format!(
        "{}.{}.{}",
        BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#),
        BASE64_URL_SAFE_NO_PAD.encode(claims),
        random.pick(
            b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_",
            43
        )
    )
}

fn key_body(line_end: &str, random: &mut Random) -> String {
    // The header of a DER sequence over the 600 bytes that follow, as every key of this armour has.
    let header = [0x30, 0x82, 0x02, 0x58];
    let bytes = (0..75).flat_map(|_| random.next().to_le_bytes());
    let encoded = BASE64_STANDARD.encode(header.into_iter().chain(bytes).collect::<Vec<u8>>());
    let mut lines = Vec::new();
    let mut rest = encoded.as_str();
    while let Some((line, tail)) = rest.split_at_checked(64) {
        lines.push(line);
        rest = tail;
    }
    lines.push(rest);
    lines.join(line_end)
}

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014): nothing here needs secrecy.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn pick(&mut self, alphabet: &[u8], length: usize) -> String {
        (0..length)
            .filter_map(|_| {
                let at = self.next() % alphabet.len() as u64;
                alphabet
                    .get(usize::try_from(at).ok()?)
                    .copied()
                    .map(char::from)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_what_it_knows_and_keeps_the_rest() {
        let seed = Seed::new("test", 1);
        let expanded = expand("a{hex:8}b${VAR}{unknown:3}{hex}{", seed);
        assert_eq!(expanded.filled.as_slice(), std::slice::from_ref(&(1..9)));
        assert!(expanded.text.ends_with("b${VAR}{unknown:3}{hex}{"));
        assert_eq!(expanded, expand("a{hex:8}b${VAR}{unknown:3}{hex}{", seed));
        assert_ne!(
            expanded,
            expand("a{hex:8}b${VAR}{unknown:3}{hex}{", Seed::new("test", 2))
        );
        assert_eq!(expand("{crc-token:36}", seed).text.len(), 36);
    }
}
