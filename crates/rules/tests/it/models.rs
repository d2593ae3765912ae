//! Models of libraries, and rules that name them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use airlock_rules::{Models, Trust, load_models, load_yaml_with, unpack};
use std::collections::BTreeSet;
use std::path::Path;

const MODELS: &str = "
models:
  - library: web
    languages: [python]
    sources:
      request:
        - pattern: request.args
  - library: db
    languages: [python, ruby]
    sinks:
      sql:
        - patterns:
            - pattern: $C.execute($QUERY)
            - focus-metavariable: $QUERY
  - library: orm
    languages: [python]
    sinks:
      sql:
        - pattern: raw(...)
";

fn naming(entry: &str) -> String {
    format!(
        "
rules:
  - id: named
    mode: taint
    languages: [python]
    severity: HIGH
    message: text
    metadata: {{ cwe: [CWE-89] }}
    pattern-sources: [{{ model: request }}]
    pattern-sinks: [{entry}, {{ pattern: own(...) }}]
"
    )
}

#[test]
fn a_rule_that_names_models_is_read_as_if_it_held_them() {
    let mut models = Models::default();
    load_models("models/m.yaml", MODELS, &mut models).unwrap();
    let sinks = |entry: &str| {
        let (packed, errors) = load_yaml_with("r.yaml", &naming(entry), &models);
        assert_eq!(errors, []);
        let rule = unpack(&packed[0], Trust::Untrusted).unwrap();
        let spec = rule.taint.unwrap();
        assert_eq!(spec.sources.len(), 1);
        spec.sinks.len()
    };
    assert_eq!(sinks("{ model: sql }"), 3);
    assert_eq!(sinks("{ model: sql, library: orm }"), 2);
    assert_eq!(sinks("{ model: sql, library: [orm, db] }"), 3);
    // A later model of a library takes the place of the earlier one.
    let other = "models: [{library: db, languages: [python], sinks: {sql: [{pattern: a(...)}, {pattern: b(...)}]}}]";
    load_models("models/n.yaml", other, &mut models).unwrap();
    let (packed, _) = load_yaml_with("r.yaml", &naming("{ model: sql }"), &models);
    let rule = unpack(&packed[0], Trust::Untrusted).unwrap();
    assert_eq!(rule.taint.unwrap().sinks.len(), 4);
}

#[test]
fn models_that_are_not_there_and_models_that_are_wrong() {
    let mut models = Models::default();
    load_models("models/m.yaml", MODELS, &mut models).unwrap();
    for (entry, key, hint) in [
        ("{ model: nosql }", "pattern-sinks[0]", "there are sql"),
        (
            "{ model: sql, library: other }",
            "pattern-sinks[0]",
            "there are sql",
        ),
        (
            "{ model: sql, pattern: x }",
            "pattern-sinks[0].pattern",
            "an entry of its own",
        ),
        ("{ model: [sql] }", "pattern-sinks[0].model", "quote it"),
    ] {
        let (_, errors) = load_yaml_with("r.yaml", &naming(entry), &models);
        assert_eq!(errors[0].place.key.as_deref(), Some(key), "{entry}");
        assert!(errors[0].hint.contains(hint), "{}", errors[0].hint);
    }
    for (text, key) in [
        ("models: 1", "models"),
        ("models: [{library: a}]", "models[0]"),
        (
            "models: [{library: a, languages: [python], sink: {}}]",
            "models[0].sink",
        ),
        (
            "models: [{library: a, languages: [python], sinks: {sql: []}}]",
            "models[0].sinks.sql",
        ),
        (
            "models: [{library: a, languages: [python], sinks: {sql: [{pattern-not: x}]}}]",
            "models[0].sinks.sql[0]",
        ),
    ] {
        let error = load_models("m.yaml", text, &mut models).unwrap_err();
        assert_eq!(error.place.key.as_deref(), Some(key), "{text}");
    }
}

/// A role that no rule names would be written in vain.
#[test]
fn every_role_of_the_models_is_named_by_a_rule() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let mut folders = vec![rules];
    let mut named = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                named.extend(names_of(&std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    let unused: BTreeSet<(String, String)> = { Models::embedded().roles() }
        .map(|(part, role, _)| (part.to_owned(), role.to_owned()))
        .filter(|role| !named.contains(role))
        .collect();
    assert_eq!(unused, BTreeSet::new());
}

/// Parts and roles that the rules of a file name.
fn names_of(text: &str) -> Vec<(String, String)> {
    let value: serde_json::Value = yaml_serde::from_str(text).unwrap_or_default();
    let rules = value
        .get("rules")
        .and_then(|rules| rules.as_array())
        .cloned();
    let mut all = Vec::new();
    for rule in rules.unwrap_or_default() {
        for part in ["sources", "sinks", "sanitizers", "propagators"] {
            let entries = rule
                .get(format!("pattern-{part}"))
                .and_then(|list| list.as_array());
            let models = entries
                .into_iter()
                .flatten()
                .filter_map(|entry| entry.get("model")?.as_str());
            all.extend(models.map(|model| (part.to_owned(), model.to_owned())));
        }
    }
    all
}
