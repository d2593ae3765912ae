//! Every kind of repository and clone.

use crate::fixture::{Fixture, changes, diff, left_out, paths, texts};
use airlock_model::{Cx, Reason};
use airlock_source::{Fault, Selection, SourceError};

#[test]
fn a_linked_worktree_has_its_own_index_and_shares_history() {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").commit();
    tree.git(&["worktree", "add", "--quiet", "../linked"]);
    let linked = fixture.folder("linked");
    linked.write("a.py", "2\n").write("new.py", "");
    let plan = linked.plan(&diff("main"));
    assert_eq!(changes(&plan), ["~ a.py 1", "+ new.py"]);
    assert_eq!(plan.coverage, []);
    linked.git(&["add", "new.py"]);
    assert_eq!(changes(&linked.plan(&Selection::Staged)), ["+ new.py"]);
    assert_eq!(
        changes(&tree.plan(&Selection::Staged)),
        Vec::<String>::new()
    );
    let folders = linked.open();
    assert!(
        folders
            .read_folders()
            .contains(&tree.path.join(".git").as_path())
    );
}

#[test]
fn a_submodule_is_scanned_with_the_tree_and_compared_by_itself() {
    let (fixture, tree) = Fixture::repository();
    let library = fixture.folder("library");
    library.git(&["init", "--quiet", "--initial-branch=main"]);
    library.write("lib.py", "1\n").commit();
    tree.write("app.py", "1\n").commit();
    tree.git(&["submodule", "--quiet", "add", "../library", "lib"]);
    tree.commit();
    assert_eq!(tree.scanned(), [".gitmodules", "app.py", "lib/lib.py"]);
    let told = [("lib".to_owned(), Reason::Submodule)];
    let plan = tree.plan(&diff("HEAD~1..HEAD"));
    assert_eq!(
        (changes(&plan), left_out(&plan)),
        (vec!["+ .gitmodules".to_owned()], told.to_vec())
    );
    let submodule = fixture.folder("repo/lib");
    submodule.write("lib.py", "2\n");
    let plan = tree.plan(&diff("HEAD"));
    assert_eq!((changes(&plan), left_out(&plan)), (vec![], told.to_vec()));
    assert_eq!(changes(&submodule.plan(&diff("HEAD"))), ["~ lib.py 1"]);
    assert_eq!(left_out(&submodule.plan(&Selection::Tree)), []);
}

#[test]
fn a_bare_repository_stands_for_its_head() {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n")
        .write("gen/x.py", "")
        .write(".airlockignore", "gen/\n")
        .link("out", "../../etc/passwd")
        .commit();
    tree.write("a.py", "1\n2\n").commit();
    tree.git(&["clone", "--quiet", "--bare", ".", "../bare.git"]);
    let bare = fixture.folder("bare.git");
    let workspace = bare.open();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    assert_eq!(paths(&plan), [".airlockignore", "a.py"]);
    let told = [
        (String::new(), Reason::Ignored),
        ("out".to_owned(), Reason::Link),
    ];
    assert_eq!(left_out(&plan), told);
    let after: Vec<_> = texts(&workspace, &plan)
        .into_iter()
        .map(|(_, _, after)| after)
        .collect();
    assert_eq!(after, ["gen/\n", "1\n2\n"]);
    assert_eq!(bare.diff("HEAD~1..HEAD"), ["~ a.py 2"]);
    for selection in [Selection::Staged, Selection::Unstaged, diff("HEAD")] {
        let error = bare.try_plan(&selection).unwrap_err();
        assert!(matches!(error, SourceError::Bare { .. }), "{error}");
    }
    // Code beside the repository's own files is not in HEAD: nobody looks at it, so it is told.
    bare.write("evil.py", "");
    let told = left_out(&bare.plan(&Selection::Tree));
    assert!(told.contains(&(String::new(), Reason::Scope)));
}

