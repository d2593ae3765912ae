//! What code imports, held against what manifests ask for.
//!
//! Precision first: silence wherever an import may be accounted for in a way that is not seen. Whatever the tree names
//! anywhere counts as declared; a name that a file or folder of the tree has is the tree's own.

pub(crate) mod names;
mod placed;
#[cfg(test)]
mod tests;
mod unused;

use crate::advisory::normal_name;
use crate::facts::{Facts, Flaw, Import};
use crate::join::upwards;
use crate::legitimacy::traps;
use crate::out::DYNAMIC;
use airlock_model::{Mention, Purpose, Scope};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
pub use unused::Doubt;

/// An import that nothing declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undeclared {
    /// What is imported, and where.
    pub import: Import,
    /// The package that has it.
    pub package: String,
    /// Whether that package is known to have it; else the import may be of one that is called otherwise.
    pub is_certain: bool,
}

/// What the tree names and has.
struct Tree<'f> {
    files: &'f [Facts],
    /// Files that name packages, by folder.
    manifests: FxHashMap<&'f str, Vec<&'f Facts>>,
    /// Imports of Python that a package named somewhere may be what they are of.
    told: FxHashSet<&'f str>,
    /// Packages of Python in normal form.
    python: FxHashSet<String>,
    /// Packages of npm.
    npm: FxHashSet<&'f str>,
    /// Names of files without ending, and of folders.
    own: FxHashSet<&'f str>,
}

/// The imports of product code that nothing declares, each at its first place.
pub(crate) fn undeclared(files: &[Facts]) -> Vec<Undeclared> {
    if files.iter().all(|file| file.imports.is_empty()) {
        return Vec::new();
    }
    let tree = Tree::of(files);
    let is_python_explained = tree.is_python_explained();
    let product = files
        .iter()
        .filter(|file| file.purpose == Purpose::Product && !is_aside(file));
    let mut said: FxHashSet<(String, String)> = FxHashSet::default();
    product
        .flat_map(|file| file.imports.iter().map(move |import| (file, import)))
        .filter_map(|(file, import)| match import.ecosystem.as_str() {
            "PyPI" => tree.python_import(file, import, is_python_explained),
            "npm" => tree.npm_import(file, import),
            _ => None,
        })
        .chain(placed::undeclared(files))
        .filter(|one| said.insert((one.import.ecosystem.clone(), one.import.name.clone())))
        .collect()
}

/// Imports of what is asked for elsewhere than where it is needed.
pub(crate) fn misplaced(files: &[Facts]) -> Vec<Flaw> {
    placed::misplaced(files)
}

/// What the product's code imports, each name at its first place; the code of tests comes last.
pub(crate) fn imports(files: &[Facts]) -> Vec<Import> {
    let mut said: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut out = Vec::new();
    for is_product in [true, false] {
        let chosen = files
            .iter()
            .filter(|file| (file.purpose == Purpose::Product) == is_product);
        for import in chosen.flat_map(|file| &file.imports) {
            if said.insert((&import.ecosystem, &import.name)) {
                out.push(import.clone());
            }
        }
    }
    out
}

/// What is asked for and nothing is seen to import.
pub(crate) fn doubts(files: &[Facts]) -> Vec<Doubt> {
    unused::doubts(files)
}

/// Code that is run by hand, with whatever is installed there.
fn is_aside(file: &Facts) -> bool {
    const ASIDE: [&str; 14] = [
        "benchmark",
        "benchmarks",
        "ci",
        "contrib",
        "demo",
        "demos",
        "doc",
        "docs",
        "e2e",
        "example",
        "examples",
        "scripts",
        "tools",
        "tests",
    ];
    let mut parts = file.path.as_str().split('/');
    let name = parts.next_back().unwrap_or_default();
    let is_configuration = name.contains(".config.")
        || name == "conftest.py"
        || name == "noxfile.py"
        || name == "setup.py";
    let is_of_scripts = |folder: &str| folder.starts_with("scripts") || folder.starts_with('.');
    is_configuration || parts.any(|folder| ASIDE.contains(&folder) || is_of_scripts(folder))
}

impl<'f> Tree<'f> {
    fn of(files: &'f [Facts]) -> Self {
        let mut out = Self {
            files,
            manifests: FxHashMap::default(),
            told: FxHashSet::default(),
            python: FxHashSet::default(),
            npm: FxHashSet::default(),
            own: FxHashSet::default(),
        };
        for file in files {
            if !file.packages.is_empty() {
                out.manifests.entry(file.folder()).or_default().push(file);
            }
            for part in file.path.as_str().split('/') {
                out.own.insert(part.split('.').next().unwrap_or(part));
                out.own
                    .insert(part.rsplit_once('.').map_or(part, |(stem, _)| stem));
            }
            let names = file
                .packages
                .iter()
                .map(|one| (one.ecosystem.as_str(), one.name.as_str()));
            let own = file
                .own
                .iter()
                .flat_map(|own| [("PyPI", own.name.as_str()), ("npm", own.name.as_str())]);
            for (ecosystem, name) in names.chain(own) {
                match ecosystem {
                    "PyPI" | "conda" => {
                        out.python.insert(normal_name("PyPI", name));
                    }
                    "npm" => {
                        out.npm.insert(name);
                    }
                    _ => {}
                }
            }
        }
        out.told = out
            .python_imports()
            .into_iter()
            .filter(|import| {
                let package = distribution(import);
                out.python.iter().any(|named| is_told(&package, named))
            })
            .collect();
        out
    }

