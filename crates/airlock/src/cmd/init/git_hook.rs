//! The git hook that scans what is about to be committed.
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
/// The hook; it runs what a hook of somebody else would not be asked for.
const HOOK: &str = "#!/bin/sh
# Made by `airlock init --git-hook`.
# Scans what is about to be committed; `git commit --no-verify` leaves it out.
exec airlock scan --staged
";

/// Writes the hook of the repository at `top`.
///
/// # Errors
/// When a hook of somebody else's is there, or it cannot be written.
pub(super) fn write(top: &Path) -> Outcome {
    let hooks = hooks_folder(top)?;
    let hook = hooks.join("pre-commit");
    let shown = neutral_line(&hook.display().to_string()).into_owned();
    match file::read(&hook, Links::Follow)? {
        Some(text) if text.contains(MARK) => {
            Ui::result(format!("{shown}: is there already\n"))?;
            Ok(Exit::Clean)
        }
        Some(_) => Err(Failure::usage(
            format_args!("{shown}: a hook of somebody else's is there"),
            "add this line to it: airlock scan --staged || exit 1",
        )),
        None => {
            std::fs::create_dir_all(&hooks).map_err(|error| Failure::io(&hooks, &error))?;
            file::write(&hook, HOOK.as_bytes())?;
            std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755))
                .map_err(|error| Failure::io(&hook, &error))?;
            Ui::result(format!(
                "{shown}: scans what is staged before each commit\n"
            ))?;
            Ok(Exit::Clean)
        }
    }
}

/// Files and folders of managers of git hooks, which own the hook folder.
const MANAGERS: &[(&str, &str)] = &[
    (".pre-commit-config.yaml", "pre-commit"),
    (".husky", "husky"),
    ("lefthook.yml", "lefthook"),
    ("lefthook.yaml", "lefthook"),
    (".lefthook.yml", "lefthook"),
];

/// Shows the hook, or that it would go, and does so with `yes`. A hook or a manager of somebody else's is left alone.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn propose(top: &Path, undo: bool, yes: bool) -> Result<(), Failure> {
    let hook = hooks_folder(top)?.join("pre-commit");
    let shown = neutral_line(&hook.display().to_string()).into_owned();
    let manager = { MANAGERS.iter() }.find(|(path, _)| top.join(path).symlink_metadata().is_ok());
    let existing = file::read(&hook, Links::Follow)?;
    match (existing.as_deref(), undo) {
        (Some(text), true) if text == HOOK => {
            if yes {
                std::fs::remove_file(&hook).map_err(|error| Failure::io(&hook, &error))?;
            }
            Ui::result(format!(
                "{shown}: {}\n",
                if yes { "removed" } else { "would go" }
            ))
        }
        (_, true) => Ok(()),
        (Some(text), false) if text.contains(MARK) => {
            Ui::result(format!("{shown}: is there already\n"))
        }
        (Some(_), false) => Ui::result(format!(
            "{shown}: a hook of somebody else's is there; add this line to it: airlock scan --staged || exit 1\n"
        )),
        (None, false) => match manager {
            Some((_, name)) => Ui::result(format!(
                "{name} manages the git hooks here: have it run `airlock scan --staged` before a commit\n"
            )),
            None if yes => write(top).map(drop),
            None => Ui::result(unified("pre-commit", "", HOOK)),
        },
    }
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
    fn the_hook_is_known_again() {
        assert!(HOOK.contains(MARK));
    }
}
