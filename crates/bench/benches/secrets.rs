//! Every detector of secrets on ordinary code.

use airlock_bench::{names, sample};
use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, Source};
use airlock_secrets::{detectors, scan};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench(args = names())]
fn all_detectors(bencher: Bencher<'_, '_>, name: &str) {
    let Ok(sample) = sample(name) else {
        return;
    };
    let cx = Cx::default();
    let source = Source {
        path: RepoPath::new("src/sample"),
        text: sample.text,
        purpose: Purpose::Product,
        making: Making::Written,
    };
    bencher
        .counter(BytesCount::of_str(&source.text))
        .bench_local(|| scan(&cx, detectors(), &source, &mut Budget::new(u64::MAX)));
}
