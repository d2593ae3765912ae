//! Parsing and lowering, by language.

use airlock_bench::{names, sample};
use airlock_model::Cx;
use airlock_syntax::{ParseLimits, by_name, parse};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench(args = names())]
fn parse_and_lower(bencher: Bencher<'_, '_>, name: &str) {
    let (Ok(sample), Some(language)) = (sample(name), by_name(name)) else {
        return;
    };
    let cx = Cx::default();
    bencher
        .counter(BytesCount::of_str(&sample.text))
        .bench_local(|| parse(&cx, language, &sample.text, ParseLimits::default()));
}
