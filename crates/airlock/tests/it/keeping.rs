//! `airlock context`: the policy in tools' own files, the matrix of tools and ways, and what tools can reach.

use crate::repository::{Ran, Repository};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A password without any form, which only the repository's `.env` gives away.
const VALUE: &str = "lampen-otter-21";

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
    let repository = Repository::committed(&[
        ("app.py", "x = 1\n"),
        ("conf.py", &format!("PASSWORD = \"{VALUE}\"\n")),
        (".cursorignore", "dist/"),
        (
            ".claude/settings.json",
            "{\"model\": \"m\", \"permissions\": {\"deny\": []}}",
        ),
        (".zed/settings.json", "{\n  // mine\n  \"tab_size\": 2\n}\n"),
        (".aiexclude", ""),
    ]);
    repository.write(".env", &format!("DB_PASSWORD={VALUE}\nDB_PORT=5432\n"));
    repository
}

fn run(repository: &Repository, arguments: &[&str]) -> Ran {
    let ran = repository.airlock(arguments);
    assert!(
        matches!(ran.code, Some(0 | 1)),
        "{arguments:?}: {}",
        ran.err
    );
    assert!(
        !ran.out.contains(VALUE) && !ran.err.contains(VALUE),
        "{}",
        ran.out
    );
    ran
}

/// The files of a tree but git's own.
fn snapshot(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with(".git") {
            found.extend(snapshot(&path));
            found.insert(path.display().to_string(), "a folder".to_owned());
        } else if path.is_file() {
            let text = std::fs::read_to_string(&path).unwrap();
            found.insert(path.display().to_string(), text);
        }
    }
    found
}

