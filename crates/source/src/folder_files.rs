//! Files of one name in the folders that a plan looks into: configuration that speaks for its own subtree.

use crate::entry::{Content, Entry, Plan};
use crate::name;
use crate::root_dir::Kind;
use crate::walk::on_disk;
use crate::workspace::Workspace;
use airlock_model::{RepoPath, Trigger};
use std::collections::BTreeSet;

impl Workspace {
    /// The file at `path` below the root as it is on disk, whether or not it is part of a plan; `None` where there is none.
    pub fn root_file(&self, path: &str) -> Option<Entry> {
        match self.root.stat(path.as_bytes()) {
            Ok((Kind::File, stat)) => Some(on_disk(path.as_bytes(), stat)),
            Ok(_) | Err(_) => None,
        }
    }

    /// Whether there is a folder at `path` below the root on disk.
    pub fn has_folder(&self, path: &str) -> bool {
        matches!(self.root.stat(path.as_bytes()), Ok((Kind::Folder, _)))
    }

    /// The names of the regular files in a folder on disk, in order; none where there is no such folder. The folder itself
    /// is listed, nothing below it.
    pub fn files_in(&self, folder: &str) -> Vec<String> {
        let listed = self.root.list(folder.as_bytes()).unwrap_or_default();
        let files = { listed.into_iter() }
            .filter(|item| matches!(item.found, Ok((Kind::File, _))))
            .map(|item| name::to_repo_path(&item.name).to_string());
        files.collect()
    }

    /// The file at `path` below the root as it was before the change that `plan` judges; as it is on disk where the plan
    /// judges no change, and for git's own files, which no change brings.
    pub fn root_file_before(&self, plan: &Plan, path: &str) -> Option<Entry> {
        let old = || name::join_folders(self.prefix(), path.as_bytes());
        let id = match plan.change.trigger {
            Trigger::Tree | Trigger::Paths | Trigger::Stdin | Trigger::History => {
                return self.root_file(path);
            }
            _ if path.starts_with(".git/") => return self.root_file(path),
            Trigger::Diff | Trigger::Staged => {
                let git = self.git()?;
                let base = git.resolve(plan.change.base.as_deref()?).ok()?;
                git.file_in_tree(base.tree, &old())
            }
            Trigger::Edit => {
                let edited = plan
                    .entries
                    .iter()
                    .find(|entry| entry.path.as_str() == path);
                return match edited {
                    Some(entry) => Some(Entry {
                        content: entry.base.clone()?,
                        base: None,
                        ..entry.clone()
                    }),
                    None => self.root_file(path),
                };
            }
            Trigger::Unstaged => self.tracked().ok()??.file(&old()),
        };
        Some(Entry {
            path: RepoPath::new(path),
            content: Content::Blob(id?),
            base: None,
            stat: None,
        })
    }

    /// Whether git keeps the file at `path`.
    pub fn is_tracked(&self, path: &RepoPath) -> bool {
        let path = name::join_folders(self.prefix(), &name::from_repo_path(path));
        matches!(self.tracked(), Ok(Some(tracked)) if tracked.has(&path))
    }

    /// The files of these names, whether or not they are ignored, in the root and in the folders at most `depth` levels
    /// below it that hold an entry of `plan` or lead to one; ordered by folder, then as named.
    pub fn files_called(&self, plan: &Plan, names: &[&str], depth: usize) -> Vec<Entry> {
        let mut folders: BTreeSet<&str> = BTreeSet::from([""]);
        for entry in &plan.entries {
            let path = entry.path.as_str();
            let ends = path.match_indices('/').take(depth);
            folders.extend(ends.filter_map(|(end, _)| path.get(..end)));
        }
        let paths = folders.iter().flat_map(|folder| {
            let folder = name::from_repo_path(&RepoPath::new(*folder));
            names
                .iter()
                .map(move |file| name::join(&folder, file.as_bytes()))
        });
        paths
            .filter_map(|path| match self.root.stat(&path) {
                Ok((Kind::File, stat)) => Some(on_disk(&path, stat)),
                Ok(_) | Err(_) => None,
            })
            .collect()
    }

    /// The files called `file` in the folders below the root, not in the root itself, that hold an entry of `plan` or
    /// lead to one; ordered by path, hence a folder's before those of the folders below it.
    ///
    /// Of a whole tree they are entries already; of a change and of named paths each folder is asked, since the file is
    /// mostly not among the changed ones. The state on disk counts, as it does for the root's own configuration.
    pub fn folder_files(&self, plan: &Plan, file: &str) -> Vec<Entry> {
        if plan.change.trigger == Trigger::Tree {
            let is_it =
                |entry: &&Entry| entry.path.file_name() == file && entry.path.as_str() != file;
            return plan.entries.iter().filter(is_it).cloned().collect();
        }
        let mut folders: BTreeSet<Vec<u8>> = BTreeSet::new();
        for entry in &plan.entries {
            let path = name::from_repo_path(&entry.path);
            let mut folder = name::parent(&path);
            while !folder.is_empty() && folders.insert(folder.to_vec()) {
                folder = name::parent(folder);
            }
        }
        let paths = folders
            .iter()
            .map(|folder| name::join(folder, file.as_bytes()));
        paths
            .filter_map(|path| match self.root.stat(&path) {
                Ok((Kind::File, stat)) => Some(on_disk(&path, stat)),
                Ok(_) | Err(_) => None,
            })
            .collect()
    }
}
