//! Hooks put into each tool's configuration, and taken out again.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use airlock_context::{HookCommand, PlaceError, Placement, Removal, Scope, Tool};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn placements() -> Vec<(Tool, Placement)> {
    Tool::all()
        .flat_map(|tool| {
            [Scope::User, Scope::Repository]
                .into_iter()
                .flat_map(move |scope| {
                    tool.installation(scope)
                        .into_iter()
                        .map(move |placement| (tool, placement))
                })
        })
        .collect()
}

fn command() -> HookCommand {
    HookCommand::new("/opt/air lock/bin/airlock")
}

/// Settings that people have before us.
const SETTINGS: &[&str] = &[
    "{}",
    "{\n  \"model\": \"a-model\",\n  \"permissions\": {\"deny\": [\"Read(./.env)\"]}\n}\n",
    "{\n\t\"version\": 1,\n\t\"hooks\": {\n\t\t\"PreToolUse\": [\n\t\t\t{\"matcher\": \"Bash\", \"hooks\": [{\"type\": \"command\", \"command\": \"./lint.sh\"}]}\n\t\t]\n\t}\n}",
    "{\"version\":1,\"hooks\":{\"preToolUse\":[],\"stop\":[{\"command\":\"x\"}]},\"last\":null}",
];

#[test]
fn new_files() {
    for (tool, placement) in placements() {
        let text = placement.place(None, &command()).unwrap();
        assert!(placement.holds(&text), "{}", placement.path);
        assert_eq!(
            placement.place(Some(&text), &command()).unwrap(),
            text,
            "placed twice"
        );
        assert_eq!(
            placement.remove(&text).unwrap(),
            Removal::Delete,
            "{}",
            placement.path
        );
        if placement.scope == Scope::User {
            let name = format!(
                "placed__{}__{}",
                tool.name(),
                placement.path.rsplit('/').next().unwrap()
            );
            insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
                insta::assert_snapshot!(name, text);
            });
        }
    }
}

#[test]
fn settings_of_others_come_back_byte_for_byte() {
    for (tool, placement) in placements() {
        let merges = matches!(
            placement.place(Some("{}"), &command()),
            Ok(text) if text != placement.place(None, &command()).unwrap()
        );
        for settings in SETTINGS {
            if !merges {
                continue;
            }
            let placed = placement
                .place(Some(settings), &command())
                .unwrap_or_else(|error| panic!("{} {settings}: {error}", tool.name()));
            let value: Value = serde_json::from_str(&placed).unwrap();
            let before: Value = serde_json::from_str(settings).unwrap();
            for (key, value_before) in before.as_object().unwrap() {
                if key != "hooks" && !value_before.is_null() {
                    assert_eq!(value.get(key), Some(value_before));
                }
            }
            assert_eq!(
                placement.remove(&placed).unwrap(),
                Removal::Keep((*settings).to_owned()),
                "{} {placed}",
                tool.name()
            );
            // A new path of the program takes the place of the old one.
            let moved = placement
                .place(Some(&placed), &HookCommand::new("/usr/bin/airlock"))
                .unwrap();
            assert_eq!(
                moved,
                placement
                    .place(Some(settings), &HookCommand::new("/usr/bin/airlock"))
                    .unwrap()
            );
        }
    }
}

#[test]
fn every_event_that_is_installed_is_in_the_file() {
    for tool in Tool::all() {
        for scope in [Scope::User, Scope::Repository] {
            let all: String = tool
                .installation(scope)
                .iter()
                .map(|placement| placement.place(None, &command()).unwrap())
                .collect();
            for fact in tool.facts().events.iter().filter(|fact| fact.installed) {
                let named = all.contains(fact.name);
                assert!(named, "{} {}", tool.name(), fact.name);
            }
        }
    }
}

#[test]
fn files_of_others_are_not_touched() {
    for (tool, placement) in placements() {
        let foreign = "#!/bin/sh\necho mine\n";
        match placement.place(Some(foreign), &command()) {
            Err(PlaceError::Taken { line }) => {
                assert!(
                    line.starts_with("'/opt/air lock/bin/airlock' hook "),
                    "{line}"
                );
                assert_eq!(
                    placement.remove(foreign).unwrap(),
                    Removal::Keep(foreign.to_owned())
                );
            }
            Err(PlaceError::NotJson { .. }) => assert!(placement.remove(foreign).is_err()),
            other => panic!("{}: {other:?}", tool.name()),
        }
    }
}

#[test]
fn paths_that_a_file_cannot_hold_are_refused() {
    let cursor = Tool::by_name("cursor")
        .unwrap()
        .installation(Scope::User)
        .remove(0);
    let error = cursor
        .place(None, &HookCommand::new("//server/airlock"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the program's path holds two slashes in a row, which this tool's configuration cannot hold; install it elsewhere"
    );
    for (_, placement) in placements() {
        assert!(placement.place(None, &HookCommand::new("/a\nb")).is_err());
    }
}

#[test]
fn scopes_paths_and_traces() {
    let mut table = String::new();
    let mut paths = BTreeSet::new();
    for (tool, placement) in placements() {
        assert!(
            paths.insert((placement.scope, placement.path)),
            "{} is used twice",
            placement.path
        );
        assert!(
            tool.traces([placement.path]),
            "{} is no trace of {}",
            placement.path,
            tool.name()
        );
        writeln!(
            table,
            "{:12}{:11}{}",
            tool.name(),
            format!("{:?}", placement.scope),
            placement.path
        )
        .unwrap();
    }
    insta::assert_snapshot!(table);
    for tool in Tool::all() {
        assert!(
            !tool.traces(["src/main.rs", ".github/workflows/ci.yml", ".vscode"]),
            "{}",
            tool.name()
        );
    }
}
