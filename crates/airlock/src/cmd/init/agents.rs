//! The entry of Airlock in agents' own configuration.
//!
//! Invariant: nothing is written without `--yes`, and nothing through a link.

use super::Args;
use crate::cli::Outcome;
use crate::error::{Failure, without_secrets};
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::place;
use crate::ui::Ui;
use airlock_context::{HookCommand, Placement, Removal, Scope, Tool};
use airlock_engine::fix::unified;
use airlock_report::neutral_line;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// What becomes of one file.
enum Step {
    Nothing(&'static str),
    Write(String),
    Delete,
}

/// Places, or takes out, the hooks of some agents below `base`: the home folder or a repository's top.
pub(super) fn run(args: &Args, agents: &[String], base: &Path) -> Outcome {
    each(args, agents, base)?;
    if !args.yes {
        Ui::result("nothing is written yet: add --yes\n")?;
    }
    Ok(Exit::Clean)
}

/// The same, and nothing said at the end.
pub(super) fn each(args: &Args, agents: &[String], base: &Path) -> Result<(), Failure> {
    let program = place::program().ok_or_else(|| {
        Failure::usage(
            "where this program lies cannot be told",
            "start it by its path",
        )
    })?;
    let command = HookCommand::new(program);
    let scope = if args.user {
        Scope::User
    } else {
        Scope::Repository
    };
    for tool in agents.iter().filter_map(|name| Tool::by_name(name)) {
        let placements = tool.installation(scope);
        if placements.is_empty() {
            return Err(Failure::usage(
                format_args!("{} has no such configuration", tool.facts().title),
                if args.user {
                    "leave --user out"
                } else {
                    "add --user"
                },
            ));
        }
        for placement in placements {
            one(args, base, &placement, &command)?;
        }
    }
    Ok(())
}

fn one(
    args: &Args,
    base: &Path,
    placement: &Placement,
    command: &HookCommand,
) -> Result<(), Failure> {
    let path = base.join(placement.path);
    let shown = neutral_line(&path.display().to_string()).into_owned();
    let existing = file::read(&path, Links::Refuse)?;
    let before = existing.as_deref().unwrap_or_default();
    let step = if args.undo {
        undo(placement, existing.as_deref())
    } else {
        place(placement, existing.as_deref(), command)
    };
    let failed = |error: airlock_context::PlaceError| {
        Failure::usage(
            format_args!("{shown}: {error}"),
            "the file is left as it is",
        )
    };
    match step.map_err(failed)? {
        // Most files were never there.
        Step::Nothing(_) if args.undo && args.agent.is_empty() => return Ok(()),
        Step::Nothing(why) => return Ui::result(format!("{shown}: {why}\n")),
        Step::Write(text) => {
            show(placement, before, &text)?;
            if args.yes {
                write(&path, &text, placement.executable)?;
                Ui::result(format!("{shown}: written\n"))?;
            }
        }
        Step::Delete => {
            show(placement, before, "")?;
            if args.yes {
                std::fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
                Ui::result(format!("{shown}: removed\n"))?;
            }
        }
    }
    match placement.caveat.filter(|_| !args.undo) {
        Some(caveat) => Ui::result(format!("note: {caveat}\n")),
        None => Ok(()),
    }
}

/// The change, without credentials that the file may hold.
fn show(placement: &Placement, before: &str, after: &str) -> Result<(), Failure> {
    let diff = unified(placement.path, before, after);
    Ui::result(without_secrets(&diff).as_bytes())
}

fn place(
    placement: &Placement,
    existing: Option<&str>,
    command: &HookCommand,
) -> Result<Step, airlock_context::PlaceError> {
    if placement.only_existing && existing.is_none() {
        return Ok(Step::Nothing("is not in use"));
    }
    let text = placement.place(existing, command)?;
    Ok(if existing == Some(text.as_str()) {
        Step::Nothing("is there already")
    } else {
        Step::Write(text)
    })
}

fn undo(
    placement: &Placement,
    existing: Option<&str>,
) -> Result<Step, airlock_context::PlaceError> {
    let Some(existing) = existing.filter(|text| placement.holds(text)) else {
        return Ok(Step::Nothing("holds nothing of Airlock's"));
    };
    Ok(match placement.remove(existing)? {
        Removal::Keep(text) => Step::Write(text),
        Removal::Delete => Step::Delete,
    })
}

fn write(path: &Path, text: &str, is_executable: bool) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    }
    file::write(path, text.as_bytes())?;
    if is_executable {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
            .map_err(|error| Failure::io(path, &error))?;
    }
    Ok(())
}
