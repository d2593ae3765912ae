//! PHP's form, by FriendsOfPHP: one YAML file for each package and weakness, with the affected versions of each branch.

use super::{Advisory, AdvisoryError, Affected, Nature, requirement};
use crate::version::Scheme;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Record {
    title: Option<String>,
    link: Option<String>,
    cve: Option<String>,
    reference: String,
    #[serde(default)]
    branches: BTreeMap<String, Branch>,
}

#[derive(Deserialize)]
struct Branch {
    #[serde(default)]
    versions: Vec<String>,
}

/// Reads a record; `stem` is its file's name, which names it.
///
/// # Errors
/// When it is not of that form.
pub(super) fn read(stem: &str, text: &str) -> Result<Advisory, AdvisoryError> {
    let record: Record = yaml_serde::from_str(text).map_err(AdvisoryError::form)?;
    let name = record
        .reference
        .strip_prefix("composer://")
        .ok_or_else(|| AdvisoryError::form("the reference is no `composer://` address"))?
        .to_owned();
    let intervals: Vec<_> = record
        .branches
        .into_values()
        .map(|branch| requirement::interval(Scheme::Packagist, &branch.versions.join(",")))
        .collect();
    Ok(Advisory {
        id: format!("friendsofphp:{name}/{stem}"),
        aliases: record.cve.into_iter().collect(),
        summary: record.title.unwrap_or_default(),
        affected: vec![Affected {
            ecosystem: "Packagist".to_owned(),
            name,
            incomplete: intervals.iter().any(Option::is_none),
            intervals: intervals.into_iter().flatten().collect(),
            ..Affected::default()
        }],
        references: record.link.into_iter().collect(),
        nature: Nature::Vulnerability,
        ..Advisory::default()
    })
}
