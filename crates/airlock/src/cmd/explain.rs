//! `airlock explain`: what a rule finds, why it matters, what to do.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job;
use crate::scope::Scope;
use crate::suggest;
use crate::ui::Ui;
use airlock_engine::{rule_meta, rule_metas};
use airlock_model::RuleMeta;
use airlock_report::neutral_text;
use airlock_rules::{Example, RuleSet, embedded_example};
use clap::ValueEnum;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Explain a rule: what it finds, why it matters, what to do
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock explain python-eval             A rule by its name
  airlock explain B602                    ... or by another tool's name for it
  airlock explain python-eval --format json")]
pub(crate) struct Args {
    /// The rule's name
    rule: String,
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

pub(crate) fn run(global: &GlobalArgs, args: &Args) -> Outcome {
    let root = Scope::tree(Path::new("."))?.root;
    let config = Config::load(&root, global.named_config())?;
    let rules = job::rules(&config, &root, &args.rules)?.set;
    let rule = find(&rules, &args.rule)?;
    // A rule of somebody else may have the name of one of ours, and is not explained by our example.
    let example = if rule.untrusted {
        None
    } else {
        embedded_example(rule.id.as_str()).map_err(Failure::internal)?
    };
    let explained = Explained { rule, example };
    let text = match args.format {
        Format::Text => neutral_text(&explain(&explained)).into_owned(),
        Format::Json => serde_json::to_string_pretty(&explained).map_err(Failure::internal)? + "\n",
    };
    Ui::result(text)?;
    Ok(Exit::Clean)
}

/// What is said of a rule.
#[derive(serde::Serialize)]
struct Explained {
    #[serde(flatten)]
    rule: RuleMeta,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<Example>,
}

/// The rule called `name`, by its own name or another tool's.
///
/// # Errors
/// When there is none.
pub(crate) fn find(rules: &RuleSet, name: &str) -> Result<RuleMeta, Failure> {
    if let Some(meta) = rule_meta(rules, name) {
        return Ok(meta);
    }
    let all = rule_metas(rules);
    let has_alias = |meta: &&RuleMeta| {
        meta.aliases
            .iter()
            .any(|alias| alias.eq_ignore_ascii_case(name))
    };
    if let Some(meta) = all.iter().find(has_alias) {
        return Ok(meta.clone());
    }
    let near = suggest::nearest(name, all.iter().map(|meta| meta.id.as_str()));
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`airlock rules list` names all rules".to_owned(),
    };
    Err(Failure::usage(format_args!("`{name}` is not a rule"), hint))
}

/// A rule in words.
fn explain(explained: &Explained) -> String {
    let meta = &explained.rule;
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}\n{}\n", meta.id, meta.message);
    let weaknesses: Vec<String> = meta.weaknesses.iter().map(ToString::to_string).collect();
    let facts = [
        (
            "severity",
            format!("{}, confidence {}", meta.severity, meta.confidence),
        ),
        ("tier", meta.tier.to_string()),
        ("weakness", weaknesses.join(", ")),
        ("owasp", meta.owasp.join(", ")),
        ("asvs", meta.asvs.join(", ")),
        ("cert", meta.cert.join(", ")),
        ("languages", meta.languages.join(", ")),
        ("also known as", meta.aliases.join(", ")),
        (
            "trust",
            if meta.untrusted {
                "not one of Airlock's own rules".to_owned()
            } else {
                String::new()
            },
        ),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "{name:<14}{value}");
    }
    paragraph(&mut out, "Why it matters", &meta.why);
    paragraph(&mut out, "What to do", &meta.remediation);
    if let Some(example) = &explained.example {
        paragraph(&mut out, "What it finds, for example", &example.bad);
        paragraph(&mut out, "What it leaves alone", &example.good);
    }
    if !meta.references.is_empty() {
        let _ = writeln!(out, "\nRead on");
        for reference in &meta.references {
            let _ = writeln!(out, "  {reference}");
        }
    }
    let _ = writeln!(
        out,
        "\nIf a finding is wrong\n  one place: a comment in or above its line\n    airlock:allow({id}) reason=\"...\" until=YYYY-MM-DD\n  \
         everywhere: in airlock.toml\n    [rules]\n    disable = [\"{id}\"]",
        id = meta.id
    );
    out
}

fn paragraph(out: &mut String, title: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{title}");
    for line in text.trim_end().lines() {
        let _ = writeln!(out, "{}", format!("  {line}").trim_end());
    }
}
