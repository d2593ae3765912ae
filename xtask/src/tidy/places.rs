//! No file names a place of one machine, or the host that a package registry downloads from.
//!
//! A registry is configured by whoever builds; a path that exists on one machine only misleads on all others.

use super::Problem;
use super::tree::Tree;
use anyhow::Result;

/// Home and work folders, in parts so that this file does not name them.
const FOLDERS: &[&str] = &["work", "root"];
/// Hosts that serve packages, in parts so that this file does not name them.
const HOSTS: &[&[&str]] = &[
    &["index", "crates", "io"],
    &["static", "crates", "io"],
    &["files", "pythonhosted", "org"],
    &["registry", "npmjs", "org"],
    &["registry", "yarnpkg", "com"],
    &["deb", "debian", "org"],
];
/// Rules and samples speak of other people's machines and registries; a lock file names its source by design.
const FREE: &[&str] = &["rules/", "docs/rules/", "Cargo.lock", "fuzz/Cargo.lock"];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let folders: Vec<String> = FOLDERS.iter().map(|name| format!("/{name}/")).collect();
    let hosts: Vec<String> = HOSTS.iter().map(|parts| parts.join(".")).collect();
    let mut problems = Vec::new();
    for file in tree.files() {
        if FREE.iter().any(|free| file.starts_with(free)) {
            continue;
        }
        let Some(text) = tree.read_text(file)? else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            if let Some(folder) = folders.iter().find(|folder| names_absolute(line, folder)) {
                problems.push(Problem::at(
                    file,
                    number + 1,
                    format!("names `{folder}`, a place of one machine"),
                ));
            }
            if let Some(host) = hosts.iter().find(|host| line.contains(host.as_str())) {
                problems.push(Problem::at(
                    file,
                    number + 1,
                    format!("names the registry host `{host}`"),
                ));
            }
        }
    }
    Ok(problems)
}

/// Whether `line` has `folder` at the beginning of a path, not inside a longer one.
fn names_absolute(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before
            .is_some_and(|character| character.is_alphanumeric() || "._-/}>*".contains(character))
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    #[test]
    fn absolute_places_and_hosts_are_named() {
        let place = format!("see /{}/real\n", "work");
        let inside = format!("see docs/{}/real and $HOME/{}/x\n", "work", "root");
        let host = format!("https://{}.npmjs.org/x\n", "registry");
        let found = problems(
            &[
                ("docs/a.md", &place),
                ("docs/b.md", &inside),
                ("docs/c.md", &host),
                ("rules/secrets/x.toml", &host),
            ],
            Vec::new(),
            check,
        )
        .unwrap();
        let places: Vec<_> = found
            .iter()
            .map(|text| text.split(": ").next().unwrap())
            .collect();
        assert_eq!(places, ["docs/a.md:1", "docs/c.md:1"]);
    }
}
