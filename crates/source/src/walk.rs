//! Finds the files of a folder: in parallel, top down, without following links.
//!
//! Hidden files are found like all others, `.git` never. Submodules and nested repositories are folders like others,
//! since what is checked out is what gets built and shipped; for a difference, where their history is not ours, they are
//! left out and told. What the walk leaves out is counted or told, never dropped.
//!
//! Invariant: opens no file but ignore files; the result does not depend on the number of threads.

use crate::entry::{Content, Entry, Stat};
use crate::git::Tracked;
use crate::ignore_rules::{AIRLOCK_IGNORE, GIT_IGNORE, IGNORE_FILE_LIMIT, IgnoreRules, IgnoredBy};
use crate::links;
use crate::name;
use crate::note;
use crate::root_dir::{Kind, Listed, ReadError, RootDir};
use airlock_model::{CoverageEntry, Cx, Reason, Status};
use rayon::Scope;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Whether repositories inside the repository are entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NestedRepositories {
    /// As plain folders.
    Enter,
    /// Left out, with Coverage.
    LeaveOut,
}

/// Which ignore files are read on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IgnoreFiles {
    /// All.
    All,
    /// Git's only: whoever walks applies `.airlockignore` of another state.
    GitOnly,
    /// None.
    None,
}

/// What to walk, and by which rules.
pub(crate) struct Walk<'a> {
    pub(crate) cx: &'a Cx,
    pub(crate) root: &'a RootDir,
    pub(crate) root_path: &'a Path,
    /// Path of the root in its work tree; empty at its top.
    pub(crate) prefix: &'a [u8],
    /// What git tracks: ignore rules of git do not hold for it.
    pub(crate) tracked: Option<&'a Tracked>,
    pub(crate) ignore_files: IgnoreFiles,
    pub(crate) nested: NestedRepositories,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) entries: Vec<Entry>,
    pub(crate) coverage: Vec<CoverageEntry>,
    pub(crate) ignored: IgnoredCounts,
}

/// How much was left out at the user's wish.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct IgnoredCounts {
    git_files: u64,
    git_folders: u64,
    airlock_files: u64,
    airlock_folders: u64,
}

/// Which files of a folder are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    /// Below a folder that git ignores: only what was added to git all the same.
    TrackedOnly,
}

impl Walk<'_> {
    /// Walks each of `folders` (below the root, empty for the root itself) under the rules above it.
    pub(crate) fn run(&self, folders: &[(Vec<u8>, Option<Arc<IgnoreRules>>)]) -> Found {
        let found = Mutex::new(Found::default());
        rayon::scope(|scope| {
            for (folder, rules) in folders {
                self.visit(scope, &found, folder, rules.clone(), Wanted::All);
            }
        });
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found
            .entries
            .sort_unstable_by(|one, other| one.path.cmp(&other.path));
        found.coverage.extend(found.ignored.notes());
        found.coverage.sort_unstable();
        found
    }

    fn visit<'scope>(
        &'scope self,
        scope: &Scope<'scope>,
        found: &'scope Mutex<Found>,
        folder: &[u8],
        rules: Option<Arc<IgnoreRules>>,
        wanted: Wanted,
    ) {
        if self.cx.cancel.is_cancelled() {
            return;
        }
        let mut own = Found::default();
        match self.root.list(folder) {
            Ok(listed) => {
                let is_nested =
                    !folder.is_empty() && listed.iter().any(|item| item.name == b".git");
                if is_nested && self.nested == NestedRepositories::LeaveOut {
                    own.coverage.push(note::skipped(
                        &name::to_repo_path(folder),
                        Reason::Submodule,
                        "a repository of its own: compare it by itself",
                    ));
                } else {
                    let rules = self.rules_in(folder, &listed, rules, &mut own);
                    for item in listed {
                        let path = name::join(folder, &item.name);
                        if let Some(below) =
                            self.take(path, item, rules.as_deref(), wanted, &mut own)
                        {
                            let rules = rules.clone();
                            scope.spawn(move |scope| {
                                self.visit(scope, found, &below.folder, rules, below.wanted);
                            });
                        }
                    }
                }
            }
            Err(error) => own.coverage.push(note::skipped(
                &name::to_repo_path(folder),
                Reason::Unreadable,
                describe(&error),
            )),
        }
        found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .absorb(own);
    }

    /// Takes one name into account; a folder to walk comes back.
    fn take(
        &self,
        path: Vec<u8>,
        item: Listed,
        rules: Option<&IgnoreRules>,
        wanted: Wanted,
        own: &mut Found,
    ) -> Option<Below> {
        if item.name == b".git" {
            return None;
        }
        let (kind, stat) = match item.found {
            Ok(found) => found,
            Err(error) => {
                let path = name::to_repo_path(&path);
                let detail = describe(&error);
                own.coverage
                    .push(note::skipped(&path, Reason::Unreadable, detail));
                return None;
            }
        };
        let is_folder = kind == Kind::Folder;
        let in_work_tree = name::join(self.prefix, &path);
        let ignored = rules.and_then(|rules| rules.ignored(&in_work_tree, is_folder));
        let wanted = match ignored {
            Some(IgnoredBy::Airlock) => None,
            Some(IgnoredBy::Git) => Some(Wanted::TrackedOnly),
            None => Some(wanted),
        };
        let wanted = wanted
            .filter(|wanted| *wanted == Wanted::All || self.is_tracked(&in_work_tree, is_folder));
        let Some(wanted) = wanted else {
            own.ignored
                .count(ignored.unwrap_or(IgnoredBy::Git), is_folder);
            return None;
        };
        match kind {
            Kind::Folder => {
                return Some(Below {
                    folder: path,
                    wanted,
                });
            }
            Kind::File => own.entries.push(on_disk(&path, stat)),
            Kind::Special => own.coverage.push(note::skipped(
                &name::to_repo_path(&path),
                Reason::SpecialFile,
                "a FIFO, device or socket",
            )),
            Kind::Link => {
                let target = links::resolve(self.root, self.root_path, &path);
                if let Some(problem) = target.problem() {
                    own.coverage.push(note::skipped(
                        &name::to_repo_path(&path),
                        Reason::Link,
                        problem,
                    ));
                }
            }
        }
        None
    }

    fn is_tracked(&self, in_work_tree: &[u8], is_folder: bool) -> bool {
        self.tracked.is_some_and(|tracked| {
            if is_folder {
                tracked.has_below(in_work_tree)
            } else {
                tracked.has(in_work_tree)
            }
        })
    }

    /// The rules above, and those of the folder's own ignore files.
    fn rules_in(
        &self,
        folder: &[u8],
        listed: &[Listed],
        above: Option<Arc<IgnoreRules>>,
        own: &mut Found,
    ) -> Option<Arc<IgnoreRules>> {
        if self.ignore_files == IgnoreFiles::None {
            return above;
        }
        let mut text = |file: &[u8]| {
            listed.iter().find(|item| item.name == file)?;
            let path = name::join(folder, file);
            match self.root.read(&path, IGNORE_FILE_LIMIT) {
                Ok((bytes, _)) => Some(bytes),
                Err(error) => {
                    own.coverage.push(unapplied(&path, &error));
                    None
                }
            }
        };
        let git = text(GIT_IGNORE);
        let airlock = (self.ignore_files == IgnoreFiles::All)
            .then(|| text(AIRLOCK_IGNORE))
            .flatten();
        let folder = name::join_folders(self.prefix, folder);
        IgnoreRules::extend(above, &folder, git.as_deref(), airlock.as_deref())
    }
}

