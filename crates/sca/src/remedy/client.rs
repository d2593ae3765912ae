//! The ecosystems' own clients: which command makes a lockfile again, and whether Airlock may run it.
//!
//! A client is run only if asked, after its command was shown, and only where it was shown not to run code of the project:
//! the tests of the binary run each such command on a project made to be run. All others are printed, with the reason.
//!
//! Invariant: an argument that comes from the tree is a package's name or version of plain letters, never an option.

use airlock_model::RepoPath;

/// A client, known by the lockfile that it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// What it is called.
    pub name: &'static str,
    /// The lockfiles that it writes.
    pub locks: &'static [&'static str],
    /// Arguments that take a changed manifest over; `{name}`, `{from}` and `{to}` stand for the package.
    after_edit: &'static [&'static str],
    /// Arguments that move one package of the lockfile alone.
    in_lock: &'static [&'static str],
    /// Environment that keeps it from doing more.
    pub environment: &'static [(&'static str, &'static str)],
    /// Why Airlock does not run it; `None` where it may.
    pub not_run: Option<&'static str>,
    /// Files of the project that make it run programs: where one of them is, it is not run.
    pub steered_by: &'static [&'static str],
    /// What keeps Airlock from writing the lockfile itself.
    pub lock_needs: &'static str,
}

/// A command to be run in a folder of the tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClientCommand {
    /// The folder, relative to the root; empty for the root.
    pub folder: String,
    /// The program.
    pub program: &'static str,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Variables that are set for it.
    pub environment: Vec<(&'static str, &'static str)>,
    /// Files that make it run programs: who runs it looks for them once more, above the tree as well.
    pub steered_by: &'static [&'static str],
    /// Why Airlock does not run it itself; `None` where it may if it is asked to.
    pub not_run: Option<String>,
}

const BUILDS: &str = "it may build source packages, which runs their code";
const UNTRIED: &str = "it was not shown to leave the project's own code alone";
const HASHES: &str = "it holds digests of the packages, which only their client can get";

