//! Whether a text could be the value of a string that is joined from pieces of a file.
//!
//! Constant strings are joined from what stands between quotes and around interpolations, each piece as it is written.
//! A text that stands nowhere as a whole is therefore cut into pieces that do, each between two of the signs that end
//! pieces ([`is_piece_end`]) but for its own beginning and end.
//!
//! Invariant: sound. `false` only where no pieces of the file make the text.

use crate::literals::is_piece_end;

/// Where pieces of strings may end in one file.
pub(crate) struct Pieces<'text> {
    text: &'text [u8],
    /// The places of the signs, in order.
    signs: Vec<u32>,
}

/// Bytes of a text that is looked at: as many as a word has bits.
const MOST: usize = 64;

/// For each byte, in lower case, the places at which it stands in a text: bit `n` for the byte `n`.
fn places(text: &[u8]) -> [u64; 256] {
    let mut all = [0; 256];
    for (at, byte) in text.iter().enumerate().take(MOST) {
        if let Some(places) = all.get_mut(usize::from(*byte)) {
            *places |= 1 << at;
        }
    }
    all
}

/// The places of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(lowest)
    })
}

impl<'text> Pieces<'text> {
    pub(crate) fn new(text: &'text str) -> Self {
        let bytes = text.as_bytes();
        let signs = (0_u32..).zip(bytes).filter(|(_, byte)| {
            let is_end = IS_END.get(usize::from(**byte));
            is_end.copied().unwrap_or(false)
        });
        Self {
            text: bytes,
            signs: signs.map(|(at, _)| at).collect(),
        }
    }

    /// Whether two pieces or more may make a string that holds `text`, which is in small letters and holds no sign
    /// that ends a piece. Of one that is longer than what is looked at, nothing is known.
    pub(crate) fn may_make(&self, text: &str) -> bool {
        let text = text.as_bytes();
        if text.len() > MOST {
            return true;
        }
        // How much of the text the pieces so far may make, as bits.
        let mut made = self.beginnings(text);
        let mut done = 0_u64;
        while let Some(length) = bits(made & !done).next() {
            done |= 1 << length;
            let rest = text.get(length..).unwrap_or_default();
            for sign in &self.signs {
                let piece = self.text.get(*sign as usize + 1..).unwrap_or_default();
                let shared = { piece.iter().zip(rest) }
                    .take_while(|(a, b)| a.eq_ignore_ascii_case(b))
                    .count();
                if shared == rest.len() {
                    return true;
                }
                if shared > 0 && piece.get(shared).is_some_and(|byte| is_end(*byte)) {
                    made |= 1 << (length + shared);
                }
            }
        }
        false
    }

    /// The lengths of the beginnings of `text` with which a piece may end, as bits.
    fn beginnings(&self, text: &[u8]) -> u64 {
        let last_bytes = places(text);
        let mut all = 0;
        for sign in &self.signs {
            let before = self.text.get(..*sign as usize).unwrap_or_default();
            let last = before.last().map(u8::to_ascii_lowercase);
            let ends = last.and_then(|last| last_bytes.get(usize::from(last)));
            for at in bits(ends.copied().unwrap_or(0)) {
                let beginning = text.get(..=at).unwrap_or_default();
                let piece = before.len().checked_sub(beginning.len());
                let piece = piece.and_then(|start| before.get(start..));
                // The whole text would stand in one piece.
                if at + 1 < text.len()
                    && piece.is_some_and(|piece| piece.eq_ignore_ascii_case(beginning))
                {
                    all |= 1 << (at + 1);
                }
            }
        }
        all
    }
}

/// [`is_piece_end`] by byte.
const IS_END: [bool; 256] = ends();

const fn ends() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "const fn: `byte` is below 128")]
        {
            table[byte as usize] = is_piece_end(byte as char);
        }
        byte += 1;
    }
    table
}

fn is_end(byte: u8) -> bool {
    is_piece_end(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::Pieces;
    use proptest::prelude::*;

    #[test]
    fn pieces_between_quotes_make_a_text() {
        let cases = [
            ("x = 'Access-' + \"control\"", true),
            ("x = 'Acc' + y; y = 'ess-' + 'CON'; z = 'trol '", true),
            ("f'acc{a}-control'; a = 'ess'", true),
            ("x = 'Acc' + 'control'", false),
            ("x = Access + '-control'", false),
            ("x = 'access-'", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(
                Pieces::new(text).may_make("access-control"),
                expected,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_cut_up_is_made(
            pieces in prop::collection::vec("[a-c]{1,3}", 2..5),
            around in "[ab ,+]{0,9}",
        ) {
            let whole = pieces.concat();
            let code: Vec<String> = pieces.iter().rev().map(|piece| format!("'{piece}'")).collect();
            let text = format!("{around}{}{around}", code.join(&around));
            prop_assert!(Pieces::new(&text).may_make(&whole));
        }
    }
}
