//! Any text as a rule file: every rule loads and compiles, or is a named error.
#![no_main]

use airlock_rules::{RuleSet, load_yaml};
use airlock_sast::Engine;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (packed, _errors) = load_yaml("rules/fuzz.yaml", text);
    let rules = RuleSet::new(None, packed);
    for number in 0..rules.len() {
        if let Some(Ok(rule)) = rules.rule(number) {
            let _errors = Engine::validate(rule);
        }
    }
});
