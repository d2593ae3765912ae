//! What a tree depends on, and what is known of it: manifests, lockfiles, imports and install commands become an
//! [`airlock_model::Inventory`]; advisories, legitimacy and licences are judged on that inventory.
//!
//! No IO: bytes come in, plain data goes out. No package client is run and no network is used here.
//!
//! Invariants:
//! - a broken file costs its own packages, never another file's; what was not understood is a diagnostic with a place;
//! - the same inputs give the same inventory in the same order.
#![warn(missing_docs)]

pub mod advice;
pub mod advisory;
pub mod artifact;
mod command;
pub mod db;
mod doc;
mod ecosystem;
pub mod exception;
mod facts;
pub mod fleet;
mod graph;
pub mod hygiene;
mod join;
pub mod legitimacy;
pub mod license;
mod lines;
mod origin;
mod out;
mod place;
pub mod purl;
pub mod reach;
pub mod registry;
pub mod remedy;
mod rule_meta;
pub mod sbom;
mod text_search;
mod usage;
pub mod version;
pub mod vex;

/// Ecosystems of registries, as records of the common schema name them.
pub const ECOSYSTEMS: [&str; 14] = [
    "CRAN",
    "ConanCenter",
    "GitHub Actions",
    "Go",
    "Hackage",
    "Hex",
    "Maven",
    "NuGet",
    "Packagist",
    "Pub",
    "PyPI",
    "RubyGems",
    "crates.io",
    "npm",
];

pub use command::names_packages;
pub use ecosystem::{read, read_packages, reads_imports, wants};
pub use facts::{Edge, Facts, Flaw, Import, Note, Own, Setting};
pub use join::{Joined, introduced_by, join};
pub use text_search::{Seen, TextSearch};
pub use usage::{Doubt, Undeclared};
