//! `airlock completions`.

use crate::cli::{Cli, Outcome};
use crate::exit::Exit;
use crate::ui::Ui;
use clap::CommandFactory as _;
use clap_complete::Shell;

/// Print a shell's completion script
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock completions bash > ~/.local/share/bash-completion/completions/airlock
  airlock completions zsh  > ~/.zfunc/_airlock
  airlock completions fish > ~/.config/fish/completions/airlock.fish")]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "airlock", &mut script);
    Ui::result(&script)?;
    Ok(Exit::Clean)
}
