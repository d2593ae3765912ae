//! Pure renderers, one file per format: a [`airlock_model::Report`] goes in, bytes come out.
//!
//! To add a format: write its file, give it a `pub(crate) fn render`, add one row to [`FORMATS`].
//!
//! Invariants:
//! - no IO, no clock, no terminal: where a format demands a time, the caller gives it;
//! - the same report and options give the same bytes;
//! - text of the scanned tree is data: every renderer passes it through `neutral` and its format's own escaping.
#![warn(missing_docs)]

mod csv;
mod error;
mod format;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod options;
mod patch;
mod plain_json;
mod prose;
mod sarif;
mod selection;
mod terminal;
mod uri;
mod wording;
mod wrap;

use airlock_model::neutral;

pub use airlock_model::neutral::{line as neutral_line, text as neutral_text};
pub use csv::quoted as csv_cell;
pub use error::RenderError;
pub use format::{FORMATS, Format, find};
pub use json::{SCHEMA_VERSION, json_schema};
pub use options::RenderOptions;