/// A folder still to be walked.
struct Below {
    folder: Vec<u8>,
    wanted: Wanted,
}

impl Found {
    fn absorb(&mut self, mut other: Self) {
        self.entries.append(&mut other.entries);
        self.coverage.append(&mut other.coverage);
        self.ignored.git_files += other.ignored.git_files;
        self.ignored.git_folders += other.ignored.git_folders;
        self.ignored.airlock_files += other.ignored.airlock_files;
        self.ignored.airlock_folders += other.ignored.airlock_folders;
    }
}

impl IgnoredCounts {
    /// Adds one file or folder.
    pub(crate) fn count(&mut self, by: IgnoredBy, is_folder: bool) {
        let counter = match (by, is_folder) {
            (IgnoredBy::Git, false) => &mut self.git_files,
            (IgnoredBy::Git, true) => &mut self.git_folders,
            (IgnoredBy::Airlock, false) => &mut self.airlock_files,
            (IgnoredBy::Airlock, true) => &mut self.airlock_folders,
        };
        *counter += 1;
    }

    /// One line of Coverage per kind of ignore file: thousands of single ones would bury what matters.
    pub(crate) fn notes(self) -> Vec<CoverageEntry> {
        [
            ("git's ignore rules", self.git_files, self.git_folders),
            (".airlockignore", self.airlock_files, self.airlock_folders),
        ]
        .into_iter()
        .filter(|(_, files, folders)| files + folders > 0)
        .map(|(by, files, folders)| {
            let detail = format!("{files} files and {folders} folders left out by {by}");
            note::run(Status::Skipped, Reason::Ignored, detail)
        })
        .collect()
    }
}

pub(crate) fn on_disk(path: &[u8], stat: Stat) -> Entry {
    Entry {
        path: name::to_repo_path(path),
        content: Content::Disk,
        base: None,
        stat: Some(stat),
    }
}

/// An ignore file whose patterns do not count, which makes the scan see more, not less.
pub(crate) fn unapplied(path: &[u8], error: &ReadError) -> CoverageEntry {
    let path = name::to_repo_path(path);
    let (reason, detail) = error.explain();
    note::partial(
        &path,
        reason,
        format!("its patterns are not applied: {detail}"),
    )
}

/// The system's words for an error, without its number.
pub(crate) fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "it vanished".to_owned(),
        kind => kind.to_string(),
    }
}
