//! Which file is read by whom: one table of readers, one file (or folder) per ecosystem.
//!
//! A new format is a function from a file to packages and a row in its ecosystem's `READERS`.

pub(crate) mod actions;
mod apple;
mod bots;
mod cargo;
mod composer;
mod dart;
pub(crate) mod docker;
mod go;
mod gradle;
mod haskell;
mod infrastructure;
mod license_file;
mod maven;
mod mix;
mod native;
mod npm;
mod nuget;
pub(crate) mod python;
mod ruby;
mod science;
mod statements;

use crate::command;
use crate::doc::conflict;
use crate::facts::Facts;
use crate::hygiene;
use crate::out::Out;
use airlock_model::{Mention, RepoPath};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// One format.
pub(crate) struct Reader {
    /// The ecosystem its packages are of, unless one says otherwise.
    pub(crate) ecosystem: &'static str,
    /// What kind of text it is.
    pub(crate) mention: Mention,
    /// Which files it takes.
    pub(crate) files: &'static [Files],
    /// Reads one file.
    pub(crate) read: fn(&mut Out<'_>),
}

/// Which files a reader takes.
pub(crate) enum Files {
    /// Those of this name.
    Name(&'static str),
    /// Those with this ending (after the last dot, in lower case).
    Ending(&'static str),
    /// Those with this ending whose whole path passes the test.
    If(&'static str, fn(&str) -> bool),
}

/// All formats, by ecosystem.
const ECOSYSTEMS: &[&[Reader]] = &[
    npm::READERS,
    python::READERS,
    cargo::READERS,
    go::READERS,
    maven::READERS,
    gradle::READERS,
    nuget::READERS,
    composer::READERS,
    ruby::READERS,
    dart::READERS,
    mix::READERS,
    apple::READERS,
    native::READERS,
    haskell::READERS,
    science::READERS,
    actions::READERS,
    docker::READERS,
    infrastructure::READERS,
    command::READERS,
    statements::READERS,
    license_file::READERS,
    bots::READERS,
];

/// A reader, and the test that a path must pass.
type Conditional = (&'static Reader, fn(&str) -> bool);

/// The readers by what they take.
#[derive(Default)]
struct Registry {
    names: FxHashMap<&'static str, Vec<&'static Reader>>,
    endings: FxHashMap<&'static str, Vec<Conditional>>,
}

impl Registry {
    fn get() -> &'static Self {
        static REGISTRY: OnceLock<Registry> = OnceLock::new();
        REGISTRY.get_or_init(|| {
            let mut registry = Self::default();
            for reader in ECOSYSTEMS.iter().copied().flatten() {
                for files in reader.files {
                    match files {
                        Files::Name(name) => registry.names.entry(name).or_default().push(reader),
                        Files::Ending(ending) => {
                            let readers = registry.endings.entry(ending).or_default();
                            readers.push((reader, |_| true));
                        }
                        Files::If(ending, test) => {
                            let readers = registry.endings.entry(ending).or_default();
                            readers.push((reader, *test));
                        }
                    }
                }
            }
            registry
        })
    }

    fn readers(&self, path: &str) -> impl Iterator<Item = &'static Reader> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let by_name = self.names.get(name).into_iter().flatten().copied();
        let lower;
        let ending = if ending.bytes().any(|byte| byte.is_ascii_uppercase()) {
            lower = ending.to_ascii_lowercase();
            lower.as_str()
        } else {
            ending
        };
        let by_ending = self
            .endings
            .get(ending)
            .into_iter()
            .flatten()
            .filter(move |(_, test)| test(path))
            .map(|(reader, _)| *reader);
        // What lies among installed packages belongs to them, not to the project: only what they say they are counts.
        by_name
            .chain(by_ending)
            .filter(move |reader| is_installed(path) == (reader.mention == Mention::Artifact))
    }
}

/// Lists that clients keep among the packages they copied in, of all of them.
const OF_ALL: [&str; 2] = ["vendor/modules.txt", "vendor/composer/installed.json"];

/// Whether the file lies where a client puts packages.
fn is_installed(path: &str) -> bool {
    let mut folders = path.split('/').peekable();
    while let Some(part) = folders.next() {
        match part {
            "node_modules" | "bower_components" | "site-packages" | "dist-packages" => return true,
            // Go's and Composer's: a host or an owner comes first. Other projects keep things of their own there.
            "vendor" => {
                let depth = folders.clone().count();
                let is_host = folders.peek().is_some_and(|next| next.contains('.'));
                let is_all = OF_ALL.iter().any(|list| path.ends_with(list));
                if depth > 2 && (is_host || depth > 3) && !is_all {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// Whether some reader takes packages from the file at `path`; asked of every file of a tree.
pub fn wants(path: &str) -> bool {
    Registry::get()
        .readers(path)
        .any(|reader| reader.mention != Mention::Import)
}

/// Whether some reader takes imports from the file at `path`.
pub fn reads_imports(path: &str) -> bool {
    Registry::get()
        .readers(path)
        .any(|reader| reader.mention == Mention::Import)
}

/// Whether some reader takes the file at `path` for a lockfile.
pub(crate) fn fixes_versions(path: &str) -> bool {
    Registry::get()
        .readers(path)
        .any(|reader| reader.mention == Mention::Lockfile)
}

/// The ecosystem whose packages the code at `path` imports.
pub(crate) fn imports_of(path: &str) -> Option<&'static str> {
    Registry::get()
        .readers(path)
        .find(|reader| reader.mention == Mention::Import)
        .map(|reader| reader.ecosystem)
}

/// What the file at `path` says about dependencies.
///
/// Any text gives facts: what cannot be read is noted in them. A file with unresolved merge conflicts is read twice, once
/// with each side.
pub fn read(path: &RepoPath, text: &str) -> Facts {
    read_by(path, text, |_| true)
}

/// The same without what code imports, for a question that only packages answer.
pub fn read_packages(path: &RepoPath, text: &str) -> Facts {
    read_by(path, text, |reader| reader.mention != Mention::Import)
}

fn read_by(path: &RepoPath, text: &str, counts: fn(&Reader) -> bool) -> Facts {
    let read_side = |path: &RepoPath, text: &str| read_side(path, text, counts);
    let mut facts = match conflict::sides(text) {
        None => read_side(path, text),
        Some(sides) => {
            let mut facts = read_side(path, &sides.ours);
            facts.absorb(read_side(path, &sides.theirs));
            let mut out = Out::new(path, text);
            out.notes(vec![sides.flaw]);
            facts.absorb(out.finish());
            facts
        }
    };
    hygiene::look(&mut facts);
    facts
}

fn read_side(path: &RepoPath, text: &str, counts: fn(&Reader) -> bool) -> Facts {
    let mut out = Out::new(path, text);
    let readers = Registry::get().readers(path.as_str());
    for reader in readers.filter(|reader| counts(reader)) {
        out.begin(reader.ecosystem, reader.mention);
        (reader.read)(&mut out);
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_it_reads() {
        for path in [
            "package.json",
            "a/App.CSPROJ",
            "vendor/modules.txt",
            "vendor/composer/installed.json",
            "vendor/assets/package.json",
            "node_modules/a/package.json",
            ".github/workflows/ci.yml",
        ] {
            assert!(wants(path), "{path}");
        }
        for path in [
            "src/main.c",
            "src/main.rs",
            "node_modules/a/yarn.lock",
            "vendor/git.example.test/a/b/README.md",
            "vendor/owner/package/tests/composer.json",
            "robots.txt",
        ] {
            assert!(!wants(path), "{path}");
        }
    }
}
