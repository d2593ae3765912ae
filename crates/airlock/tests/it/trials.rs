//! `airlock hook verify`: installed, tried out, taken away; for every agent.

use crate::repository::{Ran, Repository};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

const AGENTS: [&str; 13] = [
    "amp",
    "claude-code",
    "cline",
    "codex",
    "continue",
    "copilot",
    "cursor",
    "droid",
    "gemini",
    "kiro",
    "opencode",
    "qwen",
    "windsurf",
];

fn repository() -> Repository {
    let repository = Repository::committed(&[("app.py", "x = 1\n")]);
    std::fs::create_dir(repository.beside("tmp")).unwrap();
    std::fs::create_dir(repository.beside("home")).unwrap();
    repository
}

fn verify(repository: &Repository, arguments: &[&str]) -> (Ran, Vec<Value>) {
    let mut all = vec!["hook", "verify", "--format", "json"];
    all.extend(arguments);
    let mut command = repository.command(&all);
    command.env("TMPDIR", repository.beside("tmp"));
    let ran = Ran::of(&command.output().unwrap());
    let agents = match serde_json::from_str::<Value>(&ran.out) {
        Ok(report) => report["agents"].as_array().unwrap().clone(),
        Err(error) => unreachable!("{error}: {} {}", ran.out, ran.err),
    };
    (ran, agents)
}

/// What became of one trial of the only agent.
fn tried<'a>(agents: &'a [Value], trial: &str) -> &'a Value {
    let trials = agents[0]["trials"].as_array().unwrap();
    trials.iter().find(|tried| tried["trial"] == trial).unwrap()
}

fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn every_agent_is_installed_tried_out_and_taken_away() {
    let repository = repository();
    for agent in AGENTS {
        let init = |more: &[&str]| {
            let mut arguments = vec!["init", "--agent", agent, "--user", "--yes"];
            arguments.extend(more);
            let ran = repository.airlock(&arguments);
            assert_eq!(ran.code, Some(0), "{agent}: {}", ran.err);
        };
        init(&[]);
        let (ran, agents) = verify(&repository, &["--user", agent]);
        assert_eq!(ran.code, Some(0), "{agent}: {}", ran.out);
        for trial in agents[0]["trials"].as_array().unwrap() {
            assert_eq!(trial["standing"], trial["reachable"], "{agent}: {trial}");
            let is_enforced = trial["standing"] == "enforced";
            assert_eq!(trial["reason"].is_null(), is_enforced, "{agent}: {trial}");
        }
        init(&["--undo"]);
        let (ran, agents) = verify(&repository, &["--user", agent]);
        assert_eq!(ran.code, Some(1), "{agent}: {}", ran.out);
        for trial in agents[0]["trials"].as_array().unwrap() {
            assert_eq!(trial["standing"], "open", "{agent}: {trial}");
            assert!(trial["reason"].is_string() && trial["remedy"].is_string());
        }
    }
    assert_eq!(
        files_below(&repository.beside("home")),
        Vec::<String>::new()
    );
    assert_eq!(files_below(&repository.beside("tmp")), Vec::<String>::new());
    assert!(!repository.tree().join(".git/airlock").exists());
}

