//! `.airlockignore` files of a state that is in git's objects and not on disk.
//!
//! A change is judged by those of the state before it: one that leaves its own files out would hide itself. Git's own
//! ignore files do not matter there: what is in a commit or in the index is tracked.

use crate::entry::BlobId;
use crate::git::{Git, Tracked};
use crate::ignore_rules::{AIRLOCK_IGNORE, IGNORE_FILE_LIMIT, IgnoreRules, IgnoredBy};
use crate::name;
use crate::options::IgnoreMode;
use crate::walk::IgnoredCounts;
use crate::workspace::Workspace;
use airlock_model::CoverageEntry;
use std::collections::BTreeMap;
use std::sync::Arc;

type Lookup<'a> = Box<dyn Fn(&[u8]) -> Option<BlobId> + 'a>;

/// The rules of a stored state, read folder by folder as they are asked for.
pub(super) struct StoredRules<'a> {
    git: &'a Git,
    prefix: &'a [u8],
    /// From a path in the work tree to its blob; `None` where nothing is to be honoured.
    lookup: Option<Lookup<'a>>,
    folders: BTreeMap<Vec<u8>, Folder>,
    counts: IgnoredCounts,
}

#[derive(Clone)]
enum Folder {
    LeftOut,
    Taken(Option<Arc<IgnoreRules>>),
}

impl<'a> StoredRules<'a> {
    /// The rules of a tree; without one, as before the first commit, there are none.
    pub(super) fn of_tree(
        workspace: &'a Workspace,
        git: &'a Git,
        tree: Option<gix::ObjectId>,
    ) -> Self {
        Self::new(
            workspace,
            git,
            Box::new(move |path| git.file_in_tree(tree?, path)),
        )
    }

    /// The rules of the index; without one there are none.
    pub(super) fn of_index(
        workspace: &'a Workspace,
        git: &'a Git,
        tracked: Option<&'a Tracked>,
    ) -> Self {
        Self::new(workspace, git, Box::new(move |path| tracked?.file(path)))
    }

    fn new(workspace: &'a Workspace, git: &'a Git, lookup: Lookup<'a>) -> Self {
        Self {
            git,
            prefix: workspace.prefix(),
            lookup: (workspace.options.ignore == IgnoreMode::Honour).then_some(lookup),
            folders: BTreeMap::new(),
            counts: IgnoredCounts::default(),
        }
    }

    /// Whether the file (path below the root) is to be left out; if so it is counted.
    pub(super) fn leaves_out(&mut self, path: &[u8]) -> bool {
        let path = name::join_folders(self.prefix, path);
        let left_out = match self.folder(name::parent(&path)) {
            Folder::LeftOut => true,
            Folder::Taken(rules) => {
                rules.is_some_and(|rules| rules.ignored(&path, false) == Some(IgnoredBy::Airlock))
            }
        };
        if left_out {
            self.counts.count(IgnoredBy::Airlock, false);
        }
        left_out
    }

    /// What was left out, in numbers.
    pub(super) fn notes(&self) -> Vec<CoverageEntry> {
        self.counts.notes()
    }

    /// Iterative, since a hostile tree may be a hundred thousand folders deep.
    fn folder(&mut self, folder: &[u8]) -> Folder {
        let Some(lookup) = &self.lookup else {
            return Folder::Taken(None);
        };
        let mut unknown = Vec::new();
        let mut here = folder;
        let mut state = loop {
            if let Some(known) = self.folders.get(here) {
                break known.clone();
            }
            unknown.push(here);
            if here.is_empty() {
                break Folder::Taken(None);
            }
            here = name::parent(here);
        };
        for folder in unknown.into_iter().rev() {
            if let Folder::Taken(above) = &state {
                let is_left_out = above.as_ref().is_some_and(|rules| {
                    !folder.is_empty() && rules.ignored(folder, true).is_some()
                });
                state = if is_left_out {
                    Folder::LeftOut
                } else {
                    let text = lookup(&name::join(folder, AIRLOCK_IGNORE))
                        .and_then(|id| self.git.blob(id, IGNORE_FILE_LIMIT).ok());
                    let rules = IgnoreRules::extend(above.clone(), folder, None, text.as_deref());
                    Folder::Taken(rules)
                };
            }
            self.folders.insert(folder.to_vec(), state.clone());
        }
        state
    }
}
