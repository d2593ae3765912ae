//! `airlock sbom convert`.

use super::file;
use super::output::{Output, OutputArgs};
use crate::cli::Outcome;
use crate::exit::Exit;
use std::path::PathBuf;

/// Write a bill of any maker in another format or version
///
/// Packages, their needs, digests, licences, suppliers and places are kept; what only one format can say is not.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock sbom convert theirs.xml --format spdx-json --output theirs.spdx.json
  airlock sbom convert bom.json --spec-version 1.4")]
pub(super) struct Args {
    /// A bill in CycloneDX (JSON, XML) or SPDX (JSON)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args) -> Outcome {
    let bom = file::read(&args.file)?;
    Output::open(&args.output)?.write(&bom)?;
    Ok(Exit::Clean)
}
