//! PyPI: the simple index as JSON (PEP 691, 700, 740, 792).

use super::{Ecosystem, Known, Release, escaped, text};
use crate::advisory::normal_name;
use serde_json::Value;

pub(super) const ECOSYSTEM: Ecosystem = Ecosystem {
    name: "PyPI",
    accept: "application/vnd.pypi.simple.v1+json",
    path,
    read,
};

fn path(name: &str) -> String {
    format!("{}/", escaped(&normal_name("PyPI", name)))
}

fn read(bytes: &[u8]) -> Option<Known> {
    let root: Value = serde_json::from_slice(bytes).ok()?;
    let files = root.get("files")?.as_array()?;
    let mut versions: Vec<Release> = Vec::new();
    let listed = root.get("versions").and_then(Value::as_array);
    for version in listed.into_iter().flatten().filter_map(Value::as_str) {
        versions.push(Release {
            version: version.to_owned(),
            ..Release::default()
        });
    }
    let package = text(&root, "name").unwrap_or_default();
    for file in files {
        let Some(version) = text(file, "filename").and_then(|file| version_of(&file, &package))
        else {
            continue;
        };
        let known = versions
            .iter()
            .position(|release| release.version == version);
        let number = known.unwrap_or_else(|| {
            versions.push(Release {
                version,
                ..Release::default()
            });
            versions.len() - 1
        });
        if let Some(release) = versions.get_mut(number) {
            take(release, file);
        }
    }
    let status = root.get("project-status").or_else(|| root.get("meta"));
    let status =
        status.and_then(|status| text(status, "status").or_else(|| text(status, "project-status")));
    let reason = root
        .get("project-status")
        .and_then(|status| text(status, "reason"));
    Some(Known {
        latest: None,
        is_placeholder: status.as_deref() == Some("quarantined"),
        deprecated: status
            .filter(|status| matches!(status.as_str(), "archived" | "deprecated"))
            .map(|status| reason.unwrap_or(status)),
        repository: None,
        downloads: None,
        versions,
        lists_all: true,
    })
}

/// Adds what one file says: a version is yanked when all its files are, and proven when one is.
fn take(release: &mut Release, file: &Value) {
    let is_yanked = file
        .get("yanked")
        .is_some_and(|yanked| yanked.as_bool() == Some(true) || yanked.is_string());
    let is_first = release.time.is_none();
    release.yanked = is_yanked && (is_first || release.yanked);
    if let Some(time) = text(file, "upload-time")
        && release.time.as_ref().is_none_or(|known| time < *known)
    {
        release.time = Some(time);
    }
    if let Some(proof) = file.get("provenance") {
        release.proven = Some(release.proven == Some(true) || proof.is_string());
    }
}

/// The version in a file's name: `name-1.0-py3-none-any.whl`, `name-1.0.tar.gz`.
fn version_of(file: &str, package: &str) -> Option<String> {
    if let Some(stem) = file.strip_suffix(".whl") {
        return Some(stem.split('-').nth(1)?.to_owned());
    }
    let stem = file
        .strip_suffix(".tar.gz")
        .or_else(|| file.strip_suffix(".zip"))?;
    let (name, version) = stem.rsplit_once('-')?;
    (normal_name("PyPI", name) == normal_name("PyPI", package)).then(|| version.to_owned())
}
