//! What is scanned.

use crate::repository::{Ran, Repository, WEAK};
use std::io::Write as _;
use std::process::Stdio;

const RULE: &str = "python-yaml-unsafe-load";

/// The paths of the findings in a JSON report.
fn paths(ran: &Ran) -> Vec<String> {
    let report = ran.report();
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| finding["location"]["path"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn one_file_from_anywhere_in_a_repository() {
    let repository = Repository::committed(&[
        ("src/app.py", WEAK),
        ("src/deep/x.py", "a = 1\n"),
        ("b.py", WEAK),
    ]);
    let from = |folder: &str, argument: &str| {
        let mut command = repository.command(&["scan", argument, "--format", "json"]);
        Ran::of(
            &command
                .current_dir(repository.tree().join(folder))
                .output()
                .unwrap(),
        )
    };
    for (folder, argument) in [
        ("", "src/app.py"),
        ("src", "app.py"),
        ("src", "./app.py"),
        ("src/deep", "../app.py"),
    ] {
        let ran = from(folder, argument);
        assert_eq!(
            paths(&ran),
            ["src/app.py"],
            "{folder} {argument} {}",
            ran.err
        );
    }
    let absolute = repository.tree().join("src/app.py");
    assert_eq!(
        paths(&from("src/deep", absolute.to_str().unwrap())),
        ["src/app.py"]
    );
}

#[test]
fn several_paths_and_folders() {
    let repository =
        Repository::committed(&[("src/app.py", WEAK), ("lib/b.py", WEAK), ("c.py", WEAK)]);
    let ran = repository.airlock(&["scan", "src", "c.py", "--format", "json"]);
    assert_eq!(paths(&ran), ["c.py", "src/app.py"]);
    let ran = repository.airlock(&["scan", "lib", "--format", "json"]);
    assert_eq!(paths(&ran), ["b.py"], "one folder is the root");
}

#[test]
fn files_without_git() {
    let repository = Repository::new(&[("src/app.py", WEAK)]);
    let ran = repository.airlock(&["scan", "src/app.py", "--format", "json"]);
    assert_eq!(paths(&ran), ["src/app.py"]);
}

#[test]
fn standard_input() {
    let repository = Repository::committed(&[("app.py", "a = 1\n")]);
    let mut child = repository
        .command(&[
            "scan",
            "--stdin",
            "--path",
            "src/new.py",
            "--format",
            "json",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(WEAK.as_bytes())
        .unwrap();
    let ran = Ran::of(&child.wait_with_output().unwrap());
    assert_eq!(ran.code, Some(1));
    assert_eq!(paths(&ran), ["src/new.py"]);
}

#[test]
fn changes() {
    let repository = Repository::committed(&[("old.py", WEAK), ("src/x.py", "a = 1\n")]);
    repository.write("staged.py", WEAK);
    repository.git(&["add", "staged.py"]);
    repository.write("unstaged.py", WEAK);
    let cases: &[(&[&str], &[&str])] = &[
        (&["--staged"], &["staged.py"]),
        (&["--unstaged"], &["unstaged.py"]),
        (&["--diff", "HEAD"], &["staged.py", "unstaged.py"]),
        (&["--diff", "HEAD..HEAD"], &[]),
    ];
    for (arguments, expected) in cases {
        let all = [&["scan", "--format", "json"], *arguments].concat();
        assert_eq!(paths(&repository.airlock(&all)), *expected, "{arguments:?}");
        let mut command = repository.command(&all);
        let below = Ran::of(
            &command
                .current_dir(repository.tree().join("src"))
                .output()
                .unwrap(),
        );
        assert_eq!(
            paths(&below),
            *expected,
            "{arguments:?} from a folder below"
        );
    }
}

#[test]
fn the_hook_stops_a_commit() {
    let repository = Repository::committed(&[("app.py", "a = 1\n")]);
    assert_eq!(repository.airlock(&["init", "--git-hook"]).code, Some(0));
    let hook = repository.read(".git/hooks/pre-commit");
    assert!(hook.contains("airlock scan --staged"), "{hook}");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_airlock"));
    let search = format!(
        "{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let commit = || {
        std::process::Command::new("git")
            .args([
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "commit",
                "-qm",
                "x",
            ])
            .current_dir(repository.tree())
            .env("PATH", &search)
            .env("HOME", repository.beside("home"))
            .output()
            .unwrap()
    };
    repository.write("weak.py", WEAK);
    repository.git(&["add", "-A"]);
    let stopped = commit();
    assert!(!stopped.status.success());
    let said = [stopped.stdout, stopped.stderr].concat();
    assert!(String::from_utf8(said).unwrap().contains(RULE));
    repository.write("weak.py", "a = 1\n");
    repository.git(&["add", "-A"]);
    assert!(commit().status.success());
}

#[test]
fn a_hook_of_somebody_else_stays() {
    let repository = Repository::committed(&[("app.py", "a = 1\n")]);
    repository.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let ran = repository.airlock(&["init", "--git-hook"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("airlock scan --staged || exit 1"),
        "{}",
        ran.err
    );
    assert_eq!(
        repository.read(".git/hooks/pre-commit"),
        "#!/bin/sh\nexit 0\n"
    );
}

#[test]
fn hooks_of_a_worktree_and_of_a_configured_folder() {
    let repository = Repository::committed(&[("app.py", "a = 1\n")]);
    repository.git(&["worktree", "add", "-q", "../linked"]);
    let mut command = repository.command(&["init", "--git-hook"]);
    command.current_dir(repository.beside("linked"));
    assert_eq!(Ran::of(&command.output().unwrap()).code, Some(0));
    assert!(repository.tree().join(".git/hooks/pre-commit").is_file());
    repository.git(&["config", "core.hooksPath", ".githooks"]);
    assert_eq!(repository.airlock(&["init", "--git-hook"]).code, Some(0));
    assert!(repository.tree().join(".githooks/pre-commit").is_file());
}

/// Other tools' results of a change: what its lines brought counts, what was in its files is known, the rest is left out.
#[test]
fn imported_results_are_limited_to_the_change() {
    let repository = Repository::committed(&[("a.py", "x = 1\ny = 2\n"), ("b.py", "x = 1\n")]);
    repository.write("a.py", "x = 1\ny = 3\n");
    repository.write("new.py", "x = 1\n");
    let result = |path: &str, line: u32| {
        format!(
            r#"{{"type": "warning", "line": {line}, "column": 0, "path": "{path}", "symbol": "x", "message": "m", "message-id": "W0001"}}"#
        )
    };
    let results = [
        result("a.py", 1),
        result("a.py", 2),
        result("b.py", 1),
        result("new.py", 1),
    ];
    let file = repository.beside("r.json");
    std::fs::write(&file, format!("[{}]", results.join(","))).unwrap();
    let file = file.to_str().unwrap();
    let seen = |arguments: &[&str]| {
        let ran = repository.airlock(&[&["import", file, "--format", "json"], arguments].concat());
        let report = ran.report();
        let findings = report["findings"].as_array().unwrap().iter();
        let lines: Vec<String> = findings
            .map(|finding| {
                let place = &finding["location"];
                let (path, line) = (&place["path"], &place["start"]["line"]);
                format!(
                    "{}:{line} {}",
                    path.as_str().unwrap(),
                    finding["baseline"].as_str().unwrap()
                )
            })
            .collect();
        (lines, report["coverage"].to_string())
    };
    let (lines, coverage) = seen(&["--diff", "HEAD"]);
    assert_eq!(lines, ["a.py:1 existing", "a.py:2 new", "new.py:1 new"]);
    assert!(
        coverage.contains("1 results are in files that the change does not touch"),
        "{coverage}"
    );
    let (lines, _) = seen(&[]);
    assert_eq!(lines.len(), 4, "{lines:?}");
    repository.git(&["add", "--all"]);
    let (lines, _) = seen(&["--staged"]);
    assert_eq!(lines, ["a.py:1 existing", "a.py:2 new", "new.py:1 new"]);
}

/// A reviewer hears of a change to what Airlock is steered by, whatever that change says.
#[test]
fn a_change_of_airlocks_own_files_is_a_finding() {
    let repository = Repository::committed(&[(".airlockignore", "gen\n"), ("app.py", "x = 1\n")]);
    repository.write(".airlockignore", "*\n");
    repository.write("airlock.toml", "[rules]\ndisable = [\"*\"]\n");
    repository.write("app.py", WEAK);
    let ran = repository.airlock(&["scan", "--diff", "HEAD", "--format", "json"]);
    assert_eq!(
        paths(&ran),
        [".airlockignore", "airlock.toml", "app.py"],
        "{}",
        ran.err
    );
    let report = ran.report();
    let rules: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["suppression"].is_null())
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert_eq!(
        rules,
        ["airlock-steering-changed", "airlock-steering-changed"]
    );
}
