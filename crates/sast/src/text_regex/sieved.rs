//! Backtracking expressions, each behind a linear one.

use super::{Letters, Linear, TextMatch};
use fancy_regex::BytesMode;

/// How often a backtracking expression may step back in one text before it counts as no match.
const BACKTRACK_LIMIT: usize = 1_000_000;

/// A backtracking expression behind a linear one.
#[derive(Debug)]
pub(super) struct Sieved {
    regex: fancy_regex::Regex,
    /// The same without look-around, where that can be said: a match begins only where one of this does.
    sieve: Option<Linear>,
}

impl Sieved {
    /// # Errors
    /// When the expression cannot be compiled.
    pub(super) fn new(pattern: &str, letters: Letters) -> Result<Self, String> {
        // In texts of ASCII each byte is a letter.
        let mode = match letters {
            Letters::All => BytesMode::Unicode,
            Letters::Ascii => BytesMode::Ascii,
        };
        let regex = fancy_regex::RegexBuilder::new(pattern)
            .backtrack_limit(BACKTRACK_LIMIT)
            .bytes_mode(mode)
            .build()
            .map_err(|error| error.to_string())?;
        let sieve = airlock_rules::without_look_around(pattern)
            .and_then(|linear| Linear::new(&linear, false, letters).ok());
        Ok(Self { regex, sieve })
    }

    /// The first place from `at` on where a match may begin.
    fn start(&self, text: &str, at: usize) -> Option<usize> {
        match &self.sieve {
            Some(sieve) => sieve.start(text, at),
            None => Some(at),
        }
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let start = self.start(text, 0);
        // A text that exceeds the limit does not match.
        let found = start.map(|start| self.regex.find_from_pos(text, start));
        matches!(found, Some(Ok(Some(_))))
    }

    /// All matches from left to right, none overlapping the one before; `false` when the backtracking limit ended the
    /// search early.
    pub(super) fn matches(&self, text: &str) -> (Vec<TextMatch>, bool) {
        let names: Vec<Option<&str>> = self.regex.capture_names().collect();
        let mut all = Vec::new();
        let (mut at, mut last) = (0, None);
        while let Some(start) = (at <= text.len()).then(|| self.start(text, at)).flatten() {
            let Ok(found) = self.regex.captures_from_pos(text, start) else {
                return (all, false);
            };
            let Some((captures, whole)) = found.and_then(|own| own.get(0).map(|it| (own, it)))
            else {
                break;
            };
            let end = whole.end();
            let is_empty = whole.start() == end;
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            at = end
                + if is_empty {
                    next.map_or(1, char::len_utf8)
                } else {
                    0
                };
            // An empty match right behind the last one is none.
            if !is_empty || last != Some(end) {
                let range = |at| captures.get(at).map(|group| group.range());
                all.extend(TextMatch::of(captures.len(), range, &names));
            }
            last = Some(end);
        }
        (all, true)
    }
}
