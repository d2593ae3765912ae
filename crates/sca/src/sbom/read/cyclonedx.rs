//! CycloneDX as JSON, every version that has been published.

use super::super::digest::{Algorithm, Digest};
use super::super::{Bom, Component, Need, Source};
use super::{items, kind, place_of, text};
use serde_json::Value;

pub(super) fn read(root: &Value) -> Bom {
    let metadata = root.get("metadata").unwrap_or(&Value::Null);
    let mut bom = Bom {
        subject: metadata.get("component").map(component).unwrap_or_default(),
        time: text(metadata, "timestamp"),
        authors: items(metadata, "authors")
            .filter_map(|author| text(author, "name"))
            .collect(),
        tools: tools(metadata.get("tools").unwrap_or(&Value::Null)),
        is_of_sources: items(metadata, "lifecycles")
            .any(|one| text(one, "phase").as_deref() == Some("pre-build")),
        ..Bom::default()
    };
    if let Some(subject) = metadata.get("component") {
        let reference = bom.subject.reference.clone();
        take_parts(&mut bom, subject, &reference);
    }
    let nobody = String::new();
    take_parts(&mut bom, root, &nobody);
    for needs in items(root, "dependencies") {
        let Some(from) = text(needs, "ref") else {
            continue;
        };
        for to in items(needs, "dependsOn").filter_map(Value::as_str) {
            bom.relations.insert((from.clone(), to.to_owned()));
        }
    }
    for composition in items(root, "compositions") {
        let word = text(composition, "aggregate").unwrap_or_default();
        let needs = items(composition, "dependencies").filter_map(Value::as_str);
        take_composition(&mut bom, &word, needs);
    }
    bom
}

/// Takes the components of `holder`, and theirs, as parts of `whole`. The reader of JSON bounds the depth.
fn take_parts(bom: &mut Bom, holder: &Value, whole: &str) {
    for part in items(holder, "components") {
        let reference = take_part(bom, component(part), whole);
        take_parts(bom, part, &reference);
    }
}

/// Takes a part of `whole`; gives its reference.
pub(super) fn take_part(bom: &mut Bom, part: Component, whole: &str) -> String {
    let reference = part.reference.clone();
    bom.components.push(part);
    if !whole.is_empty() && !reference.is_empty() {
        bom.relations.insert((whole.to_owned(), reference.clone()));
    }
    reference
}

/// Takes what is said of completeness.
pub(super) fn take_composition<'t>(
    bom: &mut Bom,
    word: &str,
    needs: impl Iterator<Item = &'t str>,
) {
    bom.has_gaps |= word.starts_with("incomplete");
    if word == "complete" {
        bom.complete.extend(needs.map(str::to_owned));
    }
}

/// When a component is needed, as the format says it.
pub(super) fn need(scope: Option<&str>) -> Need {
    match scope {
        Some("optional") => Need::Optional,
        Some("excluded") => Need::Excluded,
        _ => Need::Required,
    }
}

/// Takes a place that names a component.
pub(super) fn take_place(component: &mut Component, location: String, line: Option<u32>) {
    component.occurrences.insert(match line {
        Some(line) => (location, line),
        None => place_of(&location),
    });
}

fn tools(tools: &Value) -> Vec<(String, Option<String>)> {
    let listed = tools.as_array().into_iter().flatten();
    listed
        .chain(items(tools, "components"))
        .filter_map(|tool| Some((text(tool, "name")?, text(tool, "version"))))
        .collect()
}

fn component(value: &Value) -> Component {
    let digests = items(value, "hashes").filter_map(|hash| {
        let algorithm = Algorithm::named(hash.get("alg")?.as_str()?)?;
        Digest::new(algorithm, hash.get("content")?.as_str()?)
    });
    let properties = items(value, "properties")
        .filter_map(|property| Some((text(property, "name")?, text(property, "value")?)));
    let mut out = Component {
        reference: text(value, "bom-ref").unwrap_or_default(),
        kind: kind(&text(value, "type").unwrap_or_default()),
        group: text(value, "group"),
        name: text(value, "name").unwrap_or_default(),
        version: text(value, "version"),
        purl: text(value, "purl"),
        cpe: text(value, "cpe"),
        supplier: value
            .get("supplier")
            .and_then(|supplier| text(supplier, "name")),
        need: need(value.get("scope").and_then(Value::as_str)),
        license: license(value),
        digests: digests.collect(),
        properties: properties.collect(),
        ..Component::default()
    };
    if out.reference.is_empty() {
        out.reference = out.purl.clone().unwrap_or_default();
    }
    take_own_properties(&mut out);
    for reference in items(value, "externalReferences") {
        let Some(url) = text(reference, "url") else {
            continue;
        };
        take_address(&mut out, &text(reference, "type").unwrap_or_default(), url);
    }
    for place in value
        .get("evidence")
        .map(|evidence| items(evidence, "occurrences"))
        .into_iter()
        .flatten()
    {
        let Some(location) = text(place, "location") else {
            continue;
        };
        let line = place.get("line").and_then(Value::as_u64);
        let line = line.and_then(|line| u32::try_from(line).ok());
        take_place(&mut out, location, line);
    }
    out
}

/// An address outside.
pub(super) fn take_address(component: &mut Component, kind: &str, url: String) {
    let revision = match &component.source {
        Some(Source::Git(_, revision)) => revision.clone(),
        _ => None,
    };
    match kind {
        "vcs" => component.source = Some(Source::Git(url, revision)),
        "distribution" => component.source = Some(Source::Archive(url)),
        _ => {}
    }
}

/// What our own writers say in properties where a version has no field for it.
pub(super) fn take_own_properties(component: &mut Component) {
    let mut places = Vec::new();
    let mut revision = None;
    component
        .properties
        .retain(|(name, value)| match name.as_str() {
            "airlock:location" => {
                places.push(place_of(value));
                false
            }
            "airlock:revision" => {
                revision = Some(value.clone());
                false
            }
            _ => true,
        });
    component.occurrences.extend(places);
    if revision.is_some() {
        component.source = Some(Source::Git(String::new(), revision));
    }
}

/// Several licences in one list all hold.
fn license(value: &Value) -> Option<String> {
    let texts: Vec<String> = items(value, "licenses")
        .filter_map(|choice| {
            let license = choice.get("license").unwrap_or(&Value::Null);
            text(choice, "expression")
                .or_else(|| text(license, "id"))
                .or_else(|| text(license, "name"))
        })
        .collect();
    all_of(&texts)
}

/// One declaration of several that all hold.
pub(super) fn all_of(texts: &[String]) -> Option<String> {
    match texts {
        [] => None,
        [only] => Some(only.clone()),
        several => {
            let each = several.iter().map(|text| {
                if text.contains(" OR ") {
                    format!("({text})")
                } else {
                    text.clone()
                }
            });
            Some(each.collect::<Vec<_>>().join(" AND "))
        }
    }
}
