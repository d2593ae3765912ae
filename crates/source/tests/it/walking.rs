//! What a scan of a tree looks at, and what it leaves out.

use crate::fixture::{Fixture, at, left_out, paths};
use airlock_model::{Cx, Reason};
use airlock_source::{
    Content, Fault, IgnoreMode, Selection, SourceError, Workspace, WorkspaceOptions,
};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[test]
fn a_folder_without_git_is_scanned_with_its_hidden_files() {
    let fixture = Fixture::new();
    let tree = fixture.folder("plain");
    tree.write("b.py", "")
        .write("a/deep/er.py", "")
        .write(".github/workflows/ci.yml", "")
        .write(".env", "");
    assert_eq!(
        tree.scanned(),
        [".env", ".github/workflows/ci.yml", "a/deep/er.py", "b.py"]
    );
}

#[test]
fn ignore_files_are_honoured_and_counted() {
    let (_fixture, tree) = Fixture::repository();
    tree.write(".gitignore", "*.log\n/out/\n")
        .write(".airlockignore", "legacy/\n")
        .write(".git/info/exclude", "mine.py\n")
        .write("app/.gitignore", "!keep.log\n")
        .write("app/keep.log", "")
        .write("app/drop.log", "")
        .write("out/x.py", "")
        .write("out/y.py", "")
        .write("app/out/x.py", "")
        .write("legacy/x.py", "")
        .write("mine.py", "");
    let plan = tree.plan(&Selection::Tree);
    let expected = [
        ".airlockignore",
        ".gitignore",
        "app/.gitignore",
        "app/keep.log",
        "app/out/x.py",
    ];
    assert_eq!(paths(&plan), expected);
    let details: Vec<&str> = plan
        .coverage
        .iter()
        .map(|entry| entry.detail.as_str())
        .collect();
    assert_eq!(
        details,
        [
            "0 files and 1 folders left out by .airlockignore",
            "2 files and 1 folders left out by git's ignore rules",
        ]
    );
    let options = WorkspaceOptions {
        ignore: IgnoreMode::Everything,
        ..WorkspaceOptions::default()
    };
    let everything = tree
        .open_with(options)
        .plan(&Cx::default(), &Selection::Tree);
    assert_eq!(everything.unwrap().entries.len(), 11 - 1);
}

#[test]
fn what_git_tracks_is_scanned_even_if_ignored() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("hidden/evil.py", "").write("hidden/new.py", "");
    tree.git(&["add", "hidden/evil.py"]);
    tree.write(".gitignore", "*\n");
    assert_eq!(tree.scanned(), ["hidden/evil.py"]);
    tree.write(".airlockignore", "hidden\n");
    assert_eq!(tree.scanned(), Vec::<String>::new());
}

#[test]
fn a_subfolder_is_scanned_under_the_rules_above_it() {
    let (_fixture, tree) = Fixture::repository();
    tree.write(".gitignore", "*.log\n/app/gen/\n")
        .write("app/x.py", "")
        .write("app/x.log", "")
        .write("app/gen/y.py", "")
        .write("other.py", "");
    let app = Workspace::open(&tree.path.join("app"), WorkspaceOptions::default()).unwrap();
    let plan = app.plan(&Cx::default(), &Selection::Tree).unwrap();
    assert_eq!(paths(&plan), ["x.py"]);
    // Named itself, an ignored folder is scanned.
    let generated = Workspace::open(&tree.path.join("app/gen"), WorkspaceOptions::default());
    let plan = generated.unwrap().plan(&Cx::default(), &Selection::Tree);
    assert_eq!(paths(&plan.unwrap()), ["y.py"]);
}

