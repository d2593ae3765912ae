//! The crates that become part of the program on one target, as cargo resolved them.

use crate::process;
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The program's crate.
const PROGRAM: &str = "airlock";

/// A crate.
#[derive(Deserialize)]
pub(super) struct Package {
    id: String,
    pub(super) name: String,
    pub(super) version: String,
    pub(super) license: Option<String>,
    pub(super) manifest_path: PathBuf,
    /// Where it was taken from; nothing for a crate of this workspace.
    pub(super) source: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<String>,
}

/// The program's crates and who uses whom.
pub(super) struct Packages {
    /// By name, then version.
    all: BTreeMap<(String, String), Package>,
    uses: BTreeMap<String, BTreeSet<String>>,
}

impl Packages {
    /// Everything that is compiled for the program on `target`: dependencies and what builds them, no tests.
    pub(super) fn of_program(root: &Path, target: &str) -> Result<Self> {
        let text = process::capture(&mut process::cargo(
            root,
            [
                "metadata",
                "--format-version=1",
                "--locked",
                "--filter-platform",
                target,
            ],
        ))?;
        Self::read(&text)
    }

    fn read(text: &str) -> Result<Self> {
        let metadata: Metadata =
            serde_json::from_str(text).context("cargo metadata has an unknown form")?;
        let edges: BTreeMap<&str, Vec<&str>> = metadata
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), shipped(node)))
            .collect();
        let program = metadata
            .packages
            .iter()
            .find(|package| package.name == PROGRAM && package.source.is_none())
            .context("the workspace has no program")?;
        let mut reached = BTreeSet::new();
        let mut open = vec![program.id.as_str()];
        while let Some(id) = open.pop() {
            if reached.insert(id.to_owned()) {
                open.extend(edges.get(id).into_iter().flatten());
            }
        }
        let uses = edges
            .into_iter()
            .map(|(id, on)| (id.to_owned(), on.into_iter().map(str::to_owned).collect()))
            .collect();
        let all = metadata
            .packages
            .into_iter()
            .filter(|package| reached.contains(&package.id))
            .map(|package| ((package.name.clone(), package.version.clone()), package))
            .collect();
        Ok(Self { all, uses })
    }

    /// The program's version.
    pub(super) fn program_version(&self) -> Result<&str> {
        Ok(&self.program()?.version)
    }

    pub(super) fn program(&self) -> Result<&Package> {
        self.all
            .values()
            .find(|package| package.name == PROGRAM && package.source.is_none())
            .context("the workspace has no program")
    }

    /// All crates in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Package> {
        self.all.values()
    }

    /// The crates that `package` uses, in order.
    pub(super) fn used_by(&self, package: &Package) -> impl Iterator<Item = &Package> {
        let used = self.uses.get(&package.id);
        self.iter()
            .filter(move |other| used.is_some_and(|used| used.contains(&other.id)))
    }
}

/// The crates that `node` uses for more than its tests.
fn shipped(node: &Node) -> Vec<&str> {
    node.deps
        .iter()
        .filter(|edge| {
            edge.dep_kinds
                .iter()
                .any(|kind| kind.kind.as_deref() != Some("dev"))
        })
        .map(|edge| edge.pkg.as_str())
        .collect()
}

/// A small workspace: the program, one library it uses, and one of its tests only.
#[cfg(test)]
pub(super) fn example() -> Result<Packages> {
    let package = |name: &str, source: &str| {
        format!(
            r#"{{"id": "{name}", "name": "{name}", "version": "1.2.3", "license": "MIT OR Apache-2.0", "manifest_path": "none/{name}/Cargo.toml", "source": {source}}}"#
        )
    };
    Packages::read(&format!(
        r#"{{"packages": [{}, {}, {}], "resolve": {{"nodes": [
            {{"id": "airlock", "deps": [
                {{"pkg": "used", "dep_kinds": [{{"kind": null}}]}},
                {{"pkg": "tested", "dep_kinds": [{{"kind": "dev"}}]}}
            ]}},
            {{"id": "used", "deps": []}},
            {{"id": "tested", "deps": []}}
        ]}}}}"#,
        package("airlock", "null"),
        package("used", "\"registry\""),
        package("tested", "\"registry\""),
    ))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn only_what_is_shipped_counts() {
        let packages = example().unwrap();
        let names: Vec<_> = packages
            .iter()
            .map(|package| package.name.as_str())
            .collect();
        assert_eq!(names, ["airlock", "used"]);
        assert_eq!(packages.program_version().unwrap(), "1.2.3");
        let used: Vec<_> = packages
            .used_by(packages.program().unwrap())
            .map(|package| package.name.as_str())
            .collect();
        assert_eq!(used, ["used"]);
    }
}
