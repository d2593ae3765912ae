//! `pyproject.toml`: PEP 621 and 735, Poetry, PDM, uv, Hatch, Flit.

use super::requirement::{Requirement, exact};
use super::scope_of_group;
use crate::doc::{Entry, Node};
use crate::origin;
use crate::out::{DYNAMIC, Draft, Out};
use airlock_model::{PackageOrigin, Scope};

pub(super) fn read(out: &mut Out<'_>) {
    let root = out.toml();
    let (project, tool) = (root.get("project"), root.get("tool"));
    let poetry = tool.get("poetry");
    for described in [project, poetry] {
        let name = described.get("name").str();
        if !name.is_empty() {
            out.own(name, described.get("version").text());
        }
    }
    out.own_license(project.get("license").str());
    let dynamic = project.get("dynamic").items().iter();
    for field in dynamic.filter(|field| field.str().ends_with("dependencies")) {
        out.setting(DYNAMIC, field.str(), field.span.start);
    }
    let sources = tool.at(&["uv", "sources"]);
    list(out, project.get("dependencies"), Scope::Runtime, sources);
    for extra in project.get("optional-dependencies").entries() {
        list(out, &extra.value, extra_scope(&extra.key), sources);
    }
    for group in root.get("dependency-groups").entries() {
        list(out, &group.value, group_scope(&group.key), sources);
    }
    list(
        out,
        root.at(&["build-system", "requires"]),
        Scope::Build,
        &root,
    );
    for path in [["uv", "dev-dependencies"], ["flit", "metadata.requires"]] {
        list(out, tool.at(&path), Scope::Dev, sources);
    }
    for group in tool.at(&["pdm", "dev-dependencies"]).entries() {
        list(out, &group.value, group_scope(&group.key), sources);
    }
    for environment in tool.at(&["hatch", "envs"]).entries() {
        for key in ["dependencies", "extra-dependencies"] {
            let scope = group_scope(&environment.key);
            list(out, environment.value.get(key), scope, sources);
        }
    }
    read_poetry(out, poetry);
    super::config::read_uv_settings(out, tool.get("uv"));
    for source in poetry.get("source").items() {
        registry(out, source.get("url"));
    }
    for source in tool.at(&["pdm", "source"]).items() {
        registry(out, source.get("url"));
    }
}

fn registry(out: &mut Out<'_>, url: &Node<'_>) {
    if let Some(text) = url.text() {
        out.setting(
            "registry:",
            origin::without_credentials(text),
            url.span.start,
        );
    }
}

/// An extra may be for development only by its name; otherwise the user chooses it.
fn extra_scope(name: &str) -> Scope {
    match scope_of_group(name) {
        Scope::Runtime | Scope::Build => Scope::Optional,
        scope => scope,
    }
}

/// A group is never part of the product.
fn group_scope(name: &str) -> Scope {
    match scope_of_group(name) {
        Scope::Test => Scope::Test,
        _ => Scope::Dev,
    }
}

/// A list of requirements; `sources` may say where some come from.
pub(super) fn list(out: &mut Out<'_>, items: &Node<'_>, scope: Scope, sources: &Node<'_>) {
    for item in items.items() {
        let Some(text) = item.text() else {
            continue;
        };
        let Some(requirement) = Requirement::parse(text) else {
            out.note(item.span.start, "a text that is no requirement");
            continue;
        };
        let source = source_origin(sources.get(requirement.name));
        let draft = requirement.draft(item.span).scope(scope).direct(true);
        out.add(if source.is_some() {
            draft.origin(source)
        } else {
            draft
        });
    }
}

fn source_origin(source: &Node<'_>) -> Option<PackageOrigin> {
    let text = |key: &str| source.get(key).text();
    let reference = ["rev", "tag", "branch", "ref"]
        .iter()
        .find_map(|key| text(key));
    if let Some(url) = text("git") {
        return Some(origin::git(url, reference));
    }
    if let Some(url) = text("url") {
        return origin::of(url);
    }
    if let Some(path) = text("path").or_else(|| text("file")) {
        return Some(origin::path(path));
    }
    source
        .get("workspace")
        .is_true()
        .then_some(PackageOrigin::Workspace)
}

fn read_poetry(out: &mut Out<'_>, poetry: &Node<'_>) {
    table(out, poetry.get("dependencies"), Scope::Runtime);
    table(out, poetry.get("dev-dependencies"), Scope::Dev);
    for group in poetry.get("group").entries() {
        let scope = if group.key == "main" {
            Scope::Runtime
        } else {
            group_scope(&group.key)
        };
        table(out, group.value.get("dependencies"), scope);
    }
}

/// `name = "range"`, `name = {version = "range", git = "…"}`, or a list of those for several platforms.
pub(super) fn table(out: &mut Out<'_>, table: &Node<'_>, scope: Scope) {
    for entry in table.entries() {
        if entry.key == "python" {
            continue;
        }
        let forms = entry.value.items();
        if forms.is_empty() {
            add(out, entry, &entry.value, scope);
        }
        for form in forms {
            add(out, entry, form, scope);
        }
    }
}

fn add(out: &mut Out<'_>, entry: &Entry<'_>, form: &Node<'_>, scope: Scope) {
    let range = form.text().unwrap_or_else(|| form.get("version").str());
    let scope = if form.get("optional").is_true() && scope == Scope::Runtime {
        Scope::Optional
    } else {
        scope
    };
    let draft = Draft::new(entry.key.as_ref(), entry.key_span)
        .requirement(range)
        .version(exact(range).unwrap_or_default())
        .origin(source_origin(form));
    out.add(draft.scope(scope).direct(true));
}
