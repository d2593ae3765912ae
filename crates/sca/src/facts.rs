//! What one file says: the unit that is read per file, kept in the index, and joined over the tree.

use airlock_model::{Location, Package, Purpose, RepoPath, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// What one file says about dependencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The file.
    pub path: RepoPath,
    /// What the file is for: packages of test material are needed for tests, whatever it says itself.
    pub purpose: Purpose,
    /// The packages it names, in its order.
    pub packages: Vec<Package>,
    /// Who needs whom, as indices into `packages`.
    pub edges: Vec<Edge>,
    /// What a request (`name@requirement`) is answered with, where a lockfile says so.
    pub answers: Vec<(String, u32)>,
    /// Values that other files refer to, or that steer the client.
    pub settings: Vec<Setting>,
    /// Packages whose version another file gives: index and the setting's key.
    pub inherited: Vec<(u32, String)>,
    /// The package that the file itself describes.
    pub own: Option<Own>,
    /// Whether it is code that packages are imported into.
    pub is_code: bool,
    /// What code imports from outside, each name once.
    pub imports: Vec<Import>,
    /// What could not be read.
    pub notes: Vec<Note>,
    /// What is wrong with it as it stands.
    pub flaws: Vec<Flaw>,
}

/// One package needs another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edge {
    /// Who needs.
    pub from: u32,
    /// What is needed.
    pub to: u32,
    /// Whether it does without.
    pub optional: bool,
}

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Its name, prefixed by its kind (`property:`, `catalog:default:`, `registry:`).
    pub key: String,
    /// Its value.
    pub value: String,
    /// Where it stands.
    pub location: Location,
}

/// A name that code imports from outside, wherever it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The ecosystem whose packages the code imports.
    pub ecosystem: String,
    /// The outermost name: a package of npm, a module of Python.
    pub name: String,
    /// Where it first stands.
    pub location: Location,
}

/// The package a file describes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Its name.
    pub name: String,
    /// Its version, where given.
    pub version: Option<String>,
    /// Its licence as written, where given.
    pub license: Option<String>,
}

/// Something that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// Its line.
    pub line: u32,
    /// What it is.
    pub what: String,
}

/// Something wrong that one file shows alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flaw {
    /// Which rule says so.
    pub rule: String,
    /// What was found.
    pub message: String,
    /// Where.
    pub location: Location,
}

impl Setting {
    fn key_and_place(&self) -> (String, Span) {
        (self.key.clone(), self.location.span)
    }
}

impl Facts {
    pub(crate) fn of(path: &RepoPath) -> Self {
        Self {
            path: path.clone(),
            purpose: Purpose::Product,
            packages: Vec::new(),
            edges: Vec::new(),
            answers: Vec::new(),
            settings: Vec::new(),
            inherited: Vec::new(),
            own: None,
            is_code: false,
            imports: Vec::new(),
            notes: Vec::new(),
            flaws: Vec::new(),
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.packages.is_empty()
            && self.settings.is_empty()
            && self.own.is_none()
            && !self.is_code
            && self.imports.is_empty()
            && self.notes.is_empty()
            && self.flaws.is_empty()
    }

    /// The folder of the file, empty at the root.
    pub(crate) fn folder(&self) -> &str {
        self.path
            .as_str()
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
    }

    /// The first value of a setting.
    pub(crate) fn setting(&self, key: &str) -> Option<&str> {
        self.settings
            .iter()
            .find(|setting| setting.key == key)
            .map(|setting| setting.value.as_str())
    }

    /// Takes over what `other`, read from the same file's other side of a conflict, says besides.
    pub(crate) fn absorb(&mut self, other: Self) {
        let mut moved: Vec<u32> = Vec::with_capacity(other.packages.len());
        let mut places: FxHashMap<(Span, String), usize> = FxHashMap::default();
        for (index, package) in self.packages.iter().enumerate() {
            places.insert((package.location.span, package.name.clone()), index);
        }
        for package in other.packages {
            let key = (package.location.span, package.name.clone());
            let known = places.get(&key).copied();
            let known = known.filter(|index| self.packages.get(*index) == Some(&package));
            let index = known.unwrap_or(self.packages.len());
            if known.is_none() {
                self.packages.push(package);
            }
            moved.push(u32::try_from(index).unwrap_or(u32::MAX));
        }
        let at = |index: u32| moved.get(index as usize).copied();
        for edge in other.edges {
            if let (Some(from), Some(to)) = (at(edge.from), at(edge.to)) {
                self.edges.push(Edge { from, to, ..edge });
            }
        }
        self.edges.sort_unstable();
        self.edges.dedup();
        for (request, index) in other.answers {
            self.answers.extend(at(index).map(|index| (request, index)));
        }
        self.answers.sort();
        self.answers.dedup();
        for (index, key) in other.inherited {
            self.inherited.extend(at(index).map(|index| (index, key)));
        }
        self.inherited.sort();
        self.inherited.dedup();
        let known: FxHashSet<(String, Span)> =
            self.settings.iter().map(Setting::key_and_place).collect();
        let is_new = |setting: &Setting| !known.contains(&setting.key_and_place());
        self.settings
            .extend(other.settings.into_iter().filter(is_new));
        self.own = self.own.take().or(other.own);
        self.is_code |= other.is_code;
        for import in other.imports {
            if !self.imports.contains(&import) {
                self.imports.push(import);
            }
        }
        self.notes.extend(other.notes);
        self.notes.sort();
        self.notes.dedup();
        for flaw in other.flaws {
            if !self.flaws.contains(&flaw) {
                self.flaws.push(flaw);
            }
        }
    }
}
