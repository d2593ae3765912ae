//! `cargo xtask tidy`: proves what ARCHITECTURE.md promises of the layout. One check, one file.
//!
//! A check reads the tree and returns what is wrong with it; it changes nothing.

mod architecture;
mod calls;
mod detectors;
#[cfg(test)]
mod fixture;
mod headers;
mod layers;
mod orphans;
mod places;
mod rule_files;
mod rust_text;
mod size;
mod tree;
mod words;

use crate::args::Args;
use crate::ui;
use anyhow::{Result, bail};
use std::path::Path;
use tree::Tree;

pub(crate) const USAGE: &str = "\
  tidy [--only CHECK]
      Proves the layout: crate arrows, module headers, file sizes, orphan files, rules with their tests, words.";

/// Something wrong.
#[derive(Debug, PartialEq, Eq)]
struct Problem {
    /// The file, below the root.
    file: String,
    /// The line, from 1, where one can be named.
    line: Option<usize>,
    /// What is wrong and what to do.
    text: String,
}

impl Problem {
    fn in_file(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
            text: text.into(),
        }
    }

    fn at(file: impl Into<String>, line: usize, text: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: Some(line),
            text: text.into(),
        }
    }
}

/// One promise and how it is proved.
struct Check {
    name: &'static str,
    run: fn(&Tree) -> Result<Vec<Problem>>,
}

static CHECKS: &[Check] = &[
    Check {
        name: "layers",
        run: layers::check,
    },
    Check {
        name: "architecture",
        run: architecture::check,
    },
    Check {
        name: "calls",
        run: calls::check,
    },
    Check {
        name: "headers",
        run: headers::check,
    },
    Check {
        name: "size",
        run: size::check,
    },
    Check {
        name: "orphans",
        run: orphans::check,
    },
    Check {
        name: "rule-files",
        run: rule_files::check,
    },
    Check {
        name: "detectors",
        run: detectors::check,
    },
    Check {
        name: "words",
        run: words::check,
    },
    Check {
        name: "places",
        run: places::check,
    },
];

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let only = args.option("--only")?;
    args.finish()?;
    report(root, only.as_deref())
}

/// All checks, as a step of the test command.
pub(crate) fn check(root: &Path) -> Result<()> {
    report(root, None)
}

fn report(root: &Path, only: Option<&str>) -> Result<()> {
    let checks: Vec<_> = CHECKS
        .iter()
        .filter(|check| only.is_none_or(|name| check.name == name))
        .collect();
    if checks.is_empty() {
        let names: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        bail!(
            "there is no such check; the checks are {}",
            names.join(", ")
        );
    }
    let tree = Tree::of_workspace(root)?;
    let mut count = 0;
    for check in &checks {
        for problem in (check.run)(&tree)? {
            count += 1;
            let place = match problem.line {
                Some(line) => format!("{}:{line}", problem.file),
                None => problem.file,
            };
            ui::line(&format!("{place}: {} [{}]", problem.text, check.name));
        }
    }
    if count > 0 {
        bail!("{count} things are out of place");
    }
    ui::line(&format!(
        "{} checks over {} files: tidy",
        checks.len(),
        tree.files().len()
    ));
    Ok(())
}
