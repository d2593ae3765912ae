//! `airlock init` without arguments: what is in use is set up, and taken out again.

use crate::repository::{Ran, Repository};

fn run(repository: &Repository, arguments: &[&str]) -> Ran {
    let ran = repository.airlock(arguments);
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
    ran
}

#[test]
fn what_is_in_use_is_set_up_and_taken_out_again() {
    let settings = "{\"permissions\": {\"deny\": [\"Read(./x)\"]}}";
    let repository = Repository::committed(&[
        ("app.py", "x = 1\n"),
        (".claude/settings.json", settings),
        (".idea/misc.xml", "<project/>\n"),
        (".gitlab-ci.yml", "stages: []\n"),
    ]);
    let exists = |path: &str| repository.tree().join(path).exists();
    let shown = run(&repository, &["init"]);
    let found = "agents: claude-code\neditors: JetBrains\ncontinuous integration: GitLab CI\n";
    assert!(shown.out.starts_with(found), "{}", shown.out);
    assert!(
        shown.out.ends_with("nothing is written yet: add --yes\n"),
        "{}",
        shown.out
    );
    assert_eq!(repository.read(".claude/settings.json"), settings);
    assert!(!exists("airlock.toml") && !exists(".aiignore") && !exists(".git/hooks/pre-commit"));
    run(&repository, &["init", "--yes"]);
    let placed = repository.read(".claude/settings.json");
    assert!(placed.contains("hook claude-code PreToolUse") && placed.contains("Read(**/.env)"));
    assert!(
        repository
            .read(".git/hooks/pre-commit")
            .contains("airlock scan --staged")
    );
    assert!(
        repository
            .read("airlock.toml")
            .contains("mode = \"observe\"")
    );
    assert!(exists(".aiignore") && !exists(".cursorignore"));
    let again = run(&repository, &["init", "--yes"]);
    assert!(!again.out.contains("written"), "{}", again.out);
    assert_eq!(repository.read(".claude/settings.json"), placed);
    run(&repository, &["init", "--undo", "--yes"]);
    assert_eq!(repository.read(".claude/settings.json"), settings);
    assert!(!exists("airlock.toml") && !exists(".aiignore") && !exists(".git/hooks/pre-commit"));
}

#[test]
fn what_others_wrote_is_left_alone() {
    let hook = "#!/bin/sh\nexit 0\n";
    let repository = Repository::committed(&[("airlock.toml", "mode = \"enforce\"\n")]);
    repository.write(".git/hooks/pre-commit", hook);
    let ran = run(&repository, &["init", "--yes"]);
    assert!(ran.out.contains("somebody else's"), "{}", ran.out);
    run(&repository, &["init", "--undo", "--yes"]);
    assert_eq!(repository.read(".git/hooks/pre-commit"), hook);
    assert_eq!(repository.read("airlock.toml"), "mode = \"enforce\"\n");
    let managed = Repository::committed(&[("lefthook.yml", "pre-commit: {}\n")]);
    let ran = run(&managed, &["init", "--yes"]);
    assert!(
        ran.out.contains("lefthook manages the git hooks"),
        "{}",
        ran.out
    );
    assert!(!managed.tree().join(".git/hooks/pre-commit").exists());
}
