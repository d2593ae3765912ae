//! Which assistant brought a component in, where somebody recorded it.
//!
//! A component keeps it as properties, which every version of every format carries. CycloneDX says more: since 1.5 the
//! assistants and their models are listed under `formulation`, since 1.7 a citation points from a component to them.
//!
//! Invariant: nothing is guessed: what no record says is not in the bill.

use super::{Bom, Component};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A record of who brought a package in. Prompts have no place in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Introduction {
    /// The package's URL.
    pub purl: String,
    /// The assistant's name.
    pub assistant: String,
    /// Its version.
    pub assistant_version: Option<String>,
    /// The model behind it.
    pub model: Option<String>,
    /// The session, as the assistant names it.
    pub session: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// When, as `2026-01-31T12:00:00Z`.
    pub time: Option<String>,
    /// Whether a person looked at it.
    pub reviewed: Option<bool>,
    /// What a check of the package's existence said.
    pub existence: Option<String>,
}

const ASSISTANT: &str = "airlock:ai:assistant";
const VERSION: &str = "airlock:ai:assistant-version";
const MODEL: &str = "airlock:ai:model";
const TIME: &str = "airlock:ai:time";

/// Notes in a bill what `records` say of its components; gives the records whose package it does not have.
pub fn introduce<'r>(bom: &mut Bom, records: &'r [Introduction]) -> Vec<&'r Introduction> {
    let mut lost = Vec::new();
    for record in records {
        let mut found = false;
        for component in &mut bom.components {
            if component.purl.as_deref() == Some(record.purl.as_str()) {
                note(component, record);
                found = true;
            }
        }
        if !found {
            lost.push(record);
        }
    }
    lost
}

fn note(component: &mut Component, record: &Introduction) {
    let reviewed = record
        .reviewed
        .map(|reviewed| if reviewed { "yes" } else { "no" });
    let facts = [
        (ASSISTANT, Some(record.assistant.as_str())),
        (VERSION, record.assistant_version.as_deref()),
        (MODEL, record.model.as_deref()),
        ("airlock:ai:session", record.session.as_deref()),
        ("airlock:ai:commit", record.commit.as_deref()),
        (TIME, record.time.as_deref()),
        ("airlock:ai:reviewed", reviewed),
        ("airlock:ai:existence", record.existence.as_deref()),
    ];
    for (name, value) in facts {
        let value = value.map(|value| (name.to_owned(), value.to_owned()));
        component.properties.extend(value);
    }
}

/// Something that took part in the making: an assistant, or a model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Helper {
    /// What it is called in the bill.
    pub(super) reference: String,
    /// `application` or `machine-learning-model`.
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) version: Option<String>,
}

/// The assistants and models that the components name, each once, ordered.
pub(super) fn helpers(bom: &Bom) -> Vec<Helper> {
    let mut all = Vec::new();
    for component in &bom.components {
        let model = property(component, MODEL).map(|model| Helper {
            reference: format!("model:{model}"),
            kind: "machine-learning-model",
            name: model.to_owned(),
            version: None,
        });
        all.extend(assistant(component));
        all.extend(model);
    }
    all.sort();
    all.dedup();
    all
}

/// A citation: who it leads to, when, and the components that it is about as JSON pointers.
pub(super) type Citation<'b> = (String, &'b str, Vec<String>);

/// The citations of a bill; what has no time of its own has the bill's, and without either there is none.
pub(super) fn citations(bom: &Bom) -> Vec<Citation<'_>> {
    let mut all: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for (number, component) in bom.components.iter().enumerate() {
        let time = property(component, TIME).or(bom.time.as_deref());
        if let (Some(assistant), Some(time)) = (assistant(component), time) {
            let pointers = all.entry((assistant.reference, time)).or_default();
            pointers.push(format!("/components/{number}"));
        }
    }
    all.into_iter()
        .map(|((reference, time), pointers)| (reference, time, pointers))
        .collect()
}

fn assistant(component: &Component) -> Option<Helper> {
    let name = property(component, ASSISTANT)?;
    let version = property(component, VERSION);
    let at = version.map_or_else(String::new, |version| format!("@{version}"));
    Some(Helper {
        reference: format!("assistant:{name}{at}"),
        kind: "application",
        name: name.to_owned(),
        version: version.map(str::to_owned),
    })
}

fn property<'c>(component: &'c Component, name: &str) -> Option<&'c str> {
    let mut properties = component.properties.iter();
    let found = properties.find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}
