//! `cargo xtask legitimacy`: whether names that do not exist are told from those that do.
//!
//! Negatives are all packages of registries that real projects depend on; positives are made up (`invent`) and occur in none
//! of them. The lists of names that Airlock is given are made of the negatives: whole and called complete, and every second
//! name of them, not called so.

mod invent;

use crate::args::Args;
use crate::{files, process, test, ui};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub(crate) const USAGE: &str = "\
  legitimacy --projects DIR[,DIR] [--count N] [--seed N] [--ranked ECOSYSTEM=FILE[,...]] [--look-alikes CSV] [--airlock FILE]
      Lists the packages of every folder of DIR, invents N names (5,000 unless told) that none of them has, and prints how
      many of either are said not to exist, to be suspicious, or not to be in the list of names. --ranked gives the most
      used names of an ecosystem, and --look-alikes known squats of such (package, target, ecosystem, ...), of which is said
      how many are taken for the target.";

/// Ecosystems with a registry of names that anybody can register.
const ECOSYSTEMS: [&str; 6] = ["Go", "NuGet", "Packagist", "PyPI", "RubyGems", "crates.io"];

/// npm's and the others', by ecosystem.
type Names = BTreeMap<String, BTreeSet<String>>;

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let projects = args
        .option("--projects")?
        .context("where are the checkouts? give `--projects DIR`")?;
    let count = args.number("--count")?.unwrap_or(5_000);
    let seed = args.number("--seed")?.unwrap_or(1);
    let ranked = args.option("--ranked")?.unwrap_or_default();
    let look_alikes = args.option("--look-alikes")?;
    let airlock = args.option("--airlock")?.map(PathBuf::from);
    args.finish()?;
    let airlock = match airlock {
        Some(airlock) => std::fs::canonicalize(airlock)?,
        None => test::built_airlock(root)?,
    };
    let ranked: Vec<(&str, &str)> = { ranked.split(',') }
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.split_once('=')
                .context("--ranked wants ECOSYSTEM=FILE")
        })
        .collect::<Result<_>>()?;
    let folder = tempfile::tempdir()?;
    let asked = Judged {
        airlock: &airlock,
        folder: folder.path(),
        ranked: &ranked,
    };
    let (real, repositories) = real_names(&airlock, &projects)?;
    let mut known = real.clone();
    for (ecosystem, path) in &ranked {
        let names = std::fs::read_to_string(path).with_context(|| (*path).to_owned())?;
        let names = names.lines().map(str::to_owned);
        known
            .entry((*ecosystem).to_owned())
            .or_default()
            .extend(names);
    }
    let invented = invent::names(&known, count, seed);
    let total = |names: &Names| names.values().map(BTreeSet::len).sum::<usize>();
    ui::line(&format!(
        "{repositories} repositories, {} names of theirs, {} invented",
        total(&real),
        total(&invented)
    ));
    ui::line(
        "list                    names      absent  suspicious  unlisted  nothing said   known",
    );
    for (list, share) in [("complete", 1), ("half of it", 2)] {
        let database = asked.database(&real, share)?;
        for (what, names) in [("real", &real), ("invented", &invented)] {
            let mut tally = Tally::default();
            for answer in asked.answers(&database, names)? {
                tally.take(&answer);
            }
            ui::line(&tally.line(&format!("{list}, {what}")));
        }
    }
    if let Some(path) = look_alikes {
        let database = asked.database(&real, 1)?;
        asked.look_alikes(&database, &std::fs::read_to_string(path)?)?;
    }
    Ok(())
}

/// The names of packages of registries that the projects depend on, and how many projects there are.
fn real_names(airlock: &Path, projects: &str) -> Result<(Names, usize)> {
    let mut names = Names::new();
    let mut repositories = 0;
    for of_all in projects.split(',') {
        for folder in files::folders(Path::new(of_all))? {
            let mut command = process::program(&folder, airlock, ["deps", "list", ".", "--quiet"]);
            let listed = process::capture(command.arg("--format=json"))?;
            let listed: Value = serde_json::from_str(&listed)
                .with_context(|| format!("{} gave no list", folder.display()))?;
            repositories += 1;
            for package in listed
                .get("packages")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let origin = package.pointer("/origin/kind").and_then(Value::as_str);
                let of_registry = origin.is_none_or(|origin| origin == "registry");
                let (Some(ecosystem), Some(name)) =
                    (text(package, "ecosystem"), text(package, "name"))
                else {
                    continue;
                };
                let is_asked = ecosystem == "npm" || ECOSYSTEMS.contains(&ecosystem);
                if of_registry && is_asked && !name.contains(['\t', '\n', ' ', '$', '{']) {
                    let of = names.entry(ecosystem.to_owned()).or_default();
                    of.insert(name.to_owned());
                }
            }
        }
    }
    if names.is_empty() {
        bail!("{projects} holds no project that depends on anything");
    }
    Ok((names, repositories))
}

