//! Bills of materials: what a product is made of, in the standards' formats.
//!
//! Every format is written from, and read into, one [`Bom`]; what a format cannot say is left out, never bent.
//!
//! Invariants:
//! - the same [`Bom`] gives the same bytes: identifiers are made from the content, and no clock is asked;
//! - nothing is claimed to be complete that was not seen whole (`completeness`);
//! - texts of the scanned tree are data: control characters that a format forbids do not reach it.

mod build;
mod cyclonedx;
mod diff;
mod digest;
mod format;
mod identity;
mod introduced;
mod license;
mod merge;
mod read;
mod spdx2;
mod spdx3;
#[cfg(test)]
mod tests;

pub use build::{Leave, Making, build};
pub use diff::{Change, Diff, diff};
pub use digest::{Algorithm, Digest};
pub use format::{FORMATS, Format, UnknownVersion};
pub use identity::purl;
pub use introduced::{Introduction, introduce};
pub use merge::merge;
pub use read::{ReadError, read};

use std::collections::BTreeSet;

/// A bill of materials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bom {
    /// What it describes.
    pub subject: Component,
    /// What that is made of, ordered by reference.
    pub components: Vec<Component>,
    /// Who needs whom, by reference.
    pub relations: BTreeSet<(String, String)>,
    /// Components (the subject included) all of whose needs are in `relations`, by reference.
    pub complete: BTreeSet<String>,
    /// Whether anything was seen that should be a component and could not be made one.
    pub has_gaps: bool,
    /// Whether it was made from the sources, before anything was built.
    pub is_of_sources: bool,
    /// When it was made, as `2026-01-31T12:00:00Z`.
    pub time: Option<String>,
    /// Who answers for it.
    pub authors: Vec<String>,
    /// What made it: name and version.
    pub tools: Vec<(String, Option<String>)>,
}

/// What kind of thing a component is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A program or service.
    Application,
    /// A package that others use.
    #[default]
    Library,
    /// A container image.
    Container,
    /// A single file.
    File,
    /// Anything else.
    Other,
}

/// When a component is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// In the product.
    #[default]
    Required,
    /// In the product, if it can be had.
    Optional,
    /// To build, test or develop the product, not in it.
    Excluded,
}

/// A part, or the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Component {
    /// What it is called in this bill, and only there.
    pub reference: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What its name lies in, where the ecosystem keeps that apart (`@scope`, a Maven group).
    pub group: Option<String>,
    /// Its name.
    pub name: String,
    /// Its exact version.
    pub version: Option<String>,
    /// Its package URL, canonical.
    pub purl: Option<String>,
    /// Its CPE name.
    pub cpe: Option<String>,
    /// Who hands it out.
    pub supplier: Option<String>,
    /// When it is needed.
    pub need: Need,
    /// Its licence as declared: an SPDX expression, or the words of whoever declared it.
    pub license: Option<String>,
    /// Digests of its bytes.
    pub digests: BTreeSet<Digest>,
    /// The address its bytes or its repository are at.
    pub source: Option<Source>,
    /// Where it is named: path and line.
    pub occurrences: BTreeSet<(String, u32)>,
    /// Further facts, by name.
    pub properties: BTreeSet<(String, String)>,
}

/// The address of a component's bytes or of its repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An archive.
    Archive(String),
    /// A git repository, and the revision where it is known.
    Git(String, Option<String>),
}

impl Component {
    /// The name with what it lies in, as its ecosystem writes both.
    pub fn full_name(&self) -> String {
        let between = match self.purl.as_deref() {
            Some(purl) if purl.starts_with("pkg:maven/") => ':',
            _ => '/',
        };
        match &self.group {
            Some(group) => format!("{group}{between}{}", self.name),
            None => self.name.clone(),
        }
    }
}
