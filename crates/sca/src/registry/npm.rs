//! npm: one document for a package, with all versions.

use super::{Ecosystem, Known, Release, escaped, text};
use serde_json::Value;

pub(super) const ECOSYSTEM: Ecosystem = Ecosystem {
    name: "npm",
    accept: "application/json",
    path,
    read,
};

/// The version that npm's staff puts in the place of a harmful package.
const PLACEHOLDER: &str = "0.0.1-security";

/// Scripts that run when a package is installed.
const SCRIPTS: [&str; 3] = ["preinstall", "install", "postinstall"];

fn path(name: &str) -> String {
    // The `@` of a scope stays, its `/` does not.
    match name.strip_prefix('@') {
        Some(rest) => format!("@{}", escaped(rest)),
        None => escaped(name),
    }
}

fn read(bytes: &[u8]) -> Option<Known> {
    let root: Value = serde_json::from_slice(bytes).ok()?;
    let versions = root.get("versions")?.as_object()?;
    let times = root.get("time");
    let time = |version: &str| times.and_then(|times| text(times, version));
    let release = |(version, manifest): (&String, &Value)| {
        let scripts = manifest.get("scripts");
        let has = |name: &str| scripts.is_some_and(|scripts| scripts.get(name).is_some());
        let flagged = manifest.get("hasInstallScript").and_then(Value::as_bool);
        Release {
            version: version.clone(),
            time: time(version),
            yanked: false,
            deprecated: text(manifest, "deprecated"),
            publisher: manifest.get("_npmUser").and_then(|user| text(user, "name")),
            proven: manifest
                .get("dist")
                .map(|dist| dist.get("attestations").is_some()),
            runs_at_install: Some(flagged.unwrap_or_else(|| SCRIPTS.iter().copied().any(has))),
        }
    };
    let releases: Vec<Release> = versions.iter().map(release).collect();
    let repository = root.get("repository");
    let latest = root.get("dist-tags").and_then(|tags| text(tags, "latest"));
    let of_latest = releases
        .iter()
        .find(|release| Some(&release.version) == latest.as_ref());
    Some(Known {
        deprecated: of_latest.and_then(|release| release.deprecated.clone()),
        is_placeholder: latest.as_deref() == Some(PLACEHOLDER),
        repository: repository.and_then(|repository| {
            let url = repository.as_str().map(str::to_owned);
            url.or_else(|| text(repository, "url"))
        }),
        versions: releases,
        lists_all: true,
        latest,
        downloads: None,
    })
}