/// Airlock, and where its databases go.
struct Judged<'a> {
    airlock: &'a Path,
    folder: &'a Path,
    ranked: &'a [(&'a str, &'a str)],
}

impl Judged<'_> {
    /// A database with one in `share` of the names; complete if that is all of them.
    fn database(&self, names: &Names, share: usize) -> Result<PathBuf> {
        let path = self.folder.join(format!("{share}.airlock-db"));
        let mut command = process::program(self.folder, self.airlock, ["db", "build", "--quiet"]);
        for (number, (ecosystem, names)) in names.iter().enumerate() {
            let list = self.folder.join(format!("names-{share}-{number}.txt"));
            let kept: Vec<&str> = names.iter().step_by(share).map(String::as_str).collect();
            std::fs::write(&list, kept.join("\n"))?;
            command
                .arg("--names")
                .arg(format!("{ecosystem}={}", list.display()));
            if share == 1 {
                command.arg("--complete").arg(ecosystem);
            }
        }
        for (ecosystem, list) in self.ranked {
            let list = std::fs::canonicalize(list)?;
            command
                .arg("--ranked")
                .arg(format!("{ecosystem}={}", list.display()));
        }
        process::capture(command.arg("-o").arg(&path))?;
        Ok(path)
    }

    /// What is said of each name.
    fn answers(&self, database: &Path, names: &Names) -> Result<Vec<Value>> {
        let lines: Vec<String> = { names.iter() }
            .flat_map(|(ecosystem, names)| {
                names
                    .iter()
                    .map(move |name| format!("{ecosystem}\t{name}\n"))
            })
            .collect();
        let list = self.folder.join("asked.txt");
        std::fs::write(&list, lines.concat())?;
        let mut command = process::program(self.folder, self.airlock, ["deps", "check", "--quiet"]);
        command.arg("--format=json").arg("--db").arg(database);
        command.stdin(std::fs::File::open(&list)?);
        let said = process::capture_expecting(&mut command, &[0, 1])?;
        said.lines()
            .map(|line| serde_json::from_str(line).context("deps check wrote no JSON"))
            .collect()
    }

    /// How many known squats are taken for what they squat on, of those whose target is among the most used names.
    fn look_alikes(&self, database: &Path, csv: &str) -> Result<()> {
        let mut rows: Vec<(String, &str, &str)> = Vec::new();
        for line in csv.lines().skip(1) {
            let mut fields = line.split(',');
            let (Some(name), Some(target), Some(ecosystem)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let written = ["PyPI", "npm", "crates.io"]
                .into_iter()
                .find(|known| known.eq_ignore_ascii_case(ecosystem));
            rows.extend(written.map(|ecosystem| (ecosystem.to_owned(), name, target)));
        }
        let mut of_ranked = 0;
        let mut missed = Vec::new();
        for (ecosystem, name, target) in &rows {
            let list = self.ranked.iter().find(|(of, _)| of == ecosystem);
            let Some((_, path)) = list else { continue };
            let list = std::fs::read_to_string(path)?;
            let has = |name: &str| list.lines().any(|known| known.eq_ignore_ascii_case(name));
            if !has(target) || has(name) {
                continue;
            }
            of_ranked += 1;
            let one = BTreeMap::from([(ecosystem.clone(), BTreeSet::from([(*name).to_owned()]))]);
            let said = self.answers(database, &one)?;
            if !said
                .iter()
                .any(|answer| signals(answer).any(|signal| signal == "look-alike"))
            {
                missed.push(*name);
            }
        }
        ui::line(&format!(
            "look-alikes: {} of {of_ranked} taken for another's; missed: {}",
            of_ranked - missed.len(),
            missed.join(" ")
        ));
        Ok(())
    }
}

fn signals(answer: &Value) -> impl Iterator<Item = &str> {
    let signals = answer.get("signals").and_then(Value::as_array);
    let signals = signals.into_iter().flatten();
    signals.filter_map(|signal| text(signal, "signal"))
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

/// What was said of names.
#[derive(Default)]
struct Tally {
    all: usize,
    absent: usize,
    suspicious: usize,
    unlisted: usize,
    silent: usize,
    known: usize,
}

impl Tally {
    fn take(&mut self, answer: &Value) {
        self.all += 1;
        match text(answer, "verdict") {
            Some("absent") => self.absent += 1,
            Some("suspicious" | "malicious") => self.suspicious += 1,
            Some("known") => self.known += 1,
            _ if signals(answer).any(|signal| signal == "unlisted") => self.unlisted += 1,
            _ => self.silent += 1,
        }
    }

    fn line(&self, what: &str) -> String {
        let share = |count: usize| format!("{count} ({:.2} %)", 100.0 * ratio(count, self.all));
        format!(
            "{what:<22} {:>6} {:>16} {:>16} {:>16} {:>12} {:>16}",
            self.all,
            share(self.absent),
            share(self.suspicious),
            share(self.unlisted),
            share(self.silent),
            share(self.known)
        )
    }
}

fn ratio(part: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(all.max(1))
}
