//! One tree, the same rules, two tools: processor time, peak memory, and the findings of both.
//!
//! Both see a copy of the tree without git, on one thread, with nothing ignored and no comment heeded, so that they do the
//! same work; how that is brought about is in `docs/benchmarks.md`. Processor time (user and system, of all threads and
//! children) is compared, not the clock on the wall, since it depends least on what else the machine does. The tools take
//! turns, and the median of their runs counts.

use crate::args::Args;
use crate::{files, metadata, process, ui};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// GNU time, which counts a command's children as well.
const TIME: &str = "/usr/bin/time";
/// Bytes above which neither tool reads a file: Airlock's own bound.
const LARGEST_FILE: &str = "10000000";
/// Seconds that Semgrep may take for one rule on one file before it gives up.
const PATIENCE: &str = "60";
/// Differences that are printed; all of them are in the files that are named.
const SHOWN: usize = 5;

pub(super) fn run(root: &Path, mut args: Args) -> Result<()> {
    let runs = args.number("--runs")?.unwrap_or(3).max(1);
    let rules = args.option("--rules")?;
    let program = args.option("--program")?;
    let tree = match args.option("--tree")? {
        Some(tree) => Some(tree),
        None => args.positional(),
    };
    args.finish()?;
    let tree = tree.context("which folder is to be scanned? name it with --tree")?;
    let tree = std::fs::canonicalize(&tree).with_context(|| format!("cannot find {tree}"))?;
    let out = metadata::workspace(root)?
        .target_directory
        .join("xtask/bench");
    std::fs::create_dir_all(&out)?;
    require(root, "semgrep", "pip install semgrep")?;
    require(root, TIME, "apt-get install time")?;
    let airlock = match program {
        Some(program) => {
            std::fs::canonicalize(&program).with_context(|| format!("cannot find {program}"))?
        }
        None => release_airlock(root)?,
    };
    // Outside of this repository, whose own lists of ignored files Semgrep would heed.
    let folder = tempfile::tempdir()?;
    let place = Place {
        rules: match rules {
            Some(rules) => {
                std::fs::canonicalize(&rules).with_context(|| format!("cannot find {rules}"))?
            }
            None => copy_of_rules(root, &out)?,
        },
        tree: copy_of_tree(root, &tree, folder.path())?,
        out,
    };
    let (ours, theirs) = (place.airlock(&airlock)?, place.semgrep());
    let mut costs: [Vec<Cost>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        for (words, costs) in [&ours, &theirs].into_iter().zip(&mut costs) {
            costs.push(place.measure(words)?);
        }
    }
    let (own, other) = (read(&place.own())?, read(&place.other())?);
    ui::line(&scale(&own, &other));
    ui::line(&format!(
        "median of {runs}   cpu s (least to most)      wall s   peak MB"
    ));
    let medians = costs.map(|costs| Median::of(&costs));
    for (name, median) in ["airlock", "semgrep"].iter().zip(&medians) {
        ui::line(&median.row(name));
    }
    let [first, second] = &medians;
    ui::line(&format!(
        "airlock uses {:.1} times less processor time",
        second.cpu / first.cpu.max(0.01)
    ));
    compare(&own, &other, &place.out)
}

/// Where rules, tree and results are.
struct Place {
    rules: PathBuf,
    /// A copy that both tools start inside, so that they spell paths alike.
    tree: PathBuf,
    out: PathBuf,
}

impl Place {
    fn own(&self) -> PathBuf {
        self.out.join("airlock.json")
    }

    fn other(&self) -> PathBuf {
        self.out.join("semgrep.json")
    }

    /// Airlock's command line.
    fn airlock(&self, program: &Path) -> Result<Vec<OsString>> {
        let configuration = self.out.join("airlock.toml");
        std::fs::write(&configuration, "")?;
        let mut words: Vec<OsString> = vec![program.into()];
        words.extend(
            "scan --only sast --threads 1 --no-cache --no-ignore --no-suppressions --no-baseline --no-default-rules --within-files --quiet"
                .split(' ')
                .map(Into::into),
        );
        words.extend(["--config".into(), configuration.into()]);
        words.extend(["--rules".into(), self.rules.clone().into()]);
        words.push(format!("--format=json={}", self.own().display()).into());
        words.push(".".into());
        Ok(words)
    }

    /// Semgrep's command line.
    fn semgrep(&self) -> Vec<OsString> {
        let mut words: Vec<OsString> =
            "semgrep scan --metrics=off --disable-version-check --quiet --json -j 1 --no-git-ignore --disable-nosem"
                .split(' ')
                .map(Into::into)
                .collect();
        words.push(format!("--max-target-bytes={LARGEST_FILE}").into());
        words.push(format!("--timeout={PATIENCE}").into());
        words.extend(["--config".into(), self.rules.clone().into()]);
        words.push(format!("--output={}", self.other().display()).into());
        words.push(".".into());
        words
    }

