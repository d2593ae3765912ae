//! Every module opens with `//!`: what it is for, and what it refuses to do.

use super::Problem;
use super::tree::Tree;
use anyhow::Result;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in tree.rust_files() {
        if !tree.read(file)?.starts_with("//!") {
            problems.push(Problem::at(
                file,
                1,
                "a module opens with `//!`: say what it is for and what it refuses to do",
            ));
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    #[test]
    fn a_module_without_a_header_is_named() {
        let found = problems(
            &[
                ("crates/flow/src/lib.rs", "//! Facts.\n"),
                ("crates/flow/src/bare.rs", "fn f() {}\n"),
                ("crates/flow/tests/it/main.rs", "use x;\n"),
                ("crates/flow/tests/it/samples/sample.rs", "fn sample() {}\n"),
                ("rules/rust/x/x.rs", "fn sample() {}\n"),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("crates/flow/src/bare.rs:1: "));
        assert!(found[1].starts_with("crates/flow/tests/it/main.rs:1: "));
    }
}
