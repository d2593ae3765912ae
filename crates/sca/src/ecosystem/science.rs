//! R (`renv.lock`, `DESCRIPTION`) and Julia (`Project.toml`, `Manifest.toml`).

use super::{Files, Reader};
use crate::doc::Node;
use crate::lines::lines;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope};
use rustc_hash::FxHashMap;

/// As the advisories' schema names it.
const CRAN: &str = "CRAN";
/// As the advisories' schema names it.
const JULIA: &str = "Julia";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: CRAN,
        mention: Mention::Lockfile,
        files: &[Files::Name("renv.lock")],
        read: read_renv,
    },
    Reader {
        ecosystem: CRAN,
        mention: Mention::Manifest,
        files: &[Files::Name("DESCRIPTION")],
        read: read_description,
    },
    Reader {
        ecosystem: JULIA,
        mention: Mention::Manifest,
        files: &[
            Files::Name("Project.toml"),
            Files::Name("JuliaProject.toml"),
        ],
        read: read_project,
    },
    Reader {
        ecosystem: JULIA,
        mention: Mention::Lockfile,
        files: &[
            Files::Name("Manifest.toml"),
            Files::Name("JuliaManifest.toml"),
        ],
        read: read_manifest,
    },
];

fn read_renv(out: &mut Out<'_>) {
    let root = out.json();
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let packages = root.get("Packages").entries();
    for entry in packages {
        let value = &entry.value;
        let user = value.get("RemoteUsername");
        let origin = user.text().map(|user| {
            let url = format!(
                "https://github.com/{user}/{}",
                value.get("RemoteRepo").str()
            );
            origin::git(&url, value.get("RemoteSha").text())
        });
        let digest = value.get("Hash").str();
        let digest = if digest.is_empty() {
            String::new()
        } else {
            format!("md5:{digest}")
        };
        let draft = Draft::new(entry.key.as_ref(), entry.key_span)
            .version(value.get("Version").str())
            .origin(origin)
            .integrity(&digest);
        if let Some(number) = out.add(draft) {
            numbers.insert(&entry.key, number);
        }
    }
    for entry in packages {
        let from = numbers.get(entry.key.as_ref());
        for wanted in entry.value.get("Requirements").items() {
            if let (Some(from), Some(to)) = (from, numbers.get(wanted.str())) {
                out.edge(*from, *to, false);
            }
        }
    }
}

/// Debian's form of fields; lists go on in indented lines.
fn read_description(out: &mut Out<'_>) {
    if !out.text.contains("Package:") {
        return;
    }
    let mut scope = None;
    for line in lines(out.text) {
        let mut list = line.text;
        if line.indent() == 0 {
            let (field, rest) = line.text.split_once(':').unwrap_or((line.text, ""));
            list = rest;
            scope = match field {
                "Depends" | "Imports" | "LinkingTo" => Some(Scope::Runtime),
                "Suggests" | "Enhances" => Some(Scope::Optional),
                "Package" => {
                    out.own(rest.trim(), None);
                    None
                }
                _ => None,
            };
        }
        let Some(scope) = scope else {
            continue;
        };
        for part in list
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let (name, range) = part.split_once('(').unwrap_or((part, ""));
            let name = name.trim();
            if name != "R" {
                let draft =
                    Draft::new(name, line.span_of(name)).requirement(range.trim_end_matches(')'));
                out.add(draft.scope(scope).direct(true));
            }
        }
    }
}

fn read_project(out: &mut Out<'_>) {
    let root = out.toml();
    if root.get("deps").is_null() && root.get("uuid").is_null() {
        return;
    }
    out.own(root.get("name").str(), root.get("version").text());
    let compat = root.get("compat");
    for (section, scope) in [
        ("deps", Scope::Runtime),
        ("weakdeps", Scope::Optional),
        ("extras", Scope::Test),
    ] {
        for entry in root.get(section).entries() {
            let draft = Draft::new(entry.key.as_ref(), entry.key_span)
                .requirement(compat.get(&entry.key).str());
            out.add(draft.scope(scope).direct(true));
        }
    }
}

/// Each name has a list, in case two packages share it. Julia's own libraries have no digest of their tree.
fn read_manifest(out: &mut Out<'_>) {
    let root = out.toml();
    let newer = root.get("deps");
    let packages = if newer.is_null() { &root } else { newer };
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    for entry in packages.entries() {
        for package in entry.value.items() {
            let tree = package.get("git-tree-sha1").str();
            let url = package.get("repo-url").text();
            let path = package.get("path").text();
            if tree.is_empty() && url.is_none() && path.is_none() {
                continue;
            }
            let origin = url
                .map(|url| origin::git(url, package.get("repo-rev").text()))
                .or_else(|| path.map(origin::path));
            let digest = if tree.is_empty() {
                String::new()
            } else {
                format!("git-tree:{tree}")
            };
            let draft = Draft::new(entry.key.as_ref(), entry.key_span)
                .version(package.get("version").str())
                .origin(origin)
                .integrity(&digest);
            if let Some(number) = out.add(draft) {
                numbers.insert(&entry.key, number);
            }
        }
    }
    for entry in packages.entries() {
        let from = numbers.get(entry.key.as_ref());
        for package in entry.value.items() {
            let needs = package.get("deps");
            let listed = needs.items().iter().map(Node::str);
            let named = needs.entries().iter().map(|entry| entry.key.as_ref());
            for wanted in listed.chain(named) {
                if let (Some(from), Some(to)) = (from, numbers.get(wanted)) {
                    out.edge(*from, *to, false);
                }
            }
        }
    }
}
