//! What a manifest asks for and no import names: doubts, which a look at all texts must confirm.
//!
//! Precision first. Only packages of the product are doubted, never tools; only where most of what the manifest asks for
//! is imported below it, so that the code is there and was read; never what another package needs as well, which may be
//! asked for to fix its version.

use super::names::{is_below, is_of, words};
use super::{Tree, distribution, is_aside, is_told};
use crate::facts::{Facts, Import};
use crate::join::comparable;
use crate::legitimacy::traps;
use crate::out::{ALIAS, DYNAMIC, IMPLICIT, NAMESPACE};
use airlock_model::{Location, Mention, Package, PackageOrigin, Purpose, Scope};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// A package that nothing is seen to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Its ecosystem.
    pub ecosystem: String,
    /// Its name.
    pub package: String,
    /// Where it is asked for.
    pub location: Location,
    /// The words by which a text may name it.
    pub words: Vec<String>,
}

impl Doubt {
    /// The folder whose code the manifest is for.
    pub(crate) fn folder(&self) -> &str {
        let path = self.location.path.as_str();
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Parts of names of packages that work without being imported: a client, a tool or a framework finds them.
const FOUND_BY_NAME: [&str; 46] = [
    "adapter",
    "asyncpg",
    "babel",
    "backend",
    "binary",
    "brotli",
    "bundle",
    "certifi",
    "cli",
    "client",
    "coverage",
    "cyclonedx",
    "codegen",
    "config",
    "css",
    "driver",
    "eslint",
    "extra",
    "font",
    "fontawesome",
    "fonts",
    "gunicorn",
    "hiredis",
    "icons",
    "jest",
    "loader",
    "mysqlclient",
    "pack",
    "plugin",
    "polyfill",
    "postcss",
    "predis",
    "preset",
    "prettier",
    "psycopg",
    "psycopg2",
    "runtime",
    "sass",
    "server",
    "setproctitle",
    "setuptools",
    "theme",
    "types",
    "tzdata",
    "uvloop",
    "uwsgi",
];

/// Packages of npm that a framework, a compiler or a database's layer loads by itself.
const LOADED: [&str; 24] = [
    "@angular/animations",
    "@angular/compiler",
    "@angular/platform-browser-dynamic",
    "@angular/platform-browser",
    "@fortawesome/fontawesome-svg-core",
    "bufferutil",
    "core-js",
    "encoding",
    "graphql",
    "mariadb",
    "mysql",
    "mysql2",
    "oracledb",
    "pg",
    "pg-hstore",
    "react-dom",
    "reflect-metadata",
    "regenerator-runtime",
    "sharp",
    "sqlite3",
    "tedious",
    "tslib",
    "utf-8-validate",
    "zone.js",
];

/// Manifests whose requests are judged; what is generated from another list names what nobody asks for.
fn is_judged(file: &Facts) -> bool {
    let name = file.path.file_name();
    let is_list = name == "requirements.txt";
    let known = matches!(
        name,
        "package.json"
            | "pyproject.toml"
            | "Pipfile"
            | "go.mod"
            | "Cargo.toml"
            | "composer.json"
            | "pubspec.yaml"
    );
    let all_fixed = file
        .packages
        .iter()
        .all(|package| package.version.is_some());
    let is_whole = file.notes.is_empty() && file.setting(DYNAMIC).is_none();
    let parts = &mut file.path.as_str().split('/');
    let is_copy = parts.any(|part| {
        matches!(
            part,
            "node_modules" | "vendor" | "third_party" | "fixtures" | "testdata"
        ) || part.contains("template")
    });
    let is_kind = known || (is_list && !all_fixed);
    is_kind && is_whole && !is_copy && file.purpose == Purpose::Product && !is_aside(file)
}

fn is_judged_package(package: &Package) -> bool {
    let is_found = package
        .name
        .to_ascii_lowercase()
        .split(['-', '_', '.', '/', '@'])
        .any(|word| FOUND_BY_NAME.contains(&word));
    let is_own = matches!(
        package.origin,
        Some(PackageOrigin::Path { .. } | PackageOrigin::Workspace)
    );
    package.mention == Mention::Manifest
        && package.scope == Scope::Runtime
        && package.direct == Some(true)
        && !is_found
        && !(package.ecosystem == "npm" && LOADED.contains(&package.name.as_str()))
        && !is_own
}

/// The packages that nothing is seen to import, by manifest.
pub(super) fn doubts(files: &[Facts]) -> Vec<Doubt> {
    let imports: Vec<(&Facts, &Import)> = files
        .iter()
        .flat_map(|file| file.imports.iter().map(move |import| (file, import)))
        .collect();
    if imports.is_empty() {
        return Vec::new();
    }
    let needed = needed_by_others(files);
    let mut names: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for setting in files.iter().flat_map(|file| &file.settings) {
        for kind in [NAMESPACE, ALIAS] {
            if let Some(name) = setting.key.strip_prefix(kind) {
                names.entry(&setting.value).or_default().push(name);
            }
        }
    }
    let implicit: FxHashSet<&str> = files
        .iter()
        .flat_map(|file| &file.settings)
        .filter(|setting| setting.key == IMPLICIT)
        .map(|setting| setting.value.as_str())
        .collect();
    let python = Tree::of(files);
    let mut out = Vec::new();
    for file in files.iter().filter(|file| is_judged(file)) {
        let in_folder =
            |code: &Facts| file.folder().is_empty() || is_below(code.folder(), file.folder(), '/');
        let below: BTreeSet<(&str, &str)> = imports
            .iter()
            .filter(|(code, _)| in_folder(code))
            .map(|(_, import)| (import.ecosystem.as_str(), import.name.as_str()))
            .collect();
        let asked: Vec<&Package> = file
            .packages
            .iter()
            .filter(|package| is_judged_package(package))
            .collect();
        let is_seen = |package: &Package| {
            let other = names
                .get(package.name.as_str())
                .map_or(&[][..], Vec::as_slice);
            let ecosystem = package.ecosystem.as_str();
            below.iter().any(|(of, import)| {
                *of == ecosystem
                    && (is_of(ecosystem, import, &package.name)
                        || other.iter().any(|name| is_named(ecosystem, import, name)))
            })
        };
        let (seen, unseen): (Vec<&Package>, Vec<&Package>) =
            asked.into_iter().partition(|package| is_seen(package));
        if seen.len() < unseen.len() {
            continue;
        }
        for package in unseen {
            let key = (
                package.ecosystem.as_str(),
                comparable(&package.ecosystem, &package.name),
            );
            let other = names
                .get(package.name.as_str())
                .map_or(&[][..], Vec::as_slice);
            let is_decidable = match package.ecosystem.as_str() {
                "Packagist" => !other.is_empty(),
                "PyPI" => python.is_doubtful(package),
                _ => true,
            };
            let is_needed = needed.contains(&key) && package.ecosystem != "Go";
            if is_needed || !is_decidable || implicit.contains(package.name.as_str()) {
                continue;
            }
            let mut words = words(&package.ecosystem, &package.name);
            words.extend(other.iter().map(|name| (*name).to_owned()));
            out.push(Doubt {
                ecosystem: package.ecosystem.clone(),
                package: package.name.clone(),
                location: package.location.clone(),
                words,
            });
        }
    }
    out
}

fn is_named(ecosystem: &str, import: &str, name: &str) -> bool {
    match ecosystem {
        "Packagist" => is_below(import, name, '\\') || is_below(name, import, '\\'),
        ecosystem => is_of(ecosystem, import, name),
    }
}

impl Tree<'_> {
    /// Whether a package of Python can be told not to be imported: no import is left that it may be what it is of.
    fn is_doubtful(&self, package: &Package) -> bool {
        let name = crate::advisory::normal_name("PyPI", &package.name);
        self.python_imports().into_iter().all(|import| {
            let meant = distribution(import);
            let is_known = traps::is_python_module(import)
                || self.own.contains(import)
                || super::BUILDERS.contains(&import);
            let is_others = || {
                self.python
                    .iter()
                    .any(|named| *named != name && is_told(&meant, named))
            };
            !is_told(&meant, &name) && (is_known || is_others())
        })
    }
}

/// What a package of some lockfile needs, or asks its user to bring.
fn needed_by_others(files: &[Facts]) -> FxHashSet<(&str, String)> {
    let mut out = FxHashSet::default();
    for file in files {
        for edge in &file.edges {
            let ends = (
                file.packages.get(edge.from as usize),
                file.packages.get(edge.to as usize),
            );
            if let (Some(from), Some(to)) = ends
                && !matches!(
                    from.origin,
                    Some(PackageOrigin::Workspace | PackageOrigin::Path { .. })
                )
            {
                out.insert((to.ecosystem.as_str(), comparable(&to.ecosystem, &to.name)));
            }
        }
    }
    out
}
