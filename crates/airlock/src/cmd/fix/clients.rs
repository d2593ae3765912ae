//! `airlock fix --run-client`: the clients' commands that complete upgrades.
//!
//! The tree is read and changed by a second Airlock that may start no program (see the sandbox); this one reads only what
//! that one says, shows each command and starts it. What is started is a program of an absolute folder of the search path
//! outside the tree, with the arguments of a fixed list, and only where nothing in the tree steers it.

use super::said::{Command, Said};
use crate::error::Failure;
use crate::place;
use crate::ui::Ui;
use airlock_report::neutral_text;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

/// Lets a second Airlock, called with the same arguments, do the work up to the commands.
///
/// # Errors
/// When it cannot be started or fails.
pub(super) fn plan_apart() -> Result<Said, Failure> {
    let program = std::env::current_exe().map_err(Failure::internal)?;
    let arguments: Vec<OsString> = std::env::args_os()
        .skip(1)
        .filter(|argument| argument != super::RUN_CLIENT)
        .collect();
    let done = Process::new(program)
        .args(arguments)
        .args(["--format", "json"])
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(Failure::internal)?;
    serde_json::from_slice(&done.stdout).map_err(|_| {
        Failure::usage(
            "the upgrades could not be planned",
            "what stands above says why",
        )
    })
}

/// Runs the commands that may be run; whether all of them succeeded.
///
/// # Errors
/// When one cannot be started.
pub(super) fn run(ui: Ui, root: &Path, commands: &[Command]) -> Result<bool, Failure> {
    let root = root
        .canonicalize()
        .map_err(|error| Failure::io(root, &error))?;
    let mut succeeded = true;
    for command in commands.iter().filter(|command| command.not_run.is_none()) {
        let folder = root.join(&command.folder);
        if let Some(file) = steering(&folder, command) {
            ui.warning(format_args!(
                "not run: {}: `{}` can make it run programs",
                command.line(),
                file.display()
            ));
            succeeded = false;
            continue;
        }
        let Some(program) = program(&command.program, &place::repository_top(&root)) else {
            ui.warning(format_args!(
                "not run: {}: there is no `{}` here",
                command.line(),
                command.program
            ));
            succeeded = false;
            continue;
        };
        ui.note(format_args!(
            "running{}: {}",
            command.place(),
            command.line()
        ));
        let done = Process::new(program)
            .args(&command.arguments)
            .envs(
                command
                    .environment
                    .iter()
                    .map(|(name, value)| (name, value)),
            )
            .current_dir(&folder)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| Failure::io(&folder, &error))?;
        for text in [&done.stdout, &done.stderr] {
            let text = String::from_utf8_lossy(text);
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                ui.note(neutral_text(line));
            }
        }
        if !done.status.success() {
            ui.warning(format_args!("{} failed: {}", command.line(), done.status));
            succeeded = false;
        }
    }
    Ok(succeeded)
}

/// A file that steers the client, in its folder or one above, up to the top of the file system.
fn steering(folder: &Path, command: &Command) -> Option<PathBuf> {
    let top = place::repository_top(folder);
    folder
        .ancestors()
        .take_while(|above| above.starts_with(&top))
        .flat_map(|above| command.steered_by.iter().map(move |file| above.join(file)))
        .find(|path| path.symlink_metadata().is_ok())
}

/// The program of that name, in an absolute folder of the search path that is not part of the tree.
fn program(name: &str, top: &Path) -> Option<PathBuf> {
    place::search_path()
        .into_iter()
        .filter(|folder| folder.is_absolute())
        .filter(|folder| {
            folder
                .canonicalize()
                .is_ok_and(|real| !real.starts_with(top))
        })
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}
