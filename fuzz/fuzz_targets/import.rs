//! Any text as another tool's results: they are read, or it is an error with a place and a hint.
#![no_main]

use airlock_engine::import::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match read("results.json", text) {
        Ok(imported) => {
            assert!(imported.rules.is_sorted_by(|one, next| one.id < next.id));
        }
        Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
    }
});
