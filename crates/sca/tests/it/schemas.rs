//! Bills of materials and VEX documents against the published schemas.

use airlock_model::RepoPath;
use airlock_sca::sbom::{Bom, FORMATS, Introduction, Making, build, introduce};
use airlock_sca::vex::{Format, Product, Statement, Status, Vex};
use airlock_sca::{join, read};
use jsonschema::{Registry, Resource, Validator};
use serde_json::Value;

const PARTS: [(&str, &str); 3] = [
    (
        "http://cyclonedx.org/schema/spdx.schema.json",
        include_str!("../schemas/spdx.schema.json"),
    ),
    (
        "http://cyclonedx.org/schema/jsf-0.82.schema.json",
        include_str!("../schemas/jsf-0.82.schema.json"),
    ),
    (
        "http://cyclonedx.org/schema/cryptography-defs.schema.json",
        include_str!("../schemas/cryptography-defs.schema.json"),
    ),
];

const CYCLONEDX: [(&str, &str); 4] = [
    ("1.4", include_str!("../schemas/bom-1.4.schema.json")),
    ("1.5", include_str!("../schemas/bom-1.5.schema.json")),
    ("1.6", include_str!("../schemas/bom-1.6.schema.json")),
    ("1.7", include_str!("../schemas/bom-1.7.schema.json")),
];

const SPDX: &str = include_str!("../schemas/spdx-2.3.schema.json");
const OPENVEX: &str = include_str!("../schemas/openvex-0.2.0.schema.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What the schema holds against a document.
fn complaints(schema: &str, document: &str) -> Vec<String> {
    let mut registry = Registry::new();
    for (uri, text) in PARTS {
        registry = registry
            .add(uri, Resource::from_contents(parsed(text)))
            .unwrap();
    }
    let registry = registry.prepare().unwrap();
    let validator: Validator = jsonschema::options()
        .with_registry(&registry)
        .build(&parsed(schema))
        .unwrap();
    validator
        .iter_errors(&parsed(document))
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Who brought packages in.
const RECORDS: &str = r#"[
  {"purl": "pkg:npm/d@1.0.0", "assistant": "helper", "assistantVersion": "2.1", "model": "model-x", "session": "s-1",
   "commit": "abc", "time": "2026-01-30T12:00:00Z", "reviewed": true, "existence": "known"},
  {"purl": "pkg:pypi/jinja2@3.1.4", "assistant": "helper", "assistantVersion": "2.1"},
  {"purl": "pkg:npm/gone@1.0.0", "assistant": "helper"}]"#;

/// A product with digests, licences of every form, a git source, an open request, hooks and images.
fn bom() -> Bom {
    let files = [
        (
            "package.json",
            r#"{"name": "shop", "version": "3.1.0", "license": "MIT", "dependencies": {"@a/b": "^1.0.0"},
                "devDependencies": {"c": "git+https://h.test/o/c.git#v2"}}"#,
        ),
        (
            "package-lock.json",
            r#"{"name": "shop", "lockfileVersion": 3, "packages": {
              "": {"name": "shop", "dependencies": {"@a/b": "^1.0.0"}, "devDependencies": {"c": "x"}},
              "node_modules/@a/b": {"version": "1.2.0", "license": "(MIT OR Apache-2.0)", "dependencies": {"d": "1"},
                "integrity": "sha512-AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=="},
              "node_modules/c": {"version": "2.0.0", "resolved": "git+https://h.test/o/c.git#abc", "license": "Our own words"},
              "node_modules/d": {"version": "1.0.0", "license": "ISC"}}}"#,
        ),
        ("tools/requirements.txt", "flask>=2.0, <3\njinja2==3.1.4\n"),
        ("Dockerfile", "FROM python:3.13-slim\n"),
        (
            "go.mod",
            "module h.test/shop\n\nrequire golang.example/x/text v0.3.0\n",
        ),
    ];
    let facts = files.map(|(path, text)| read(&RepoPath::new(path), text));
    let joined = join(facts.into());
    let making = Making {
        folder: "shop".to_owned(),
        time: Some("2026-01-31T12:00:00Z".to_owned()),
        tool: ("airlock".to_owned(), "1.0.0".to_owned()),
        authors: vec!["Shop & Co".to_owned()],
        commit: Some("0".repeat(40)),
        ..Making::default()
    };
    let mut bom = build(&joined.inventory, &joined.projects, making);
    let records: Vec<Introduction> = serde_json::from_str(RECORDS).unwrap();
    let lost = introduce(&mut bom, &records);
    assert_eq!(lost.len(), 1, "a record of what is not there");
    bom
}

