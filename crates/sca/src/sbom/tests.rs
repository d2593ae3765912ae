//! One small product, written in every format, read back and compared.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::facts::Facts;
use airlock_model::RepoPath;
use std::fmt::Write as _;

/// A product with a lockfile, a request that nothing answers, a workspace package, a digest, licences, a git source, and
/// texts that need escaping.
const FILES: [(&str, &str); 4] = [
    (
        "package.json",
        r#"{"name": "shop", "version": "3.1.0", "license": "MIT", "dependencies": {"@a/b": "^1.0.0", "own": "workspace:*"}, "devDependencies": {"c": "git+https://h.test/o/c.git#v2"}}"#,
    ),
    (
        "package-lock.json",
        r#"{"name": "shop", "version": "3.1.0", "lockfileVersion": 3, "packages": {
          "": {"name": "shop", "dependencies": {"@a/b": "^1.0.0", "own": "*"}, "devDependencies": {"c": "x"}},
          "own": {"name": "own", "version": "0.1.0"},
          "node_modules/own": {"link": true, "resolved": "own"},
          "node_modules/@a/b": {"version": "1.2.0", "license": "(MIT OR Apache-2.0)", "dependencies": {"d": "1"},
            "integrity": "sha512-AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=="},
          "node_modules/c": {"version": "2.0.0", "resolved": "git+https://h.test/o/c.git#abc", "license": "Our <own> & \"words\""},
          "node_modules/d": {"version": "1.0.0"}
        }}"#,
    ),
    ("tools/requirements.txt", "flask>=2.0, <3\njinja2==3.1.4\n"),
    ("README.md", "```sh\npip install left-out\n```\n"),
];

fn bom(files: &[(&str, &str)]) -> Bom {
    let facts: Vec<Facts> = files
        .iter()
        .map(|(path, text)| crate::read(&RepoPath::new(path), text))
        .collect();
    let joined = crate::join(facts);
    let making = Making {
        folder: "folder".to_owned(),
        time: Some("2026-01-31T12:00:00Z".to_owned()),
        tool: ("airlock".to_owned(), "1.0.0".to_owned()),
        authors: vec!["Shop & Co".to_owned()],
        ..Making::default()
    };
    build(&joined.inventory, &joined.projects, making)
}

fn every_format() -> impl Iterator<Item = (&'static Format, &'static str)> {
    FORMATS.iter().flat_map(|format| {
        format
            .versions
            .iter()
            .map(move |version| (format, *version))
    })
}

#[test]
fn a_product_becomes_a_bill() {
    insta::assert_snapshot!(shown(&bom(&FILES)));
}

/// What matters of a bill, a line each.
fn shown(bom: &Bom) -> String {
    let mut out = String::new();
    for component in std::iter::once(&bom.subject).chain(&bom.components) {
        let Component {
            reference,
            name,
            group,
            version,
            need,
            license,
            digests,
            source,
            occurrences,
            properties,
            supplier,
            ..
        } = component;
        writeln!(out, "{reference}").unwrap();
        writeln!(
            out,
            "  {group:?} {name} {version:?} by {supplier:?}, {need:?}"
        )
        .unwrap();
        writeln!(out, "  {license:?} {source:?} {} digests", digests.len()).unwrap();
        writeln!(out, "  {properties:?} {occurrences:?}").unwrap();
    }
    for (from, to) in &bom.relations {
        writeln!(out, "{from} -> {to}").unwrap();
    }
    writeln!(out, "complete: {:?}, gaps: {}", bom.complete, bom.has_gaps).unwrap();
    out
}

#[test]
fn every_format_is_written_as_it_was() {
    for (format, version) in every_format() {
        let name = format!("{}-{version}", format.name);
        insta::assert_snapshot!(name, format.write(&bom(&FILES), version));
    }
}

/// What every format can say.
fn essence(bom: &Bom) -> Vec<String> {
    let name = |reference: &str| {
        let mut all = std::iter::once(&bom.subject).chain(&bom.components);
        let found = all.find(|one| one.reference == reference).unwrap();
        format!("{}@{:?}", found.full_name(), found.version)
    };
    let mut lines: Vec<String> = std::iter::once(&bom.subject)
        .chain(&bom.components)
        .map(|one| {
            format!(
                "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                one.full_name(),
                one.version,
                one.purl,
                one.supplier,
                one.license
                    .as_deref()
                    .map(|text| text.trim_matches(['(', ')'])),
                one.digests,
                one.occurrences,
                one.properties,
            )
        })
        .collect();
    let relations = bom.relations.iter();
    lines.extend(relations.map(|(from, to)| format!("{} -> {}", name(from), name(to))));
    lines.push(format!("{:?} {:?} {:?}", bom.time, bom.authors, bom.tools));
    lines.sort();
    lines
}

