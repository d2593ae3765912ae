//! Go: what a module proxy says of the newest version.

use super::{Ecosystem, Known, Release, escaped, text};
use serde_json::Value;

pub(super) const ECOSYSTEM: Ecosystem = Ecosystem {
    name: "Go",
    accept: "application/json",
    path,
    read,
};

/// Capital letters are written `!x`, since some proxies keep modules in folders without case.
fn path(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            out.push('!');
        }
        out.push(letter.to_ascii_lowercase());
    }
    let parts: Vec<String> = out
        .split('/')
        .map(|part| escaped(part).replace("%21", "!"))
        .collect();
    format!("{}/@latest", parts.join("/"))
}

fn read(bytes: &[u8]) -> Option<Known> {
    let root: Value = serde_json::from_slice(bytes).ok()?;
    let version = text(&root, "Version")?;
    Some(Known {
        repository: root.get("Origin").and_then(|origin| text(origin, "URL")),
        latest: Some(version.clone()),
        versions: vec![Release {
            version,
            time: text(&root, "Time"),
            ..Release::default()
        }],
        lists_all: false,
        ..Known::default()
    })
}
