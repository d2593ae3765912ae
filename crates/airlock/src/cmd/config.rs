//! `airlock config`: what is in force, and why.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::{Config, show};
use crate::error::Failure;
use crate::exit::Exit;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_report::neutral_text;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Show, check or describe the configuration
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock config show                   Every value in force, and where it comes from
  airlock config show --path services   ... for a scan of that folder
  airlock config check                  Whether every file is understood, and nothing is ignored
  airlock config schema > airlock-config.schema.json")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print every value in force, with its origin
    Show(At),
    /// Say whether every file is understood; exit code 2 if not, or if something in them is ignored
    Check(At),
    /// Print the JSON schema of `airlock.toml`
    Schema,
}

#[derive(Debug, clap::Args)]
struct At {
    /// The folder that would be scanned, or a file in it
    #[arg(long, value_name = "PATH", default_value = ".")]
    path: PathBuf,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::Show(at) => {
            let config = load(global, &at.path)?;
            for warning in &config.warnings {
                ui.warning(warning);
            }
            Ui::result(neutral_text(&show(&config)).as_bytes())?;
            Ok(Exit::Clean)
        }
        Command::Check(at) => check(ui, &load(global, &at.path)?),
        Command::Schema => {
            Ui::result(schema()?)?;
            Ok(Exit::Clean)
        }
    }
}

fn check(ui: Ui, config: &Config) -> Outcome {
    let mut lines = String::new();
    for (layer, path) in &config.files {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{layer}: {}", path.display());
    }
    if config.files.is_empty() {
        lines.push_str("no configuration files: the built-in values are in force\n");
    }
    Ui::result(neutral_text(&lines).as_bytes())?;
    for warning in &config.warnings {
        ui.warning(warning);
    }
    Ok(if config.warnings.is_empty() {
        Exit::Clean
    } else {
        Exit::Usage
    })
}

fn load(global: &GlobalArgs, path: &Path) -> Result<Config, Failure> {
    let folder = if path.is_file() {
        path.parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."))
    } else {
        path
    };
    Config::load(&Scope::tree(folder)?.root, global.named_config())
}

/// The JSON schema of `airlock.toml`.
pub(crate) fn schema() -> Result<String, Failure> {
    let schema = crate::config::schema();
    let text = serde_json::to_string_pretty(&schema).map_err(Failure::internal)?;
    Ok(text + "\n")
}