/// Standing, and what it is by or why it is not, for each tool and way.
fn matrix(repository: &Repository) -> BTreeMap<(String, String), Value> {
    let ran = run(repository, &["context", "verify", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let mut cells = BTreeMap::new();
    for tool in report["tools"].as_array().unwrap() {
        for cell in tool["cells"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            cells.insert((text(&tool["tool"]), text(&cell["route"])), cell.clone());
        }
    }
    cells
}

#[test]
fn tools_files_are_written_and_taken_out_byte_for_byte() {
    let repository = repository();
    let before = snapshot(&repository.tree());
    let shown = run(&repository, &["context", "sync", "--all"]);
    assert!(shown.out.contains("+.env") && shown.out.contains("nothing is written yet"));
    assert_eq!(snapshot(&repository.tree()), before);
    run(&repository, &["context", "sync", "--all", "--yes"]);
    let synced = snapshot(&repository.tree());
    assert!(synced.len() > before.len() + 8);
    let again = run(&repository, &["context", "sync", "--all", "--yes"]);
    assert!(!again.out.contains("written"), "{}", again.out);
    assert_eq!(snapshot(&repository.tree()), synced);
    run(
        &repository,
        &["context", "sync", "--all", "--undo", "--yes"],
    );
    assert_eq!(snapshot(&repository.tree()), before);
}

#[test]
fn only_tools_that_are_in_use_are_written_for() {
    let repository = Repository::committed(&[("app.py", "x = 1\n"), (".aider.conf.yml", "")]);
    run(&repository, &["context", "sync", "--yes"]);
    let written = |path: &str| repository.tree().join(path).exists();
    assert!(written(".aiderignore") && !written(".cursorignore"));
    // What was written for a tool makes it no tool in use.
    run(
        &repository,
        &["context", "sync", "--tool", "cursor", "--yes"],
    );
    let ran = run(&repository, &["context", "verify", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    for tool in report["tools"].as_array().unwrap() {
        assert_eq!(tool["used"], tool["tool"] == "aider", "{tool}");
    }
    let copilot = run(&repository, &["context", "sync", "--tool", "copilot"]);
    assert!(copilot.out.contains("- \".env\"\n"), "{}", copilot.out);
}

#[test]
fn a_link_is_not_written_through() {
    let repository = repository();
    std::fs::write(repository.beside("outside"), "mine\n").unwrap();
    let link = repository.tree().join(".geminiignore");
    std::os::unix::fs::symlink(repository.beside("outside"), link).unwrap();
    let ran = repository.airlock(&["context", "sync", "--tool", "gemini", "--yes"]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    let outside = std::fs::read_to_string(repository.beside("outside")).unwrap();
    assert_eq!(outside, "mine\n");
}

/// Every cell says what it rests on; and without that it is enforced no more.
#[test]
fn the_matrix_falls_with_what_it_rests_on() {
    let repository = repository();
    let hooks = |more: &str| {
        for agent in AGENTS {
            run(&repository, &["init", "--agent", agent, "--yes", more]);
        }
    };
    let unprotected = matrix(&repository);
    hooks(".");
    let by_hooks = matrix(&repository);
    run(&repository, &["context", "sync", "--all", "--yes"]);
    let protected = matrix(&repository);
    hooks("--undo");
    let by_files = matrix(&repository);
    let tools = protected.keys().map(|(tool, _)| tool.clone());
    let tools: std::collections::BTreeSet<String> = tools.collect();
    assert!(tools.len() >= 20, "{tools:?}");
    assert_eq!(protected.len(), tools.len() * 10);
    let mut enforced = 0;
    for (at, cell) in &protected {
        let is_enforced = cell["standing"] == "enforced";
        assert!(is_enforced || cell["standing"] == "advisory" || cell["standing"] == "open");
        assert_eq!(cell["by"].is_string(), is_enforced, "{at:?} {cell}");
        assert_eq!(cell["reason"].is_null(), is_enforced, "{at:?} {cell}");
        assert_eq!(cell["standing"], cell["reachable"], "{at:?} {cell}");
        assert_eq!(unprotected[at]["standing"], "open", "{at:?}");
        if is_enforced {
            enforced += 1;
            let is_by_rules = cell["by"].as_str().unwrap().starts_with("rules in");
            let without = if is_by_rules {
                &by_hooks[at]
            } else {
                &by_files[at]
            };
            // What it rests on is gone: open, or held by the other alone.
            assert_ne!(without["by"], cell["by"], "{at:?} {without}");
        } else {
            assert!(cell["reason"].is_string(), "{at:?} {cell}");
        }
    }
    assert!(enforced > 100, "{enforced}");
}

#[test]
fn one_line_less_is_told() {
    let repository = repository();
    run(
        &repository,
        &["context", "sync", "--tool", "cursor", "--yes"],
    );
    run(&repository, &["init", "--agent", "cursor", "--yes"]);
    let whole = run(&repository, &["context", "verify", "--tool", "cursor"]);
    assert_eq!(whole.code, Some(0), "{}", whole.out);
    for path in [".cursorignore", ".cursorindexingignore"] {
        let text = repository.read(path);
        repository.write(path, &text.replace("\n*.pem\n", "\n"));
    }
    let ran = run(&repository, &["context", "verify", "--tool", "cursor"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(
        ran.out.contains("does not name deploy/server.pem"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("airlock context sync --tool cursor --yes"),
        "{}",
        ran.out
    );
}

#[test]
fn a_report_says_who_reaches_which_secret() {
    let repository = repository();
    let reached = |path: &str| -> Vec<String> {
        let ran = run(
            &repository,
            &[
                "context",
                "report",
                "--tool",
                "claude-code",
                "--format",
                "json",
            ],
        );
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let files = report["files"].as_array().unwrap();
        let file = files.iter().find(|file| file["path"] == path).unwrap();
        assert_eq!(file["kept_back"].is_string(), path == ".env", "{file}");
        let readers = file["readers"].as_array().unwrap();
        readers
            .iter()
            .map(|reader| reader["tool"].to_string())
            .collect()
    };
    assert_eq!(reached(".env"), ["\"claude-code\""]);
    assert_eq!(reached("conf.py"), ["\"claude-code\""]);
    run(&repository, &["init", "--agent", "claude-code", "--yes"]);
    assert!(reached(".env").is_empty() && reached("conf.py").is_empty());
    let ran = run(&repository, &["context", "report", "--tool", "claude-code"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("conf.py\n  line 1: "), "{}", ran.out);
}
