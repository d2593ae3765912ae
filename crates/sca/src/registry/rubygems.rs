//! RubyGems: the versions of a gem as JSON.

use super::{Ecosystem, Known, Release, escaped, text};
use serde_json::Value;

pub(super) const ECOSYSTEM: Ecosystem = Ecosystem {
    name: "RubyGems",
    accept: "application/json",
    path,
    read,
};

fn path(name: &str) -> String {
    format!("api/v1/versions/{}.json", escaped(name))
}

fn read(bytes: &[u8]) -> Option<Known> {
    let root: Value = serde_json::from_slice(bytes).ok()?;
    let mut downloads = 0;
    let release = |entry: &Value| {
        let count = entry.get("downloads_count").and_then(Value::as_u64);
        downloads += count.unwrap_or(0);
        Some(Release {
            version: text(entry, "number")?,
            time: text(entry, "created_at"),
            ..Release::default()
        })
    };
    let versions: Vec<Release> = root
        .as_array()?
        .iter()
        .map(release)
        .collect::<Option<_>>()?;
    Some(Known {
        downloads: Some(downloads),
        ..Known::newest_first(versions)
    })
}
