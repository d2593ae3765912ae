//! The git hooks: one scans what is about to be committed, one makes the index ready.
//!
//! Invariant: starts no git; the hook folder is found by reading git's files as text, includes are not followed.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::ui::Ui;
use airlock_engine::fix::unified;
use airlock_report::neutral_line;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// By this line we know a hook of ours.
const MARK: &str = "# Made by `airlock init --git-hook`.";

/// A hook of ours.
struct Hook {
    name: &'static str,
    /// It runs what a hook of somebody else would not be asked for.
    text: &'static str,
    does: &'static str,
    /// What to add to somebody else's.
    line: &'static str,
}

const HOOKS: [Hook; 2] = [
    Hook {
        name: "pre-commit",
        text: "#!/bin/sh
# Made by `airlock init --git-hook`.
# Scans what is about to be committed; `git commit --no-verify` leaves it out.
exec airlock scan --staged
",
        does: "scans what is staged before each commit",
        line: "airlock scan --staged || exit 1",
    },
    Hook {
        name: "post-checkout",
        text: "#!/bin/sh
# Made by `airlock init --git-hook`.
# After a checkout of a branch: what agents' hooks and editors ask about other files is made ready, beside your work.
test \"$3\" = 1 || exit 0
airlock index --quiet >/dev/null 2>&1 </dev/null &
",
        does: "makes the index ready after each checkout",
        line: "test \"$3\" = 1 && airlock index --quiet >/dev/null 2>&1 </dev/null &",
    },
];

/// Writes the hooks of the repository at `top`.
///
/// # Errors
/// When a hook of somebody else's is there, or one cannot be written.
pub(super) fn write(top: &Path) -> Outcome {
    let hooks = hooks_folder(top)?;
    let mut taken = None;
    for hook in &HOOKS {
        if let Err(failure) = one(&hooks, hook)? {
            taken.get_or_insert(failure);
        }
    }
    taken.map_or(Ok(Exit::Clean), Err)
}

/// One hook; in the inner result that somebody else's is there, so that the other one is written all the same.
fn one(hooks: &Path, hook: &Hook) -> Result<Result<(), Failure>, Failure> {
    let path = hooks.join(hook.name);
    let shown = neutral_line(&path.display().to_string()).into_owned();
    match file::read(&path, Links::Follow)? {
        Some(text) if text.contains(MARK) => {
            Ui::result(format!("{shown}: is there already\n"))?;
        }
        Some(_) => {
            return Ok(Err(Failure::usage(
                format_args!("{shown}: a hook of somebody else's is there"),
                format_args!("add this line to it: {}", hook.line),
            )));
        }
        None => {
            std::fs::create_dir_all(hooks).map_err(|error| Failure::io(hooks, &error))?;
            file::write(&path, hook.text.as_bytes())?;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))
                .map_err(|error| Failure::io(&path, &error))?;
            Ui::result(format!("{shown}: {}\n", hook.does))?;
        }
    }
    Ok(Ok(()))
}

/// Files and folders of managers of git hooks, which own the hook folder.
const MANAGERS: &[(&str, &str)] = &[
    (".pre-commit-config.yaml", "pre-commit"),
    (".husky", "husky"),
    ("lefthook.yml", "lefthook"),
    ("lefthook.yaml", "lefthook"),
    (".lefthook.yml", "lefthook"),
];

/// Shows the hooks, or that they would go, and does so with `yes`. A hook or a manager of somebody else's is left alone.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn propose(top: &Path, undo: bool, yes: bool) -> Result<(), Failure> {
    let manager = { MANAGERS.iter() }.find(|(path, _)| top.join(path).symlink_metadata().is_ok());
    if let Some((_, name)) = manager.filter(|_| !undo) {
        return Ui::result(format!(
            "{name} manages the git hooks here: have it run `airlock scan --staged` before a commit\n"
        ));
    }
    let hooks = hooks_folder(top)?;
    for hook in &HOOKS {
        let path = hooks.join(hook.name);
        let existing = file::read(&path, Links::Follow)?;
        if undo {
            if existing.as_deref() == Some(hook.text) {
                take_out(&path, yes)?;
            }
        } else if existing.is_none() && !yes {
            Ui::result(unified(hook.name, "", hook.text))?;
        } else if let Err(taken) = one(&hooks, hook)? {
            Ui::result(format!("{}; {}\n", taken.message, taken.hint))?;
        }
    }
    Ok(())
}

fn take_out(path: &Path, yes: bool) -> Result<(), Failure> {
    let shown = neutral_line(&path.display().to_string()).into_owned();
    if !yes {
        return Ui::result(format!("{shown}: would go\n"));
    }
    std::fs::remove_file(path).map_err(|error| Failure::io(path, &error))?;
    Ui::result(format!("{shown}: removed\n"))
}

/// The folder whose hooks git runs: `core.hooksPath` of the repository's configuration, else `hooks` of the common
/// git directory (which a linked worktree shares with its repository).
fn hooks_folder(top: &Path) -> Result<PathBuf, Failure> {
    let git = git_folder(&top.join(".git"))?;
    let common = match file::read(&git.join("commondir"), Links::Refuse)? {
        Some(common) => git.join(common.trim_end()),
        None => git,
    };
    let config = file::read(&common.join("config"), Links::Follow)?.unwrap_or_default();
    Ok(match hooks_path(&config) {
        None => common.join("hooks"),
        Some(path) => match path.strip_prefix("~/") {
            Some(below) => std::env::home_dir().unwrap_or_default().join(below),
            None => top.join(path),
        },
    })
}

/// `.git` itself, or the folder that a `.git` file of a worktree or submodule names.
fn git_folder(git: &Path) -> Result<PathBuf, Failure> {
    if git.is_dir() {
        return Ok(git.to_owned());
    }
    let text = file::read(git, Links::Refuse)?.unwrap_or_default();
    let folder = text.strip_prefix("gitdir:").map(str::trim);
    let base = git.parent().unwrap_or(Path::new("."));
    folder.map(|folder| base.join(folder)).ok_or_else(|| {
        Failure::usage(
            format_args!(
                "{}: is neither a git directory nor names one",
                git.display()
            ),
            "`git status` says what git thinks of it",
        )
    })
}

/// The last `hooksPath` of section `core` in a git configuration.
fn hooks_path(config: &str) -> Option<String> {
    let mut in_core = false;
    let mut found = None;
    for line in config.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            in_core = section
                .trim_end_matches(']')
                .trim()
                .eq_ignore_ascii_case("core");
        } else if in_core
            && let Some((key, value)) = line.split_once('=')
            && key.trim().eq_ignore_ascii_case("hookspath")
        {
            found = Some(value.trim().trim_matches('"').to_owned());
        }
    }
    found.filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hooks_path() {
        let cases = [
            ("[core]\n\thooksPath = .githooks\n", Some(".githooks")),
            ("[Core]\nHOOKSPATH=\"a b\"\n", Some("a b")),
            ("[core]\nbare = false\n[user]\nhooksPath = no\n", None),
            ("[core \"x\"]\nhooksPath = no\n", None),
            ("[core]\nhooksPath = a\nhooksPath = b\n", Some("b")),
            ("", None),
        ];
        for (config, expected) in cases {
            assert_eq!(hooks_path(config).as_deref(), expected, "{config}");
        }
    }

    #[test]
    fn the_hooks_are_known_again() {
        assert!(HOOKS.iter().all(|hook| hook.text.contains(MARK)));
    }
}