#[test]
fn what_is_written_is_read_back() {
    let bom = bom(&FILES);
    for (format, version) in every_format() {
        let back = read(&format.write(&bom, version)).unwrap();
        assert_eq!(essence(&back), essence(&bom), "{} {version}", format.name);
        assert!(back.has_gaps, "{} {version}", format.name);
    }
}

#[test]
fn every_component_is_reached_and_every_reference_leads_somewhere() {
    let bom = bom(&FILES);
    let known: BTreeSet<&str> = std::iter::once(&bom.subject)
        .chain(&bom.components)
        .map(|one| one.reference.as_str())
        .collect();
    assert_eq!(
        known.len(),
        bom.components.len() + 1,
        "references are unique"
    );
    let mut reached = BTreeSet::from([bom.subject.reference.as_str()]);
    loop {
        let before = reached.len();
        for (from, to) in &bom.relations {
            assert!(known.contains(from.as_str()) && known.contains(to.as_str()));
            if reached.contains(from.as_str()) {
                reached.insert(to);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    assert_eq!(reached, known);
}

#[test]
fn development_can_be_left_out() {
    let files: Vec<Facts> = FILES
        .iter()
        .map(|(path, text)| crate::read(&RepoPath::new(path), text))
        .collect();
    let joined = crate::join(files);
    let making = Making {
        leave: Leave::Development,
        ..Making::default()
    };
    let bom = build(&joined.inventory, &joined.projects, making);
    let names: Vec<String> = bom.components.iter().map(Component::full_name).collect();
    assert_eq!(names, ["own", "@a/b", "d", "flask", "jinja2"]);
}

#[test]
fn a_bill_without_a_name_has_the_folders() {
    let bom = bom(&[("a/requirements.txt", "flask==1\n")]);
    assert_eq!(bom.subject.name, "folder");
    assert_eq!(bom.subject.version, None);
    assert!(!bom.has_gaps);
}

#[test]
fn differences_are_by_package_whatever_the_format() {
    let old = bom(&FILES);
    let mut files = FILES;
    files[1].1 = r#"{"name": "shop", "lockfileVersion": 3, "packages": {
      "": {"name": "shop", "dependencies": {"@a/b": "^1.0.0"}},
      "node_modules/@a/b": {"version": "1.3.0", "license": "GPL-3.0-only"},
      "node_modules/e": {"version": "5.0.0"}}}"#;
    let new = bom(&files);
    let (json, spdx) = (&FORMATS[0], &FORMATS[2]);
    let old = read(&json.write(&old, json.usual)).unwrap();
    let new = read(&spdx.write(&new, spdx.usual)).unwrap();
    let diff = diff(&old, &new);
    let lines: Vec<String> = diff
        .changes
        .iter()
        .map(|one| {
            let Change {
                package,
                before,
                after,
                licenses,
                other_bytes,
            } = one;
            format!("{package} {before:?} {after:?} {licenses:?} {other_bytes}")
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!(diff.same, 2, "flask and jinja2");
}

#[test]
fn the_same_version_with_other_bytes_is_a_difference() {
    let lock = |digest: &str| {
        format!(
            "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://r.test/i\"\nchecksum = \"{digest}\"\n"
        )
    };
    let of = |digest: &str| bom(&[("Cargo.lock", &lock(&digest.repeat(64)))]);
    assert!(diff(&of("a"), &of("b")).changes[0].other_bytes);
    assert_eq!(diff(&of("a"), &of("a")).changes, []);
}

#[test]
fn merged_bills_keep_their_subjects_apart_and_share_packages() {
    let one = bom(&FILES);
    let mut other = bom(&[("requirements.txt", "jinja2==3.1.4\n")]);
    other.subject.name = "shop".to_owned();
    other.subject.version = Some("3.1.0".to_owned());
    let subject = Component {
        name: "whole".to_owned(),
        ..Component::default()
    };
    let merged = merge(subject, vec![one, other]);
    let references: Vec<&str> = merged
        .components
        .iter()
        .map(|one| one.reference.as_str())
        .collect();
    assert_eq!(
        references,
        [
            "own@0.1.0",
            "pkg:npm/%40a/b@1.2.0",
            "pkg:npm/c@2.0.0?vcs_url=git%2Bhttps:%2F%2Fh.test%2Fo%2Fc.git%40abc",
            "pkg:npm/d@1.0.0",
            "pkg:pypi/flask",
            "pkg:pypi/jinja2@3.1.4",
            "shop@3.1.0",
            "shop@3.1.0#2",
        ]
    );
    for to in ["shop@3.1.0", "shop@3.1.0#2"] {
        assert!(
            merged
                .relations
                .contains(&("subject".to_owned(), to.to_owned()))
        );
    }
    let of_second = (
        "shop@3.1.0#2".to_owned(),
        "pkg:pypi/jinja2@3.1.4".to_owned(),
    );
    assert!(merged.relations.contains(&of_second));
}

#[test]
fn what_is_no_bill_is_an_error_that_says_so() {
    let cases = [
        ("", "line 1: EOF while parsing a value at line 1 column 0"),
        (
            "{\"bomFormat\": \"CycloneDX\",\n",
            "line 2: EOF while parsing a value at line 2 column 0",
        ),
        (
            "{}",
            "this is no bill of materials in CycloneDX (JSON, XML) or SPDX (JSON)",
        ),
        (
            "<project/>",
            "this is no bill of materials in CycloneDX (JSON, XML) or SPDX (JSON)",
        ),
        (
            "<bom>\n<components>",
            "line 2: the text ends inside an element",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text).unwrap_err().to_string(), expected, "{text}");
    }
}

/// A foreign bill as other makers write them: nested parts, several licences, no references.
#[test]
fn foreign_bills_are_read() {
    let text = r#"{"bomFormat": "CycloneDX", "specVersion": "1.3", "metadata": {"tools": [{"vendor": "v", "name": "t", "version": "1"}]},
      "components": [
        {"type": "library", "name": "a", "purl": "pkg:npm/a@1", "version": "1", "licenses": [{"license": {"id": "MIT"}}, {"expression": "ISC OR X11"}],
         "components": [{"type": "library", "name": "b", "bom-ref": "b"}]},
        {"type": "library", "name": "a", "purl": "pkg:npm/a@1", "version": "1"}],
      "dependencies": [{"ref": "pkg:npm/a@1", "dependsOn": ["b", "nowhere"]}]}"#;
    insta::assert_snapshot!("foreign-cyclonedx", shown(&read(text).unwrap()));
    let spdx = r#"{"spdxVersion": "SPDX-2.2", "SPDXID": "SPDXRef-DOCUMENT", "name": "n", "documentDescribes": ["SPDXRef-a"],
      "creationInfo": {"creators": ["Person: P", "Tool: t-1.2"], "created": "2020-01-01T00:00:00Z"},
      "packages": [{"SPDXID": "SPDXRef-a", "name": "a", "versionInfo": "1", "licenseDeclared": "NOASSERTION", "licenseConcluded": "MIT"},
        {"SPDXID": "SPDXRef-b", "name": "g:b", "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:maven/g/b@2"}]}],
      "relationships": [{"spdxElementId": "SPDXRef-b", "relatedSpdxElement": "SPDXRef-a", "relationshipType": "DEV_DEPENDENCY_OF"}]}"#;
    insta::assert_snapshot!("foreign-spdx", shown(&read(spdx).unwrap()));
}

