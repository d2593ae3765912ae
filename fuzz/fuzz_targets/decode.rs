//! Any text, written inside others in any order of ways: what it costs stays in proportion, and hits lie in the outer text.
#![no_main]

use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, Source};
use airlock_secrets::{detectors, scan};
use libfuzzer_sys::fuzz_target;

/// Steps that a byte of the outer text may cost, all that is written inside it included.
const STEPS_PER_BYTE: u64 = 400;

/// Bytes of the longest outer text: six ways make a thousand bytes of one, and each is looked through.
const LONGEST: usize = 1 << 15;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(text: &str) -> String {
    let digits = text.as_bytes().chunks(3).flat_map(|group| {
        let bits = (0..3).fold(0_u32, |bits, at| {
            bits << 8 | u32::from(*group.get(at).unwrap_or(&0))
        });
        (0..=group.len()).map(move |at| char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]))
    });
    digits.collect()
}

fn each(text: &str, write: impl Fn(u8) -> String) -> String {
    text.bytes().map(write).collect()
}

fuzz_target!(|input: (&[u8], &str, &str)| {
    let (ways, inner, around) = input;
    let mut text = inner.to_owned();
    for way in ways.iter().take(6) {
        text = match way % 6 {
            0 => base64(&text),
            1 => each(&text, |byte| format!("{byte:02x}")),
            2 => each(&text, |byte| format!("%{byte:02X}")),
            3 => each(&text, |byte| format!("\\x{byte:02x}")),
            4 => each(&text, |byte| format!("\\u00{byte:02x}")),
            _ => format!(
                "{around}\"{}\"",
                text.replace('\\', "\\\\").replace('"', "\\\"")
            ),
        };
        if text.len() > LONGEST {
            return;
        }
    }
    let text = format!("{around}{text}{around}");
    let source = Source {
        path: RepoPath::new("config/settings.py"),
        text,
        purpose: Purpose::Product,
        making: Making::Written,
    };
    let mut budget = Budget::new(u64::MAX);
    let found = scan(&Cx::default(), detectors(), &source, &mut budget);
    let steps = u64::MAX - budget.left();
    assert!(
        steps <= STEPS_PER_BYTE * (source.text.len() as u64 + 64),
        "{steps} steps"
    );
    let mut end = 0;
    for hit in found.hits {
        assert!(hit.span.start >= end && hit.span.end as usize <= source.text.len());
        end = hit.span.end;
    }
});
