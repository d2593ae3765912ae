//! What every run pays before its first file.

use airlock_rules::{RuleSet, embedded};

fn main() {
    divan::main();
}

/// Decoding the embedded pack.
#[divan::bench]
fn decode_the_pack() -> usize {
    embedded().map_or(0, |pack| pack.rules.len())
}

/// Decoding it and building the automaton over all literals.
#[divan::bench]
fn rule_set() -> usize {
    RuleSet::new(embedded().ok(), Vec::new()).len()
}
