//! CycloneDX as JSON.

use super::super::format::uuid;
use super::super::introduced::{Helper, citations, helpers};
use super::super::license::{Declared, declared};
use super::super::{Bom, Component};
use super::{Can, addresses, compositions, kind, need, needs, properties};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value, json};

/// Writes `bom` in `version` of the format.
pub(in super::super) fn json(bom: &Bom, version: &str) -> String {
    pretty(&Root { bom, version })
}

/// The document, whose parts are made one by one while it is written: all of them at once take ten times its size.
struct Root<'b> {
    bom: &'b Bom,
    version: &'b str,
}

impl Serialize for Root<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { bom, version } = self;
        let can = Can::of(version);
        let components = || bom.components.iter().map(|one| component(one, can, true));
        let dependencies = || {
            let needs = needs(bom).into_iter();
            needs.map(|(from, to)| json!({ "ref": from, "dependsOn": to }))
        };
        let compositions = || {
            let all = compositions(bom).into_iter();
            all.map(|(word, parts, needs)| {
                let mut one = json!({ "aggregate": word });
                put(&mut one, "assemblies", parts);
                put(&mut one, "dependencies", needs);
                one
            })
        };
        let schema = format!("http://cyclonedx.org/schema/bom-{version}.schema.json");
        let mut root = serializer.serialize_map(None)?;
        root.serialize_entry("$schema", &schema)?;
        root.serialize_entry("bomFormat", "CycloneDX")?;
        root.serialize_entry("specVersion", version)?;
        root.serialize_entry("serialNumber", &format!("urn:uuid:{}", uuid(bom)))?;
        root.serialize_entry("version", &1)?;
        root.serialize_entry("metadata", &metadata(bom, can))?;
        root.serialize_entry("components", &Each(components))?;
        root.serialize_entry("dependencies", &Each(dependencies))?;
        root.serialize_entry("compositions", &Each(compositions))?;
        let helpers: Vec<Value> = helpers(bom).iter().map(helper).collect();
        if can.places && !helpers.is_empty() {
            root.serialize_entry("formulation", &json!([{ "components": helpers }]))?;
        }
        let citations: Vec<Value> = citations(bom)
            .into_iter()
            .map(|(reference, time, pointers)| {
                json!({ "pointers": pointers, "timestamp": time, "attributedTo": reference })
            })
            .collect();
        if can.cites && !citations.is_empty() {
            root.serialize_entry("citations", &citations)?;
        }
        root.end()
    }
}

fn helper(helper: &Helper) -> Value {
    let mut out = json!({ "type": helper.kind, "bom-ref": helper.reference, "name": helper.name });
    insert(&mut out, "version", helper.version.as_deref());
    out
}

/// A list whose items are made while it is written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item = Value>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// With a line end after it.
pub(in super::super) fn pretty(value: &impl Serialize) -> String {
    // What is written here has texts for keys, the one thing that could fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Adds a list that is not empty.
fn put<T: Into<Value>>(object: &mut Value, key: &str, values: Vec<T>) {
    if let (Value::Object(map), false) = (object, values.is_empty()) {
        let values = values.into_iter().map(Into::into).collect();
        map.insert(key.to_owned(), Value::Array(values));
    }
}

fn metadata(bom: &Bom, can: Can) -> Value {
    let mut metadata = Map::new();
    if let Some(time) = &bom.time {
        metadata.insert("timestamp".to_owned(), json!(time));
    }
    if can.places && bom.is_of_sources {
        metadata.insert("lifecycles".to_owned(), json!([{ "phase": "pre-build" }]));
    }
    let tools: Vec<Value> = bom
        .tools
        .iter()
        .map(|(name, version)| {
            let mut tool = json!({});
            if can.places {
                insert(&mut tool, "type", Some("application"));
            }
            insert(&mut tool, "name", Some(name));
            insert(&mut tool, "version", version.as_deref());
            tool
        })
        .collect();
    if !tools.is_empty() {
        let tools = if can.places {
            json!({ "components": tools })
        } else {
            json!(tools)
        };
        metadata.insert("tools".to_owned(), tools);
    }
    if !bom.authors.is_empty() {
        let authors = bom.authors.iter().map(|name| json!({ "name": name }));
        metadata.insert("authors".to_owned(), authors.collect());
    }
    let subject = component(&bom.subject, can, false);
    metadata.insert("component".to_owned(), subject);
    if let Some(supplier) = &bom.subject.supplier {
        metadata.insert("supplier".to_owned(), json!({ "name": supplier }));
    }
    Value::Object(metadata)
}

fn insert(object: &mut Value, key: &str, value: Option<&str>) {
    if let (Value::Object(map), Some(value)) = (object, value) {
        map.insert(key.to_owned(), json!(value));
    }
}

fn component(component: &Component, can: Can, is_part: bool) -> Value {
    let mut out = json!({ "type": kind(component.kind), "bom-ref": component.reference });
    if let (Value::Object(map), Some(supplier)) = (&mut out, &component.supplier) {
        map.insert("supplier".to_owned(), json!({ "name": supplier }));
    }
    insert(&mut out, "group", component.group.as_deref());
    insert(&mut out, "name", Some(&component.name));
    insert(&mut out, "version", component.version.as_deref());
    if is_part {
        insert(&mut out, "scope", Some(need(component.need)));
    }
    let digests = component
        .digests
        .iter()
        .map(|digest| json!({ "alg": digest.algorithm.cyclonedx(), "content": digest.hex }));
    put(&mut out, "hashes", digests.collect());
    let license = component.license.as_deref().map(|text| license(text, can));
    put(&mut out, "licenses", license.into_iter().collect());
    insert(&mut out, "cpe", component.cpe.as_deref());
    insert(&mut out, "purl", component.purl.as_deref());
    let addresses = addresses(component).map(|(kind, url)| json!({ "type": kind, "url": url }));
    put(
        &mut out,
        "externalReferences",
        addresses.into_iter().collect(),
    );
    let properties = properties(component, can)
        .into_iter()
        .map(|(name, value)| json!({ "name": name, "value": value }));
    put(&mut out, "properties", properties.collect());
    if can.places && !component.occurrences.is_empty() {
        let places = component
            .occurrences
            .iter()
            .map(|place| occurrence(place, can));
        let places: Value = places.collect();
        if let Value::Object(map) = &mut out {
            map.insert("evidence".to_owned(), json!({ "occurrences": places }));
        }
    }
    out
}

/// A version that knows no line has it in the location, as compilers write it.
fn occurrence((path, line): &(String, u32), can: Can) -> Value {
    match (line, can.lines) {
        (0, _) => json!({ "location": path }),
        (line, true) => json!({ "location": path, "line": line }),
        (line, false) => json!({ "location": format!("{path}:{line}") }),
    }
}

fn license(text: &str, can: Can) -> Value {
    let whose = can.lines.then_some("declared");
    match declared(text) {
        Declared::Expression(expression) => {
            let mut out = json!({ "expression": expression });
            insert(&mut out, "acknowledgement", whose);
            out
        }
        Declared::Id(id) => wrapped(json!({ "id": id }), whose),
        Declared::Name(name) => wrapped(json!({ "name": name }), whose),
    }
}

fn wrapped(mut license: Value, whose: Option<&str>) -> Value {
    insert(&mut license, "acknowledgement", whose);
    json!({ "license": license })
}