#[test]
fn named_files_are_scanned_even_if_ignored_and_named_folders_by_the_rules() {
    let (_fixture, tree) = Fixture::repository();
    tree.write(".gitignore", "*.log\n")
        .write("a/x.py", "")
        .write("a/x.log", "")
        .write("b.log", "")
        .write("c.py", "")
        .link("link.py", "c.py");
    let absolute = tree.path.join("c.py");
    let named: [(&[&Path], &[&str]); 6] = [
        (&[Path::new("a")], &["a/x.py"]),
        (&[Path::new("a"), Path::new("a/x.py")], &["a/x.py"]),
        (&[Path::new("b.log")], &["b.log"]),
        (&[&absolute], &["c.py"]),
        (&[Path::new("link.py")], &["c.py"]),
        (&[Path::new("./a/../c.py")], &["c.py"]),
    ];
    for (named, expected) in named {
        let selection = Selection::Paths(named.iter().map(PathBuf::from).collect());
        assert_eq!(paths(&tree.plan(&selection)), expected, "{named:?}");
    }
}

#[test]
fn names_that_lead_nowhere_or_out_are_the_users_fault() {
    let fixture = Fixture::new();
    let tree = fixture.folder("plain");
    let plan = |path: &str| tree.try_plan(&Selection::Paths(vec![PathBuf::from(path)]));
    let missing = plan("nowhere.py").unwrap_err();
    assert!(matches!(missing, SourceError::PathMissing(_)), "{missing}");
    for outside in ["../x", "/etc/passwd", "a/../../x"] {
        let error = plan(outside).unwrap_err();
        assert!(matches!(error, SourceError::OutsideRoot { .. }), "{error}");
        assert_eq!(error.fault(), Fault::Usage);
        assert!(!error.hint().is_empty());
    }
    let nowhere = Workspace::open(&tree.path.join("x"), WorkspaceOptions::default());
    assert!(matches!(nowhere.unwrap_err(), SourceError::RootMissing(_)));
    tree.write("file", "");
    let file = Workspace::open(&tree.path.join("file"), WorkspaceOptions::default());
    assert!(matches!(file.unwrap_err(), SourceError::RootNotFolder(_)));
}

#[test]
fn links_are_not_followed_and_only_the_odd_ones_are_told() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    fixture.folder("outside").write("secret.py", "");
    tree.write("real/x.py", "")
        .link("inside.py", "real/x.py")
        .link("real/loop", "..")
        .link("out", "../outside")
        .link("out.py", fixture.path.join("outside/secret.py"))
        .link("one", "two")
        .link("two", "one")
        .link("nowhere", "missing");
    let plan = tree.plan(&Selection::Tree);
    assert_eq!(paths(&plan), ["real/x.py"]);
    let told = ["nowhere", "one", "out", "out.py", "two"];
    assert_eq!(
        left_out(&plan),
        told.map(|path| (path.to_owned(), Reason::Link))
    );
}

#[test]
fn special_files_are_never_opened() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("a.py", "x = 1")
        .fifo("pipe.py")
        .fifo(".gitignore");
    let _socket = std::os::unix::net::UnixListener::bind(tree.path.join("socket")).unwrap();
    // Opening a FIFO without a writer would hang this test.
    let plan = tree.plan(&Selection::Tree);
    assert_eq!(paths(&plan), ["a.py"]);
    let special = |path: &str| (path.to_owned(), Reason::SpecialFile);
    let expected = [
        special(".gitignore"),
        special(".gitignore"),
        special("pipe.py"),
        special("socket"),
    ];
    assert_eq!(left_out(&plan), expected);
    let named = tree.plan(&Selection::Paths(vec![PathBuf::from("pipe.py")]));
    assert_eq!(
        (paths(&named), left_out(&named)),
        (vec![], vec![special("pipe.py")])
    );
}

