//! Imports held against the manifest that governs the file: asked for elsewhere only, by another package only, for
//! development only, or not at all.
//!
//! Only what an import's name decides is said. A package counts as asked for wherever in the tree it is.

use super::names::{is_below, is_of};
use super::{Undeclared, is_aside};
use crate::facts::{Facts, Flaw, Import};
use crate::hygiene::Rule;
use crate::join::{comparable, upwards};
use crate::legitimacy::traps;
use crate::out::{ALIAS, NAMESPACE};
use airlock_model::{Mention, Package, Purpose, Scope};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Packages for development that a product may import before it looks like a habit: then the build puts them into the
/// product, as bundlers do.
const FEW: usize = 3;

/// Where packages of one ecosystem are asked for and fixed.
struct Asked<'f> {
    files: &'f [Facts],
    /// By folder and ecosystem.
    manifests: FxHashMap<(&'f str, &'f str), Vec<&'f Facts>>,
    /// What manifests ask for, with the strongest scope, and whether the project asks for it itself.
    scopes: FxHashMap<(&'f str, String), (Scope, bool)>,
    /// What only lockfiles name.
    locked: FxHashSet<(&'f str, String)>,
    /// Namespaces of PHP, the longest first, and their packages.
    namespaces: Vec<(&'f str, &'f str)>,
    /// Names of files without ending, and of folders.
    own: FxHashSet<&'f str>,
}

impl<'f> Asked<'f> {
    fn of(files: &'f [Facts]) -> Self {
        let mut out = Self {
            files,
            manifests: FxHashMap::default(),
            scopes: FxHashMap::default(),
            locked: FxHashSet::default(),
            namespaces: Vec::new(),
            own: FxHashSet::default(),
        };
        for file in files {
            if file.is_code {
                out.own.extend(file.path.as_str().split('/').map(stem));
            }
            for ecosystem in described(file) {
                let manifests = out.manifests.entry((file.folder(), ecosystem));
                manifests.or_default().push(file);
            }
            for package in &file.packages {
                out.take(package);
            }
            let namespaces = file.settings.iter().filter_map(|setting| {
                let prefix = setting.key.strip_prefix(NAMESPACE)?;
                (!prefix.is_empty()).then_some((prefix, setting.value.as_str()))
            });
            out.namespaces.extend(namespaces);
        }
        out.namespaces
            .sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        out
    }

    fn take(&mut self, package: &'f Package) {
        let key = (
            package.ecosystem.as_str(),
            comparable(&package.ecosystem, &package.name),
        );
        if package.mention == Mention::Lockfile && package.direct != Some(true) {
            self.locked.insert(key);
        } else {
            let is_direct = package.direct != Some(false);
            let slot = self.scopes.entry(key).or_insert((package.scope, is_direct));
            *slot = (
                crate::graph::stronger(slot.0, package.scope),
                slot.1 || is_direct,
            );
        }
    }

    /// The manifests of the nearest folder upwards that has one of `ecosystem`.
    fn governing<'a>(&'a self, file: &'a Facts, ecosystem: &'a str) -> &'a [&'f Facts] {
        upwards(file.folder())
            .find_map(|folder| self.manifests.get(&(folder, ecosystem)))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether any manifest of the tree of `ecosystem` has a package that the import is of, under any of its names.
    fn asks_for(&self, import: &Import) -> Option<(Scope, bool)> {
        let ecosystem = import.ecosystem.as_str();
        let name = comparable(ecosystem, &import.name);
        if ecosystem == "Go" {
            // The longest module that the path lies in.
            return prefixes(&import.name)
                .find_map(|path| self.scopes.get(&("Go", path.to_owned())).copied());
        }
        if let Some(known) = self.scopes.get(&(ecosystem, name)) {
            return Some(*known);
        }
        if ecosystem == "crates.io" {
            let hyphened = import.name.replace('_', "-");
            return self
                .scopes
                .get(&(ecosystem, hyphened))
                .copied()
                .or_else(|| {
                    let mut all = self.files.iter().flat_map(|file| &file.packages);
                    all.find(|package| {
                        package.ecosystem == ecosystem
                            && is_of(ecosystem, &import.name, &package.name)
                    })
                    .map(|package| (package.scope, true))
                });
        }
        None
    }

    /// Whether the tree itself has what is imported.
    fn is_own(&self, import: &Import) -> bool {
        let ecosystem = import.ecosystem.as_str();
        let is_named = |file: &&Facts| {
            let by_alias = file.settings.iter().any(|setting| {
                let alias = setting.key.strip_prefix(ALIAS);
                alias.is_some_and(|alias| is_of(ecosystem, &import.name, alias))
            });
            let own = file.own.as_ref();
            by_alias || own.is_some_and(|own| is_of(ecosystem, &import.name, &own.name))
        };
        let mut named = self
            .manifests
            .iter()
            .filter(|((_, of), _)| *of == ecosystem)
            .flat_map(|(_, files)| files);
        named.any(is_named) || self.own.contains(import.name.as_str())
    }
}

