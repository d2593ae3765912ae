//! Rule files in, rules and named errors out.
#![expect(clippy::expect_used, reason = "tests")]

mod models;
mod packs;

use airlock_rules::{RuleSet, Trust, embedded, load_yaml, unpack};
use airlock_syntax::by_name;
use proptest::prelude::*;

const GOOD: &str = r#"
rules:
  - id: python-eval
    languages: [python]
    severity: ERROR
    message: |
      `eval` of
      $X
    metadata: {cwe: "CWE-95: Eval Injection", owasp: ["A03:2021 - Injection"], confidence: HIGH}
    patterns:
      - pattern: eval($X)
      - pattern-not: eval("...")
      - metavariable-regex: {metavariable: $X, regex: .*request.*}
      - focus-metavariable: $X
"#;

#[test]
fn a_rule_is_read_whole() {
    let (packed, errors) = load_yaml("rules/a.yaml", GOOD);
    assert!(errors.is_empty(), "{errors:?}");
    let rule = unpack(packed.first().expect("one rule"), Trust::Trusted).expect("valid");
    insta::assert_debug_snapshot!(rule);
}

/// Each wrong rule names its place and stands beside a good one that still loads.
#[test]
fn wrong_rules_are_named_and_stop_nobody() {
    let wrong = [
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    patterns: []",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    patterns:\n      - pattern-not: f()",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    patterns:\n      - pattern: f()\n      - patern: g()",
        "- id: a\n    languages: [pyton]\n    severity: HIGH\n    message: m\n    pattern: f()",
        "- id: a\n    languages: [python]\n    severity: WORST\n    message: m\n    pattern: f()",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    pattern: f()\n    metadata: {cwe: SQL}",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    mode: taint\n    pattern: f()",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    pattern: f()\n    paths: {include: ['a[']}",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    pattern: f()\n    metadata: {fixes: [{fix: g(), edits: {$X: y}}]}",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    pattern: f()\n    metadata: {fixes: [{fix: g(), imports: a}]}",
        "- id: a\n    languages: [python]\n    severity: HIGH\n    message: m\n    pattern: f()\n    metadata: {fixes: [{fix: g(), applicability: sure}]}",
        "- just text",
    ];
    let mut shown = String::new();
    for rule in wrong {
        let text = format!(
            "rules:\n  - id: good\n    languages: [python]\n    severity: LOW\n    message: m\n    pattern: g()\n  {rule}\n"
        );
        let (packed, errors) = load_yaml("own.yaml", &text);
        assert_eq!(packed.len(), 1, "{text}");
        shown.extend(errors.iter().map(|error| format!("{error}\n")));
    }
    for text in ["rules: [", "a: b", ""] {
        let (_, errors) = load_yaml("own.yaml", text);
        shown.extend(errors.iter().map(|error| format!("{error}\n")));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn every_embedded_rule_is_valid() {
    for packed in embedded().expect("the pack decodes").rules {
        let rule = unpack(&packed, Trust::Trusted).expect("valid");
        let meta = &rule.meta;
        assert!(
            !meta.why.is_empty() && !meta.remediation.is_empty() && !meta.message.is_empty(),
            "{}: says what, why and what to do",
            meta.id
        );
        assert!(
            !meta.weaknesses.is_empty(),
            "{}: names its weakness",
            meta.id
        );
        assert!(
            packed.file.ends_with(&format!("/{}.yaml", meta.id)),
            "{}: is named like its file {}",
            meta.id,
            packed.file
        );
    }
}

#[test]
fn a_text_calls_for_the_rules_whose_words_it_holds() {
    let rules = r#"
rules:
  - {id: r1, languages: [python], severity: LOW, message: m, pattern: "subprocess.call($X, shell=True)"}
  - {id: r2, languages: [python], severity: LOW, message: m, pattern-either: [{pattern: md5($X)}, {pattern: hashlib.sha1($X)}]}
  - {id: r3, languages: [python], severity: LOW, message: m, pattern-either: [{pattern: md5($X)}, {pattern: $X + $Y}]}
  - {id: r4, languages: [regex], severity: LOW, message: m, pattern-regex: "BEGIN [A-Z]+"}
  - {id: r5, languages: [javascript], severity: LOW, message: m, pattern: subprocess}
"#;
    let (packed, errors) = load_yaml("own.yaml", rules);
    assert!(errors.is_empty(), "{errors:?}");
    let set = RuleSet::new(None, packed);
    let called = |language: &str, text: &str| {
        let ids: Vec<&str> = set.ids().collect();
        set.candidates(by_name(language), text)
            .rules
            .into_iter()
            .filter_map(|number| ids.get(number).copied())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        called("python", "from subprocess import call\ncall(x, shell=y)"),
        "r1 r3"
    );
    assert_eq!(called("python", "subprocess"), "r3");
    assert_eq!(called("python", "hashlib, sha12"), "r3");
    assert_eq!(called("python", "hashlib, sha1"), "r2 r3");
    assert_eq!(called("javascript", "subprocess"), "r5");
    assert_eq!(called("", "-- BEGIN RSA"), "r4");
}

proptest! {
    #[test]
    fn any_text_gives_rules_or_errors(text in ".{0,200}") {
        let _ = load_yaml("own.yaml", &text);
        let _ = load_yaml("own.yaml", &format!("rules:\n  - id: a\n    languages: [python]\n    severity: LOW\n    message: m\n    pattern-regex: |\n      {text}\n"));
    }
}
