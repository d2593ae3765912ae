//! The one table of formats.

use crate::gitlab::{self, codequality};
use crate::{
    RenderError, RenderOptions, csv, github, html, json, junit, markdown, sarif, terminal,
};
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
    Format {
        name: "gitlab-sast",
        summary: "GitLab's security report of type sast",
        extension: "json",
        media_type: "application/json",
        render: gitlab::sast,
    },
    Format {
        name: "gitlab-secrets",
        summary: "GitLab's security report of type secret_detection",
        extension: "json",
        media_type: "application/json",
        render: gitlab::secrets,
    },
    Format {
        name: "gitlab-codequality",
        summary: "GitLab code quality, beside the lines of a merge request",
        extension: "json",
        media_type: "application/json",
        render: codequality::render,
    },
    Format {
        name: "github",
        summary: "GitHub workflow commands, beside the lines of a pull request",
        extension: "txt",
        media_type: "text/plain; charset=utf-8",
        render: github::render,
    },
    Format {
        name: "junit",
        summary: "JUnit XML, for the test pages of CI servers",
        extension: "xml",
        media_type: "application/xml",
        render: junit::render,
    },
    Format {
        name: "markdown",
        summary: "A comment on a pull or merge request",
        extension: "md",
        media_type: "text/markdown; charset=utf-8",
        render: markdown::render,
    },
    Format {
        name: "html",
        summary: "One self-contained page with search and filters",
        extension: "html",
        media_type: "text/html; charset=utf-8",
        render: html::render,
    },
    Format {
        name: "csv",
        summary: "A table for spreadsheets",
        extension: "csv",
        media_type: "text/csv; charset=utf-8; header=present",
        render: csv::render,
    },
];

/// The format called `name`.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