#[test]
fn package_urls_of_every_ecosystem() {
    let files = [
        (
            "composer.lock",
            r#"{"packages": [{"name": "V/P", "version": "v1.0"}]}"#,
        ),
        ("go.mod", "module m\nrequire example.test/a/b v1.0.0\n"),
        (
            ".github/workflows/w.yml",
            "jobs:\n  a:\n    steps:\n      - uses: o/r/path@v1\n",
        ),
        ("Dockerfile", "FROM h.test:5000/team/app:1.2\nFROM debian\n"),
        (
            "pom.xml",
            "<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency></dependencies></project>",
        ),
        (
            "Gemfile.lock",
            "GEM\n  remote: https://r.test/\n  specs:\n    rake (13.0)\n\nDEPENDENCIES\n  rake\n",
        ),
    ];
    let bom = bom(&files);
    let purls: Vec<&str> = bom
        .components
        .iter()
        .filter_map(|one| one.purl.as_deref())
        .collect();
    insta::assert_snapshot!(purls.join("\n"));
}

mod any {
    use super::super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Any text reads as a bill or an error, and what was read can be written in every format and read again.
        #[test]
        fn text_is_survived(name in "\\PC{0,12}", version in "[\\x00-\\x7fä]{0,12}", to in "[a-c]") {
            let text = serde_json::json!({
                "bomFormat": "CycloneDX",
                "metadata": {"component": {"name": name, "bom-ref": "a"}},
                "components": [{"name": name, "version": version, "bom-ref": "b", "licenses": [{"license": {"name": version}}]}],
                "dependencies": [{"ref": "a", "dependsOn": [to]}],
            });
            let bom = read(&text.to_string()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            for format in FORMATS {
                for version in format.versions {
                    let written = format.write(&bom, version);
                    let back = read(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
                    prop_assert_eq!(back.components.len(), 1);
                    prop_assert_eq!(&written, &format.write(&bom, version));
                }
            }
            prop_assert!(read(&version).is_err());
        }
    }
}
