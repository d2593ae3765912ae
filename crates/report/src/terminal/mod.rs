//! For people at a terminal: each finding with its code, then what the run means and what to do next.
//!
//! The worst comes first, the summary last, where the eye is when the program ends. Readable without colour and at 80
//! columns, and bounded: a first scan of an old tree must not bury the reader.
//!
//! Invariant: the only escape bytes in the output are the colours that this module writes, and only when
//! `RenderOptions::color` asks for them.

mod finding;
mod marked;
mod paint;
mod summary;

use crate::{RenderError, RenderOptions, selection};
use airlock_model::Report;
use paint::Paint;

/// Findings shown in full unless the reader asks for everything; a screenful of pages, no more.
const MOST_SHOWN: usize = 100;

/// Narrower than this, excerpts are no longer readable.
const LEAST_WIDTH: usize = 60;

/// Wider than this, prose is no longer readable.
const MOST_WIDTH: usize = 120;

#[expect(clippy::unnecessary_wraps, reason = "the signature every format has")]
pub(crate) fn render(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    let width = options.width.clamp(LEAST_WIDTH, MOST_WIDTH);
    let paint = Paint::new(options.color);
    let shown = selection::shown(report, options);
    let most = if options.verbose {
        shown.len()
    } else {
        MOST_SHOWN
    };
    let mut out = String::new();
    for finding in shown.iter().take(most) {
        finding::render(report, finding, width, options.color, &mut out);
        out.push('\n');
    }
    let view = summary::View {
        report,
        options,
        paint,
        width,
        shown: &shown,
        left_out: shown.len().saturating_sub(most),
    };
    view.render(&mut out);
    Ok(out.into_bytes())
}