/// The ecosystems whose packages a file describes or asks for.
fn described(file: &Facts) -> Vec<&str> {
    let by_name = match file.path.file_name() {
        "go.mod" => "Go",
        "Cargo.toml" => "crates.io",
        "pubspec.yaml" => "Pub",
        "package.json" => "npm",
        "composer.json" => "Packagist",
        _ => "",
    };
    if !by_name.is_empty() {
        return vec![by_name];
    }
    let is_request = |package: &&Package| package.mention == Mention::Manifest;
    let mut found: Vec<&str> = file
        .packages
        .iter()
        .filter(is_request)
        .map(|package| package.ecosystem.as_str())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A path and all above it.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| Some(path.rsplit_once('/')?.0))
}

fn stem(part: &str) -> &str {
    part.split('.').next().unwrap_or(part)
}

/// What Go, Rust and Dart import and no manifest asks for.
pub(super) fn undeclared(files: &[Facts]) -> Vec<Undeclared> {
    let asked = Asked::of(files);
    let mut said: FxHashSet<(&str, String)> = FxHashSet::default();
    let mut out = Vec::new();
    for (file, import) in product_imports(files) {
        let ecosystem = import.ecosystem.as_str();
        let package = match ecosystem {
            "Go" => module(&import.name),
            "crates.io" => import.name.replace('_', "-"),
            "Pub" => import.name.clone(),
            _ => continue,
        };
        let is_standard = ecosystem == "Go" && !first(&import.name).contains('.');
        if is_standard || asked.asks_for(import).is_some() || asked.is_own(import) {
            continue;
        }
        let governing = asked.governing(file, ecosystem);
        let is_governed = !governing.is_empty()
            && governing
                .iter()
                .all(|manifest| manifest.notes.is_empty() && manifest.own.is_some());
        // A name in a lockfile may be a request of a manifest that is made when it is built.
        let is_locked = asked.locked.contains(&(ecosystem, package.clone()));
        if is_governed && !is_locked && said.insert((ecosystem, package.clone())) {
            out.push(Undeclared {
                import: import.clone(),
                package,
                is_certain: true,
            });
        }
    }
    out
}

/// The part of a Go path that a module is usually called by: host, owner, repository.
fn module(path: &str) -> String {
    let most = if first(path).matches('.').count() == 1 {
        3
    } else {
        2
    };
    path.split('/').take(most).collect::<Vec<_>>().join("/")
}

fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// The imports of the product's own code, with their files.
fn product_imports(files: &[Facts]) -> impl Iterator<Item = (&Facts, &Import)> {
    const LEFT_OUT: [&str; 5] = [
        "testdata",
        "vendor",
        "fixtures",
        "__fixtures__",
        "node_modules",
    ];
    let is_product = |file: &&Facts| {
        let mut parts = file.path.as_str().split('/');
        file.purpose == Purpose::Product
            && !file.imports.is_empty()
            && !is_aside(file)
            && !parts.any(|part| LEFT_OUT.contains(&part) || part.contains("template"))
    };
    files
        .iter()
        .filter(is_product)
        .flat_map(|file| file.imports.iter().map(move |import| (file, import)))
}

