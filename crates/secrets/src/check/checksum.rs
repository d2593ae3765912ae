//! The checksum in GitHub's and npm's tokens.
//!
//! GitHub, "Behind GitHub's new authentication token formats" (2021): the last six characters are the CRC-32 of the random
//! part, in base 62 with leading zeros. npm's tokens of 2021 follow the same form.

/// Digits of base 62 in the order both providers use.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Length of the checksum.
const LENGTH: usize = 6;

/// Whether the last six characters after the prefix (up to and with the last `_`) are the checksum of those between.
pub(crate) fn holds(token: &str) -> bool {
    let body = token.rsplit('_').next().unwrap_or(token);
    let Some((random, sum)) = body
        .len()
        .checked_sub(LENGTH)
        .and_then(|at| body.split_at_checked(at))
    else {
        return false;
    };
    !random.is_empty() && sum == of(random)
}

/// The checksum of the random part of a token.
pub(crate) fn of(random: &str) -> String {
    let mut rest = crc32fast::hash(random.as_bytes());
    let mut digits = [b'0'; LENGTH];
    for digit in digits.iter_mut().rev() {
        // The remainder of a division by 62 is always a place in the table.
        *digit = DIGITS.get((rest % 62) as usize).copied().unwrap_or(b'0');
        rest /= 62;
    }
    digits.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pads_and_verifies() {
        // CRC-32 of the standard check input is 0xCBF43926 = 3421780262.
        assert_eq!(of("123456789"), "3jZRME");
        assert_eq!(of("").len(), LENGTH);
        assert!(holds(&format!("abc_{0}{1}", "123456789", of("123456789"))));
        assert!(!holds("abc_123456789000000"));
        assert!(!holds("abc_3jZWf") && !holds("") && !holds("äöüäöü"));
    }
}
