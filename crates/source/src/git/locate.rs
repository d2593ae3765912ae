//! Which git directory belongs to the scanned root.
//!
//! A `.git` file names a directory anywhere, so a hostile tree could make us read somebody else's repository. It is
//! believed only when the directory it names points back: a linked worktree's `gitdir` names this `.git` file, a
//! submodule's `core.worktree` names this folder. A `.git` link is not believed. Where git is not believed, the tree is
//! scanned as a plain folder, and Coverage says so.
//!
//! A bare repository is used only when it is the root itself and says `core.bare = true`: one that merely lies inside a
//! tree is data (git's `safe.bareRepository=explicit`).

use crate::name;
use crate::root_dir::RootDir;
use std::fs::symlink_metadata;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// Files of one line, and a repository's configuration, are never larger in earnest.
const SMALL_FILE: u64 = 64 * 1024;

/// What was found for a root.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Located {
    /// No git at all.
    Nothing,
    /// Something that looks like git and is not believed.
    Refused(String),
    /// The root is the top of a work tree, or below it.
    WorkTree {
        git_dir: PathBuf,
        /// Where objects and refs are; another folder only for a linked worktree.
        common_dir: PathBuf,
        /// Top of the work tree.
        top: PathBuf,
    },
    /// The root is a bare repository.
    Bare,
}

/// Looks for git at `root` (absolute, without links) and above it, on the same file system.
pub(crate) fn locate(root: &Path) -> Located {
    let Ok(root_data) = symlink_metadata(root) else {
        return Located::Nothing;
    };
    if is_git_dir(root) && is_bare(root) {
        return Located::Bare;
    }
    // Inside a git directory there is no work tree.
    if root.components().any(|part| part.as_os_str() == ".git") {
        return Located::Nothing;
    }
    for top in root.ancestors() {
        if symlink_metadata(top).is_ok_and(|data| data.dev() != root_data.dev()) {
            break;
        }
        let dot_git = top.join(".git");
        let Ok(data) = symlink_metadata(&dot_git) else {
            continue;
        };
        // Whoever owns a folder above must not decide what is ignored here (as in /tmp).
        if top != root && data.uid() != root_data.uid() {
            return Located::Refused(format!("{} belongs to another user", dot_git.display()));
        }
        if data.is_dir() {
            if is_git_dir(&dot_git) {
                return Located::WorkTree {
                    git_dir: dot_git.clone(),
                    common_dir: dot_git,
                    top: top.to_owned(),
                };
            }
            return Located::Refused(format!(
                "{} has no HEAD, objects and refs",
                dot_git.display()
            ));
        }
        if data.is_file() {
            return believed_git_file(top)
                .unwrap_or_else(|why| Located::Refused(format!("{}: {why}", dot_git.display())));
        }
        return Located::Refused(format!("{} is a link or special file", dot_git.display()));
    }
    Located::Nothing
}

/// Follows `top/.git` (a file) if the directory it names points back.
fn believed_git_file(top: &Path) -> Result<Located, String> {
    let line = one_line(top, b".git")?;
    let target = line
        .strip_prefix(b"gitdir:")
        .ok_or("does not begin with `gitdir:`")?
        .trim_ascii();
    let git_dir = top
        .join(name::as_path(target))
        .canonicalize()
        .map_err(|_| "the git directory it names does not exist")?;
    let has = |name: &str| symlink_metadata(git_dir.join(name)).is_ok_and(|data| data.is_file());
    if !has("HEAD") {
        return Err("the folder it names is not a git directory".to_owned());
    }
    let common_dir = if has("commondir") {
        common_dir_of_worktree(&git_dir, top)?
    } else {
        let named = core_value(&git_dir, "worktree")
            .ok_or("the git directory it names does not point back here")?;
        if !same_place(&git_dir.join(named), top) {
            return Err("the git directory it names belongs to another work tree".to_owned());
        }
        git_dir.clone()
    };
    Ok(Located::WorkTree {
        git_dir,
        common_dir,
        top: top.to_owned(),
    })
}

fn common_dir_of_worktree(git_dir: &Path, top: &Path) -> Result<PathBuf, String> {
    let back = one_line(git_dir, b"gitdir")?;
    if !same_place(&git_dir.join(name::as_path(&back)), &top.join(".git")) {
        return Err("the git directory it names belongs to another work tree".to_owned());
    }
    let common = one_line(git_dir, b"commondir")?;
    let common = git_dir
        .join(name::as_path(&common))
        .canonicalize()
        .map_err(|_| "its main git directory does not exist")?;
    // The directory that points back may itself be a forgery inside the scanned tree; the main one must list it.
    if git_dir.parent() != Some(&common.join("worktrees")) {
        return Err("its main git directory does not list this work tree".to_owned());
    }
    Ok(common)
}

fn same_place(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Git's own three signs of a git directory.
fn is_git_dir(path: &Path) -> bool {
    let is = |name: &str, wanted: fn(&std::fs::Metadata) -> bool| {
        symlink_metadata(path.join(name)).is_ok_and(|data| wanted(&data))
    };
    is("HEAD", std::fs::Metadata::is_file)
        && is("objects", std::fs::Metadata::is_dir)
        && is("refs", std::fs::Metadata::is_dir)
}

fn is_bare(git_dir: &Path) -> bool {
    core_value(git_dir, "bare").is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// A value of the section `core` in a git directory's own configuration; includes are not followed.
fn core_value(git_dir: &Path, key: &str) -> Option<String> {
    let (bytes, _) = RootDir::open(git_dir)
        .ok()?
        .read(b"config", SMALL_FILE)
        .ok()?;
    let config = gix::config::File::try_from(std::str::from_utf8(&bytes).ok()?).ok()?;
    let value = config.string(format!("core.{key}").as_str())?;
    Some(value.to_string())
}

/// The content of a file of one line, without its end.
fn one_line(folder: &Path, file: &[u8]) -> Result<Vec<u8>, String> {
    let (bytes, _) = RootDir::open(folder)
        .map_err(|error| error.to_string())?
        .read(file, SMALL_FILE)
        .map_err(|error| error.explain().1)?;
    Ok(bytes.trim_ascii().to_vec())
}
