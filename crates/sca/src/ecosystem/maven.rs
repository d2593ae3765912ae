//! Maven: `pom.xml`. Versions that properties, parents inside the tree, `dependencyManagement` or imported BOMs give are
//! filled in when the tree is joined (`join::maven`).

use super::{Files, Reader};
use crate::doc::Element;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope};

/// As the advisories' schema names it.
pub(crate) const ECOSYSTEM: &str = "Maven";

/// The formats.
pub(super) const READERS: &[Reader] = &[Reader {
    ecosystem: ECOSYSTEM,
    mention: Mention::Manifest,
    files: &[Files::Name("pom.xml"), Files::Ending("pom")],
    read,
}];

fn read(out: &mut Out<'_>) {
    let project = out.xml();
    if project.name != "project" {
        return;
    }
    let parent = project.child("parent");
    let inherited = |name: &str| parent.and_then(|parent| parent.child_text(name));
    let own = |name: &str| {
        project
            .child_text(name)
            .or_else(|| inherited(name))
            .unwrap_or_default()
    };
    let (group, artifact, version) = (
        own("groupId"),
        project.child_text("artifactId"),
        own("version"),
    );
    if let Some(artifact) = artifact {
        out.own(
            &format!("{group}:{artifact}"),
            Some(version).filter(|version| !version.is_empty()),
        );
    }
    out.setting("property:project.groupId", group, project.span.start);
    out.setting("property:project.version", version, project.span.start);
    if let Some(parent) = parent {
        read_parent(out, parent);
    }
    read_part(out, &project, "");
    for profile in project.path(&["profiles", "profile"]) {
        read_part(out, profile, "profile");
    }
}

fn read_parent(out: &mut Out<'_>, parent: &Element) {
    let Some((name, version)) = coordinates(parent) else {
        return;
    };
    let path = match parent.child("relativePath") {
        Some(path) => path.text.as_str(),
        None => "../pom.xml",
    };
    out.setting("parent", path, parent.span.start);
    out.setting(
        "property:project.parent.version",
        version,
        parent.span.start,
    );
    let at = parent
        .child("artifactId")
        .map_or(parent.span, |artifact| artifact.text_span);
    out.add(
        versioned(Draft::new(name, at), version)
            .scope(Scope::Build)
            .direct(true),
    );
}

/// The sections that a project and a profile of it share.
fn read_part(out: &mut Out<'_>, part: &Element, kind: &str) {
    if kind.is_empty() {
        for properties in part.all("properties") {
            for property in &properties.children {
                let key = format!("property:{}", property.name);
                out.setting(key, property.text.as_str(), property.text_span.start);
            }
        }
    }
    for managed in part.path(&["dependencyManagement", "dependencies", "dependency"]) {
        let Some((name, version)) = coordinates(managed) else {
            continue;
        };
        let at = place(managed);
        if managed.child_text("scope") == Some("import") {
            out.setting(format!("bom:{name}"), version, at.start);
            out.add(
                versioned(Draft::new(name, at), version)
                    .scope(Scope::Build)
                    .direct(true),
            );
        } else {
            out.setting(format!("managed:{name}"), version, at.start);
        }
    }
    for dependency in part.path(&["dependencies", "dependency"]) {
        add(out, dependency, scope(dependency));
    }
    for path in [
        &["build", "plugins", "plugin"][..],
        &["build", "pluginManagement", "plugins", "plugin"],
        &["build", "extensions", "extension"],
        &["reporting", "plugins", "plugin"],
    ] {
        for plugin in part.path(path) {
            add(out, plugin, Scope::Build);
            for dependency in plugin.path(&["dependencies", "dependency"]) {
                add(out, dependency, Scope::Build);
            }
        }
    }
}

fn add(out: &mut Out<'_>, element: &Element, scope: Scope) {
    if let Some((name, version)) = coordinates(element) {
        let draft = versioned(Draft::new(name, place(element)), version);
        out.add(draft.scope(scope).direct(true));
    }
}

fn scope(dependency: &Element) -> Scope {
    let is_optional = dependency.child_text("optional") == Some("true");
    match dependency.child_text("scope") {
        Some("test") => Scope::Test,
        Some("provided") => Scope::Peer,
        Some("system") => Scope::Build,
        _ if is_optional => Scope::Optional,
        _ => Scope::Runtime,
    }
}

fn place(element: &Element) -> airlock_model::Span {
    element
        .child("artifactId")
        .map_or(element.span, |artifact| artifact.text_span)
}

/// `group:artifact` and the version as written.
fn coordinates(element: &Element) -> Option<(String, &str)> {
    let artifact = element.child_text("artifactId")?;
    // A plugin without a group is Maven's own.
    let group = element
        .child_text("groupId")
        .unwrap_or("org.apache.maven.plugins");
    let version = element.child_text("version").unwrap_or_default();
    Some((format!("{group}:{artifact}"), version))
}

/// A plain version is the one that is taken; a range or a property is a requirement.
fn versioned(draft: Draft, version: &str) -> Draft {
    if version.starts_with(['[', '(']) || version.contains("${") || version.contains(',') {
        draft.requirement(version)
    } else {
        draft.version(version)
    }
}
