//! VEX in CycloneDX 1.6: a document that names the packages it is about and says what their weaknesses mean.

use super::{Statement, Status, Vex, list, text};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The states of the format, and what each says.
const STATES: [(&str, Status); 6] = [
    ("exploitable", Status::Affected),
    ("in_triage", Status::UnderInvestigation),
    ("not_affected", Status::NotAffected),
    ("resolved", Status::Fixed),
    ("false_positive", Status::NotAffected),
    ("resolved_with_pedigree", Status::Fixed),
];

/// The justifications of the format, and what OpenVEX calls them.
const JUSTIFICATIONS: [(&str, &str); 9] = [
    ("code_not_present", "vulnerable_code_not_present"),
    ("code_not_reachable", "vulnerable_code_not_in_execute_path"),
    (
        "requires_configuration",
        "vulnerable_code_cannot_be_controlled_by_adversary",
    ),
    ("requires_dependency", "component_not_present"),
    (
        "requires_environment",
        "vulnerable_code_cannot_be_controlled_by_adversary",
    ),
    ("protected_by_compiler", "inline_mitigations_already_exist"),
    ("protected_at_runtime", "inline_mitigations_already_exist"),
    ("protected_at_perimeter", "inline_mitigations_already_exist"),
    (
        "protected_by_mitigating_control",
        "inline_mitigations_already_exist",
    ),
];

pub(super) fn write(vex: &Vex) -> Value {
    let packages: BTreeSet<&String> = vex
        .statements
        .iter()
        .flat_map(|statement| &statement.packages)
        .collect();
    let components: Vec<Value> = packages.into_iter().map(|url| component(url)).collect();
    let vulnerabilities: Vec<Value> = vex.statements.iter().map(statement).collect();
    let mut product = json!({
        "type": "application",
        "bom-ref": "product",
        "name": vex.product.name,
    });
    let mut metadata = Map::new();
    if let Some(time) = &vex.time {
        metadata.insert("timestamp".to_owned(), json!(time));
    }
    if let (Value::Object(product), Some(version)) = (&mut product, &vex.product.version) {
        product.insert("version".to_owned(), json!(version));
    }
    metadata.insert("authors".to_owned(), json!([{ "name": vex.author }]));
    metadata.insert("component".to_owned(), product);
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{}", vex.uuid()),
        "version": 1,
        "metadata": metadata,
        "components": components,
        "vulnerabilities": vulnerabilities,
    })
}

fn component(url: &str) -> Value {
    let purl = crate::purl::Purl::parse(url).ok();
    let name = purl.as_ref().map_or(url, crate::purl::Purl::name);
    let mut out = json!({ "type": "library", "bom-ref": url, "name": name });
    if let Value::Object(out) = &mut out {
        let version = purl.as_ref().and_then(crate::purl::Purl::version);
        out.extend(version.map(|version| ("version".to_owned(), json!(version))));
        out.insert("purl".to_owned(), json!(url));
    }
    out
}

fn statement(one: &Statement) -> Value {
    let mut names = one.names.iter();
    let main = names.next();
    let references: Vec<Value> = names
        .map(|name| json!({ "id": name, "source": { "name": source(name) } }))
        .collect();
    let affects: Vec<Value> = one
        .packages
        .iter()
        .map(|url| json!({ "ref": url }))
        .collect();
    let state = STATES
        .iter()
        .find(|(_, status)| *status == one.status)
        .map(|(state, _)| *state);
    let mut analysis = json!({ "state": state });
    if let Value::Object(analysis) = &mut analysis {
        let justification = one.justification.as_deref().and_then(|word| {
            JUSTIFICATIONS
                .iter()
                .find(|(own, other)| *own == word || *other == word)
        });
        if one.status == Status::NotAffected {
            analysis.extend(justification.map(|(own, _)| ("justification".to_owned(), json!(own))));
        }
        let detail = one.text.as_ref().or(one.justification.as_ref());
        analysis.extend(detail.map(|text| ("detail".to_owned(), json!(text))));
    }
    let mut out = Map::new();
    if let Some(main) = main {
        out.insert("id".to_owned(), json!(main));
        out.insert("source".to_owned(), json!({ "name": source(main) }));
    }
    if !references.is_empty() {
        out.insert("references".to_owned(), json!(references));
    }
    out.insert("analysis".to_owned(), analysis);
    out.insert("affects".to_owned(), json!(affects));
    Value::Object(out)
}

/// Who keeps the list that a name is of, by how it begins.
fn source(name: &str) -> &str {
    const SOURCES: [(&str, &str); 6] = [
        ("CVE-", "NVD"),
        ("GHSA-", "GitHub Advisories"),
        ("GO-", "Go Vulnerability Database"),
        ("MAL-", "OpenSSF Malicious Packages"),
        ("PYSEC-", "PyPI Advisory Database"),
        ("RUSTSEC-", "RustSec"),
    ];
    SOURCES
        .iter()
        .find(|(start, _)| name.starts_with(start))
        .map_or("OSV", |(_, source)| source)
}

pub(super) fn read(value: &Value) -> Vec<Statement> {
    let mut urls: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting: Vec<&Value> = list(value, "components").collect();
    while let Some(component) = waiting.pop() {
        if let (Some(reference), Some(url)) = (text(component, "bom-ref"), text(component, "purl"))
        {
            urls.insert(reference, url);
        }
        waiting.extend(list(component, "components"));
    }
    list(value, "vulnerabilities")
        .filter_map(|one| read_statement(one, &urls))
        .collect()
}

fn read_statement(value: &Value, urls: &BTreeMap<String, String>) -> Option<Statement> {
    let analysis = value.get("analysis")?;
    let state = text(analysis, "state")?;
    let (_, status) = STATES.iter().find(|(word, _)| *word == state)?;
    let names = text(value, "id")
        .into_iter()
        .chain(list(value, "references").filter_map(|one| text(one, "id")));
    let packages = list(value, "affects").filter_map(|one| {
        let reference = text(one, "ref")?;
        // A link into another bill ends with the reference there.
        let inside = reference
            .rsplit_once('#')
            .map_or(reference.as_str(), |(_, inside)| inside);
        let known = urls.get(&reference).or_else(|| urls.get(inside));
        known
            .cloned()
            .or_else(|| inside.starts_with("pkg:").then(|| inside.to_owned()))
    });
    Some(Statement {
        names: names.collect(),
        packages: packages.collect(),
        status: *status,
        justification: text(analysis, "justification")
            .or_else(|| (state == "false_positive").then(|| state.clone())),
        text: text(analysis, "detail"),
    })
}
