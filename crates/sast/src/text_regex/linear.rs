//! Expressions without look-around: linear in the text.

use super::{Letters, SIZE_LIMIT, TextMatch};

/// A compiled expression.
#[derive(Debug)]
pub(super) enum Linear {
    /// For any text.
    All(regex::Regex),
    /// For texts of ASCII.
    Ascii(regex::bytes::Regex),
}

impl Linear {
    /// # Errors
    /// When it cannot be compiled.
    pub(super) fn new(
        pattern: &str,
        multi_line: bool,
        letters: Letters,
    ) -> Result<Self, regex::Error> {
        match letters {
            Letters::All => regex::RegexBuilder::new(pattern)
                .multi_line(multi_line)
                .size_limit(SIZE_LIMIT)
                .build()
                .map(Self::All),
            Letters::Ascii => regex::bytes::RegexBuilder::new(pattern)
                .multi_line(multi_line)
                .unicode(false)
                .size_limit(SIZE_LIMIT)
                .build()
                .map(Self::Ascii),
        }
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        match self {
            Self::All(regex) => regex.is_match(text),
            Self::Ascii(regex) => regex.is_match(text.as_bytes()),
        }
    }

    /// Where the first match behind `at` begins.
    pub(super) fn start(&self, text: &str, at: usize) -> Option<usize> {
        match self {
            Self::All(regex) => regex.find_at(text, at).map(|found| found.start()),
            Self::Ascii(regex) => { regex.find_at(text.as_bytes(), at) }.map(|found| found.start()),
        }
    }

    /// All matches from left to right.
    pub(super) fn matches(&self, text: &str) -> Vec<TextMatch> {
        match self {
            Self::All(regex) => {
                let names: Vec<Option<&str>> = regex.capture_names().collect();
                let found = regex.captures_iter(text).filter_map(|captures| {
                    let range = |at| captures.get(at).map(|group| group.range());
                    TextMatch::of(captures.len(), range, &names)
                });
                found.collect()
            }
            Self::Ascii(regex) => {
                let names: Vec<Option<&str>> = regex.capture_names().collect();
                let found = regex.captures_iter(text.as_bytes()).filter_map(|captures| {
                    let range = |at| captures.get(at).map(|group| group.range());
                    TextMatch::of(captures.len(), range, &names)
                });
                found.collect()
            }
        }
    }
}
