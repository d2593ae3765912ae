//! SPDX 3.0 as JSON-LD: the profiles Core, Software and SimpleLicensing.

use super::cyclonedx::pretty;
use super::format::uuid;
use super::license::{Declared, declared};
use super::spdx2::{comment, location, time};
use super::{Bom, Component, Kind, Need};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The blank node of the creation information, which every element names.
const CREATION: &str = "_:creationinfo";

/// Writes `bom`.
pub(super) fn json(bom: &Bom) -> String {
    let mut graph = Graph::new(bom);
    graph.creation(bom);
    let subject = graph.package(&bom.subject);
    for component in &bom.components {
        graph.package(component);
    }
    graph.needs(bom);
    graph.close(bom, &subject);
    pretty(&json!({
        "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
        "@graph": graph.elements,
    }))
}

/// The elements of a document in the making.
struct Graph {
    base: String,
    elements: Vec<Value>,
    /// Identifiers of all elements that belong to the bill.
    members: Vec<String>,
    /// Identifiers of packages by reference.
    packages: BTreeMap<String, String>,
    /// Identifiers of agents by name.
    agents: BTreeMap<String, String>,
    /// Identifiers of licences by text.
    licenses: BTreeMap<String, String>,
    relationships: usize,
}

impl Graph {
    fn new(bom: &Bom) -> Self {
        Self {
            base: format!("urn:uuid:{}", uuid(bom)),
            elements: Vec::new(),
            members: Vec::new(),
            packages: BTreeMap::new(),
            agents: BTreeMap::new(),
            licenses: BTreeMap::new(),
            relationships: 0,
        }
    }

    fn id(&self, kind: &str, number: usize) -> String {
        format!("{}#{kind}-{number}", self.base)
    }

    /// Adds an element with its identifier and its creation information.
    fn add(&mut self, kind: &str, id: &str, facts: Value) {
        let mut element = Map::new();
        element.insert("type".to_owned(), json!(kind));
        element.insert("spdxId".to_owned(), json!(id));
        element.insert("creationInfo".to_owned(), json!(CREATION));
        if let Value::Object(facts) = facts {
            element.extend(facts);
        }
        self.elements.push(Value::Object(element));
        self.members.push(id.to_owned());
    }

    fn agent(&mut self, name: &str) -> String {
        if let Some(id) = self.agents.get(name) {
            return id.clone();
        }
        let id = self.id("agent", self.agents.len() + 1);
        self.agents.insert(name.to_owned(), id.clone());
        self.add("Organization", &id, json!({ "name": name }));
        id
    }

    fn creation(&mut self, bom: &Bom) {
        let mut makers = Vec::new();
        for author in &bom.authors {
            makers.push(self.agent(author));
        }
        let mut tools = Vec::new();
        for (number, (name, version)) in (1..).zip(&bom.tools) {
            let id = self.id("tool", number);
            let name = match version {
                Some(version) => format!("{name} {version}"),
                None => name.clone(),
            };
            self.add("Tool", &id, json!({ "name": name }));
            tools.push(id);
        }
        if makers.is_empty() {
            let id = self.id("maker", 1);
            let name = bom.tools.first().map_or("unknown", |(name, _)| name);
            self.add("SoftwareAgent", &id, json!({ "name": name }));
            makers.push(id);
        }
        let mut creation = json!({
            "type": "CreationInfo",
            "@id": CREATION,
            "specVersion": "3.0.1",
            "created": time(bom),
            "createdBy": makers,
        });
        if let (Value::Object(map), false) = (&mut creation, tools.is_empty()) {
            map.insert("createdUsing".to_owned(), json!(tools));
        }
        self.elements.insert(0, creation);
    }

