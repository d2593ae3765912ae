//! `pnpm-lock.yaml`, versions 5 to 9, and `pnpm-workspace.yaml`.
//!
//! Every version names a package by a key that holds name, version and the peers it was resolved with: `/a/1.0.0_b@2`
//! (5), `/a@1.0.0(b@2)` (6), `a@1.0.0(b@2)` (9). Version 9 keeps what a package needs apart, under `snapshots`.

use super::SECTIONS;
use super::manifest::read_catalogs;
use super::request::split;
use crate::doc::{Entry, Node};
use crate::graph;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::PackageOrigin;
use rustc_hash::FxHashMap;

pub(super) fn read(out: &mut Out<'_>) {
    let documents = out.yaml();
    // Newer clients write a first document for the tools that install the client itself.
    let Some(root) = documents
        .iter()
        .find(|root| !root.get("packages").is_null())
        .or(documents.last())
    else {
        return;
    };
    let is_five = root.get("lockfileVersion").str().starts_with('5');
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    for entry in root.get("packages").entries() {
        let key = Key::of(&entry.key, is_five);
        let value = &entry.value;
        let name = value.get("name").text().unwrap_or(key.name);
        let version = value.get("version").text().unwrap_or(key.version);
        let resolution = value.get("resolution");
        let draft = Draft::new(name, entry.key_span)
            .version(version)
            .origin(origin_of(resolution, key.version))
            .integrity(resolution.get("integrity").str());
        // One package may be listed once for every set of peers; it is still one package.
        let known = numbers.get(key.whole).copied();
        if let Some(number) = known.or_else(|| out.add(draft)) {
            numbers.insert(key.whole.to_owned(), number);
        }
    }
    let needs = [root.get("packages"), root.get("snapshots")];
    for entry in needs.iter().flat_map(|node| node.entries()) {
        let Some(from) = numbers.get(Key::of(&entry.key, is_five).whole).copied() else {
            continue;
        };
        for section in ["dependencies", "optionalDependencies"] {
            for wanted in entry.value.get(section).entries() {
                if let Some(to) = target(&numbers, wanted, is_five) {
                    out.edge(from, to, section == "optionalDependencies");
                }
            }
        }
    }
    let mut roots = Vec::new();
    let importers = root
        .get("importers")
        .entries()
        .iter()
        .map(|entry| &entry.value);
    for importer in importers.chain([root]) {
        for (section, scope) in SECTIONS {
            for wanted in importer.get(section).entries() {
                if let Some(to) = target(&numbers, wanted, is_five) {
                    roots.push((to, scope));
                }
            }
        }
    }
    graph::spread(out, &roots);
    read_overrides(out, root);
}

pub(super) fn read_workspace(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for member in root.get("packages").items() {
            out.setting("workspaces", member.str(), member.span.start);
        }
        read_catalogs(out, root);
        read_overrides(out, root);
        let age = root.get("minimumReleaseAge");
        if let Some(minutes) = age.text() {
            out.setting("cooldown:minutes", minutes, age.span.start);
        }
    }
}

fn read_overrides(out: &mut Out<'_>, root: &Node<'_>) {
    for entry in root.get("overrides").entries() {
        let key = format!("override:{}", entry.key);
        out.setting(key, entry.value.str(), entry.key_span.start);
    }
}

/// A package's key without its peers.
struct Key<'t> {
    whole: &'t str,
    name: &'t str,
    version: &'t str,
}

impl<'t> Key<'t> {
    fn of(key: &'t str, is_five: bool) -> Self {
        let whole = key.strip_prefix('/').unwrap_or(key);
        let whole = whole.split('(').next().unwrap_or(whole);
        if is_five
            && key.starts_with('/')
            && let Some((name, version)) = whole.rsplit_once('/')
        {
            let bare = version.split('_').next().unwrap_or(version);
            let end = whole.len() - (version.len() - bare.len());
            let whole = whole.get(..end).unwrap_or(whole);
            return Self {
                whole,
                name,
                version: bare,
            };
        }
        let (name, version) = split(whole);
        Self {
            whole,
            name,
            version,
        }
    }
}

/// The package that a line `name: version` (or `name: {specifier, version}`) means.
fn target(numbers: &FxHashMap<String, u32>, wanted: &Entry<'_>, is_five: bool) -> Option<u32> {
    let version = wanted
        .value
        .text()
        .unwrap_or_else(|| wanted.value.get("version").str());
    let joined;
    let key = if version.starts_with('/') {
        version
    } else if is_five {
        joined = format!("/{}/{version}", wanted.key);
        &joined
    } else {
        joined = format!("{}@{version}", wanted.key);
        &joined
    };
    numbers
        .get(Key::of(key, is_five).whole)
        .or_else(|| numbers.get(Key::of(version, is_five).whole))
        .copied()
}

fn origin_of(resolution: &Node<'_>, version: &str) -> Option<PackageOrigin> {
    if let Some(repository) = resolution.get("repo").text() {
        return Some(origin::git(repository, resolution.get("commit").text()));
    }
    if let Some(folder) = resolution.get("directory").text() {
        return Some(origin::path(folder));
    }
    match resolution.get("tarball").text().and_then(origin::of) {
        Some(PackageOrigin::Url { url }) if origin::of(version).is_none() => {
            Some(PackageOrigin::Registry { url })
        }
        Some(other) => Some(other),
        None => origin::of(version),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_keys_apart() {
        let cases = [
            ("/@s/a/1.0.0_b@2.0.0", true, "@s/a", "1.0.0"),
            ("/a@1.0.0(b@2.0.0)(c@1)", false, "a", "1.0.0"),
            ("@s/a@1.0.0(b@2)", false, "@s/a", "1.0.0"),
            ("a@https://h.test/x.tgz", false, "a", "https://h.test/x.tgz"),
        ];
        for (key, is_five, name, version) in cases {
            let key = Key::of(key, is_five);
            assert_eq!((key.name, key.version), (name, version));
        }
    }
}
