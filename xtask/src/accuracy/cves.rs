//! `cargo xtask accuracy --cves DIR`: published flaws of releases, found in the vulnerable release and not in the fixed
//! one. How they were chosen is in `docs/accuracy/cves.md`.

use super::corpus::labels::{Flow, Place};
use super::corpus::percent;
use super::corpus::score;
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
    /// Where it may be reported in the vulnerable release.
    vulnerable: Vec<Place>,
    /// Where the fixed one does the same rightly; empty where the code is gone.
    fixed: Vec<Place>,
}

pub(super) fn run(root: &Path, trees: &str, mut args: Args) -> Result<()> {
    let scanner = Scanner::taken(root, &mut args)?;
    args.finish()?;
    let list: List = toml::from_str(&std::fs::read_to_string(root.join(LIST))?)?;
    let scanner = scanner.built(root)?;
    let (mut good, mut found, mut any_tier) = (0, 0, 0);
    for cve in &list.cve {
        let tree = Path::new(trees).join(&cve.id);
        ensure!(tree.is_dir(), "{} is no folder", tree.display());
        let there = |release: &str, places: &[Place]| -> Result<(bool, bool)> {
            let all = scanner.scan(&tree.join(release)).context(cve.id.clone())?;
            let right = |finding: &&Finding| finding.cwes.iter().any(|cwe_| cve.cwe.contains(cwe_));
            let here: Vec<&Finding> = score::there(&all, places)
                .into_iter()
                .filter(right)
                .collect();
            Ok((
                here.iter().any(|finding| finding.vulnerability),
                !here.is_empty(),
            ))
        };
        let (blocks, says) = there("vulnerable", &cve.vulnerable)?;
        let (alarms, _) = there("fixed", &cve.fixed)?;
        found += usize::from(blocks);
        any_tier += usize::from(says);
        good += usize::from(blocks && !alarms);
        let word = match (blocks, says, alarms) {
            (true, _, false) => "found, silent on the fixed release",
            (true, _, true) => "found, also in the fixed release",
            (false, true, _) => "a note only",
            (false, false, _) => "missed",
        };
        ui::line(&format!("{:16} {:28} {word}", cve.id, cve.package));
    }
    let all = list.cve.len();
    ui::line(&format!(
        "{good} of {all} = {} found and silent on the fixed release; {found} found, {any_tier} of any tier",
        percent(good, all)
    ));
    Ok(())
}
