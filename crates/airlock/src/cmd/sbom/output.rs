//! In which format a bill is written, and where to.

use crate::error::Failure;
use crate::file::Pending;
use crate::suggest;
use crate::ui::Ui;
use airlock_sca::sbom::{Bom, FORMATS, Format};
use std::path::PathBuf;

/// How a bill is written.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// Format: cyclonedx-json, cyclonedx-xml, spdx-json
    #[arg(long, value_name = "NAME", default_value = "cyclonedx-json", value_parser = format)]
    format: &'static Format,
    /// Version of the format's specification: CycloneDX 1.4, 1.5, 1.6, 1.7 [default: 1.6]; SPDX 2.3, 3.0 [default: 2.3]
    #[arg(long, value_name = "VERSION")]
    spec_version: Option<String>,
    /// Write to this file [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn format(name: &str) -> Result<&'static Format, String> {
    let names = || FORMATS.iter().map(|format| format.name);
    let found = FORMATS.iter().find(|format| format.name == name);
    found.ok_or_else(|| match suggest::nearest(name, names()) {
        Some(near) => format!("`{name}` is not a format; did you mean `{near}`?"),
        None => format!(
            "`{name}` is not a format; use one of {}",
            names().collect::<Vec<_>>().join(", ")
        ),
    })
}

/// Where a bill goes, opened.
pub(super) struct Output {
    format: &'static Format,
    version: &'static str,
    file: Option<Pending>,
}

impl Output {
    /// Opens the file, so that what cannot be written is known before the work is done.
    ///
    /// # Errors
    /// When the format has no such version, or the file cannot be written.
    pub(super) fn open(args: &OutputArgs) -> Result<Self, Failure> {
        let version = args.format.version(args.spec_version.as_deref());
        let version = version
            .map_err(|error| Failure::usage(error, "leave --spec-version out for the usual one"))?;
        Ok(Self {
            format: args.format,
            version,
            file: args.output.as_deref().map(Pending::open).transpose()?,
        })
    }

    /// The folder that is written to.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        self.file.iter().map(Pending::folder).collect()
    }

    /// Writes `bom`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(self, bom: &Bom) -> Result<(), Failure> {
        let text = self.format.write(bom, self.version);
        match self.file {
            Some(file) => file.commit(text.as_bytes()),
            None => Ui::result(text),
        }
    }
}
