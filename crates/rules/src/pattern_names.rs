//! The names that a pattern writes out, for who asks of a text whether the pattern can match in it.
//!
//! Invariant: sound, as `literals` is: a text that lacks one of them is matched nowhere.

use crate::pattern_words::{self, PatternWord};

/// The names that a text must hold as words before the pattern `text` can match in it; in languages that do not mind case,
/// in any.
pub fn pattern_names(text: &str) -> Vec<String> {
    let words = pattern_words::of(text).into_iter();
    let names = words.filter_map(|word| match word {
        PatternWord::Name(name) => Some(name),
        PatternWord::Text(_) | PatternWord::Regex(_) => None,
    });
    names.collect()
}
