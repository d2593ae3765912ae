//! How evenly a text uses its characters.

/// Shannon entropy of the bytes of `text`, in bits per byte; 0 for an empty text.
pub(crate) fn shannon(text: &str) -> f32 {
    let mut counts = [0_u16; 256];
    for byte in text.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count = count.saturating_add(1);
        }
    }
    let length = length(text);
    counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| {
            let share = f32::from(*count) / length;
            -share * share.log2()
        })
        .sum()
}

/// Entropy as a part of the most a text of this length and character set can have: near 1 for random text, whatever its
/// length and alphabet. Texts of one kind of character are measured against that kind's size, so hex is not held to the
/// entropy of base64.
pub(crate) fn relative(text: &str) -> f32 {
    let most = alphabet(text).min(length(text)).log2();
    if most <= 0.0 {
        return 0.0;
    }
    shannon(text) / most
}

/// Size of the smallest usual alphabet that holds every character of `text`.
fn alphabet(text: &str) -> f32 {
    let has = |test: fn(&u8) -> bool| text.bytes().any(|byte| test(&byte));
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return 10.0;
    }
    let lower = has(u8::is_ascii_lowercase);
    let upper = has(u8::is_ascii_uppercase);
    if text.bytes().all(|byte| byte.is_ascii_hexdigit()) && lower != upper {
        return 16.0;
    }
    let mut size = 0.0;
    for (present, count) in [
        (lower, 26.0),
        (upper, 26.0),
        (has(u8::is_ascii_digit), 10.0),
        (has(u8::is_ascii_punctuation), 32.0),
    ] {
        if present {
            size += count;
        }
    }
    size
}

fn length(text: &str) -> f32 {
    f32::from(u16::try_from(text.len()).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_bits_per_character() {
        for (text, least, most) in [
            ("", 0.0, 0.0),
            ("aaaaaaaa", 0.0, 0.0),
            ("abababab", 0.99, 1.01),
            ("abcdefgh", 2.99, 3.01),
        ] {
            let bits = shannon(text);
            assert!((least..=most).contains(&bits), "{text}: {bits}");
        }
    }

    #[test]
    fn hex_is_held_to_the_entropy_of_hex() {
        assert!(relative("0123456789abcdef") > 0.99);
        assert!(relative("0123456789abcdefGHIJ") > 0.95);
        assert!(relative("aaaaaaaabbbbbbbb") < 0.4);
    }
}
