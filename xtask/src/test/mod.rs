//! `cargo xtask test`: the one test command, the same for a developer and for CI.

mod needs;

use crate::args::Args;
use crate::{generate, metadata, process, tidy, ui};
use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};
use std::time::Instant;

pub(crate) const USAGE: &str = "\
  test [--only STEP] [--bootstrap]
      Format check, clippy, tidy, all tests, and Airlock on itself; stops at the first step that fails.
      --only STEP    one step: format, tidy, dependencies, clippy, tests, self-scan, rule-tests, gen
      --bootstrap    install what this machine lacks (also when the variable CI is set)";

/// A part of the test command.
struct Step {
    /// What `--only` takes.
    name: &'static str,
    /// What it proves, for the heading.
    proves: &'static str,
    run: fn(&Path) -> Result<()>,
}

/// Cheap steps first: what fails soon is told soon.
static STEPS: &[Step] = &[
    Step {
        name: "format",
        proves: "every file is formatted",
        run: format,
    },
    Step {
        name: "tidy",
        proves: "the layout is what ARCHITECTURE.md says",
        run: tidy::check,
    },
    Step {
        name: "dependencies",
        proves: "licences, bans and sources are what deny.toml says",
        run: dependencies,
    },
    Step {
        name: "clippy",
        proves: "no lint fires",
        run: clippy,
    },
    Step {
        name: "tests",
        proves: "every test passes",
        run: tests,
    },
    Step {
        name: "self-scan",
        proves: "Airlock finds nothing serious in its own tree",
        run: |root| airlock(root, &["scan", ".", "--fail-on", "high"]),
    },
    Step {
        name: "rule-tests",
        proves: "every rule finds what its annotated file says",
        run: |root| airlock(root, &["rules", "test", "rules"]),
    },
    Step {
        name: "gen",
        proves: "derived files are fresh",
        run: generate::check,
    },
];

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let only = args.option("--only")?;
    let install = args.switch("--bootstrap") || std::env::var_os("CI").is_some();
    args.finish()?;
    let steps = chosen(only.as_deref())?;
    needs::provide(root, install)?;
    let start = Instant::now();
    for step in &steps {
        ui::heading(&format!("{}: {}", step.name, step.proves));
        let begun = Instant::now();
        (step.run)(root).with_context(|| {
            format!(
                "step `{}` failed; repeat it alone with `cargo xtask test --only {}`",
                step.name, step.name
            )
        })?;
        ui::line(&format!(
            "    {} took {}",
            step.name,
            ui::duration(begun.elapsed())
        ));
    }
    ui::heading(&format!(
        "all {} steps passed in {}",
        steps.len(),
        ui::duration(start.elapsed())
    ));
    Ok(())
}

/// The steps to run: all, or the one asked for.
fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let steps: Vec<_> = STEPS
        .iter()
        .filter(|step| only.is_none_or(|name| step.name == name))
        .collect();
    if steps.is_empty() {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no such step; the steps are {}", names.join(", "));
    }
    Ok(steps)
}

/// The fuzz targets are a workspace of their own, under a sanitizer; here they are only read.
const FUZZ: &str = "--manifest-path=fuzz/Cargo.toml";

fn format(root: &Path) -> Result<()> {
    process::run(&mut process::cargo(root, ["fmt", "--all", "--check"]))?;
    process::run(&mut process::cargo(root, ["fmt", FUZZ, "--check"]))
}

/// Where cargo-deny is installed; building it takes longer than all of the tests, and what it proves changes only with
/// `Cargo.lock`. Advisories need a database of today, hence the network: whoever changes a dependency asks for them.
fn dependencies(root: &Path) -> Result<()> {
    if !process::works(&mut process::cargo(root, ["deny", "--version"])) {
        ui::line(
            "    left out: cargo-deny is missing; install it with `cargo install cargo-deny --locked`",
        );
        return Ok(());
    }
    let checks = [
        "deny",
        "--offline",
        "check",
        "bans",
        "licenses",
        "sources",
        "--hide-inclusion-graph",
    ];
    process::run(&mut process::cargo(root, checks))
}

/// Warnings are errors here and only here: a developer at work may have some.
fn clippy(root: &Path) -> Result<()> {
    process::run(&mut process::cargo(
        root,
        [
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    ))?;
    let mut fuzz = process::cargo(root, ["clippy", FUZZ, "--bins", "--", "-D", "warnings"]);
    fuzz.env(
        "CARGO_TARGET_DIR",
        metadata::workspace(root)?.target_directory,
    );
    process::run(&mut fuzz)
}

/// Runs all tests with cargo alone, shows its output, and closes with the sum over all test programs.
fn tests(root: &Path) -> Result<()> {
    let mut sum = Sum::default();
    let mut command = process::cargo(root, ["test", "--workspace", "--no-fail-fast"]);
    // A snapshot that differs must fail and leave the tree as it was.
    command.env("INSTA_UPDATE", "no");
    let passed = process::watch(&mut command, |line| {
        ui::line(line);
        sum.add(line);
    })?;
    ui::line(&format!(
        "\ntests: {} passed, {} failed, {} skipped",
        sum.passed, sum.failed, sum.ignored
    ));
    if !passed {
        bail!("{} ended with failures", process::show(&command));
    }
    if sum.passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}

/// The closing lines of several test programs, added up.
#[derive(Default, Debug, PartialEq, Eq)]
struct Sum {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Sum {
    /// Adds a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; ...`; any other adds nothing.
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

/// Runs the program of this tree.
fn airlock(root: &Path, arguments: &[&str]) -> Result<()> {
    let program = built_airlock(root)?;
    process::run(&mut process::program(root, program, arguments))
}

/// Builds the program in the development profile; its path.
pub(crate) fn built_airlock(root: &Path) -> Result<PathBuf> {
    // The whole workspace, so that features unify as in `cargo test --workspace` and nothing is built twice.
    process::run(&mut process::cargo(
        root,
        ["build", "--quiet", "--workspace", "--bin", "airlock"],
    ))?;
    let name = format!("airlock{}", std::env::consts::EXE_SUFFIX);
    Ok(metadata::workspace(root)?
        .target_directory
        .join("debug")
        .join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_closing_lines_of_test_programs() {
        let mut sum = Sum::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test a::passed ... ok",
            "test result: FAILED. 2 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.25s",
        ] {
            sum.add(line);
        }
        assert_eq!(
            sum,
            Sum {
                passed: 5,
                failed: 4,
                ignored: 1
            }
        );
    }

    #[test]
    fn one_step_or_all() {
        let names = |only| chosen(only).map(|steps| steps.iter().map(|step| step.name).collect());
        assert_eq!(names(Some("tidy")).ok(), Some(vec!["tidy"]));
        assert!(names(None).is_ok_and(|all: Vec<_>| all.len() == STEPS.len()));
        assert!(names(Some("tidi")).is_err_and(|error| error.to_string().contains("tidy")));
    }
}
