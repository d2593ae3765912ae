//! Files, the environment, processes, the network and clocks are named only by the crates that `[[calls]]` of
//! `xtask/layers.toml` allows.
//!
//! A check of the text, because clippy's `disallowed_methods` is one list for the whole workspace: with it, each allowed
//! place would need an expectation that then allows everything else on the list as well. Tests are free.

use super::Problem;
use super::layers::Layers;
use super::rust_text::{code_only, named_paths, without_tests};
use super::tree::Tree;
use anyhow::Result;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let layers = Layers::read(tree)?;
    let mut problems = Vec::new();
    for file in tree.rust_files().filter(|file| is_product(file)) {
        let name = crate_of(file);
        let text = code_only(&tree.read(file)?);
        for (line, path) in named_paths(without_tests(&text)) {
            let broken = layers.calls.iter().find(|call| {
                call.paths.iter().any(|fence| covers(fence, &path))
                    && !call.only.iter().any(|allowed| allowed == name)
            });
            if let Some(call) = broken {
                problems.push(Problem::at(
                    file,
                    line,
                    format!("`{name}` may not name `{path}`: {}", call.why),
                ));
            }
        }
    }
    problems.dedup_by(|one, other| one.file == other.file && one.line == other.line);
    Ok(problems)
}

/// Whether `path` is `fence` or lies below it.
fn covers(fence: &str, path: &str) -> bool {
    path.strip_prefix(fence)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Code that becomes part of a program: no test, no bench, no build script.
fn is_product(file: &str) -> bool {
    file.contains("/src/") && !file.ends_with("/tests.rs") && !file.contains("/tests/")
}

/// The folder that is the crate's name.
fn crate_of(file: &str) -> &str {
    let below = file.strip_prefix("crates/").unwrap_or(file);
    below.split('/').next().unwrap_or(below)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    const LAYERS: &str = r#"
        crates = {}
        [[calls]]
        paths = ["std::fs"]
        only = ["source"]
        why = "files are read there"
    "#;

    #[test]
    fn a_fenced_path_is_found_however_it_is_written() {
        let found = problems(
            &[
                ("xtask/layers.toml", LAYERS),
                (
                    "crates/flow/src/a.rs",
                    "use std::{fmt, fs};\nfn f() { fs::read(p); }\n",
                ),
                ("crates/flow/src/b.rs", "fn f() { std::fs::read(p); }\n"),
                (
                    "crates/flow/src/c.rs",
                    "// std::fs\nfn f() { \"std::fs::read\"; rustix::fs::open(); }\n",
                ),
                (
                    "crates/flow/src/d.rs",
                    "fn f() {}\n#[cfg(test)]\nmod tests { use std::fs; }\n",
                ),
                ("crates/flow/tests/it/main.rs", "use std::fs;\n"),
                ("crates/source/src/a.rs", "use std::fs;\n"),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        let places: Vec<_> = found
            .iter()
            .map(|text| text.split(": ").next().unwrap())
            .collect();
        assert_eq!(
            places,
            [
                "crates/flow/src/a.rs:1",
                "crates/flow/src/a.rs:2",
                "crates/flow/src/b.rs:1"
            ]
        );
    }
}
