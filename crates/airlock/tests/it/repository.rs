//! A small repository on disk, with nothing of this machine's configuration in reach.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Code that one built-in rule finds: high severity, medium confidence.
pub(crate) const WEAK: &str =
    "import yaml\n\n\ndef load(text):\n    return yaml.load(text, Loader=yaml.Loader)\n";

/// A small repository on disk.
pub(crate) struct Repository {
    folder: tempfile::TempDir,
}

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Repository {
    /// A folder without git that holds `files`.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        std::fs::create_dir(repository.tree()).unwrap();
        for (path, text) in files {
            repository.write(path, text);
        }
        repository
    }

    /// The same as a git repository with one commit of all files.
    pub(crate) fn committed(files: &[(&str, &str)]) -> Self {
        let repository = Self::new(files);
        repository.git(&["init", "-q", "-b", "main"]);
        repository.git(&["add", "-A"]);
        repository.git(&["commit", "-qm", "first"]);
        repository
    }

    /// The scanned folder.
    pub(crate) fn tree(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    /// A place beside the scanned folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.tree().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.tree().join(path)).unwrap()
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        git(&self.tree(), arguments);
    }

    /// The program in the scanned folder, ready to be run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_airlock"));
        command
            .args(arguments)
            .current_dir(self.tree())
            .env_clear()
            .env("HOME", self.beside("home"))
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdin(Stdio::null());
        command
    }

    /// Runs the program in the scanned folder.
    pub(crate) fn airlock(&self, arguments: &[&str]) -> Ran {
        Ran::of(&self.command(arguments).output().unwrap())
    }
}

impl Ran {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// The report in the format `json`.
    pub(crate) fn report(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The rules of the report's findings that count, in order.
    pub(crate) fn active_rules(&self) -> Vec<String> {
        let report = self.report();
        let findings = report["findings"].as_array().unwrap();
        findings
            .iter()
            .filter(|finding| finding["suppression"].is_null() && finding["baseline"] == "new")
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// Runs git with nothing of this machine's configuration.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .args([
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .status()
        .unwrap();
    assert!(done.success(), "git {arguments:?}");
}
