//! Statements written and read again, and those of others.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::{Format, Product, Statement, Status, Vex, VexError, read};
use airlock_model::RepoPath;

fn statement(status: Status, justification: Option<&str>, text: Option<&str>) -> Statement {
    Statement {
        names: vec!["RUSTSEC-2021-0003".to_owned(), "CVE-2021-25900".to_owned()],
        packages: vec!["pkg:cargo/smallvec@0.6.5".to_owned()],
        status,
        justification: justification.map(str::to_owned),
        text: text.map(str::to_owned),
    }
}

#[test]
fn what_is_written_is_read_again() {
    let vex = Vex {
        author: "someone".to_owned(),
        time: Some("2026-01-31T12:00:00Z".to_owned()),
        product: Product {
            name: "shop".to_owned(),
            version: Some("1.0".to_owned()),
        },
        statements: vec![
            statement(Status::Affected, None, Some("Update.")),
            statement(
                Status::NotAffected,
                Some("vulnerable_code_not_present"),
                Some("Built without it."),
            ),
            statement(Status::UnderInvestigation, None, None),
            statement(Status::Fixed, None, None),
        ],
    };
    insta::assert_snapshot!("openvex", vex.write(Format::OpenVex));
    insta::assert_snapshot!("cyclonedx", vex.write(Format::CycloneDx));
    for format in [Format::OpenVex, Format::CycloneDx] {
        let again = read(&vex.write(format)).unwrap();
        let shown = |statements: &[Statement]| -> Vec<(Vec<String>, Vec<String>, Status)> {
            statements
                .iter()
                .map(|one| (one.names.clone(), one.packages.clone(), one.status))
                .collect()
        };
        assert_eq!(shown(&again), shown(&vex.statements), "{format:?}");
    }
}

#[test]
fn a_reason_silences_that_version_and_nothing_else() {
    let lock = "[[package]]\nname = \"smallvec\"\nversion = \"0.6.5\"\nsource = \"registry+https://example.test/crates.io-index\"\n";
    let facts = crate::read(&RepoPath::new("Cargo.lock"), lock);
    let package = facts.packages.first().unwrap();
    let names = ["GHSA-x".to_owned(), "CVE-2021-25900".to_owned()];
    let reason = Some("vulnerable_code_not_present");
    let cases = [
        (statement(Status::NotAffected, reason, None), true),
        (statement(Status::NotAffected, None, Some("words")), true),
        (statement(Status::NotAffected, None, None), false),
        (statement(Status::Fixed, None, None), true),
        (statement(Status::Affected, None, Some("words")), false),
        (
            Statement {
                packages: vec!["pkg:cargo/smallvec".to_owned()],
                ..statement(Status::NotAffected, reason, None)
            },
            true,
        ),
        (
            Statement {
                packages: vec![
                    "pkg:cargo/smallvec@0.6.6".to_owned(),
                    "pkg:npm/smallvec@0.6.5".to_owned(),
                ],
                ..statement(Status::NotAffected, reason, None)
            },
            false,
        ),
        (
            Statement {
                names: vec!["CVE-2021-1".to_owned()],
                ..statement(Status::NotAffected, reason, None)
            },
            false,
        ),
    ];
    for (statement, expected) in cases {
        assert_eq!(
            statement.silences(package, &names),
            expected,
            "{statement:?}"
        );
    }
    assert_eq!(
        statement(Status::NotAffected, reason, Some("words")).reason(),
        "not affected: vulnerable_code_not_present; words"
    );
}

#[test]
fn documents_of_others_are_read() {
    let cyclonedx = r#"{"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
      "components": [{"type": "library", "name": "a", "bom-ref": "x", "purl": "pkg:npm/a@1.0.0"}],
      "vulnerabilities": [
        {"id": "CVE-1", "analysis": {"state": "false_positive"}, "affects": [{"ref": "x"}]},
        {"id": "CVE-2", "analysis": {"state": "not_affected", "justification": "code_not_reachable"},
         "affects": [{"ref": "urn:cdx:00000000-0000-0000-0000-000000000000/1#pkg:npm/b@2.0.0"}]},
        {"id": "CVE-3", "affects": [{"ref": "x"}]}
      ]}"#;
    let found: Vec<String> = read(cyclonedx)
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one.names.join(","),
                one.packages.join(","),
                one.reason()
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "CVE-1 pkg:npm/a@1.0.0 not affected: false_positive",
            "CVE-2 pkg:npm/b@2.0.0 not affected: code_not_reachable"
        ]
    );
    let old = r#"{"@context": "https://openvex.dev/ns", "statements": [
        {"vulnerability": "CVE-4", "products": ["pkg:pypi/c@3"], "status": "not_affected", "impact_statement": "words"}]}"#;
    let statements = read(old).unwrap();
    assert_eq!(statements.first().unwrap().packages, ["pkg:pypi/c@3"]);
    assert_eq!(read("{}"), Err(VexError::Foreign));
    assert!(matches!(read("{"), Err(VexError::Broken { line: 1, .. })));
}
