//! Placeholders go out and come back, however the text is cut.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::redactor::WINDOW;
use super::{Key, Redactor, Restorer, Secret, Vault};
use crate::detectors;
use crate::guard::KnownValues;
use crate::template::{Seed, expand};
use proptest::prelude::*;

fn key() -> Key {
    Key::new([7; Key::LENGTH])
}

fn filled(template: &str) -> String {
    expand(template, Seed::new("redact", 1)).text
}

/// `text` cut at `cuts`, moved to the next boundaries of characters.
fn pieces<'text>(text: &'text str, cuts: &[usize]) -> Vec<&'text str> {
    let mut cuts: Vec<usize> = cuts
        .iter()
        .map(|cut| text.ceil_char_boundary(cut % (text.len() + 1)))
        .collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    let ends = cuts.iter().skip(1);
    cuts.iter()
        .zip(ends)
        .map(|(start, end)| text.get(*start..*end).unwrap())
        .collect()
}

fn redacted(vault: &mut Vault, pieces: &[&str]) -> String {
    let mut redactor = Redactor::new(detectors(), None, vault);
    let mut out: String = pieces.iter().map(|piece| redactor.push(piece)).collect();
    out.push_str(&redactor.finish());
    out
}

fn restored(vault: &Vault, pieces: &[&str]) -> String {
    let mut restorer = Restorer::new(vault);
    let mut out: String = pieces.iter().map(|piece| restorer.push(piece)).collect();
    out.push_str(&restorer.finish());
    out
}

