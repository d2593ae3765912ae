//! What a tree depends on: packages, where each is named, and how they hang together.

use crate::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The packages of a tree and their relations, in a fixed order: by ecosystem, name, version, place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Inventory {
    /// Every mention of a package; one package that two files name stands here twice.
    pub packages: Vec<Package>,
    /// Who needs whom, as far as a file says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
}

/// One mention of one package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Package {
    /// The ecosystem's name, as the advisories' common schema writes it where it knows it (`npm`, `PyPI`, `crates.io`).
    pub ecosystem: String,
    /// The name as the file writes it, with its namespace (`@scope/name`, `group:artifact`).
    pub name: String,
    /// The exact version, where one is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The range asked for, as written, where the mention asks rather than fixes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirement: Option<String>,
    /// What kind of text names it.
    pub mention: Mention,
    /// When it is needed.
    pub scope: Scope,
    /// Whether this project asks for it itself; `None` where the file does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct: Option<bool>,
    /// Where its bytes come from, if not from the ecosystem's usual registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<PackageOrigin>,
    /// Digests as the file gives them (`sha512-…`, `sha256:…`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub integrity: Vec<String>,
    /// Its licence as the file gives it; most files give none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Where it is named.
    pub location: Location,
}

/// What kind of text names a package.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Mention {
    /// A lockfile: what is installed.
    Lockfile,
    /// A manifest: what is asked for.
    Manifest,
    /// A command that installs or runs it.
    Command,
    /// An import in code.
    Import,
    /// A built artefact that contains it.
    Artifact,
    /// A tool's configuration (an agent's server, a hook).
    Config,
}

/// When a package is needed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// In the product.
    Runtime,
    /// In the product, if it can be had.
    Optional,
    /// The product's user must bring it.
    Peer,
    /// To build.
    Build,
    /// To develop.
    Dev,
    /// To test.
    Test,
    /// The file does not tell.
    Unknown,
}

/// Where a package's bytes come from, if not from the ecosystem's usual registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum PackageOrigin {
    /// A registry named in the file, without credentials.
    Registry {
        /// Its address.
        url: String,
    },
    /// A git repository.
    Git {
        /// Its address, without credentials.
        url: String,
        /// Branch, tag or commit, where given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
    },
    /// An archive at an address.
    Url {
        /// The address, without credentials.
        url: String,
    },
    /// A folder of this tree or beside it.
    Path {
        /// As written.
        path: String,
    },
    /// Another package of the same workspace.
    Workspace,
}

/// One package needs another: indices into [`Inventory::packages`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Relation {
    /// Who needs.
    pub from: u32,
    /// What is needed.
    pub to: u32,
}
