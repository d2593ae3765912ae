//! Many writers at once, and writers that are killed.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use airlock_ledger::{Event, FORMAT, HookEvent, Ledger, SEGMENT_BYTES, Subject};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn event(session: &str, number: u64) -> Event {
    let hook = HookEvent {
        agent: "claude-code".to_owned(),
        session: session.to_owned(),
        micros: number,
        ..HookEvent::default()
    };
    Event {
        v: FORMAT,
        at: 0,
        by: "test".to_owned(),
        subject: Subject::Hook(Box::new(hook)),
    }
}

fn numbers(ledger: &Ledger, session: &str) -> BTreeSet<u64> {
    let events = ledger.read().unwrap().events;
    let numbers = events.into_iter().filter_map(|event| match event.subject {
        Subject::Hook(hook) if hook.session == session => Some(hook.micros),
        Subject::Hook(_) => None,
    });
    numbers.collect()
}

#[test]
fn fifty_writers_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::at(folder.path().join("ledger"));
    std::thread::scope(|scope| {
        for writer in 0..50 {
            let ledger = &ledger;
            scope.spawn(move || {
                for number in 0..40 {
                    ledger
                        .append(&event(&format!("s{writer}"), number))
                        .unwrap();
                }
            });
        }
    });
    let record = ledger.read().unwrap();
    assert_eq!(record.damages, []);
    assert_eq!(record.events.len(), 2_000);
    for writer in 0..50 {
        assert_eq!(numbers(&ledger, &format!("s{writer}")).len(), 40);
    }
}

#[test]
fn what_is_torn_costs_itself_only() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::at(folder.path());
    ledger.append(&event("a", 1)).unwrap();
    let path = folder.path().join("events-000001.log");
    let whole = std::fs::read(&path).unwrap();
    for cut in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes.extend(whole.iter().take(cut));
        std::fs::write(&path, &bytes).unwrap();
        ledger.append(&event("a", 2)).unwrap();
        let record = ledger.read().unwrap();
        assert_eq!(
            numbers(&ledger, "a"),
            BTreeSet::from([1, 2]),
            "cut at {cut}"
        );
        // A cut before the text or behind it left nothing, or all.
        let is_torn = cut > 1 && cut < whole.len() - 1;
        assert_eq!(record.damages.len(), usize::from(is_torn), "cut at {cut}");
    }
}

#[test]
fn a_newer_format_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::at(folder.path());
    let newer = Event {
        v: FORMAT + 1,
        ..event("a", 1)
    };
    ledger.append(&newer).unwrap();
    ledger.append(&event("a", 2)).unwrap();
    let record = ledger.read().unwrap();
    assert_eq!(record.events.len(), 1);
    assert!(
        record
            .damages
            .iter()
            .all(|damage| damage.what.contains("newer"))
    );
    assert_eq!(record.damages.len(), 1);
}

#[test]
fn a_full_segment_is_followed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::at(folder.path());
    ledger.append(&event("a", 1)).unwrap();
    let first = folder.path().join("events-000001.log");
    let blanks = vec![b'\n'; usize::try_from(SEGMENT_BYTES).unwrap()];
    std::fs::OpenOptions::new()
        .append(true)
        .open(&first)
        .unwrap()
        .write_all(&blanks)
        .unwrap();
    ledger.append_synced(&event("a", 2)).unwrap();
    assert!(folder.path().join("events-000002.log").exists());
    assert_eq!(numbers(&ledger, "a"), BTreeSet::from([1, 2]));
}

/// Not a test of its own: the process that `killed_writers_lose_nothing_acknowledged` kills.
#[test]
fn writer() {
    let Ok(folder) = std::env::var("AIRLOCK_TEST_LEDGER") else {
        return;
    };
    let session = std::env::var("AIRLOCK_TEST_SESSION").unwrap();
    let ledger = Ledger::at(folder);
    for number in 0.. {
        ledger.append(&event(&session, number)).unwrap();
        println!("acknowledged {number}");
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn killed_writers_lose_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::at(folder.path());
    for run in 0..40_u64 {
        let session = format!("s{run}");
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
            .env("AIRLOCK_TEST_LEDGER", folder.path())
            .env("AIRLOCK_TEST_SESSION", &session)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The writer goes on while its lines are read, so that the kill meets it anywhere.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged = BTreeSet::new();
        let mut take = |line: String| {
            acknowledged.extend(
                line.rsplit_once("acknowledged ")
                    .and_then(|(_, number)| number.parse::<u64>().ok()),
            );
        };
        for line in lines.by_ref().take(usize::try_from(run % 7 + 5).unwrap()) {
            take(line.unwrap());
        }
        child.kill().unwrap();
        child.wait().unwrap();
        lines.map_while(Result::ok).for_each(take);
        assert!(!acknowledged.is_empty());
        assert!(numbers(&ledger, &session).is_superset(&acknowledged));
    }
    // A kill may meet the kernel between two pages of one line, which nobody was told is there.
    assert!(ledger.read().unwrap().damages.len() <= 40);
}
