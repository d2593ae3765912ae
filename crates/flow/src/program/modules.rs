//! Which file an import means, by the paths of the scanned files.
//!
//! No build is asked and no configuration read: a path of an import is looked for as the end of a file's path, first
//! beside the file that imports, then from the folders above it, then anywhere. `paths` and `baseUrl` of a TypeScript
//! project, source roots of Java and Python and the like need no reading for that.

use super::Family;
use super::library::{Key, Library};
use airlock_syntax::Symbol;

/// Endings of files of JavaScript, in the order in which they are tried.
const SCRIPTS: [&str; 8] = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

/// The files of a program by their modules' paths.
pub(super) struct Modules<'run>(pub(super) &'run dyn Library);

/// The folder of a path.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

/// How many folders two paths begin with together.
pub(super) fn shared(one: &str, other: &str) -> usize {
    let both = parts(one).zip(parts(other));
    both.take_while(|(a, b)| a == b).count()
}

/// A module's path: without ending, `index` and `__init__`; a package of Go is its folder.
fn module_path(path: &str, family: Family) -> &str {
    if family == Family::Go {
        return folder(path);
    }
    let stem = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem,
        _ => path,
    };
    match family {
        Family::Python if stem == "__init__" => "",
        Family::Python => stem.strip_suffix("/__init__").unwrap_or(stem),
        Family::JavaScript => stem.strip_suffix("/index").unwrap_or(stem),
        _ => stem,
    }
}

/// The last name in a module's path.
pub(super) fn module_name(path: &str, family: Family) -> Option<Symbol> {
    let last = parts(module_path(path, family)).last();
    last.map(Symbol::of)
}

impl Modules<'_> {
    fn folder(&self, file: u32) -> String {
        let outline = self.0.outline(file);
        outline.map_or_else(String::new, |outline| folder(&outline.path).to_owned())
    }

    /// The files that a module's path may mean, seen from the file `from`: all those that are equally near.
    fn ending_in(&self, from: u32, wanted: &[&str], anywhere: bool) -> Vec<u32> {
        let Some(last) = wanted.last() else {
            return Vec::new();
        };
        let mut here: Option<String> = None;
        let mut best: (usize, Vec<u32>) = (0, Vec::new());
        for entry in self.0.entries(Key::module(Symbol::of(last))).iter() {
            let Some(outline) = self.0.outline(entry.file) else {
                continue;
            };
            let path = module_path(&outline.path, outline.family);
            let mut own = path.rsplit('/').filter(|part| !part.is_empty());
            if !wanted.iter().rev().all(|part| own.next() == Some(part)) {
                continue;
            }
            let root = own.count();
            let here = here.get_or_insert_with(|| self.folder(from));
            let both = parts(path).take(root).zip(parts(here));
            let shared = both.take_while(|(a, b)| a == b).count();
            // A root above the file that imports counts more than one elsewhere.
            let is_above = shared == root;
            if !is_above && !anywhere {
                continue;
            }
            let nearness = 1 + shared * 2 + usize::from(is_above);
            match nearness.cmp(&best.0) {
                std::cmp::Ordering::Greater => best = (nearness, vec![entry.file]),
                std::cmp::Ordering::Equal => best.1.push(entry.file),
                std::cmp::Ordering::Less => {}
            }
        }
        best.1
    }

    /// The files and remaining names that the path of an import of Python means: as much of it as is a module.
    pub(super) fn python(&self, from: u32, path: &[String]) -> Option<(Vec<u32>, Vec<String>)> {
        for length in (1..=path.len()).rev() {
            let (module, rest) = path.split_at_checked(length)?;
            let wanted: Vec<&str> = module.iter().map(String::as_str).collect();
            let files = self.ending_in(from, &wanted, wanted.len() > 1);
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
            let here = self.folder(from);
            let mut path: Vec<&str> = parts(&here).collect();
            for part in bare.split('/') {
                match part {
                    "." | "" => {}
                    ".." => {
                        path.pop();
                    }
                    name => path.push(name),
                }
            }
            return self.exactly(&path);
        }
        let inner = bare
            .trim_start_matches(['@', '~', '#'])
            .trim_start_matches('/');
        let is_alias = inner != bare && !bare.starts_with('@') || bare.starts_with("@/");
        let wanted: Vec<&str> = parts(inner).collect();
        if wanted.len() < 2 && !is_alias {
            return Vec::new();
        }
        self.ending_in(from, &wanted, true)
    }

    /// The files whose module path is just this one.
    fn exactly(&self, wanted: &[&str]) -> Vec<u32> {
        let Some(last) = wanted.last() else {
            return Vec::new();
        };
        let same = self.0.entries(Key::module(Symbol::of(last)));
        let is_it = |file: &u32| {
            self.0.outline(*file).is_some_and(|outline| {
                parts(module_path(&outline.path, outline.family)).eq(wanted.iter().copied())
            })
        };
        let files = same.iter().map(|entry| entry.file);
        files.filter(is_it).take(2).collect()
    }

    /// The files of the package of Go at a path: those of the folder that ends in most of it. Where the module's own path
    /// ends and folders begin is said in a file that is not read.
    pub(super) fn package(&self, from: u32, path: &str) -> Vec<u32> {
        let mut wanted: Vec<&str> = parts(path).collect();
        // `store/v2` is the second version of the module `store`, in its folder.
        let is_version = |part: &&&str| {
            let digits = part.strip_prefix('v');
            digits.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
        };
        if wanted.last().as_ref().is_some_and(is_version) {
            wanted.pop();
        }
        let tails = (0..wanted.len()).filter_map(|at| wanted.get(at..));
        let mut found = tails.map(|tail| self.ending_in(from, tail, true));
        found.find(|files| !files.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Outline;
    use super::super::library::Outlines;
    use super::*;
    use std::sync::Arc;

    fn library(family: Family, files: &[&str]) -> Outlines {
        let outline = |path: &&str| {
            Arc::new(Outline {
                path: (*path).to_owned(),
                family,
                functions: Vec::new(),
                classes: Vec::new(),
                imports: Vec::new(),
                exports: Vec::new(),
                packages: Vec::new(),
                mentions: Vec::new(),
            })
        };
        Outlines::new(files.iter().map(outline).collect())
    }

    fn found(
        family: Family,
        files: &[&str],
        find: impl Fn(&Modules<'_>) -> Vec<u32>,
    ) -> Vec<String> {
        let library = library(family, files);
        let name = |file: u32| files.get(file as usize).map_or("", |path| *path);
        find(&Modules(&library))
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
            let library = library(Family::Python, &files);
            let named = match Modules(&library).python(0, &path) {
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
    fn packages_of_go() {
        let files = [
            "cmd/main.go",
            "order/store/a.go",
            "user/store/a.go",
            "user/store/b.go",
        ];
        let cases: [(&str, &[&str]); 5] = [
            (
                "example.com/app/user/store",
                &["user/store/a.go", "user/store/b.go"],
            ),
            ("example.com/app/order/store", &["order/store/a.go"]),
            ("example.com/app/cmd", &["cmd/main.go"]),
            ("example.com/app/order/store/v2", &["order/store/a.go"]),
            ("fmt", &[]),
        ];
        for (path, expected) in cases {
            let named = found(Family::Go, &files, |modules| modules.package(0, path));
            assert_eq!(named, expected, "{path}");
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
