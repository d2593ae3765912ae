//! What is in use round a repository, told by the files that it leaves.
//!
//! Invariant: names are looked at, nothing is opened or started.

use crate::cmd::context;
use std::path::Path;

/// Editors by their folders.
const EDITORS: &[(&str, &str)] = &[
    (".vscode", "VS Code"),
    (".idea", "JetBrains"),
    (".zed", "Zed"),
    (".nvim.lua", "Neovim"),
    (".helix", "Helix"),
];
/// Continuous integration by its files.
const INTEGRATION: &[(&str, &str)] = &[
    (".github/workflows", "GitHub Actions"),
    (".gitlab-ci.yml", "GitLab CI"),
    ("azure-pipelines.yml", "Azure Pipelines"),
    (".circleci", "CircleCI"),
    ("bitbucket-pipelines.yml", "Bitbucket Pipelines"),
    ("Jenkinsfile", "Jenkins"),
];

/// What is in use.
#[derive(Debug)]
pub(super) struct Surroundings {
    /// Agents with hooks, by their names on the command line.
    pub(super) agents: Vec<String>,
    editors: Vec<&'static str>,
    integration: Vec<&'static str>,
}

/// Looks round the repository at `top`, and in the home folder for agents.
pub(super) fn of(top: &Path, home: Option<&Path>) -> Surroundings {
    let there = |known: &[(&'static str, &'static str)]| {
        let found = { known.iter() }.filter(|(path, _)| top.join(path).symlink_metadata().is_ok());
        found.map(|(_, name)| *name).collect()
    };
    Surroundings {
        agents: context::used_agents(top, home),
        editors: there(EDITORS),
        integration: there(INTEGRATION),
    }
}

impl Surroundings {
    /// In words.
    pub(super) fn said(&self) -> String {
        let listed = |names: &[&str]| match names {
            [] => "none".to_owned(),
            names => names.join(", "),
        };
        let agents: Vec<&str> = self.agents.iter().map(String::as_str).collect();
        format!(
            "agents: {}\neditors: {}\ncontinuous integration: {}\n",
            listed(&agents),
            listed(&self.editors),
            listed(&self.integration)
        )
    }
}