#[test]
fn the_same_value_has_the_same_placeholder() {
    let mut vault = Vault::new(&key());
    let first = vault.placeholder(Secret::new("github-pat", "one value"));
    let second = vault.placeholder(Secret::new("github-pat", "another value"));
    let again = vault.placeholder(Secret::new("generic", "one value"));
    assert_eq!(first, again);
    assert_ne!(first, second);
    let (kind, digits) = first.rsplit_once('_').unwrap();
    assert_eq!(kind, "AIRLOCK_GITHUB_PAT");
    assert_eq!(digits.len(), 8);
    assert!(digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let elsewhere = Vault::new(&key()).placeholder(Secret::new("github-pat", "one value"));
    assert_eq!(first, elsewhere, "one key, one placeholder");
    let other_key = Key::new([8; Key::LENGTH]);
    let foreign = Vault::new(&other_key).placeholder(Secret::new("github-pat", "one value"));
    assert_ne!(first, foreign, "another workspace");
}

#[test]
fn values_that_share_their_digits_get_longer_placeholders() {
    let mut vault = Vault::new(&key());
    let first = vault.placeholder(Secret::new("k", "one value"));
    // What a value with the same first digits would have met.
    let digest = key().derived("placeholders").mac(&[b"one value"]);
    let second = vault.free_placeholder("k", &digest);
    assert_eq!(second.len(), first.len() + 8);
    assert!(second.starts_with(&first));
}

#[test]
fn shows_kind_and_four_characters_at_most() {
    let secret = Secret::new("github-pat", "abcdefghijklmnop");
    let mut vault = Vault::new(&key());
    vault.placeholder(secret.clone());
    let shown = format!(
        "{secret} {secret:?} {} {vault:?} {:?}",
        serde_json::to_string(&secret).unwrap(),
        key()
    );
    assert!(shown.contains("github-pat abcd***"), "{shown}");
    assert!(!shown.contains("abcde"), "{shown}");
}

#[test]
fn restores_whatever_case_and_leaves_the_unknown_alone() {
    let mut vault = Vault::new(&key());
    let placeholder = vault.placeholder(Secret::new("generic", "the value"));
    let text = format!(
        "**{placeholder}** x{}y \"{}\" AIRLOCK_GENERIC_00000000 airlock_ Airlock",
        placeholder.to_ascii_lowercase(),
        placeholder.to_ascii_uppercase(),
    );
    assert_eq!(
        vault.restore(&text),
        "**the value** xthe valuey \"the value\" AIRLOCK_GENERIC_00000000 airlock_ Airlock"
    );
}

#[test]
fn holds_back_no_more_than_a_placeholder() {
    let mut vault = Vault::new(&key());
    let placeholder = vault.placeholder(Secret::new("generic", "the value"));
    let mut restorer = Restorer::new(&vault);
    let text = format!("aaa airlock AIRLOCK_GENERIC_{placeholder} airlock_gen");
    let mut given = 0;
    for (at, letter) in text.char_indices() {
        given += restorer.push(&letter.to_string()).len();
        let kept = at + 1 - given.min(at + 1);
        assert!(
            kept <= placeholder.len() + "the value".len(),
            "{kept} at {at}"
        );
    }
}

#[test]
fn a_secret_of_several_lines_keeps_its_lines() {
    let text = filled(
        "key:\n-----BEGIN RSA PRIVATE KEY-----\n{pem:1200}\n-----END RSA PRIVATE KEY-----\nend\n",
    );
    let mut vault = Vault::new(&key());
    let out = redacted(&mut vault, &[&text]);
    assert_eq!(out.lines().count(), text.lines().count());
    assert!(!vault.is_empty(), "{out}");
    assert!(out.starts_with("key:\n") && out.ends_with("end\n"), "{out}");
    assert_eq!(vault.restore(&out), text);
}

#[test]
fn known_values_are_hidden_too() {
    let value = "lampen-otter-21";
    let known = KnownValues::new(
        &key(),
        [(".env", format!("DB_PASSWORD={value}\n").as_str())],
    );
    let mut vault = Vault::new(&key());
    let mut redactor = Redactor::new(detectors(), Some(&known), &mut vault);
    let mut out = redactor.push("use lampen-otter-21 here");
    out.push_str(&redactor.finish());
    assert!(out.starts_with("use AIRLOCK_SECRETS_KNOWN_VALUE_"), "{out}");
    assert!(out.ends_with(" here"), "{out}");
}

#[test]
fn no_detector_reaches_beyond_the_window() {
    let widest = detectors().longest_reach();
    assert!(widest <= WINDOW, "{widest}");
}

/// Secrets on both sides of each boundary between stretches, in pieces of every size.
#[test]
fn long_texts_are_cut_where_the_text_says() {
    let token = filled("ghp_{crc-token:36}");
    let mut text = String::new();
    for (number, beyond) in [0, 20, 39, 40, 41, 60, 7, 1].into_iter().enumerate() {
        let target = WINDOW * (number / 2 + 1) + beyond;
        while text.len() + 60 < target {
            text.push_str("änd so on it goes, line after line\n");
        }
        text.push_str(&"x".repeat(target.saturating_sub(text.len() + token.len())));
        text.push(' ');
        text.push_str(&token);
        text.push('\n');
    }
    let mut vault = Vault::new(&key());
    let whole = redacted(&mut vault, &[&text]);
    assert!(!whole.contains(&token));
    assert_eq!(whole.matches("AIRLOCK_").count(), 8);
    assert_eq!(vault.restore(&whole), text);
    for size in [1_000, 4_095, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW] {
        let cuts: Vec<usize> = (0..text.len()).step_by(size).collect();
        let mut vault = Vault::new(&key());
        assert_eq!(
            redacted(&mut vault, &pieces(&text, &cuts)),
            whole,
            "pieces of {size}"
        );
    }
}

/// Words of texts that secrets and placeholders stand in.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z_ =:\"\n]{0,12}",
        Just("AIRLOCK_".to_owned()),
        Just("airlock_git".to_owned()),
        Just("a".to_owned()),
        Just("ä".to_owned()),
        Just(filled("ghp_{crc-token:36}")),
        Just(filled("password = \"{password:12}\"\n")),
        Just(filled("postgres://joe:{password:12}@db/x")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn redacting_does_not_depend_on_the_pieces(
        words in prop::collection::vec(word(), 0..16),
        cuts in prop::collection::vec(any::<usize>(), 0..12),
    ) {
        let text = words.concat();
        let (mut a, mut b) = (Vault::new(&key()), Vault::new(&key()));
        let whole = redacted(&mut a, &[&text]);
        prop_assert_eq!(&redacted(&mut b, &pieces(&text, &cuts)), &whole);
        prop_assert_eq!(whole.lines().count(), text.lines().count());
        prop_assert_eq!(a.restore(&whole), text);
    }

    #[test]
    fn restoring_does_not_depend_on_the_pieces(
        words in prop::collection::vec((word(), 0_usize..6), 0..16),
        cuts in prop::collection::vec(any::<usize>(), 0..12),
    ) {
        let mut vault = Vault::new(&key());
        let placeholders: Vec<String> = (0..4)
            .map(|number| vault.placeholder(Secret::new("github-pat", format!("value {number}"))))
            .collect();
        let mut text = String::new();
        for (word, number) in &words {
            text.push_str(word);
            if let Some(placeholder) = placeholders.get(*number) {
                text.push_str(placeholder.get(..placeholder.len() - number * 3).unwrap());
            }
        }
        let whole = vault.restore(&text);
        prop_assert_eq!(&restored(&vault, &pieces(&text, &cuts)), &whole);
        // Every single cut.
        for cut in 0..=text.len() {
            prop_assert_eq!(&restored(&vault, &pieces(&text, &[cut])), &whole);
        }
        let letters: Vec<String> = text.chars().map(String::from).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        prop_assert_eq!(&restored(&vault, &letters), &whole);
    }
}
