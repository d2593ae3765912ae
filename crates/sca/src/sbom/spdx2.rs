//! SPDX 2.3 as JSON.

use super::cyclonedx::pretty;
use super::format::{address, uuid};
use super::license::{Declared, declared};
use super::{Bom, Component, Kind, Need, Source};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What SPDX writes for what is not known.
const UNKNOWN: &str = "NOASSERTION";

/// Writes `bom`.
pub(super) fn json(bom: &Bom) -> String {
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    ids.insert(&bom.subject.reference, "SPDXRef-subject".to_owned());
    for (number, component) in bom.components.iter().enumerate() {
        ids.insert(&component.reference, id(number, component));
    }
    let id = |reference: &str| ids.get(reference).map_or(UNKNOWN, String::as_str);
    let mut licenses = BTreeMap::new();
    let packages: Vec<Value> = std::iter::once(&bom.subject)
        .chain(&bom.components)
        .map(|component| package(component, id(&component.reference), &mut licenses))
        .collect();
    let described = json!({
        "spdxElementId": "SPDXRef-DOCUMENT",
        "relatedSpdxElement": id(&bom.subject.reference),
        "relationshipType": "DESCRIBES",
    });
    let needs = bom.relations.iter().map(|(from, to)| {
        json!({
            "spdxElementId": id(from),
            "relatedSpdxElement": id(to),
            "relationshipType": "DEPENDS_ON",
        })
    });
    let relationships: Vec<Value> = std::iter::once(described).chain(needs).collect();
    let mut root = json!({
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": bom.subject.full_name(),
        "documentNamespace": namespace(bom),
        "creationInfo": creation(bom),
        "packages": packages,
        "relationships": relationships,
    });
    if let Value::Object(map) = &mut root
        && !licenses.is_empty()
    {
        let texts = licenses
            .into_iter()
            .map(|(text, id)| json!({ "licenseId": id, "name": text, "extractedText": text }));
        map.insert("hasExtractedLicensingInfos".to_owned(), texts.collect());
    }
    pretty(&root)
}

/// The usual namespace of documents whose maker has no address of their own.
fn namespace(bom: &Bom) -> String {
    let name: String = slug(&bom.subject.name);
    format!("https://spdx.org/spdxdocs/{name}-{}", uuid(bom))
}

/// Letters, digits, dots and dashes.
fn slug(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        })
        .take(80)
        .collect()
}

fn id(number: usize, component: &Component) -> String {
    let version = component.version.as_deref().unwrap_or_default();
    let name = slug(&format!("{} {version}", component.full_name()));
    format!("SPDXRef-{}-{}", number + 1, name.trim_end_matches('-'))
}

/// SPDX asks for a time; a bill read from a source without one has the oldest.
pub(super) fn time(bom: &Bom) -> &str {
    bom.time.as_deref().unwrap_or("1970-01-01T00:00:00Z")
}

fn creation(bom: &Bom) -> Value {
    let authors = bom
        .authors
        .iter()
        .map(|name| format!("Organization: {name}"));
    let tools = bom.tools.iter().map(|(name, version)| match version {
        Some(version) => format!("Tool: {name}-{version}"),
        None => format!("Tool: {name}"),
    });
    let mut creators: Vec<String> = authors.chain(tools).collect();
    if creators.is_empty() {
        creators.push("Tool: unknown".to_owned());
    }
    let comment = if bom.has_gaps {
        "incomplete: some files or versions could not be told"
    } else {
        "what code needs without naming it in a file is not in this document"
    };
    json!({ "created": time(bom), "creators": creators, "comment": comment })
}

fn package(component: &Component, id: &str, licenses: &mut BTreeMap<String, String>) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    put("SPDXID", json!(id));
    put("name", json!(component.full_name()));
    put(
        "versionInfo",
        json!(component.version.as_deref().unwrap_or(UNKNOWN)),
    );
    let supplier = component.supplier.as_ref();
    let supplier = supplier.map_or(UNKNOWN.to_owned(), |name| format!("Organization: {name}"));
    put("supplier", json!(supplier));
    put("downloadLocation", json!(location(component)));
    put("filesAnalyzed", json!(false));
    put("licenseConcluded", json!(UNKNOWN));
    put("licenseDeclared", json!(license(component, licenses)));
    put("copyrightText", json!(UNKNOWN));
    put("primaryPackagePurpose", json!(purpose(component.kind)));
    if !component.digests.is_empty() {
        let digests = component.digests.iter().map(
            |digest| json!({ "algorithm": digest.algorithm.spdx(), "checksumValue": digest.hex }),
        );
        put("checksums", digests.collect());
    }
    let mut references = Vec::new();
    if let Some(purl) = &component.purl {
        references.push(json!({
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": purl,
        }));
    }
    if let Some(cpe) = component
        .cpe
        .as_ref()
        .filter(|cpe| cpe.starts_with("cpe:2.3:"))
    {
        references.push(json!({
            "referenceCategory": "SECURITY",
            "referenceType": "cpe23Type",
            "referenceLocator": cpe,
        }));
    }
    if !references.is_empty() {
        put("externalRefs", json!(references));
    }
    if let Some(comment) = comment(component) {
        put("comment", json!(comment));
    }
    Value::Object(out)
}

/// What the format has no field for, one fact a line.
pub(super) fn comment(component: &Component) -> Option<String> {
    let need = match component.need {
        Need::Required => None,
        Need::Optional => Some("scope: optional".to_owned()),
        Need::Excluded => Some("scope: excluded".to_owned()),
    };
    let properties = component
        .properties
        .iter()
        .map(|(name, value)| format!("{name}: {value}"));
    let places = component.occurrences.iter().map(|(path, line)| match line {
        0 => format!("airlock:location: {path}"),
        line => format!("airlock:location: {path}:{line}"),
    });
    let lines: Vec<String> = need.into_iter().chain(properties).chain(places).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Where the bytes are, in the words of the specification (`git+https://host/path@revision`).
pub(super) fn location(component: &Component) -> String {
    let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    match &component.source {
        Some(Source::Archive(url)) if is_web(url) => address(url),
        Some(Source::Git(url, revision)) if is_web(url) => {
            let is_plain = |revision: &&String| {
                let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte);
                !revision.is_empty() && revision.bytes().all(sign)
            };
            match revision.as_ref().filter(is_plain) {
                Some(revision) => format!("git+{}@{revision}", address(url)),
                None => format!("git+{}", address(url)),
            }
        }
        _ => UNKNOWN.to_owned(),
    }
}

fn license(component: &Component, licenses: &mut BTreeMap<String, String>) -> String {
    let Some(text) = &component.license else {
        return UNKNOWN.to_owned();
    };
    match declared(text) {
        Declared::Id(id) => id.to_owned(),
        Declared::Expression(expression) if !expression.contains("LicenseRef-") => {
            expression.into_owned()
        }
        Declared::Expression(_) | Declared::Name(_) => {
            let next = licenses.len() + 1;
            let id = || format!("LicenseRef-{next}-{}", slug(text).trim_end_matches('-'));
            licenses.entry(text.clone()).or_insert_with(id).clone()
        }
    }
}

fn purpose(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "APPLICATION",
        Kind::Library => "LIBRARY",
        Kind::Container => "CONTAINER",
        Kind::File => "FILE",
        Kind::Other => "OTHER",
    }
}
