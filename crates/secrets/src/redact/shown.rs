//! Texts that may be shown: every secret replaced.

use crate::pack::Detectors;
use crate::scan::{Hidden, secrets_to_hide};
use airlock_model::Redacted;
use std::borrow::Cow;

/// `text` with every secret (realistic ones and better, and passwords even where they are weak) replaced by what may be
/// shown of it. Line ends inside a secret are kept, so line numbers stay right.
pub fn redact<'text>(detectors: &Detectors, text: &'text str) -> Cow<'text, str> {
    let spans = secrets_to_hide(detectors, None, text);
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut done = 0;
    for Hidden { span, .. } in spans {
        let secret = text.get(span.clone()).unwrap_or("");
        shown.push_str(text.get(done..span.start).unwrap_or(""));
        shown.push_str(&Redacted::new(secret).to_string());
        shown.extend(secret.chars().filter(|letter| *letter == '\n'));
        done = span.end;
    }
    shown.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(shown)
}
