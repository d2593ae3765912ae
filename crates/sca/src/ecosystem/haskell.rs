//! Haskell: `cabal.project.freeze`, `stack.yaml.lock`, `*.cabal`.

use super::{Files, Reader};
use crate::lines::lines;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope};

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "Hackage";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[
            Files::Name("cabal.project.freeze"),
            Files::Name("cabal.config"),
        ],
        read: read_freeze,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("stack.yaml.lock")],
        read: read_stack,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Ending("cabal")],
        read: read_cabal,
    },
];

/// `constraints: any.base ==4.18.0.0,`.
fn read_freeze(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let words = line.trimmed();
        let words = words.strip_prefix("constraints:").unwrap_or(words);
        for part in words.split(',') {
            let Some((name, version)) = part.split_once("==") else {
                continue;
            };
            let name = name.trim();
            let name = name.strip_prefix("any.").unwrap_or(name);
            out.add(Draft::new(name, line.span_of(name)).version(version.trim()));
        }
    }
}

/// `hackage: name-1.0@sha256:digest,size`.
fn read_stack(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for package in root.get("packages").items() {
            let completed = package.get("completed");
            let hackage = completed.get("hackage");
            if let Some(text) = hackage.text() {
                let (release, digest) = text.split_once('@').unwrap_or((text, ""));
                if let Some((name, version)) = release.rsplit_once('-') {
                    let digest = digest.split(',').next().unwrap_or_default();
                    out.add(
                        Draft::new(name, hackage.span)
                            .version(version)
                            .integrity(digest),
                    );
                }
            } else if let Some(url) = completed.get("git").text() {
                let name = completed.get("name");
                let origin = Some(origin::git(url, completed.get("commit").text()));
                out.add(
                    Draft::new(name.str(), name.span)
                        .version(completed.get("version").str())
                        .origin(origin),
                );
            }
        }
    }
}

/// `build-depends:` of each component; a list goes on for as long as lines are indented further.
fn read_cabal(out: &mut Out<'_>) {
    let mut scope = Scope::Runtime;
    let mut field_indent = None;
    for line in lines(out.text) {
        let words = line.trimmed();
        if words.is_empty() || words.starts_with("--") {
            continue;
        }
        if field_indent.is_some_and(|indent| line.indent() <= indent) {
            field_indent = None;
        }
        let lower = words.to_ascii_lowercase();
        if line.indent() == 0 {
            scope = match lower.split_whitespace().next() {
                Some("test-suite" | "benchmark") => Scope::Test,
                Some("custom-setup") => Scope::Build,
                Some("name:") => {
                    out.own(
                        words.split_once(':').map_or("", |(_, name)| name.trim()),
                        None,
                    );
                    scope
                }
                Some("library" | "executable" | "common" | "flag" | "foreign-library") => {
                    Scope::Runtime
                }
                _ => scope,
            };
        }
        let list = match lower
            .find("build-depends:")
            .or_else(|| lower.find("build-tool-depends:"))
        {
            Some(0) => {
                field_indent = Some(line.indent());
                words.split_once(':').map_or("", |(_, list)| list)
            }
            _ if field_indent.is_some() => words,
            _ => continue,
        };
        for part in list
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let end = part
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
                .unwrap_or(part.len());
            let (name, range) = part.split_at(end);
            let range = range.trim_start_matches(|letter: char| {
                letter == ':' || letter.is_ascii_alphabetic() || letter == '-'
            });
            let draft = Draft::new(name, line.span_of(name)).requirement(range);
            let exact = range
                .trim()
                .strip_prefix("==")
                .map(str::trim)
                .filter(|version| !version.contains('*') && !version.contains(['|', '&']));
            out.add(
                draft
                    .version(exact.unwrap_or_default())
                    .scope(scope)
                    .direct(true),
            );
        }
    }
}
