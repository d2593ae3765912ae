//! Which files a command's words name: the answers of the disk to [`airlock_context::shell`].
//!
//! Invariant: at most [`ENTRIES`] names are looked at for one word; nothing is opened.

use super::place::{Root, absolute_in};
use airlock_context::Exclusions;
use airlock_context::shell::{Files, Reach, Usage};
use globset::GlobBuilder;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

/// Names looked at for one word, at most.
const ENTRIES: usize = 20_000;
/// Folders that hold others' files, where what is kept back is not the project's.
const OTHERS: &[&str] = &[
    "node_modules",
    ".venv",
    "venv",
    "vendor",
    "target",
    "__pycache__",
    ".git",
];

/// The disk as the agent's commands see it.
pub(super) struct Disk<'d> {
    pub(super) root: &'d Root,
    pub(super) exclusions: &'d Exclusions,
    /// The folder that the command starts in.
    pub(super) folder: PathBuf,
}

impl Files for Disk<'_> {
    fn excluded(&self, usage: &Usage) -> Option<String> {
        self.find(usage, &|name| self.exclusions.keeps_back(name).is_some())
    }

    fn protected(&self, usage: &Usage) -> Option<String> {
        self.find(usage, &|name| self.exclusions.guards(name).is_some())
    }
}

impl Disk<'_> {
    /// The first file that a usage may name and that `is_wanted`.
    fn find(&self, usage: &Usage, is_wanted: &dyn Fn(&str) -> bool) -> Option<String> {
        if usage.reach == Reach::Past {
            let name = self
                .root
                .name(&absolute_in(self.root.top(), usage.path.literal()?));
            return is_wanted(&name).then_some(name);
        }
        let Some(folder) = &usage.folder else {
            // Where the command is by then is not known: only the name can tell.
            let name = usage.path.literal().filter(|_| usage.is_certain)?;
            return is_wanted(name).then(|| name.to_owned());
        };
        let folder = absolute_in(&self.folder, folder);
        match (usage.path.literal(), usage.reach) {
            (Some(path), Reach::File) => self.judge(&absolute_in(&folder, path), usage, is_wanted),
            (Some(path), reach) => {
                let from = absolute_in(&folder, path);
                from.is_dir()
                    .then(|| self.below(&from, reach, is_wanted))
                    .flatten()
            }
            (None, Reach::File) => self.matching(&folder, usage, is_wanted),
            (None, _) => None,
        }
    }

    fn judge(
        &self,
        path: &Path,
        usage: &Usage,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let exists = path.symlink_metadata().is_ok_and(|meta| !meta.is_dir());
        // A guard that is not there yet is made.
        let is_new = matches!(
            usage.access,
            airlock_context::shell::Access::Writes | airlock_context::shell::Access::Copies
        );
        if !exists && !is_new {
            return None;
        }
        self.root
            .names(path)
            .into_iter()
            .find(|name| is_wanted(name))
    }

    /// The files that a glob may name.
    fn matching(
        &self,
        folder: &Path,
        usage: &Usage,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let pattern = absolute_in(folder, &usage.path.glob());
        let spelled = pattern.to_string_lossy().into_owned();
        let glob = GlobBuilder::new(&spelled)
            .literal_separator(true)
            .build()
            .ok()?
            .compile_matcher();
        // What stands before the first open part is a folder that must be there.
        let fixed: PathBuf = pattern
            .components()
            .take_while(|part| {
                !part
                    .as_os_str()
                    .to_string_lossy()
                    .contains(['*', '?', '\\'])
            })
            .collect();
        let depth = if spelled.contains("**") {
            usize::MAX
        } else {
            pattern.components().count()
        };
        walk(&fixed, depth, &|_| true, &|path| {
            let hides = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            // `find` shows hidden files, a star of the shell does not.
            glob.is_match(path) && (!hides || !starts_open(&pattern) || spelled.contains("**"))
        })
        .into_iter()
        .flat_map(|path| self.root.names(&path))
        .find(|name| is_wanted(name))
    }

    /// A file below a folder.
    fn below(&self, from: &Path, reach: Reach, is_wanted: &dyn Fn(&str) -> bool) -> Option<String> {
        let is_shown = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            reach == Reach::All || !name.starts_with('.')
        };
        let files = walk(from, usize::MAX, &is_shown, &|path| {
            is_wanted(&self.root.name(path))
        });
        files.first().map(|path| self.root.name(path))
    }
}

/// The files below `from` that `is_wanted`, in order, up to the first few.
fn walk(
    from: &Path,
    depth: usize,
    is_shown: &dyn Fn(&Path) -> bool,
    is_wanted: &dyn Fn(&Path) -> bool,
) -> Vec<PathBuf> {
    /// Files that are enough to tell.
    const ENOUGH: usize = 200;
    let mut found = Vec::new();
    let mut seen = 0;
    let mut folders = VecDeque::from([from.to_owned()]);
    while let Some(folder) = folders.pop_front() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect();
        paths.sort_unstable();
        for path in paths {
            seen += 1;
            if seen > ENTRIES || found.len() >= ENOUGH {
                return found;
            }
            if !is_shown(&path) {
                continue;
            }
            let is_folder = path.symlink_metadata().is_ok_and(|meta| meta.is_dir());
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if is_folder && !OTHERS.contains(&name.as_ref()) && path.components().count() < depth {
                folders.push_back(path);
            } else if !is_folder && is_wanted(&path) {
                found.push(path);
            }
        }
    }
    found
}

/// Whether the last part of a glob begins with a star, which a hidden file does not meet.
fn starts_open(pattern: &Path) -> bool {
    pattern
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(['*', '?']))
}