    fn package(&mut self, component: &Component) -> String {
        let id = self.id("package", self.packages.len());
        self.packages
            .insert(component.reference.clone(), id.clone());
        let mut facts = Map::new();
        let mut put = |key: &str, value: Value| {
            facts.insert(key.to_owned(), value);
        };
        put("name", json!(component.full_name()));
        let version = component.version.as_deref().unwrap_or("NOASSERTION");
        put("software_packageVersion", json!(version));
        if let Some(purl) = &component.purl {
            put("software_packageUrl", json!(purl));
        }
        let location = location(component);
        if location != "NOASSERTION" {
            put("software_downloadLocation", json!(location));
        }
        put("software_primaryPurpose", json!(purpose(component.kind)));
        put("software_copyrightText", json!("NOASSERTION"));
        if let Some(comment) = comment(component) {
            put("comment", json!(comment));
        }
        if !component.digests.is_empty() {
            let digests = component.digests.iter().map(|digest| {
                json!({
                    "type": "Hash",
                    "algorithm": digest.algorithm.spdx().to_ascii_lowercase(),
                    "hashValue": digest.hex,
                })
            });
            put("verifiedUsing", digests.collect());
        }
        if let Some(cpe) = component
            .cpe
            .as_ref()
            .filter(|cpe| cpe.starts_with("cpe:2.3:"))
        {
            let cpe = json!({
                "type": "ExternalIdentifier",
                "externalIdentifierType": "cpe23",
                "identifier": cpe,
            });
            put("externalIdentifier", json!([cpe]));
        }
        if let Some(supplier) = &component.supplier {
            let supplier = self.agent(supplier);
            facts.insert("suppliedBy".to_owned(), json!(supplier));
        }
        self.add("software_Package", &id, Value::Object(facts));
        if let Some(text) = &component.license {
            let license = self.license(text);
            self.relate(
                "Relationship",
                &id,
                "hasDeclaredLicense",
                &[license],
                json!({}),
            );
        }
        id
    }

    fn license(&mut self, text: &str) -> String {
        if let Some(id) = self.licenses.get(text) {
            return id.clone();
        }
        let id = self.id("license", self.licenses.len() + 1);
        self.licenses.insert(text.to_owned(), id.clone());
        match declared(text) {
            Declared::Id(expression) => self.expression(&id, expression),
            Declared::Expression(expression) if !expression.contains("LicenseRef-") => {
                self.expression(&id, &expression);
            }
            Declared::Expression(_) | Declared::Name(_) => self.add(
                "simplelicensing_SimpleLicensingText",
                &id,
                json!({ "name": text, "simplelicensing_licenseText": text }),
            ),
        }
        id
    }

    fn expression(&mut self, id: &str, expression: &str) {
        let facts = json!({ "simplelicensing_licenseExpression": expression });
        self.add("simplelicensing_LicenseExpression", id, facts);
    }

    fn relate(&mut self, class: &str, from: &str, kind: &str, to: &[String], more: Value) {
        self.relationships += 1;
        let id = self.id("relationship", self.relationships);
        let mut facts = json!({ "from": from, "relationshipType": kind, "to": to });
        if let (Value::Object(facts), Value::Object(more)) = (&mut facts, more) {
            facts.extend(more);
        }
        self.add(class, &id, facts);
    }

    /// The needs of each component, those of the product apart from those of its making.
    fn needs(&mut self, bom: &Bom) {
        let making: BTreeSet<&str> = bom
            .components
            .iter()
            .filter(|component| component.need == Need::Excluded)
            .map(|component| component.reference.as_str())
            .collect();
        let mut needs: BTreeMap<(&str, bool), Vec<String>> = BTreeMap::new();
        for (from, to) in &bom.relations {
            let is_making = making.contains(to.as_str());
            if let Some(to) = self.packages.get(to) {
                needs.entry((from, is_making)).or_default().push(to.clone());
            }
        }
        for ((from, is_making), to) in needs {
            let Some(id) = self.packages.get(from).cloned() else {
                continue;
            };
            let completeness = if bom.complete.contains(from) {
                "complete"
            } else if from == bom.subject.reference && bom.has_gaps {
                "incomplete"
            } else {
                "noAssertion"
            };
            let scope = if is_making { "development" } else { "runtime" };
            let more = json!({ "completeness": completeness, "scope": scope });
            self.relate("LifecycleScopedRelationship", &id, "dependsOn", &to, more);
        }
    }

    /// Adds the bill and the document round all of it.
    fn close(&mut self, bom: &Bom, subject: &str) {
        let name = bom.subject.full_name();
        let members = std::mem::take(&mut self.members);
        let (bill, document) = (self.id("sbom", 1), self.id("document", 1));
        let mut facts = json!({ "name": name, "rootElement": [subject], "element": members });
        if let (Value::Object(facts), true) = (&mut facts, bom.is_of_sources) {
            facts.insert("software_sbomType".to_owned(), json!(["source"]));
        }
        self.add("software_Sbom", &bill, facts);
        let mut all = members;
        all.push(bill.clone());
        let facts = json!({
            "name": name,
            "profileConformance": ["core", "software", "simpleLicensing"],
            "rootElement": [bill],
            "element": all,
        });
        self.add("SpdxDocument", &document, facts);
    }
}

fn purpose(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "application",
        Kind::Library => "library",
        Kind::Container => "container",
        Kind::File => "file",
        Kind::Other => "other",
    }
}
