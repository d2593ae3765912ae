//! Container images of releases that get no fixes any more.
//!
//! Invariant: a tag that names no cycle of the table says nothing; what ends later than the given day neither.

use super::Rule;
use super::file::flaw;
use crate::facts::Flaw;
use airlock_model::{Inventory, Package, Scope};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Image, cycle and last day (`2026-01-31`).
type End = (&'static str, &'static str, &'static str);

fn ends() -> &'static [End] {
    static ENDS: OnceLock<Vec<End>> = OnceLock::new();
    ENDS.get_or_init(|| {
        let row = |line: &'static str| {
            let mut fields = line.split(' ');
            Some((fields.next()?, fields.next()?, fields.next()?))
        };
        let lines = include_str!("ends.txt").lines();
        lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(row)
            .collect()
    })
}

/// The images of a tree that had no fixes on `today` (`2026-01-31`), each once for a file.
pub fn ended(inventory: &Inventory, today: &str) -> Vec<Flaw> {
    let mut said = FxHashSet::default();
    let images = inventory.packages.iter().filter(|package| {
        package.ecosystem == "Docker" && package.origin.is_none() && package.scope != Scope::Test
    });
    let found = images.filter_map(|package| {
        let tag = package
            .version
            .as_deref()
            .or(package.requirement.as_deref())?;
        let ended = cycles_of(package, tag);
        let (image, cycle, end) = { ended.into_iter() }.find(|(_, _, end)| *end < today)?;
        let is_new = said.insert((&package.location.path, image, cycle));
        is_new.then(|| {
            let name = &package.name;
            let message = format!("`{name}:{tag}`: {image} {cycle} gets no fixes since {end}");
            flaw(Rule::EndOfLife, &package.location, message)
        })
    });
    found.collect()
}

/// The cycle that a tag names, and that of the system below it (`3.12-buster`), with their last days.
fn cycles_of(package: &Package, tag: &str) -> Vec<End> {
    let name = package
        .name
        .strip_prefix("docker.io/")
        .unwrap_or(&package.name);
    let name = name.strip_prefix("library/").unwrap_or(name);
    let mut words = tag.split('-');
    let own = words.next().and_then(|version| cycle(name, version));
    own.into_iter().chain(words.find_map(base)).collect()
}

/// `3.7.4` is of the cycle `3.7`, or `3`.
fn cycle(image: &str, version: &str) -> Option<End> {
    let mut version = version.strip_prefix('v').unwrap_or(version);
    loop {
        let known = ends()
            .iter()
            .find(|(of, cycle, _)| *of == image && *cycle == version);
        if let Some(end) = known {
            return Some(*end);
        }
        version = version.rsplit_once('.')?.0;
    }
}

/// The system that a word of a tag names: `buster`, `alpine3.12`.
fn base(word: &str) -> Option<End> {
    match word.strip_prefix("alpine") {
        Some(version) => cycle("alpine", version),
        None => cycle("debian", word).or_else(|| cycle("ubuntu", word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use airlock_model::RepoPath;

    #[test]
    fn tags_are_held_against_the_table() {
        let text = "FROM python:3.7.4-slim AS a\nFROM node:22-buster\nFROM golang:1.25-alpine3.12\nFROM ubuntu:focal-20210119\n\
                    FROM python:3\nFROM debian\nFROM acme/python:2.7\nFROM python:3.7-slim\nFROM python:3.14\n";
        let facts = crate::read(&RepoPath::new("Dockerfile"), text);
        let inventory = crate::join(vec![facts]).inventory;
        let on = |day: &str| -> Vec<String> {
            let found = ended(&inventory, day);
            found.into_iter().map(|flaw| flaw.message).collect()
        };
        insta::assert_snapshot!(on("2026-06-01").join("\n"));
        assert_eq!(on("2019-01-01"), [] as [String; 0]);
    }
}
