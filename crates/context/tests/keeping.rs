//! The policy in each tool's own file: written, read as the tool reads it, and taken out again.
#![expect(clippy::unwrap_used, reason = "tests")]

use airlock_context::{KEEP_FILES, KeepFile, KeepPolicy, Kept, Removal, Route, copilot_exclusions};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

fn policy() -> KeepPolicy {
    KeepPolicy {
        exclude: vec!["/customers/".to_owned(), "*.{csv,tsv}".to_owned()],
        include: vec!["fixtures/*.pem".to_owned()],
    }
}

const KEPT: &[&str] = &[
    ".env",
    "app/.env.production",
    "deploy/server.pem",
    "config/credentials.json",
    "config/secrets.yaml",
    "id_ed25519",
    "customers/a/list.txt",
    "data/rows.tsv",
];
const OPEN: &[&str] = &[
    "src/main.rs",
    "src/secrets/mod.rs",
    "src/credentials.py",
    "docs/customers/a.md",
    "README.md",
];

fn is_json(file: &KeepFile) -> bool {
    Path::new(file.path)
        .extension()
        .is_some_and(|extension| extension == "json")
}

#[test]
fn each_file_keeps_back_what_the_policy_does() {
    for file in KEEP_FILES {
        let text = file.place(None, &policy()).unwrap();
        for path in KEPT {
            assert!(
                file.keeps_back(&text, path).unwrap(),
                "{} {path}",
                file.path
            );
        }
        for path in OPEN {
            assert!(
                !file.keeps_back(&text, path).unwrap(),
                "{} {path}",
                file.path
            );
        }
        // Without our lines nothing is kept back, and with another's all may be.
        assert!(!file.keeps_back("", ".env").unwrap(), "{}", file.path);
        assert_eq!(file.place(Some(&text), &policy()).unwrap(), text, "twice");
        assert_eq!(file.remove(&text).unwrap(), Removal::Delete);
        assert!(file.holds(&text));
    }
}

#[test]
fn exceptions_are_let_through_where_a_format_knows_them() {
    let cursor = KEEP_FILES
        .iter()
        .find(|file| file.path == ".cursorignore")
        .unwrap();
    let text = cursor.place(None, &policy()).unwrap();
    for path in [
        ".env.example",
        "app/.env.sample",
        "fixtures/a.pem",
        "id_rsa.pub",
    ] {
        assert!(!cursor.keeps_back(&text, path).unwrap(), "{path}");
    }
    let google = KEEP_FILES
        .iter()
        .find(|file| file.path == ".aiexclude")
        .unwrap();
    let text = google.place(None, &policy()).unwrap();
    assert!(!text.lines().any(|line| line.starts_with('!')));
}

/// The lines of others come later, and win: what is kept back no more is told.
#[test]
fn lines_of_others_win() {
    let file = KEEP_FILES
        .iter()
        .find(|file| file.path == ".cursorignore")
        .unwrap();
    let text = file.place(Some("!.env\n*.example\n"), &policy()).unwrap();
    assert!(!file.keeps_back(&text, ".env").unwrap());
    assert!(file.keeps_back(&text, ".env.example").unwrap());
}

#[test]
fn files_of_others_come_back_byte_for_byte() {
    let lines = ["", "dist/\n", "dist/", "a\r\n\r\n# b"];
    let settings = [
        "{}",
        "{\n  \"permissions\": {\n    \"deny\": [\"Read(./x)\"]\n  },\n  \"private_files\": [\"y\"]\n}\n",
        "{\"permissions\":{\"deny\":[]},\"private_files\":[]}",
        "{\"hooks\":{\"PreToolUse\":[]}}",
    ];
    for file in KEEP_FILES {
        let texts: &[&str] = if is_json(file) { &settings } else { &lines };
        for text in texts {
            let placed = file.place(Some(text), &policy()).unwrap();
            assert!(file.keeps_back(&placed, ".env").unwrap(), "{placed}");
            assert_eq!(
                file.remove(&placed).unwrap(),
                Removal::Keep((*text).to_owned()),
                "{} {placed}",
                file.path
            );
            // Another policy takes the place of the first.
            let other = file.place(Some(&placed), &KeepPolicy::default()).unwrap();
            assert!(!file.keeps_back(&other, "data/rows.tsv").unwrap());
            assert_eq!(
                file.remove(&other).unwrap(),
                Removal::Keep((*text).to_owned())
            );
        }
    }
}

#[test]
fn what_is_no_file_of_the_tool_is_refused() {
    for file in KEEP_FILES {
        let broken = if is_json(file) {
            "{"
        } else {
            "# airlock context: begin\n.env\n"
        };
        assert!(
            file.place(Some(broken), &policy()).is_err(),
            "{}",
            file.path
        );
        assert!(file.remove(broken).is_err(), "{}", file.path);
    }
}

#[test]
fn what_counts_where() {
    let mut table = String::new();
    let mut named = BTreeSet::new();
    for file in KEEP_FILES {
        assert!(named.insert((file.tool, file.path)));
        assert!(file.documentation.starts_with("https://"));
        for route in Route::ALL {
            if let Some(kept) = file.counts_for(route) {
                let how = match kept {
                    Kept::Blocks => "blocks",
                    Kept::Heeds(how) => how,
                };
                writeln!(table, "{} {} {}: {how}", file.tool, file.path, route.word()).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
    let claude = KEEP_FILES
        .iter()
        .find(|file| file.tool == "claude-code")
        .unwrap();
    insta::assert_snapshot!("claude", claude.place(None, &policy()).unwrap());
    insta::assert_snapshot!("copilot", copilot_exclusions(&policy()));
}
