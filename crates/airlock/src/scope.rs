//! From the paths and switches of the command line to a root and a selection.
//!
//! One folder is the root. Several paths, or a file, belong to the repository they lie in, so that their findings have
//! the same paths wherever the command is given.

use crate::args::{ChangeArgs, SelectionArgs};
use crate::error::Failure;
use crate::file::{self, Links};
use crate::place;
use airlock_source::{Dangling, HistorySpec, Selection, SourceError};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Bytes of standard input above which it is not taken; ten times the largest file that is scanned.
const STDIN_LIMIT: u64 = 100_000_000;

/// What the message of a commit is called in a report: git's own name for the file it is written in.
const COMMIT_MESSAGE: &str = "COMMIT_EDITMSG";

/// What a text on standard input is called that nobody named: a text of no known kind.
const STDIN: &str = "stdin";

/// A root and what of it to look at.
#[derive(Debug)]
pub(crate) struct Scope {
    /// An absolute path without links.
    pub(crate) root: PathBuf,
    pub(crate) selection: Selection,
}

impl Scope {
    /// All of the folder at `path`.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(crate) fn tree(path: &Path) -> Result<Self, Failure> {
        Ok(Self {
            root: folder(path)?,
            selection: Selection::Tree,
        })
    }

    /// All of the history of what lies in the folder `root`.
    pub(crate) fn history(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            selection: Selection::History(HistorySpec::default()),
        }
    }

    /// A text of the file `name`, an absolute path, as it may not be on disk (yet): below the repository round the file, else
    /// below the innermost of `folders` that holds it, else below its own folder.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(crate) fn of_text(
        name: &Path,
        bytes: Arc<[u8]>,
        folders: &[PathBuf],
    ) -> Result<Self, Failure> {
        let written = as_written(name);
        let (name, top) = if let Some(top) = repository_of(&written) {
            (written, Some(top))
        } else {
            let real = without_links(&written);
            let top = repository_of(&real);
            (real, top)
        };
        let folders = folders.iter().filter_map(|it| it.canonicalize().ok());
        let innermost = folders
            .filter(|folder| name.starts_with(folder))
            .max_by_key(|folder| folder.components().count());
        // The folder of a new file may be made with it.
        let own = || name.ancestors().skip(1).find(|folder| folder.is_dir());
        let root = top
            .or(innermost)
            .or_else(|| own().map(Path::to_owned))
            .unwrap_or_else(|| PathBuf::from("/"));
        Ok(Self {
            root: folder(&root)?,
            selection: Selection::Stdin { name, bytes },
        })
    }

    /// What the arguments name.
    ///
    /// # Errors
    /// When they do not fit together, or name what is not there.
    pub(crate) fn of(args: &SelectionArgs) -> Result<Self, Failure> {
        if args.stdin {
            return stdin(args);
        }
        if let Some(file) = &args.commit_msg {
            return commit_message(args, file);
        }
        if let Some(range) = &args.history {
            return history(args, range);
        }
        Self::of_parts(&args.paths, &args.change)
    }

    /// The change that is asked for, else the folder or files that are named.
    ///
    /// # Errors
    /// When they do not fit together, or name what is not there.
    pub(crate) fn of_parts(paths: &[PathBuf], change: &ChangeArgs) -> Result<Self, Failure> {
        if let Some(selection) = change.selection()? {
            return Ok(Self {
                root: changed_root(paths)?,
                selection,
            });
        }
        match paths {
            [] => Self::tree(Path::new(".")),
            [path] if path.is_dir() => Self::tree(path),
            paths => named(paths),
        }
    }
}

/// The message in `file`, without the lines that git leaves out of it.
fn commit_message(args: &SelectionArgs, file: &Path) -> Result<Scope, Failure> {
    let root = changed_root(&args.paths)?;
    let text = file::read(file, Links::Follow)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: no such file", file.display()),
            "name the file that git gives to its commit-msg hook, as in --commit-msg \"$1\"",
        )
    })?;
    let is_cut = |line: &&str| !line.starts_with("# ------------------------ >8");
    let kept = text.lines().take_while(is_cut);
    // A comment becomes an empty line, so that places stay right.
    let message: String = kept
        .map(|line| if line.starts_with('#') { "" } else { line })
        .flat_map(|line| [line, "\n"])
        .collect();
    Ok(Scope {
        selection: Selection::Stdin {
            name: root.join(COMMIT_MESSAGE),
            bytes: message.into_bytes().into(),
        },
        root,
    })
}

