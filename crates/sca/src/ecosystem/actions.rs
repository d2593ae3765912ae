//! GitHub Actions: `uses:` of workflows and of actions.

use super::{Files, Reader, docker};
use crate::doc::Node;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope};

/// As the advisories' schema names it.
const ECOSYSTEM: &str = "GitHub Actions";

/// The formats.
pub(super) const READERS: &[Reader] = &[Reader {
    ecosystem: ECOSYSTEM,
    mention: Mention::Manifest,
    files: &[
        Files::If("yml", is_workflow),
        Files::If("yaml", is_workflow),
        Files::Name("action.yml"),
        Files::Name("action.yaml"),
    ],
    read,
}];

/// Whether the file is a workflow, also one of a project inside the tree.
pub(crate) fn is_workflow(path: &str) -> bool {
    [
        ".github/workflows/",
        ".gitea/workflows/",
        ".forgejo/workflows/",
    ]
    .iter()
    .any(|folder| path.starts_with(folder) || path.contains(&format!("/{folder}")))
}

fn read(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for job in root.get("jobs").entries() {
            uses(out, job.value.get("uses"));
            let container = job.value.get("container");
            image(
                out,
                if container.text().is_some() {
                    container
                } else {
                    container.get("image")
                },
            );
            for service in job.value.get("services").entries() {
                image(out, service.value.get("image"));
            }
            steps(out, job.value.get("steps"));
        }
        steps(out, root.at(&["runs", "steps"]));
        let of_action = root.at(&["runs", "image"]);
        if let Some(address) = of_action.str().strip_prefix("docker://") {
            docker::add(out, address, of_action.span);
        }
    }
}

fn steps(out: &mut Out<'_>, steps: &Node<'_>) {
    for step in steps.items() {
        uses(out, step.get("uses"));
    }
}

fn image(out: &mut Out<'_>, image: &Node<'_>) {
    if !image.str().is_empty() {
        docker::add(out, image.str(), image.span);
    }
}

/// `owner/repository[/path]@reference`, `docker://image`; an action of the same repository is no dependency.
fn uses(out: &mut Out<'_>, node: &Node<'_>) {
    let text = node.str();
    if let Some(address) = text.strip_prefix("docker://") {
        docker::add(out, address, node.span);
        return;
    }
    if text.starts_with('.') || text.contains("${{") {
        return;
    }
    let Some((path, reference)) = text.split_once('@') else {
        return;
    };
    let is_version = reference.starts_with('v') && reference.matches('.').count() == 2;
    let draft = Draft::new(path, node.span)
        .requirement(reference)
        .scope(Scope::Build)
        .direct(true);
    out.add(if is_version {
        draft.version(reference.trim_start_matches('v'))
    } else {
        draft
    });
}
