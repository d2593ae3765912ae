//! Differences: commits, the index, the working tree.

use crate::fixture::{Fixture, changes, diff, left_out, paths, texts};
use airlock_model::{Cx, Reason, Trigger};
use airlock_source::{Fault, Selection, SourceError, Workspace, WorkspaceOptions};
use std::collections::BTreeMap;
use std::sync::Arc;

#[test]
fn a_commit_against_the_working_tree_includes_new_files() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("same.py", "s\n")
        .write("edited.py", "1\n2\n3\n")
        .write("gone.py", "g\n")
        .write("old/name.py", "moved\n")
        .write(".gitignore", "*.log\n");
    let base = tree.commit();
    tree.write("edited.py", "1\n2\nX\nY\n")
        .write("new.py", "n\n")
        .write("drop.log", "")
        .remove("gone.py");
    tree.git(&["mv", "old/name.py", "name.py"]);
    let plan = tree.plan(&diff("HEAD"));
    assert_eq!(
        changes(&plan),
        [
            "~ edited.py 3-4",
            "- gone.py",
            "+ name.py",
            "+ new.py",
            "- old/name.py"
        ]
    );
    assert_eq!(plan.change.trigger, Trigger::Diff);
    assert_eq!((plan.change.base, plan.change.head), (Some(base), None));

    let workspace = tree.open();
    let plan = workspace.plan(&Cx::default(), &diff("main")).unwrap();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        texts(&workspace, &plan),
        [
            (
                "edited.py".to_owned(),
                some("1\n2\n3\n"),
                "1\n2\nX\nY\n".to_owned()
            ),
            ("name.py".to_owned(), None, "moved\n".to_owned()),
            ("new.py".to_owned(), None, "n\n".to_owned()),
        ]
    );
    let before: Vec<_> = plan
        .base_only
        .iter()
        .map(|entry| workspace.read_base(entry).unwrap().unwrap().source.text)
        .collect();
    assert_eq!(before, ["g\n", "moved\n"]);
}

#[test]
fn two_dots_compare_states_and_three_dots_what_a_branch_did() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").write("b.py", "1\n").commit();
    tree.git(&["checkout", "--quiet", "-b", "topic"]);
    tree.write("a.py", "1\n2\n").commit();
    tree.git(&["checkout", "--quiet", "main"]);
    tree.write("b.py", "2\n").write("c.py", "").commit();
    assert_eq!(tree.diff("main..topic"), ["~ a.py 2", "~ b.py 1", "- c.py"]);
    assert_eq!(tree.diff("main...topic"), ["~ a.py 2"]);
    assert_eq!(tree.diff("topic..."), ["~ b.py 1", "+ c.py"]);
    // What lies about in the working tree does not matter to either.
    tree.write("d.py", "");
    assert_eq!(tree.diff("main...topic"), ["~ a.py 2"]);
    let empty_tree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    assert_eq!(
        tree.diff(&format!("{empty_tree}..topic")),
        ["+ a.py", "+ b.py"]
    );
}

#[test]
fn staged_and_unstaged_are_told_apart() {
    let (_fixture, tree) = Fixture::repository();
    assert_eq!(
        changes(&tree.plan(&Selection::Staged)),
        Vec::<String>::new()
    );
    tree.write("first.py", "1\n");
    tree.git(&["add", "."]);
    assert_eq!(changes(&tree.plan(&Selection::Staged)), ["+ first.py"]);
    tree.write("both.py", "1\n")
        .write("gone.py", "")
        .write("removed.py", "")
        .commit();
    tree.write("both.py", "1\n2\n").write("staged.py", "");
    tree.git(&["add", "both.py", "staged.py"]);
    tree.git(&["rm", "--quiet", "removed.py"]);
    tree.write("both.py", "0\n1\n2\n")
        .write("loose.py", "")
        .write("promised.py", "");
    tree.git(&["add", "--intent-to-add", "promised.py"]);
    tree.remove("gone.py");
    let workspace = tree.open();
    let staged = workspace.plan(&Cx::default(), &Selection::Staged).unwrap();
    assert_eq!(
        changes(&staged),
        ["~ both.py 2", "- removed.py", "+ staged.py"]
    );
    let both = texts(&workspace, &staged).into_iter().next().unwrap();
    assert_eq!(
        (both.1.as_deref(), both.2.as_str()),
        (Some("1\n"), "1\n2\n")
    );
    let unstaged = workspace
        .plan(&Cx::default(), &Selection::Unstaged)
        .unwrap();
    let expected = ["~ both.py 1", "- gone.py", "+ loose.py", "+ promised.py"];
    assert_eq!(changes(&unstaged), expected);
}

