//! SPDX 3.0 as JSON-LD, in the compact form that the specification's context gives; other forms of the same graph are
//! not unfolded.

use super::super::digest::{Algorithm, Digest};
use super::super::{Bom, Component};
use super::spdx2::{source, split_group};
use super::{items, kind, known, take_comment, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(root: &Value) -> Bom {
    let elements: Vec<&Value> = items(root, "@graph").collect();
    let of_type = |name: &str| -> Vec<&Value> {
        let has_type =
            |element: &&&Value| element.get("type").and_then(Value::as_str) == Some(name);
        elements.iter().filter(has_type).copied().collect()
    };
    let by_id: BTreeMap<&str, &Value> = elements
        .iter()
        .filter_map(|element| Some((element.get("spdxId")?.as_str()?, *element)))
        .collect();
    let name_of = |id: &str| by_id.get(id).and_then(|element| text(element, "name"));
    let mut licenses: BTreeMap<String, String> = BTreeMap::new();
    let mut bom = Bom::default();
    for relation in elements
        .iter()
        .filter(|element| element.get("relationshipType").is_some())
    {
        let (Some(from), Some(name)) = (text(relation, "from"), text(relation, "relationshipType"))
        else {
            continue;
        };
        match name.as_str() {
            "dependsOn" | "contains" | "hasStaticLink" | "hasDynamicLink" | "hasPrerequisite" => {
                let targets = items(relation, "to").filter_map(Value::as_str);
                bom.relations
                    .extend(targets.map(|to| (from.clone(), to.to_owned())));
                match text(relation, "completeness").as_deref() {
                    Some("complete") => {
                        bom.complete.insert(from);
                    }
                    Some("incomplete") => bom.has_gaps = true,
                    _ => {}
                }
            }
            "hasDeclaredLicense" | "hasConcludedLicense" => {
                let target = items(relation, "to").find_map(Value::as_str);
                let license = target.and_then(|id| by_id.get(id)).and_then(|license| {
                    text(license, "simplelicensing_licenseExpression")
                        .or_else(|| text(license, "name"))
                });
                if let Some(license) = known(license) {
                    licenses.entry(from).or_insert(license);
                }
            }
            _ => {}
        }
    }
    let mut components: Vec<Component> = of_type("software_Package")
        .into_iter()
        .map(|value| package(value, &licenses, &name_of))
        .collect();
    let bills = of_type("software_Sbom");
    let roots: BTreeSet<String> = bills
        .iter()
        .flat_map(|bill| items(bill, "rootElement"))
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    bom.is_of_sources = bills
        .iter()
        .flat_map(|bill| items(bill, "software_sbomType"))
        .any(|kind| kind.as_str() == Some("source"));
    let position = components
        .iter()
        .position(|component| roots.contains(&component.reference));
    if let Some(at) = position {
        bom.subject = components.remove(at);
    }
    bom.components = components;
    if let Some(creation) = of_type("CreationInfo").first() {
        bom.time = text(creation, "created");
        let made_by = items(creation, "createdBy").filter_map(Value::as_str);
        let is_person = |id: &&str| {
            let element = by_id.get(id).and_then(|element| text(element, "type"));
            matches!(element.as_deref(), Some("Organization" | "Person"))
        };
        bom.authors = made_by.filter(is_person).filter_map(name_of).collect();
    }
    let tools = of_type("Tool").into_iter();
    bom.tools = tools
        .filter_map(|tool| text(tool, "name"))
        .map(|name| match name.rsplit_once(' ') {
            Some((name, version)) => (name.to_owned(), Some(version.to_owned())),
            None => (name, None),
        })
        .collect();
    bom
}

fn package(
    value: &Value,
    licenses: &BTreeMap<String, String>,
    name_of: &impl Fn(&str) -> Option<String>,
) -> Component {
    let reference = text(value, "spdxId").unwrap_or_default();
    let digests = items(value, "verifiedUsing").filter_map(|hash| {
        let algorithm = Algorithm::named(hash.get("algorithm")?.as_str()?)?;
        Digest::new(algorithm, hash.get("hashValue")?.as_str()?)
    });
    let purpose = text(value, "software_primaryPurpose").unwrap_or_else(|| "library".to_owned());
    let identifier = |kind: &str| {
        let found = items(value, "externalIdentifier")
            .find(|one| text(one, "externalIdentifierType").as_deref() == Some(kind))?;
        text(found, "identifier")
    };
    let mut out = Component {
        kind: kind(&purpose),
        name: text(value, "name").unwrap_or_default(),
        version: known(text(value, "software_packageVersion")),
        purl: text(value, "software_packageUrl").or_else(|| identifier("packageUrl")),
        cpe: identifier("cpe23"),
        supplier: text(value, "suppliedBy").and_then(|id| name_of(&id)),
        license: licenses.get(&reference).cloned(),
        digests: digests.collect(),
        source: text(value, "software_downloadLocation").and_then(|url| source(&url)),
        reference,
        ..Component::default()
    };
    if let Some(comment) = text(value, "comment") {
        take_comment(&mut out, &comment);
    }
    split_group(&mut out);
    out
}
