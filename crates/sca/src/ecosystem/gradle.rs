//! Gradle: build scripts as text, version catalogs, lockfiles, `verification-metadata.xml`.
//!
//! A build script is a program, and it is not run: dependencies written as literal texts are read, others are not seen.

use super::maven::ECOSYSTEM;
use super::{Files, Reader};
use crate::doc::Node;
use crate::lines::{Line, lines};
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope};

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[
            Files::Ending("gradle"),
            Files::If("kts", |path| path.ends_with(".gradle.kts")),
        ],
        read: read_script,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[
            Files::Name("gradle.lockfile"),
            Files::Name("buildscript-gradle.lockfile"),
            Files::If("lockfile", |path| path.contains("/dependency-locks/")),
        ],
        read: read_lock,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::If("toml", |path| path.ends_with(".versions.toml"))],
        read: read_catalog,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("verification-metadata.xml")],
        read: read_verification,
    },
];

/// What a configuration is for, by how its name ends; names are made of a source set and one of these words.
const CONFIGURATIONS: [(&str, Scope); 14] = [
    ("implementation", Scope::Runtime),
    ("api", Scope::Runtime),
    ("compile", Scope::Runtime),
    ("runtime", Scope::Runtime),
    ("runtimeonly", Scope::Runtime),
    ("compileonly", Scope::Build),
    ("compileonlyapi", Scope::Build),
    ("annotationprocessor", Scope::Build),
    ("kapt", Scope::Build),
    ("ksp", Scope::Build),
    ("classpath", Scope::Build),
    ("optional", Scope::Optional),
    ("provided", Scope::Peer),
    ("developmentonly", Scope::Dev),
];

fn configuration(word: &str) -> Option<Scope> {
    let lower = word.to_ascii_lowercase();
    let (_, scope) = CONFIGURATIONS
        .iter()
        .rev()
        .find(|(name, _)| lower.ends_with(name))?;
    if lower.starts_with("test") || lower.contains("test") {
        return Some(Scope::Test);
    }
    Some(*scope)
}

fn read_script(out: &mut Out<'_>) {
    let mut in_comment = false;
    let variables = variables(out.text);
    for line in lines(out.text) {
        let words = line.trimmed();
        if in_comment {
            in_comment = !words.contains("*/");
            continue;
        }
        if words.starts_with("/*") {
            in_comment = !words.contains("*/");
            continue;
        }
        if words.is_empty() || words.starts_with("//") {
            continue;
        }
        plugin(out, &line, words);
        let end = words
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(words.len());
        let (head, rest) = words.split_at(end);
        let Some(scope) = configuration(head) else {
            continue;
        };
        let rest = rest.trim_start();
        if !(rest.starts_with(['(', '"', '\''])
            || rest.starts_with("group")
            || rest.starts_with("platform"))
        {
            continue;
        }
        dependency(out, &line, rest, scope, &variables);
    }
}

/// `name = "value"` of the script itself, so that `"group:artifact:$name"` can be read.
fn variables(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for line in text.lines() {
        let Some((name, value)) = line.split_once('=') else {
            continue;
        };
        let name = name
            .trim()
            .rsplit([' ', '.', ':'])
            .next()
            .unwrap_or_default();
        let value = value.trim().trim_end_matches([',', ';']);
        let quoted = value
            .strip_prefix(['"', '\''])
            .and_then(|value| value.strip_suffix(['"', '\'']))
            .filter(|value| !value.contains(['"', '\'', '$', ' ']));
        if let Some(value) = quoted
            && !name.is_empty()
        {
            found.push((name.trim_matches(['"', '\'', ']', '[']), value));
        }
    }
    found
}

fn dependency(
    out: &mut Out<'_>,
    line: &Line<'_>,
    rest: &str,
    scope: Scope,
    variables: &[(&str, &str)],
) {
    if let Some(named) = rest
        .split_once("group:")
        .or_else(|| rest.split_once("group ="))
        .map(|(_, rest)| rest)
    {
        let value = |key: &str| {
            let after = named.split_once(key)?.1;
            first_quoted(after.trim_start_matches([':', '=', ' ']))
        };
        if let (Some(group), Some(name)) = (first_quoted(named), value("name")) {
            let version = value("version").unwrap_or_default();
            add(
                out,
                line,
                &format!("{group}:{name}"),
                version,
                group,
                scope,
                variables,
            );
        }
        return;
    }
    // A project of the same build is no package.
    if rest.trim_start_matches('(').starts_with("project") {
        return;
    }
    let Some(text) = first_quoted(rest) else {
        return;
    };
    let mut parts = text.split(':');
    let (Some(group), Some(name)) = (parts.next(), parts.next()) else {
        return;
    };
    let is_name = |word: &str| !word.is_empty() && !word.contains(['/', ' ', '\\']);
    if is_name(group) && is_name(name) {
        let version = parts
            .next()
            .unwrap_or_default()
            .split('@')
            .next()
            .unwrap_or_default();
        add(
            out,
            line,
            &format!("{group}:{name}"),
            version,
            text,
            scope,
            variables,
        );
    }
}

