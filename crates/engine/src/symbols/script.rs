//! JavaScript and TypeScript: the project's own modules by relative paths, and packages in the nearest `node_modules`.
//!
//! What a package is entered by is taken under all conditions of its manifest together. A file of JavaScript runs what
//! the entry exports; a file of TypeScript is checked against the package's declarations, where it has any. Aliases of
//! bundlers and compilers are not read: a path that is not relative is a package, or nothing is said.

use super::files::Files;
use crate::state::{below, folder_of, folders_up, join};
use airlock_sast::signals::Wanted;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Endings of modules that are read.
const READ: [&str; 11] = [
    "ts", "tsx", "d.ts", "mts", "d.mts", "cts", "d.cts", "js", "jsx", "mjs", "cjs",
];
/// Endings of modules that a bundler or Node.js may mean as well, and that are not read.
const UNREAD: [&str; 11] = [
    "astro", "coffee", "es6", "json", "marko", "mdx", "node", "svelte", "vue", "wasm", "iced",
];
/// Modules of which one gives away everything of the next.
const MAX_MODULES: usize = 200;
/// Steps into a manifest's conditions.
const MAX_CONDITIONS: u32 = 8;

/// The manifests of packages that were asked for, by their folders.
#[derive(Default)]
pub(super) struct Scripts {
    manifests: BTreeMap<String, Option<Value>>,
}

/// The files that a module's name stands for.
#[derive(Debug, Default)]
struct Target {
    code: Vec<String>,
    declarations: Vec<String>,
}

impl Target {
    fn of(paths: Vec<String>) -> Self {
        let (declarations, code) = paths.into_iter().partition(|path| is_declaration(path));
        Self { code, declarations }
    }
}

fn is_declaration(path: &str) -> bool {
    [".d.ts", ".d.mts", ".d.cts"]
        .iter()
        .any(|end| path.ends_with(end))
}

fn is_typed(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    matches!(ending, Some("ts" | "tsx" | "mts" | "cts"))
}

impl Scripts {
    pub(super) fn lacks(&mut self, files: &mut Files<'_>, from: &str, wanted: &Wanted) -> bool {
        let module = wanted.module.as_str();
        if module.starts_with('.') {
            let paths = own(files, folder_of(from), module).unwrap_or_default();
            let others: Vec<String> = paths.into_iter().filter(|path| path != from).collect();
            return self.all_lack(files, &others, &wanted.name);
        }
        let Some(target) = self.package(files, from, module) else {
            return false;
        };
        if !is_typed(from) || target.declarations.is_empty() {
            return self.all_lack(files, &target.code, &wanted.name);
        }
        let holds = |path: &String| {
            let exports = files.exports(path);
            exports.is_some_and(|exports| !exports.is_dynamic && exports.may_hold(&wanted.name))
        };
        !target.code.iter().any(holds) && self.all_lack(files, &target.declarations, &wanted.name)
    }

    /// Whether there are such modules, and none of them holds the name, nor what they give away of others.
    fn all_lack(&mut self, files: &mut Files<'_>, paths: &[String], name: &str) -> bool {
        let mut next: Vec<String> = paths.to_vec();
        let mut seen: BTreeSet<String> = next.iter().cloned().collect();
        while let Some(path) = next.pop() {
            let Some(exports) = files.exports(&path) else {
                return false;
            };
            if exports.may_hold(name) {
                return false;
            }
            for module in exports.everything_of.clone() {
                let Some(found) = self.everything(files, &path, &module) else {
                    return false;
                };
                next.extend(found.into_iter().filter(|path| seen.insert(path.clone())));
            }
            if seen.len() > MAX_MODULES {
                return false;
            }
        }
        !paths.is_empty()
    }

    /// The files of a module of which another gives away everything: declarations give those of declarations.
    fn everything(&mut self, files: &Files<'_>, from: &str, module: &str) -> Option<Vec<String>> {
        if module.starts_with('.') {
            return own(files, folder_of(from), module);
        }
        let target = self.package(files, from, module)?;
        let paths = if is_typed(from) && !target.declarations.is_empty() {
            target.declarations
        } else {
            target.code
        };
        (!paths.is_empty()).then_some(paths)
    }

    /// The files of a package, or of a part of one, that a file imports.
    fn package(&mut self, files: &Files<'_>, from: &str, module: &str) -> Option<Target> {
        let parts = if module.starts_with('@') { 2 } else { 1 };
        let end = module.match_indices('/').nth(parts - 1).map(|(at, _)| at);
        let name = module.get(..end.unwrap_or(module.len()))?;
        let rest = module.get(name.len()..)?.trim_start_matches('/');
        let root = self.root(files, from, name)?;
        let mut target = self.entry(files, &root, rest)?;
        if target.declarations.is_empty() {
            let mangled = name.trim_start_matches('@').replace('/', "__");
            if let Some(types) = self.root(files, from, &format!("@types/{mangled}")) {
                target.declarations = self.entry(files, &types, rest)?.declarations;
            }
        }
        Some(target)
    }

