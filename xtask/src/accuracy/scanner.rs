//! Scans of trees that stand in this repository or were fetched, apart from what is round them.

use super::pairing::{self, Finding};
use crate::args::Args;
use crate::{files, process, test};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// The program, and what it is given.
pub(super) struct Scanner {
    /// Nothing where the one of this workspace is to be built.
    airlock: Option<PathBuf>,
    /// Rules that take the place of the program's own.
    rules: Vec<PathBuf>,
}

impl Scanner {
    /// As `--airlock FILE` and `--rules FILE|DIR` say.
    pub(super) fn taken(args: &mut Args) -> Result<Self> {
        let airlock = match args.option("--airlock")? {
            Some(file) => Some(std::fs::canonicalize(&file).context(file)?),
            None => None,
        };
        let mut rules = Vec::new();
        while let Some(path) = args.option("--rules")? {
            rules.push(std::fs::canonicalize(&path).context(path)?);
        }
        Ok(Self { airlock, rules })
    }

    /// With a program that is there.
    pub(super) fn built(self, root: &Path) -> Result<Self> {
        let airlock = match self.airlock {
            Some(airlock) => airlock,
            None => test::built_airlock(root)?,
        };
        Ok(Self {
            airlock: Some(airlock),
            ..self
        })
    }

    /// Scans a copy of `tree`, where nothing round it has a say: neither this workspace's ignore files, nor its configuration,
    /// nor the folder's name.
    pub(super) fn scan(&self, tree: &Path) -> Result<Vec<Finding>> {
        let out = tempfile::tempdir()?;
        let copy = out.path().join("application");
        for file in files::below(tree)? {
            let target = copy.join(&file);
            if let Some(folder) = target.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::copy(tree.join(&file), target)?;
        }
        let report = out.path().join("report.json");
        let options = [
            "scan",
            ".",
            "--only=sast,secrets",
            "--no-cache",
            "--no-ignore",
            "--quiet",
        ];
        let airlock = self.airlock.as_ref().context("no program was built")?;
        let mut command = process::program(&copy, airlock, options);
        for path in &self.rules {
            command.arg("--rules").arg(path);
        }
        command.arg(format!("--format=json={}", report.display()));
        process::run_expecting(&mut command, &[0, 1])?;
        pairing::read(&std::fs::read_to_string(&report)?)
            .with_context(|| format!("{} is no report of Airlock's", report.display()))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// A stand-in for the scanner that reports one finding if it is started in a copy of the tree.
    #[cfg(unix)]
    #[test]
    fn a_tree_is_scanned_in_a_folder_of_its_own() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let tree = folder.path().join("flawed");
        std::fs::create_dir_all(tree.join("src")).unwrap();
        std::fs::write(tree.join("src/a.py"), "x\n").unwrap();
        let stub = folder.path().join("airlock");
        let script = r#"#!/bin/sh
[ "$1" = scan ] && [ -f src/a.py ] && [ "$(basename "$PWD")" = application ] || exit 2
for last; do :; done
echo '{"findings": [{"tier": "audit", "weaknesses": ["CWE-89"], "location":
  {"path": "src/a.py", "start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 2}}}]}' > "${last#--format=json=}"
exit 1
"#;
        std::fs::write(&stub, script).unwrap();
        std::fs::set_permissions(&stub, std::fs::Permissions::from_mode(0o700)).unwrap();
        let mut args = Args::new(vec![format!("--airlock={}", stub.display())]);
        let scanner = Scanner::taken(&mut args).unwrap();
        let findings = scanner.scan(&tree).unwrap();
        let [finding] = findings.as_slice() else {
            unreachable!("the stand-in reports one finding")
        };
        assert_eq!((finding.file.as_str(), finding.first), ("src/a.py", 1));
        assert!(!finding.vulnerability);
        assert!(scanner.scan(folder.path()).is_err());
    }
}
