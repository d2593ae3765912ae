//! `bun.lock`. The keys of `packages` are paths of names, so that `a/b` is the `b` that only `a` sees.

use super::SECTIONS;
use super::package_lock::resolved;
use super::request::split;
use crate::doc::Node;
use crate::graph;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{PackageOrigin, Scope};
use rustc_hash::FxHashMap;

pub(super) fn read(out: &mut Out<'_>) {
    let root = out.json();
    let packages = root.get("packages").entries();
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    for entry in packages {
        let items = entry.value.items();
        let Some(locator) = items.first() else {
            continue;
        };
        let (name, version) = split(locator.str());
        let origin = if version.starts_with("workspace:") {
            Some(PackageOrigin::Workspace)
        } else {
            origin::of(version).or_else(|| resolved(items.get(1)?.str()))
        };
        let is_released = origin
            .as_ref()
            .is_none_or(|origin| matches!(origin, PackageOrigin::Registry { .. }));
        let integrity = items
            .iter()
            .skip(1)
            .map(Node::str)
            .find(|text| text.starts_with("sha"));
        let draft = Draft::new(name, entry.key_span)
            .version(if is_released { version } else { "" })
            .origin(origin)
            .integrity(integrity.unwrap_or_default());
        if let Some(number) = out.add(draft) {
            numbers.insert(&entry.key, number);
        }
    }
    for entry in packages {
        let Some(from) = numbers.get(entry.key.as_ref()).copied() else {
            continue;
        };
        for facts in entry.value.items().iter().skip(1) {
            for (section, scope) in SECTIONS {
                for wanted in facts.get(section).entries() {
                    let is_optional_peer = facts
                        .get("optionalPeers")
                        .items()
                        .iter()
                        .any(|peer| peer.str() == wanted.key);
                    if let Some(to) = found(&numbers, &entry.key, &wanted.key)
                        && scope != Scope::Dev
                    {
                        out.edge(from, to, scope == Scope::Optional || is_optional_peer);
                    }
                }
            }
        }
    }
    let mut roots = Vec::new();
    for member in root.get("workspaces").entries() {
        for (section, scope) in SECTIONS {
            for wanted in member.value.get(section).entries() {
                let own = member.value.get("name").str();
                if let Some(to) = found(&numbers, own, &wanted.key) {
                    roots.push((to, scope));
                }
            }
        }
    }
    graph::spread(out, &roots);
}

/// The package that `name` means for the package at `path`.
fn found(numbers: &FxHashMap<&str, u32>, path: &str, name: &str) -> Option<u32> {
    let mut base = path;
    while !base.is_empty() {
        if let Some(number) = numbers.get(format!("{base}/{name}").as_str()) {
            return Some(*number);
        }
        base = base.rsplit_once('/').map_or("", |(parent, _)| parent);
    }
    numbers.get(name).copied()
}
