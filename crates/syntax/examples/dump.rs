//! dump
#![allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::allow_attributes
)]
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let t = std::fs::read_to_string(&p).unwrap();
    let l = airlock_syntax::of_path(&p, &t).unwrap();
    let r = airlock_syntax::parse(&Default::default(), l, &t, Default::default());
    println!("{}\n{:?}", r.tree.dump(&t), r.recovery);
}
