//! Where in a text a hit can still matter: at hits that are there already.
//!
//! What judges hits (`pattern-inside`, `pattern-not`, the further parts of `patterns`) holds one of them, lies in one or
//! overlaps one. So it is looked for there only.
//!
//! Invariant: nothing that touches a hit is left out.

use crate::env::Hit;
use airlock_model::Span;

/// Places that do not touch each other, in order.
#[derive(Debug)]
pub(crate) struct Near(Vec<Span>);

/// Where hits cover more than one part in this many of the text, everything is looked for: that can be kept for others.
const SMALL_PART: usize = 4;

impl Near {
    /// The places of `hits`; `None` where they are much of `text`.
    pub(crate) fn new(hits: &[Hit], text: &str) -> Option<Self> {
        let mut spans: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
        spans.sort_unstable();
        let mut places: Vec<Span> = Vec::new();
        for span in spans {
            match places.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => places.push(span),
            }
        }
        let covered: usize = places.iter().map(|place| place.len() as usize).sum();
        (covered <= text.len() / SMALL_PART).then_some(Self(places))
    }

    /// Whether `span` overlaps a place or ends where one begins.
    pub(crate) fn touches(&self, span: Span) -> bool {
        let next = self.0.partition_point(|place| place.end < span.start);
        { self.0.get(next) }.is_some_and(|place| place.start <= span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Near;
    use crate::env::{Env, Hit};
    use airlock_model::Span;

    fn near(spans: &[(u32, u32)], length: usize) -> Option<Near> {
        let hits: Vec<Hit> = { spans.iter() }
            .map(|(start, end)| Hit {
                span: Span::new(*start, *end),
                env: Env::default(),
            })
            .collect();
        Near::new(&hits, &" ".repeat(length))
    }

    #[test]
    fn touches_what_overlaps_a_hit() {
        let near = near(&[(20, 30), (10, 12), (25, 40), (60, 60)], 1000);
        let touched = |start, end| {
            near.as_ref()
                .is_some_and(|near| near.touches(Span::new(start, end)))
        };
        for (start, end) in [
            (0, 10),
            (11, 12),
            (12, 13),
            (0, 99),
            (39, 50),
            (60, 60),
            (59, 61),
        ] {
            assert!(touched(start, end), "{start}-{end}");
        }
        for (start, end) in [(0, 9), (13, 19), (41, 59), (61, 99)] {
            assert!(!touched(start, end), "{start}-{end}");
        }
    }

    #[test]
    fn much_of_a_text_is_all_of_it() {
        assert!(near(&[(0, 30)], 100).is_none());
        assert!(near(&[], 100).is_some_and(|near| !near.touches(Span::new(0, 100))));
    }
}
