//! Packages from outside: a database built, taken over and asked; versions and package URLs line by line.

use crate::repository::{Ran, Repository};
use std::io::Write as _;
use std::process::Stdio;

const RECORD: &str = r#"{"id":"DEMO-1","aliases":["CVE-2000-1"],"summary":"demo reads too far",
    "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
    "affected":[{"package":{"ecosystem":"crates.io","name":"demo"},
    "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.0"}]}]}]}"#;
const LOCK: &str = "version = 4\n\n[[package]]\nname = \"demo\"\nversion = \"1.1.0\"\n\
    source = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"00\"\n";

/// The program with lines on its standard input.
fn lines(arguments: &[&str], input: &str) -> Ran {
    let repository = Repository::new(&[]);
    let mut child = repository
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    Ran::of(&child.wait_with_output().unwrap())
}

/// A tree with a lockfile, and a database that knows something of it.
fn with_database() -> Repository {
    let repository = Repository::new(&[("Cargo.lock", LOCK)]);
    std::fs::create_dir(repository.beside("advisories")).unwrap();
    std::fs::write(repository.beside("advisories/DEMO-1.json"), RECORD).unwrap();
    let built = repository.airlock(&["db", "build", "../advisories", "-o", "../demo.airlock-db"]);
    assert_eq!(built.code, Some(0), "{}", built.err);
    repository
}

#[test]
fn a_scan_reports_what_the_imported_database_knows() {
    let repository = with_database();
    let scan = ["scan", ".", "--only", "sca", "--format", "json"];
    let before = repository.airlock(&scan);
    assert_eq!(before.code, Some(0));
    assert!(before.out.contains("there is no advisory database"));
    let imported = repository.airlock(&["db", "import", "../demo.airlock-db"]);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    let after = repository.airlock(&scan);
    assert_eq!(after.code, Some(1), "a critical weakness fails the run");
    assert!(!after.out.contains("there is no advisory database"));
    assert_eq!(after.active_rules(), ["deps-vulnerable-package"]);
    let evidence = after.report()["findings"][0]["evidence"].clone();
    assert_eq!(
        evidence["advisories"],
        serde_json::json!(["DEMO-1", "CVE-2000-1"])
    );
    assert_eq!(evidence["fixed"], "1.2.0");
    repository.write("Cargo.lock", &LOCK.replace("1.1.0", "1.2.0"));
    assert_eq!(repository.airlock(&scan).active_rules(), [] as [String; 0]);
}

