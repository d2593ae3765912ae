//! `cargo xtask gen`: writes the files that are derived from the program, or proves that they are fresh.
//!
//! The program knows its own options, rules and schemas and writes them all (`airlock dev gen DIR`); this task compares
//! and copies. Derived files are checked in, so that a reader needs no build and a change of them is seen in review.

use crate::args::Args;
use crate::{files, metadata, process, test, ui};
use anyhow::{Context as _, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(crate) const USAGE: &str = "\
  gen [--check]
      Writes schemas/, the command reference and the pages of rules and detectors from the program.
      --check    changes nothing; fails when a checked-in file differs";

/// Folders in which every file is derived: what the program no longer writes there is removed.
const OWNED: &[&str] = &["schemas", "docs/rules"];

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let only_check = args.switch("--check");
    args.finish()?;
    if only_check { check(root) } else { write(root) }
}

/// Proves that the checked-in files are fresh.
pub(crate) fn check(root: &Path) -> Result<()> {
    let (fresh, differences) = compare(root)?;
    if differences.is_empty() {
        ui::line(&format!("{} derived files are fresh", fresh.len()));
        return Ok(());
    }
    for difference in &differences {
        ui::line(&difference.show());
    }
    bail!(
        "{} derived files differ; run `cargo xtask gen` and commit what it writes",
        differences.len()
    );
}

fn write(root: &Path) -> Result<()> {
    let (fresh, differences) = compare(root)?;
    for difference in &differences {
        let path = root.join(&difference.file);
        if let Some(text) = fresh.get(&difference.file) {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&path, text)
        } else {
            std::fs::remove_file(&path)
        }
        .with_context(|| format!("cannot write {}", difference.file))?;
        ui::line(&difference.show());
    }
    ui::line(&format!("{} files written", differences.len()));
    Ok(())
}

/// Contents by path below the root.
type Files = BTreeMap<String, Vec<u8>>;

/// What the program writes today, and where the checked-in files differ from it.
fn compare(root: &Path) -> Result<(Files, Vec<Difference>)> {
    let folder = metadata::workspace(root)?
        .target_directory
        .join("xtask")
        .join("gen");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let program = test::built_airlock(root)?;
    let mut command = process::program(root, program, ["dev", "gen"]);
    process::run(command.arg(&folder))?;
    let mut fresh = Files::new();
    read_all(&folder, "", &mut fresh)?;
    if fresh.is_empty() {
        bail!("{} wrote nothing", process::show(&command));
    }
    let mut kept = Files::new();
    for owned in OWNED {
        let folder = root.join(owned);
        if folder.is_dir() {
            read_all(&folder, &format!("{owned}/"), &mut kept)?;
        }
    }
    for file in fresh.keys() {
        if let Ok(bytes) = std::fs::read(root.join(file)) {
            kept.insert(file.clone(), bytes);
        }
    }
    let differences = differences(&fresh, &kept);
    Ok((fresh, differences))
}

/// One file that is not as the program writes it.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    file: String,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Missing,
    Stale,
    /// The first line that differs, from 1, as it is and as it should be.
    Line(usize, String, String),
}

impl Difference {
    fn show(&self) -> String {
        match &self.kind {
            Kind::Missing => format!("{}: is new", self.file),
            Kind::Stale => format!("{}: is no longer written", self.file),
            Kind::Line(line, is, should) => {
                format!("{}:{line}:\n  - {is}\n  + {should}", self.file)
            }
        }
    }
}

fn differences(fresh: &Files, kept: &Files) -> Vec<Difference> {
    let names: BTreeSet<&String> = fresh.keys().chain(kept.keys()).collect();
    names
        .into_iter()
        .filter_map(|file| {
            let kind = match (fresh.get(file), kept.get(file)) {
                (Some(fresh), Some(kept)) if fresh == kept => return None,
                (Some(fresh), Some(kept)) => first_difference(fresh, kept),
                (Some(_), None) => Kind::Missing,
                (None, _) => Kind::Stale,
            };
            Some(Difference {
                file: file.clone(),
                kind,
            })
        })
        .collect()
}

fn first_difference(fresh: &[u8], kept: &[u8]) -> Kind {
    let (fresh, kept) = (
        String::from_utf8_lossy(fresh),
        String::from_utf8_lossy(kept),
    );
    let (mut should, mut is) = (fresh.split('\n'), kept.split('\n'));
    let mut line = 0;
    loop {
        line += 1;
        match (is.next(), should.next()) {
            (Some(one), Some(other)) if one == other => {}
            (one, other) => {
                let show = |text: Option<&str>| text.unwrap_or("(end of file)").to_owned();
                return Kind::Line(line, show(one), show(other));
            }
        }
    }
}

/// Adds every file below `folder`, its path after `prefix`.
fn read_all(folder: &Path, prefix: &str, into: &mut Files) -> Result<()> {
    for file in files::below(folder)? {
        let bytes = std::fs::read(folder.join(&file))?;
        into.insert(format!("{prefix}{file}"), bytes);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn names_new_stale_and_changed_files() {
        let fresh = files(&[("a", "1\n2\n"), ("b", "x\n"), ("c", "same")]);
        let kept = files(&[("a", "1\n3\n"), ("c", "same"), ("d", "old")]);
        let shown: Vec<_> = differences(&fresh, &kept)
            .iter()
            .map(Difference::show)
            .collect();
        assert_eq!(
            shown,
            ["a:2:\n  - 3\n  + 2", "b: is new", "d: is no longer written"]
        );
    }

    #[test]
    fn a_file_cut_short_differs_at_its_end() {
        let kind = first_difference(b"1\n2", b"1");
        assert_eq!(
            kind,
            Kind::Line(2, "(end of file)".to_owned(), "2".to_owned())
        );
    }
}
