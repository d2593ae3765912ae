//! NuGet: project files, `packages.config`, central versions, lockfiles, Paket.

use super::{Files, Reader};
use crate::doc::{Element, Node};
use crate::graph;
use crate::lines::lines;
use crate::out::{Draft, Out};
use airlock_model::{Mention, PackageOrigin, Scope};
use rustc_hash::FxHashMap;

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "NuGet";

const fn reader(mention: Mention, files: &'static [Files], read: fn(&mut Out<'_>)) -> Reader {
    Reader {
        ecosystem: ECOSYSTEM,
        mention,
        files,
        read,
    }
}

/// The formats.
pub(super) const READERS: &[Reader] = &[
    reader(
        Mention::Manifest,
        &[
            Files::Ending("csproj"),
            Files::Ending("fsproj"),
            Files::Ending("vbproj"),
            Files::Ending("props"),
            Files::Ending("targets"),
        ],
        read_project,
    ),
    reader(
        Mention::Manifest,
        &[Files::Name("packages.config")],
        read_config,
    ),
    reader(Mention::Manifest, &[Files::Ending("nuspec")], read_nuspec),
    reader(
        Mention::Lockfile,
        &[Files::Name("packages.lock.json")],
        read_lock,
    ),
    reader(
        Mention::Lockfile,
        &[Files::Name("project.assets.json")],
        read_assets,
    ),
    reader(
        Mention::Manifest,
        &[Files::Name("paket.dependencies")],
        read_paket,
    ),
    reader(
        Mention::Lockfile,
        &[Files::Name("paket.lock")],
        read_paket_lock,
    ),
];

/// `PackageReference` and `PackageVersion` of an MSBuild file.
fn read_project(out: &mut Out<'_>) {
    if !out.text.contains("PackageReference")
        && !out.text.contains("PackageVersion")
        && !out.text.contains("PackageDownload")
    {
        return;
    }
    let root = out.xml();
    let mut properties: FxHashMap<&str, &str> = FxHashMap::default();
    for group in root.all("PropertyGroup") {
        for property in &group.children {
            properties.insert(&property.name, &property.text);
        }
    }
    root.each(&mut |element| match element.name.as_str() {
        "PackageVersion" => {
            if let (Some(name), Some(version)) = (element.attribute("Include"), version(element)) {
                let version = filled(version, &properties);
                out.setting(
                    format!("managed:{}", name.to_ascii_lowercase()),
                    version,
                    element.span.start,
                );
            }
        }
        "PackageReference" | "GlobalPackageReference" | "PackageDownload" => {
            read_reference(out, element, &properties);
        }
        _ => {}
    });
}

fn version(element: &Element) -> Option<&str> {
    element
        .attribute("VersionOverride")
        .or_else(|| element.attribute("Version"))
        .or_else(|| element.child_text("Version"))
}

fn read_reference(out: &mut Out<'_>, element: &Element, properties: &FxHashMap<&str, &str>) {
    let Some(names) = element
        .attribute("Include")
        .or_else(|| element.attribute("Update"))
    else {
        return;
    };
    let is_private = element
        .attribute("PrivateAssets")
        .or_else(|| element.child_text("PrivateAssets"))
        .is_some_and(|assets| assets.eq_ignore_ascii_case("all"));
    let scope = if is_private {
        Scope::Dev
    } else {
        Scope::Runtime
    };
    for name in names
        .split(';')
        .map(str::trim)
        .filter(|name| !name.contains("$(") && !name.contains("@("))
    {
        let version = version(element).map(|version| filled(version, properties));
        let draft = versioned(
            Draft::new(name, element.text_span),
            version.as_deref().unwrap_or_default(),
        );
        let number = out.add(draft.scope(scope).direct(true));
        if let (None, Some(number)) = (version, number) {
            out.inherit(number, format!("managed:{}", name.to_ascii_lowercase()));
        }
    }
}

/// A plain version is a least version, of which the client takes just that; a range, wildcard or property is a requirement.
fn versioned(draft: Draft, version: &str) -> Draft {
    let exact = version
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .filter(|inner| !inner.contains(','));
    if let Some(exact) = exact {
        return draft.version(exact).requirement(version);
    }
    if version.contains(['[', '(', '*', ',', '$']) {
        draft.requirement(version)
    } else {
        draft.version(version)
    }
}

/// `$(Property)` replaced where the file itself gives it.
fn filled(version: &str, properties: &FxHashMap<&str, &str>) -> String {
    let Some((before, rest)) = version.split_once("$(") else {
        return version.to_owned();
    };
    let Some((name, after)) = rest.split_once(')') else {
        return version.to_owned();
    };
    match properties.get(name) {
        Some(value) if !value.contains("$(") => format!("{before}{value}{after}"),
        _ => version.to_owned(),
    }
}

fn read_config(out: &mut Out<'_>) {
    let root = out.xml();
    for package in root.all("package") {
        let is_dev = package.attribute("developmentDependency") == Some("true");
        let draft = Draft::new(
            package.attribute("id").unwrap_or_default(),
            package.text_span,
        )
        .version(package.attribute("version").unwrap_or_default());
        // The file lists what is installed and does not tell who asked for it.
        out.add(draft.scope(if is_dev { Scope::Dev } else { Scope::Runtime }));
    }
}