/// Imports of packages that nothing asks for but another package, and of such as are asked for to develop only.
pub(super) fn misplaced(files: &[Facts]) -> Vec<Flaw> {
    if files.iter().all(|file| file.imports.is_empty()) {
        return Vec::new();
    }
    let asked = Asked::of(files);
    let mut said: FxHashSet<(&str, String)> = FxHashSet::default();
    let mut development = Vec::new();
    let mut by_ecosystem: BTreeMap<&str, Vec<(&Import, String)>> = BTreeMap::new();
    let mut in_place = 0_usize;
    for (file, import) in product_imports(files) {
        let ecosystem = import.ecosystem.as_str();
        let Some(package) = asked.package(import) else {
            continue;
        };
        let key = (ecosystem, package.clone());
        let governing = asked.governing(file, ecosystem);
        if said.contains(&key) || governing.is_empty() {
            continue;
        }
        if asked.is_own(import) {
            said.insert(key);
            continue;
        }
        let place = match asked.scopes.get(&key) {
            Some((_, false)) => Some(Rule::TransitiveImport),
            None if asked.locked.contains(&key) => Some(Rule::TransitiveImport),
            Some((Scope::Dev | Scope::Test, true))
                if is_run(file) && !governing.iter().any(|manifest| bundles(manifest)) =>
            {
                Some(Rule::MisplacedDependency)
            }
            _ => None,
        };
        said.insert(key);
        match place {
            Some(Rule::TransitiveImport) => {
                by_ecosystem
                    .entry(ecosystem)
                    .or_default()
                    .push((import, package));
            }
            Some(_) => development.push(flaw(
                Rule::MisplacedDependency,
                import,
                format!("{package} is imported by the product, and asked for to develop only"),
            )),
            None => in_place += 1,
        }
    }
    let mut out: Vec<Flaw> = by_ecosystem
        .values()
        .filter_map(|found| transitive(found))
        .collect();
    if development.len() <= FEW && development.len() * 4 <= in_place {
        out.append(&mut development);
    }
    out
}

impl Asked<'_> {
    /// The package that an import is of, where its name tells.
    fn package(&self, import: &Import) -> Option<String> {
        let name = import.name.as_str();
        match import.ecosystem.as_str() {
            "npm" => {
                let types = format!("@types/{}", name.trim_start_matches('@').replace('/', "__"));
                let has_types = self.scopes.contains_key(&("npm", types));
                (!has_types && !traps::is_node_module(name)).then(|| name.to_owned())
            }
            "PyPI" => {
                let is_certain =
                    traps::distribution("PyPI", name).is_some() || super::SAME.contains(&name);
                let package = traps::distribution("PyPI", name).unwrap_or(name);
                is_certain.then(|| comparable("PyPI", package))
            }
            "Go" => prefixes(name)
                .find(|path| self.scopes.contains_key(&("Go", (*path).to_owned())))
                .map(str::to_owned),
            "Packagist" => {
                let (_, package) = self
                    .namespaces
                    .iter()
                    .find(|(prefix, _)| is_below(name, prefix, '\\'))?;
                Some(comparable("Packagist", package))
            }
            _ => None,
        }
    }
}

/// Whether a file of JavaScript or Python is part of what runs, as far as its name tells.
fn is_run(file: &Facts) -> bool {
    const NOT_RUN: [&str; 24] = [
        "build",
        "bundle",
        "d",
        "dev",
        "esbuild",
        "extract",
        "fixture",
        "generate",
        "gulpfile",
        "makefile",
        "mix",
        "mock",
        "mocks",
        "rollup",
        "setup",
        "setuptests",
        "spec",
        "specs",
        "stories",
        "storybook",
        "test",
        "testing",
        "tests",
        "webpack",
    ];
    let path = file.path.as_str().to_ascii_lowercase();
    path.contains('/')
        && !path
            .split(['/', '.', '_', '-'])
            .any(|word| NOT_RUN.contains(&word))
}

/// Whether a manifest asks for a bundler: then what is for development is put into the product as well.
fn bundles(manifest: &Facts) -> bool {
    const BUNDLERS: [&str; 12] = [
        "@angular/cli",
        "@vue/cli-service",
        "browserify",
        "esbuild",
        "laravel-mix",
        "next",
        "parcel",
        "react-scripts",
        "rollup",
        "tsup",
        "vite",
        "webpack",
    ];
    manifest
        .packages
        .iter()
        .any(|package| package.ecosystem == "npm" && BUNDLERS.contains(&package.name.as_str()))
}

/// Says of several packages at once that only others ask for them: a project that does it once does it often.
fn transitive(found: &[(&Import, String)]) -> Option<Flaw> {
    const NAMED: usize = 4;
    let (first, _) = found.first()?;
    let names: Vec<&str> = found.iter().map(|(_, package)| package.as_str()).collect();
    let message = match names.as_slice() {
        [one] => format!("{one} is imported, and only another package asks for it"),
        several if several.len() <= NAMED => format!(
            "{} are imported, and only other packages ask for them",
            several.join(", ")
        ),
        many => format!(
            "{} and {} more packages are imported, and only other packages ask for them",
            many.get(..NAMED).unwrap_or_default().join(", "),
            many.len() - NAMED
        ),
    };
    Some(flaw(Rule::TransitiveImport, first, message))
}

fn flaw(rule: Rule, import: &Import, message: String) -> Flaw {
    Flaw {
        rule: rule.id().to_owned(),
        message,
        location: import.location.clone(),
    }
}
