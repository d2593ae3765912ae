//! A copy of a tree with a program to measure in it, and the times that were measured.
//!
//! Invariant: the tree itself is never written to; the copy and the index are gone when the task ends.

use crate::args::Args;
use crate::{metadata, process};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Files written this shortly before a scan are not known by their stat (the index's rule for files that may be written
/// again within the clock's tick), with some room.
const SETTLING: Duration = Duration::from_secs(4);

/// The program, the copy of the tree, and where the index lies.
pub(super) struct Place {
    pub(super) airlock: PathBuf,
    pub(super) tree: PathBuf,
    pub(super) cache: PathBuf,
    /// Removed with it.
    folder: tempfile::TempDir,
}

impl Place {
    /// Copies the tree that `--tree` names, without `.git`; the program is that of `--program`, or is built.
    pub(super) fn of(root: &Path, mut args: Args) -> Result<Self> {
        let program = args.option("--program")?;
        let tree = match args.option("--tree")? {
            Some(tree) => Some(tree),
            None => args.positional(),
        };
        args.finish()?;
        let tree = tree.context("which folder is to be copied? name it with --tree")?;
        let tree = std::fs::canonicalize(&tree).with_context(|| format!("cannot find {tree}"))?;
        let airlock = match program {
            Some(program) => {
                std::fs::canonicalize(&program).with_context(|| format!("cannot find {program}"))?
            }
            None => built(root)?,
        };
        let folder = tempfile::tempdir()?;
        let place = Self {
            airlock,
            tree: folder.path().join("tree"),
            cache: folder.path().join("cache"),
            folder,
        };
        process::run(
            process::program(root, "cp", ["-r", "--no-preserve=mode"]).args([&tree, &place.tree]),
        )?;
        if place.tree.join(".git").exists() {
            std::fs::remove_dir_all(place.tree.join(".git"))?;
        }
        std::thread::sleep(SETTLING);
        Ok(place)
    }

    /// The program with the index of the copy, started there; the user's own configuration and state are out of reach.
    pub(super) fn command(&self, words: &str) -> Command {
        let mut command = process::program(&self.tree, &self.airlock, words.split(' '));
        command
            .env("XDG_CACHE_HOME", &self.cache)
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_STATE_HOME", self.folder.path().join("state"));
        command
    }

    /// Scans the tree as `words` say, so that the index knows it; gives its lines.
    pub(super) fn warm_up(&self, words: &str) -> Result<u64> {
        let mut command = self.command(words);
        let report = process::capture_expecting(&mut command, &[0, 1])?;
        let report: serde_json::Value = serde_json::from_str(&report)?;
        let lines = report.pointer("/run/lines");
        Ok(lines.and_then(serde_json::Value::as_u64).unwrap_or(0))
    }
}

fn built(root: &Path) -> Result<PathBuf> {
    let words = ["build", "--profile", "bench-fast", "--package", "airlock"];
    process::run(&mut process::cargo(root, words))?;
    Ok(metadata::workspace(root)?
        .target_directory
        .join("bench-fast/airlock"))
}

/// Times of one kind of run.
#[derive(Default)]
pub(super) struct Times(Vec<Duration>);

impl Times {
    pub(super) fn add(&mut self, time: Duration) {
        let place = self.0.partition_point(|known| *known <= time);
        self.0.insert(place, time);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The time within which this share of the runs, in hundredths, ended, in milliseconds.
    pub(super) fn at(&self, share: usize) -> f64 {
        let place = (self.0.len() * share).div_ceil(100).saturating_sub(1);
        let time = self.0.get(place);
        time.map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_times() {
        let mut times = Times::default();
        for time in [30, 10, 20, 40] {
            times.add(Duration::from_millis(time));
        }
        let shown = [50, 95, 100].map(|share| times.at(share).to_string());
        assert_eq!(shown, ["20", "40", "40"]);
        assert_eq!(Times::default().at(50).to_string(), "0");
    }
}
