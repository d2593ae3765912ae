//! Finds, scores and redacts credentials.
//!
//! A file is passed once for the detectors' literals; where one stands, that detector's regex looks at a bounded window,
//! or the name and value round it are read by a small line lexer, and checks decide. No parse, no IO.
//!
//! Invariants:
//! - a raw value never leaves, but to the caller of [`Vault::restore`], and to a [`Probe`] that was passed in to ask about it:
//!   hits carry a span and a [`airlock_model::Redacted`], nothing else of it;
//! - start-up compiles no regex and reads no TOML (users' files of other scanners excepted); a detector's regex is compiled at its literal's first hit;
//! - work is bounded by the budget and by fixed windows, whatever the text; no input makes it panic;
//! - the same text gives the same hits, whatever was scanned before.

mod check;
mod context;
mod decode;
mod exception;
pub mod guard;
mod literal;
mod live;
mod pack;
mod pair;
mod redact;
mod remedy;
mod scan;
#[cfg(any(test, feature = "template"))]
pub mod template;

pub use exception::{
    BaselineEntry, Exceptions, FILES as EXCEPTION_FILES, Note, write_detect_secrets,
};
pub use literal::Places;
pub use live::{Answer, LiveCall, LiveCheck, Method, Probe, Whose};
pub use pack::{Detectors, PackError, detectors};
pub use redact::{Key, Redactor, Restorer, Secret, Vault, WrongLength, holds_placeholder, redact};
pub use remedy::{Remedy, remedy};
pub use scan::{Hit, Scan, scan, scan_at};

#[cfg(test)]
mod tests;
