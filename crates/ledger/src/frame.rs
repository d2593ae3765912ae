//! One event as one line: its length, a checksum, its JSON.
//!
//! The line begins with an end of line of its own, so that a line which another writer left half written ends there and
//! costs nothing beside itself. The checksum is CRC-32 (IEEE): it tells tearing, not tampering.

use std::fmt::Write;

/// The bytes to append for `body`, which holds no end of line.
pub(crate) fn frame(body: &str) -> Vec<u8> {
    let mut line = String::with_capacity(body.len() + 20);
    let checksum = crc32fast::hash(body.as_bytes());
    // Writing to a String cannot fail.
    let _ = write!(line, "\n{:08x} {checksum:08x} ", body.len());
    line.push_str(body);
    line.push('\n');
    line.into_bytes()
}

/// The body of a line, if the line is whole.
pub(crate) fn body(line: &[u8]) -> Option<&str> {
    let line = std::str::from_utf8(line).ok()?;
    let (length, rest) = line.split_once(' ')?;
    let (checksum, body) = rest.split_once(' ')?;
    let is_whole = usize::from_str_radix(length, 16).ok()? == body.len()
        && u32::from_str_radix(checksum, 16).ok()? == crc32fast::hash(body.as_bytes());
    is_whole.then_some(body)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_gives_its_body(text in "[^\n\r]{0,200}") {
            let line = frame(&text);
            prop_assert_eq!(body(&line[1..line.len() - 1]), Some(text.as_str()));
        }

        #[test]
        fn a_changed_line_gives_nothing(text in "[a-z]{1,60}", at in 0_usize..78, bit in 0_u8..8) {
            let line = frame(&text);
            let mut inner = line[1..line.len() - 1].to_vec();
            let at = at % inner.len();
            inner[at] ^= 1 << bit;
            let found = body(&inner);
            // The digits of the two numbers may be written in capitals.
            prop_assert!(found.is_none() || (at < 18 && found == Some(text.as_str())));
        }
    }
}
