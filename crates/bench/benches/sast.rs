//! The embedded rules on code in which every one of them has hits.

use airlock_bench::{names, sample};
use airlock_model::{Budget, Cx};
use airlock_rules::{RuleSet, embedded};
use airlock_sast::{Engine, SourceView};
use airlock_syntax::{ParseLimits, by_name, parse};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Choosing the rules that a text calls for: one pass over it for all literals.
#[divan::bench(args = names())]
fn candidates(bencher: Bencher<'_, '_>, name: &str) {
    let (Ok(sample), Some(language)) = (sample(name), by_name(name)) else {
        return;
    };
    let rules = RuleSet::new(embedded().ok(), Vec::new());
    bencher
        .counter(BytesCount::of_str(&sample.text))
        .bench_local(|| rules.candidates(Some(language), &sample.text));
}

/// Matching them, parsing not counted, patterns compiled before.
#[divan::bench(args = names())]
fn matching(bencher: Bencher<'_, '_>, name: &str) {
    let (Ok(sample), Some(language)) = (sample(name), by_name(name)) else {
        return;
    };
    let cx = Cx::default();
    let rules = RuleSet::new(embedded().ok(), Vec::new());
    let engine = Engine::new(&rules);
    let parsed = parse(&cx, language, &sample.text, ParseLimits::default());
    let view = SourceView {
        path: "src/sample",
        text: &sample.text,
        language: Some(language),
        tree: &parsed.tree,
    };
    let candidates = rules.candidates(Some(language), &sample.text);
    bencher
        .counter(BytesCount::of_str(&sample.text))
        .bench_local(|| engine.scan(&cx, &view, &candidates, &mut Budget::new(u64::MAX)));
}
