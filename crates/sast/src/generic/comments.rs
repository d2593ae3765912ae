//! Takes comments out of a text, in the styles of `generic_comment_style`.
//!
//! Invariant: what is left stands where it stood, and every line keeps its number.

use super::options::Comments;
use std::borrow::Cow;

/// What begins a comment, and what ends it; without that, the line does.
type Style = (&'static str, Option<&'static str>);

const LINE: Style = ("//", None);
const BLOCK: Style = ("/*", Some("*/"));
const HASH: Style = ("#", None);

/// `text` with blanks in place of its comments. Line comments go first, as in Semgrep: a block that begins in one is none.
pub(super) fn without(text: &str, comments: Comments) -> Cow<'_, str> {
    let styles: &[Style] = match comments {
        Comments::None => return Cow::Borrowed(text),
        Comments::C => &[BLOCK],
        Comments::Cpp => &[LINE, BLOCK],
        Comments::Shell => &[HASH],
    };
    let mut text = text.to_owned();
    for style in styles {
        text = blanked(&text, *style);
    }
    Cow::Owned(text)
}

fn blanked(text: &str, (begin, end): Style) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(begin) {
        let (before, comment) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let body = comment.get(begin.len()..).unwrap_or("");
        let length = match end {
            // Without an end it is none.
            Some(end) => match body.find(end) {
                Some(length) => begin.len() + length + end.len(),
                None => break,
            },
            None => comment.find('\n').unwrap_or(comment.len()),
        };
        out.push_str(before);
        let (comment, after) = comment.split_at_checked(length).unwrap_or((comment, ""));
        let blank = |byte| {
            if matches!(byte, b'\n' | b'\r') {
                char::from(byte)
            } else {
                ' '
            }
        };
        out.extend(comment.bytes().map(blank));
        rest = after;
    }
    out.push_str(rest);
    out
}
