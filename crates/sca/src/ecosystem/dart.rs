//! pub (Dart, Flutter): `pubspec.yaml`, `pubspec.lock`.

use super::{Files, Reader};
use crate::doc::Node;
use crate::origin;
use crate::out::{ALIAS, Draft, Out};
use airlock_model::{Mention, PackageOrigin, Scope};

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "Pub";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("pubspec.yaml")],
        read: read_manifest,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("pubspec.lock")],
        read: read_lock,
    },
];

fn read_manifest(out: &mut Out<'_>) {
    for root in &out.yaml() {
        out.own(root.get("name").str(), root.get("version").text());
        let sections = [
            ("dependencies", Scope::Runtime),
            ("dev_dependencies", Scope::Dev),
            ("dependency_overrides", Scope::Unknown),
        ];
        for (section, scope) in sections {
            for entry in root.get(section).entries() {
                let value = &entry.value;
                // A package of the SDK is no package of the registry.
                if !value.get("sdk").is_null() {
                    let key = format!("{ALIAS}{}", entry.key);
                    out.setting(key, entry.key.as_ref(), entry.key_span.start);
                    continue;
                }
                let range = value.text().unwrap_or_else(|| value.get("version").str());
                let draft = Draft::new(entry.key.as_ref(), entry.key_span)
                    .requirement(range)
                    .origin(manifest_origin(value));
                out.add(draft.scope(scope).direct(true));
            }
        }
    }
}

fn manifest_origin(value: &Node<'_>) -> Option<PackageOrigin> {
    let git = value.get("git");
    if !git.is_null() {
        let url = git.text().unwrap_or_else(|| git.get("url").str());
        return Some(origin::git(url, git.get("ref").text()));
    }
    if let Some(path) = value.get("path").text() {
        return Some(origin::path(path));
    }
    let hosted = value.get("hosted");
    hosted
        .get("url")
        .text()
        .or(hosted.text())
        .map(origin::registry)
}

fn read_lock(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for entry in root.get("packages").entries() {
            let value = &entry.value;
            let description = value.get("description");
            let url = description.get("url").str();
            let origin = match value.get("source").str() {
                "git" => Some(origin::git(url, description.get("resolved-ref").text())),
                "path" => Some(origin::path(description.get("path").str())),
                "sdk" => continue,
                _ => (!url.is_empty()).then(|| origin::registry(url)),
            };
            let digest = description.get("sha256").str();
            let digest = if digest.is_empty() {
                String::new()
            } else {
                format!("sha256:{digest}")
            };
            let draft = Draft::new(entry.key.as_ref(), entry.key_span)
                .version(value.get("version").str())
                .origin(origin)
                .integrity(&digest);
            out.add(match value.get("dependency").str() {
                "direct main" | "direct overridden" => draft.direct(true).scope(Scope::Runtime),
                "direct dev" => draft.direct(true).scope(Scope::Dev),
                _ => draft.direct(false),
            });
        }
    }
}
