//! Pipenv: `Pipfile` and `Pipfile.lock`.

use super::pyproject::table;
use super::requirement::exact;
use crate::doc::Node;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::Scope;

pub(super) fn read_manifest(out: &mut Out<'_>) {
    let root = out.toml();
    for entry in root.entries() {
        let scope = match entry.key.as_ref() {
            "packages" => Scope::Runtime,
            "source" | "requires" | "scripts" | "pipenv" => continue,
            _ => Scope::Dev,
        };
        table(out, &entry.value, scope);
    }
    read_sources(out, root.get("source"));
}

fn read_sources(out: &mut Out<'_>, sources: &Node<'_>) {
    for source in sources.items() {
        let url = source.get("url");
        out.setting(
            "registry:",
            origin::without_credentials(url.str()),
            url.span.start,
        );
    }
}

pub(super) fn read_lock(out: &mut Out<'_>) {
    let root = out.json();
    for (section, scope) in [("default", Scope::Runtime), ("develop", Scope::Dev)] {
        for entry in root.get(section).entries() {
            let value = &entry.value;
            let origin = match value.get("git").text() {
                Some(url) => Some(origin::git(url, value.get("ref").text())),
                None => value
                    .get("file")
                    .text()
                    .or(value.get("path").text())
                    .and_then(super::requirement::address_origin),
            };
            let draft = Draft::new(entry.key.as_ref(), entry.key_span)
                .version(exact(value.get("version").str()).unwrap_or_default())
                .origin(origin)
                .scope(scope);
            let hashes = value.get("hashes").items();
            out.add(
                hashes
                    .iter()
                    .fold(draft, |draft, hash| draft.integrity(hash.str())),
            );
        }
    }
    read_sources(out, root.at(&["_meta", "sources"]));
}
