//! Makes characters visible that could steer a terminal, hide text or reorder it.
//!
//! Refuses nothing and drops nothing: each hostile character is replaced by its escape in ASCII (`\n`, `\u{1b}`), which
//! every font shows, so that a reader sees that it is there.
//!
//! Invariant: the result holds no character for which [`is_hostile`] holds, except the line ends and tabs that
//! [`text`] promises to keep.

use std::borrow::Cow;

/// Whether a character may steer, hide or reorder what a reader sees.
///
/// Control characters (terminal escapes, CR), and every code point that Unicode calls default-ignorable or that
/// reorders: bidirectional controls, zero-width and joining characters, variation selectors, tags, fillers, line and
/// paragraph separators, interlinear annotations; and the two code points that XML does not allow.
pub fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00ad}'
            | '\u{034f}'
            | '\u{061c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// One line: line ends and tabs become visible too.
pub fn line(text: &str) -> Cow<'_, str> {
    replace(text, |_| false)
}

/// Several lines: `\n` and tabs stay, `\r\n` becomes `\n`.
pub fn text(text: &str) -> Cow<'_, str> {
    let keep = |character| matches!(character, '\n' | '\t');
    if text.contains("\r\n") {
        Cow::Owned(replace(&text.replace("\r\n", "\n"), keep).into_owned())
    } else {
        replace(text, keep)
    }
}

/// Appends the visible spelling of `character`.
pub fn push(out: &mut String, character: char) {
    if is_hostile(character) {
        out.extend(character.escape_default());
    } else {
        out.push(character);
    }
}

fn replace(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    let harmless = |character: char| keep(character) || !is_hostile(character);
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if keep(character) {
            out.push(character);
        } else {
            push(&mut out, character);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spells_hostile_characters() {
        let cases = [
            ("plain äöü 中文", "plain äöü 中文"),
            ("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}"),
            ("a\r\nb\tc", "a\\r\\nb\\tc"),
            ("\u{7f}\u{9b}2J", "\\u{7f}\\u{9b}2J"),
            ("user\u{202e}nimda", "user\\u{202e}nimda"),
            ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
            ("tag\u{e0041}", "tag\\u{e0041}"),
        ];
        for (input, expected) in cases {
            assert_eq!(line(input), expected, "{input:?}");
        }
        assert_eq!(text("a\r\nb\tc\rd"), "a\nb\tc\\rd");
    }

    proptest! {
        #[test]
        fn leaves_nothing_hostile(input in any::<String>()) {
            prop_assert!(!line(&input).chars().any(is_hostile));
            prop_assert!(!text(&input).chars().any(|c| is_hostile(c) && c != '\n' && c != '\t'));
        }

        #[test]
        fn keeps_harmless_text(input in "[ -~äöü]*") {
            prop_assert_eq!(line(&input), input.as_str());
        }
    }
}