/// Every client that is known.
const CLIENTS: &[Client] = &[
    Client {
        name: "npm",
        locks: &["package-lock.json", "npm-shrinkwrap.json"],
        after_edit: &[
            "install",
            "--package-lock-only",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ],
        in_lock: &[
            "update",
            "{name}",
            "--package-lock-only",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ],
        environment: &[],
        not_run: None,
        steered_by: &[".npmrc"],
        lock_needs: HASHES,
    },
    Client {
        name: "yarn",
        locks: &["yarn.lock"],
        after_edit: &["install"],
        in_lock: &["upgrade", "{name}@{to}"],
        environment: &[],
        not_run: Some("`.yarnrc.yml` names the program that runs, and plugins"),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "pnpm",
        locks: &["pnpm-lock.yaml"],
        after_edit: &["install", "--lockfile-only", "--ignore-scripts"],
        in_lock: &[
            "update",
            "{name}",
            "--depth",
            "Infinity",
            "--lockfile-only",
            "--ignore-scripts",
        ],
        environment: &[],
        not_run: Some("it runs `.pnpmfile.cjs`"),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "bun",
        locks: &["bun.lock", "bun.lockb"],
        after_edit: &["install", "--lockfile-only", "--ignore-scripts"],
        in_lock: &["update", "{name}", "--lockfile-only", "--ignore-scripts"],
        environment: &[],
        not_run: Some(UNTRIED),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "cargo",
        locks: &["Cargo.lock"],
        after_edit: &["update", "--package", "{name}@{from}", "--precise", "{to}"],
        in_lock: &["update", "--package", "{name}@{from}", "--precise", "{to}"],
        environment: &[],
        not_run: None,
        steered_by: &[
            ".cargo/config.toml",
            ".cargo/config",
            "rust-toolchain.toml",
            "rust-toolchain",
        ],
        lock_needs: HASHES,
    },
    Client {
        name: "go",
        locks: &["go.sum", "go.mod"],
        after_edit: &["get", "{name}@{to}"],
        in_lock: &["get", "{name}@{to}"],
        // A toolchain that go.mod names is not fetched and run.
        environment: &[("GOTOOLCHAIN", "local")],
        not_run: None,
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "uv",
        locks: &["uv.lock"],
        after_edit: &["lock", "--upgrade-package", "{name}"],
        in_lock: &["lock", "--upgrade-package", "{name}"],
        environment: &[],
        not_run: Some(BUILDS),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "poetry",
        locks: &["poetry.lock"],
        after_edit: &["lock"],
        in_lock: &["update", "--lock", "{name}"],
        environment: &[],
        not_run: Some(BUILDS),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "pdm",
        locks: &["pdm.lock"],
        after_edit: &["lock", "--update-reuse"],
        in_lock: &["update", "--no-sync", "{name}"],
        environment: &[],
        not_run: Some(BUILDS),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "pipenv",
        locks: &["Pipfile.lock"],
        after_edit: &["lock"],
        in_lock: &["upgrade", "{name}=={to}"],
        environment: &[],
        not_run: Some(BUILDS),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "composer",
        locks: &["composer.lock"],
        after_edit: &[
            "update",
            "{name}",
            "--with-dependencies",
            "--no-install",
            "--no-scripts",
            "--no-plugins",
        ],
        in_lock: &[
            "update",
            "{name}",
            "--with-dependencies",
            "--no-install",
            "--no-scripts",
            "--no-plugins",
        ],
        environment: &[],
        not_run: Some(UNTRIED),
        steered_by: &[],
        lock_needs: "it holds the commits that versions stand for, which only the client can get",
    },
    Client {
        name: "bundle",
        locks: &["Gemfile.lock", "gems.locked"],
        after_edit: &["lock", "--update", "{name}", "--conservative"],
        in_lock: &["lock", "--update", "{name}", "--conservative"],
        environment: &[],
        not_run: Some("it runs the Gemfile"),
        steered_by: &[],
        lock_needs: "what a version needs itself stands in it, and only the client can get that",
    },
    Client {
        name: "dotnet",
        locks: &["packages.lock.json", "project.assets.json"],
        after_edit: &["restore", "--force-evaluate"],
        in_lock: &["restore", "--force-evaluate"],
        environment: &[],
        not_run: Some("it runs the project's build files"),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "gradle",
        locks: &["gradle.lockfile", "verification-metadata.xml"],
        after_edit: &["dependencies", "--write-locks"],
        in_lock: &["dependencies", "--update-locks", "{name}"],
        environment: &[],
        not_run: Some("it runs the build"),
        steered_by: &[],
        lock_needs: "what a version needs itself stands in it, and only the client can get that",
    },
    Client {
        name: "dart",
        locks: &["pubspec.lock"],
        after_edit: &["pub", "upgrade", "{name}"],
        in_lock: &["pub", "upgrade", "{name}"],
        environment: &[],
        not_run: Some(UNTRIED),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "mix",
        locks: &["mix.lock"],
        after_edit: &["deps.update", "{name}"],
        in_lock: &["deps.update", "{name}"],
        environment: &[],
        not_run: Some("it runs mix.exs"),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "pod",
        locks: &["Podfile.lock"],
        after_edit: &["update", "{name}"],
        in_lock: &["update", "{name}"],
        environment: &[],
        not_run: Some("it runs the Podfile"),
        steered_by: &[],
        lock_needs: HASHES,
    },
    Client {
        name: "swift",
        locks: &["Package.resolved"],
        after_edit: &["package", "update", "{name}"],
        in_lock: &["package", "update", "{name}"],
        environment: &[],
        not_run: Some("it runs Package.swift"),
        steered_by: &[],
        lock_needs: "it holds the commits that versions stand for, which only the client can get",
    },
];

/// A package and where it goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move<'a> {
    pub(super) name: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

impl Client {
    /// The client that writes the lockfile at `path`.
    pub fn of_lock(path: &RepoPath) -> Option<&'static Self> {
        CLIENTS
            .iter()
            .find(|client| client.locks.contains(&path.file_name()))
    }

    /// The command for one package; `None` if a name or version is none that can be an argument.
    ///
    /// `is_there` tells whether the tree has a file.
    pub(super) fn command(
        &self,
        folder: &str,
        is_edited: bool,
        moved: Move<'_>,
        is_there: &dyn Fn(&str) -> bool,
    ) -> Option<ClientCommand> {
        let words = if is_edited {
            self.after_edit
        } else {
            self.in_lock
        };
        let is_plain = |text: &str| {
            !text.is_empty()
                && !text.starts_with('-')
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"@/._-+:~!".contains(&byte))
        };
        if ![moved.name, moved.from, moved.to].into_iter().all(is_plain) {
            return None;
        }
        let arguments = words.iter().map(|word| {
            word.replace("{name}", moved.name)
                .replace("{from}", moved.from)
                .replace("{to}", moved.to)
        });
        let steering = crate::join::upwards(folder)
            .flat_map(|above| self.steered_by.iter().map(move |file| (above, *file)))
            .map(|(above, file)| {
                if above.is_empty() {
                    file.to_owned()
                } else {
                    format!("{above}/{file}")
                }
            })
            .find(|file| is_there(file));
        let not_run = match (self.not_run, steering) {
            (Some(why), _) => Some(why.to_owned()),
            (None, Some(file)) => Some(format!("`{file}` of this tree can make it run programs")),
            (None, None) => None,
        };
        Some(ClientCommand {
            folder: folder.to_owned(),
            program: self.name,
            arguments: arguments.collect(),
            environment: self.environment.to_vec(),
            steered_by: self.steered_by,
            not_run,
        })
    }
}
