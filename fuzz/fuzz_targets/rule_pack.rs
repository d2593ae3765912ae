//! Any bytes as a compiled rule pack, with and without the right hash: it is read, or it is an error; each rule in it is
//! read, or is a named error.
#![no_main]

use airlock_rules::{PackedRules, RuleSet};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _damaged = PackedRules::from_bytes(bytes);
    if let Ok(whole) = (PackedRules {
        digest: String::new(),
        rules: Vec::new(),
    })
    .to_bytes()
    {
        let hash = blake3::hash(bytes);
        let mut hashed = whole.get(..18).unwrap_or_default().to_vec();
        hashed.extend(hash.as_bytes());
        hashed.extend(bytes);
        if let Ok(pack) = PackedRules::from_bytes(&hashed) {
            let rules = RuleSet::new(Some(pack), Vec::new());
            for number in 0..rules.len() {
                let _rule = rules.rule(number);
            }
        }
    }
});
