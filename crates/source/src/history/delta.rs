//! Git's deltas: a text told as pieces of another and new bytes (git's pack-format documentation, "Deltified
//! representation").
//!
//! Invariant: any bytes are a result or an error; a result has the size that the delta promises, and no more is allocated.

use airlock_model::Kept;

/// A delta that does not fit its base, or is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

/// The text that `delta` makes of `base`, at most `most` bytes, and what it kept of `base`, in the order of the text.
pub(super) fn apply(
    base: &[u8],
    delta: &[u8],
    most: usize,
) -> Result<(Vec<u8>, Vec<Kept>), Broken> {
    let (base_size, rest) = size(delta)?;
    let (result_size, mut rest) = size(rest)?;
    if base_size != base.len() || result_size > most {
        return Err(Broken);
    }
    let mut out = Vec::with_capacity(result_size);
    let mut kept: Vec<Kept> = Vec::new();
    while let Some((command, after)) = rest.split_first() {
        let (piece, after) = if command & 0x80 == 0 {
            // So many bytes that follow; none is reserved.
            let length = usize::from(*command);
            if length == 0 {
                return Err(Broken);
            }
            after.split_at_checked(length).ok_or(Broken)?
        } else {
            let (start, after) = number(after, *command, 4)?;
            let (length, after) = number(after, command >> 4 & 7, 3)?;
            let length = if length == 0 { 0x1_0000 } else { length };
            let end = start.checked_add(length).ok_or(Broken)?;
            let piece = base.get(start..end).ok_or(Broken)?;
            match kept.last_mut() {
                // Long stretches are told in parts.
                Some(last)
                    if last.from + last.length == start && last.to + last.length == out.len() =>
                {
                    last.length += length;
                }
                _ => kept.push(Kept {
                    from: start,
                    to: out.len(),
                    length,
                }),
            }
            (piece, after)
        };
        if piece.len() > result_size - out.len() {
            return Err(Broken);
        }
        out.extend_from_slice(piece);
        rest = after;
    }
    if out.len() == result_size {
        Ok((out, kept))
    } else {
        Err(Broken)
    }
}

/// A size in groups of seven bits, the lowest first.
fn size(bytes: &[u8]) -> Result<(usize, &[u8]), Broken> {
    let mut value = 0_usize;
    let mut rest = bytes;
    for shift in (0..35).step_by(7) {
        let (byte, after) = rest.split_first().ok_or(Broken)?;
        rest = after;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok((value, rest));
        }
    }
    Err(Broken)
}

/// A number of which only those bytes are there that `present` has a bit for, the lowest first.
fn number(bytes: &[u8], present: u8, count: u32) -> Result<(usize, &[u8]), Broken> {
    let mut value = 0_usize;
    let mut rest = bytes;
    for at in 0..count {
        if present >> at & 1 == 1 {
            let (byte, after) = rest.split_first().ok_or(Broken)?;
            value |= usize::from(*byte) << (8 * at);
            rest = after;
        }
    }
    Ok((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn copies_and_inserts() {
        let base = b"hello, world";
        // Base 12, result 10: copy 5 from 7, insert three, copy 2 from 0.
        let delta = [12, 10, 0x91, 7, 5, 3, b'!', b'!', b' ', 0x90, 2];
        let kept = [(7, 0, 5), (0, 8, 2)].map(|(from, to, length)| Kept { from, to, length });
        assert_eq!(
            apply(base, &delta, 100),
            Ok((b"world!! he".to_vec(), kept.to_vec()))
        );
        for (broken, what) in [
            (&delta[..10], "cut off"),
            (&[13, 10, 0x90, 2][..], "another base"),
            (&[12, 9, 0x90, 10][..], "longer than promised"),
            (&[12, 10, 0x90, 2][..], "shorter than promised"),
            (&[12, 10, 0x91, 7, 10][..], "beyond the base"),
            (&[12, 10, 0][..], "reserved"),
            (&[12, 0xff, 0xff, 0xff, 0xff, 0x7f][..], "too much"),
            (&[][..], "empty"),
        ] {
            assert_eq!(apply(base, broken, 100), Err(Broken), "{what}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_result_or_an_error(base in prop::collection::vec(any::<u8>(), 0..64), delta in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Ok((made, kept)) = apply(&base, &delta, 4096) {
                prop_assert!(made.len() <= 4096);
                for Kept { from, to, length } in kept {
                    prop_assert_eq!(base.get(from..from + length), made.get(to..to + length));
                }
            }
        }
    }
}
