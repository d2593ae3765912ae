//! Development tasks of this workspace: `cargo xtask help` lists them.
//!
//! Invariants:
//! - depends on no crate of the workspace, so that it builds and judges even when they do not build;
//! - every check says what is wrong, where, and what to do about it.

mod accuracy;
mod args;
mod bench;
mod conformance;
mod dist;
mod files;
mod fuzz;
mod generate;
mod legitimacy;
mod metadata;
mod process;
mod test;
mod tidy;
mod ui;
mod versions;

use anyhow::{Result, bail};
use args::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A development task.
struct Task {
    /// What follows `cargo xtask`.
    name: &'static str,
    /// How it is called and what it does, as `help` prints it.
    usage: &'static str,
    /// Does it.
    run: fn(&Path, Args) -> Result<()>,
}

/// Every task, in the order of `help`.
static TASKS: &[Task] = &[
    Task {
        name: "test",
        usage: test::USAGE,
        run: test::run,
    },
    Task {
        name: "gen",
        usage: generate::USAGE,
        run: generate::run,
    },
    Task {
        name: "bench",
        usage: bench::USAGE,
        run: bench::run,
    },
    Task {
        name: "fuzz",
        usage: fuzz::USAGE,
        run: fuzz::run,
    },
    Task {
        name: "legitimacy",
        usage: legitimacy::USAGE,
        run: legitimacy::run,
    },
    Task {
        name: "accuracy",
        usage: accuracy::USAGE,
        run: accuracy::run,
    },
    Task {
        name: "versions",
        usage: versions::USAGE,
        run: versions::run,
    },
    Task {
        name: "conformance",
        usage: conformance::USAGE,
        run: conformance::run,
    },
    Task {
        name: "dist",
        usage: dist::USAGE,
        run: dist::run,
    },
    Task {
        name: "tidy",
        usage: tidy::USAGE,
        run: tidy::run,
    },
];

fn main() -> ExitCode {
    match dispatch(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            ui::error(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: Vec<String>) -> Result<()> {
    let first = arguments.first().map_or("help", String::as_str);
    if ["help", "--help", "-h"].contains(&first) {
        help();
        return Ok(());
    }
    let name = arguments.remove(0);
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        bail!("no task is called `{name}`; `cargo xtask help` lists them");
    };
    if arguments
        .iter()
        .any(|word| word == "--help" || word == "-h")
    {
        ui::line(task.usage);
        return Ok(());
    }
    (task.run)(&workspace_root()?, Args::new(arguments))
}

fn help() {
    ui::line("Development tasks, called as `cargo xtask TASK`:\n");
    for task in TASKS {
        ui::line(task.usage);
        ui::line("");
    }
}

/// The folder of the workspace this program was built from.
fn workspace_root() -> Result<PathBuf> {
    match Path::new(env!("CARGO_MANIFEST_DIR")).parent() {
        Some(root) => Ok(root.to_owned()),
        None => bail!("the crate xtask lies in no workspace"),
    }
}
