//! Which file an import means, by the paths of the scanned files.
//!
//! No build is asked and no configuration read: a path of an import is looked for as the end of a file's path, first
//! beside the file that imports, then from the folders above it, then anywhere. `paths` and `baseUrl` of a TypeScript
//! project, source roots of Java and Python and the like need no reading for that.

use super::Family;
use rustc_hash::FxHashMap;

/// Endings of files of JavaScript, in the order in which they are tried.
const SCRIPTS: [&str; 8] = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

/// The files of a program by the last part of their module's path.
pub(super) struct Modules {
    /// By the module's last name: the file's number and the parts of its module path.
    by_last: FxHashMap<String, Vec<(u32, Vec<String>)>>,
    /// The parts of each file's folder.
    folders: Vec<Vec<String>>,
}

/// The parts of a module's path: without ending, `index` and `__init__`.
fn module_parts(path: &str, family: Family) -> Vec<String> {
    let stem = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem,
        _ => path,
    };
    let mut parts: Vec<String> = stem.split('/').map(str::to_owned).collect();
    let stands_for_folder = match family {
        Family::Python => parts.last().is_some_and(|last| last == "__init__"),
        Family::JavaScript => parts.len() > 1 && parts.last().is_some_and(|last| last == "index"),
        _ => false,
    };
    if stands_for_folder || family == Family::Go {
        parts.pop();
    }
    parts
}

impl Modules {
    /// Of files with their paths and families, in the order of their numbers.
    pub(super) fn new<'file>(files: impl Iterator<Item = (&'file str, Family)>) -> Self {
        let mut by_last: FxHashMap<String, Vec<(u32, Vec<String>)>> = FxHashMap::default();
        let mut folders = Vec::new();
        for (number, (path, family)) in (0..).zip(files) {
            let parts = module_parts(path, family);
            if let Some(last) = parts.last() {
                let same = by_last.entry(last.clone()).or_default();
                same.push((number, parts));
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            folders.push(split(folder));
        }
        Self { by_last, folders }
    }

    /// The folder of a file.
    pub(super) fn folder(&self, file: u32) -> &[String] {
        self.folders.get(file as usize).map_or(&[], Vec::as_slice)
    }

    /// The files that a module's path may mean, seen from the file `from`: all those that are equally near.
    fn ending_in(&self, from: u32, wanted: &[String], anywhere: bool) -> Vec<u32> {
        let Some(last) = wanted.last() else {
            return Vec::new();
        };
        let here = self.folder(from);
        let mut best: (usize, Vec<u32>) = (0, Vec::new());
        for (file, parts) in self.by_last.get(last).into_iter().flatten() {
            let Some(root) = parts.strip_suffix(wanted) else {
                continue;
            };
            let shared = root.iter().zip(here).take_while(|(a, b)| a == b).count();
            // A root above the file that imports counts more than one elsewhere.
            let is_above = shared == root.len();
            if !is_above && !anywhere {
                continue;
            }
            let nearness = 1 + shared * 2 + usize::from(is_above);
            match nearness.cmp(&best.0) {
                std::cmp::Ordering::Greater => best = (nearness, vec![*file]),
                std::cmp::Ordering::Equal => best.1.push(*file),
                std::cmp::Ordering::Less => {}
            }
        }
        best.1
    }

    /// The files and remaining names that the path of an import of Python means: as much of it as is a module.
    pub(super) fn python(&self, from: u32, path: &[String]) -> Option<(Vec<u32>, Vec<String>)> {
        for length in (1..=path.len()).rev() {
            let (module, rest) = path.split_at_checked(length)?;
            let files = self.ending_in(from, module, module.len() > 1);
            if !files.is_empty() {
                return Some((files, rest.to_vec()));
            }
        }
        None
    }

    /// The file that a module's name in JavaScript means.
    pub(super) fn script(&self, from: u32, module: &str) -> Vec<u32> {
        let bare = match module.rsplit_once('.') {
            Some((stem, ending)) if SCRIPTS.contains(&ending) => stem,
            _ => module,
        };
        if bare.starts_with('.') {
            let mut parts = self.folder(from).to_vec();
            for part in bare.split('/') {
                match part {
                    "." | "" => {}
                    ".." => {
                        parts.pop();
                    }
                    name => parts.push(name.to_owned()),
                }
            }
            return self.exactly(&parts);
        }
        let inner = bare
            .trim_start_matches(['@', '~', '#'])
            .trim_start_matches('/');
        let is_alias = inner != bare && !bare.starts_with('@') || bare.starts_with("@/");
        let parts = split(inner);
        if parts.len() < 2 && !is_alias {
            return Vec::new();
        }
        self.ending_in(from, &parts, true)
    }

    /// The files whose module path is just this one.
    fn exactly(&self, parts: &[String]) -> Vec<u32> {
        let same = parts.last().and_then(|last| self.by_last.get(last));
        same.into_iter()
            .flatten()
            .filter(|(_, own)| own == parts)
            .map(|(file, _)| *file)
            .take(2)
            .collect()
    }

    /// The files of the package `name` of Go: those of the nearest folder that ends so.
    pub(super) fn package(&self, from: u32, name: &str) -> Vec<u32> {
        self.ending_in(from, &[name.to_owned()], true)
    }
}

