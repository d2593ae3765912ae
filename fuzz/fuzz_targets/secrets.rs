//! Any text under every detector: hits lie inside the text, in order, and none shows its own value.
#![no_main]

use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, Source};
use airlock_secrets::{detectors, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source {
        path: RepoPath::new("config/settings.py"),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    };
    let found = scan(
        &Cx::default(),
        detectors(),
        &source,
        &mut Budget::new(u64::MAX),
    );
    let mut end = 0;
    for hit in found.hits {
        assert!(hit.span.start >= end && hit.span.end as usize <= text.len());
        end = hit.span.end;
        assert!(!hit.message.contains(hit.span.slice(text)) || hit.span.len() < 8);
    }
});
