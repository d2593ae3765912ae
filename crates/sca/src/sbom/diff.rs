//! What differs between two bills, package by package.

use super::{Bom, Component};
use std::collections::{BTreeMap, BTreeSet};

/// What differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// By package.
    pub changes: Vec<Change>,
    /// Packages that are the same in both.
    pub same: usize,
}

/// A package that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is: a package URL without version, or its name.
    pub package: String,
    /// The versions before; empty for a new package. A version that is not known is an empty text.
    pub before: BTreeSet<String>,
    /// The versions after; empty for one that is gone.
    pub after: BTreeSet<String>,
    /// The licences before and after, where those differ of a package that is in both.
    pub licenses: Option<(String, String)>,
    /// Whether a version kept its name and has other bytes.
    pub other_bytes: bool,
}

/// Compares two bills, whatever formats they were read from. A component is the same package if its package URL without
/// version is, or else its name.
pub fn diff(before: &Bom, after: &Bom) -> Diff {
    let (before, after) = (packages(before), packages(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut out = Diff::default();
    let nothing = Vec::new();
    for name in names {
        let (old, new) = (
            before.get(name).unwrap_or(&nothing),
            after.get(name).unwrap_or(&nothing),
        );
        let change = Change {
            package: name.clone(),
            before: versions(old),
            after: versions(new),
            licenses: licenses(old, new),
            other_bytes: has_other_bytes(old, new),
        };
        if change.before == change.after && change.licenses.is_none() && !change.other_bytes {
            out.same += 1;
        } else {
            out.changes.push(change);
        }
    }
    out
}

fn packages(bom: &Bom) -> BTreeMap<String, Vec<&Component>> {
    let mut out: BTreeMap<String, Vec<&Component>> = BTreeMap::new();
    for component in &bom.components {
        out.entry(identity(component)).or_default().push(component);
    }
    out
}

/// The package, whatever its version.
pub(super) fn identity(component: &Component) -> String {
    let Some(purl) = &component.purl else {
        return component.full_name();
    };
    let bare = purl.split(['?', '#']).next().unwrap_or(purl);
    let (head, last) = bare.rsplit_once('/').unwrap_or(("", bare));
    let name = last.split('@').next().unwrap_or(last);
    format!("{head}/{name}")
}

fn versions(components: &[&Component]) -> BTreeSet<String> {
    let version = |component: &&Component| component.version.clone().unwrap_or_default();
    components.iter().map(version).collect()
}

/// The licences of both sides, if both know one and they are not the same.
fn licenses(old: &[&Component], new: &[&Component]) -> Option<(String, String)> {
    let of = |components: &[&Component]| {
        let texts: BTreeSet<&str> = components
            .iter()
            .filter_map(|component| component.license.as_deref())
            .collect();
        texts.into_iter().collect::<Vec<_>>().join(", ")
    };
    let (old, new) = (of(old), of(new));
    (!old.is_empty() && !new.is_empty() && old != new).then_some((old, new))
}

/// Whether a version is in both and has digests of one algorithm in both, none of which is the same. One version may have
/// many files, so that one common digest is enough.
fn has_other_bytes(old: &[&Component], new: &[&Component]) -> bool {
    old.iter().any(|old| {
        let same = new
            .iter()
            .find(|new| new.version == old.version && new.version.is_some());
        same.is_some_and(|new| {
            let algorithm = |component: &Component| -> BTreeSet<_> {
                let digests = component.digests.iter();
                digests.map(|digest| digest.algorithm).collect()
            };
            let common: BTreeSet<_> = algorithm(old)
                .intersection(&algorithm(new))
                .copied()
                .collect();
            !common.is_empty() && old.digests.is_disjoint(&new.digests)
        })
    })
}