#[test]
fn a_bare_repository_inside_a_tree_is_data() {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "").commit();
    let outer = fixture.folder("outer");
    tree.git(&["clone", "--quiet", "--bare", ".", "../outer/inner"]);
    outer.write("inner/evil.py", "");
    assert!(outer.scanned().contains(&"inner/evil.py".to_owned()));
    assert!(matches!(
        outer.try_plan(&diff("HEAD")),
        Err(SourceError::NoRepository { .. })
    ));
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").commit();
    tree.git(&["checkout", "--quiet", "-b", "topic"]);
    for round in 0..3 {
        tree.write("a.py", format!("{round}\n")).commit();
    }
    tree.git(&["checkout", "--quiet", "main"]);
    tree.write("b.py", "").commit();
    let url = format!("file://{}", tree.path.display());
    tree.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        &url,
        "../shallow",
    ]);
    let shallow = fixture.folder("shallow");
    assert_eq!(shallow.scanned(), ["a.py", "b.py"]);
    assert_eq!(
        shallow.diff("origin/main..origin/topic"),
        ["~ a.py 1", "- b.py"]
    );
    let error = shallow
        .try_plan(&diff("origin/main...origin/topic"))
        .unwrap_err();
    assert!(
        matches!(error, SourceError::NoMergeBase { shallow: true, .. }),
        "{error}"
    );
    assert_eq!(error.fault(), Fault::Environment);
    assert!(error.hint().contains("--unshallow") && error.hint().contains("--deepen"));
    let error = shallow.try_plan(&diff("HEAD~1")).unwrap_err();
    assert!(
        error.hint().contains("--unshallow"),
        "{error}: {}",
        error.hint()
    );
    shallow.git(&["fetch", "--quiet", "--unshallow"]);
    assert_eq!(shallow.diff("origin/main...origin/topic"), ["~ a.py 1"]);
}

