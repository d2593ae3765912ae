//! `airlock sbom`: bills of materials, made, compared, converted and merged.

mod convert;
mod diff;
mod file;
mod make;
mod merge;
mod output;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::ui::Ui;

/// Write what a tree is made of as a bill of materials (CycloneDX, SPDX); compare, convert and merge such bills
///
/// Reads manifests, lockfiles, commands and configurations; runs no package client and asks no network. The bill's time is
/// SOURCE_DATE_EPOCH if that is set, else the date of the commit that is checked out; with both the same bytes come out of
/// the same tree. Where there is neither, the clock is used and a note says so.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  airlock sbom . --output bom.json                               CycloneDX 1.6 as JSON
  airlock sbom . --format spdx-json --spec-version 3.0 -o bom.spdx.json
  airlock sbom . --format cyclonedx-xml --leave-out development  What is in the product only
  airlock sbom diff old.json new.json                            What changed
  airlock sbom convert theirs.xml --format spdx-json"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    make: make::MakeArgs,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Diff(diff::Args),
    Convert(convert::Args),
    Merge(merge::Args),
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        None => make::run(ui, global, &args.make),
        Some(Command::Diff(args)) => diff::run(args),
        Some(Command::Convert(args)) => convert::run(args),
        Some(Command::Merge(args)) => merge::run(args),
    }
}
