//! `airlock rules list`.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job;
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::Ui;
use airlock_engine::rule_metas;
use airlock_model::RuleMeta;
use airlock_report::neutral_text;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// List the rules that a scan here would run
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules list
  airlock rules list --language python
  airlock rules list --format json | jq '.[].id'")]
pub(crate) struct Args {
    /// Rules that read this language, and those that read any text
    #[arg(long, value_name = "NAME")]
    language: Option<String>,
    /// As text or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// More rules: a file or folder of Semgrep rules; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let language = args
        .language
        .as_deref()
        .map(super::new::language)
        .transpose()?;
    let root = Scope::tree(Path::new("."))?.root;
    let config = Config::load(&root, global.named_config())?;
    let loaded = job::rules(&config, &root, &args.rules)?;
    for entry in &loaded.coverage {
        ui.warning(&entry.detail);
    }
    let mut metas = rule_metas(&loaded.set);
    metas.retain(|meta| language.is_none_or(|language| reads(meta, language)));
    let text = match args.format {
        Format::Json => serde_json::to_string_pretty(&metas).map_err(Failure::internal)? + "\n",
        Format::Text => neutral_text(&text(&metas)).into_owned(),
    };
    Ui::result(text)?;
    Ok(Exit::Clean)
}

fn reads(meta: &RuleMeta, language: &'static airlock_syntax::Language) -> bool {
    meta.languages.is_empty()
        || meta.languages.iter().any(|name| {
            matches!(name.as_str(), "generic" | "regex" | "none")
                || airlock_syntax::by_name(name).is_some_and(|known| known == language)
        })
}

fn text(metas: &[RuleMeta]) -> String {
    let row = |meta: &RuleMeta| {
        vec![
            meta.id.to_string(),
            meta.severity.to_string(),
            meta.confidence.to_string(),
            meta.weaknesses
                .first()
                .map(ToString::to_string)
                .unwrap_or_default(),
            if meta.languages.is_empty() {
                "any text".to_owned()
            } else {
                meta.languages.join(",")
            },
        ]
    };
    let heads = ["RULE", "SEVERITY", "CONFIDENCE", "WEAKNESS", "LANGUAGES"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(metas.iter().map(row));
    let rules = if metas.len() == 1 { "rule" } else { "rules" };
    format!("{}\n{} {rules}\n", columns(&rows), metas.len())
}
