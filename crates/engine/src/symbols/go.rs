//! Go: packages of the module that a file is in, and those below a `vendor` folder.
//!
//! A package holds what all its files declare, whatever they are built for. One of the project's own is unknown where a
//! tool may write files of it: a file says `go:generate`, something to be translated lies beside it, or an ignore file
//! names files of Go.

use super::files::Files;
use crate::state::{below, folder_of, folders_up};
use airlock_sast::signals::Wanted;
use std::collections::BTreeMap;

/// Endings of files of which generators make files of Go.
const TRANSLATED: [&str; 12] = [
    "capnp", "fbs", "gotmpl", "in", "peg", "pigeon", "proto", "rl", "template", "thrift", "tmpl",
    "y",
];

/// The packages that were asked for.
#[derive(Default)]
pub(super) struct Packages {
    /// The files of each folder; none where the package is unknown.
    known: BTreeMap<String, Option<Vec<String>>>,
    /// The module that is rooted in a folder.
    modules: BTreeMap<String, Option<String>>,
}

impl Packages {
    pub(super) fn lacks(&mut self, files: &mut Files<'_>, from: &str, wanted: &Wanted) -> bool {
        let Some(folder) = self.folder_of_package(files, from, &wanted.module) else {
            return false;
        };
        if !self.known.contains_key(&folder) {
            let found = package(files, &folder);
            self.known.insert(folder.clone(), found);
        }
        let Some(Some(paths)) = self.known.get(&folder) else {
            return false;
        };
        let mut is_named_so = wanted.own_name.is_none();
        for path in paths {
            let Some(exports) = files.exports(path) else {
                return false;
            };
            if exports.may_hold(&wanted.name) {
                return false;
            }
            is_named_so |= exports.package == wanted.own_name;
        }
        is_named_so && !paths.is_empty()
    }

    /// Where the package of an import is: below the file's own module, or vendored.
    fn folder_of_package(&mut self, files: &Files<'_>, from: &str, import: &str) -> Option<String> {
        let mut own = None;
        for folder in folders_up(folder_of(from)) {
            if own.is_none()
                && let Some(module) = self.module(files, folder)
            {
                own = Some((folder, module));
            }
            let vendored = below(folder, &format!("vendor/{import}"));
            if files.is_folder(&vendored) {
                return Some(vendored);
            }
        }
        let (root, module) = own?;
        let rest = import.strip_prefix(module.as_str())?;
        let rest = rest.strip_prefix('/').or(rest.is_empty().then_some(""))?;
        let folder = below(root, rest);
        // A module inside the module is another one.
        let is_other = folders_up(&folder)
            .take_while(|between| *between != root)
            .any(|between| files.is_file(&below(between, "go.mod")));
        (!is_other).then_some(folder)
    }

    /// The path of the module whose `go.mod` is in a folder.
    fn module(&mut self, files: &Files<'_>, folder: &str) -> Option<String> {
        if !self.modules.contains_key(folder) {
            let text = files.text(&below(folder, "go.mod"));
            let module = text.and_then(|text| {
                let mut lines = text.lines();
                let path = lines.find_map(|line| line.trim().strip_prefix("module "))?;
                let path = path.split("//").next().unwrap_or(path).trim();
                Some(path.trim_matches(['"', '`']).to_owned())
            });
            self.modules.insert(folder.to_owned(), module);
        }
        self.modules.get(folder)?.clone()
    }
}

/// The files of the package in a folder; `None` where it may have others.
fn package(files: &Files<'_>, folder: &str) -> Option<Vec<String>> {
    let names = files.names_in(folder);
    let is_vendored = folder.split('/').any(|part| part == "vendor");
    let is_of_go = |name: &&String| {
        let stem = name.strip_suffix(".go");
        stem.is_some_and(|stem| !stem.ends_with("_test"))
    };
    let paths: Vec<String> = { names.iter() }
        .filter(is_of_go)
        .map(|name| below(folder, name))
        .collect();
    if is_vendored {
        return Some(paths);
    }
    let is_translated = |name: &String| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| TRANSLATED.contains(&ending))
    };
    if names.iter().any(is_translated) {
        return None;
    }
    let ignores_go = folders_up(folder).any(|above| {
        let text = files.text(&below(above, ".gitignore"));
        text.is_some_and(|text| {
            text.lines().any(|line| {
                !line.starts_with('#') && line.trim_end().rsplit('.').next() == Some("go")
            })
        })
    });
    let generates = |path: &String| {
        let text = files.text(path);
        text.is_none_or(|text| text.contains("//go:generate"))
    };
    (!ignores_go && !paths.iter().any(generates)).then_some(paths)
}
