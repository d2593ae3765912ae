//! `cargo xtask versions`: whether Airlock orders versions as each ecosystem's own tool does.
//!
//! Pairs come from a seeded generator (`generate`); the tool is asked through a small program of `xtask/oracles`, Airlock
//! through `airlock deps compare`. Tools are not installed here: a scheme whose tool is missing is an error.

mod generate;

use crate::args::Args;
use crate::{process, ui};
use anyhow::{Context as _, Result, bail};
pub(crate) use generate::Dice;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) const USAGE: &str = "\
  versions --scheme NAME [--count N] [--seed N] [--airlock FILE] [--oracle 'COMMAND'] [--print]
      Compares Airlock's order of N generated pairs (5,000 unless told) with that of the ecosystem's own tool, and prints
      what differs. --print writes the pairs and asks nobody. --oracle names another program for the tool, such as one
      that was built; it reads two versions a line and writes <, =, > or ?.";

/// Pairs asked unless told otherwise.
const PAIRS: u64 = 5_000;
/// Differences shown.
const SHOWN: usize = 25;

/// A scheme: how its versions are made up, and who knows their order.
struct Scheme {
    name: &'static str,
    make: fn(&mut Dice) -> String,
    /// Words of the command that asks the ecosystem's tool.
    oracle: &'static [&'static str],
}

static SCHEMES: &[Scheme] = &[
    Scheme {
        name: "semver",
        make: generate::semver,
        oracle: &["node", "xtask/oracles/npm.cjs"],
    },
    Scheme {
        name: "npm",
        make: generate::npm,
        oracle: &["node", "xtask/oracles/npm.cjs"],
    },
    Scheme {
        name: "pypi",
        make: generate::pypi,
        oracle: &["python3", "xtask/oracles/pypi.py"],
    },
    Scheme {
        name: "maven",
        make: generate::maven,
        oracle: &["java", "xtask/oracles/Maven.java"],
    },
    Scheme {
        name: "nuget",
        make: generate::nuget,
        oracle: &[],
    },
    Scheme {
        name: "rubygems",
        make: generate::rubygems,
        oracle: &["ruby", "xtask/oracles/rubygems.rb"],
    },
    Scheme {
        name: "packagist",
        make: generate::packagist,
        oracle: &["php", "xtask/oracles/packagist.php"],
    },
    Scheme {
        name: "debian",
        make: generate::debian,
        oracle: &["python3", "xtask/oracles/debian.py"],
    },
    Scheme {
        name: "redhat",
        make: generate::redhat,
        oracle: &["/usr/bin/python3", "xtask/oracles/redhat.py"],
    },
    Scheme {
        name: "alpine",
        make: generate::alpine,
        oracle: &[],
    },
    Scheme {
        name: "pub",
        make: generate::pub_dev,
        oracle: &[],
    },
    Scheme {
        name: "hackage",
        make: generate::hackage,
        oracle: &["runghc", "xtask/oracles/hackage.hs"],
    },
    Scheme {
        name: "cran",
        make: generate::cran,
        oracle: &["Rscript", "xtask/oracles/cran.R"],
    },
    Scheme {
        name: "go",
        make: generate::go,
        oracle: &["go", "run", "xtask/oracles/go.go"],
    },
];

/// Compares one scheme.
pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let name = args
        .option("--scheme")?
        .context("`--scheme NAME` is missing")?;
    let count = args.number("--count")?.unwrap_or(PAIRS);
    let seed = args.number("--seed")?.unwrap_or(1);
    let airlock = args
        .option("--airlock")?
        .unwrap_or_else(|| "target/debug/airlock".to_owned());
    let oracle = args.option("--oracle")?;
    let print = args.switch("--print");
    args.finish()?;
    let Some(scheme) = SCHEMES.iter().find(|scheme| scheme.name == name) else {
        let names: Vec<&str> = SCHEMES.iter().map(|scheme| scheme.name).collect();
        bail!(
            "no scheme is called `{name}`; there are {}",
            names.join(", ")
        );
    };
    let pairs = pairs(scheme, count, seed);
    if print {
        for (a, b) in &pairs {
            ui::line(&format!("{a}\t{b}"));
        }
        return Ok(());
    }
    let words: Vec<&str> = match &oracle {
        Some(command) => command.split_whitespace().collect(),
        None => scheme.oracle.to_vec(),
    };
    let Some((program, arguments)) = words.split_first() else {
        bail!("the tool of `{name}` has to be built: name it with --oracle 'COMMAND'");
    };
    let lines = |prefix: &str| -> String {
        let mut out = String::new();
        for (a, b) in &pairs {
            out.extend([
                prefix, a, "	", b, "
",
            ]);
        }
        out
    };
    let theirs = ask(&mut process::program(root, program, arguments), &lines(""))?;
    let ours = ask(
        &mut process::program(root, &airlock, ["deps", "compare"]),
        &lines(&format!("{name}\t")),
    )?;
    judge(&name, &pairs, &theirs, &ours)
}

/// Pairs near each other and far apart, each the other way round, too.
fn pairs(scheme: &Scheme, count: u64, seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|_| {
            let a = (scheme.make)(&mut dice);
            let b = match dice.below(3) {
                0 => generate::near(&mut dice, &a),
                _ => (scheme.make)(&mut dice),
            };
            (a, b)
        })
        .collect()
}

fn ask(command: &mut Command, input: &str) -> Result<Vec<String>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", process::show(command)))?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    let written = writer.join().is_ok_and(|written| written.is_ok());
    if !output.status.success() || !written {
        bail!("{} ended with {}", process::show(command), output.status);
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().map(|line| line.trim().to_owned()).collect())
}

fn judge(name: &str, pairs: &[(String, String)], theirs: &[String], ours: &[String]) -> Result<()> {
    if theirs.len() != pairs.len() || ours.len() != pairs.len() {
        bail!(
            "{} pairs, {} answers of the tool, {} of Airlock",
            pairs.len(),
            theirs.len(),
            ours.len()
        );
    }
    let rows: Vec<_> = pairs.iter().zip(theirs).zip(ours).collect();
    let differing: Vec<_> = rows
        .iter()
        .filter(|((_, theirs), ours)| theirs != ours)
        .collect();
    for (((a, b), theirs), ours) in differing.iter().take(SHOWN) {
        ui::line(&format!("{a}\t{b}\ttool {theirs}\tairlock {ours}"));
    }
    let count = |sign: &str| theirs.iter().filter(|answer| *answer == sign).count();
    ui::line(&format!(
        "{name}: {} of {} pairs agree (the tool: {} <, {} =, {} >, {} ?)",
        rows.len() - differing.len(),
        rows.len(),
        count("<"),
        count("="),
        count(">"),
        count("?")
    ));
    if differing.is_empty() {
        Ok(())
    } else {
        bail!("{} pairs differ", differing.len())
    }
}