#[test]
fn an_unresolved_merge_is_not_staged_and_compared_with_ours() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "base\n").commit();
    tree.git(&["checkout", "--quiet", "-b", "topic"]);
    tree.write("a.py", "theirs\n").commit();
    tree.git(&["checkout", "--quiet", "main"]);
    tree.write("a.py", "ours\n").commit();
    tree.git(&[
        "-c",
        "merge.conflictStyle=merge",
        "merge-file",
        "-p",
        "a.py",
        "a.py",
        "a.py",
    ]);
    let merge = std::process::Command::new("git")
        .current_dir(&tree.path)
        .args(["-c", "user.name=Test", "-c", "user.email=t@example.org"])
        .args(["merge", "--quiet", "topic"])
        .output();
    assert!(!merge.unwrap().status.success());
    let staged = tree.plan(&Selection::Staged);
    assert_eq!(changes(&staged), Vec::<String>::new());
    assert_eq!(left_out(&staged), [("a.py".to_owned(), Reason::Scope)]);
    let workspace = tree.open();
    let unstaged = workspace
        .plan(&Cx::default(), &Selection::Unstaged)
        .unwrap();
    let (path, before, _) = texts(&workspace, &unstaged).into_iter().next().unwrap();
    assert_eq!((path.as_str(), before.as_deref()), ("a.py", Some("ours\n")));
}

#[test]
fn line_ends_and_touched_files_are_no_change() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("crlf.py", "a\nb\n")
        .write("touched.py", "x\n")
        .write("real.py", "a\nb\n")
        .commit();
    tree.write("crlf.py", "a\r\nb\r\n")
        .write("touched.py", "x\n")
        .write("real.py", "a\r\nc\r\n");
    assert_eq!(paths(&tree.plan(&Selection::Unstaged)), ["real.py"]);
    assert_eq!(paths(&tree.plan(&diff("HEAD"))), ["real.py"]);
}

#[test]
fn a_change_in_the_same_tick_with_the_same_size_is_seen() {
    let (_fixture, tree) = Fixture::repository();
    for round in 0..20 {
        let name = format!("f{round}.py");
        tree.write(&name, "a = 1\n");
        tree.git(&["add", &name]);
        tree.write(&name, "a = 2\n");
        assert!(
            paths(&tree.plan(&Selection::Unstaged)).contains(&name),
            "{name}"
        );
    }
}

#[test]
fn a_file_that_became_a_folder_or_link_is_gone() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a", "file\n")
        .write("b", "file\n")
        .write("c/x.py", "")
        .commit();
    tree.remove("a")
        .write("a/in.py", "")
        .remove("b")
        .link("b", "c/x.py")
        .remove("c/x.py");
    tree.write("c/x.py/deep.py", "");
    let expected = ["- a", "+ a/in.py", "- b", "- c/x.py", "+ c/x.py/deep.py"];
    assert_eq!(changes(&tree.plan(&diff("HEAD"))), expected);
    tree.commit();
    assert_eq!(tree.diff("HEAD~1..HEAD"), expected);
}

#[test]
fn a_subfolder_sees_its_own_part_of_a_change() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("app/a.py", "1\n")
        .write("other.py", "1\n")
        .commit();
    tree.write("app/a.py", "2\n")
        .write("app/new.py", "")
        .write("other.py", "2\n");
    let app = Workspace::open(&tree.path.join("app"), WorkspaceOptions::default()).unwrap();
    let seen = |selection: &Selection| changes(&app.plan(&Cx::default(), selection).unwrap());
    assert_eq!(seen(&diff("HEAD")), ["~ a.py 1", "+ new.py"]);
    assert_eq!(seen(&Selection::Unstaged), ["~ a.py 1", "+ new.py"]);
    tree.commit();
    assert_eq!(seen(&diff("HEAD~1..HEAD")), ["~ a.py 1", "+ new.py"]);
}

