//! Answers in the registries' own forms, and the signals that come of them.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use jiff::civil::date;

const NPM: &str = r#"{"name": "demo", "dist-tags": {"latest": "1.2.0"},
  "repository": {"url": "git+https://git.example.org/demo/demo.git"},
  "time": {"created": "2020-01-01T00:00:00Z", "1.0.0": "2020-01-01T00:00:00Z", "1.1.0": "2021-01-01T00:00:00Z",
           "1.2.0": "2026-01-29T00:00:00Z"},
  "versions": {
    "1.0.0": {"_npmUser": {"name": "ann"}, "dist": {"attestations": {}}},
    "1.1.0": {"_npmUser": {"name": "ann"}, "dist": {"attestations": {}}, "deprecated": "has a flaw"},
    "1.2.0": {"_npmUser": {"name": "zed"}, "dist": {}, "scripts": {"postinstall": "node x.js"}}}}"#;

const PLACEHOLDER: &str = r#"{"dist-tags": {"latest": "0.0.1-security"}, "time": {"0.0.1-security": "2020-01-01T00:00:00Z"},
  "versions": {"0.0.1-security": {"deprecated": "security holding package"}}}"#;

const PYPI: &str = r#"{"meta": {"api-version": "1.4"}, "name": "demo-pkg", "versions": ["1.0", "1.1"],
  "project-status": {"status": "archived", "reason": "use other"},
  "files": [
    {"filename": "demo_pkg-1.0.tar.gz", "upload-time": "2025-12-01T00:00:00Z", "yanked": "broken", "provenance": null},
    {"filename": "demo_pkg-1.0-py3-none-any.whl", "upload-time": "2025-11-30T00:00:00Z", "yanked": true},
    {"filename": "demo_pkg-1.1-py3-none-any.whl", "upload-time": "2026-01-30T00:00:00Z", "yanked": false,
     "provenance": "https://h.test/p"}]}"#;

const CARGO: &str = "{\"name\":\"demo\",\"vers\":\"1.0.0\",\"yanked\":true}\n{\"name\":\"demo\",\"vers\":\"1.0.1\",\"yanked\":false}\n";

const GO: &str = r#"{"Version": "v1.2.3", "Time": "2026-01-30T00:00:00Z", "Origin": {"URL": "https://git.example.org/d"}}"#;

const RUBY: &str = r#"[{"number": "1.1.0", "created_at": "2026-01-20T00:00:00Z", "downloads_count": 12},
  {"number": "1.0.0", "created_at": "2026-01-10T00:00:00Z", "downloads_count": 5}]"#;

const COMPOSER: &str = r#"{"packages": {"demo/log": [
  {"version": "2.0.0", "time": "2024-01-01T00:00:00+00:00", "abandoned": "other/log", "source": {"url": "https://git.example.org/other/lib"}},
  {"version": "1.0.0", "time": "2023-01-01T00:00:00+00:00"}]}}"#;

#[test]
fn answers_become_signals() {
    let asked = [
        ("npm", NPM, None),
        ("npm", NPM, Some("1.1.0")),
        ("npm", NPM, Some("9.9.9")),
        ("npm", PLACEHOLDER, None),
        ("PyPI", PYPI, Some("1.0")),
        ("PyPI", PYPI, Some("1.1")),
        ("crates.io", CARGO, Some("1.0.0")),
        ("crates.io", CARGO, None),
        ("Go", GO, None),
        ("Go", GO, Some("v1.0.0")),
        ("RubyGems", RUBY, None),
        ("Packagist", COMPOSER, Some("1.0.0")),
    ];
    let lines: Vec<String> = { asked.iter() }
        .map(|(name, answer, version)| {
            let known = (ecosystem(name).unwrap().read)(answer.as_bytes()).unwrap();
            let signals: Vec<String> = signals(&known, "demo", *version, date(2026, 2, 1))
                .iter()
                .map(|signal| format!("{} {signal}", signal.weight()))
                .collect();
            format!(
                "{name} {version:?} of {}: {}",
                known.versions.len(),
                signals.join("; ")
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_is_no_answer_is_none() {
    for ecosystem in ECOSYSTEMS {
        for answer in [
            "{",
            "[1]",
            "null",
            "<html>",
            "{\"versions\": 1}",
            "\u{feff}",
        ] {
            assert_eq!(
                (ecosystem.read)(answer.as_bytes()),
                None,
                "{ecosystem:?} {answer}"
            );
        }
    }
}

#[test]
fn paths_are_the_registries_own() {
    let cases = [
        ("npm", "@scope/name", "@scope%2Fname"),
        ("npm", "a/../b", "a%2F..%2Fb"),
        ("PyPI", "Demo_Pkg", "demo-pkg/"),
        ("crates.io", "a", "1/a"),
        ("crates.io", "abc", "3/a/abc"),
        ("crates.io", "Serde_json", "se/rd/serde_json"),
        (
            "Go",
            "host.test/Owner/repo",
            "host.test/!owner/repo/@latest",
        ),
        ("RubyGems", "a b", "api/v1/versions/a%20b.json"),
        ("Packagist", "Demo/Log", "p2/demo/log.json"),
    ];
    for (name, package, expected) in cases {
        assert_eq!((ecosystem(name).unwrap().path)(package), expected);
    }
}
