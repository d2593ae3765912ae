//! Any bytes under the whole embedded pack: matching ends within its steps, and every match lies inside the text.
//!
//! The first byte chooses the language.
#![no_main]

use airlock_model::{Budget, Cx};
use airlock_rules::{RuleSet, embedded};
use airlock_sast::{Engine, SourceView};
use airlock_syntax::{LANGUAGES, ParseLimits, parse};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::new(embedded().ok(), Vec::new()));
static ENGINE: LazyLock<Engine<'static>> = LazyLock::new(|| Engine::new(&RULES));
/// Far above what an input of the fuzzer's size needs.
const STEPS: u64 = 10_000_000;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let language = LANGUAGES
        .get(usize::from(*first) % LANGUAGES.len())
        .copied();
    let Some(known) = language else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let cx = Cx::default();
    let parsed = parse(&cx, known, &text, ParseLimits::default());
    let view = SourceView {
        path: "src/input",
        text: &text,
        language,
        tree: &parsed.tree,
    };
    let candidates = RULES.candidates(language, &text);
    let scan = ENGINE.scan(&cx, &view, &candidates, &mut Budget::new(STEPS));
    for found in scan.matches {
        assert!(found.span.end as usize <= text.len());
    }
});