fn read_nuspec(out: &mut Out<'_>) {
    let root = out.xml();
    root.each(&mut |element| {
        if element.name == "dependency" {
            let draft = Draft::new(
                element.attribute("id").unwrap_or_default(),
                element.text_span,
            )
            .requirement(element.attribute("version").unwrap_or_default());
            out.add(draft.scope(Scope::Runtime).direct(true));
        }
    });
}

/// `packages.lock.json`: for each framework, every package with its type.
fn read_lock(out: &mut Out<'_>) {
    let root = out.json();
    let mut known: FxHashMap<(String, String), u32> = FxHashMap::default();
    for framework in root.get("dependencies").entries() {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        for entry in framework.value.entries() {
            let value = &entry.value;
            let is_project = value.get("type").str() == "Project";
            let is_direct = value.get("type").str() == "Direct";
            let version = value.get("resolved").str();
            let key = (entry.key.to_ascii_lowercase(), version.to_owned());
            let draft = Draft::new(entry.key.as_ref(), entry.key_span)
                .version(version)
                .requirement(value.get("requested").str())
                .origin(is_project.then_some(PackageOrigin::Workspace))
                .integrity(&digest(value.get("contentHash")))
                .scope(Scope::Runtime)
                .direct(is_direct);
            let number = known.get(&key).copied().or_else(|| out.add(draft));
            if let Some(number) = number {
                known.insert(key, number);
                numbers.insert(entry.key.to_ascii_lowercase(), number);
            }
        }
        connect(out, framework.value.entries(), &numbers);
    }
}

fn digest(hash: &Node<'_>) -> String {
    hash.text()
        .map(|hash| format!("sha512-{hash}"))
        .unwrap_or_default()
}

fn connect(out: &mut Out<'_>, entries: &[crate::doc::Entry<'_>], numbers: &FxHashMap<String, u32>) {
    for entry in entries {
        let name = entry.key.split('/').next().unwrap_or(&entry.key);
        let Some(from) = numbers.get(&name.to_ascii_lowercase()) else {
            continue;
        };
        for wanted in entry.value.get("dependencies").entries() {
            if let Some(to) = numbers.get(&wanted.key.to_ascii_lowercase()) {
                out.edge(*from, *to, false);
            }
        }
    }
}

/// `project.assets.json`: what a restore made.
fn read_assets(out: &mut Out<'_>) {
    let root = out.json();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    for entry in root.get("libraries").entries() {
        let Some((name, version)) = entry.key.split_once('/') else {
            continue;
        };
        let is_project = entry.value.get("type").str() == "project";
        let draft = Draft::new(name, entry.key_span)
            .version(version)
            .origin(is_project.then_some(PackageOrigin::Workspace))
            .integrity(&digest(entry.value.get("sha512")));
        if let Some(number) = out.add(draft) {
            numbers.insert(name.to_ascii_lowercase(), number);
        }
    }
    for target in root.get("targets").entries() {
        connect(out, target.value.entries(), &numbers);
    }
    let mut roots = Vec::new();
    for framework in root.at(&["project", "frameworks"]).entries() {
        for wanted in framework.value.get("dependencies").entries() {
            if let Some(number) = numbers.get(&wanted.key.to_ascii_lowercase()) {
                roots.push((*number, Scope::Runtime));
            }
        }
    }
    graph::spread(out, &roots);
}

fn read_paket(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let mut words = line.text.split_whitespace();
        let (Some("nuget"), Some(name)) = (words.next(), words.next()) else {
            continue;
        };
        let rest = line
            .text
            .split_once(name)
            .map_or("", |(_, rest)| rest.trim());
        let draft = Draft::new(name, line.span_of(name)).requirement(rest);
        out.add(draft.scope(Scope::Runtime).direct(true));
    }
}

/// Packages stand four columns in, what they need two further.
fn read_paket_lock(out: &mut Out<'_>) {
    let mut section = "";
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut needs: Vec<(u32, String)> = Vec::new();
    let mut last = None;
    for line in lines(out.text) {
        let words = line.trimmed();
        match line.indent() {
            0 => section = words,
            4 if section == "NUGET" => {
                let (name, rest) = words.split_once(' ').unwrap_or((words, ""));
                let version = rest
                    .strip_prefix('(')
                    .and_then(|rest| rest.split(')').next());
                let draft =
                    Draft::new(name, line.span_of(name)).version(version.unwrap_or_default());
                last = out.add(draft);
                if let Some(number) = last {
                    numbers.insert(name.to_ascii_lowercase(), number);
                }
            }
            6 if section == "NUGET" => {
                let name = words.split_whitespace().next().unwrap_or_default();
                needs.extend(last.map(|last| (last, name.to_ascii_lowercase())));
            }
            _ => {}
        }
    }
    for (from, name) in needs {
        if let Some(to) = numbers.get(&name) {
            out.edge(from, *to, false);
        }
    }
}