/// The history of the repository that the arguments name.
fn history(args: &SelectionArgs, range: &str) -> Result<Scope, Failure> {
    let range = (!range.is_empty()).then(|| range.to_owned());
    let dangling = match (args.dangling, &range) {
        (false, _) => Dangling::Excluded,
        (true, None) => Dangling::Included,
        (true, Some(range)) => {
            return Err(Failure::usage(
                format_args!("what no branch leads to is in no range such as `{range}`"),
                "give --history without a range, or leave --dangling out",
            ));
        }
    };
    Ok(Scope {
        root: changed_root(&args.paths)?,
        selection: Selection::History(HistorySpec { range, dangling }),
    })
}

/// A change concerns the whole repository, unless a folder of it is named.
fn changed_root(paths: &[PathBuf]) -> Result<PathBuf, Failure> {
    match paths {
        [] => Ok(place::repository_top(&here()?)),
        [path] => folder(path),
        _ => Err(Failure::usage(
            "a change is scanned in one folder, and several paths are named",
            "name at most one folder with --diff, --staged or --unstaged",
        )),
    }
}

fn named(paths: &[PathBuf]) -> Result<Scope, Failure> {
    let here = here()?;
    let paths: Vec<PathBuf> = paths.iter().map(|path| absolute(&here, path)).collect();
    let root = paths
        .first()
        .and_then(|first| repository_of(first))
        .filter(|top| paths.iter().all(|path| path.starts_with(top)))
        .unwrap_or_else(|| common_folder(&here, &paths));
    Ok(Scope {
        root: folder(&root)?,
        selection: Selection::Paths(paths),
    })
}

/// `here` where all paths lie below it, else the nearest folder that holds them all.
fn common_folder(here: &Path, paths: &[PathBuf]) -> PathBuf {
    let holds_all = |folder: &&Path| paths.iter().all(|path| path.starts_with(folder));
    let first = paths.first().and_then(|path| path.parent()).unwrap_or(here);
    std::iter::once(here)
        .chain(first.ancestors())
        .find(holds_all)
        .unwrap_or(first)
        .to_owned()
}

fn stdin(args: &SelectionArgs) -> Result<Scope, Failure> {
    let here = here()?;
    let name = absolute(&here, args.path.as_deref().unwrap_or(Path::new(STDIN)));
    let root = match args.paths.as_slice() {
        [] => repository_of(&name)
            .unwrap_or_else(|| common_folder(&here, std::slice::from_ref(&name))),
        [path] => folder(path)?,
        _ => {
            return Err(Failure::usage(
                "a text on standard input belongs to one folder, and several paths are named",
                "name at most one folder with --stdin",
            ));
        }
    };
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(STDIN_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::io(Path::new("standard input"), &error))?;
    if read as u64 > STDIN_LIMIT {
        return Err(Failure::usage(
            format_args!("standard input is larger than {STDIN_LIMIT} bytes"),
            "scan the file itself",
        ));
    }
    Ok(Scope {
        root: folder(&root)?,
        selection: Selection::Stdin {
            name,
            bytes: bytes.into(),
        },
    })
}

fn here() -> Result<PathBuf, Failure> {
    std::env::current_dir().map_err(|error| Failure::io(Path::new("."), &error))
}

/// The repository that a file lies in. Not one that only a link on the way to the file leads to.
fn repository_of(file: &Path) -> Option<PathBuf> {
    place::enclosing_repository(&place::before_links(file.parent()?))
}

/// The absolute spelling of a path, its folder without links where there is one. Links inside the repository round `here`
/// are left as they are: they may lead out of it, and are not followed before the file is read.
fn absolute(here: &Path, path: &Path) -> PathBuf {
    let written = as_written(&here.join(path));
    if written.starts_with(place::repository_top(here)) {
        written
    } else {
        without_links(&here.join(path))
    }
}

/// A path without `.` and `..`, by its text.
fn as_written(path: &Path) -> PathBuf {
    let mut written = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                written.pop();
            }
            part => written.push(part),
        }
    }
    written
}

fn without_links(path: &Path) -> PathBuf {
    let canonical = path.parent().and_then(|folder| folder.canonicalize().ok());
    match (canonical, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        // `..` at the end has no name of its own.
        _ => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
    }
}

/// The folder at `path`, absolute and without links.
fn folder(path: &Path) -> Result<PathBuf, Failure> {
    match path.canonicalize() {
        Ok(canonical) if canonical.is_dir() => Ok(canonical),
        Ok(_) => Err(SourceError::RootNotFolder(path.to_owned()).into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(SourceError::RootMissing(path.to_owned()).into())
        }
        Err(error) => Err(Failure::io(path, &error)),
    }
}