#[test]
fn a_damaged_database_makes_the_run_incomplete() {
    let repository = with_database();
    repository.airlock(&["db", "import", "../demo.airlock-db"]);
    let place = repository.beside("home/.local/share/airlock/db/demo.airlock-db");
    let mut bytes = std::fs::read(&place).unwrap();
    bytes.pop();
    std::fs::write(&place, bytes).unwrap();
    let ran = repository.airlock(&["scan", ".", "--only", "sca", "--strict"]);
    assert_eq!(ran.code, Some(4));
    assert!(ran.err.contains("cut off"), "{}", ran.err);
    let refused = repository.airlock(&["db", "import", "../tree/Cargo.lock"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("no advisory database"),
        "{}",
        refused.err
    );
}

#[test]
fn an_older_database_does_not_take_the_place_of_a_newer_one() {
    let repository = with_database();
    let build = |seconds: &str| {
        let arguments = ["db", "build", "../advisories", "-o", "../demo.airlock-db"];
        let mut command = repository.command(&arguments);
        command.env("SOURCE_DATE_EPOCH", seconds).output().unwrap();
    };
    let import = |more: &[&str]| {
        let arguments = [&["db", "import", "../demo.airlock-db"], more].concat();
        repository.airlock(&arguments).code
    };
    build("2000");
    assert_eq!(import(&[]), Some(0));
    build("1000");
    assert_eq!(import(&[]), Some(2));
    assert_eq!(import(&["--allow-older"]), Some(0));
    assert_eq!(import(&["--max-age", "30"]), Some(2));
}

#[test]
fn each_line_gets_one_answer() {
    let pairs = "npm\t1.2.0\t1.10.0\npypi\t1.0\t1.0.0\r\ncrates.io\t2.0.0\t1.0.0\nnpm\tx\t1.0.0\nwhat\t1\t2\n\ngo\tv1.0.0\tv1.0.1";
    let ran = lines(&["deps", "compare"], pairs);
    assert_eq!(ran.out, "<\n=\n>\n?\n?\n?\n<\n");
    let questions = "{\"op\":\"parse\",\"input\":\"pkg:npm/a@1\"}\n{\"op\":\"build\",\"input\":{\"type\":\"pypi\",\"name\":\"A_b\"}}\n{}\n";
    let ran = lines(&["deps", "purl"], questions);
    let answers: Vec<&str> = ran.out.lines().collect();
    assert_eq!(answers.len(), 3);
    assert!(answers[0].contains("\"name\":\"a\""));
    assert_eq!(answers[1], "\"pkg:pypi/a-b\"");
    assert!(answers[2].starts_with("{\"error\":"));
}

#[test]
fn a_persons_word_silences_with_its_reason() {
    let repository = with_database();
    repository.airlock(&["db", "import", "../demo.airlock-db"]);
    repository.write(
        "Cargo.toml",
        "[package]\nname = \"shop\"\nversion = \"1.0.0\"\n\n[dependencies]\ndemo = \"1\"\n",
    );
    repository.write("src/main.rs", "use demo::parse;\n");
    let made = repository.airlock(&["deps", "vex", ".", "--output", "../made.json"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let text = std::fs::read_to_string(repository.beside("made.json")).unwrap();
    assert!(
        text.contains("The package is imported at src/main.rs:1."),
        "{text}"
    );
    let scan = [
        "scan",
        ".",
        "--only",
        "sca",
        "--format",
        "json",
        "--vex",
        "../made.json",
    ];
    let affected = repository.airlock(&scan);
    assert_eq!(affected.code, Some(1), "what is affected is not silenced");
    let evidence = affected.report()["findings"][0]["evidence"].clone();
    assert_eq!(evidence["reach"]["tier"], "imported");
    let answered = text.replace(
        "\"status\": \"affected\"",
        "\"status\": \"not_affected\", \"justification\": \"vulnerable_code_not_present\"",
    );
    std::fs::write(repository.beside("made.json"), answered).unwrap();
    let silenced = repository.airlock(&scan);
    assert_eq!(silenced.code, Some(0), "{}", silenced.err);
    let suppression = silenced.report()["findings"][0]["suppression"].clone();
    assert_eq!(suppression["source"]["key"], "vex ../made.json");
    assert_eq!(
        suppression["reason"],
        "not affected: vulnerable_code_not_present"
    );
    std::fs::write(repository.beside("made.json"), "{}").unwrap();
    let refused = repository.airlock(&scan);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("neither OpenVEX nor CycloneDX"),
        "{}",
        refused.err
    );
}

#[test]
fn a_denied_licence_fails_the_scan() {
    let lock =
        r#"{"packages": [{"name": "a/b", "version": "1.0.0", "license": ["AGPL-3.0-only"]}]}"#;
    let repository = Repository::new(&[
        (
            "composer.json",
            "{\"type\": \"project\", \"require\": {\"a/b\": \"^1\"}}",
        ),
        ("composer.lock", lock),
        (
            "airlock.toml",
            "[licences]\ndeny = [\"network-copyleft\"]\n",
        ),
    ]);
    let scan = repository.airlock(&["scan", ".", "--only", "sca", "--format", "json"]);
    assert_eq!(scan.code, Some(1), "{}", scan.err);
    assert_eq!(scan.active_rules(), ["deps-licence-denied"]);
    let listed = repository.airlock(&["deps", "licences", "--format", "csv"]);
    assert_eq!(listed.code, Some(1));
    assert!(
        listed
            .out
            .contains("\"a/b\",\"1.0.0\",\"AGPL-3.0-only\",\"network copyleft\",\"denied\""),
        "{}",
        listed.out
    );
}
