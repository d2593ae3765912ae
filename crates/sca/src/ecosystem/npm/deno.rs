//! Deno: `deno.json`, import maps, `jsr.json` and `deno.lock`.

use super::request::split;
use super::{ECOSYSTEM, JSR};
use crate::doc::Node;
use crate::graph;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Scope, Span};
use rustc_hash::FxHashMap;

pub(super) fn read_manifest(out: &mut Out<'_>) {
    let root = out.json();
    out.own(root.get("name").str(), root.get("version").text());
    read_imports(out, root.get("imports"));
    for scope in root.get("scopes").entries() {
        read_imports(out, &scope.value);
    }
}

fn read_imports(out: &mut Out<'_>, imports: &Node<'_>) {
    for entry in imports.entries() {
        if let Some(draft) = specifier(entry.value.str(), entry.value.span) {
            out.add(draft.scope(Scope::Runtime).direct(true));
        }
    }
}

/// `npm:name@range/path`, `jsr:@scope/name@range/path`, or an address.
pub(crate) fn specifier(text: &str, span: Span) -> Option<Draft> {
    let (ecosystem, rest) = match text.split_once(':')? {
        ("npm", rest) => (ECOSYSTEM, rest),
        ("jsr", rest) => (JSR, rest),
        ("https" | "http", _) => {
            let name = text.split("://").nth(1)?.split(['?', '#']).next()?;
            return Some(
                Draft::new(name, span)
                    .ecosystem("Deno")
                    .origin(origin::of(text)),
            );
        }
        _ => return None,
    };
    let rest = rest.trim_start_matches('/');
    let (name, range) = split(rest);
    // Without a range, what follows the name is a path inside the package.
    let parts = if name.starts_with('@') { 2 } else { 1 };
    let name = match name.match_indices('/').nth(parts - 1) {
        Some((at, _)) => name.get(..at)?,
        None => name,
    };
    let range = range.split('/').next().unwrap_or(range);
    Some(
        Draft::new(name, span)
            .ecosystem(ecosystem)
            .requirement(range),
    )
}

pub(super) fn read_lock(out: &mut Out<'_>) {
    let root = out.json();
    // Version 3 keeps everything but the checksums under `packages`.
    let nested = root.get("packages");
    let part = |name: &str| {
        let own = root.get(name);
        if own.is_null() { nested.get(name) } else { own }
    };
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    for (kind, ecosystem) in [("npm", ECOSYSTEM), ("jsr", JSR)] {
        for entry in part(kind).entries() {
            let (name, version) = split(&entry.key);
            // Peers follow the version after an underscore.
            let version = version.split('_').next().unwrap_or(version);
            let draft = Draft::new(name, entry.key_span)
                .ecosystem(ecosystem)
                .version(version)
                .integrity(entry.value.get("integrity").str());
            if let Some(number) = out.add(draft) {
                numbers.insert(format!("{kind}:{}", entry.key), number);
                numbers.entry(format!("{kind}:{name}")).or_insert(number);
            }
        }
    }
    for kind in ["npm", "jsr"] {
        for entry in part(kind).entries() {
            let Some(from) = numbers.get(&format!("{kind}:{}", entry.key)).copied() else {
                continue;
            };
            let needs = entry.value.get("dependencies");
            let listed = needs.items().iter().map(Node::str);
            let mapped = needs.entries().iter().map(|entry| entry.value.str());
            for wanted in listed.chain(mapped) {
                let key = if wanted.contains(':') {
                    resolve(part("specifiers"), wanted)
                } else {
                    format!("{kind}:{wanted}")
                };
                if let Some(to) = numbers.get(&key) {
                    out.edge(from, *to, false);
                }
            }
        }
    }
    let mut roots = Vec::new();
    let asked = root.at(&["workspace", "dependencies"]).items();
    let asked = asked.iter().chain(
        root.at(&["workspace", "packageJson", "dependencies"])
            .items(),
    );
    for wanted in asked {
        if let Some(number) = numbers.get(&resolve(part("specifiers"), wanted.str())) {
            roots.push((*number, Scope::Runtime));
        }
    }
    graph::spread(out, &roots);
}

/// `npm:a@^1` to the key of its answer, `npm:a@1.2.3`.
fn resolve(specifiers: &Node<'_>, wanted: &str) -> String {
    let answer = specifiers.get(wanted).str();
    let (kind, rest) = wanted.split_once(':').unwrap_or(("npm", wanted));
    if answer.contains(':') {
        return answer.to_owned();
    }
    format!("{kind}:{}@{answer}", split(rest).0)
}
