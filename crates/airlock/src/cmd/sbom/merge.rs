//! `airlock sbom merge`.

use super::file;
use super::output::{Output, OutputArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use airlock_sca::sbom::{Component, Kind, merge};
use std::path::PathBuf;

/// Make one bill of several, about what they are all parts of
///
/// Components with the same package URL become one. The merged bill has the newest time of the bills.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock sbom merge server.json client.xml --name shop --subject-version 3.1 --output shop.json")]
pub(super) struct Args {
    /// Bills in CycloneDX (JSON, XML) or SPDX (JSON)
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What the merged bill describes
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Its version
    #[arg(long, value_name = "VERSION")]
    subject_version: Option<String>,
    /// Who hands it out [default: its own name]
    #[arg(long, value_name = "NAME")]
    supplier: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args) -> Outcome {
    let bills = args
        .files
        .iter()
        .map(|path| file::read(path))
        .collect::<Result<Vec<_>, Failure>>()?;
    let subject = Component {
        kind: Kind::Application,
        name: args.name.clone(),
        version: args.subject_version.clone(),
        supplier: Some(args.supplier.clone().unwrap_or_else(|| args.name.clone())),
        ..Component::default()
    };
    let bom = merge(subject, bills);
    Output::open(&args.output)?.write(&bom)?;
    Ok(Exit::Clean)
}
