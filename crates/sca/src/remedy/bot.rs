//! Configuration for the bots that propose upgrades: for the ecosystems and folders that the tree has, with a cooldown.
//!
//! A release that is some days old is not the one in which malicious code was just published; fixes of known weaknesses
//! do not wait (both bots leave security updates out of the cooldown).

use crate::facts::Facts;
use airlock_model::Mention;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bot {
    /// GitHub's; read from `.github/dependabot.yml`.
    Dependabot,
    /// Read from `renovate.json`.
    Renovate,
}

/// Dependabot's names of ecosystems: by the name of a file, or by what it ends in.
const DEPENDABOT: [(&str, &str); 24] = [
    ("package.json", "npm"),
    ("bun.lock", "bun"),
    ("requirements.txt", "pip"),
    ("pyproject.toml", "pip"),
    ("Pipfile", "pip"),
    ("setup.py", "pip"),
    ("uv.lock", "uv"),
    ("Cargo.toml", "cargo"),
    ("go.mod", "gomod"),
    ("pom.xml", "maven"),
    ("build.gradle", "gradle"),
    ("build.gradle.kts", "gradle"),
    (".csproj", "nuget"),
    ("packages.config", "nuget"),
    ("composer.json", "composer"),
    ("Gemfile", "bundler"),
    ("pubspec.yaml", "pub"),
    ("mix.exs", "mix"),
    ("Package.swift", "swift"),
    ("Dockerfile", "docker"),
    ("compose.yaml", "docker-compose"),
    ("docker-compose.yml", "docker-compose"),
    (".tf", "terraform"),
    ("Chart.yaml", "helm"),
];

/// The configuration of `bot` for a tree; releases younger than `cooldown_days` are not proposed.
pub fn bot_config(bot: Bot, files: &[Facts], cooldown_days: u32) -> String {
    match bot {
        Bot::Dependabot => dependabot(files, cooldown_days),
        Bot::Renovate => renovate(cooldown_days),
    }
}

/// Ecosystems and folders.
fn folders(files: &[Facts]) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut out: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for facts in files {
        let is_manifest = facts
            .packages
            .iter()
            .any(|package| package.mention == Mention::Manifest)
            || facts
                .packages
                .iter()
                .any(|package| package.mention == Mention::Lockfile);
        if !is_manifest {
            continue;
        }
        let path = facts.path.as_str();
        let name = facts.path.file_name();
        let folder = format!("/{}", facts.folder());
        if path.contains(".github/workflows/") || matches!(name, "action.yml" | "action.yaml") {
            out.entry("github-actions")
                .or_default()
                .insert("/".to_owned());
        }
        for (file, ecosystem) in DEPENDABOT {
            if name == file || (file.starts_with('.') && name.ends_with(file)) {
                out.entry(ecosystem).or_default().insert(folder.clone());
            }
        }
    }
    // A folder with uv's lockfile is uv's.
    if let Some(uv) = out.get("uv").cloned()
        && let Some(pip) = out.get_mut("pip")
    {
        pip.retain(|folder| !uv.contains(folder));
    }
    if let Some(bun) = out.get("bun").cloned()
        && let Some(npm) = out.get_mut("npm")
    {
        npm.retain(|folder| !bun.contains(folder));
    }
    out.retain(|_, folders| !folders.is_empty());
    out
}

fn dependabot(files: &[Facts], cooldown_days: u32) -> String {
    let mut out = String::from("version: 2\nupdates:\n");
    for (ecosystem, folders) in folders(files) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  - package-ecosystem: {ecosystem}");
        out.push_str("    directories:\n");
        for folder in folders {
            let _ = writeln!(out, "      - {}", serde_json::Value::from(folder));
        }
        out.push_str("    schedule:\n      interval: weekly\n");
        let _ = writeln!(out, "    cooldown:\n      default-days: {cooldown_days}");
    }
    out
}

fn renovate(cooldown_days: u32) -> String {
    let days = if cooldown_days == 1 { "day" } else { "days" };
    format!(
        r#"{{
  "$schema": "https://docs.renovatebot.com/renovate-schema.json",
  "extends": ["config:recommended", "helpers:pinGitHubActionDigests"],
  "minimumReleaseAge": "{cooldown_days} {days}",
  "internalChecksFilter": "strict",
  "vulnerabilityAlerts": {{
    "enabled": true,
    "minimumReleaseAge": null
  }},
  "osvVulnerabilityAlerts": true,
  "lockFileMaintenance": {{
    "enabled": true
  }}
}}
"#
    )
}
