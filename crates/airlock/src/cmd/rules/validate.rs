//! `airlock rules validate`.

use crate::cli::Outcome;
use crate::error::without_secrets;
use crate::exit::Exit;
use crate::rule_files;
use crate::ui::Ui;
use airlock_report::neutral_line;
use airlock_rules::RuleSet;
use airlock_sast::Engine;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Check rule files: whether every rule and every pattern in them is understood
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules validate .airlock/rules
  airlock rules validate my-rule.yaml other-rules/")]
pub(crate) struct Args {
    /// Rule files, or folders with rule files
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let mut loaded = rule_files::named(args.paths.iter().map(PathBuf::as_path))?;
    let rules = RuleSet::new(None, std::mem::take(&mut loaded.rules));
    let compiled = (0..rules.len()).filter_map(|number| rules.rule(number)?.ok());
    loaded.errors.extend(compiled.flat_map(Engine::validate));
    let broken: BTreeSet<&str> = { loaded.errors.iter() }
        .filter_map(|error| error.place.rule.as_deref())
        .collect();
    let good = rules.ids().filter(|id| !broken.contains(id)).count();
    let bad = loaded.errors.len();
    let mut lines = String::new();
    for error in &loaded.errors {
        lines.push_str(&neutral_line(&without_secrets(&error.to_string())));
        lines.push('\n');
    }
    Ui::result(format!("{lines}{good} understood, {bad} not\n"))?;
    Ok(if bad == 0 { Exit::Clean } else { Exit::Usage })
}
