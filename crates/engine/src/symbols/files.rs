//! Files of the tree by exact path, whether or not they are part of the plan: what packages and the project's own modules
//! hold.
//!
//! Invariants:
//! - nothing is walked: a path is read because a file that is looked at imports it;
//! - each file is read once, and reading ends with the budget: what was not read is unknown.

use crate::state::entry_at;
use airlock_model::Cx;
use airlock_sast::SourceView;
use airlock_sast::signals::{Exports, exports};
use airlock_source::{Entry, Plan, Workspace};
use airlock_syntax::{ParseLimits, Recovery};
use std::collections::BTreeMap;

/// Files that are parsed for one run.
const MAX_FILES: usize = 20_000;
/// Bytes that are parsed for one run.
const MAX_BYTES: usize = 256 << 20;

/// Files of one state of the tree.
pub(super) struct Files<'run> {
    cx: &'run Cx,
    workspace: &'run Workspace,
    plan: &'run Plan,
    exports: BTreeMap<String, Option<Exports>>,
    count: usize,
    bytes: usize,
}

impl<'run> Files<'run> {
    pub(super) fn new(cx: &'run Cx, workspace: &'run Workspace, plan: &'run Plan) -> Self {
        Self {
            cx,
            workspace,
            plan,
            exports: BTreeMap::new(),
            count: 0,
            bytes: 0,
        }
    }

    /// The file at `path` in the state that is judged.
    fn entry(&self, path: &str) -> Option<Entry> {
        entry_at(self.workspace, self.plan, path)
    }

    /// Whether there is such a file.
    pub(super) fn is_file(&self, path: &str) -> bool {
        self.entry(path).is_some()
    }

    /// Whether there is such a folder.
    pub(super) fn is_folder(&self, path: &str) -> bool {
        self.workspace.has_folder(path)
    }

    /// The names of the files in a folder, in order; none where it cannot be listed.
    pub(super) fn names_in(&self, folder: &str) -> Vec<String> {
        self.workspace.files_in(folder)
    }

    /// The text of a small file, such as a manifest.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let read = self.workspace.read(&self.entry(path)?).ok()?;
        Some(read.source.text)
    }

    /// What the file at `path` exports; `None` where there is none.
    pub(super) fn exports(&mut self, path: &str) -> Option<&Exports> {
        if !self.exports.contains_key(path) {
            let found = self.entry(path).map(|entry| self.exports_of(&entry));
            self.exports.insert(path.to_owned(), found);
        }
        self.exports.get(path)?.as_ref()
    }

    /// It is there; where nobody can say what it holds, it is unknown.
    fn exports_of(&mut self, entry: &Entry) -> Exports {
        if self.count >= MAX_FILES || self.bytes >= MAX_BYTES {
            return Exports::unknown();
        }
        let Ok(read) = self.workspace.read(entry) else {
            return Exports::unknown();
        };
        let text = &read.source.text;
        self.count += 1;
        self.bytes += text.len();
        let path = entry.path.as_str();
        let Some(language) = airlock_syntax::of_path(path, text) else {
            return Exports::unknown();
        };
        let parsed = airlock_syntax::parse(self.cx, language, text, ParseLimits::default());
        if parsed.recovery != Recovery::None {
            return Exports::unknown();
        }
        exports(&SourceView {
            path,
            text,
            language: Some(language),
            tree: &parsed.tree,
        })
    }
}