fn add(
    out: &mut Out<'_>,
    line: &Line<'_>,
    name: &str,
    version: &str,
    place: &str,
    scope: Scope,
    variables: &[(&str, &str)],
) {
    let variable = version
        .strip_prefix('$')
        .map(|name| name.trim_matches(['{', '}']));
    let known = variable.and_then(|variable| {
        let short = variable.rsplit('.').next().unwrap_or(variable);
        let (_, value) = variables.iter().find(|(name, _)| *name == short)?;
        Some(*value)
    });
    let draft = Draft::new(name, line.span_of(place))
        .scope(scope)
        .direct(true);
    out.add(match (variable, known) {
        (_, Some(version)) => draft.version(version),
        (Some(_), None) => draft.requirement(version),
        _ => versioned(draft, version),
    });
}

/// A dynamic version is a requirement.
fn versioned(draft: Draft, version: &str) -> Draft {
    if version.contains(['+', '[', '(', ',', '$']) || version.starts_with("latest.") {
        draft.requirement(version)
    } else {
        draft.version(version)
    }
}

fn first_quoted(text: &str) -> Option<&str> {
    let start = text.find(['"', '\''])?;
    let quote = text.get(start..)?.chars().next()?;
    let rest = text.get(start + 1..)?;
    rest.get(..rest.find(quote)?)
}

/// `id("org.example.plugin") version "1.0"`.
fn plugin(out: &mut Out<'_>, line: &Line<'_>, words: &str) {
    let Some(rest) = words
        .strip_prefix("id")
        .filter(|rest| rest.starts_with(['(', ' ', '"', '\'']))
    else {
        return;
    };
    let Some(name) = first_quoted(rest).filter(|name| name.contains('.')) else {
        return;
    };
    let version = rest
        .split_once("version")
        .and_then(|(_, rest)| first_quoted(rest));
    if let Some(version) = version {
        // A plugin's marker is a package of this name.
        let marker = format!("{name}:{name}.gradle.plugin");
        let draft = versioned(Draft::new(marker, line.span_of(name)), version);
        out.add(draft.scope(Scope::Build).direct(true));
    }
}

/// `group:artifact:version=configuration,configuration`.
fn read_lock(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let words = line.trimmed();
        if words.is_empty() || words.starts_with('#') || words.starts_with("empty=") {
            continue;
        }
        let (coordinates, configurations) = words.split_once('=').unwrap_or((words, ""));
        let Some((name, version)) = coordinates
            .rsplit_once(':')
            .filter(|(name, _)| name.contains(':'))
        else {
            out.note(line.start, "a line that is no entry of a Gradle lockfile");
            continue;
        };
        let scope = configurations
            .split(',')
            .map(|name| {
                let name = name.trim();
                match name.to_ascii_lowercase() {
                    lower if lower.contains("test") => Scope::Test,
                    lower if lower.ends_with("runtimeclasspath") => Scope::Runtime,
                    lower if lower.ends_with("classpath") || lower.ends_with("processor") => {
                        Scope::Build
                    }
                    _ => Scope::Unknown,
                }
            })
            .reduce(crate::graph::stronger)
            .unwrap_or(Scope::Unknown);
        out.add(
            Draft::new(name, line.span_of(coordinates))
                .version(version)
                .scope(scope),
        );
    }
}

fn read_catalog(out: &mut Out<'_>) {
    let root = out.toml();
    let versions = root.get("versions");
    for (section, scope) in [("libraries", Scope::Unknown), ("plugins", Scope::Build)] {
        for entry in root.get(section).entries() {
            let value = &entry.value;
            let (name, inline) = match value.text() {
                Some(text) => text.rsplit_once(':').unwrap_or((text, "")),
                None => (
                    value
                        .get("module")
                        .text()
                        .or(value.get("id").text())
                        .unwrap_or_default(),
                    "",
                ),
            };
            let joined = match (value.get("group").text(), value.get("name").text()) {
                (Some(group), Some(artifact)) => format!("{group}:{artifact}"),
                _ => name.to_owned(),
            };
            let name = if section == "plugins" {
                format!("{joined}:{joined}.gradle.plugin")
            } else {
                joined
            };
            let version = value.get("version");
            let version = match version.get("ref").text() {
                Some(reference) => rich(versions.get(reference)),
                None => rich(version),
            };
            let version = if version.is_empty() { inline } else { version };
            let draft = versioned(Draft::new(name, entry.value.span), version);
            out.add(draft.scope(scope).direct(true));
        }
    }
}

/// A version, or the strictest part of a rich one.
fn rich<'n>(version: &'n Node<'_>) -> &'n str {
    version
        .text()
        .or_else(|| {
            ["strictly", "require", "prefer"]
                .iter()
                .find_map(|key| version.get(key).text())
        })
        .unwrap_or_default()
}

fn read_verification(out: &mut Out<'_>) {
    let root = out.xml();
    for component in root.path(&["components", "component"]) {
        let part = |name: &str| component.attribute(name).unwrap_or_default();
        let name = format!("{}:{}", part("group"), part("name"));
        let mut draft = Draft::new(name, component.text_span).version(part("version"));
        for artifact in component.all("artifact") {
            for digest in &artifact.children {
                if let Some(value) = digest.attribute("value") {
                    draft = draft.integrity(&format!("{}:{value}", digest.name));
                }
            }
        }
        out.add(draft);
    }
}
