//! `poetry.lock`, `pdm.lock`, `uv.lock` and `pylock.toml`: tables of packages that differ in the names of their keys.

use super::requirement::Requirement;
use crate::doc::Node;
use crate::graph;
use crate::join::comparable;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{PackageOrigin, Scope};
use rustc_hash::FxHashMap;

pub(super) fn read(out: &mut Out<'_>) {
    let root = out.toml();
    let listed = root.get("package").items();
    let packages = if listed.is_empty() {
        root.get("packages").items()
    } else {
        listed
    };
    let mut numbers: Vec<Option<u32>> = Vec::new();
    let mut names: FxHashMap<String, Vec<(String, u32)>> = FxHashMap::default();
    for package in packages {
        let name = package.get("name");
        let version = package.get("version").str();
        let draft = Draft::new(name.str(), name.span)
            .version(version)
            .origin(origin_of(package));
        let old = root.at(&["metadata", "files", name.str()]);
        let number = out.add(
            digests(package, old)
                .into_iter()
                .fold(draft, |draft, digest| draft.integrity(&digest)),
        );
        if let Some(number) = number {
            let key = comparable(super::ECOSYSTEM, name.str());
            names
                .entry(key)
                .or_default()
                .push((version.to_owned(), number));
        }
        numbers.push(number);
    }
    let find = |name: &str, version: &str| {
        let of_name = names.get(&comparable(super::ECOSYSTEM, name));
        let chosen = of_name.into_iter().flatten();
        chosen
            .filter(|(own, _)| version.is_empty() || own == version)
            .map(|(_, number)| *number)
            .collect::<Vec<u32>>()
    };
    let mut roots = Vec::new();
    for (package, from) in packages.iter().zip(&numbers) {
        let Some(from) = from else {
            continue;
        };
        let is_member = is_member(package);
        for (wanted, scope) in needs(package) {
            if !is_member && scope == Scope::Dev {
                continue;
            }
            for to in find(&wanted.0, &wanted.1) {
                out.edge(*from, to, scope == Scope::Optional);
                if is_member {
                    roots.push((to, scope));
                }
            }
        }
    }
    if !roots.is_empty() {
        graph::spread(out, &roots);
    }
}

/// Names (and versions, where needed to tell) of what a package needs, and when.
fn needs(package: &Node<'_>) -> Vec<((String, String), Scope)> {
    let mut needs = Vec::new();
    let mut one = |node: &Node<'_>, scope: Scope| {
        let wanted = match node.text() {
            Some(text) => {
                Requirement::parse(text).map(|found| (found.name.to_owned(), String::new()))
            }
            None => Some((
                node.get("name").str().to_owned(),
                node.get("version").str().to_owned(),
            )),
        };
        needs.extend(wanted.map(|wanted| (wanted, scope)));
    };
    for item in package.get("dependencies").items() {
        one(item, Scope::Runtime);
    }
    let groups = [
        ("optional-dependencies", Scope::Optional),
        ("dev-dependencies", Scope::Dev),
    ];
    for (key, scope) in groups {
        for group in package.get(key).entries() {
            for item in group.value.items() {
                one(item, scope);
            }
        }
    }
    // Poetry: a table of names; a form says whether an extra is needed.
    for entry in package.get("dependencies").entries() {
        let optional = entry.value.get("optional").is_true();
        let scope = if optional {
            Scope::Optional
        } else {
            Scope::Runtime
        };
        needs.push(((entry.key.to_string(), String::new()), scope));
    }
    needs
}

/// The project itself or a member of its workspace (uv lists them).
fn is_member(package: &Node<'_>) -> bool {
    let source = package.get("source");
    ["virtual", "editable", "workspace"]
        .iter()
        .any(|key| !source.get(key).is_null())
}

fn origin_of(package: &Node<'_>) -> Option<PackageOrigin> {
    let source = package.get("source");
    let first = |keys: &[&str]| {
        let found = keys
            .iter()
            .find_map(|key| source.get(key).text().or(package.get(key).text()));
        found.map(str::to_owned)
    };
    if is_member(package) {
        return Some(PackageOrigin::Workspace);
    }
    // Poetry
    let (kind, url) = (source.get("type").str(), source.get("url").str());
    let resolved = source
        .get("resolved_reference")
        .text()
        .or(source.get("reference").text());
    match kind {
        "git" => return Some(origin::git(url, resolved)),
        "url" => return origin::of(url),
        "file" | "directory" => return Some(origin::path(url)),
        "legacy" => return Some(origin::registry(url)),
        _ => {}
    }
    // PEP 751
    let vcs = package.get("vcs");
    if let Some(url) = vcs.get("url").text() {
        return Some(origin::git(url, vcs.get("commit-id").text()));
    }
    for key in ["archive", "directory"] {
        let node = package.get(key);
        if let Some(url) = node.get("url").text() {
            return origin::of(url);
        }
        if let Some(path) = node.get("path").text() {
            return Some(origin::path(path));
        }
    }
    // uv and PDM
    if let Some(url) = first(&["git"]) {
        let revision = package.get("revision").text().or(package.get("ref").text());
        return match origin::of(&url) {
            Some(PackageOrigin::Url { url }) => {
                let (_, fragment) = source.get("git").str().split_once('#').unwrap_or_default();
                Some(origin::git(&url, revision.or(Some(fragment))))
            }
            Some(PackageOrigin::Git { url, reference }) => {
                Some(origin::git(&url, revision.or(reference.as_deref())))
            }
            other => other,
        };
    }
    if let Some(url) = first(&["url"]) {
        return origin::of(&url);
    }
    if let Some(path) = first(&["directory", "path"]) {
        return Some(origin::path(&path));
    }
    first(&["registry", "index"]).map(|url| origin::registry(&url))
}

/// The digests of a package's files.
fn digests(package: &Node<'_>, old: &Node<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let files = package.get("files").items().iter();
    let files = files
        .chain(package.get("wheels").items())
        .chain(old.items());
    for file in files.chain([package.get("sdist"), package.get("archive")]) {
        match file.get("hash").text() {
            Some(hash) => found.push(hash.to_owned()),
            None => found.extend(
                file.get("hashes")
                    .entries()
                    .iter()
                    .map(|entry| format!("{}:{}", entry.key, entry.value.str())),
            ),
        }
    }
    found
}
