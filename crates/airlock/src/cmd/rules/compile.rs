//! `airlock rules compile`: rule files into one pack that loads without YAML.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file;
use crate::rule_files;
use crate::ui::Ui;
use airlock_report::neutral_line;
use airlock_rules::{PackedRules, RuleSet};
use airlock_sast::Engine;
use std::path::PathBuf;

/// Compile rule files into one pack, which loads faster
///
/// The pack is used like a rule file: `--rules FILE`. A pack is read by the version of the program that wrote it, and
/// by others that read the same form.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules compile .airlock/rules -o own.pack
  airlock scan --rules own.pack")]
pub(crate) struct Args {
    /// Rule files, or folders with rule files
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
    /// The pack to write
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Leave rules out that cannot be used, instead of writing nothing
    #[arg(long)]
    skip_broken: bool,
}

pub(super) fn run(ui: Ui, args: &Args) -> Outcome {
    let pending = file::Pending::open(&args.output)?;
    let mut loaded = rule_files::named(args.paths.iter().map(PathBuf::as_path))?;
    let set = RuleSet::new(None, loaded.rules.clone());
    let compiled = (0..set.len()).filter_map(|number| set.rule(number)?.ok());
    loaded.errors.extend(compiled.flat_map(Engine::validate));
    for error in &loaded.errors {
        ui.warning(neutral_line(&error.to_string()));
    }
    if !loaded.errors.is_empty() && !args.skip_broken {
        return Err(Failure::usage(
            format_args!("{} errors: no pack is written", loaded.errors.len()),
            "mend the rules, or leave them out with `--skip-broken`",
        ));
    }
    let is_broken = |id: &str| {
        let mut ids = loaded.errors.iter().map(|error| &error.place.rule);
        ids.any(|rule| rule.as_deref() == Some(id))
    };
    let pack = PackedRules::of(
        { loaded.rules.iter() }
            .filter(|rule| !is_broken(&rule.id))
            .cloned(),
    );
    let count = pack.rules.len();
    pending.commit(&pack.to_bytes().map_err(Failure::internal)?)?;
    let rules = if count == 1 { "rule" } else { "rules" };
    Ui::result(format!("{}: {count} {rules}\n", args.output.display()))?;
    Ok(Exit::Clean)
}
