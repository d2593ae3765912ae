//! `cargo xtask fuzz`: coverage-guided fuzzing of everything that reads hostile input.
//!
//! The folder `fuzz/` is laid out as cargo-fuzz expects, but this task needs neither that tool nor a nightly toolchain:
//! it builds the targets with the sanitizer itself, which the stable compiler does when told so by `RUSTC_BOOTSTRAP`.
//! With clang the C grammars are instrumented, too; with another compiler they run as they are.

use crate::args::Args;
use crate::{files, metadata, process, ui};
use anyhow::{Context as _, Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

pub(crate) const USAGE: &str = "\
  fuzz [TARGET] [--seconds N]
      Fuzzes one target, or all of them in turn, N seconds each (60 unless told), under the address sanitizer.
      Inputs that break a target are kept in fuzz/artifacts/TARGET; running the target on one repeats the failure.";

/// Seconds for each target.
const SECONDS: u64 = 60;
/// Longest input: room for every construct, short enough for many runs a second.
const LONGEST_INPUT: &str = "-max_len=4096";
/// Seconds after which one input counts as a hang; the sanitizer slows code down several times.
const HANG: &str = "-timeout=20";
/// Megabytes after which one input counts as a leak of memory.
const MEMORY: &str = "-rss_limit_mb=4096";

/// What tells the compiler to count edges and to watch memory; the options that cargo-fuzz passes.
const FLAGS: &[&str] = &[
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Zsanitizer=address",
    "-Cdebug-assertions",
    "-Ccodegen-units=1",
];

/// A fuzz target and the files of the repository that make good first inputs.
struct Target {
    name: &'static str,
    /// Folder and file ending; an empty ending takes every file.
    seeds: (&'static str, &'static str),
    /// Whether the first byte of an input chooses a language.
    chooses_language: bool,
}

static TARGETS: &[Target] = &[
    Target {
        name: "parse",
        seeds: ("crates/syntax/tests/it/samples", ""),
        chooses_language: true,
    },
    Target {
        name: "sast",
        seeds: ("crates/syntax/tests/it/samples", ""),
        chooses_language: true,
    },
    Target {
        name: "pattern",
        seeds: ("fuzz/seeds/pattern", ""),
        chooses_language: true,
    },
    Target {
        name: "generic",
        seeds: ("fuzz/seeds/generic", ""),
        chooses_language: false,
    },
    Target {
        name: "rule_loader",
        seeds: ("rules", ".yaml"),
        chooses_language: false,
    },
    Target {
        name: "rule_pack",
        seeds: ("rules", ".yaml"),
        chooses_language: false,
    },
    Target {
        name: "secrets",
        seeds: ("rules/secrets", ".toml"),
        chooses_language: false,
    },
    Target {
        name: "decode",
        seeds: ("fuzz/seeds/decode", ""),
        chooses_language: false,
    },
    Target {
        name: "archive",
        seeds: ("fuzz/seeds/archive", ""),
        chooses_language: false,
    },
    Target {
        name: "exceptions",
        seeds: ("fuzz/seeds/exceptions", ""),
        chooses_language: false,
    },
    Target {
        name: "baseline",
        seeds: ("fuzz/seeds/baseline", ""),
        chooses_language: false,
    },
    Target {
        name: "import",
        seeds: ("fuzz/seeds/import", ""),
        chooses_language: false,
    },
    Target {
        name: "dependencies",
        seeds: ("crates/sca/tests/data", ""),
        chooses_language: true,
    },
    Target {
        name: "scan",
        seeds: ("crates/syntax/tests/it/samples", ""),
        chooses_language: true,
    },
    Target {
        name: "hook",
        seeds: ("crates/context/tests/payload", ".json"),
        chooses_language: false,
    },
    Target {
        name: "mcp",
        seeds: ("fuzz/seeds/mcp", ""),
        chooses_language: false,
    },
    Target {
        name: "lsp",
        seeds: ("fuzz/seeds/lsp", ""),
        chooses_language: false,
    },
];

/// More than there are languages, so that every seed meets its own.
const LANGUAGES: u8 = 32;

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let seconds = args.number("--seconds")?.unwrap_or(SECONDS);
    let only = args.positional();
    args.finish()?;
    let targets: Vec<&Target> = TARGETS
        .iter()
        .filter(|target| only.as_deref().is_none_or(|name| target.name == name))
        .collect();
    if targets.is_empty() {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        bail!(
            "there is no such target; the targets are {}",
            names.join(", ")
        );
    }
    let host = metadata::host(root)?;
    build(root, &host)?;
    for target in targets {
        ui::heading(&format!("fuzzing {} for {seconds} s", target.name));
        let begun = Instant::now();
        fuzz(root, &host, target, seconds).with_context(|| {
            format!(
                "`{}` was broken; its input lies in fuzz/artifacts/{}",
                target.name, target.name
            )
        })?;
        ui::line(&format!(
            "    {} held for {}",
            target.name,
            ui::duration(begun.elapsed())
        ));
    }
    Ok(())
}

