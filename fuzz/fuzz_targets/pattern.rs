//! Any text as a rule's pattern in any language: it compiles, or it is an error; it never hangs or panics.
//!
//! The first byte chooses the language.
#![no_main]

use airlock_syntax::{LANGUAGES, parse_pattern};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(language) = LANGUAGES.get(usize::from(*first) % LANGUAGES.len()) else {
        return;
    };
    if let Ok(pattern) = parse_pattern(language, &String::from_utf8_lossy(rest)) {
        let _roots = pattern.roots();
    }
});
