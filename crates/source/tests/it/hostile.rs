//! Repositories that attack whoever looks at them.

use crate::fixture::{Fixture, Tree, changes, diff, left_out, paths};
use airlock_model::{Cx, Reason};
use airlock_source::{Selection, SourceError, Workspace};
use std::os::unix::fs::PermissionsExt as _;

/// Every selection, every entry, both sides.
fn look_at_everything(workspace: &Workspace) {
    let selections = [
        Selection::Tree,
        Selection::Staged,
        Selection::Unstaged,
        diff("HEAD"),
        diff("HEAD~1..HEAD"),
        diff("HEAD~1...HEAD"),
    ];
    for selection in selections {
        let plan = workspace.plan(&Cx::default(), &selection).unwrap();
        for entry in plan.entries.iter().chain(&plan.base_only) {
            let _ = (workspace.read(entry), workspace.read_base(entry));
        }
    }
}

#[test]
fn nothing_that_a_repository_names_is_run() {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").write("b.py", "1\n").commit();
    tree.write("a.py", "2\n").commit();
    let marker = fixture.path.join("executed");
    let script = fixture.path.join("evil.sh");
    std::fs::write(
        &script,
        format!("#!/bin/sh\necho $0 >> {}\ncat\n", marker.display()),
    )
    .unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let evil = script.to_str().unwrap();
    let included = fixture.path.join("included");
    std::fs::write(&included, format!("[core]\n\tfsmonitor = {evil}\n")).unwrap();
    for (key, value) in [
        ("core.fsmonitor", evil),
        ("core.editor", evil),
        ("core.pager", evil),
        ("core.sshCommand", evil),
        ("core.gitProxy", evil),
        ("core.askPass", evil),
        ("core.alternateRefsCommand", evil),
        ("diff.external", evil),
        ("diff.evil.command", evil),
        ("diff.evil.textconv", evil),
        ("filter.evil.clean", evil),
        ("filter.evil.smudge", evil),
        ("filter.evil.process", evil),
        ("filter.evil.required", "true"),
        ("gpg.program", evil),
        ("credential.helper", evil),
        ("uploadpack.packObjectsHook", evil),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ext::sh -c evil"),
        ("include.path", included.to_str().unwrap()),
        ("core.hooksPath", fixture.path.to_str().unwrap()),
    ] {
        tree.git(&["config", key, value]);
    }
    for attributes in [".gitattributes", ".git/info/attributes"] {
        tree.write(attributes, "* filter=evil diff=evil merge=evil\n");
    }
    for hook in [
        "pre-commit",
        "post-checkout",
        "post-index-change",
        "reference-transaction",
    ] {
        let path = tree.path.join(".git/hooks").join(hook);
        std::fs::copy(&script, path).unwrap();
    }
    tree.write("b.py", "2\n").write("new.py", "");
    look_at_everything(&tree.open());
    assert!(
        !marker.exists(),
        "{}",
        std::fs::read_to_string(marker).unwrap()
    );
    // The trap works: git itself walks into it.
    let status = std::process::Command::new("git")
        .current_dir(&tree.path)
        .args(["status", "--porcelain"])
        .output();
    assert!(status.is_ok() && marker.exists());
}

