//! Hand-written files stay small enough to be read in one sitting.

use super::Problem;
use super::rust_text::without_tests;
use super::tree::Tree;
use anyhow::Result;

/// Lines of a file without its tests. Aim at 300; the ceiling is what well-kept Rust tools keep for nine files in ten.
const MOST_LINES: usize = 800;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in tree.rust_files().filter(|file| !is_test(file)) {
        let lines = without_tests(&tree.read(file)?).lines().count();
        if lines > MOST_LINES {
            problems.push(Problem::in_file(
                file,
                format!("{lines} lines are more than {MOST_LINES}; split it, one concept a file"),
            ));
        }
    }
    Ok(problems)
}

fn is_test(file: &str) -> bool {
    file.contains("/tests/") || file.ends_with("/tests.rs")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    #[test]
    fn counts_code_but_not_tests() {
        let code = "a\n".repeat(MOST_LINES);
        let long = format!("{code}b\n");
        let tested = format!("{code}#[cfg(test)]\nmod tests {{\n}}\n");
        let found = problems(
            &[
                ("crates/flow/src/full.rs", &code),
                ("crates/flow/src/long.rs", &long),
                ("crates/flow/src/tested.rs", &tested),
                ("crates/flow/tests/it/long.rs", &long),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].starts_with("crates/flow/src/long.rs: 801 lines"));
    }
}
