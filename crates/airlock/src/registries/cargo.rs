//! Cargo's file of the user: what stands in the place of the usual index. Only sparse indexes are asked.

use super::{Clients, text_of};
use crate::error::Failure;
use crate::place;
use std::path::PathBuf;
use toml::Table;

const ECOSYSTEM: &str = "crates.io";

/// Replacements of replacements that are followed.
const MOST_STEPS: usize = 8;

pub(super) fn read(clients: &mut Clients) -> Result<(), Failure> {
    let named = place::client_setting("CARGO_HOME").map(PathBuf::from);
    let Some(folder) = named.or_else(|| Some(place::home()?.join(".cargo"))) else {
        return Ok(());
    };
    for name in ["config.toml", "config"] {
        if let Some(text) = text_of(&folder.join(name))? {
            take(clients, &text);
        }
    }
    Ok(())
}

/// `[source.crates-io] replace-with = "mirror"`, `[source.mirror] registry = "sparse+https://…"`. A file that is none of
/// TOML says nothing.
pub(super) fn take(clients: &mut Clients, text: &str) {
    let Ok(root) = text.parse::<Table>() else {
        return;
    };
    let at = |table: &str, name: &str, key: &str| {
        let value = root.get(table)?.get(name)?.get(key)?;
        value.as_str().map(str::to_owned)
    };
    let mut name = "crates-io".to_owned();
    for _ in 0..MOST_STEPS {
        let Some(next) = at("source", &name, "replace-with") else {
            break;
        };
        name = next;
    }
    let url = at("source", &name, "registry").or_else(|| at("registries", &name, "index"));
    if let Some(url) = url.as_deref().and_then(|url| url.strip_prefix("sparse+")) {
        clients.usual(ECOSYSTEM, url, None);
    }
}