    /// The folder of the nearest package of that name.
    fn root(&mut self, files: &Files<'_>, from: &str, name: &str) -> Option<String> {
        let folders = folders_up(folder_of(from));
        let mut roots = folders.map(|folder| below(folder, &format!("node_modules/{name}")));
        roots.find(|root| {
            let manifest = { self.manifests.entry(root.clone()) }.or_insert_with(|| {
                let text = files.text(&below(root, "package.json"))?;
                serde_json::from_str(&text).ok()
            });
            manifest.is_some()
        })
    }

    /// What a package's manifest says is behind a path into it.
    fn entry(&self, files: &Files<'_>, root: &str, rest: &str) -> Option<Target> {
        let manifest = self.manifests.get(root)?.as_ref()?;
        let mut paths: Vec<String> = Vec::new();
        if let Some(exports) = manifest.get("exports") {
            for target in exported(exports, rest)? {
                paths.extend(at(files, &below(root, target.trim_start_matches("./")))?);
            }
        } else if rest.is_empty() {
            let fields = ["main", "module", "browser", "types", "typings"];
            let named: Vec<&str> = { fields.iter() }
                .filter_map(|field| manifest.get(field)?.as_str())
                .collect();
            for name in named {
                let path = join(root, name)?;
                let path = if path == root {
                    below(root, "index")
                } else {
                    path
                };
                paths.extend(at(files, &path)?);
            }
            if manifest.get("main").is_none() {
                paths.extend(at(files, &below(root, "index"))?);
            }
        } else {
            paths.extend(at(files, &join(root, rest)?)?);
        }
        // Which declarations hold for which compiler is not looked into.
        if manifest.get("typesVersions").is_some() {
            return None;
        }
        paths.sort();
        paths.dedup();
        Some(Target::of(paths))
    }
}

/// The targets that a manifest's `exports` gives for a path into the package, under any condition.
fn exported(exports: &Value, rest: &str) -> Option<Vec<String>> {
    let key = if rest.is_empty() {
        ".".to_owned()
    } else {
        format!("./{rest}")
    };
    let has_paths = exports
        .as_object()
        .is_some_and(|all| all.keys().any(|key| key.starts_with('.')));
    let (value, star) = match exports.as_object().filter(|_| has_paths) {
        Some(all) => match all.get(&key) {
            Some(value) => (value, ""),
            None => { all.iter() }.find_map(|(pattern, value)| {
                let (head, tail) = pattern.split_once('*')?;
                let star = key.strip_prefix(head)?.strip_suffix(tail)?;
                Some((value, star))
            })?,
        },
        None if rest.is_empty() => (exports, ""),
        None => return None,
    };
    let mut targets = Vec::new();
    let mut next = vec![(value, MAX_CONDITIONS)];
    while let Some((value, left)) = next.pop() {
        let left = left.checked_sub(1)?;
        match value {
            Value::String(target) => targets.push(target.replace('*', star)),
            Value::Array(all) => next.extend(all.iter().map(|value| (value, left))),
            Value::Object(all) => next.extend(all.values().map(|value| (value, left))),
            _ => {}
        }
    }
    (!targets.is_empty()).then_some(targets)
}

/// The files that a relative path may mean, seen from a folder; `None` where it may be something that is not read.
fn own(files: &Files<'_>, folder: &str, module: &str) -> Option<Vec<String>> {
    at(files, &join(folder, module)?)
}

/// The modules that a path may mean, with or without its ending.
fn at(files: &Files<'_>, path: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let bare = match path.rsplit_once('.') {
        // `./a.js` is what `a.ts` becomes.
        Some((stem, "js" | "jsx" | "mjs" | "cjs")) => {
            let written = ["ts", "tsx", "d.ts", "mts", "d.mts", "cts", "d.cts"];
            let written = written.map(|ending| format!("{stem}.{ending}"));
            found.extend(written.into_iter().filter(|path| files.is_file(path)));
            true
        }
        Some((_, ending)) => READ.contains(&ending),
        None => false,
    };
    if files.is_file(path) {
        if !bare {
            return None;
        }
        found.push(path.to_owned());
        return Some(found);
    }
    for base in [path.to_owned(), below(path, "index")] {
        let with = |ending: &&str| format!("{base}.{ending}");
        if UNREAD.iter().map(&with).any(|path| files.is_file(&path)) {
            return None;
        }
        let read = READ.iter().map(with);
        found.extend(read.filter(|path| files.is_file(path)));
    }
    // A folder with a manifest of its own may be entered elsewhere.
    let has_manifest = files.is_file(&below(path, "package.json"));
    (!found.is_empty() && !has_manifest).then_some(found)
}
