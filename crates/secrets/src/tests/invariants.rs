//! What must hold of any text.

use crate::pack::raw::FORMAT;
use crate::template::{Seed, expand};
use crate::{detectors, redact, scan};
use airlock_model::{Budget, Cx, Making, Purpose, Reason, RepoPath, Source};
use proptest::prelude::*;

fn source(path: &str, text: String) -> Source {
    Source {
        path: RepoPath::new(path),
        text,
        purpose: Purpose::Product,
        making: Making::Written,
    }
}

/// Pieces that detectors look for, so that random texts reach deep into them.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[ -~]{0,20}",
        Just("password".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just(" = ".to_owned()),
        Just(": ".to_owned()),
        Just("\\".to_owned()),
        Just("\n".to_owned()),
        Just("://".to_owned()),
        Just("@".to_owned()),
        Just("-----BEGIN RSA PRIVATE KEY-----".to_owned()),
        Just("ghp_".to_owned()),
        Just("eyJ".to_owned()),
        Just("value".to_owned()),
        Just("ä".to_owned()),
    ]
}

proptest! {
    #[test]
    fn any_text_is_scanned_without_panic(pieces in prop::collection::vec(piece(), 0..24), form in 0_usize..6) {
        let path = ["a.py", "a.env", "a.json", "a.xml", "a.sh", "a.md"].get(form).copied().unwrap_or("a");
        let text = pieces.concat();
        let file = source(path, text.clone());
        let found = scan(&Cx::default(), detectors(), &file, &mut Budget::new(100_000));
        let mut end = 0;
        for hit in &found.hits {
            prop_assert!(hit.span.start >= end, "overlap");
            prop_assert!(!hit.span.slice(&text).is_empty(), "span off the text");
            end = hit.span.end;
        }
        let shown = redact(detectors(), &text);
        prop_assert_eq!(shown.lines().count(), text.lines().count());
    }

    #[test]
    fn a_planted_secret_is_never_shown(
        before in "[a-z =\n]{0,40}",
        after in "[ \n;,)]{0,3}",
        number in 0_u32..10_000,
    ) {
        for template in ["ghp_{crc-token:36}", "AKIA{base32:16}", "password = \"{password:12}\"", "postgres://joe:{password:12}@db/x"] {
            let planted = expand(template, Seed::new("planted", number));
            let value = planted.filled.first().and_then(|part| planted.text.get(part.clone())).unwrap();
            let text = format!("{before} {}{after}", planted.text);
            prop_assert!(!redact(detectors(), &text).contains(value), "{template}");
            let found = scan(&Cx::default(), detectors(), &source("a.py", text), &mut Budget::new(100_000));
            prop_assert!(!found.hits.is_empty(), "{template}");
            prop_assert!(!format!("{found:?}").contains(value), "{template}");
        }
    }
}

/// Texts that call a detector as often as possible: the steps they cost stay in proportion to their length, so the
/// budget, not the clock, is what ends a hostile file.
#[test]
fn hostile_texts_cost_steps_in_proportion() {
    const LENGTH: usize = 100_000;
    for piece in [
        "ghp_",
        "eyJ",
        "password=",
        "password = \"",
        "password:variable \"password\" {",
        "-----BEGIN RSA PRIVATE KEY-----",
        // airlock:allow(pgp-private-key) reason="a head without a key"
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
        "http://a:",
        "curl -u ",
        "T3BlbkFJ",
        "A",
        "token\"ä",
    ] {
        let text = piece.repeat(LENGTH / piece.len());
        let mut budget = Budget::new(u64::MAX);
        let found = scan(
            &Cx::default(),
            detectors(),
            &source("a.py", text),
            &mut budget,
        );
        assert_eq!(found.partial, None, "{piece}");
        let steps = u64::MAX - budget.left();
        assert!(steps < 20 * LENGTH as u64, "{piece}: {steps} steps");
    }
}

#[test]
fn an_empty_budget_is_reported() {
    let file = source("a.py", "password = 1\n".repeat(1000));
    let found = scan(&Cx::default(), detectors(), &file, &mut Budget::new(300));
    assert_eq!(
        found.partial.map(|entry| entry.reason),
        Some(Reason::Budget)
    );
}

#[test]
fn a_cancelled_run_stops() {
    let cx = Cx::default();
    cx.cancel.cancel();
    let file = source("a.py", "password = 1\n".repeat(10));
    let found = scan(&cx, detectors(), &file, &mut Budget::new(1_000_000));
    assert_eq!(
        found.partial.map(|entry| entry.reason),
        Some(Reason::Cancelled)
    );
}

#[test]
fn bytes_that_are_no_pack_are_refused_with_a_remedy() {
    for (bytes, says) in [
        (&[][..], "empty"),
        (&[9, 1, 2][..], "format 9"),
        (&[FORMAT, 255, 255, 255, 255][..], "damaged"),
    ] {
        let error = crate::Detectors::from_bytes(bytes).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
