//! `yarn.lock`, of Yarn 1 (its own syntax) and of later versions (YAML).

use super::request::{Request, split};
use crate::doc::Node;
use crate::graph;
use crate::lines::{Line, lines};
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{PackageOrigin, Scope};
use rustc_hash::FxHashMap;

pub(super) fn read(out: &mut Out<'_>) {
    let is_yaml = out.text.starts_with("__metadata:") || out.text.contains("\n__metadata:");
    if is_yaml {
        read_berry(out);
    } else {
        read_classic(out);
    }
}

/// An entry of Yarn 1 while its lines are read.
#[derive(Default)]
struct Classic<'t> {
    requests: Vec<&'t str>,
    line: Option<Line<'t>>,
    version: &'t str,
    resolved: &'t str,
    integrity: &'t str,
    /// Requests of its own, and whether it does without.
    needs: Vec<(String, bool)>,
}

fn read_classic(out: &mut Out<'_>) {
    let mut needs: Vec<(u32, String, bool)> = Vec::new();
    let mut answers: FxHashMap<String, u32> = FxHashMap::default();
    let mut entry = Classic::default();
    let mut section = "";
    for line in lines(out.text) {
        let words = line.trimmed();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        match line.indent() {
            0 => {
                take(out, std::mem::take(&mut entry), &mut answers, &mut needs);
                let Some(keys) = words.strip_suffix(':') else {
                    out.note(line.start, "a line that is no entry of a Yarn lockfile");
                    continue;
                };
                entry.line = Some(line);
                entry.requests = keys.split(", ").map(|key| key.trim_matches('"')).collect();
            }
            1 | 2 => {
                section = words.strip_suffix(':').unwrap_or("");
                let (key, value) = words.split_once(' ').unwrap_or((words, ""));
                let value = value.trim().trim_matches('"');
                match key {
                    "version" => entry.version = value,
                    "resolved" => entry.resolved = value,
                    "integrity" => entry.integrity = value,
                    _ => {}
                }
            }
            _ if section.ends_with("ependencies") => {
                let (name, range) = words.split_once(' ').unwrap_or((words, ""));
                let request = format!(
                    "{}@{}",
                    name.trim_matches('"'),
                    range.trim().trim_matches('"')
                );
                entry
                    .needs
                    .push((request, section == "optionalDependencies"));
            }
            _ => {}
        }
    }
    take(out, entry, &mut answers, &mut needs);
    for (from, request, optional) in needs {
        if let Some(to) = answers.get(&request) {
            out.edge(from, *to, optional);
        }
    }
}

fn take(
    out: &mut Out<'_>,
    entry: Classic<'_>,
    answers: &mut FxHashMap<String, u32>,
    needs: &mut Vec<(u32, String, bool)>,
) {
    let (Some(first), Some(line)) = (entry.requests.first(), entry.line) else {
        return;
    };
    let (name, written) = split(first);
    let request = Request::of(name, written);
    // A fragment of a registry's address is its checksum of old.
    let digest = match entry.resolved.split_once('#') {
        Some((_, sha1)) if entry.integrity.is_empty() && sha1.len() == 40 => format!("sha1-{sha1}"),
        _ => entry.integrity.to_owned(),
    };
    let origin = match &request.origin {
        None | Some(PackageOrigin::Url { .. }) => {
            let address = entry.resolved.split('#').next().unwrap_or_default();
            super::package_lock::resolved(address).or(request.origin)
        }
        Some(_) if !entry.resolved.is_empty() => origin::of(entry.resolved).or(request.origin),
        Some(_) => request.origin,
    };
    let draft = Draft::new(request.name, line.span_of(first))
        .version(entry.version)
        .origin(origin)
        .integrity(&digest);
    let Some(number) = out.add(draft) else {
        return;
    };
    for request in entry.requests {
        answers.insert(request.to_owned(), number);
        out.answer(request, number);
    }
    needs.extend(
        entry
            .needs
            .into_iter()
            .map(|(request, optional)| (number, request, optional)),
    );
}

fn read_berry(out: &mut Out<'_>) {
    let documents = out.yaml();
    let Some(root) = documents.first() else {
        return;
    };
    let mut answers: FxHashMap<String, u32> = FxHashMap::default();
    let mut numbered: Vec<(u32, &Node<'_>)> = Vec::new();
    for entry in root.entries() {
        if entry.key == "__metadata" {
            continue;
        }
        let (value, resolution) = (&entry.value, entry.value.get("resolution").str());
        let (name, locator) = split(resolution);
        let is_member = value.get("linkType").str() == "soft";
        let (name, origin) = match locator.split_once(':') {
            Some(("npm", _)) => (name, None),
            Some(("workspace", _)) => (name, Some(PackageOrigin::Workspace)),
            Some(("patch" | "virtual", inner)) => (split(inner).0, None),
            _ => (name, origin::of(locator)),
        };
        let (name, origin) = if name.is_empty() {
            let request = Request::of("", "");
            (split(&entry.key).0, request.origin)
        } else {
            (name, origin)
        };
        // The checksum is of Yarn's own archive, not of what the registry gives: it is no digest of the package.
        let draft = Draft::new(name, entry.key_span)
            .version(if is_member {
                ""
            } else {
                value.get("version").str()
            })
            .origin(if is_member {
                Some(PackageOrigin::Workspace)
            } else {
                origin
            })
            .integrity(value.get("checksum").str());
        let Some(number) = out.add(draft) else {
            continue;
        };
        for request in entry.key.split(", ") {
            answers.insert(request.to_owned(), number);
            out.answer(request.replace("@npm:", "@"), number);
        }
        numbered.push((number, value));
    }
    let mut roots = Vec::new();
    for (from, value) in numbered {
        let is_member = value.get("linkType").str() == "soft";
        for section in ["dependencies", "optionalDependencies"] {
            for wanted in value.get(section).entries() {
                let range = wanted.value.str();
                let request = format!("{}@{range}", wanted.key);
                let registry = format!("{}@npm:{range}", wanted.key);
                let Some(to) = answers.get(&request).or_else(|| answers.get(&registry)) else {
                    continue;
                };
                let optional = section == "optionalDependencies"
                    || value
                        .at(&["dependenciesMeta", &wanted.key, "optional"])
                        .is_true();
                if is_member {
                    roots.push((*to, Scope::Unknown));
                }
                out.edge(from, *to, optional);
            }
        }
    }
    // The lockfile does not tell a member's development packages from the others: the manifests do, when they are joined.
    let direct: Vec<u32> = roots.iter().map(|(root, _)| *root).collect();
    graph::spread(out, &roots);
    for number in direct {
        if let Some(package) = out.package_mut(number) {
            package.direct = Some(true);
        }
    }
}