#[test]
fn a_git_file_is_believed_only_if_its_directory_points_back() {
    let (fixture, victim) = Fixture::repository();
    victim.write("private.py", "").commit();
    victim.git(&["worktree", "add", "--quiet", "../linked"]);
    let forge = |name: &str, target: String| -> Tree {
        let tree = fixture.folder(name);
        tree.write("a.py", "")
            .write(".git", format!("gitdir: {target}\n"));
        tree
    };
    let git_dir = victim.path.join(".git");
    let attacks = [
        forge("direct", git_dir.display().to_string()),
        forge(
            "worktree",
            format!("{}/worktrees/linked", git_dir.display()),
        ),
        forge("missing", "/nowhere".to_owned()),
        forge("no_git", "/etc".to_owned()),
        {
            // A git directory of the attacker's making that points back, and on to the victim's.
            let tree = forge("forged", "fake/worktrees/x".to_owned());
            tree.write("fake/worktrees/x/HEAD", "ref: refs/heads/main\n")
                .write(
                    "fake/worktrees/x/gitdir",
                    format!("{}/.git\n", tree.path.display()),
                )
                .write(
                    "fake/worktrees/x/commondir",
                    format!("{}\n", git_dir.display()),
                );
            tree
        },
        {
            let tree = fixture.folder("linked_dir");
            tree.write("a.py", "").link(".git", &git_dir);
            tree
        },
    ];
    for tree in attacks {
        let plan = tree.plan(&Selection::Tree);
        assert!(
            paths(&plan).contains(&"a.py".to_owned()),
            "{}",
            tree.path.display()
        );
        assert_eq!(
            left_out(&plan),
            [(String::new(), Reason::Scope)],
            "{}",
            tree.path.display()
        );
        let error = tree.try_plan(&diff("HEAD")).unwrap_err();
        assert!(matches!(error, SourceError::NoRepository { .. }), "{error}");
        assert_eq!(tree.open().read_folders(), [tree.path.as_path()]);
    }
}

#[test]
fn another_repositorys_objects_are_not_taken() {
    let (fixture, victim) = Fixture::repository();
    victim.write("private.py", "").commit();
    victim.git(&["clone", "--quiet", "--shared", ".", "../borrower"]);
    let plan = fixture.folder("borrower").plan(&Selection::Tree);
    assert_eq!(paths(&plan), ["private.py"]);
    let note = plan.coverage.first().unwrap();
    assert!(note.detail.contains("git repack"), "{}", note.detail);
}

#[test]
fn links_and_fifos_inside_the_git_directory_are_refused() {
    for file in [
        "HEAD",
        "index",
        "config",
        "packed-refs",
        "info/exclude",
        "shallow",
    ] {
        for special in ["fifo", "link"] {
            let (fixture, tree) = Fixture::repository();
            tree.write("a.py", "").commit();
            fixture.folder("outside").write("file", "x");
            let path = format!(".git/{file}");
            let _ = std::fs::remove_file(tree.path.join(&path));
            match special {
                "fifo" => tree.fifo(&path),
                _ => tree.link(&path, fixture.path.join("outside/file")),
            };
            // A FIFO that is opened would hang this test.
            let plan = tree.plan(&Selection::Tree);
            assert_eq!(paths(&plan), ["a.py"], "{special} {file}");
            assert_eq!(
                left_out(&plan),
                [(String::new(), Reason::Scope)],
                "{special} {file}"
            );
        }
    }
    for path in [
        ".git/refs/heads/evil",
        ".git/objects/pack/pack-x.idx",
        ".git/objects/aa/bb",
    ] {
        let (_fixture, tree) = Fixture::repository();
        tree.write("a.py", "").commit();
        std::fs::create_dir_all(tree.path.join(path).parent().unwrap()).unwrap();
        tree.link(path, "/etc/passwd");
        let error = tree.try_plan(&diff("HEAD")).unwrap_err();
        assert!(error.to_string().contains("not a plain file"), "{error}");
        assert_eq!(tree.scanned(), ["a.py"]);
    }
}

#[test]
fn replacement_objects_do_not_change_what_a_commit_is() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("evil.py", "1\n").commit();
    let evil = tree.git(&["rev-parse", "HEAD:evil.py"]);
    tree.write("evil.py", "harmless\n").commit();
    let harmless = tree.git(&["rev-parse", "HEAD:evil.py"]);
    tree.git(&["replace", &evil, &harmless]);
    assert_eq!(tree.diff("HEAD~1..HEAD"), ["~ evil.py 1"]);
    let workspace = tree.open();
    let plan = workspace
        .plan(&Cx::default(), &diff("HEAD~1..HEAD"))
        .unwrap();
    let before = workspace.read_base(plan.entries.first().unwrap()).unwrap();
    assert_eq!(before.unwrap().source.text, "1\n");
}

