//! Fixes on disk, and other tools' results.

use crate::repository::{Repository, WEAK};

#[test]
fn a_named_fix_is_applied_once() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let report = repository
        .airlock(&["scan", ".", "--format", "json"])
        .report();
    let fingerprint = report["findings"][0]["fingerprint"]
        .as_str()
        .unwrap()
        .to_owned();
    let dry = repository.airlock(&["fix", &fingerprint, "--unsafe", "--dry-run"]);
    assert!(
        dry.out.contains("+    return yaml.safe_load(text)"),
        "{}{}",
        dry.out,
        dry.err
    );
    assert_eq!(repository.read("app.py"), WEAK);
    let ran = repository.airlock(&["fix", &fingerprint, "--unsafe"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(repository.read("app.py").contains("yaml.safe_load(text)"));
    assert_eq!(repository.airlock(&["scan", "."]).code, Some(0));
    let again = repository.airlock(&["fix", &fingerprint, "--unsafe"]);
    assert_eq!(again.code, Some(2));
    assert!(
        again.err.contains("no finding has the fingerprint"),
        "{}",
        again.err
    );
}

#[test]
fn an_unsafe_fix_needs_to_be_asked_for() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    assert_eq!(repository.airlock(&["fix"]).code, Some(0));
    assert_eq!(repository.read("app.py"), WEAK);
}

#[test]
fn imported_results_count() {
    let sarif = r#"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Other", "rules": [{"id": "O1",
        "properties": {"tags": ["security", "external/cwe/cwe-089"], "security-severity": "8.0"}}]}},
        "results": [{"ruleId": "O1", "level": "error", "message": {"text": "bad"}, "locations": [{"physicalLocation":
        {"artifactLocation": {"uri": "app.py"}, "region": {"startLine": 1}}}]}]}]}"#;
    let repository = Repository::new(&[("app.py", "a = 1\n"), ("other.sarif", sarif)]);
    for arguments in [
        &["import", "other.sarif"][..],
        &["import", "other.sarif", "--no-scan"],
    ] {
        let all = [arguments, &["--format", "json"]].concat();
        let ran = repository.airlock(&all);
        let report = ran.report();
        assert_eq!(
            report["findings"][0]["evidence"]["tool"], "Other",
            "{}",
            ran.err
        );
    }
    let strictest = [
        "import",
        "other.sarif",
        "--fail-on",
        "info",
        "--confidence",
        "low",
    ];
    assert_eq!(repository.airlock(&strictest).code, Some(1));
}
