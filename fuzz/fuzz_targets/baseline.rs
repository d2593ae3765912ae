//! Any text as a baseline file: it is read, or it is an error; what was read is written the same again.
#![no_main]

use airlock_engine::Baseline;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(baseline) = Baseline::parse(text) {
        let written = baseline.to_text().ok();
        let again = written.and_then(|text| Baseline::parse(&text).ok());
        assert_eq!(again, Some(baseline));
    }
});