#[test]
fn core_worktree_does_not_move_the_root() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").commit();
    tree.git(&["config", "core.worktree", "/etc"]);
    tree.write("a.py", "2\n");
    assert_eq!(changes(&tree.plan(&diff("HEAD"))), ["~ a.py 1"]);
}

#[test]
fn trees_that_hold_each_other_do_not_unfold_without_end() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "").commit();
    let make = |lines: String| {
        tree.write("../lines", lines);
        let file = std::fs::File::open(tree.path.join("../lines")).unwrap();
        let output = std::process::Command::new("git")
            .current_dir(&tree.path)
            .arg("mktree")
            .stdin(file)
            .output();
        String::from_utf8(output.unwrap().stdout)
            .unwrap()
            .trim()
            .to_owned()
    };
    let blob = tree.git(&["rev-parse", "HEAD:a.py"]);
    let leaves = |id: &str, kind: &str| {
        let names = 0..100;
        names.fold(String::new(), |lines, at| {
            lines + kind + " " + id + &format!("\tn{at}\n")
        })
    };
    let mut id = make(leaves(&blob, "100644 blob"));
    // A hundred to the power of nine files.
    for _ in 0..8 {
        id = make(leaves(&id, "040000 tree"));
    }
    let cx = Cx::default();
    let cancel = cx.cancel.clone();
    let workspace = tree.open();
    let bomb = diff(&format!("HEAD^{{tree}}..{id}"));
    std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(300));
            cancel.cancel();
        });
        let plan = workspace.plan(&cx, &bomb);
        assert!(matches!(plan, Err(SourceError::Cancelled)));
    });
}

#[test]
fn names_that_git_forbids_are_told() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "").commit();
    let blob = tree.git(&["rev-parse", "HEAD:a.py"]);
    let mut raw = Vec::new();
    for name in ["..", ".git", "ok.py"] {
        raw.extend_from_slice(format!("100644 {name}\0").as_bytes());
        let (digits, _) = blob.as_bytes().as_chunks::<2>();
        let hex = digits
            .iter()
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap());
        raw.extend(hex);
    }
    tree.write("../raw", raw);
    let id = tree.git(&["hash-object", "-t", "tree", "-w", "--literally", "../raw"]);
    let plan = tree.plan(&diff(&format!("HEAD^{{tree}}..{id}")));
    assert_eq!(changes(&plan), ["- a.py", "+ ok.py"]);
    let told = ["..", ".git"].map(|path| (path.to_owned(), Reason::Unreadable));
    assert_eq!(left_out(&plan), told);
}

#[test]
fn a_mutilated_index_never_ends_the_process() {
    let (_fixture, tree) = Fixture::repository();
    for name in ["a.py", "dir/b.py", "dir/deep/c.py"] {
        tree.write(name, name);
    }
    tree.commit();
    let path = tree.path.join(".git/index");
    let mut index = std::fs::read(&path).unwrap();
    // An index without a checksum is legal, and saves the attacker the trouble of computing one.
    let body = index.len() - 20;
    index.truncate(body);
    index.extend_from_slice(&[0; 20]);
    for at in 0..body {
        for value in [0x00, 0x7f, 0xff] {
            let mut mutilated = index.clone();
            *mutilated.get_mut(at).unwrap() = value;
            std::fs::write(&path, mutilated).unwrap();
            let workspace = tree.open();
            // Whatever the index says, no file gets out of sight.
            let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
            assert_eq!(plan.entries.len(), 3, "byte {at} as {value}");
            let _ = workspace.plan(&Cx::default(), &Selection::Unstaged);
        }
    }
}
