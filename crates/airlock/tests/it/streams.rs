//! Standard output, standard error, files: what goes where, and what happens when it cannot.

use crate::repository::{Ran, Repository, WEAK};
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

#[test]
fn several_formats_at_once() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let ran = repository.airlock(&[
        "scan",
        ".",
        "--format",
        "csv",
        "--format",
        "sarif=../out.sarif",
        "--format",
        "json=../out.json",
    ]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.starts_with("state,severity"), "{}", ran.out);
    let sarif = std::fs::read_to_string(repository.beside("out.sarif")).unwrap();
    assert!(sarif.contains("\"2.1.0\""));
    let json = std::fs::read_to_string(repository.beside("out.json")).unwrap();
    assert!(json.contains("python-yaml-unsafe-load"));
    assert_eq!(ran.err, "");
}

#[test]
fn a_file_is_replaced_whole() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    std::fs::write(repository.beside("out.csv"), "x".repeat(100_000)).unwrap();
    repository.airlock(&["scan", ".", "--format", "csv=../out.csv"]);
    let csv = std::fs::read_to_string(repository.beside("out.csv")).unwrap();
    assert!(csv.starts_with("state,severity") && !csv.contains("xxx"));
    let left: Vec<_> = std::fs::read_dir(repository.beside(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".airlock-"))
        .collect();
    assert_eq!(left, [] as [String; 0]);
}

#[test]
fn a_full_disk_is_an_error() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
        return;
    };
    let mut command = repository.command(&["scan", ".", "--format", "json"]);
    let ran = Ran::of(&command.stdout(full).output().unwrap());
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("standard output: no space left on device"),
        "{}",
        ran.err
    );
    let ran = repository.airlock(&["scan", ".", "--format", "json=/dev/full"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("/dev/full: no space left on device"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("hint: make room"), "{}", ran.err);
}

#[test]
fn a_reader_that_went_away_is_no_error() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = repository.command(&["scan", ".", "--format", "json"]);
    let ran = Ran::of(
        &command
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap(),
    );
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
}

#[test]
fn closed_standard_output_and_error_are_no_crash() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let null = || File::open("/dev/null").unwrap();
    // Opened for reading: every write fails.
    let status = repository
        .command(&["scan", "nowhere"])
        .stdout(null())
        .stderr(null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn no_escape_from_names_reaches_the_terminal() {
    let repository = Repository::new(&[("evil\u{1b}[31m.py", WEAK), ("app.py", "a = 1\n")]);
    repository.write("airlock.toml", "\"\\u001b[31m\" = 1\n");
    let runs = [
        repository.airlock(&["scan", "."]),
        repository.airlock(&["scan", "no\u{1b}[31m"]),
        repository.airlock(&["scan", "--\u{1b}[31m"]),
        repository.airlock(&["explain", "\u{1b}[31m"]),
        repository.airlock(&["config", "show"]),
        repository.airlock(&["scan", ".", "--config", "/dev/null", "--verbose"]),
    ];
    for ran in runs {
        assert!(
            !ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'),
            "{ran:?}"
        );
    }
}

#[test]
fn colour_is_asked_for() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    assert!(!repository.airlock(&["scan", "."]).out.contains('\u{1b}'));
    assert!(
        repository
            .airlock(&["scan", ".", "--color", "always"])
            .out
            .contains('\u{1b}')
    );
    let to_file = [
        "scan",
        ".",
        "--color",
        "always",
        "--format",
        "terminal=../out.txt",
    ];
    repository.airlock(&to_file);
    assert!(
        !std::fs::read_to_string(repository.beside("out.txt"))
            .unwrap()
            .contains('\u{1b}')
    );
}

#[test]
fn the_interrupt_signal_ends_the_run() {
    let repository = Repository::new(&[]);
    for number in 0..3000 {
        repository.write(&format!("f{number}.py"), &WEAK.repeat(60));
    }
    let mut child = repository
        .command(&["scan", ".", "--no-cache", "--threads", "1", "--verbose"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // What is said last before the first file is read.
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().contains("confined")));
    let begun = std::time::Instant::now();
    let interrupted = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(interrupted.success());
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130));
    // 200 ms is the promise; the rest is for a machine that is busy with other tests.
    assert!(begun.elapsed().as_millis() < 1000, "{:?}", begun.elapsed());
}