/// Each way to break a hook turns what it stopped to open.
#[test]
fn a_hook_that_is_broken_changed_or_turned_off_is_open() {
    let repository = repository();
    let path = ".claude/settings.json";
    repository.airlock(&["init", "--agent", "claude-code", "--yes"]);
    let placed = repository.read(path);
    let program = env!("CARGO_BIN_EXE_airlock");
    let cases = [
        (
            "another limit",
            "\"timeout\": 15",
            "\"timeout\": 1",
            "changed since",
        ),
        (
            "a matcher",
            "{\n        \"hooks\"",
            "{ \"matcher\": \"Nothing\",\n        \"hooks\"",
            "changed since",
        ),
        (
            "another program",
            program,
            "/usr/bin/env",
            "another program",
        ),
        ("no such program", program, "/nowhere/airlock", "no program"),
        (
            "no such event",
            "\"PreToolUse\": [",
            "\"BeforeTool\": [",
            "no hook of Airlock's",
        ),
        (
            "turned off",
            "{\n  \"hooks\"",
            "{\n  \"disableAllHooks\": true,\n  \"hooks\"",
            "turned off",
        ),
        ("not JSON", "{\n  \"hooks\"", "{\n  hooks", "not JSON"),
    ];
    let (ran, agents) = verify(&repository, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert_eq!(tried(&agents, "read")["standing"], "enforced");
    for (case, from, to, reason) in cases {
        assert!(placed.contains(from), "{case}: {placed}");
        repository.write(path, &placed.replace(from, to));
        let (ran, agents) = verify(&repository, &["claude-code"]);
        assert_eq!(ran.code, Some(1), "{case}");
        let read = tried(&agents, "read");
        assert_eq!(read["standing"], "open", "{case}: {read}");
        assert!(
            read["reason"].as_str().unwrap().contains(reason),
            "{case}: {read}"
        );
    }
    // A file of our own that was changed, and one that cannot be run.
    repository.airlock(&["init", "--agent", "cline", "--yes"]);
    let hook = repository.tree().join(".clinerules/hooks/PreToolUse");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (_, agents) = verify(&repository, &["cline"]);
    assert_eq!(tried(&agents, "shell")["standing"], "open");
    assert_eq!(tried(&agents, "prompt")["standing"], "enforced");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    let script = std::fs::read_to_string(&hook).unwrap();
    std::fs::write(&hook, script.replace("exec", "exit 0; exec")).unwrap();
    let (_, agents) = verify(&repository, &["cline"]);
    let shell = tried(&agents, "shell");
    assert_eq!(shell["standing"], "open", "{shell}");
    assert!(
        shell["reason"].as_str().unwrap().contains("changed since"),
        "{shell}"
    );
}

#[test]
fn policy_says_what_is_enforced() {
    let repository = repository();
    repository.airlock(&["init", "--agent", "claude-code", "--yes"]);
    repository.write("airlock.toml", "mode = \"observe\"\n");
    let (_, agents) = verify(&repository, &[]);
    let read = tried(&agents, "read");
    assert_eq!(read["standing"], "open");
    assert_eq!(read["reason"], "the policy only observes");
    repository.write("airlock.toml", "[context]\ninclude = [\"/.env\"]\n");
    let (_, agents) = verify(&repository, &[]);
    assert_eq!(tried(&agents, "read")["standing"], "open");
    assert_eq!(tried(&agents, "write")["standing"], "enforced");
}

/// A hostile repository's commands are shown, whatever they are called.
#[test]
fn commands_of_others_are_named_and_not_run() {
    let repository = repository();
    let trap = repository.tree().join("airlock");
    let sprung = repository.beside("sprung");
    let script = format!("#!/bin/sh\ntouch '{}'\n", sprung.display());
    std::fs::write(&trap, script).unwrap();
    std::fs::set_permissions(&trap, std::fs::Permissions::from_mode(0o755)).unwrap();
    let own = env!("CARGO_BIN_EXE_airlock");
    let touch = sprung.display();
    let commands = [
        format!("{} hook claude-code PreToolUse", trap.display()),
        "./airlock hook claude-code PreToolUse".to_owned(),
        "airlock hook claude-code PreToolUse".to_owned(),
        format!("touch {touch}"),
        format!("{own} hook claude-code PreToolUse; touch {touch}"),
        format!("{own} hook claude-code $(touch {touch})"),
    ];
    let entries: Vec<Value> = commands
        .iter()
        .map(|line| {
            serde_json::json!({ "hooks": [{
                "type": "command", "command": line, "timeout": 15, "onFailure": "block",
            }] })
        })
        .collect();
    let settings = serde_json::json!({ "hooks": { "PreToolUse": entries } });
    repository.write(".claude/settings.json", &settings.to_string());
    let mut command = repository.command(&["hook", "verify", "--format", "json"]);
    command.env(
        "PATH",
        format!(".:{}:/usr/bin", repository.tree().display()),
    );
    let ran = Ran::of(&command.output().unwrap());
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let agent = &report["agents"][0];
    assert!(!sprung.exists(), "{}", ran.out);
    let others: Vec<&str> = { agent["others"].as_array().unwrap().iter() }
        .map(|other| other["command"].as_str().unwrap())
        .collect();
    assert_eq!(
        others,
        commands[3..].iter().map(String::as_str).collect::<Vec<_>>()
    );
    let trials = agent["trials"].as_array().unwrap();
    assert!(
        trials.iter().all(|tried| tried["standing"] == "open"),
        "{}",
        ran.out
    );
}

#[test]
fn nothing_installed_is_said() {
    let repository = repository();
    let ran = repository.airlock(&["hook", "verify"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.starts_with("no agent has hooks of Airlock's"),
        "{}",
        ran.out
    );
}
