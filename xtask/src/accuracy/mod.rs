//! `cargo xtask accuracy`: how many documented flaws of deliberately vulnerable projects are found, and how many of the
//! labelled secrets (see [`secrets`]), planted flaws (see [`corpus`]) and published ones (see [`cves`]).
//!
//! The lists, and the rule by which a finding counts as a row, are in `docs/accuracy/truth/`; the rule's table of related
//! weaknesses is read from its README, so that what is measured is what is written there.

mod corpus;
mod cves;
mod groups;
mod pairing;
mod scanner;
mod secrets;
mod truth;

use crate::args::Args;
use crate::{files, metadata, process, test, ui};
use anyhow::{Context as _, Result, bail};
use groups::{Groups, Kinship};
use pairing::{Finding, pair};
use std::path::Path;
use truth::Row;

pub(crate) const USAGE: &str = "\
  accuracy --projects DIR [--missed]
      Scans the checkouts DIR/NAME of docs/accuracy/truth/NAME.csv and prints how many of the rows are found.
      --missed    lists the rows that were not found
  accuracy --secrets HALF [--misses] [--airlock FILE]
      Fills in the labelled files of docs/accuracy/secrets/HALF (open, second or hidden), scans them for secrets, and prints
      recall and precision. FILE is an airlock that is built.
      --misses    lists what was missed and what was found wrongly; not of `hidden`
  accuracy --corpus HALF [--check] [--misses] [--application NAME] [--airlock FILE] [--rules FILE|DIR]...
      Scans the applications of docs/accuracy/corpus/HALF (open or hidden), flawed and fixed, and prints how many planted flaws
      are found and how many of their fixed twins give a false alarm.
      --check     looks at the labels only
      --misses    lists what was missed and what was found wrongly; of `open` only
      --application NAME  scans this one only; of `open` only
      --airlock FILE      the program to run, where not the one built here
      --rules FILE|DIR    rules and models that take the place of the program's, for trying them without building it
  accuracy --cves DIR [--cve ID] [--airlock FILE] [--rules FILE|DIR]...
      Scans the releases DIR/CVE/vulnerable and DIR/CVE/fixed of docs/accuracy/truth/cves.toml and prints which flaws are found
      in the one and not in the other.
      --cve ID    scans this one only";

const TRUTH: &str = "docs/accuracy/truth";

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    if let Some(half) = args.option("--secrets")? {
        return secrets::run(root, &half, args);
    }
    if let Some(trees) = args.option("--cves")? {
        return cves::run(root, &trees, args);
    }
    match args.option("--corpus")? {
        Some(half) => corpus::run(root, &half, args),
        None => projects(root, args),
    }
}

fn projects(root: &Path, mut args: Args) -> Result<()> {
    let projects = args
        .option("--projects")?
        .context("where are the checkouts? give `--projects DIR`")?;
    let list_missed = args.switch("--missed");
    args.finish()?;
    let projects =
        std::fs::canonicalize(&projects).with_context(|| format!("cannot find {projects}"))?;
    let truth = root.join(TRUTH);
    let groups = Groups::read(&std::fs::read_to_string(truth.join("README.md"))?)?;
    let airlock = test::built_airlock(root)?;
    let mut total = Score::default();
    ui::line("project        search rules        by judgement   all rows");
    for list in files::below(&truth)? {
        let Some(name) = list.strip_suffix(".csv") else {
            continue;
        };
        let rows = truth::read(&std::fs::read_to_string(truth.join(&list))?)
            .with_context(|| format!("{TRUTH}/{list}"))?;
        let checkout = projects.join(name);
        if !checkout.is_dir() {
            bail!(
                "{} is no folder; check the project out there",
                checkout.display()
            );
        }
        let findings = scan(root, &airlock, name, &checkout)?;
        let score = Score::of(&rows, &findings, &groups);
        ui::line(&score.line(name));
        if list_missed {
            for row in score.missed.iter().filter_map(|number| rows.get(*number)) {
                ui::line(&format!(
                    "    {}:{} CWE-{} {}",
                    row.file, row.line, row.cwe, row.class
                ));
            }
        }
        total.add(&score);
    }
    ui::line(&total.line("together"));
    Ok(())
}

fn scan(root: &Path, airlock: &Path, name: &str, checkout: &Path) -> Result<Vec<Finding>> {
    let out = metadata::workspace(root)?
        .target_directory
        .join("xtask/accuracy");
    std::fs::create_dir_all(&out)?;
    let report = out.join(format!("{name}.json"));
    let mut command = process::program(checkout, airlock, ["scan", ".", "--no-cache"]);
    command.arg(format!("--format=json={}", report.display()));
    process::run_expecting(&mut command, &[0, 1])?;
    pairing::read(&std::fs::read_to_string(&report)?)
        .with_context(|| format!("{} is no report of Airlock's", report.display()))
}

/// How many rows of a list were found.
#[derive(Default)]
struct Score {
    all: usize,
    searchable: usize,
    found: usize,
    searchable_found: usize,
    /// The same, counting weaknesses that are related only under a condition a person must judge.
    searchable_by_judgement: usize,
    /// Rows, by number, that were not found.
    missed: Vec<usize>,
}

impl Score {
    fn of(rows: &[Row], findings: &[Finding], groups: &Groups) -> Self {
        let found = pair(rows, findings, |row, finding| {
            groups.kinship(row, finding) == Kinship::Sure
        });
        let judged = pair(rows, findings, |row, finding| {
            groups.kinship(row, finding) != Kinship::None
        });
        let searchable = |numbers: &[usize]| {
            numbers
                .iter()
                .filter(|number| rows.get(**number).is_some_and(|row| row.search_rule))
                .count()
        };
        Self {
            all: rows.len(),
            searchable: rows.iter().filter(|row| row.search_rule).count(),
            found: found.len(),
            searchable_found: searchable(&found),
            searchable_by_judgement: searchable(&judged),
            missed: (0..rows.len())
                .filter(|number| !found.contains(number))
                .collect(),
        }
    }

    fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.searchable += other.searchable;
        self.found += other.found;
        self.searchable_found += other.searchable_found;
        self.searchable_by_judgement += other.searchable_by_judgement;
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:12} {:4} of {:3} = {:3} %  {:4} = {:3} %   {:4} of {:3} = {:3} %",
            self.searchable_found,
            self.searchable,
            percent(self.searchable_found, self.searchable),
            self.searchable_by_judgement,
            percent(self.searchable_by_judgement, self.searchable),
            self.found,
            self.all,
            percent(self.found, self.all),
        )
    }
}

/// Rounded down: a share of 79.9 % is not 80 %.
fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(0)
}