#[test]
fn bills_keep_their_schemas() {
    let bom = bom();
    let written = |name: &str, version: &str| {
        let format = FORMATS.iter().find(|format| format.name == name).unwrap();
        let version = format.version(Some(version)).unwrap();
        format.write(&bom, version)
    };
    for (version, schema) in CYCLONEDX {
        let text = written("cyclonedx-json", version);
        assert_eq!(complaints(schema, &text), [""; 0], "CycloneDX {version}");
    }
    assert_eq!(complaints(SPDX, &written("spdx-json", "2.3")), [""; 0]);
}

fn vex() -> Vex {
    let statement = |status, justification: Option<&str>, text: Option<&str>| Statement {
        names: vec!["RUSTSEC-2021-0003".to_owned(), "CVE-2021-25900".to_owned()],
        packages: vec!["pkg:cargo/smallvec@0.6.5".to_owned()],
        status,
        justification: justification.map(str::to_owned),
        text: text.map(str::to_owned),
    };
    Vex {
        author: "someone".to_owned(),
        time: Some("2026-01-31T12:00:00Z".to_owned()),
        product: Product {
            name: "shop".to_owned(),
            version: Some("1.0".to_owned()),
        },
        statements: vec![
            statement(Status::Affected, None, Some("Update to 0.6.14 or later.")),
            statement(
                Status::NotAffected,
                Some("vulnerable_code_not_present"),
                None,
            ),
            statement(Status::UnderInvestigation, None, None),
            statement(Status::Fixed, None, None),
        ],
    }
}

#[test]
fn newer_versions_say_more_of_who_brought_a_package_in() {
    let bom = bom();
    let format = FORMATS
        .iter()
        .find(|format| format.name == "cyclonedx-json")
        .unwrap();
    let written =
        |version: &str| parsed(&format.write(&bom, format.version(Some(version)).unwrap()));
    let (oldest, newest) = (written("1.4"), written("1.7"));
    let named = |bill: &Value| bill.to_string().matches("airlock:ai:assistant").count();
    assert_eq!((named(&oldest), named(&newest)), (4, 4));
    assert!(oldest["formulation"].is_null() && written("1.6")["citations"].is_null());
    let said = serde_json::json!([newest["formulation"], newest["citations"]]);
    insta::assert_snapshot!(format!("{said:#}"));
    let cited = newest["citations"][0]["pointers"][0].as_str().unwrap();
    assert!(
        newest.pointer(cited).unwrap()["purl"].is_string(),
        "{cited}"
    );
}

#[test]
fn statements_keep_their_schemas() {
    let vex = vex();
    assert_eq!(complaints(OPENVEX, &vex.write(Format::OpenVex)), [""; 0]);
    let (_, schema) = CYCLONEDX
        .iter()
        .find(|(version, _)| *version == "1.6")
        .unwrap();
    assert_eq!(complaints(schema, &vex.write(Format::CycloneDx)), [""; 0]);
}

#[test]
fn schemas_refuse_what_is_wrong() {
    let bom = bom();
    let format = FORMATS
        .iter()
        .find(|format| format.name == "cyclonedx-json")
        .unwrap();
    for (version, schema) in CYCLONEDX {
        let mut wrong = parsed(&format.write(&bom, format.version(Some(version)).unwrap()));
        wrong["components"][0]["scope"] = "sometimes".into();
        assert_eq!(complaints(schema, &wrong.to_string()).len(), 1, "{version}");
    }
    let mut wrong = parsed(&vex().write(Format::OpenVex));
    wrong["statements"][0]["status"] = "perhaps".into();
    assert!(!complaints(OPENVEX, &wrong.to_string()).is_empty());
    let format = FORMATS
        .iter()
        .find(|format| format.name == "spdx-json")
        .unwrap();
    let mut wrong = parsed(&format.write(&bom, format.version(Some("2.3")).unwrap()));
    wrong["packages"][0]["downloadLocation"] = Value::Null;
    assert!(!complaints(SPDX, &wrong.to_string()).is_empty());
}
