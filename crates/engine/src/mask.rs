//! Hides the secrets of one file in whatever is taken from its text.
//!
//! Invariant: everything of a file's text that goes into a finding goes through here.

use airlock_model::Span;
use airlock_secrets::{Detectors, Hit};
use std::cell::LazyCell;

/// A secret shorter than this is not searched for in other texts: it would blank out ordinary words. It is still hidden
/// wherever its own place is shown.
const MIN_SEARCHED: usize = 6;

/// The secrets of one file.
pub(crate) struct Mask<'file> {
    text: &'file str,
    detectors: &'file Detectors,
    hidden: LazyCell<Hidden, Box<dyn FnOnce() -> Hidden + 'file>>,
}

/// Places and what stands there instead, in order, none overlapping another.
type Hidden = Vec<(Span, String)>;

impl<'file> Mask<'file> {
    pub(crate) fn new(text: &'file str, detectors: &'file Detectors, hits: &[Hit]) -> Self {
        let hidden = hidden(hits);
        Self {
            text,
            detectors,
            hidden: LazyCell::new(Box::new(|| hidden)),
        }
    }

    /// The mask of a file whose secrets are looked for when the first of its text is shown; of most files none is.
    pub(crate) fn on_demand(
        text: &'file str,
        detectors: &'file Detectors,
        find: impl FnOnce() -> Vec<Hit> + 'file,
    ) -> Self {
        Self {
            text,
            detectors,
            hidden: LazyCell::new(Box::new(|| hidden(&find()))),
        }
    }

    /// The bytes of `span`, secrets replaced.
    pub(crate) fn slice(&self, span: Span) -> String {
        let mut out = String::new();
        let mut at = span.start;
        for (place, shown) in self.hidden.iter().filter(|(place, _)| place.overlaps(span)) {
            out.push_str(Span::new(at, place.start.max(at)).slice(self.text));
            // A secret that began before the span leaves no part of itself.
            out.push_str(if place.start >= span.start {
                shown
            } else {
                "***"
            });
            at = place.end.max(at);
        }
        out.push_str(Span::new(at, span.end.max(at)).slice(self.text));
        airlock_secrets::redact(self.detectors, &out).into_owned()
    }

    /// `text`, which holds parts of the file, with the file's secrets replaced wherever they stand.
    pub(crate) fn words(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for (place, shown) in self.hidden.iter() {
            let secret = place.slice(self.text);
            if secret.len() >= MIN_SEARCHED && out.contains(secret) {
                out = out.replace(secret, shown);
            }
        }
        airlock_secrets::redact(self.detectors, &out).into_owned()
    }

    /// Whether `text` holds any of the file's secrets.
    pub(crate) fn is_touched(&self, text: &str) -> bool {
        self.words(text) != text
    }
}

fn hidden(hits: &[Hit]) -> Hidden {
    hits.iter()
        .map(|hit| (hit.span, hit.redacted.to_string()))
        .collect()
}