    /// The names that code in Python imports.
    fn python_imports(&self) -> BTreeSet<&'f str> {
        let imports = self.files.iter().flat_map(|file| &file.imports);
        let of_python = imports.filter(|import| import.ecosystem == "PyPI");
        of_python.map(|import| import.name.as_str()).collect()
    }

    /// Whether a manifest in the file's folder or above asks for packages of `ecosystem`, and all of them are understood.
    fn is_governed(&self, file: &Facts, ecosystem: &str) -> bool {
        let mut is_found = false;
        for folder in upwards(file.folder()) {
            for manifest in self.manifests.get(folder).into_iter().flatten() {
                let mut packages = manifest.packages.iter();
                let asks = packages.any(|package| {
                    package.mention == Mention::Manifest
                        && package.ecosystem == ecosystem
                        && package.scope != Scope::Build
                });
                if asks && (!manifest.notes.is_empty() || manifest.setting(DYNAMIC).is_some()) {
                    return false;
                }
                is_found |= asks;
            }
        }
        is_found
    }

    /// Whether every package of Python that a manifest asks for is imported somewhere under a name that tells it: then no
    /// import is of a package that is called otherwise.
    fn is_python_explained(&self) -> bool {
        let imports: Vec<String> = self
            .python_imports()
            .into_iter()
            .map(distribution)
            .collect();
        let mut asked = self
            .files
            .iter()
            .flat_map(|file| &file.packages)
            .filter(|package| package.ecosystem == "PyPI" && package.mention == Mention::Manifest);
        asked.all(|package| {
            let name = normal_name("PyPI", &package.name);
            imports.iter().any(|import| is_told(import, &name))
        })
    }

    fn python_import(
        &self,
        file: &Facts,
        import: &Import,
        is_explained: bool,
    ) -> Option<Undeclared> {
        let name = import.name.as_str();
        let is_known = traps::is_python_module(name) || self.own.contains(name);
        if is_known
            || BUILDERS.contains(&name)
            || self.told.contains(name)
            || !self.is_governed(file, "PyPI")
        {
            return None;
        }
        let is_certain = traps::distribution("PyPI", name).is_some() || SAME.contains(&name);
        (is_certain || is_explained).then(|| Undeclared {
            import: import.clone(),
            package: distribution(name),
            is_certain,
        })
    }

    fn npm_import(&self, file: &Facts, import: &Import) -> Option<Undeclared> {
        let name = import.name.as_str();
        let types = match name.strip_prefix('@') {
            Some(scoped) => format!("@types/{}", scoped.replace('/', "__")),
            None => format!("@types/{name}"),
        };
        let is_declared = self.npm.contains(name) || self.npm.contains(types.as_str());
        let first = name.split('/').next().unwrap_or(name);
        let is_known =
            traps::is_node_module(name) || HOSTS.contains(&name) || self.own.contains(first);
        if is_declared || is_known || !self.is_governed(file, "npm") {
            return None;
        }
        // A scope that no package of the tree has may be an alias of the build.
        let scope = format!("{first}/");
        let is_alias = name.starts_with('@') && !self.npm.iter().any(|one| one.starts_with(&scope));
        // A build may have names of its own for folders; only in a scope that the tree's packages are of it cannot.
        (!is_alias).then(|| Undeclared {
            import: import.clone(),
            package: name.to_owned(),
            is_certain: name.starts_with('@'),
        })
    }
}

/// The package that an import of Python most probably belongs to, in normal form.
fn distribution(import: &str) -> String {
    normal_name(
        "PyPI",
        traps::distribution("PyPI", import).unwrap_or(import),
    )
}

/// Whether a package of this name may be what an import is of: one name is a part of the other.
fn is_told(import: &str, package: &str) -> bool {
    let (import, package) = (import.replace('-', ""), package.replace('-', ""));
    package.contains(&import) || import.contains(&package)
}

/// What installs packages is installed without being asked for.
const BUILDERS: [&str; 5] = ["setuptools", "pkg_resources", "pip", "wheel", "distutils"];

/// Modules that hosts of JavaScript bring along.
const HOSTS: [&str; 8] = [
    "atom", "bun", "deno", "electron", "k6", "sketch", "uxp", "vscode",
];

/// Packages of Python that have one import of their own name.
const SAME: [&str; 40] = [
    "aiohttp",
    "anthropic",
    "boto3",
    "botocore",
    "celery",
    "click",
    "cryptography",
    "django",
    "fastapi",
    "flask",
    "gunicorn",
    "httpx",
    "jinja2",
    "keras",
    "langchain",
    "lxml",
    "matplotlib",
    "networkx",
    "numpy",
    "openai",
    "pandas",
    "paramiko",
    "psutil",
    "pydantic",
    "pymongo",
    "pytest",
    "redis",
    "requests",
    "rich",
    "scipy",
    "seaborn",
    "sqlalchemy",
    "starlette",
    "tensorflow",
    "torch",
    "tornado",
    "tqdm",
    "transformers",
    "urllib3",
    "uvicorn",
];
