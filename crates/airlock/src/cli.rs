//! The command line as a whole; each command is a file below `cmd`.

use crate::args::GlobalArgs;
use crate::cmd::{
    areas, baseline, completions, complexity, config, data, db, deps, dev, explain, fix, guidance,
    hook, import, init, lsp, man, mcp, redact, routes, rules, sbom, scan, trust, version,
};
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use airlock_report::neutral_text;
use clap::{Parser, Subcommand};
use std::io::Write as _;

/// What every command ends with.
pub(crate) type Outcome = Result<Exit, Failure>;

/// Vets code that nobody has read yet: finds weaknesses and credentials, offline, with no account
#[derive(Debug, Parser)]
#[command(
    name = "airlock",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:
  airlock scan .                   Scan the folder you are in
  airlock scan --diff main         Scan what changed since the branch `main`
  airlock explain RULE             What a finding means, and what to do
  airlock init --git-hook          Scan what you commit, each time you commit

Exit codes:
  0  clean          1  findings at or above --fail-on    2  usage, configuration or environment
  3  our error      4  incomplete, with --strict         130  stopped"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Scan(scan::Args),
    Explain(explain::Args),
    Fix(fix::Args),
    Baseline(baseline::Args),
    Import(import::Args),
    Hook(hook::Args),
    Trust(trust::Args),
    Guidance(guidance::Args),
    Mcp(mcp::Args),
    Lsp(lsp::Args),
    Redact(redact::Args),
    Rules(rules::Args),
    Routes(routes::Args),
    Deps(deps::Args),
    Sbom(sbom::Args),
    Complexity(complexity::Args),
    Areas(areas::Args),
    Data(data::Args),
    Db(db::Args),
    Config(config::Args),
    Init(init::Args),
    Completions(completions::Args),
    Man(man::Args),
    Version(version::Args),
    #[command(hide = true)]
    Dev(dev::Args),
}

/// Runs the program.
pub(crate) fn main() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let ui = cli.global.ui();
    let outcome = run(ui, &cli);
    outcome.unwrap_or_else(|failure| {
        ui.failure(&failure);
        failure.exit
    })
}

fn run(ui: Ui, cli: &Cli) -> Outcome {
    let global = &cli.global;
    match &cli.command {
        Command::Scan(args) => scan::run(ui, global, args),
        Command::Explain(args) => explain::run(global, args),
        Command::Fix(args) => fix::run(ui, global, args),
        Command::Import(args) => import::run(ui, global, args),
        Command::Baseline(args) => baseline::run(ui, global, args),
        Command::Hook(args) => hook::run(ui, global, args),
        Command::Trust(args) => trust::run(args),
        Command::Guidance(args) => guidance::run(global, args),
        Command::Mcp(args) => mcp::run(ui, global, args),
        Command::Lsp(args) => lsp::run(ui, global, args),
        Command::Redact(args) => redact::run(ui, args),
        Command::Rules(args) => rules::run(ui, global, args),
        Command::Routes(args) => routes::run(ui, global, args),
        Command::Db(args) => db::run(ui, global, args),
        Command::Deps(args) => deps::run(ui, global, args),
        Command::Sbom(args) => sbom::run(ui, global, args),
        Command::Data(args) => data::run(ui, global, args),
        Command::Areas(args) => areas::run(ui, global, args),
        Command::Complexity(args) => complexity::run(ui, global, args),
        Command::Config(args) => config::run(ui, global, args),
        Command::Init(args) => init::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        Command::Version(args) => version::run(args),
        Command::Dev(args) => dev::run(args),
    }
}

/// What the argument parser has to say: help, the version, or what is wrong.
fn usage(error: &clap::Error) -> Exit {
    let plain = error.render().to_string();
    let neutral = neutral_text(&plain);
    // Arguments may be names of hostile files, put there by the shell; who cannot be told any more needs no telling.
    let _ = if neutral == plain {
        error.print()
    } else {
        std::io::stderr().write_all(neutral.as_bytes())
    };
    if error.exit_code() == 0 {
        Exit::Clean
    } else {
        Exit::Usage
    }
}
