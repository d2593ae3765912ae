//! Repositories that something broke, and trees that are not as they should be: each is told in the report or in a message,
//! with the right exit code, and what can be scanned is scanned.

use crate::repository::{Ran, Repository, WEAK};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What happens to a file.
enum Damage {
    Removed,
    /// Only that many bytes are left.
    Cut(u64),
    /// Other bytes from that place on.
    Overwritten(usize, &'static [u8]),
    Replaced(&'static str),
    /// The first text, and the second that many times.
    Filled(&'static str, &'static str, usize),
}
use Damage::{Cut, Filled, Overwritten, Removed, Replaced};

/// A damage: of what, and what three scans say of it: of the folder, of what is staged, of the last commit.
///
/// Each answer is an exit code and a text that stands in the report or in the message. Empty texts say that nothing but
/// the finding is told.
type Row = (&'static str, Damage, [Answer; 3]);
type Answer = (i32, &'static str);

/// Found, and nothing else to say.
const FOUND: Answer = (1, "");
/// Nothing staged.
const CLEAN: Answer = (0, "");

/// `@NAME` stands for the object of that revision, `*.EXT` for the pack's file; all packs are made where one is named.
const ROWS: &[Row] = &[
    ("@HEAD:app.py", Cut(20), [FOUND, CLEAN, (4, "invalid size")]),
    (
        "@HEAD^{tree}",
        Cut(20),
        [FOUND, (1, "invalid size"), (4, "invalid size")],
    ),
    (
        "@HEAD",
        Cut(0),
        [FOUND, (2, "Empty loose object"), (2, "Empty loose object")],
    ),
    (
        "@HEAD~1",
        Removed,
        [FOUND, CLEAN, (2, "`HEAD~1` not found")],
    ),
    (
        "HEAD",
        Removed,
        [(1, "has no HEAD"), (2, "has no HEAD"), (2, "has no HEAD")],
    ),
    (
        "HEAD",
        Filled("ref: refs/heads/", "a", 100_000),
        [FOUND, (2, "aaaaa"), (2, "aaaaa")],
    ),
    (
        "refs/heads/main",
        Replaced("x"),
        [
            FOUND,
            (2, "could not be parsed"),
            (2, "could not be parsed"),
        ],
    ),
    (
        "refs/heads/main",
        Replaced("ref: refs/heads/main\n"),
        [FOUND, FOUND, (2, "reference cycle")],
    ),
    (
        "packed-refs",
        Replaced("nonsense\n"),
        [
            FOUND,
            (2, "Invalid packed reference"),
            (2, "Invalid packed reference"),
        ],
    ),
    (
        "packed-refs",
        Filled("", "# pack-refs with: peeled\n", 100_000),
        [FOUND, (2, "packed reference"), (2, "packed reference")],
    ),
    (
        "index",
        Cut(4),
        [
            (1, "git tracks are not known"),
            (2, "index: File is too small"),
            FOUND,
        ],
    ),
    (
        "index",
        Overwritten(8, b"\xff\xff\xff\xff"),
        [(1, "git tracks are not known"), (2, "index"), FOUND],
    ),
    (
        "shallow",
        Replaced("no commit\n"),
        [
            (1, "shallow is damaged"),
            (2, "shallow is damaged"),
            (2, "shallow is damaged"),
        ],
    ),
    (
        "config",
        Replaced("[core\nbroken"),
        [(1, "config"), (2, "config"), (2, "config")],
    ),
    (
        "objects/pack/*.pack",
        Cut(40),
        [FOUND, (2, "truncated"), (2, "truncated")],
    ),
    (
        "objects/pack/*.pack",
        Overwritten(40, b"\xff\xff\xff\xff\xff\xff"),
        [FOUND, (2, "decompress"), (2, "decompress")],
    ),
    (
        "objects/pack/*.idx",
        Cut(40),
        [FOUND, (2, "not in this clone"), (2, "could not be found")],
    ),
    (
        "",
        Replaced("gitdir: /nowhere\n"),
        [
            (1, "does not exist"),
            (2, "does not exist"),
            (2, "does not exist"),
        ],
    ),
    (
        "",
        Replaced("gitdir: .git\n"),
        [
            (1, "is not a git directory"),
            (2, "is not a git directory"),
            (2, "is not a git directory"),
        ],
    ),
    (
        "",
        Filled("gitdir: ", "a/", 100_000),
        [
            (1, "git is not used"),
            (2, "needs a git repository"),
            (2, "needs a git repository"),
        ],
    ),
];

const SCANS: [&[&str]; 3] = [&["."], &["--staged"], &["--diff", "HEAD~1..HEAD"]];

/// The longest message: names are a repository's to choose, a terminal's lines are not.
const MAX_MESSAGE: usize = 2_000;

fn repository() -> Repository {
    let repository = Repository::committed(&[("first.py", "a = 1\n")]);
    repository.write("app.py", WEAK);
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-qm", "second"]);
    repository
}

fn said(repository: &Repository, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(repository.tree())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The file that a row names.
fn place(repository: &Repository, name: &str) -> PathBuf {
    let git = repository.tree().join(".git");
    if let Some(revision) = name.strip_prefix('@') {
        let id = said(repository, &["rev-parse", revision]);
        let (folder, file) = id.split_at(2);
        return git.join("objects").join(folder).join(file);
    }
    if let Some((folder, extension)) = name.split_once("/*.") {
        repository.git(&["gc", "--quiet"]);
        let files = fs::read_dir(git.join(folder)).unwrap();
        let mut paths = files.map(|file| file.unwrap().path());
        return paths
            .find(|path| path.extension().is_some_and(|own| own == extension))
            .unwrap();
    }
    if name.is_empty() { git } else { git.join(name) }
}

fn damage(path: &Path, damage: &Damage) {
    if path.is_dir() {
        fs::remove_dir_all(path).unwrap();
    } else if path.exists() {
        // Git makes its objects read-only.
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    match damage {
        Removed => fs::remove_file(path).unwrap(),
        Cut(length) => {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_len(*length).unwrap();
        }
        Overwritten(at, bytes) => {
            let mut content = fs::read(path).unwrap();
            content[*at..*at + bytes.len()].copy_from_slice(bytes);
            fs::write(path, content).unwrap();
        }
        Replaced(text) => fs::write(path, text).unwrap(),
        Filled(first, then, times) => {
            fs::write(path, format!("{first}{}\n", then.repeat(*times))).unwrap();
        }
    }
}

#[test]
fn a_damaged_repository_is_told() {
    let mut wrong = Vec::new();
    for (number, (name, how, answers)) in ROWS.iter().enumerate() {
        let repository = repository();
        damage(&place(&repository, name), how);
        for (scan, (code, text)) in SCANS.iter().zip(answers) {
            let mut arguments = vec!["scan", "--strict", "--no-cache", "--format", "json"];
            arguments.extend(*scan);
            let ran = repository.airlock(&arguments);
            let is_right = ran.code == Some(*code)
                && ran.err.len() < MAX_MESSAGE
                && match code {
                    2 => ran.err.contains(text) && ran.err.contains("hint: ") && ran.out.is_empty(),
                    _ if text.is_empty() => coverage(&ran).is_empty(),
                    _ => coverage(&ran).iter().any(|detail| detail.contains(text)),
                };
            if !is_right {
                wrong.push(format!("row {number} {name} {scan:?}: {ran:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The particulars of everything that was not done in full.
fn coverage(ran: &Ran) -> Vec<String> {
    let report = ran.report();
    let entries = report["coverage"]["entries"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| entry["detail"].as_str().unwrap().to_owned())
        .collect()
}

/// A file of a tree and what is said of it: its reason, none where it is scanned in full, and the rule that finds it.
type File = (&'static str, &'static [u8], Option<&'static str>, bool);

/// In UTF-16, with its mark, what is found in UTF-8.
const UTF_16: &[u8] = b"\xff\xfei\0m\0p\0o\0r\0t\0 \0y\0a\0m\0l\0\n\0y\0a\0m\0l\0.\0l\0o\0a\0d\0(\0t\0,\0 \0L\0o\0a\0d\0e\0r\0=\0y\0a\0m\0l\0.\0L\0o\0a\0d\0e\0r\0)\0\n\0";

const FILES: &[File] = &[
    ("plain.py", WEAK.as_bytes(), None, true),
    ("wide.py", UTF_16, None, true),
    (
        "latin.py",
        b"# caf\xe9\nimport yaml\nyaml.load(t, Loader=yaml.Loader)\n",
        Some("encoding"),
        true,
    ),
    (
        "zeros.py",
        b"import yaml\0\0\0\0\0\0",
        Some("binary"),
        false,
    ),
    ("empty.py", b"", None, false),
];

#[test]
fn texts_in_other_encodings_and_files_out_of_reach() {
    let repository = Repository::new(&[]);
    for (name, bytes, ..) in FILES {
        fs::write(repository.tree().join(name), bytes).unwrap();
    }
    let tree = repository.tree();
    fs::create_dir_all(tree.join("loop/inner")).unwrap();
    symlink("..", tree.join("loop/inner/up")).unwrap();
    symlink("self", tree.join("self")).unwrap();
    repository.write("closed.py", WEAK);
    let closed = tree.join("closed.py");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything.
    let is_open = fs::read(&closed).is_ok();

    let ran = repository.airlock(&["scan", ".", "--no-cache", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let report = ran.report();
    let list = |what: &serde_json::Value| what.as_array().unwrap().clone();
    let told = list(&report["coverage"]["entries"]);
    let found = list(&report["findings"]);
    let reason = |name: &str| {
        let entry = told.iter().find(|entry| entry["path"] == name);
        entry.map(|entry| entry["reason"].as_str().unwrap())
    };
    let is_found = |name: &str| {
        found
            .iter()
            .any(|finding| finding["location"]["path"] == name)
    };
    for (name, _, expected, weak) in FILES {
        assert_eq!((reason(name), is_found(name)), (*expected, *weak), "{name}");
    }
    let expected = if is_open { None } else { Some("unreadable") };
    assert_eq!(
        (reason("closed.py"), is_found("closed.py")),
        (expected, is_open)
    );
    assert_eq!(
        found
            .iter()
            .filter(|finding| finding["location"]["path"]
                .as_str()
                .unwrap()
                .starts_with("loop"))
            .count(),
        0
    );
    assert_eq!(reason("self"), Some("link"), "{told:?}");
}

/// Files that somebody writes to all the time are scanned or told, and the run ends.
#[test]
fn a_tree_in_motion() {
    let repository = Repository::new(&[("plain.py", WEAK), ("moving.py", WEAK)]);
    let path = repository.tree().join("moving.py");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            use std::io::Write as _;
            use std::sync::atomic::Ordering::Relaxed;
            while !stop.load(Relaxed) {
                let mut file = fs::File::create(&path).unwrap();
                for _ in 0..1_000 {
                    file.write_all(b"value = 1\n").unwrap();
                }
            }
        });
        let runs: Vec<Ran> = (0..10)
            .map(|_| repository.airlock(&["scan", ".", "--no-cache", "--format", "json"]))
            .collect();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        for ran in runs {
            assert_eq!(ran.code, Some(1), "{}", ran.err);
            let report = ran.report();
            assert_eq!(report["findings"][0]["location"]["path"], "plain.py");
            for entry in report["coverage"]["entries"].as_array().unwrap() {
                assert_eq!(entry["reason"], "changed");
            }
        }
    });
}
