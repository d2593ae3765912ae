//! `airlock lsp`: what a scan would find, in the editor.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::exit::Exit;
use crate::lsp::{self, End};
use crate::ui::Ui;

/// Serve an editor: findings while you type, over the Language Server Protocol on standard input and output
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock lsp                            What an editor's settings name as the command
  airlock lsp --config strict.toml       With one configuration for all folders

An editor starts it; by hand there is nothing to see. How to set up VS Code, Neovim, Helix, Zed and JetBrains: docs/lsp.md.

The exit code is the protocol's: 0 after `shutdown` and `exit`, else 1.")]
pub(crate) struct Args {
    /// Speak over standard input and output: the only way, taken because editors pass it
    #[arg(long)]
    stdio: bool,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let Args { stdio: _ } = args;
    Ok(match lsp::serve(ui, global)? {
        End::Orderly => Exit::Clean,
        End::Abrupt => Exit::Agent(1),
    })
}
