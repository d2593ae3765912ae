//! `cargo xtask accuracy --corpus`: recall, false alarms and weaknesses on the applications of `docs/accuracy/corpus/`.
//!
//! Invariant: of the hidden half nothing but totals is printed or left on disk, so that nobody tunes to it by accident.

mod labels;
mod score;

use super::scanner::Scanner;
use crate::args::Args;
use crate::ui;
use anyhow::{Result, bail};
use labels::{Application, Flaw};
pub(super) use labels::{Flow, Place};
pub(super) use score::there;
use score::{Findings, Score, Tally};
use std::path::Path;

const CORPUS: &str = "docs/accuracy/corpus";

pub(super) fn run(root: &Path, half: &str, mut args: Args) -> Result<()> {
    let check = args.switch("--check");
    let list = args.switch("--misses");
    let only = args.option("--application")?;
    let scanner = Scanner::taken(&mut args)?;
    args.finish()?;
    if !["open", "hidden"].contains(&half) {
        bail!("the halves are `open` and `hidden`, not `{half}`");
    }
    if (list || only.is_some()) && half == "hidden" {
        bail!("only the totals of the hidden half are shown; tune to `open`");
    }
    let folder = root.join(CORPUS).join(half);
    let mut applications = labels::read(&folder)?;
    applications.retain(|one| only.as_ref().is_none_or(|name| one.name == *name));
    let flaws: usize = applications.iter().map(|one| one.flaws.len()).sum();
    if check {
        ui::line(&format!(
            "{flaws} flaws in {} applications: every label points at what is there",
            applications.len()
        ));
        return Ok(());
    }
    let scanner = scanner.built(root)?;
    let mut score = Score::default();
    for application in &applications {
        let trees = folder.join(&application.name);
        let findings = Findings {
            flawed: scanner.scan(&trees.join("flawed"))?,
            fixed: scanner.scan(&trees.join("fixed"))?,
        };
        score.add(application, &findings);
        if list {
            list_elsewhere(application, &findings);
        }
    }
    print(&score, half == "open");
    if list {
        list_flaws("missed", &score.missed, |flaw| &flaw.flawed);
        list_flaws("false alarms on twins", &score.alarmed, |flaw| &flaw.fixed);
    }
    Ok(())
}

fn print(score: &Score, applications: bool) {
    ui::line(
        "                                 flaws found recall   any tier right CWE best CWE   alarms        any tier",
    );
    ui::line(&line("all", &score.total));
    ui::line("\nflow");
    for (flow, tally) in &score.flows {
        ui::line(&line(flow, tally));
    }
    ui::line("\nkind");
    for (kind, tally) in &score.kinds {
        ui::line(&line(kind, tally));
    }
    if applications {
        ui::line("\napplication");
        for (name, tally) in &score.applications {
            ui::line(&line(name, tally));
        }
    }
    let (vulnerability, audit) = score.elsewhere;
    ui::line(&format!(
        "\nother findings in the fixed trees ({} lines): {vulnerability} of the vulnerability tier, {audit} of others",
        score.lines
    ));
}

fn line(name: &str, tally: &Tally) -> String {
    format!(
        "{name:32} {:5} {:5} {:>7}  {:>7}  {:>8}  {:>7}    {:5} {:>7}   {:>7}",
        tally.flaws,
        tally.found,
        percent(tally.found, tally.flaws),
        percent(tally.found_any_tier, tally.flaws),
        percent(tally.found, tally.located),
        percent(tally.best, tally.located),
        tally.alarms,
        percent(tally.alarms, tally.flaws),
        percent(tally.alarms_any_tier, tally.flaws),
    )
}

/// One decimal, rounded down: 89.96 % is not 90 %.
fn percent(part: usize, whole: usize) -> String {
    match (part * 1000).checked_div(whole) {
        Some(thousandths) => format!("{}.{} %", thousandths / 10, thousandths % 10),
        None => "-".to_owned(),
    }
}

fn list_flaws(heading: &str, flaws: &[Flaw], places: impl Fn(&Flaw) -> &Vec<Place>) {
    ui::line(&format!("\n{heading}"));
    for flaw in flaws {
        for place in places(flaw).iter().take(1) {
            let (first, last) = place.lines;
            ui::line(&format!(
                "{} {} ({}) {}:{first}-{last} {}",
                flaw.id,
                flaw.kind,
                flaw.flow.name(),
                place.file,
                flaw.what
            ));
        }
    }
}

fn list_elsewhere(application: &Application, findings: &Findings) {
    ui::line(&format!(
        "\nother findings of the vulnerability tier in {}/fixed",
        application.name
    ));
    for finding in score::elsewhere(application, findings).filter(|one| one.vulnerability) {
        let cwes: Vec<_> = finding.cwes.iter().map(ToString::to_string).collect();
        ui::line(&format!(
            "{}:{} CWE {}",
            finding.file,
            finding.first,
            cwes.join(", ")
        ));
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn shares_are_rounded_down_and_none_of_none_is_none() {
        assert_eq!(percent(8996, 10_000), "89.9 %");
        assert_eq!(percent(3, 3), "100.0 %");
        assert_eq!(percent(0, 0), "-");
    }

    #[test]
    fn the_hidden_half_is_not_listed() {
        let words = |text: &str| Args::new(text.split(' ').map(str::to_owned).collect());
        let refusal = run(Path::new("."), "hidden", words("--misses")).unwrap_err();
        assert!(refusal.to_string().contains("tune to `open`"));
        assert!(run(Path::new("."), "both", words("--check")).is_err());
    }

    /// The labels in the tree point at what is there, and there are as many as the README promises.
    #[test]
    fn every_label_of_both_halves_is_right() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(CORPUS);
        let readme = std::fs::read_to_string(corpus.join("README.md")).unwrap();
        for half in ["hidden", "open"] {
            let applications = labels::read(&corpus.join(half)).unwrap();
            let flaws: usize = applications.iter().map(|one| one.flaws.len()).sum();
            let promise = format!("| `{half}/` | {} | {flaws} |", applications.len());
            assert!(readme.contains(&promise), "the README lacks `{promise}`");
        }
    }
}
