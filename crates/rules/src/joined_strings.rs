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
    /// The places of the signs, by the byte that follows each, in lower case.
    before: Vec<Vec<u32>>,
    /// The places of the signs, by the byte that each follows, in lower case.
    behind: Vec<Vec<u32>>,
}

impl<'text> Pieces<'text> {
    pub(crate) fn new(text: &'text str) -> Self {
        let bytes = text.as_bytes();
        let mut own = Self {
            text: bytes,
            before: vec![Vec::new(); 256],
            behind: vec![Vec::new(); 256],
        };
        let mut last = b'\n';
        for (at, byte) in (0_u32..).zip(bytes) {
            let byte = byte.to_ascii_lowercase();
            if is_end(last)
                && let (Some(list), Some(at)) =
                    (own.before.get_mut(usize::from(byte)), at.checked_sub(1))
            {
                list.push(at);
            }
            if is_end(byte)
                && let Some(list) = own.behind.get_mut(usize::from(last))
            {
                list.push(at);
            }
            last = byte;
        }
        own
    }

    /// Whether two pieces or more may make a string that holds `text`, which is in small letters and holds no sign
    /// that ends a piece.
    pub(crate) fn may_make(&self, text: &str) -> bool {
        let text = text.as_bytes();
        // How much of the text the pieces so far may make.
        let mut made: Vec<usize> = (1..text.len())
            .filter(|length| self.ends_with(text.get(..*length).unwrap_or_default()))
            .collect();
        let mut is_made = vec![false; text.len()];
        let mut next = 0;
        while let Some(length) = made.get(next).copied() {
            next += 1;
            let rest = text.get(length..).unwrap_or_default();
            let Some(first) = rest.first() else {
                return true;
            };
            if is_made.get(length).copied().unwrap_or(true) {
                continue;
            }
            if let Some(own) = is_made.get_mut(length) {
                *own = true;
            }
            for sign in self.before.get(usize::from(*first)).into_iter().flatten() {
                let piece = self.text.get(*sign as usize + 1..).unwrap_or_default();
                let shared = { piece.iter().zip(rest) }
                    .take_while(|(a, b)| a.eq_ignore_ascii_case(b))
                    .count();
                if shared == rest.len() {
                    return true;
                }
                if piece.get(shared).is_some_and(|byte| is_end(*byte)) {
                    made.push(length + shared);
                }
            }
        }
        false
    }

    /// Whether a piece may end with `text`.
    fn ends_with(&self, text: &[u8]) -> bool {
        let Some(last) = text.last() else {
            return false;
        };
        let mut signs = { self.behind.get(usize::from(*last)).into_iter() }.flatten();
        signs.any(|sign| {
            let end = *sign as usize;
            let piece = end
                .checked_sub(text.len())
                .and_then(|start| self.text.get(start..end));
            piece.is_some_and(|piece| piece.eq_ignore_ascii_case(text))
        })
    }
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
