//! Packagist: the metadata of Composer's second protocol.

use super::{Ecosystem, Known, Release, escaped, text};
use serde_json::Value;

pub(super) const ECOSYSTEM: Ecosystem = Ecosystem {
    name: "Packagist",
    accept: "application/json",
    path,
    read,
};

fn path(name: &str) -> String {
    let parts: Vec<String> = name.to_lowercase().split('/').map(escaped).collect();
    format!("p2/{}.json", parts.join("/"))
}

/// Of all but the newest, only what differs is written.
fn read(bytes: &[u8]) -> Option<Known> {
    let root: Value = serde_json::from_slice(bytes).ok()?;
    let packages = root.get("packages")?.as_object()?;
    let entries = packages.values().next()?.as_array()?;
    let first = entries.first()?;
    let abandoned = first.get("abandoned").and_then(|abandoned| {
        let successor = abandoned
            .as_str()
            .map(|name| format!("abandoned; use {name}"));
        successor.or_else(|| (abandoned.as_bool() == Some(true)).then(|| "abandoned".to_owned()))
    });
    let release = |entry: &Value| {
        Some(Release {
            version: text(entry, "version")?,
            time: text(entry, "time"),
            ..Release::default()
        })
    };
    let versions: Vec<Release> = entries.iter().map(release).collect::<Option<_>>()?;
    Some(Known {
        deprecated: abandoned,
        repository: first.get("source").and_then(|source| text(source, "url")),
        ..Known::newest_first(versions)
    })
}
