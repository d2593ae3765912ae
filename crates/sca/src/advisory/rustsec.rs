//! RustSec's own form: Markdown with a TOML block in front. What is patched and unaffected is named; the rest is affected.

use super::{Advisory, AdvisoryError, Affected, Nature, osv, requirement};
use crate::version::Scheme;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Front {
    advisory: Meta,
    versions: Versions,
    #[serde(default)]
    affected: Functions,
}

#[derive(Deserialize)]
struct Meta {
    id: String,
    package: String,
    #[serde(default)]
    collection: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    date: Option<String>,
    url: Option<String>,
    #[serde(default)]
    references: Vec<String>,
    cvss: Option<String>,
    withdrawn: Option<String>,
    informational: Option<String>,
}

#[derive(Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<String>,
    #[serde(default)]
    unaffected: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Functions {
    #[serde(default)]
    functions: BTreeMap<String, Vec<String>>,
}

/// Reads a record.
///
/// # Errors
/// When it is not of that form.
pub(super) fn read(text: &str) -> Result<Advisory, AdvisoryError> {
    let form = || AdvisoryError::form("the TOML block in front is missing");
    let (_, rest) = text.split_once("```toml").ok_or_else(form)?;
    let (front, prose) = rest.split_once("\n```").ok_or_else(form)?;
    let front: Front = toml::from_str(front).map_err(AdvisoryError::form)?;
    let meta = front.advisory;
    let prose = prose.trim();
    let (title, details) = prose.split_once('\n').unwrap_or((prose, ""));
    let mut safe = front.versions.patched;
    safe.extend(front.versions.unaffected);
    let intervals = requirement::outside(Scheme::Cargo, &safe);
    // Advisories on the tool chain itself name no crate.
    let affected = (meta.collection.as_deref() != Some("rust")).then(|| Affected {
        ecosystem: "crates.io".to_owned(),
        name: meta.package,
        incomplete: intervals.is_none(),
        intervals: intervals.unwrap_or_default(),
        versions: Vec::new(),
        symbols: front
            .affected
            .functions
            .into_keys()
            .map(|function| (String::new(), function))
            .collect(),
    });
    Ok(Advisory {
        id: meta.id,
        aliases: meta.aliases,
        summary: title.trim_start_matches('#').trim().to_owned(),
        details: details.trim().to_owned(),
        modified: meta.date.clone(),
        published: meta.date,
        withdrawn: meta.withdrawn,
        vectors: meta.cvss.into_iter().collect(),
        affected: affected.into_iter().collect(),
        references: meta.url.into_iter().chain(meta.references).collect(),
        nature: meta.informational.map_or(Nature::Vulnerability, |word| {
            osv::informational_nature(&word)
        }),
    })
}
