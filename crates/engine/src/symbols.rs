//! Whether modules of Python hold the names that are taken of them: the project's own, and those installed in the tree.
//!
//! A name is missing only if a module of that name was found, and no module of that name that could be meant holds it.
//! What is not in the tree is unknown, and nothing is said of it.

use airlock_model::{Cx, RepoPath};
use airlock_sast::SourceView;
use airlock_sast::signals::{Exports, Wanted, exports};
use airlock_source::{Entry, Plan, Workspace};
use airlock_syntax::ParseLimits;
use std::collections::BTreeMap;

/// Where packages are installed below a project, of which `3.N` is still to be told.
const ENVIRONMENTS: [&str; 4] = [".venv", "venv", "env", ".env"];
/// Minor versions of Python that an environment may be of.
const MINORS: std::ops::RangeInclusive<u32> = 8..=16;

/// The modules of a tree, each read when it is first asked for.
pub(crate) struct Modules<'run> {
    cx: &'run Cx,
    workspace: &'run Workspace,
    plan: &'run Plan,
    read: BTreeMap<String, Option<Exports>>,
    /// Folders of installed packages; found once.
    installed: Vec<String>,
}

impl<'run> Modules<'run> {
    pub(crate) fn new(cx: &'run Cx, workspace: &'run Workspace, plan: &'run Plan) -> Self {
        let folders = ENVIRONMENTS.iter().flat_map(|environment| {
            MINORS.map(move |minor| format!("{environment}/lib/python3.{minor}/site-packages"))
        });
        Self {
            cx,
            workspace,
            plan,
            read: BTreeMap::new(),
            installed: folders
                .filter(|folder| workspace.has_folder(folder))
                .collect(),
        }
    }

    /// Whether the module that `wanted` speaks of in the file at `from` is there and lacks the name.
    pub(crate) fn lacks(&mut self, from: &RepoPath, wanted: &Wanted) -> bool {
        let places = self.places(from.as_str(), &wanted.module);
        let mut is_found = false;
        for place in places {
            let file = format!("{place}.py");
            let package = format!("{place}/__init__.py");
            let found: Vec<String> = [
                format!("{place}.pyi"),
                format!("{place}/__init__.pyi"),
                file,
                package,
            ]
            .into_iter()
            .filter(|path| path != from.as_str())
            .filter(|path| self.exports(path).is_some())
            .collect();
            for path in &found {
                is_found = true;
                if self
                    .exports(path)
                    .is_none_or(|exports| exports.may_hold(&wanted.name))
                {
                    return false;
                }
            }
            if found.is_empty() {
                // A folder without `__init__.py` holds whatever is in it.
                if self.workspace.has_folder(&place) {
                    return false;
                }
                continue;
            }
            if self.has_submodule(&place, &wanted.name) {
                return false;
            }
        }
        is_found
    }

    /// Where the module may be, without its ending.
    fn places(&self, from: &str, module: &str) -> Vec<String> {
        let dots = module.chars().take_while(|c| *c == '.').count();
        let path = module.trim_start_matches('.').replace('.', "/");
        let mut folders: Vec<&str> = from
            .match_indices('/')
            .map(|(at, _)| from.get(..at).unwrap_or(""))
            .collect();
        folders.insert(0, "");
        folders.reverse();
        let below = |folder: &str| match (folder, path.as_str()) {
            ("", path) => path.to_owned(),
            (folder, "") => folder.to_owned(),
            (folder, path) => format!("{folder}/{path}"),
        };
        if dots > 0 {
            return folders
                .get(dots - 1)
                .map(|folder| below(folder))
                .into_iter()
                .filter(|place| !place.is_empty())
                .collect();
        }
        // A folder of a package is no place where imports begin.
        let is_start = |folder: &&&str| {
            let package = below_folder(folder, "__init__.py");
            self.entry(&package).is_none()
        };
        let own = folders.iter().filter(is_start).map(|folder| below(folder));
        let installed = self.installed.iter().map(|folder| below(folder));
        own.chain(["src", "lib"].into_iter().map(below))
            .chain(installed)
            .collect()
    }

    fn has_submodule(&self, place: &str, name: &str) -> bool {
        let at = format!("{place}/{name}");
        let compiled = MINORS.map(|minor| format!("{at}.cpython-3{minor}-x86_64-linux-gnu.so"));
        self.workspace.has_folder(&at)
            || [
                format!("{at}.py"),
                format!("{at}.pyi"),
                format!("{at}.pyx"),
                format!("{at}.abi3.so"),
            ]
            .into_iter()
            .chain(compiled)
            .any(|path| self.entry(&path).is_some())
    }

    /// The file at `path` in the state that is judged.
    fn entry(&self, path: &str) -> Option<Entry> {
        let here = |entries: &[Entry]| {
            let at = entries
                .binary_search_by(|entry| entry.path.as_str().cmp(path))
                .ok()?;
            entries.get(at).cloned()
        };
        if let Some(entry) = here(&self.plan.entries) {
            return Some(entry);
        }
        if here(&self.plan.base_only).is_some() {
            return None;
        }
        { self.workspace.root_file_before(self.plan, path) }
            .or_else(|| self.workspace.root_file(path))
    }

    fn exports(&mut self, path: &str) -> Option<&Exports> {
        if !self.read.contains_key(path) {
            let found = self.entry(path).and_then(|entry| self.exports_of(&entry));
            self.read.insert(path.to_owned(), found);
        }
        self.read.get(path)?.as_ref()
    }

    fn exports_of(&self, entry: &Entry) -> Option<Exports> {
        let Ok(read) = self.workspace.read(entry) else {
            // It is there, and nobody can say what it holds.
            return Some(Exports::unknown());
        };
        let language = airlock_syntax::by_name("python")?;
        let text = &read.source.text;
        let parsed = airlock_syntax::parse(self.cx, language, text, ParseLimits::default());
        Some(exports(&SourceView {
            path: entry.path.as_str(),
            text,
            language: Some(language),
            tree: &parsed.tree,
        }))
    }
}

fn below_folder(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
