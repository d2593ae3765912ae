//! Composer: `composer.json`, `composer.lock`, `vendor/composer/installed.json`.

use super::{Files, Reader};
use crate::doc::Node;
use crate::origin;
use crate::out::{Draft, IMPLICIT, NAMESPACE, Out, PUBLISHED, license_of};
use airlock_model::{Mention, PackageOrigin, Scope};
use rustc_hash::FxHashMap;

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "Packagist";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("composer.json")],
        read: read_manifest,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[
            Files::Name("composer.lock"),
            Files::If("json", |path| {
                path.ends_with("vendor/composer/installed.json")
            }),
        ],
        read: read_lock,
    },
];

/// PHP itself, its extensions and libraries are no packages.
fn is_platform(name: &str) -> bool {
    !name.contains('/')
}

fn read_manifest(out: &mut Out<'_>) {
    let root = out.json();
    out.own(root.get("name").str(), root.get("version").text());
    out.own_license(&license_of(root.get("license")));
    // Without a type it is a library.
    if root.get("type").str() != "project" {
        out.setting(PUBLISHED, root.get("name").str(), root.span.start);
    }
    for (section, scope) in [("require", Scope::Runtime), ("require-dev", Scope::Dev)] {
        for entry in root
            .get(section)
            .entries()
            .iter()
            .filter(|entry| !is_platform(&entry.key))
        {
            let draft =
                Draft::new(entry.key.as_ref(), entry.key_span).requirement(entry.value.str());
            out.add(draft.scope(scope).direct(true));
        }
    }
    for repository in root.get("repositories").items() {
        let url = repository.get("url");
        if repository.get("type").str() == "composer" {
            out.setting(
                "registry:",
                origin::without_credentials(url.str()),
                url.span.start,
            );
        }
    }
}

fn read_lock(out: &mut Out<'_>) {
    let root = out.json();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut listed: Vec<(u32, &Node<'_>)> = Vec::new();
    for (section, scope) in [("packages", Scope::Runtime), ("packages-dev", Scope::Dev)] {
        for package in root.get(section).items() {
            let name = package.get("name");
            let digest = package.at(&["dist", "shasum"]).str();
            let digest = if digest.is_empty() {
                String::new()
            } else {
                format!("sha1:{digest}")
            };
            let draft = Draft::new(name.str(), name.span)
                .version(package.get("version").str().trim_start_matches('v'))
                .origin(origin_of(package))
                .integrity(&digest)
                .license(&license_of(package.get("license")))
                .scope(scope);
            if let Some(number) = out.add(draft) {
                numbers.insert(name.str().to_ascii_lowercase(), number);
                for provided in ["provide", "replace"] {
                    for other in package.get(provided).entries() {
                        numbers
                            .entry(other.key.to_ascii_lowercase())
                            .or_insert(number);
                    }
                }
                namespaces(out, package);
                listed.push((number, package));
            }
        }
    }
    for (from, package) in listed {
        for wanted in package.get("require").entries() {
            if let Some(to) = numbers.get(&wanted.key.to_ascii_lowercase()) {
                out.edge(from, *to, false);
            }
        }
    }
}

/// Which namespaces a package brings, and whether it works without being named: plugins, helpers that are always loaded,
/// programs, and what a framework discovers.
fn namespaces(out: &mut Out<'_>, package: &Node<'_>) {
    let name = package.get("name");
    let autoload = package.get("autoload");
    for standard in ["psr-4", "psr-0"] {
        for entry in autoload.get(standard).entries() {
            let prefix = entry.key.trim_end_matches(['\\', '_']);
            out.setting(format!("{NAMESPACE}{prefix}"), name.str(), name.span.start);
        }
    }
    let kind = package.get("type").str();
    let is_found = !matches!(kind, "" | "library")
        || !package.get("extra").entries().is_empty()
        || !package.get("bin").items().is_empty()
        || !autoload.get("files").items().is_empty()
        || !autoload.get("classmap").items().is_empty();
    if is_found {
        out.setting(IMPLICIT, name.str(), name.span.start);
    }
}

/// Every package has the repository it was released from; only one without an archive is taken from there.
fn origin_of(package: &Node<'_>) -> Option<PackageOrigin> {
    let (source, dist) = (package.get("source"), package.get("dist"));
    if dist.get("type").str() == "path" {
        return Some(origin::path(dist.get("url").str()));
    }
    let is_archive = !dist.get("url").str().is_empty();
    (!is_archive && source.get("type").str() == "git")
        .then(|| origin::git(source.get("url").str(), source.get("reference").text()))
}
