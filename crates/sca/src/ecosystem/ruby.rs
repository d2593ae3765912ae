//! RubyGems: `Gemfile` and gem specifications as text, `Gemfile.lock`.
//!
//! A Gemfile is a program, and it is not run: calls with literal texts are read.

use super::{Files, Reader};
use crate::lines::{Line, lines};
use crate::origin;
use crate::out::{Draft, Out, PUBLISHED};
use airlock_model::{Mention, PackageOrigin, Scope};
use rustc_hash::{FxHashMap, FxHashSet};

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "RubyGems";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("Gemfile"), Files::Name("gems.rb")],
        read: read_gemfile,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Ending("gemspec")],
        read: read_gemspec,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("Gemfile.lock"), Files::Name("gems.locked")],
        read: read_lock,
    },
];

/// The literal texts of a call, in order, and the keys before them (`git: "…"`, `:git => "…"`).
fn arguments(text: &str) -> Vec<(Option<&str>, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '\'']) {
        let (before, after) = rest.split_at(start);
        if before.contains('#') {
            break;
        }
        let mut letters = after.chars();
        let Some(quote) = letters.next() else {
            break;
        };
        let inner = letters.as_str();
        let Some(end) = inner.find(quote) else {
            break;
        };
        let key = before
            .trim_end()
            .strip_suffix("=>")
            .or_else(|| before.trim_end().strip_suffix(':'))
            .map(|key| {
                key.trim_end()
                    .rsplit([' ', ',', ':', '(', '[', '{'])
                    .next()
                    .unwrap_or_default()
            });
        found.push((key, inner.get(..end).unwrap_or_default()));
        rest = inner.get(end + 1..).unwrap_or_default();
    }
    found
}

fn group_scope(text: &str) -> Scope {
    let has = |name: &str| text.contains(name);
    if has("default") || has("production") {
        Scope::Runtime
    } else if has("test") && !has("development") {
        Scope::Test
    } else {
        Scope::Dev
    }
}

fn read_gemfile(out: &mut Out<'_>) {
    // Blocks that are open, and the scope inside each.
    let mut blocks: Vec<Scope> = Vec::new();
    for line in lines(out.text) {
        let words = line.trimmed();
        let scope = blocks.last().copied().unwrap_or(Scope::Runtime);
        if words.starts_with('#') {
            continue;
        }
        let head = words.split([' ', '(']).next().unwrap_or_default();
        match head {
            "gem" => gem(out, &line, words, scope),
            "source" => {
                if let Some((_, url)) = arguments(words).first() {
                    out.setting("registry:", origin::without_credentials(url), line.start);
                }
            }
            "gemspec" => out.setting(PUBLISHED, "gemspec", line.start),
            "end" => {
                blocks.pop();
            }
            _ => {}
        }
        let opens = words.ends_with(" do")
            || words.contains(" do |")
            || matches!(head, "if" | "unless" | "case" | "def" | "begin" | "while");
        if opens {
            blocks.push(if head == "group" {
                group_scope(words)
            } else {
                scope
            });
        }
    }
}

fn gem(out: &mut Out<'_>, line: &Line<'_>, words: &str, scope: Scope) {
    let arguments = arguments(words);
    let Some((None, name)) = arguments.first() else {
        return;
    };
    let versions: Vec<&str> = arguments
        .iter()
        .skip(1)
        .filter(|(key, text)| {
            key.is_none()
                && text.starts_with(|first: char| first.is_ascii_digit() || "~<>=!".contains(first))
        })
        .map(|(_, text)| *text)
        .collect();
    let value = |wanted: &str| {
        arguments
            .iter()
            .find(|(key, _)| *key == Some(wanted))
            .map(|(_, text)| *text)
    };
    let reference = value("ref").or(value("tag")).or(value("branch"));
    let origin = if let Some(url) = value("git") {
        Some(origin::git(url, reference))
    } else if let Some(repository) = value("github") {
        Some(origin::git(
            &format!("https://github.com/{repository}"),
            reference,
        ))
    } else if let Some(path) = value("path") {
        Some(origin::path(path))
    } else {
        value("source").map(origin::registry)
    };
    let inline_group =
        words.contains("group:") || words.contains("groups:") || words.contains(":group ");
    let scope = if inline_group {
        let tail = words.split_once("group").map_or("", |(_, tail)| tail);
        group_scope(tail)
    } else {
        scope
    };
    let exact = match versions.as_slice() {
        [one] => one.strip_prefix('=').map_or(*one, str::trim_start),
        _ => "",
    };
    let is_exact = exact.starts_with(|first: char| first.is_ascii_digit());
    let draft = Draft::new(*name, line.span_of(name))
        .requirement(&versions.join(", "))
        .version(if is_exact { exact } else { "" })
        .origin(origin);
    out.add(draft.scope(scope).direct(true));
}

