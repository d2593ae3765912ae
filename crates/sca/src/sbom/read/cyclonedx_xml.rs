//! CycloneDX as XML.

use super::super::digest::{Algorithm, Digest};
use super::super::{Bom, Component};
use super::cyclonedx::{
    all_of, need, take_address, take_composition, take_own_properties, take_part, take_place,
};
use super::{ReadError, kind};
use crate::doc::{Element, xml};

pub(super) fn read(source: &str) -> Result<Bom, ReadError> {
    let (bom, flaws) = xml(source);
    if bom.name != "bom" {
        return Err(ReadError::Foreign);
    }
    // A bill that is read in part would pass for the whole.
    if let Some(flaw) = flaws.first() {
        let before = source.get(..flaw.at as usize).unwrap_or(source);
        return Err(ReadError::Broken {
            line: before.matches('\n').count() + 1,
            what: flaw.what.clone(),
        });
    }
    Ok(take(&bom))
}

fn take(root: &Element) -> Bom {
    let nothing = Element::default();
    let metadata = root.child("metadata").unwrap_or(&nothing);
    let subject = metadata.child("component");
    let tools = metadata
        .path(&["tools", "tool"])
        .into_iter()
        .chain(metadata.path(&["tools", "components", "component"]));
    let mut bom = Bom {
        subject: subject.map(component).unwrap_or_default(),
        time: owned(metadata, "timestamp"),
        authors: metadata
            .path(&["authors", "author"])
            .into_iter()
            .filter_map(|author| owned(author, "name"))
            .collect(),
        tools: tools
            .filter_map(|tool| Some((owned(tool, "name")?, owned(tool, "version"))))
            .collect(),
        is_of_sources: metadata
            .path(&["lifecycles", "lifecycle"])
            .into_iter()
            .any(|one| one.child_text("phase") == Some("pre-build")),
        ..Bom::default()
    };
    if let Some(subject) = subject {
        let reference = bom.subject.reference.clone();
        take_parts(&mut bom, subject, &reference);
    }
    take_parts(&mut bom, root, "");
    for needs in root.path(&["dependencies", "dependency"]) {
        let from = needs.attribute("ref").unwrap_or_default();
        for to in needs.all("dependency") {
            let to = to.attribute("ref").unwrap_or_default();
            bom.relations.insert((from.to_owned(), to.to_owned()));
        }
    }
    for composition in root.path(&["compositions", "composition"]) {
        let word = composition.child_text("aggregate").unwrap_or_default();
        let needs = composition.path(&["dependencies", "dependency"]);
        let references = needs.into_iter().filter_map(|one| one.attribute("ref"));
        take_composition(&mut bom, word, references);
    }
    bom
}

/// Takes the components of `holder`, and theirs, as parts of `whole`. The reader of XML bounds the depth.
fn take_parts(bom: &mut Bom, holder: &Element, whole: &str) {
    for part in holder.path(&["components", "component"]) {
        let reference = take_part(bom, component(part), whole);
        take_parts(bom, part, &reference);
    }
}

fn owned(element: &Element, name: &str) -> Option<String> {
    element.child_text(name).map(str::to_owned)
}

fn component(element: &Element) -> Component {
    let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
    let digests = element
        .path(&["hashes", "hash"])
        .into_iter()
        .filter_map(|hash| Digest::new(Algorithm::named(hash.attribute("alg")?)?, &hash.text));
    let properties = element
        .path(&["properties", "property"])
        .into_iter()
        .filter_map(|property| {
            Some((
                property.attribute("name")?.to_owned(),
                property.text.clone(),
            ))
        });
    let mut out = Component {
        reference: attribute("bom-ref"),
        kind: kind(&attribute("type")),
        group: owned(element, "group"),
        name: owned(element, "name").unwrap_or_default(),
        version: owned(element, "version"),
        purl: owned(element, "purl"),
        cpe: owned(element, "cpe"),
        supplier: element
            .child("supplier")
            .and_then(|supplier| owned(supplier, "name")),
        need: need(element.child_text("scope")),
        license: license(element),
        digests: digests.collect(),
        properties: properties.collect(),
        ..Component::default()
    };
    if out.reference.is_empty() {
        out.reference = out.purl.clone().unwrap_or_default();
    }
    take_own_properties(&mut out);
    for reference in element.path(&["externalReferences", "reference"]) {
        if let Some(url) = owned(reference, "url") {
            take_address(
                &mut out,
                reference.attribute("type").unwrap_or_default(),
                url,
            );
        }
    }
    for place in element.path(&["evidence", "occurrences", "occurrence"]) {
        let Some(location) = owned(place, "location") else {
            continue;
        };
        let line = place.child_text("line").and_then(|line| line.parse().ok());
        take_place(&mut out, location, line);
    }
    out
}

fn license(element: &Element) -> Option<String> {
    let texts: Vec<String> = element
        .child("licenses")?
        .children
        .iter()
        .filter_map(|child| match child.name.as_str() {
            "expression" => Some(child.text.clone()),
            _ => owned(child, "id").or_else(|| owned(child, "name")),
        })
        .collect();
    all_of(&texts)
}
