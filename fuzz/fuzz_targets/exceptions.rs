//! Any text as the exceptions of another scanner: read, or named as not honoured; its own rules run or are named.
#![no_main]

use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, Source};
use airlock_secrets::{EXCEPTION_FILES, Exceptions, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for name in EXCEPTION_FILES {
        let (exceptions, _notes) = Exceptions::read([(*name, text)]);
        let Some(detectors) = exceptions.detectors() else {
            continue;
        };
        let source = Source {
            path: RepoPath::new("config/settings.py"),
            text: text.to_owned(),
            purpose: Purpose::Product,
            making: Making::Written,
        };
        let mut budget = Budget::new(1 << 20);
        let found = scan(&Cx::default(), &detectors, &source, &mut budget);
        for hit in found.hits {
            let _covered = exceptions.cover(&detectors, &source, 1, &hit);
        }
    }
});