#[test]
fn names_that_are_not_utf8_keep_their_identity() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    for name in [&b"caf\xe9.py"[..], b"caf\\xe9.py", b"esc\x1b[31m.py"] {
        std::fs::write(tree.path.join(OsStr::from_bytes(name)), name).unwrap();
    }
    let workspace = tree.open();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    assert_eq!(
        paths(&plan),
        ["caf\\x5cxe9.py", "caf\\xe9.py", "esc\\x1b[31m.py"]
    );
    let texts: Vec<String> = plan
        .entries
        .iter()
        .map(|entry| workspace.read(entry).unwrap().source.text)
        .collect();
    assert_eq!(texts, ["caf\\xe9.py", "caf\u{fffd}.py", "esc\u{1b}[31m.py"]);
}

#[test]
fn an_unreadable_folder_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("open.py", "").write("shut/x.py", "");
    let shut = tree.path.join("shut");
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = std::fs::read_dir(&shut).is_ok();
    let plan = tree.plan(&Selection::Tree);
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o755)).unwrap();
    if is_root {
        assert_eq!(paths(&plan), ["open.py", "shut/x.py"]);
    } else {
        assert_eq!(paths(&plan), ["open.py"]);
        let shut = plan.coverage.first().unwrap();
        assert_eq!(at(shut), ("shut".to_owned(), Reason::Unreadable));
        assert!(shut.is_incomplete());
    }
}

#[test]
fn the_overlay_stands_in_for_files_and_adds_new_ones() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("a.py", "x = 1\ny = 2\n").write("b.py", "");
    let bytes = |text: &str| Arc::from(text.as_bytes());
    let overlay = BTreeMap::from([
        ("a.py".into(), bytes("x = 1\ny = 3\n")),
        ("new/c.py".into(), bytes("z = 1\n")),
    ]);
    let workspace = tree.open_with(WorkspaceOptions {
        overlay,
        ..WorkspaceOptions::default()
    });
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    assert_eq!(paths(&plan), ["a.py", "b.py", "new/c.py"]);
    let named = Selection::Paths(vec![PathBuf::from("a.py"), PathBuf::from("new/c.py")]);
    let plan = workspace.plan(&Cx::default(), &named).unwrap();
    assert_eq!(crate::fixture::changes(&plan), ["~ a.py 2", "= new/c.py"]);
    let texts = crate::fixture::texts(&workspace, &plan);
    let before = |text: &str| Some(text.to_owned());
    assert_eq!(
        texts,
        [
            (
                "a.py".to_owned(),
                before("x = 1\ny = 2\n"),
                "x = 1\ny = 3\n".to_owned()
            ),
            ("new/c.py".to_owned(), None, "z = 1\n".to_owned()),
        ]
    );
}

#[test]
fn standard_input_needs_no_file() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    let workspace = tree.open();
    let selection = Selection::Stdin {
        name: PathBuf::from("src/new.py"),
        bytes: Arc::from(&b"import os\n"[..]),
    };
    assert!(!format!("{selection:?}").contains("import"));
    let plan = workspace.plan(&Cx::default(), &selection).unwrap();
    let entry = plan.entries.first().unwrap();
    assert!(matches!(entry.content, Content::Given(_)));
    assert_eq!(workspace.read(entry).unwrap().source.text, "import os\n");
    assert_eq!(crate::fixture::changes(&plan), ["= src/new.py"]);
}

#[test]
fn a_cancelled_run_makes_no_plan() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("a.py", "");
    let cx = Cx::default();
    cx.cancel.cancel();
    let plan = tree.open().plan(&cx, &Selection::Tree);
    assert!(matches!(plan, Err(SourceError::Cancelled)));
}

#[test]
fn the_plan_does_not_depend_on_threads() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    for folder in 0..20 {
        for file in 0..10 {
            tree.write(&format!("d{folder}/e{file}/f.py"), "");
        }
        tree.link(&format!("d{folder}/bad"), "/nowhere");
    }
    let plan = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| tree.plan(&Selection::Tree))
    };
    let one = plan(1);
    assert_eq!(one.entries.len(), 200);
    for threads in [2, 8] {
        assert_eq!(plan(threads), one);
    }
}