#[test]
fn what_airlock_ignores_is_in_no_difference() {
    let (_fixture, tree) = Fixture::repository();
    tree.write(".airlockignore", "/gen/\n*.skip.py\n")
        .write("gen/a.py", "1\n")
        .write("sub/gen/a.py", "1\n")
        .write("x.skip.py", "1\n")
        .commit();
    tree.write("gen/a.py", "2\n")
        .write("sub/gen/a.py", "2\n")
        .write("x.skip.py", "2\n");
    let expected = ["~ sub/gen/a.py 1"];
    assert_eq!(changes(&tree.plan(&diff("HEAD"))), expected);
    assert_eq!(changes(&tree.plan(&Selection::Unstaged)), expected);
    tree.git(&["add", "."]);
    let staged = tree.plan(&Selection::Staged);
    assert_eq!(changes(&staged), expected);
    assert_eq!(left_out(&staged), [(String::new(), Reason::Ignored)]);
    tree.commit();
    assert_eq!(tree.diff("HEAD~1..HEAD"), expected);
}

#[test]
fn a_change_cannot_leave_itself_out() {
    let (_fixture, tree) = Fixture::repository();
    tree.write(".airlockignore", "gen/\n")
        .write("a.py", "1\n")
        .write("gen/a.py", "1\n")
        .commit();
    tree.write(".airlockignore", "*.py\n")
        .write("a.py", "2\n")
        .write("app/.airlockignore", "*\n")
        .write("app/new.py", "1\n")
        .write("gen/a.py", "2\n");
    let expected = [
        "~ .airlockignore 1",
        "~ a.py 1",
        "+ app/.airlockignore",
        "+ app/new.py",
    ];
    assert_eq!(changes(&tree.plan(&diff("HEAD"))), expected);
    assert_eq!(changes(&tree.plan(&Selection::Unstaged)), expected);
    tree.git(&["add", "."]);
    assert_eq!(changes(&tree.plan(&Selection::Staged)), expected);
    // What is staged is the state before the unstaged change.
    tree.write("b.py", "").write("lib.rs", "");
    assert_eq!(changes(&tree.plan(&Selection::Unstaged)), ["+ lib.rs"]);
    tree.commit();
    assert_eq!(
        tree.diff("HEAD~1..HEAD"),
        [&expected[..], &["+ b.py", "+ lib.rs"]].concat()
    );
    assert_eq!(tree.scanned(), [".airlockignore", "lib.rs"]);
}

#[test]
fn before_the_first_commit_nothing_is_left_out() {
    let (_fixture, tree) = Fixture::repository();
    tree.write(".airlockignore", "*.py\n").write("a.py", "1\n");
    tree.git(&["add", "."]);
    assert_eq!(
        changes(&tree.plan(&Selection::Staged)),
        ["+ .airlockignore", "+ a.py"]
    );
}

#[test]
fn the_overlay_is_the_working_tree_of_a_difference() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").write("b.py", "1\n").commit();
    tree.write("b.py", "2\n");
    let bytes = |text: &str| Arc::from(text.as_bytes());
    let overlay = BTreeMap::from([
        ("a.py".into(), bytes("1\n2\n")),
        ("b.py".into(), bytes("1\n")),
        ("c.py".into(), bytes("")),
    ]);
    let workspace = tree.open_with(WorkspaceOptions {
        overlay,
        ..WorkspaceOptions::default()
    });
    let plan = workspace.plan(&Cx::default(), &diff("HEAD")).unwrap();
    assert_eq!(changes(&plan), ["~ a.py 2", "+ c.py"]);
}

#[test]
fn revisions_that_name_nothing_are_the_users_fault() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "").commit();
    let error = tree.try_plan(&diff("origin/main...HEAD")).unwrap_err();
    assert_eq!(error.fault(), Fault::Usage);
    assert!(
        error.hint().contains("git fetch origin main"),
        "{}",
        error.hint()
    );
    let file = tree.try_plan(&diff("HEAD:a.py")).unwrap_err();
    assert!(matches!(file, SourceError::Revision { .. }), "{file}");
    tree.git(&["checkout", "--quiet", "--orphan", "alone"]);
    tree.write("b.py", "").commit();
    let unrelated = tree.try_plan(&diff("main...alone")).unwrap_err();
    assert!(
        matches!(unrelated, SourceError::NoMergeBase { shallow: false, .. }),
        "{unrelated}"
    );
    assert!(unrelated.hint().contains("main..alone"));
}

#[test]
fn without_git_a_difference_is_an_error_with_a_hint() {
    let fixture = Fixture::new();
    let tree = fixture.folder("plain");
    for selection in [diff("HEAD"), Selection::Staged, Selection::Unstaged] {
        let error = tree.try_plan(&selection).unwrap_err();
        assert!(matches!(error, SourceError::NoRepository { .. }), "{error}");
        assert!(!error.hint().is_empty());
    }
}