fn split(path: &str) -> Vec<String> {
    let parts = path.split('/').filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(family: Family, files: &[&str], find: impl Fn(&Modules) -> Vec<u32>) -> Vec<String> {
        let modules = Modules::new(files.iter().map(|path| (*path, family)));
        let name = |file: u32| files.get(file as usize).map_or("", |path| *path);
        find(&modules)
            .into_iter()
            .map(|file| name(file).to_owned())
            .collect()
    }

    #[test]
    fn modules_of_python() {
        let files = [
            "src/app/views.py",
            "src/app/db/__init__.py",
            "lib/json.py",
            "src/app/util.py",
            "other/util.py",
        ];
        // The path of an import, what it means, and what is left of it.
        let cases: [(&str, &[&str], &str); 5] = [
            ("app.db.run", &["src/app/db/__init__.py"], "run"),
            ("db.run", &["src/app/db/__init__.py"], "run"),
            ("util.quote", &["src/app/util.py"], "quote"),
            ("json.loads", &[], ""),
            ("app.util", &["src/app/util.py"], ""),
        ];
        for (path, expected, left) in cases {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            let mut rest = Vec::new();
            let modules = Modules::new(files.iter().map(|path| (*path, Family::Python)));
            let named = match modules.python(0, &path) {
                Some((files, names)) => {
                    rest = names;
                    files
                }
                None => Vec::new(),
            };
            let named: Vec<&str> = { named.iter() }
                .filter_map(|file| files.get(*file as usize).copied())
                .collect();
            assert_eq!(
                (named.as_slice(), rest.join(".").as_str()),
                (expected, left),
                "{path:?}"
            );
        }
    }

    #[test]
    fn modules_of_javascript() {
        let files = [
            "src/routes/user.ts",
            "src/lib/db.ts",
            "src/lib/index.ts",
            "node/fs.js",
            "src/routes/help.js",
        ];
        let cases: [(&str, &[&str]); 8] = [
            ("../lib/db", &["src/lib/db.ts"]),
            ("../lib/db.js", &["src/lib/db.ts"]),
            ("../lib", &["src/lib/index.ts"]),
            ("./help", &["src/routes/help.js"]),
            ("@/lib/db", &["src/lib/db.ts"]),
            ("lib/db", &["src/lib/db.ts"]),
            ("fs", &[]),
            ("./none", &[]),
        ];
        for (module, expected) in cases {
            let named = found(Family::JavaScript, &files, |modules| {
                modules.script(0, module)
            });
            assert_eq!(named, expected, "{module}");
        }
    }
}
