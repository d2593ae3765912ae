//! Cargo: the sparse index, one line of JSON for each version.

use super::{Ecosystem, Known, Release, escaped, text};
use serde_json::Value;

pub(super) const ECOSYSTEM: Ecosystem = Ecosystem {
    name: "crates.io",
    accept: "text/plain",
    path,
    read,
};

/// As Cargo's documentation lays the index out: by the name's length, then its first letters.
fn path(name: &str) -> String {
    let name = escaped(&name.to_lowercase());
    let part = |from: usize, to: usize| name.get(from..to).unwrap_or_default().to_owned();
    match name.len() {
        0..=2 => format!("{}/{name}", name.len()),
        3 => format!("3/{}/{name}", part(0, 1)),
        _ => format!("{}/{}/{name}", part(0, 2), part(2, 4)),
    }
}

fn read(bytes: &[u8]) -> Option<Known> {
    let lines = std::str::from_utf8(bytes).ok()?.lines();
    let mut versions = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let root: Value = serde_json::from_str(line).ok()?;
        versions.push(Release {
            version: text(&root, "vers")?,
            time: text(&root, "pubtime"),
            yanked: root.get("yanked").and_then(Value::as_bool) == Some(true),
            ..Release::default()
        });
    }
    let newest = versions
        .iter()
        .rev()
        .find(|release: &&Release| !release.yanked);
    Some(Known {
        latest: newest.map(|release| release.version.clone()),
        versions,
        lists_all: true,
        ..Known::default()
    })
}
