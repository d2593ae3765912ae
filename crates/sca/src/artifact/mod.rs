//! Built artefacts: which packages lie in a jar, a wheel, an egg or a program.
//!
//! Only what an artefact says of itself is taken: a jar's Maven coordinates, a wheel's metadata, the module list that Go's
//! linker writes, the dependency list of `cargo auditable`. Nothing is run, and nothing is written.
//!
//! Invariants:
//! - an artefact costs no more than [`MOST_UNPACKED`] bytes, and archives in archives are followed [`DEEPEST`] deep; what
//!   lies beyond is noted;
//! - a broken artefact gives a note, never nothing in silence.

mod archive;
mod program;
#[cfg(test)]
mod tests;

use crate::facts::{Facts, Note};
use airlock_model::{Location, Mention, Package, Position, RepoPath, Scope, Span};

/// Bytes of one artefact that are unpacked, nested archives included.
const MOST_UNPACKED: usize = 512 * 1024 * 1024;
/// Archives in archives that are followed.
const DEEPEST: usize = 3;

/// What the artefact at `path` holds; an empty one with a note where it is of no known kind.
pub fn read(path: &RepoPath, bytes: &[u8]) -> Facts {
    let mut found = Found {
        facts: Facts::of(path),
        left: MOST_UNPACKED,
    };
    if crate::db::is_zip(bytes) {
        archive::read(&mut found, path.as_str(), bytes, 0);
    } else {
        program::read(&mut found, bytes);
    }
    found.facts
}

/// What was found so far.
struct Found {
    facts: Facts,
    /// Bytes that may still be unpacked.
    left: usize,
}

impl Found {
    fn note(&mut self, what: impl Into<String>) {
        self.facts.notes.push(Note {
            line: 0,
            what: what.into(),
        });
    }

    /// Takes a package; an artefact has no lines.
    fn add(&mut self, ecosystem: &str, name: &str, version: &str) -> Option<&mut Package> {
        let name = name.trim();
        let version = version.trim();
        if name.is_empty() {
            return None;
        }
        let start = Position { line: 1, column: 1 };
        let location = Location {
            path: self.facts.path.clone(),
            start,
            end: start,
            span: Span::new(0, 0),
        };
        self.facts.packages.push(Package {
            ecosystem: ecosystem.to_owned(),
            name: name.to_owned(),
            version: (!version.is_empty()).then(|| version.to_owned()),
            requirement: None,
            mention: Mention::Artifact,
            scope: Scope::Runtime,
            direct: None,
            origin: None,
            integrity: Vec::new(),
            license: None,
            location,
        });
        self.facts.packages.last_mut()
    }
}
