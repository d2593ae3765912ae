//! Folders and repositories to scan.

use airlock_model::{ChangedFile, CoverageEntry, Cx, FileStatus, Reason};
use airlock_source::{DiffSpec, Plan, Selection, SourceError, Workspace, WorkspaceOptions};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A temporary folder; repositories live in folders of it.
pub(crate) struct Fixture {
    _keep: TempDir,
    pub(crate) path: PathBuf,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let keep = tempfile::tempdir().unwrap();
        let path = keep.path().canonicalize().unwrap();
        Self { _keep: keep, path }
    }

    /// A folder named `repo` with a repository on branch `main`.
    pub(crate) fn repository() -> (Self, Tree) {
        let fixture = Self::new();
        let tree = fixture.folder("repo");
        tree.git(&["init", "--quiet", "--initial-branch=main"]);
        (fixture, tree)
    }

    pub(crate) fn folder(&self, name: &str) -> Tree {
        let path = self.path.join(name);
        fs::create_dir_all(&path).unwrap();
        Tree { path }
    }
}

/// A folder to scan.
pub(crate) struct Tree {
    pub(crate) path: PathBuf,
}

impl Tree {
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.path.join(name)).unwrap();
        self
    }

    pub(crate) fn link(&self, name: &str, target: impl AsRef<Path>) -> &Self {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
        self
    }

    pub(crate) fn fifo(&self, name: &str) -> &Self {
        let status = Command::new("mkfifo").arg(self.path.join(name)).status();
        assert!(status.unwrap().success());
        self
    }

    /// Runs git here without anybody's configuration; its output comes back.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(&self.path)
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.org"])
            .args([
                "-c",
                "protocol.file.allow=always",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Commits everything; the commit's id comes back.
    pub(crate) fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=x"]);
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn open(&self) -> Workspace {
        self.open_with(WorkspaceOptions::default())
    }

    pub(crate) fn open_with(&self, options: WorkspaceOptions) -> Workspace {
        Workspace::open(&self.path, options).unwrap()
    }

    pub(crate) fn plan(&self, selection: &Selection) -> Plan {
        self.try_plan(selection).unwrap()
    }

    pub(crate) fn try_plan(&self, selection: &Selection) -> Result<Plan, SourceError> {
        self.open().plan(&Cx::default(), selection)
    }

    /// The paths that a scan of the whole tree looks at.
    pub(crate) fn scanned(&self) -> Vec<String> {
        paths(&self.plan(&Selection::Tree))
    }

    /// A difference as a reader of a pull request sees it: see [`changes`].
    pub(crate) fn diff(&self, spec: &str) -> Vec<String> {
        changes(&self.plan(&diff(spec)))
    }
}

pub(crate) fn diff(spec: &str) -> Selection {
    Selection::Diff(spec.parse::<DiffSpec>().unwrap())
}

pub(crate) fn paths(plan: &Plan) -> Vec<String> {
    plan.entries
        .iter()
        .map(|entry| entry.path.to_string())
        .collect()
}

/// One line per changed file: `+ new.py`, `- gone.py`, `~ edited.py 2-3 7`.
pub(crate) fn changes(plan: &Plan) -> Vec<String> {
    let line = |file: &ChangedFile| {
        let mark = match file.status {
            FileStatus::Added => '+',
            FileStatus::Modified => '~',
            FileStatus::Deleted => '-',
            FileStatus::Whole => '=',
        };
        let mut line = format!("{mark} {}", file.path);
        for range in &file.changed_lines {
            let range = if range.first == range.last {
                format!(" {}", range.first)
            } else {
                format!(" {}-{}", range.first, range.last)
            };
            line.push_str(&range);
        }
        line
    };
    plan.change.files.iter().map(line).collect()
}

/// What a plan left out: path (empty for the run) and reason.
pub(crate) fn left_out(plan: &Plan) -> Vec<(String, Reason)> {
    plan.coverage.iter().map(at).collect()
}

pub(crate) fn at(entry: &CoverageEntry) -> (String, Reason) {
    let path = entry.path.as_ref().map(ToString::to_string);
    (path.unwrap_or_default(), entry.reason)
}

/// The texts of a plan's entries before and after.
pub(crate) fn texts(workspace: &Workspace, plan: &Plan) -> Vec<(String, Option<String>, String)> {
    plan.entries
        .iter()
        .map(|entry| {
            let before = workspace.read_base(entry).unwrap();
            let after = workspace.read(entry).unwrap();
            (
                entry.path.to_string(),
                before.map(|read| read.source.text),
                after.source.text,
            )
        })
        .collect()
}
