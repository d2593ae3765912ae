//! The history of a repository: every text once, with the commit and path that brought it in.

use crate::fixture::{Fixture, Tree};
use airlock_model::{Cx, Reason};
use airlock_source::{Dangling, HistorySpec, SourceError, Workspace};
use std::fs;

const ALL: HistorySpec = HistorySpec {
    range: None,
    dangling: Dangling::Excluded,
};

fn range(range: &str) -> HistorySpec {
    HistorySpec {
        range: Some(range.to_owned()),
        ..ALL
    }
}

/// One line for each text: the number of its commit among `commits`, its path, and its first line.
fn texts(workspace: &Workspace, spec: &HistorySpec, commits: &[String]) -> Vec<String> {
    let cx = Cx::default();
    let history = workspace.history(&cx, spec).unwrap();
    let mut lines = Vec::new();
    for job in 0..history.jobs() {
        history.read(&cx, job, |version| {
            let introduction = history.introduction(version.rank).unwrap();
            let commit = { commits.iter() }.position(|commit| *commit == introduction.commit);
            let commit = commit.map_or_else(|| "?".to_owned(), |at| (at + 1).to_string());
            let path = version.path;
            let text = match version.read {
                Ok(read) => read.source.text.lines().next().unwrap_or("").to_owned(),
                Err(note) => format!("({})", note.reason.as_str()),
            };
            lines.push(format!("{commit} {path}: {text}"));
        });
    }
    assert_eq!(lines.len(), history.versions());
    lines.sort();
    lines
}

fn commit(tree: &Tree, message: &str, seconds: u32) -> String {
    tree.git(&["add", "--all"]);
    let date = format!("{} +0000", 1_700_000_000 + seconds);
    tree.git(&[
        "-c",
        "core.hooksPath=/dev/null",
        "commit",
        "--quiet",
        "--allow-empty",
        &format!("--date={date}"),
        &format!("--message={message}"),
    ]);
    tree.git(&["rev-parse", "HEAD"])
}

/// Three commits: a file, its second version beside a binary one in a folder, and all of it gone.
fn small() -> (Fixture, Tree, Vec<String>) {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "one\n");
    let first = commit(&tree, "begin", 1);
    tree.write("a.py", "two\n")
        .write("src/b.py", "bee\n")
        .write("src/c.bin", b"\0\x01\x02\x03\x04\x05\x06");
    let second = commit(&tree, "go on", 2);
    tree.remove("a.py").remove("src/b.py");
    let third = commit(&tree, "end", 3);
    (fixture, tree, vec![first, second, third])
}

#[test]
fn every_text_comes_once_with_what_brought_it_in() {
    let (_keep, tree, commits) = small();
    let expected = [
        "1 COMMIT_EDITMSG: begin",
        "1 a.py: one",
        "2 COMMIT_EDITMSG: go on",
        "2 a.py: two",
        "2 src/b.py: bee",
        "2 src/c.bin: (binary)",
        "3 COMMIT_EDITMSG: end",
    ];
    assert_eq!(texts(&tree.open(), &ALL, &commits), expected, "loose");
    tree.git(&["gc", "--quiet"]);
    assert_eq!(texts(&tree.open(), &ALL, &commits), expected, "packed");
}

#[test]
fn a_range_is_what_one_side_has_and_the_other_has_not() {
    let (_keep, tree, commits) = small();
    let first = commits.first().unwrap();
    assert_eq!(
        texts(&tree.open(), &range(&format!("{first}..")), &commits),
        [
            "2 COMMIT_EDITMSG: go on",
            "2 a.py: two",
            "2 src/b.py: bee",
            "2 src/c.bin: (binary)",
            "3 COMMIT_EDITMSG: end",
        ]
    );
    assert_eq!(
        texts(&tree.open(), &range("HEAD~2"), &commits),
        ["1 COMMIT_EDITMSG: begin", "1 a.py: one"]
    );
}

#[test]
fn a_folder_has_a_history_of_its_own() {
    let (fixture, tree, commits) = small();
    tree.write("src/d.py", "dee\n");
    let folder = fixture.folder("repo/src");
    let found = texts(&folder.open(), &ALL, &commits);
    let files: Vec<&String> = { found.iter() }
        .filter(|line| !line.contains("EDITMSG"))
        .collect();
    assert_eq!(files, ["2 b.py: bee", "2 c.bin: (binary)"]);
}

#[test]
fn messages_of_tags_are_texts() {
    let (_keep, tree, commits) = small();
    tree.git(&["tag", "--annotate", "v1", "--message=the first", "HEAD~2"]);
    let found = texts(&tree.open(), &range("v1"), &commits);
    assert_eq!(
        found,
        [
            "1 COMMIT_EDITMSG: begin",
            "1 a.py: one",
            "? TAG_EDITMSG: the first"
        ]
    );
}

