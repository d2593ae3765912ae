//! What reading an entry gives, and what it refuses.

use crate::fixture::{Fixture, at};
use airlock_model::{Cx, Making, Purpose, Reason};
use airlock_source::{Encoding, Selection, WorkspaceOptions};
use std::fs::File;

#[test]
fn a_file_comes_with_all_that_an_index_needs() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("tests/test_a.py", "x = 1\n");
    let workspace = tree.open();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    let entry = plan.entries.first().unwrap();
    let read = workspace.read(entry).unwrap();
    assert_eq!(read.source.text, "x = 1\n");
    assert_eq!(
        (read.source.purpose, read.source.making),
        (Purpose::Test, Making::Written)
    );
    assert_eq!(read.encoding, Encoding::Utf8);
    assert_eq!(read.hash, Some(*blake3::hash(b"x = 1\n").as_bytes()));
    assert_eq!(read.stat, entry.stat);
    assert_eq!(read.stat.unwrap().size, 6);
    assert_eq!(read.notes, []);
    assert_eq!(
        workspace.disk_path(entry),
        Some(tree.path.join("tests/test_a.py"))
    );
}

#[test]
fn what_is_no_text_is_told() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    let oid = "0f".repeat(32);
    let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 9\n");
    tree.write("a.bin", b"\0\x01")
        .write("b.py", pointer)
        .write("d.py", "1".repeat(101));
    // Four gigabytes without a block on disk.
    File::create(tree.path.join("c.py"))
        .unwrap()
        .set_len(4 << 30)
        .unwrap();
    let workspace = tree.open_with(WorkspaceOptions {
        size_limit: 150,
        ..WorkspaceOptions::default()
    });
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    let told: Vec<_> = plan
        .entries
        .iter()
        .filter_map(|entry| workspace.read(entry).err())
        .map(|note| at(&note))
        .collect();
    let expected = [
        ("a.bin", Reason::Binary),
        ("b.py", Reason::LfsPointer),
        ("c.py", Reason::TooLarge),
    ];
    assert_eq!(
        told,
        expected.map(|(path, reason)| (path.to_owned(), reason))
    );
}

#[test]
fn what_is_not_utf8_is_read_and_told() {
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("latin.py", b"# caf\xe9\nx = 1\n");
    let workspace = tree.open();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    let read = workspace.read(plan.entries.first().unwrap()).unwrap();
    assert_eq!(read.source.text, "# caf\u{fffd}\nx = 1\n");
    assert_eq!(read.encoding.encode(&read.source.text), None);
    let notes: Vec<_> = read.notes.iter().map(at).collect();
    assert_eq!(notes, [("latin.py".to_owned(), Reason::Encoding)]);
}

#[test]
fn a_file_that_vanished_or_became_something_else_is_told() {
    let fixture = Fixture::new();
    fixture.folder("outside").write("secret.py", "");
    let tree = fixture.folder("tree");
    tree.write("gone.py", "")
        .write("swapped.py", "")
        .write("folder/x.py", "")
        .write("pipe.py", "");
    let workspace = tree.open();
    let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
    tree.remove("gone.py")
        .remove("swapped.py")
        .link("swapped.py", "../outside/secret.py")
        .remove("pipe.py")
        .fifo("pipe.py");
    std::fs::rename(tree.path.join("folder"), tree.path.join("moved")).unwrap();
    tree.link("folder", "moved");
    let told: Vec<_> = plan
        .entries
        .iter()
        .map(|entry| at(&workspace.read(entry).unwrap_err()))
        .collect();
    let expected = [
        ("folder/x.py", Reason::Link),
        ("gone.py", Reason::Unreadable),
        ("pipe.py", Reason::SpecialFile),
        ("swapped.py", Reason::Link),
    ];
    assert_eq!(
        told,
        expected.map(|(path, reason)| (path.to_owned(), reason))
    );
}

#[test]
fn a_file_without_an_end_is_bounded() {
    // Says that it has no bytes and then gives some, as files of /proc do.
    let fixture = Fixture::new();
    let tree = fixture.folder("tree");
    tree.write("growing.py", "");
    let path = tree.path.join("growing.py");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            use std::io::Write as _;
            let mut file = File::options().append(true).open(&path).unwrap();
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                file.write_all(&[b'x'; 4096]).unwrap();
            }
        });
        let workspace = tree.open_with(WorkspaceOptions {
            size_limit: 1 << 20,
            ..WorkspaceOptions::default()
        });
        let plan = workspace.plan(&Cx::default(), &Selection::Tree).unwrap();
        let entry = plan.entries.first().unwrap();
        let mut reasons = Vec::new();
        while reasons.last() != Some(&Reason::TooLarge) {
            match workspace.read(entry) {
                Ok(read) => assert!(read.source.text.len() <= 1 << 20),
                Err(note) => reasons.push(note.reason),
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        reasons.retain(|reason| *reason != Reason::TooLarge && *reason != Reason::Changed);
        assert_eq!(reasons, []);
    });
}
