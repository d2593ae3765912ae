//! `airlock man`.

use crate::cli::{Cli, Outcome};
use crate::error::Failure;
use crate::exit::Exit;
use crate::file;
use crate::ui::Ui;
use clap::CommandFactory as _;
use clap_mangen::Man;
use std::path::PathBuf;

/// Write the manual pages
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock man | man -l -                          Read the first page
  airlock man --out ~/.local/share/man/man1       Install all pages")]
pub(crate) struct Args {
    /// The folder to write one page for each command to [default: the first page, to standard output]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut root = Cli::command();
    root.build();
    let Some(folder) = &args.out else {
        Ui::result(page(&root)?)?;
        return Ok(Exit::Clean);
    };
    std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    let mut open = vec![&root];
    while let Some(command) = open.pop() {
        let name = command.get_display_name().unwrap_or(command.get_name());
        file::write(&folder.join(format!("{name}.1")), &page(command)?)?;
        open.extend(
            command
                .get_subcommands()
                .filter(|command| !command.is_hide_set()),
        );
    }
    Ok(Exit::Clean)
}

fn page(command: &clap::Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command.clone())
        .render(&mut page)
        .map_err(Failure::internal)?;
    Ok(page)
}
