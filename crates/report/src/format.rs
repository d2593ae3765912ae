//! The one table of formats.

use crate::{RenderError, RenderOptions, json, sarif, terminal};
use airlock_model::Report;

/// One way to write a report.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name `--format` takes.
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// The usual ending of its files, without the dot.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Writes a report.
    pub render: fn(&Report, &RenderOptions) -> Result<Vec<u8>, RenderError>,
}

/// Every format, in the order `--help` names them.
pub static FORMATS: &[Format] = &[
    Format {
        name: "terminal",
        summary: "Source excerpts with explanations, for people",
        extension: "txt",
        media_type: "text/plain; charset=utf-8",
        render: terminal::render,
    },
    Format {
        name: "json",
        summary: "Everything Airlock knows, in its own versioned schema",
        extension: "json",
        media_type: "application/json",
        render: json::render,
    },
    Format {
        name: "sarif",
        summary: "SARIF 2.1.0, as GitHub code scanning accepts it",
        extension: "sarif",
        media_type: "application/sarif+json",
        render: sarif::render,
    },
];

/// The format called `name`.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
