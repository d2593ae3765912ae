//! Mix (Elixir) and Rebar (Erlang): `mix.exs` as text, `mix.lock`, `rebar.lock`.

use super::{Files, Reader};
use crate::lines::{Line, lines};
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Mention, PackageOrigin, Scope};
use rustc_hash::FxHashMap;

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "Hex";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("mix.exs")],
        read: read_manifest,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("mix.lock")],
        read: read_lock,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("rebar.lock")],
        read: read_rebar,
    },
];

/// The text between the quotes of every string of a line.
fn strings(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// `{:name, "~> 1.0", only: [:dev, :test]}`.
fn read_manifest(out: &mut Out<'_>) {
    let mut inside = false;
    for line in lines(out.text) {
        let words = line.trimmed();
        let is_start = words.starts_with("defp deps")
            || words.starts_with("def deps")
            || words.starts_with("deps: [");
        inside = (inside && words != "end") || is_start;
        if !inside || words.starts_with('#') {
            continue;
        }
        for item in words.split('{').skip(1) {
            dependency(out, &line, item);
        }
    }
}

fn dependency(out: &mut Out<'_>, line: &Line<'_>, item: &str) {
    let Some(rest) = item.strip_prefix(':') else {
        return;
    };
    let end = rest
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
        .unwrap_or(rest.len());
    let (name, rest) = rest.split_at(end);
    let value = |key: &str| {
        let after = rest.split_once(key)?.1;
        strings(after).first().copied()
    };
    let reference = value("tag:").or(value("ref:")).or(value("branch:"));
    let origin = if let Some(url) = value("git:") {
        Some(origin::git(url, reference))
    } else if let Some(repository) = value("github:") {
        Some(origin::git(
            &format!("https://github.com/{repository}"),
            reference,
        ))
    } else if rest.contains("in_umbrella: true") {
        Some(PackageOrigin::Workspace)
    } else {
        value("path:").map(origin::path)
    };
    let requirement = if rest.trim_start_matches([',', ' ']).starts_with('"') {
        strings(rest).first().copied().unwrap_or_default()
    } else {
        ""
    };
    let only = rest.split_once("only:").map_or("", |(_, only)| only);
    let scope = match (
        only.contains(":prod"),
        only.contains(":dev"),
        only.contains(":test"),
    ) {
        (false, true, _) => Scope::Dev,
        (false, false, true) => Scope::Test,
        _ => Scope::Runtime,
    };
    let draft = Draft::new(name, line.span_of(name))
        .requirement(requirement)
        .origin(origin);
    out.add(draft.scope(scope).direct(true));
}

/// `"name": {:hex, :name, "1.0.0", "digest", [:mix], [{:other, …}], "hexpm", "digest"},`.
fn read_lock(out: &mut Out<'_>) {
    let mut needs: Vec<(u32, String)> = Vec::new();
    for line in lines(out.text) {
        let Some((key, value)) = line.trimmed().split_once("\": {") else {
            continue;
        };
        let key = key.trim_start_matches('"');
        let texts = strings(value);
        let text = |at: usize| texts.get(at).copied().unwrap_or_default();
        let draft = if let Some(hex) = value.strip_prefix(":hex, :") {
            let name = hex.split(',').next().unwrap_or(key);
            let digest = text(1);
            let digest = if digest.is_empty() {
                String::new()
            } else {
                format!("sha256:{digest}")
            };
            Draft::new(name, line.span_of(key))
                .version(text(0))
                .integrity(&digest)
        } else if value.starts_with(":git") {
            Draft::new(key, line.span_of(key)).origin(Some(origin::git(text(0), Some(text(1)))))
        } else {
            continue;
        };
        if let Some(number) = out.add(draft) {
            // What a package needs is a list of tuples after the managers.
            let tuples = value.split("[{").nth(1).unwrap_or_default();
            let names = tuples.split("{:").chain(tuples.strip_prefix(':'));
            for name in names {
                let end = name.find([',', '}', ' ']).unwrap_or(name.len());
                needs.push((
                    number,
                    name.get(..end)
                        .unwrap_or_default()
                        .trim_start_matches(':')
                        .to_owned(),
                ));
            }
        }
    }
    let numbers: FxHashMap<String, u32> = (0_u32..)
        .zip(out.packages())
        .map(|(number, package)| (package.name.clone(), number))
        .collect();
    for (from, name) in needs {
        if let Some(to) = numbers.get(&name) {
            out.edge(from, *to, false);
        }
    }
}

/// `{<<"name">>,{pkg,<<"name">>,<<"1.0.0">>},0}`: the last number is the depth.
fn read_rebar(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let texts = strings(line.text);
        let (Some(key), Some(name), Some(version)) = (texts.first(), texts.get(1), texts.get(2))
        else {
            continue;
        };
        let is_direct = line
            .trimmed()
            .trim_end_matches(['.', ']', ','])
            .ends_with(",0}");
        if line.text.contains("{pkg,") {
            out.add(
                Draft::new(*name, line.span_of(key))
                    .version(version)
                    .scope(Scope::Runtime)
                    .direct(is_direct),
            );
        } else if line.text.contains("{git,") {
            let origin = Some(origin::git(name, Some(version)));
            out.add(
                Draft::new(*key, line.span_of(key))
                    .origin(origin)
                    .scope(Scope::Runtime)
                    .direct(is_direct),
            );
        }
    }
}
