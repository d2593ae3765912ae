//! `package.json`.

use super::SECTIONS;
use super::request::Request;
use crate::command;
use crate::doc::Node;
use crate::out::{Draft, Out, PUBLISHED, license_of};
use airlock_model::Scope;

pub(super) fn read(out: &mut Out<'_>) {
    let root = out.json();
    out.own(root.get("name").str(), root.get("version").text());
    out.own_license(&license(&root));
    let is_published = [
        "main",
        "module",
        "exports",
        "files",
        "types",
        "publishConfig",
    ]
    .iter()
    .any(|key| !root.get(key).is_null());
    if is_published && !root.get("private").is_true() {
        out.setting(PUBLISHED, root.get("name").str(), root.span.start);
    }
    for (section, scope) in SECTIONS {
        read_section(out, &root, section, scope);
    }
    for section in ["overrides", "resolutions"] {
        read_overrides(out, root.get(section), "");
    }
    read_overrides(out, root.at(&["pnpm", "overrides"]), "");
    for workspaces in [root.get("workspaces"), root.at(&["workspaces", "packages"])] {
        for member in workspaces.items() {
            out.setting("workspaces", member.str(), member.span.start);
        }
    }
    for script in root.get("scripts").entries() {
        command::read(
            out,
            script.value.str(),
            script.value.span.start + 1,
            Scope::Dev,
        );
    }
    read_catalogs(out, &root);
    read_catalogs(out, root.get("workspaces"));
    let manager = root.get("packageManager");
    if !manager.str().is_empty() {
        out.setting("package-manager", manager.str(), manager.span.start);
    }
}

/// The manifest of a package that was copied in: what it is, not what it asked for. Deeper manifests are parts of it.
pub(super) fn read_installed(out: &mut Out<'_>) {
    let path = out.path.clone();
    let below = path
        .as_str()
        .rsplit("node_modules/")
        .next()
        .unwrap_or_default();
    let depth = below.matches('/').count();
    if depth != 1 + usize::from(below.starts_with('@')) {
        return;
    }
    let root = out.json();
    let name = root.get("name");
    let draft = Draft::new(name.str(), name.span).version(root.get("version").str());
    out.add(draft.license(&license(&root)));
}

/// `license`, or `licenses` as manifests wrote it long ago.
fn license(root: &Node<'_>) -> String {
    let license = license_of(root.get("license"));
    if license.is_empty() {
        license_of(root.get("licenses"))
    } else {
        license
    }
}

fn read_section(out: &mut Out<'_>, root: &Node<'_>, section: &str, scope: Scope) {
    let meta = root.get("peerDependenciesMeta");
    for entry in root.get(section).entries() {
        let request = Request::of(&entry.key, entry.value.str());
        let scope = if scope == Scope::Peer && meta.at(&[&entry.key, "optional"]).is_true() {
            Scope::Optional
        } else {
            scope
        };
        let draft = request.draft(entry.key_span).scope(scope).direct(true);
        let number = out.add(draft);
        if let (Some(number), Some(catalog)) = (number, request.catalog) {
            out.inherit(number, format!("catalog:{catalog}:{}", entry.key));
        }
    }
}

/// `overrides` and `resolutions`: versions forced on packages wherever they occur.
fn read_overrides(out: &mut Out<'_>, node: &Node<'_>, parent: &str) {
    for entry in node.entries() {
        let key = format!("override:{parent}{}", entry.key);
        match entry.value.text() {
            Some(version) => out.setting(key, version, entry.key_span.start),
            None if parent.len() < 256 => {
                read_overrides(out, &entry.value, &format!("{parent}{}>", entry.key));
            }
            None => {}
        }
    }
}

/// `catalog` and `catalogs`: ranges named once for a workspace.
pub(super) fn read_catalogs(out: &mut Out<'_>, node: &Node<'_>) {
    for entry in node.get("catalog").entries() {
        let key = format!("catalog:default:{}", entry.key);
        out.setting(key, entry.value.str(), entry.key_span.start);
    }
    for catalog in node.get("catalogs").entries() {
        for entry in catalog.value.entries() {
            let key = format!("catalog:{}:{}", catalog.key, entry.key);
            out.setting(key, entry.value.str(), entry.key_span.start);
        }
    }
}