#[test]
fn a_blobless_clone_tells_what_is_missing() {
    let (fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").write("b.py", "1\n").commit();
    tree.write("a.py", "2\n").remove("b.py").commit();
    tree.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", tree.path.display());
    tree.git(&[
        "clone",
        "--quiet",
        "--filter=blob:none",
        &url,
        "../blobless",
    ]);
    let blobless = fixture.folder("blobless");
    let workspace = blobless.open();
    let plan = workspace
        .plan(&Cx::default(), &diff("HEAD~1..HEAD"))
        .unwrap();
    // Without the old text every line counts as changed.
    assert_eq!(changes(&plan), ["~ a.py 1", "- b.py"]);
    let missing = plan.entries.iter().chain(&plan.base_only).map(|entry| {
        let note = workspace.read_base(entry).unwrap_err();
        (
            note.reason,
            note.is_incomplete(),
            note.detail.contains("git fetch"),
        )
    });
    assert_eq!(
        missing.collect::<Vec<_>>(),
        [(Reason::MissingObject, true, true); 2]
    );
    let after = workspace.read(plan.entries.first().unwrap()).unwrap();
    assert_eq!(after.source.text, "2\n");
    assert_eq!(blobless.scanned(), ["a.py"]);
}

#[test]
fn a_treeless_clone_tells_what_is_missing() {
    let (fixture, tree) = Fixture::repository();
    tree.write("sub/a.py", "1\n").commit();
    tree.write("sub/a.py", "2\n").commit();
    tree.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", tree.path.display());
    tree.git(&["clone", "--quiet", "--filter=tree:0", &url, "../treeless"]);
    let treeless = fixture.folder("treeless");
    let plan = treeless.plan(&diff("HEAD~1..HEAD"));
    assert_eq!(left_out(&plan), [(String::new(), Reason::MissingObject)]);
    assert!(
        plan.coverage
            .iter()
            .any(airlock_model::CoverageEntry::is_incomplete)
    );
}

#[test]
fn a_sparse_checkout_is_not_mistaken_for_removal() {
    for sparse_index in ["--no-sparse-index", "--sparse-index"] {
        let (_fixture, tree) = Fixture::repository();
        tree.write("in/a.py", "1\n")
            .write("out/b.py", "1\n")
            .write("out/deep/c.py", "1\n")
            .commit();
        tree.write("out/b.py", "2\n").commit();
        tree.git(&["sparse-checkout", "set", "--cone", sparse_index, "in"]);
        assert!(!tree.path.join("out").exists());
        let plan = tree.plan(&Selection::Tree);
        assert_eq!(paths(&plan), ["in/a.py"], "{sparse_index}");
        assert_eq!(
            left_out(&plan),
            [(String::new(), Reason::Scope)],
            "{sparse_index}"
        );
        let unchanged = tree.plan(&diff("HEAD"));
        assert_eq!(changes(&unchanged), Vec::<String>::new(), "{sparse_index}");
        let earlier = tree.plan(&diff("HEAD~1"));
        assert_eq!(changes(&earlier), ["~ out/b.py 1"], "{sparse_index}");
        for selection in [Selection::Staged, Selection::Unstaged] {
            assert_eq!(
                changes(&tree.plan(&selection)),
                Vec::<String>::new(),
                "{sparse_index}"
            );
        }
    }
}

#[test]
fn a_large_file_pointer_is_told() {
    let (_fixture, tree) = Fixture::repository();
    let oid = "ab".repeat(32);
    let pointer =
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 99\n");
    tree.write("model.py", pointer).commit();
    let workspace = tree.open();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    let note = workspace.read(plan.entries.first().unwrap()).unwrap_err();
    assert_eq!(note.reason, Reason::LfsPointer);
    assert!(note.detail.contains("git lfs pull"));
}

#[test]
fn a_packed_repository_and_a_split_index_are_read_alike() {
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").commit();
    tree.git(&["update-index", "--split-index"]);
    tree.write("a.py", "1\n2\n").commit();
    tree.git(&["gc", "--quiet", "--aggressive"]);
    assert_eq!(tree.diff("HEAD~1..HEAD"), ["~ a.py 2"]);
    tree.write("a.py", "0\n1\n2\n");
    assert_eq!(changes(&tree.plan(&Selection::Unstaged)), ["~ a.py 1"]);
}

#[test]
fn a_damaged_repository_is_scanned_as_a_folder_and_says_so() {
    let damages: [(&str, &[u8]); 3] = [
        ("HEAD", b"no reference\n"),
        ("config", b"[core\nbroken"),
        (
            "index",
            b"DIRC\0\0\0\x02\xff\xff\xff\xffgarbage-garbage-garbage",
        ),
    ];
    for (file, content) in damages {
        let (_fixture, tree) = Fixture::repository();
        tree.write("a.py", "1\n").commit();
        std::fs::write(tree.path.join(".git").join(file), content).unwrap();
        let plan = tree.plan(&Selection::Tree);
        assert_eq!(paths(&plan), ["a.py"], "{file}");
        let error = tree.try_plan(&Selection::Staged).unwrap_err();
        assert!(!error.hint().is_empty(), "{file}: {error}");
    }
    let (_fixture, tree) = Fixture::repository();
    tree.write("a.py", "1\n").commit();
    std::fs::remove_dir_all(tree.path.join(".git/objects")).unwrap();
    assert_eq!(
        left_out(&tree.plan(&Selection::Tree)),
        [(String::new(), Reason::Scope)]
    );
    let error = tree.try_plan(&diff("HEAD")).unwrap_err();
    assert!(matches!(error, SourceError::NoRepository { .. }), "{error}");
}

#[test]
fn objects_named_by_another_hash_are_told() {
    let fixture = Fixture::new();
    let tree = fixture.folder("repo");
    tree.git(&["init", "--quiet", "--object-format=sha256"]);
    tree.write("a.py", "").commit();
    let plan = tree.plan(&Selection::Tree);
    assert_eq!(paths(&plan), ["a.py"]);
    let note = plan.coverage.first().unwrap();
    assert!(
        note.detail.contains("another hash than SHA-1"),
        "{}",
        note.detail
    );
    let error = tree.try_plan(&diff("HEAD")).unwrap_err();
    assert!(
        error.to_string().contains("another hash than SHA-1"),
        "{error}"
    );
}