    fn measure(&self, words: &[OsString]) -> Result<Cost> {
        let file = self.out.join("time");
        let mut command =
            process::program(&self.tree, TIME, ["--quiet", "-f", "%e %U %S %M", "-o"]);
        command.arg(&file).arg("--").args(words);
        // 1 says that there are findings.
        process::run_expecting(&mut command, &[0, 1])?;
        cost(&std::fs::read_to_string(&file)?)
    }
}

/// A copy of `tree` without git, so that nothing is ignored and nothing is written into the tree itself.
fn copy_of_tree(root: &Path, tree: &Path, folder: &Path) -> Result<PathBuf> {
    let copy = folder.join("tree");
    process::run(process::program(root, "cp", ["-r", "--no-preserve=mode"]).args([tree, &copy]))?;
    for left_out in [".git", ".airlock", "airlock.toml"] {
        let path = copy.join(left_out);
        if path.is_dir() {
            std::fs::remove_dir_all(&path)?;
        } else if path.exists() {
            std::fs::remove_file(&path)?;
        }
    }
    // Without one Semgrep has a list of its own, which names tests and vendored folders.
    std::fs::write(copy.join(".semgrepignore"), "")?;
    Ok(copy)
}

/// How large the tree is, as each tool counts.
fn scale(own: &Value, other: &Value) -> String {
    let number = |at: &str| own.pointer(at).and_then(Value::as_u64).unwrap_or(0);
    let scanned = other.pointer("/paths/scanned").and_then(Value::as_array);
    let errors = other.pointer("/errors").and_then(Value::as_array);
    format!(
        "{} files, {} lines; semgrep {} looked at {} files, with {} errors",
        number("/run/files"),
        number("/run/lines"),
        other
            .pointer("/version")
            .and_then(Value::as_str)
            .unwrap_or("of unknown version"),
        scanned.map_or(0, Vec::len),
        errors.map_or(0, Vec::len),
    )
}

fn require(root: &Path, program: &str, install: &str) -> Result<()> {
    if process::works(&mut process::program(root, program, ["--version"])) {
        return Ok(());
    }
    bail!("`{program}` is not installed; install it with: {install}")
}

/// The rules alone: the other tool would read annotated files and detectors as rules.
fn copy_of_rules(root: &Path, out: &Path) -> Result<PathBuf> {
    let copy = out.join("rules");
    if copy.exists() {
        std::fs::remove_dir_all(&copy)?;
    }
    std::fs::create_dir_all(&copy)?;
    let rules = root.join("rules");
    for file in files::below(&rules)?
        .iter()
        .filter(|file| files::is_rule(file))
    {
        let name = file.rsplit('/').next().unwrap_or(file);
        std::fs::copy(rules.join(file), copy.join(name))?;
    }
    Ok(copy)
}

fn release_airlock(root: &Path) -> Result<PathBuf> {
    process::run(&mut process::cargo(
        root,
        ["build", "--release", "--package", "airlock"],
    ))?;
    Ok(metadata::workspace(root)?
        .target_directory
        .join("release/airlock"))
}

/// What a command used.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cost {
    cpu: f64,
    wall: f64,
    megabytes: f64,
}

/// The middle of several runs, each figure by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Median {
    cpu: f64,
    least: f64,
    most: f64,
    wall: f64,
    megabytes: f64,
}

impl Median {
    fn of(costs: &[Cost]) -> Self {
        let cpu = sorted(costs, |cost| cost.cpu);
        Self {
            least: cpu.first().copied().unwrap_or(0.0),
            most: cpu.last().copied().unwrap_or(0.0),
            cpu: middle(&cpu),
            wall: middle(&sorted(costs, |cost| cost.wall)),
            megabytes: middle(&sorted(costs, |cost| cost.megabytes)),
        }
    }

    fn row(&self, name: &str) -> String {
        format!(
            "{name:12} {:8.2} ({:.2} to {:.2}) {:14.2} {:9.1}",
            self.cpu, self.least, self.most, self.wall, self.megabytes
        )
    }
}

fn sorted(costs: &[Cost], figure: impl Fn(&Cost) -> f64) -> Vec<f64> {
    let mut figures: Vec<f64> = costs.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures
}

/// The middle of sorted figures; of an even number the mean of the two in the middle.
fn middle(figures: &[f64]) -> f64 {
    let at = |at: usize| figures.get(at).copied().unwrap_or(0.0);
    let half = figures.len() / 2;
    if figures.len() % 2 == 1 {
        at(half)
    } else {
        f64::midpoint(at(half.saturating_sub(1)), at(half))
    }
}

