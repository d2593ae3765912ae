//! `cargo xtask accuracy --secrets`: recall and precision on the labelled files of `docs/accuracy/secrets/`.
//!
//! Invariant: of the hidden half nothing but totals is printed, so that nobody tunes to it by accident.

mod marks;
mod score;

use crate::args::Args;
use crate::{metadata, process, test, ui};
use anyhow::{Context as _, Result, bail};
use marks::Labelled;
use score::{Confidence, Finding, Score};
use std::path::{Path, PathBuf};

const CASES: &str = "docs/accuracy/secrets";

/// The halves: two that may be tuned to, and the yardstick.
const HALVES: [&str; 3] = ["open", "second", HIDDEN];
const HIDDEN: &str = "hidden";

/// Longest part of a line that a list shows.
const SHOWN: usize = 160;

pub(super) fn run(root: &Path, half: &str, mut args: Args) -> Result<()> {
    let list = args.switch("--misses");
    let airlock = match args.option("--airlock")? {
        Some(file) => {
            std::fs::canonicalize(&file).with_context(|| format!("cannot find {file}"))?
        }
        None => test::built_airlock(root)?,
    };
    args.finish()?;
    if !HALVES.contains(&half) {
        bail!("the halves are {}, not `{half}`", HALVES.join(", "));
    }
    if list && half == HIDDEN {
        bail!("what was missed in the hidden half is not shown; tune to `open`");
    }
    let files = marks::read(root, &root.join(CASES).join(half))?;
    let findings = scan(root, half, &files, airlock)?;
    ui::line("threshold      true found recall    right false precision");
    for (name, least) in [
        ("all reported", Confidence::Low),
        ("medium, high", Confidence::Medium),
        ("high", Confidence::High),
    ] {
        ui::line(&line(
            name,
            &Score::of(&files, &confident(&findings, least)),
        ));
    }
    let everything = confident(&findings, Confidence::Low);
    let score = Score::of(&files, &everything);
    ui::line("\ncategory (all reported)");
    for (category, (all, found)) in &score.categories {
        ui::line(&format!(
            "{category:14} {all:4} {found:5} {:>6}",
            percent(*found, *all)
        ));
    }
    ui::line(&format!(
        "\npassword hashes reported as such at low confidence, not counted: {}",
        score.hashes
    ));
    if half != HIDDEN {
        ui::line("\nfalse alarms (all reported)");
        for (kind, count) in &score.false_alarms {
            ui::line(&format!("{kind:14} {count:4}"));
        }
    }
    if list {
        lists(&files, &everything, &score);
    }
    Ok(())
}

fn confident(findings: &[Finding], least: Confidence) -> Vec<&Finding> {
    findings
        .iter()
        .filter(|finding| finding.confidence >= least)
        .collect()
}

/// Writes the files where nothing round them has a say, and scans them as a person would.
fn scan(root: &Path, half: &str, files: &[Labelled], airlock: PathBuf) -> Result<Vec<Finding>> {
    let out = metadata::workspace(root)?
        .target_directory
        .join("xtask/accuracy-secrets");
    let tree = out.join(half);
    if tree.exists() {
        std::fs::remove_dir_all(&tree)?;
    }
    for file in files {
        let path = tree.join(&file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, &file.text)?;
    }
    let report = out.join(format!("{half}.json"));
    // Ignore files and caches of this workspace are no part of the files that were labelled.
    let mut command = process::program(
        &tree,
        airlock,
        [
            "scan",
            ".",
            "--only=secrets",
            "--no-cache",
            "--no-ignore",
            "--quiet",
        ],
    );
    command.arg(format!("--format=json={}", report.display()));
    process::run_expecting(&mut command, &[0, 1])?;
    score::read(&std::fs::read_to_string(&report)?)
        .with_context(|| format!("{} is no report of Airlock's", report.display()))
}

fn line(name: &str, score: &Score) -> String {
    let (all, found) = score.total();
    let wrong = score.all_false();
    format!(
        "{name:14} {all:4} {found:5} {:>6}    {:5} {wrong:5} {:>9}",
        percent(found, all),
        score.right,
        percent(score.right, score.right + wrong),
    )
}

/// One decimal, rounded down: 96.96 % is not 97 %.
fn percent(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or(0);
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// What was missed and what was found wrongly, with the line it stands on.
fn lists(files: &[Labelled], findings: &[&Finding], score: &Score) {
    ui::line("\nmissed");
    for (file, case) in &score.missed {
        if let Some(file) = files.get(*file)
            && let Some(case) = file.cases.get(*case)
        {
            show(file, case.start, case.end, case.name());
        }
    }
    ui::line("\nfound wrongly");
    for (number, kind) in &score.wrong {
        if let Some(finding) = findings.get(*number)
            && let Some(file) = files.iter().find(|file| file.path == finding.path)
        {
            let what = format!("{kind} by {} ({:?})", finding.rule, finding.confidence);
            show(file, finding.start, finding.end, &what);
        }
    }
}

fn show(file: &Labelled, start: u64, end: u64, what: &str) {
    let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
    let (before, after) = file.text.split_at_checked(at(start)).unwrap_or(("", ""));
    let number = before.matches('\n').count() + 1;
    let head = before.rsplit('\n').next().unwrap_or("");
    let (value, tail) = after
        .split_at_checked(at(end.saturating_sub(start)))
        .unwrap_or((after, ""));
    let tail = tail.split('\n').next().unwrap_or("");
    let text = format!("{}«{}»{tail}", head.trim_start(), value.replace('\n', "⏎"));
    let text: String = text.chars().take(SHOWN).collect();
    ui::line(&format!("{}:{number} {what}: {text}", file.path));
}
