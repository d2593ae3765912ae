//! Verdicts, each with the signals it comes from.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::db::{Builder, Database, Demands};

const MALICIOUS: &str = r#"{"id": "MAL-2026-0001", "modified": "2026-01-01T00:00:00Z", "summary": "steals",
  "affected": [{"package": {"ecosystem": "PyPI", "name": "bad-one"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}"#;

/// A database with a complete list of PyPI's names, and an incomplete one of npm's.
fn database() -> Database<Vec<u8>> {
    let mut builder = Builder::default();
    builder.begin_source("test");
    builder
        .add("MAL-2026-0001.json", MALICIOUS.as_bytes())
        .unwrap();
    builder.add_ranked_names(
        "PyPI",
        ["requests", "scikit-learn", "python-dateutil"].into_iter(),
    );
    builder.add_names(
        "PyPI",
        ["reqeusts", "tiny-tool", "bad-one", "sklearn"].into_iter(),
    );
    builder.names_are_complete("PyPI");
    builder.add_ranked_names("npm", ["cross-env", "express", "lodash"].into_iter());
    Database::open(builder.build(0).unwrap(), &Demands::default()).unwrap()
}

#[test]
fn verdicts_come_from_signals() {
    let database = database();
    let mut judge = Judge::new(vec![&database]);
    judge.approve("PyPI", "made_up.approved");
    judge.own("npm", "our-core");
    let mut shown = |ecosystem: &str, name: &str| {
        let judgement = judge.judge(ecosystem, name, None).unwrap();
        let signals: Vec<String> = judgement
            .signals
            .iter()
            .map(|signal| format!("{} {signal}", signal.weight()))
            .collect();
        format!(
            "{ecosystem} {name}: {:?} [{}]",
            judgement.verdict,
            signals.join("; ")
        )
    };
    let asked = [
        ("PyPI", "Requests"),
        ("PyPI", "tiny-tool"),
        ("PyPI", "reqeusts"),
        ("PyPI", "requets"),
        ("PyPI", "flask-quick-oauth"),
        ("PyPI", "bad-one"),
        ("PyPI", "sklearn"),
        ("PyPI", "json"),
        ("PyPI", "express"),
        ("PyPI", "made-up-approved"),
        ("npm", "express"),
        ("npm", "expresss"),
        ("npm", "crossenv"),
        ("npm", "something-real"),
        ("npm", "our-core"),
        ("npm", "fs"),
        ("RubyGems", "lodash"),
        ("RubyGems", "rake"),
    ];
    let lines: Vec<String> = asked
        .into_iter()
        .map(|(ecosystem, name)| shown(ecosystem, name))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn without_databases_only_what_is_built_in_is_said() {
    let mut judge = Judge::default();
    let mut verdict = |name| judge.judge("PyPI", name, None).unwrap().verdict;
    assert_eq!(verdict("no-such-thing-anywhere"), Verdict::Unknown);
    assert_eq!(verdict("reqeusts"), Verdict::Unknown);
    assert_eq!(verdict("cv2"), Verdict::Suspicious);
}

/// The heaviest sum that a likeness by edits can have without anything else being known of the name.
#[test]
fn edits_alone_never_decide() {
    for edits in 1..=2 {
        let alone = vec![Signal::Like("x".to_owned(), Likeness::Edits(edits))];
        assert_eq!(judgement(alone).verdict, Verdict::Unknown);
    }
}

#[test]
fn scans_say_what_is_asked_for_and_absent() {
    let database = database();
    let files = [
        (
            "requirements.txt",
            "requests\nflask-quick-oauth==1.0\nsklearn\nown @ https://h.test/own.tar.gz\n",
        ),
        (
            "uv.lock",
            "[[package]]\nname = \"not-public\"\nversion = \"1\"\nsource = { registry = \"https://r.test/\" }\n",
        ),
        ("run.sh", "npm install crossenv\n"),
        (
            "package.json",
            r#"{"name": "web", "dependencies": {"express": "4.18.2"}}"#,
        ),
        (
            "src/app.js",
            "import a from 'lodash'\nimport e from 'express'\n",
        ),
        ("app/store.py", "import requests, made_up\nimport sklearn\n"),
    ];
    let facts = files
        .iter()
        .map(|(path, text)| crate::read(&RepoPath::new(path), text))
        .collect();
    let joined = crate::join(facts);
    let said = |has_own_registry| -> Vec<String> {
        let mut judge = Judge::new(vec![&database]);
        let joined = crate::Joined {
            has_own_registry,
            ..joined.clone()
        };
        let flaws = look(&mut judge, &joined).unwrap().flaws;
        let line = |flaw: crate::Flaw| {
            let place = format!("{}:{}", flaw.location.path, flaw.location.start.line);
            format!("{place} {} {}", flaw.rule, flaw.message)
        };
        flaws.into_iter().map(line).collect()
    };
    insta::assert_snapshot!(said(false).join("\n"));
    assert_eq!(
        said(true).len(),
        said(false).len() - 1,
        "the name may be their own registry's"
    );
}

#[test]
fn a_list_is_not_believed_against_what_lockfiles_show() {
    let lock: Vec<String> = (0..20)
        .map(|number| {
            format!(
                "\"node_modules/name-{number}\": {{\"version\": \"1.0.0\", \"integrity\": \"sha512-AAAA\"}}"
            )
        })
        .collect();
    let files = [
        (
            "package-lock.json",
            format!(
                "{{\"lockfileVersion\": 3, \"packages\": {{{}}}}}",
                lock.join(", ")
            ),
        ),
        (
            "package.json",
            "{\"dependencies\": {\"name-19\": \"1.0.0\", \"made-up\": \"1.0.0\"}}".to_owned(),
        ),
    ];
    let facts = { files.iter() }
        .map(|(path, text)| crate::read(&RepoPath::new(*path), text))
        .collect();
    let joined = crate::join(facts);
    let said = |known: usize, is_complete: bool| {
        let mut builder = Builder::default();
        let names: Vec<String> = (0..known).map(|number| format!("name-{number}")).collect();
        builder.add_names("npm", names.iter().map(String::as_str));
        if is_complete {
            builder.names_are_complete("npm");
        }
        let database = Database::open(builder.build(0).unwrap(), &Demands::default()).unwrap();
        let looked = look(&mut Judge::new(vec![&database]), &joined).unwrap();
        let flaws = looked.flaws.iter().map(|flaw| &flaw.message);
        let lines: Vec<&String> = flaws.chain(&looked.notes).collect();
        lines
            .iter()
            .map(|line| (*line).clone())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let rows = [(20, true), (16, true), (10, true), (10, false)];
    let shown: Vec<String> = rows
        .iter()
        .map(|(known, is_complete)| {
            format!(
                "{known} of 20, complete: {is_complete}\n{}",
                said(*known, *is_complete)
            )
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n\n"));
}
