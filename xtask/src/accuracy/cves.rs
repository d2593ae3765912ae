//! `cargo xtask accuracy --cves DIR`: published flaws of releases, found in the vulnerable release and not in the fixed
//! one. How they were chosen and labelled is in `docs/accuracy/cves.md`.
//!
//! Invariant: a label points at a file that is in the release, so that a tree that is not the labelled one is an error.

use super::corpus::{Flow, Place, there};
use super::pairing::Finding;
use super::scanner::Scanner;
use crate::args::Args;
use crate::ui;
use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use std::path::Path;

const LIST: &str = "docs/accuracy/truth/cves.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    cve: Vec<Cve>,
}

/// A published flaw. Both releases lie unpacked in `DIR/<id>/vulnerable` and `DIR/<id>/fixed`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cve {
    id: String,
    package: String,
    /// Weaknesses that are right, the best first.
    cwe: Vec<u32>,
    #[serde(rename = "flow")]
    _flow: Flow,
    #[serde(rename = "what")]
    _what: String,
    /// Why the two releases do not show the flaw and its mending. It counts as missed all the same.
    absent: Option<String>,
    /// Where it may be reported in the vulnerable release.
    vulnerable: Vec<Place>,
    /// Where the fixed one does the same rightly; empty where the code is gone.
    fixed: Vec<Place>,
}

/// What is said of a flaw.
struct Said {
    /// By a finding that may block, in the vulnerable release.
    found: bool,
    /// By a finding of any tier, there.
    noted: bool,
    /// By a finding that may block, in the fixed release.
    alarmed: bool,
}

impl Said {
    fn of(cve: &Cve, scanner: &Scanner, tree: &Path) -> Result<Self> {
        let (found, noted) = at(cve, scanner, &tree.join("vulnerable"), &cve.vulnerable)?;
        let (alarmed, _) = at(cve, scanner, &tree.join("fixed"), &cve.fixed)?;
        Ok(Self {
            found,
            noted,
            alarmed,
        })
    }

    fn is_right(&self) -> bool {
        self.found && !self.alarmed
    }

    fn word(&self) -> &'static str {
        match (self.found, self.noted, self.alarmed) {
            (true, _, false) => "found, silent on the fixed release",
            (true, _, true) => "found, also in the fixed release",
            (false, true, _) => "a note only",
            (false, false, _) => "missed",
        }
    }
}

pub(super) fn run(root: &Path, trees: &str, mut args: Args) -> Result<()> {
    let scanner = Scanner::taken(&mut args)?;
    let only = args.option("--cve")?;
    args.finish()?;
    let text = std::fs::read_to_string(root.join(LIST))?;
    let mut list: List = toml::from_str(&text).context(LIST)?;
    list.cve
        .retain(|cve| only.as_ref().is_none_or(|id| cve.id == *id));
    let scanner = scanner.built(root)?;
    let (mut right, mut shown, mut noted) = (0, 0, 0);
    for cve in &list.cve {
        let word = if cve.absent.is_some() {
            "not in these releases"
        } else {
            let said = Said::of(cve, &scanner, &Path::new(trees).join(&cve.id))?;
            shown += 1;
            noted += usize::from(said.noted);
            right += usize::from(said.is_right());
            said.word()
        };
        ui::line(&format!("{:16} {:42} {word}", cve.id, cve.package));
    }
    let all = list.cve.len();
    ui::line(&format!(
        "{right} found and silent on the fixed release: {} % of {all}, {} % of the {shown} that the releases show; {noted} found \
         with notes",
        super::percent(right, all),
        super::percent(right, shown),
    ));
    Ok(())
}

/// Whether a finding that may block, and whether any, says rightly of `places` what the flaw is.
fn at(cve: &Cve, scanner: &Scanner, release: &Path, places: &[Place]) -> Result<(bool, bool)> {
    for place in places {
        let file = release.join(&place.file);
        ensure!(file.is_file(), "{} is no file", file.display());
    }
    let findings = scanner.scan(release).with_context(|| cve.id.clone())?;
    let right: Vec<&Finding> = there(&findings, places)
        .into_iter()
        .filter(|finding| finding.cwes.iter().any(|cwe| cve.cwe.contains(cwe)))
        .collect();
    let found = right.iter().any(|finding| finding.vulnerability);
    Ok((found, !right.is_empty()))
}