#[test]
fn what_nothing_leads_to_is_looked_at_on_request() {
    let (_keep, tree, commits) = small();
    tree.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    tree.write("staged.py", "never committed\n");
    tree.git(&["add", "staged.py"]);
    let blob = tree.git(&["hash-object", "staged.py"]);
    let plain = texts(&tree.open(), &ALL, &commits);
    assert!(!plain.concat().contains("end"), "{plain:?}");
    let spec = HistorySpec {
        dangling: Dangling::Included,
        ..ALL
    };
    let found = texts(&tree.open(), &spec, &commits);
    for expected in [
        "3 COMMIT_EDITMSG: end".to_owned(),
        format!("? {blob}: never committed"),
    ] {
        assert!(found.contains(&expected), "{found:?}");
    }
    assert_eq!(found.len(), plain.len() + 2);
}

#[test]
fn versions_told_as_differences_come_out_as_they_were() {
    let (_keep, tree) = Fixture::repository();
    let text = |version: usize| {
        let line = |number: usize| {
            if number == version * 7 % 300 {
                format!("line {number} as of version {version}\n")
            } else {
                format!("line {number} with a few more words\n")
            }
        };
        format!("version {version}\n") + &(0..300).map(line).collect::<String>()
    };
    for version in 0..40 {
        tree.write("long.txt", text(version));
        commit(&tree, "x", u32::try_from(version).unwrap());
    }
    tree.git(&["gc", "--quiet", "--aggressive"]);
    let cx = Cx::default();
    let workspace = tree.open();
    let history = workspace.history(&cx, &ALL).unwrap();
    let mut found = Vec::new();
    for job in 0..history.jobs() {
        history.read(&cx, job, |version| {
            if version.path.as_str() == "long.txt" {
                found.push((version.rank, version.read.unwrap().source.text));
            }
        });
    }
    found.sort_by_key(|(rank, _)| *rank);
    let found: Vec<String> = found.into_iter().map(|(_, text)| text).collect();
    // A failed comparison of long texts would print them.
    assert!(found == (0..40).map(text).collect::<Vec<_>>());
}

#[test]
fn damage_costs_what_is_damaged_and_is_told() {
    let (_keep, tree, commits) = small();
    tree.git(&["gc", "--quiet"]);
    let folder = tree.path.join(".git/objects/pack");
    let pack = fs::read_dir(folder)
        .unwrap()
        .map(|item| item.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pack"))
        .unwrap();
    let whole = fs::read(&pack).unwrap();
    let complete = texts(&tree.open(), &ALL, &commits).len();
    let mut told = 0;
    for at in (12..whole.len() - 20).step_by(3) {
        let mut bytes = whole.clone();
        *bytes.get_mut(at).unwrap() ^= 0xff;
        fs::remove_file(&pack).unwrap();
        fs::write(&pack, bytes).unwrap();
        let cx = Cx::default();
        let workspace = tree.open();
        let Ok(history) = workspace.history(&cx, &ALL) else {
            told += 1;
            continue;
        };
        let mut failed = history.coverage().len();
        let mut read = 0;
        for job in 0..history.jobs() {
            history.read(&cx, job, |version| match version.read {
                Ok(_) => read += 1,
                Err(note) => failed += usize::from(note.reason != Reason::Binary),
            });
        }
        // A byte of a text is not told from another without the hash, which is not computed: the text is there all the same.
        assert!(
            failed > 0 || read + 1 >= complete,
            "byte {at}: {read} of {complete}"
        );
        told += usize::from(failed > 0);
    }
    assert!(told > 20, "{told}");
}

#[test]
fn a_shallow_clone_says_so() {
    let (fixture, tree, _) = small();
    let clone = fixture.folder("clone");
    let url = format!("file://{}", tree.path.display());
    clone.git(&["clone", "--quiet", "--depth=1", &url, "."]);
    let history_notes = clone.open();
    let history = history_notes.history(&Cx::default(), &ALL).unwrap();
    let reasons: Vec<Reason> = history.coverage().iter().map(|note| note.reason).collect();
    assert_eq!(reasons, [Reason::Scope]);
}

#[test]
fn what_cannot_be_asked_is_an_error() {
    let (fixture, tree, _) = small();
    let workspace = tree.open();
    let history = |workspace: &Workspace, spec: &HistorySpec| {
        let error = workspace.history(&Cx::default(), spec).unwrap_err();
        assert!(!error.hint().is_empty(), "{error}");
        error
    };
    let error = history(&workspace, &range("nowhere"));
    assert!(matches!(error, SourceError::Revision { .. }), "{error}");
    let error = history(&workspace, &range("a...b"));
    assert!(matches!(error, SourceError::RangeSyntax(_)), "{error}");
    let plain = fixture.folder("plain").open();
    let error = history(&plain, &ALL);
    assert!(matches!(error, SourceError::NoRepository { .. }), "{error}");
}