/// Reads `wall user system kilobytes`.
fn cost(text: &str) -> Result<Cost> {
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .with_context(|| format!("{TIME} wrote `{}`", text.trim()))?;
    let [wall, user, system, kilobytes] = numbers.as_slice() else {
        bail!("{TIME} wrote `{}`", text.trim());
    };
    Ok(Cost {
        cpu: user + system,
        wall: *wall,
        megabytes: kilobytes / 1024.0,
    })
}

/// A finding as both tools name it: rule, file, first line.
type Found = (String, String, u64);

/// Prints how far the findings agree, and writes the differences to files.
fn compare(own: &Value, other: &Value, out: &Path) -> Result<()> {
    let (ours, theirs) = (of_airlock(own), of_semgrep(other));
    ui::line(&format!(
        "findings: {} of airlock, {} of semgrep, {} of both",
        ours.len(),
        theirs.len(),
        ours.intersection(&theirs).count()
    ));
    for (name, only) in [
        ("airlock", ours.difference(&theirs).collect::<Vec<_>>()),
        ("semgrep", theirs.difference(&ours).collect::<Vec<_>>()),
    ] {
        let list = out.join(format!("only-{name}.txt"));
        let lines: Vec<String> = only
            .iter()
            .map(|(rule, path, line)| format!("{path}:{line} {rule}"))
            .collect();
        std::fs::write(&list, lines.join("\n"))?;
        ui::line(&format!(
            "{} of {name} only: {}",
            only.len(),
            list.display()
        ));
        for line in lines.iter().take(SHOWN) {
            ui::line(&format!("    {line}"));
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("no results in {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))
}

/// What is folded into a finding is one of its rule in the same line.
fn of_airlock(report: &Value) -> BTreeSet<Found> {
    let findings = list(report, "/findings");
    findings
        .filter_map(|finding| {
            let path = text(finding, "/location/path")?;
            let line = finding.pointer("/location/start/line")?.as_u64()?;
            let folded = list(finding, "/also_reported_by").filter_map(Value::as_str);
            let rules = std::iter::once(finding.pointer("/rule")?.as_str()?).chain(folded);
            let found = rules.map(move |rule| (rule.to_owned(), path.clone(), line));
            Some(found.collect::<Vec<_>>())
        })
        .flatten()
        .collect()
}

fn of_semgrep(report: &Value) -> BTreeSet<Found> {
    list(report, "/results")
        .filter_map(|finding| {
            let rule = text(finding, "/check_id")?;
            // Semgrep puts the rule file's folders before the id.
            let rule = rule.rsplit('.').next().unwrap_or(&rule).to_owned();
            let line = finding.pointer("/start/line")?.as_u64()?;
            Some((rule, text(finding, "/path")?, line))
        })
        .collect()
}

fn list<'value>(value: &'value Value, at: &str) -> impl Iterator<Item = &'value Value> {
    let list = value.pointer(at).and_then(Value::as_array);
    list.into_iter().flatten()
}

fn text(value: &Value, at: &str) -> Option<String> {
    value.pointer(at)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use serde_json::json;

    #[test]
    fn both_tools_name_one_finding_alike() {
        let ours = json!({"findings": [{"rule": "go-x", "location": {"path": "a.go", "start": {"line": 3, "column": 1}}}]});
        let theirs = json!({"results": [{"check_id": "tmp.rules.go-x", "path": "a.go", "start": {"line": 3, "col": 1}}]});
        assert_eq!(of_airlock(&ours), of_semgrep(&theirs));
        assert_eq!(of_airlock(&ours).len(), 1);
        let folded = json!({"findings": [{"rule": "a", "location": {"path": "a.go", "start": {"line": 3}}, "also_reported_by": ["b"]}]});
        let apart = json!({"results": [{"check_id": "a", "path": "a.go", "start": {"line": 3}}, {"check_id": "b", "path": "a.go", "start": {"line": 3}}]});
        assert_eq!(of_airlock(&folded), of_semgrep(&apart));
    }

    #[test]
    fn the_middle_run_counts() {
        let cost = |cpu| Cost {
            cpu,
            wall: 10.0 - cpu,
            megabytes: 1.0,
        };
        let odd = Median::of(&[cost(3.0), cost(1.0), cost(2.0)]);
        let figures = [odd.least, odd.cpu, odd.most, odd.wall];
        assert_eq!(
            figures.map(|figure| figure.to_string()),
            ["1", "2", "3", "8"]
        );
        let even = Median::of(&[cost(4.0), cost(1.0)]);
        assert_eq!(even.cpu.to_string(), "2.5");
    }

    #[test]
    fn reads_what_time_writes() {
        let cost = cost("1.50 2.25 0.25 10240\n").unwrap();
        assert!((cost.cpu - 2.5).abs() < 1e-9 && (cost.megabytes - 10.0).abs() < 1e-9);
        assert!(super::cost("Command exited with non-zero status 1\n").is_err());
    }
}
