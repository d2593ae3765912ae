//! `airlock version`.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use serde::Serialize;

/// Show the version, and what was built in
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock version           One line
  airlock version --json    Version, rule packs and their digests, for scripts and attestations")]
pub(crate) struct Args {
    /// As JSON, with the rule packs and their digests
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Build {
    version: &'static str,
    target: String,
    report_schema: u32,
    rules: Pack,
    detectors: Pack,
    formats: Vec<&'static str>,
    languages: Vec<&'static str>,
}

/// What was built in, and the digest (BLAKE3) of its sources.
#[derive(Serialize)]
struct Pack {
    count: usize,
    digest: String,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.json {
        let text = serde_json::to_string_pretty(&build()?).map_err(Failure::internal)?;
        Ui::result(text + "\n")?;
    } else {
        Ui::result(format!("airlock {}\n", env!("CARGO_PKG_VERSION")))?;
    }
    Ok(Exit::Clean)
}

fn build() -> Result<Build, Failure> {
    let rules = airlock_rules::embedded().map_err(Failure::internal)?;
    let detectors = airlock_secrets::detectors();
    Ok(Build {
        version: env!("CARGO_PKG_VERSION"),
        target: format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
        report_schema: airlock_report::SCHEMA_VERSION,
        rules: Pack {
            count: rules.rules.len(),
            digest: rules.digest,
        },
        detectors: Pack {
            count: detectors.len(),
            digest: detectors.digest().to_owned(),
        },
        formats: airlock_report::FORMATS
            .iter()
            .map(|format| format.name)
            .collect(),
        languages: airlock_syntax::LANGUAGES
            .iter()
            .map(|language| language.name)
            .collect(),
    })
}
