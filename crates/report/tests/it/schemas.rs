//! Each format against its published rules.

use crate::example;
use airlock_report::find;
use serde_json::Value;
use std::collections::BTreeSet;

const SARIF: &str = include_str!("../schemas/sarif-2.1.0.json");
const GITLAB_SECURITY: &str = include_str!("../schemas/gitlab-security.json");
const GITLAB_CODEQUALITY: &str = include_str!("../schemas/gitlab-codequality.json");

fn rendered(name: &str) -> Value {
    let bytes = (find(name).unwrap().render)(&example::report(), &example::options()).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// What `schema` holds against `value`.
fn complaints(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn formats_keep_their_schemas() {
    let own = airlock_report::json_schema().to_value();
    let cases = [
        ("json", own),
        ("sarif", schema(SARIF)),
        ("gitlab-sast", schema(GITLAB_SECURITY)),
        ("gitlab-secrets", schema(GITLAB_SECURITY)),
        ("gitlab-codequality", schema(GITLAB_CODEQUALITY)),
    ];
    for (name, schema) in cases {
        assert_eq!(complaints(&schema, &rendered(name)), [""; 0], "{name}");
    }
}

#[test]
fn schemas_refuse_what_is_wrong() {
    let mut sarif = rendered("sarif");
    sarif["runs"][0]["results"][0]["level"] = "bad".into();
    assert_eq!(complaints(&schema(SARIF), &sarif).len(), 1);
    let mut secrets = rendered("gitlab-secrets");
    secrets["vulnerabilities"][0]["location"]["commit"] = Value::Null;
    assert!(!complaints(&schema(GITLAB_SECURITY), &secrets).is_empty());
    let mut own = rendered("json");
    own["findings"][0]["severity"] = "severe".into();
    assert!(!complaints(&airlock_report::json_schema().to_value(), &own).is_empty());
}

#[test]
fn sarif_keeps_githubs_rules() {
    let sarif = rendered("sarif");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for (text, most) in [
            ("shortDescription", 1_024),
            ("fullDescription", 1_024),
            ("help", usize::MAX),
        ] {
            let words = rule[text]["text"].as_str().unwrap();
            assert!(
                !words.is_empty() && words.chars().count() <= most,
                "{text} of {rule}"
            );
        }
        let tags = rule["properties"]["tags"].as_array().unwrap();
        assert!(
            tags.len() <= 10 && tags.contains(&"security".into()),
            "{rule}"
        );
        if let Some(score) = rule["properties"].get("security-severity") {
            let score: f64 = score.as_str().unwrap().parse().unwrap();
            assert!(score > 0.0 && score <= 10.0, "{rule}");
        }
    }
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let location = &result["locations"][0]["physicalLocation"];
        for edge in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(location["region"][edge].as_u64().unwrap() >= 1, "{result}");
        }
        let uri = location["artifactLocation"]["uri"].as_str().unwrap();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        assert!(uri.chars().all(plain), "{uri}");
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    }
    let tags = &rules
        .iter()
        .find(|rule| rule["id"] == "python-sql-string-format")
        .unwrap()["properties"]["tags"];
    assert!(
        tags.as_array()
            .unwrap()
            .contains(&"external/cwe/cwe-089".into())
    );
    assert_eq!(run["automationDetails"]["id"], "airlock/");
    assert_no_empty_text(&sarif, "");
}

/// GitHub refuses empty strings.
pub(crate) fn assert_no_empty_text(value: &Value, at: &str) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                assert_no_empty_text(inner, &format!("{at}/{key}"));
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                assert_no_empty_text(inner, &format!("{at}/{index}"));
            }
        }
        Value::String(text) => assert!(!text.is_empty(), "{at} is empty"),
        Value::Null => unreachable!("{at} is null"),
        Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn sarif_marks_what_does_not_count() {
    let sarif = rendered("sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<&Value> = results
        .iter()
        .filter(|r| r.get("suppressions").is_some())
        .collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0]["suppressions"][0]["kind"], "inSource");
    let states: BTreeSet<&str> = results
        .iter()
        .map(|r| r["baselineState"].as_str().unwrap())
        .collect();
    assert_eq!(states, BTreeSet::from(["new", "unchanged"]));
}

#[test]
fn gitlab_takes_each_finding_once() {
    let ids = |name: &str, list: &str, key: &str| -> Vec<String> {
        let report = rendered(name);
        let items = if list.is_empty() {
            &report
        } else {
            &report[list]
        };
        let items = items.as_array().unwrap();
        items
            .iter()
            .map(|item| item[key].as_str().unwrap().to_owned())
            .collect()
    };
    let sast = ids("gitlab-sast", "vulnerabilities", "id");
    let secrets = ids("gitlab-secrets", "vulnerabilities", "id");
    // Eight findings, one of them suppressed.
    assert_eq!((sast.len(), secrets.len()), (6, 1));
    let all: BTreeSet<&String> = sast.iter().chain(&secrets).collect();
    assert_eq!(all.len(), 7);
    let quality = ids("gitlab-codequality", "", "fingerprint");
    assert_eq!(quality.iter().collect::<BTreeSet<_>>().len(), quality.len());
}

#[test]
fn gitlab_asks_for_the_time() {
    for name in ["gitlab-sast", "gitlab-secrets"] {
        let options = airlock_report::RenderOptions::default();
        let error = (find(name).unwrap().render)(&example::report(), &options).unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn junit_counts_what_it_holds() {
    use quick_xml::events::{BytesStart, Event};
    let bytes = (find("junit").unwrap().render)(&example::report(), &example::options()).unwrap();
    let xml = String::from_utf8(bytes).unwrap();
    let attribute = |element: &BytesStart<'_>, name: &str| -> String {
        let attribute = element.try_get_attribute(name).unwrap().unwrap();
        attribute.value.into_owned()
    };
    // [tests, failures, errors, skipped]: as announced by the suites, by the whole, and as they are.
    let kinds = ["testcase", "failure", "error", "skipped"];
    let keys = ["tests", "failures", "errors", "skipped"];
    let (mut suites, mut whole, mut real) = ([0_u32; 4], [0_u32; 4], [0_u32; 4]);
    let mut reader = quick_xml::Reader::from_str(&xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name();
                let name: &str = name.as_ref();
                let announced = || keys.map(|key| attribute(&element, key).parse::<u32>().unwrap());
                match name {
                    "testsuites" => whole = announced(),
                    "testsuite" => {
                        attribute(&element, "name");
                        suites = std::array::from_fn(|at| suites[at] + announced()[at]);
                    }
                    "testcase" => {
                        for required in ["name", "classname", "time"] {
                            attribute(&element, required);
                        }
                    }
                    "failure" | "error" => {
                        for required in ["message", "type"] {
                            attribute(&element, required);
                        }
                    }
                    other => assert_eq!(other, "skipped"),
                }
                if let Some(at) = kinds.iter().position(|kind| *kind == name) {
                    real[at] += 1;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(real, [10, 6, 2, 2]);
    assert_eq!(whole, real);
    assert_eq!(suites, real);
}
