//! One tree, the same rules, two tools: processor time, peak memory, and the findings of both.
//!
//! Processor time (user and system, of all threads and children) is compared, not the clock on the wall, since it depends
//! least on what else the machine does; of several runs the best counts.

use crate::args::Args;
use crate::{files, metadata, process, ui};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// GNU time, which counts a command's children as well.
const TIME: &str = "/usr/bin/time";

pub(super) fn run(root: &Path, mut args: Args) -> Result<()> {
    let runs = args.number("--runs")?.unwrap_or(3).max(1);
    let rules = args.option("--rules")?;
    let tree = args
        .positional()
        .context("which folder is to be scanned?")?;
    args.finish()?;
    let tree = std::fs::canonicalize(&tree).with_context(|| format!("cannot find {tree}"))?;
    let out = metadata::workspace(root)?
        .target_directory
        .join("xtask/bench");
    std::fs::create_dir_all(&out)?;
    require(root, "semgrep", "pip install semgrep")?;
    require(root, TIME, "apt-get install time")?;
    let rules = match rules {
        Some(rules) => {
            std::fs::canonicalize(&rules).with_context(|| format!("cannot find {rules}"))?
        }
        None => copy_of_rules(root, &out)?,
    };
    let airlock = release_airlock(root)?;
    let (own, other) = (out.join("airlock.json"), out.join("semgrep.json"));
    let mut ours: Vec<OsString> = vec![airlock.into()];
    ours.extend(
        [
            "scan",
            "--only",
            "sast",
            "--no-cache",
            "--no-default-rules",
            "--rules",
        ]
        .map(Into::into),
    );
    ours.extend([
        rules.clone().into(),
        format!("--format=json={}", own.display()).into(),
    ]);
    ours.push(".".into());
    let mut theirs: Vec<OsString> = [
        "semgrep",
        "scan",
        "--metrics=off",
        "--disable-version-check",
        "--quiet",
        "--json",
    ]
    .map(Into::into)
    .to_vec();
    theirs.extend([
        "--config".into(),
        rules.into(),
        format!("--output={}", other.display()).into(),
    ]);
    theirs.push(".".into());
    // Both start inside the tree, so that they spell paths alike.
    let cost = [
        ("airlock", best_of(&tree, runs, &ours, &out)?),
        ("semgrep", best_of(&tree, runs, &theirs, &out)?),
    ];
    ui::line("tool      cpu s   wall s   peak MB");
    for (name, cost) in &cost {
        ui::line(&format!(
            "{name:8}  {:6.2}  {:6.2}  {:8.1}",
            cost.cpu, cost.wall, cost.megabytes
        ));
    }
    let [(_, first), (_, second)] = &cost;
    ui::line(&format!(
        "airlock uses {:.1} times less processor time",
        second.cpu / first.cpu.max(0.01)
    ));
    compare(&own, &other, &out)
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
struct Cost {
    cpu: f64,
    wall: f64,
    megabytes: f64,
}

fn best_of(tree: &Path, runs: u64, words: &[OsString], out: &Path) -> Result<Cost> {
    let file = out.join("time");
    let mut best: Option<Cost> = None;
    for _ in 0..runs {
        let mut command = process::program(tree, TIME, ["--quiet", "-f", "%e %U %S %M", "-o"]);
        command.arg(&file).arg("--").args(words);
        // 1 says that there are findings.
        process::run_expecting(&mut command, &[0, 1])?;
        let cost = cost(&std::fs::read_to_string(&file)?)?;
        if best.as_ref().is_none_or(|best| cost.cpu < best.cpu) {
            best = Some(cost);
        }
    }
    best.context("no run")
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
type Place = (String, String, u64);

/// Prints how far the findings agree, and writes the differences to files.
fn compare(own: &Path, other: &Path, out: &Path) -> Result<()> {
    let ours = of_airlock(&read(own)?);
    let theirs = of_semgrep(&read(other)?);
    let both = ours.intersection(&theirs).count();
    ui::line(&format!("findings: {both} of both tools"));
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
            "          {} of {name} only: {}",
            only.len(),
            list.display()
        ));
    }
    Ok(())
}

fn read(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("no results in {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))
}

fn of_airlock(report: &Value) -> BTreeSet<Place> {
    places(
        report,
        "/findings",
        "/rule",
        "/location/path",
        "/location/start/line",
    )
}

fn of_semgrep(report: &Value) -> BTreeSet<Place> {
    places(report, "/results", "/check_id", "/path", "/start/line")
}

fn places(report: &Value, list: &str, rule: &str, path: &str, line: &str) -> BTreeSet<Place> {
    let text = |finding: &Value, at: &str| {
        finding
            .pointer(at)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    report
        .pointer(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|finding| {
            let rule = text(finding, rule)?;
            // Semgrep puts the rule file's folders before the id.
            let rule = rule.rsplit('.').next().unwrap_or(&rule).to_owned();
            Some((rule, text(finding, path)?, finding.pointer(line)?.as_u64()?))
        })
        .collect()
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
    }

    #[test]
    fn reads_what_time_writes() {
        let cost = cost("1.50 2.25 0.25 10240\n").unwrap();
        assert!((cost.cpu - 2.5).abs() < 1e-9 && (cost.megabytes - 10.0).abs() < 1e-9);
        assert!(super::cost("Command exited with non-zero status 1\n").is_err());
    }
}
