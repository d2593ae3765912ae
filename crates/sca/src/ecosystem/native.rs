//! C and C++: Conan (`conanfile.txt`, `conanfile.py` as text, `conan.lock`), vcpkg (`vcpkg.json`).

use super::{Files, Reader};
use crate::doc::Node;
use crate::lines::lines;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope, Span};

/// As the advisories' schema names it.
const CONAN: &str = "ConanCenter";
/// As the package-url specification names it.
const VCPKG: &str = "vcpkg";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: CONAN,
        mention: Mention::Manifest,
        files: &[Files::Name("conanfile.txt")],
        read: read_conanfile,
    },
    Reader {
        ecosystem: CONAN,
        mention: Mention::Manifest,
        files: &[Files::Name("conanfile.py")],
        read: read_recipe,
    },
    Reader {
        ecosystem: CONAN,
        mention: Mention::Lockfile,
        files: &[Files::Name("conan.lock")],
        read: read_lock,
    },
    Reader {
        ecosystem: VCPKG,
        mention: Mention::Manifest,
        files: &[Files::Name("vcpkg.json")],
        read: read_vcpkg,
    },
];

/// `name/1.0@user/channel#revision%time`: the package.
fn reference(text: &str, span: Span) -> Option<Draft> {
    let (name, rest) = text.trim().split_once('/')?;
    let version = rest.split(['@', '#', '%', ':']).next()?;
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_+.-".contains(&byte));
    if !is_name || name.is_empty() {
        return None;
    }
    let draft = Draft::new(name, span);
    let draft = if version.starts_with('[') {
        draft.requirement(version)
    } else {
        draft.version(version)
    };
    let revision = rest
        .split_once('#')
        .map(|(_, tail)| tail.split(['%', ':']).next().unwrap_or(tail));
    Some(
        draft.integrity(
            &revision
                .map(|revision| format!("conan:{revision}"))
                .unwrap_or_default(),
        ),
    )
}

fn read_conanfile(out: &mut Out<'_>) {
    let mut section = "";
    for line in lines(out.text) {
        let words = line.trimmed().split(" #").next().unwrap_or_default().trim();
        if let Some(name) = words
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = name;
            continue;
        }
        let scope = match section {
            "requires" => Scope::Runtime,
            "tool_requires" | "build_requires" => Scope::Build,
            "test_requires" => Scope::Test,
            _ => continue,
        };
        if !words.starts_with('#')
            && let Some(draft) = reference(words, line.span_of(words))
        {
            out.add(draft.scope(scope).direct(true));
        }
    }
}

/// `self.requires("zlib/1.2.13")` and `requires = "zlib/1.2.13", …`.
fn read_recipe(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let words = line.trimmed();
        let call = words.strip_prefix("self.").unwrap_or(words);
        let scope = match call.split(['(', ' ', '=']).next() {
            Some("requires") => Scope::Runtime,
            Some("tool_requires" | "build_requires") => Scope::Build,
            Some("test_requires") => Scope::Test,
            _ => continue,
        };
        for text in call.split(['"', '\'']).skip(1).step_by(2) {
            if let Some(draft) = reference(text, line.span_of(text)) {
                out.add(draft.scope(scope).direct(true));
            }
        }
    }
}

fn read_lock(out: &mut Out<'_>) {
    let root = out.json();
    for (section, scope) in [
        ("requires", Scope::Runtime),
        ("build_requires", Scope::Build),
        ("python_requires", Scope::Build),
    ] {
        for item in root.get(section).items() {
            let text = item
                .text()
                .unwrap_or_else(|| item.items().first().map_or("", Node::str));
            if let Some(draft) = reference(text, item.span) {
                out.add(draft.scope(scope));
            }
        }
    }
    for node in root.at(&["graph_lock", "nodes"]).entries() {
        let wanted = node.value.get("ref");
        if let Some(draft) = reference(wanted.str(), wanted.span) {
            out.add(draft.scope(Scope::Unknown));
        }
    }
}

fn read_vcpkg(out: &mut Out<'_>) {
    let root = out.json();
    out.own(root.get("name").str(), root.get("version").text());
    let overrides = root.get("overrides").items();
    let features = root.get("features").entries().iter();
    let lists = features.map(|feature| (feature.value.get("dependencies"), Scope::Optional));
    for (list, scope) in [(root.get("dependencies"), Scope::Runtime)]
        .into_iter()
        .chain(lists)
    {
        for item in list.items() {
            let (name, span) = match item.text() {
                Some(name) => (name, item.span),
                None => (item.get("name").str(), item.get("name").span),
            };
            let pinned = overrides.iter().find(|pin| pin.get("name").str() == name);
            let pinned = pinned.map(|pin| {
                pin.get("version")
                    .text()
                    .or(pin.get("version-string").text())
                    .unwrap_or_default()
            });
            let least = item
                .get("version>=")
                .text()
                .map(|version| format!(">={version}"));
            let scope = if item.get("host").is_true() {
                Scope::Build
            } else {
                scope
            };
            let draft = Draft::new(name, span)
                .version(pinned.unwrap_or_default())
                .requirement(&least.unwrap_or_default());
            out.add(draft.scope(scope).direct(true));
        }
    }
}