fn build(root: &Path, host: &str) -> Result<()> {
    let mut command = process::cargo(
        root,
        [
            "build",
            "--release",
            "--manifest-path",
            "fuzz/Cargo.toml",
            "--bins",
            "--features",
            "libfuzzer",
            "--target",
            host,
        ],
    );
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        .env("CARGO_TARGET_DIR", root.join("fuzz/target"));
    instrument_c(root, host, &mut command);
    process::run(&mut command)
        .context("the fuzz targets do not build; a C++ compiler is needed for libFuzzer")
}

/// Has clang watch the C code of the grammars like the Rust code.
fn instrument_c(root: &Path, host: &str, command: &mut Command) {
    if process::works(&mut process::program(root, "clang", ["--version"])) {
        command
            .env(format!("CC_{}", host.replace('-', "_")), "clang")
            .env(
                format!("CFLAGS_{}", host.replace('-', "_")),
                "-O1 -g1 -fsanitize=address,fuzzer-no-link",
            );
    } else {
        ui::line("clang is not installed: the C grammars run without the sanitizer");
    }
}

fn fuzz(root: &Path, host: &str, target: &Target, seconds: u64) -> Result<()> {
    let corpus = root.join("fuzz/corpus").join(target.name);
    let artifacts = root.join("fuzz/artifacts").join(target.name);
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&artifacts)?;
    sow(root, target, &corpus)?;
    let program = root
        .join("fuzz/target")
        .join(host)
        .join("release")
        .join(target.name);
    let mut command = process::program(root, program, [&corpus]);
    command
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(format!("-max_total_time={seconds}"))
        .args([LONGEST_INPUT, HANG, MEMORY, "-print_final_stats=1"])
        // Rust code keeps some memory for ever by design; parsers reach deep recursion limits sooner when watched.
        .env("ASAN_OPTIONS", "detect_leaks=0");
    process::run(&mut command)
}

/// Puts the first inputs into an empty corpus.
fn sow(root: &Path, target: &Target, corpus: &Path) -> Result<()> {
    if std::fs::read_dir(corpus)?.next().is_some() {
        return Ok(());
    }
    let (folder, ending) = target.seeds;
    let folder = root.join(folder);
    let seeds = files::below(&folder)?;
    let seeds = seeds.iter().filter(|file| file.ends_with(ending));
    for (number, file) in seeds.enumerate() {
        let seed = std::fs::read(folder.join(file))?;
        if !target.chooses_language {
            std::fs::write(corpus.join(format!("seed-{number}")), seed)?;
            continue;
        }
        for language in 0..LANGUAGES {
            let mut input = vec![language];
            input.extend(&seed);
            std::fs::write(corpus.join(format!("seed-{number}-{language}")), input)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use std::path::PathBuf;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    #[test]
    fn every_target_is_built_and_every_built_one_is_run() {
        let manifest: toml::Table =
            toml::from_str(&std::fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap())
                .unwrap();
        let mut built: Vec<String> = manifest
            .get("bin")
            .and_then(toml::Value::as_array)
            .unwrap()
            .iter()
            .map(|bin| bin.get("name").unwrap().as_str().unwrap().to_owned())
            .collect();
        let mut run: Vec<_> = TARGETS
            .iter()
            .map(|target| target.name.to_owned())
            .collect();
        built.sort();
        run.sort();
        assert_eq!(built, run);
    }

    #[test]
    fn every_target_has_seeds() {
        for target in TARGETS {
            let corpus = tempfile::tempdir().unwrap();
            sow(&root(), target, corpus.path()).unwrap();
            let count = std::fs::read_dir(corpus.path()).unwrap().count();
            assert!(count >= 3, "{}: {count}", target.name);
        }
    }
}
