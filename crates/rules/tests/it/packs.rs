//! Compiled packs: read as they were written, and an error when they were not.

use airlock_rules::{PackError, PackedRules, Requirement, is_pack, load_yaml};
use proptest::prelude::*;

fn pack() -> PackedRules {
    let text = r#"
rules:
  - {id: b, languages: [python], severity: LOW, message: m, pattern-either: [{pattern: md5($X)}, {pattern: hashlib.sha1($X)}]}
  - {id: a, languages: [regex], severity: LOW, message: m, pattern-regex: "BEGIN [A-Z]+"}
  - {id: c, languages: [go], severity: LOW, message: m, pattern: $X}
"#;
    let (rules, errors) = load_yaml("own.yaml", text);
    assert_eq!(errors, []);
    PackedRules::of(rules)
}

fn bytes() -> Vec<u8> {
    pack().to_bytes().expect("fits into memory")
}

#[test]
fn a_pack_is_read_as_it_was_written() {
    let bytes = bytes();
    assert!(is_pack(&bytes));
    let read = PackedRules::from_bytes(&bytes).expect("whole");
    assert_eq!(read, pack());
    let ids: Vec<&str> = read.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

/// What is done to a pack, and the error it gives.
#[test]
fn a_pack_that_is_not_as_it_was_written_is_an_error() {
    type Change = fn(&mut Vec<u8>);
    let changes: &[(Change, &str)] = &[
        (Vec::clear, "not a compiled rule pack"),
        (
            |bytes| bytes.truncate(20),
            "the pack is damaged: it is cut off",
        ),
        (
            |bytes| bytes.truncate(200),
            "the pack is damaged: its hash is not that of its rules",
        ),
        (
            |bytes| bytes.extend(b"more"),
            "the pack is damaged: its hash is not that of its rules",
        ),
        (
            |bytes| {
                if let Some(form) = bytes.get_mut(14) {
                    *form = 9;
                }
            },
            "the pack has form 9, and this program reads form 7",
        ),
    ];
    for (change, expected) in changes {
        let mut bytes = bytes();
        change(&mut bytes);
        let error = PackedRules::from_bytes(&bytes).expect_err("is changed");
        assert_eq!(error.to_string(), *expected);
    }
}

/// A requirement that is nested as deep as its bytes are long is refused, not followed.
#[test]
fn a_requirement_cannot_be_nested_without_end() {
    #[derive(serde::Serialize)]
    enum Part {
        All(u32),
    }
    let mut parts = vec![Part::All(0)];
    parts.extend((0..100_000).map(|_| Part::All(1)));
    let bytes = postcard::to_allocvec(&parts).expect("fits into memory");
    let read: Result<Requirement, _> = postcard::from_bytes(&bytes);
    assert!(read.is_err());
    parts.truncate(50);
    let bytes = postcard::to_allocvec(&parts).expect("fits into memory");
    let read: Result<Requirement, _> = postcard::from_bytes(&bytes);
    assert!(read.is_ok());
}

proptest! {
    #[test]
    fn any_bytes_are_a_pack_or_an_error(tail in proptest::collection::vec(any::<u8>(), 0..200), at in 0_usize..500) {
        prop_assert_eq!(PackedRules::from_bytes(&tail), Err(PackError::Other));
        let mut changed = bytes();
        if let Some(byte) = changed.get_mut(at) {
            *byte ^= 1;
            prop_assert!(PackedRules::from_bytes(&changed).is_err());
        }
        let mut hashed = changed.get(..18).unwrap_or_default().to_vec();
        hashed.extend(blake3::hash(&tail).as_bytes());
        hashed.extend(&tail);
        // Well-made around any content.
        let _ = PackedRules::from_bytes(&hashed);
    }
}