fn read_gemspec(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let words = line.trimmed();
        if words.starts_with('#') {
            continue;
        }
        let Some((_, call)) = words.split_once('.') else {
            continue;
        };
        if let Some(name) = call
            .strip_prefix("name")
            .and_then(|rest| rest.trim_start().strip_prefix('='))
        {
            if let Some((_, name)) = arguments(name).first() {
                out.own(name, None);
            }
            continue;
        }
        let scope = match call.split([' ', '(']).next() {
            Some("add_dependency" | "add_runtime_dependency") => Scope::Runtime,
            Some("add_development_dependency") => Scope::Dev,
            _ => continue,
        };
        let arguments = arguments(call);
        if let Some((_, name)) = arguments.first() {
            let versions: Vec<&str> = arguments.iter().skip(1).map(|(_, text)| *text).collect();
            let draft = Draft::new(*name, line.span_of(name)).requirement(&versions.join(", "));
            out.add(draft.scope(scope).direct(true));
        }
    }
}

fn read_lock(out: &mut Out<'_>) {
    let mut section = "";
    let (mut remote, mut revision) = ("", "");
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut needs: Vec<(u32, String)> = Vec::new();
    let mut direct: FxHashSet<String> = FxHashSet::default();
    let mut last = None;
    for line in lines(out.text) {
        let words = line.trimmed();
        if line.indent() == 0 {
            section = words;
            (remote, revision) = ("", "");
            continue;
        }
        let (name, rest) = words.split_once(' ').unwrap_or((words, ""));
        let in_sources = matches!(section, "GEM" | "GIT" | "PATH" | "PLUGIN SOURCE");
        match line.indent() {
            2 if in_sources => match name {
                "remote:" => remote = rest.trim(),
                "revision:" => revision = rest.trim(),
                _ => {}
            },
            4 if in_sources => {
                let version = rest.trim_start_matches('(').trim_end_matches(')');
                let origin = match section {
                    "GIT" => Some(origin::git(remote, Some(revision))),
                    "PATH" => Some(PackageOrigin::Path {
                        path: remote.to_owned(),
                    }),
                    _ => Some(origin::registry(remote)),
                };
                let version = platform_less(version);
                let key = format!("{name} {version}");
                // One release is listed once for each platform.
                last = numbers.get(&key).copied().or_else(|| {
                    out.add(
                        Draft::new(name, line.span_of(name))
                            .version(version)
                            .origin(origin),
                    )
                });
                if let Some(number) = last {
                    numbers.insert(key, number);
                    numbers.insert(name.to_owned(), number);
                }
            }
            6 if in_sources => {
                needs.extend(last.map(|last| (last, name.trim_end_matches('!').to_owned())));
            }
            2 if section == "DEPENDENCIES" => {
                direct.insert(name.trim_end_matches('!').to_owned());
            }
            2 if section == "CHECKSUMS" => checksum(out, &numbers, name, rest),
            _ => {}
        }
    }
    for (from, name) in needs {
        if let Some(to) = numbers.get(&name) {
            out.edge(from, *to, false);
        }
    }
    let count = u32::try_from(out.packages().len()).unwrap_or(u32::MAX);
    for number in 0..count {
        if let Some(package) = out.package_mut(number) {
            package.direct = Some(direct.contains(&package.name));
        }
    }
}

/// `1.2.3-x86_64-linux` is 1.2.3 for that platform.
fn platform_less(version: &str) -> &str {
    version.split('-').next().unwrap_or(version)
}

fn checksum(out: &mut Out<'_>, numbers: &FxHashMap<String, u32>, name: &str, rest: &str) {
    let Some((version, digest)) = rest.split_once(") ") else {
        return;
    };
    let key = format!("{name} {}", platform_less(version.trim_start_matches('(')));
    if let Some(package) = numbers
        .get(&key)
        .and_then(|number| out.package_mut(*number))
    {
        package.integrity.push(digest.replacen('=', ":", 1));
    }
}
