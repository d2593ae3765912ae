//! Files of one name in the folders that a plan looks into: configuration that speaks for its own subtree.

use crate::entry::{Entry, Plan};
use crate::name;
use crate::root_dir::Kind;
use crate::walk::on_disk;
use crate::workspace::Workspace;
use airlock_model::Trigger;
use std::collections::BTreeSet;

impl Workspace {
    /// The file at `path` below the root as it is on disk, whether or not it is part of a plan; `None` where there is none.
    pub fn root_file(&self, path: &str) -> Option<Entry> {
        match self.root.stat(path.as_bytes()) {
            Ok((Kind::File, stat)) => Some(on_disk(path.as_bytes(), stat)),
            Ok(_) | Err(_) => None,
        }
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
