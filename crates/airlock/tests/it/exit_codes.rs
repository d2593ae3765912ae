//! What the exit code says.

use crate::repository::{Repository, WEAK};
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn of_findings() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let cases: &[(&[&str], i32)] = &[
        (&["scan", "."], 1),
        (&["scan"], 1),
        (&["scan", ".", "--fail-on", "critical"], 0),
        (&["scan", ".", "--fail-on", "never"], 0),
        (&["scan", ".", "--fail-on", "low"], 1),
        (&["scan", ".", "--only", "secrets"], 0),
        (&["scan", ".", "--no-default-rules"], 0),
        (&["scan", ".", "--mode", "observe"], 0),
        (&["scan", ".", "--severity", "critical"], 0),
        (&["scan", ".", "--strict"], 1),
    ];
    for (arguments, code) in cases {
        let ran = repository.airlock(arguments);
        assert_eq!(
            ran.code,
            Some(*code),
            "{arguments:?}\n{}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn observing_says_what_would_have_failed() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let ran = repository.airlock(&["scan", ".", "--mode", "observe"]);
    assert!(ran.out.contains("would fail"), "{}", ran.out);
    assert!(
        ran.err
            .contains("with mode = enforce the exit code would be 1"),
        "{}",
        ran.err
    );
}

#[test]
fn of_what_could_not_be_scanned() {
    let repository = Repository::new(&[
        ("fine.py", "a = 1\n"),
        ("big.py", &"# filler\n".repeat(2000)),
    ]);
    repository.write("airlock.toml", "[scan]\nmax_file_size = 10000\n");
    let cases: &[(&[&str], i32)] = &[(&["scan", "."], 0), (&["scan", ".", "--strict"], 4)];
    for (arguments, code) in cases {
        let ran = repository.airlock(arguments);
        assert_eq!(ran.code, Some(*code), "{arguments:?}\n{}", ran.out);
        assert!(ran.out.contains("incomplete"), "{}", ran.out);
    }
    repository.write("app.py", WEAK);
    assert_eq!(
        repository.airlock(&["scan", ".", "--strict"]).code,
        Some(1),
        "1 beats 4"
    );
}

#[test]
fn an_unreadable_file_is_coverage() {
    let repository = Repository::new(&[("app.py", WEAK), ("closed.py", "a = 1\n")]);
    let closed = repository.tree().join("closed.py");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&closed).is_ok() {
        return; // The superuser reads everything.
    }
    let ran = repository.airlock(&["scan", ".", "--strict", "--format", "json"]);
    let entries = ran.report()["coverage"]["entries"].to_string();
    assert!(
        entries.contains("closed.py") && entries.contains("unreadable"),
        "{entries}"
    );
}

#[test]
fn of_what_the_user_can_mend() {
    let repository = Repository::new(&[("app.py", "a = 1\n")]);
    let cases: &[(&[&str], &str)] = &[
        (&[], "Usage"),
        (&["scna"], "unrecognized subcommand"),
        (&["scan", "nowhere"], "nowhere: no such file or folder"),
        (&["scan", "app.py", "nowhere.py"], "no such file or folder"),
        (&["scan", "--diff", "main"], "needs a git repository"),
        (&["scan", "--staged"], "needs a git repository"),
        (&["scan", "--diff", "a....b"], "is not a difference"),
        (&["scan", "--path", "a.py"], "--stdin"),
        (
            &["scan", "--only", "dast"],
            "engine `dast` is not in this version",
        ),
        (&["scan", "--format", "sarfi"], "did you mean `sarif`?"),
        (
            &["scan", "--format", "json", "--format", "csv"],
            "both `json` and `csv` go to standard output",
        ),
        (
            &["scan", "--format", "json=nowhere/x.json"],
            "no such file or directory",
        ),
        (&["scan", "--format", "json=."], "is a folder"),
        (
            &["scan", "--rules", "nowhere.yaml"],
            "no such file or folder",
        ),
        (&["scan", "--rules", "."], "holds no rule file"),
        (&["scan", "--baseline", "nowhere.json"], "no such baseline"),
        (
            &["scan", "--config", "nowhere.toml"],
            "nowhere.toml: no such file",
        ),
        (&["explain", "no-such-rule-at-all"], "is not a rule"),
        (
            &["rules", "list", "--language", "pyhton"],
            "did you mean `python`?",
        ),
        (
            &["rules", "new", "Bad Name", "--language", "python"],
            "lower-case words",
        ),
        (&["baseline", "diff"], "no such baseline"),
        (&["fix", "no-fingerprint"], "32 digits"),
        (&["fix", "--unsafe"], "required arguments"),
        (&["import", "nowhere.json"], "nowhere.json: no such file"),
        (&["import", "app.py"], "not JSON"),
        (&["init", "--git-hook"], "not in a git repository"),
    ];
    for (arguments, message) in cases {
        let ran = repository.airlock(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}\n{}{}", ran.out, ran.err);
        assert!(ran.err.contains(message), "{arguments:?}\n{}", ran.err);
        assert_eq!(ran.out, "", "{arguments:?}");
    }
}

#[test]
fn a_broken_rule_does_not_stop_the_others() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    repository.write(
        ".airlock/rules/own.yaml",
        "rules:\n  - id: own-load\n    languages: [python]\n    severity: LOW\n    message: loads\n    pattern: yaml.load(...)\n  \
         - id: own-broken\n    languages: [pyhton]\n    severity: LOW\n    message: broken\n    pattern: x\n",
    );
    let ran = repository.airlock(&["scan", ".", "--format", "json"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.active_rules().contains(&"own-load".to_owned()),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("own.yaml:7") && ran.err.contains("`pyhton`"),
        "{}",
        ran.err
    );
    assert_eq!(
        repository
            .airlock(&["scan", ".", "--strict", "--fail-on", "never"])
            .code,
        Some(4)
    );
}

#[test]
fn a_rule_of_the_repository_does_not_replace_ours() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    repository.write(
        ".airlock/rules/own.yaml",
        "rules:\n  - id: python-yaml-unsafe-load\n    languages: [python]\n    severity: LOW\n    message: nothing\n    pattern: nothing()\n",
    );
    let ran = repository.airlock(&["scan", ".", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(
        ran.err.contains("has the name of a built-in rule"),
        "{}",
        ran.err
    );
}
