//! Names and short values from outside, as they may stand in a field of an answer.

use airlock_model::neutral;

/// Characters of a name, at most; what is longer ends in an ellipsis.
const LONGEST: usize = 200;

/// A path, a package or another name of the tree: one line, bounded, hostile characters spelled out.
pub(super) fn name(text: &str) -> String {
    let neutral = neutral::line(text);
    let mut letters = neutral.chars();
    let mut out: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        out.push('…');
    }
    out
}
