//! What the test command needs beside cargo: names what a machine lacks, and installs it when told.

use crate::{process, ui};
use anyhow::{Result, bail};
use std::path::Path;

/// A program that must be there.
struct Need {
    what: &'static str,
    /// A call that works when it is there.
    probe: &'static [&'static str],
    /// Ways to install it; the first whose program exists is taken.
    install: &'static [&'static [&'static str]],
}

static NEEDS: &[Need] = &[
    Need {
        what: "rustfmt",
        probe: &["cargo", "fmt", "--version"],
        install: &[&["rustup", "component", "add", "rustfmt"]],
    },
    Need {
        what: "clippy",
        probe: &["cargo", "clippy", "--version"],
        install: &[&["rustup", "component", "add", "clippy"]],
    },
    Need {
        what: "a C compiler (the grammars are C)",
        probe: &["cc", "--version"],
        install: &[
            &["apt-get", "install", "-y", "build-essential"],
            &["dnf", "install", "-y", "gcc"],
            &["apk", "add", "build-base"],
            &["xcode-select", "--install"],
        ],
    },
    Need {
        what: "git (tests compare with it)",
        probe: &["git", "--version"],
        install: &[
            &["apt-get", "install", "-y", "git"],
            &["dnf", "install", "-y", "git"],
            &["apk", "add", "git"],
            &["brew", "install", "git"],
        ],
    },
    #[cfg(target_os = "linux")]
    Need {
        what: "strace (a test watches what a scan of a hostile repository does)",
        probe: &["strace", "--version"],
        install: &[
            &["apt-get", "install", "-y", "strace"],
            &["dnf", "install", "-y", "strace"],
            &["apk", "add", "strace"],
        ],
    },
];

/// Makes sure that everything needed is there.
///
/// # Errors
/// Names everything that is missing with the command that installs it, unless `install` and the command worked.
pub(crate) fn provide(root: &Path, install: bool) -> Result<()> {
    let mut missing = Vec::new();
    for need in NEEDS.iter().filter(|need| !runs(root, need.probe)) {
        let command = recipe(root, need.install);
        if install && try_install(root, command) && runs(root, need.probe) {
            continue;
        }
        missing.push(format!("  {}: {}", need.what, command.join(" ")));
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "this machine lacks something; install it as below, or let `cargo xtask test --bootstrap` do it:\n{}",
        missing.join("\n")
    )
}

fn runs(root: &Path, words: &[&str]) -> bool {
    words.split_first().is_some_and(|(program, arguments)| {
        process::works(&mut process::program(root, program, arguments))
    })
}

/// The first way whose program is there, or else the first.
fn recipe(root: &Path, ways: &'static [&'static [&'static str]]) -> &'static [&'static str] {
    ways.iter()
        .find(|way| {
            way.first()
                .is_some_and(|program| runs(root, &[program, "--version"]))
        })
        .or(ways.first())
        .copied()
        .unwrap_or_default()
}

fn try_install(root: &Path, command: &[&str]) -> bool {
    let Some((program, arguments)) = command.split_first() else {
        return false;
    };
    ui::heading(&format!("installing: {}", command.join(" ")));
    if *program == "apt-get" {
        // A fresh image has no package lists.
        process::works(&mut process::program(root, program, ["update"]));
    }
    process::run(&mut process::program(root, program, arguments)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_can_be_probed_and_installed() {
        for need in NEEDS {
            assert!(!need.probe.is_empty(), "{}", need.what);
            assert!(
                !recipe(Path::new("."), need.install).is_empty(),
                "{}",
                need.what
            );
        }
    }

    #[test]
    fn falls_back_to_the_first_way_when_no_program_is_there() {
        let ways: &[&[&str]] = &[&["no-such-program-a", "add"], &["no-such-program-b"]];
        assert_eq!(recipe(Path::new("."), ways), ["no-such-program-a", "add"]);
    }
}
