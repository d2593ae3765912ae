//! SPDX 2.2 and 2.3 as JSON.

use super::super::digest::{Algorithm, Digest};
use super::super::{Bom, Component, Source};
use super::{bearer, items, kind, known, take_comment, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(root: &Value) -> Bom {
    let creation = root.get("creationInfo").unwrap_or(&Value::Null);
    let licenses: BTreeMap<String, String> = items(root, "hasExtractedLicensingInfos")
        .filter_map(|info| {
            let words = text(info, "name").or_else(|| text(info, "extractedText"))?;
            Some((text(info, "licenseId")?, words))
        })
        .collect();
    let mut described: BTreeSet<String> = items(root, "documentDescribes")
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    let mut relations = BTreeSet::new();
    for relation in items(root, "relationships") {
        let (Some(from), Some(to)) = (
            text(relation, "spdxElementId"),
            text(relation, "relatedSpdxElement"),
        ) else {
            continue;
        };
        let name = text(relation, "relationshipType").unwrap_or_default();
        match name.as_str() {
            "DESCRIBES" => {
                described.insert(to);
            }
            "DESCRIBED_BY" => {
                described.insert(from);
            }
            "DEPENDS_ON" | "CONTAINS" | "HAS_PREREQUISITE" | "STATIC_LINK" | "DYNAMIC_LINK" => {
                relations.insert((from, to));
            }
            // The other way round: `DEPENDENCY_OF`, `DEV_DEPENDENCY_OF`, ...
            name if name.ends_with("DEPENDENCY_OF") || name == "CONTAINED_BY" => {
                relations.insert((to, from));
            }
            _ => {}
        }
    }
    let mut components: Vec<Component> = items(root, "packages")
        .map(|value| package(value, &licenses))
        .collect();
    let subject = match described.len() {
        1 => components
            .iter()
            .position(|component| described.contains(&component.reference))
            .map(|at| components.remove(at)),
        _ => None,
    };
    let has_gaps = text(creation, "comment").is_some_and(|text| text.starts_with("incomplete"));
    let (tools, authors) = items(creation, "creators")
        .filter_map(Value::as_str)
        .partition::<Vec<&str>, _>(|creator| creator.starts_with("Tool:"));
    let subject = subject.unwrap_or_else(|| {
        // Several things are described: the document stands for all of them.
        for one in &described {
            relations.insert(("SPDXRef-DOCUMENT".to_owned(), one.clone()));
        }
        Component {
            reference: "SPDXRef-DOCUMENT".to_owned(),
            name: text(root, "name").unwrap_or_default(),
            ..Component::default()
        }
    });
    Bom {
        subject,
        components,
        relations,
        complete: BTreeSet::new(),
        has_gaps,
        is_of_sources: false,
        time: text(creation, "created"),
        authors: authors.into_iter().map(bearer).collect(),
        tools: tools.into_iter().map(tool).collect(),
    }
}

/// `Tool: name-version`.
fn tool(text: &str) -> (String, Option<String>) {
    let name = bearer(text);
    match name.rsplit_once('-') {
        Some((name, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => {
            (name.to_owned(), Some(version.to_owned()))
        }
        _ => (name, None),
    }
}

fn package(value: &Value, licenses: &BTreeMap<String, String>) -> Component {
    let digests = items(value, "checksums").filter_map(|sum| {
        let algorithm = Algorithm::named(sum.get("algorithm")?.as_str()?)?;
        Digest::new(algorithm, sum.get("checksumValue")?.as_str()?)
    });
    let reference = |kind: &str| {
        let found = items(value, "externalRefs")
            .find(|reference| text(reference, "referenceType").as_deref() == Some(kind))?;
        text(found, "referenceLocator")
    };
    let license =
        known(text(value, "licenseDeclared")).or_else(|| known(text(value, "licenseConcluded")));
    let mut out = Component {
        reference: text(value, "SPDXID").unwrap_or_default(),
        kind: kind(&text(value, "primaryPackagePurpose").unwrap_or_else(|| "library".to_owned())),
        name: text(value, "name").unwrap_or_default(),
        version: known(text(value, "versionInfo")),
        purl: reference("purl"),
        cpe: reference("cpe23Type"),
        supplier: known(text(value, "supplier")).map(|name| bearer(&name)),
        license: license.map(|license| licenses.get(&license).cloned().unwrap_or(license)),
        digests: digests.collect(),
        source: known(text(value, "downloadLocation")).and_then(|url| source(&url)),
        ..Component::default()
    };
    if let Some(comment) = text(value, "comment") {
        take_comment(&mut out, &comment);
    }
    split_group(&mut out);
    out
}

/// `git+https://host/path@revision`, or the address of an archive.
pub(super) fn source(url: &str) -> Option<Source> {
    let Some(git) = url.strip_prefix("git+") else {
        return url.contains("://").then(|| Source::Archive(url.to_owned()));
    };
    let path = git.find("://").map_or(0, |at| at + 3);
    let host_end = git.get(path..)?.find('/').map_or(git.len(), |at| path + at);
    match git.get(host_end..)?.rsplit_once('@') {
        Some((before, revision)) => {
            let url = git.get(..host_end + before.len())?;
            Some(Source::Git(url.to_owned(), Some(revision.to_owned())))
        }
        None => Some(Source::Git(git.to_owned(), None)),
    }
}

/// SPDX has no field for what a name lies in; the package URL tells.
pub(super) fn split_group(component: &mut Component) {
    let Some(kind) = component
        .purl
        .as_deref()
        .and_then(|purl| purl.strip_prefix("pkg:"))
        .and_then(|rest| rest.split('/').next())
    else {
        return;
    };
    let between = match kind {
        "maven" => ':',
        "npm" | "composer" => '/',
        _ => return,
    };
    if let Some((group, name)) = component.name.rsplit_once(between) {
        component.group = Some(group.to_owned());
        component.name = name.to_owned();
    }
}
