//! Cargo: `Cargo.toml`, `Cargo.lock`, `.cargo/config.toml`.

use super::{Files, Reader};
use crate::doc::{Entry, Node};
use crate::join::renamed;
use crate::origin;
use crate::out::{ALIAS, Draft, Out};
use airlock_model::{Mention, PackageOrigin, Scope};
use rustc_hash::FxHashMap;

/// As the advisories' schema names it; the usual registry's address holds this name.
pub(crate) const ECOSYSTEM: &str = "crates.io";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("Cargo.toml")],
        read: read_manifest,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("Cargo.lock")],
        read: read_lock,
    },
];

/// Tables of dependencies and what they are for; older manifests write `_`.
const TABLES: [(&str, Scope); 5] = [
    ("dependencies", Scope::Runtime),
    ("dev-dependencies", Scope::Dev),
    ("dev_dependencies", Scope::Dev),
    ("build-dependencies", Scope::Build),
    ("build_dependencies", Scope::Build),
];

fn read_manifest(out: &mut Out<'_>) {
    let root = out.toml();
    let package = root.get("package");
    out.own(package.get("name").str(), package.get("version").text());
    out.own_license(package.get("license").str());
    let library = root.at(&["lib", "name"]);
    if let Some(name) = library.text() {
        out.setting(format!("{ALIAS}{name}"), name, library.span.start);
    }
    read_tables(out, &root);
    for target in root.get("target").entries() {
        read_tables(out, &target.value);
    }
    let workspace = root.get("workspace");
    for entry in workspace.get("dependencies").entries() {
        let wanted = Wanted::of(entry);
        let key = format!("workspace-dependency:{}", entry.key);
        if wanted.name != entry.key {
            out.setting(renamed(&key), wanted.name, entry.key_span.start);
        }
        out.setting(key, wanted.requirement, entry.key_span.start);
    }
    for member in workspace.get("members").items() {
        out.setting("workspaces", member.str(), member.span.start);
    }
    for registry in root.get("patch").entries() {
        for entry in registry.value.entries() {
            let wanted = Wanted::of(entry);
            let draft = Draft::new(wanted.name, entry.key_span).requirement(wanted.requirement);
            out.add(draft.origin(wanted.origin).direct(true));
        }
    }
}

fn read_tables(out: &mut Out<'_>, node: &Node<'_>) {
    for (table, scope) in TABLES {
        for entry in node.get(table).entries() {
            let wanted = Wanted::of(entry);
            let is_optional = entry.value.get("optional").is_true() && scope == Scope::Runtime;
            let draft = Draft::new(wanted.name, entry.key_span)
                .requirement(wanted.requirement)
                .version(
                    wanted
                        .requirement
                        .strip_prefix('=')
                        .unwrap_or_default()
                        .trim(),
                )
                .origin(wanted.origin)
                .scope(if is_optional { Scope::Optional } else { scope })
                .direct(true);
            let number = out.add(draft);
            if wanted.name != entry.key {
                let key = format!("{ALIAS}{}", entry.key);
                out.setting(key, wanted.name, entry.key_span.start);
            }
            if entry.value.get("workspace").is_true()
                && let Some(number) = number
            {
                out.inherit(number, format!("workspace-dependency:{}", entry.key));
            }
        }
    }
}

/// A dependency as a manifest writes it.
struct Wanted<'t> {
    name: &'t str,
    requirement: &'t str,
    origin: Option<PackageOrigin>,
}

impl<'t> Wanted<'t> {
    fn of(entry: &'t Entry<'_>) -> Self {
        let value = &entry.value;
        let text = |key: &str| value.get(key).text();
        let origin = if let Some(url) = text("git") {
            let reference = ["rev", "tag", "branch"].iter().find_map(|key| text(key));
            Some(origin::git(url, reference))
        } else if let Some(path) = text("path") {
            Some(origin::path(path))
        } else {
            // A registry's name stands for an address in the client's configuration.
            text("registry-index")
                .or(text("registry"))
                .map(origin::registry)
        };
        Self {
            name: text("package").unwrap_or(&entry.key),
            requirement: value.text().or(text("version")).unwrap_or_default(),
            origin,
        }
    }
}

fn read_lock(out: &mut Out<'_>) {
    let root = out.toml();
    let packages = root.get("package").items();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut listed: Vec<Option<u32>> = Vec::new();
    // The first version of the format kept the project apart.
    let own = [root.get("root")];
    for package in packages.iter().chain(own) {
        let (name, version) = (package.get("name"), package.get("version").str());
        let source = package.get("source").str();
        let checksum = package
            .get("checksum")
            .text()
            .map(str::to_owned)
            .or_else(|| {
                let key = format!("checksum {} {version} ({source})", name.str());
                root.at(&["metadata", &key]).text().map(str::to_owned)
            });
        let digest = checksum
            .filter(|checksum| checksum != "<none>")
            .map(|checksum| format!("sha256:{checksum}"));
        let draft = Draft::new(name.str(), name.span)
            .version(version)
            .origin(source_origin(source))
            .integrity(&digest.unwrap_or_default());
        let number = out.add(draft);
        if let Some(number) = number {
            // The file names a package as shortly as it is still unique.
            numbers.insert(name.str().to_owned(), number);
            numbers.insert(format!("{} {version}", name.str()), number);
            numbers.insert(format!("{} {version} ({source})", name.str()), number);
        }
        listed.push(number);
    }
    for (package, from) in packages.iter().chain(own).zip(listed) {
        for wanted in package.get("dependencies").items() {
            let to = numbers.get(wanted.str()).or_else(|| {
                let short = wanted.str().split(" (").next().unwrap_or_default();
                numbers.get(short)
            });
            if let (Some(from), Some(to)) = (from, to) {
                out.edge(from, *to, false);
            }
        }
    }
}

fn source_origin(source: &str) -> Option<PackageOrigin> {
    if source.is_empty() {
        return Some(PackageOrigin::Workspace);
    }
    if let Some(url) = source.strip_prefix("git+") {
        let (address, commit) = url.split_once('#').unwrap_or((url, ""));
        return Some(origin::git(address, Some(commit)));
    }
    let index = source.split_once('+').map_or(source, |(_, index)| index);
    let is_usual = index.contains(ECOSYSTEM) && !index.contains(&format!("{ECOSYSTEM}."));
    (!is_usual).then(|| origin::registry(index))
}
