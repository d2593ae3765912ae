//! Container images: Dockerfiles, Compose files, Kubernetes manifests, CI files that name an image.

use super::{Files, Reader};
use crate::doc::Node;
use crate::lines::lines;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope, Span};
use rustc_hash::FxHashMap;

/// As the package-url specification names it, in the form people write.
const ECOSYSTEM: &str = "Docker";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[
            Files::Name("Dockerfile"),
            Files::Name("Containerfile"),
            Files::Ending("dockerfile"),
            Files::Ending("containerfile"),
            Files::If("", is_dockerfile),
            Files::If("dev", is_dockerfile),
            Files::If("prod", is_dockerfile),
            Files::If("test", is_dockerfile),
            Files::If("ci", is_dockerfile),
            Files::If("simple", is_dockerfile),
            Files::If("windows", is_dockerfile),
        ],
        read: read_dockerfile,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::If("yml", is_data), Files::If("yaml", is_data)],
        read: read_yaml,
    },
];

/// `Dockerfile.dev`, `Dockerfile-dev`.
pub(crate) fn is_dockerfile(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("Dockerfile.") || name.starts_with("Dockerfile-")
}

/// Workflows name images in their own way (`actions`).
fn is_data(path: &str) -> bool {
    !super::actions::is_workflow(path)
}

fn read_dockerfile(out: &mut Out<'_>) {
    let mut arguments: FxHashMap<&str, &str> = FxHashMap::default();
    let mut stages: Vec<String> = Vec::new();
    for line in lines(out.text) {
        let words = line.trimmed();
        let (verb, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        if verb.eq_ignore_ascii_case("ARG") && stages.is_empty() {
            if let Some((name, value)) = rest.trim().split_once('=') {
                arguments.insert(name, value.trim_matches(['"', '\'']));
            }
            continue;
        }
        let image = if verb.eq_ignore_ascii_case("FROM") {
            let mut parts = rest
                .split_whitespace()
                .filter(|word| !word.starts_with("--"));
            let image = parts.next().unwrap_or_default();
            let name = parts.nth(1).unwrap_or_default();
            let is_stage = stages.iter().any(|stage| stage.eq_ignore_ascii_case(image));
            stages.push(name.to_owned());
            if is_stage || image == "scratch" {
                continue;
            }
            image
        } else if verb.eq_ignore_ascii_case("COPY") {
            let from = rest
                .split_whitespace()
                .find_map(|word| word.strip_prefix("--from="));
            match from {
                // Another stage has a name or a number.
                Some(image) if image.contains([':', '/', '@']) => image,
                _ => continue,
            }
        } else {
            continue;
        };
        add(out, &filled(image, &arguments), line.span_of(image));
    }
}

/// `$NAME`, `${NAME}`, `${NAME:-default}` as far as the file itself gives them.
fn filled(image: &str, arguments: &FxHashMap<&str, &str>) -> String {
    let mut out = String::new();
    let mut rest = image;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let braced = after
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'));
        let (name, tail) = braced.unwrap_or_else(|| {
            let end = after.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
            after.split_at(end.unwrap_or(after.len()))
        });
        let (name, default) = name
            .split_once(":-")
            .or_else(|| name.split_once('-'))
            .unwrap_or((name, ""));
        match arguments.get(name) {
            Some(value) => out.push_str(value),
            None if !default.is_empty() => out.push_str(default),
            None => {
                out.push('$');
                out.push_str(name);
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Takes the image that `text` names: `registry/path:tag@digest`.
pub(super) fn add(out: &mut Out<'_>, text: &str, span: Span) {
    let text = text.trim();
    let is_image = !text.is_empty()
        && text.len() < 512
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_./:@$".contains(&byte))
        && text.starts_with(|first: char| first.is_ascii_alphanumeric());
    // A name that a template completes is not known here.
    if !is_image || text.contains('$') {
        return;
    }
    let (image, digest) = text.split_once('@').unwrap_or((text, ""));
    let path_start = image.rfind('/').map_or(0, |slash| slash + 1);
    let (name, tag) = match image.get(path_start..).and_then(|last| last.find(':')) {
        Some(colon) => image.split_at(path_start + colon),
        None => (image, ""),
    };
    if name.ends_with('/') {
        return;
    }
    let tag = tag.trim_start_matches(':');
    let draft = Draft::new(name, span)
        .ecosystem(ECOSYSTEM)
        .integrity(digest)
        .scope(Scope::Runtime)
        .direct(true);
    let has_version = tag.bytes().any(|byte| byte.is_ascii_digit());
    out.add(if has_version {
        draft.version(tag)
    } else {
        draft.requirement(tag)
    });
}

/// Every `image:` of a YAML file that can hold one.
fn read_yaml(out: &mut Out<'_>) {
    if !out.text.contains("image:") || out.text.contains("{{") {
        return;
    }
    let name = out.path.file_name();
    let is_known = name.contains("compose")
        || name == ".gitlab-ci.yml"
        || name == ".drone.yml"
        || name == "cloudbuild.yaml";
    // Words of other formats must not be read wrongly, nor its flaws be told: only documents that are a container
    // platform's own.
    let (documents, flaws) = crate::doc::yaml(out.text);
    if is_known {
        out.notes(flaws);
    }
    for root in &documents {
        if is_known || is_kubernetes(root) {
            let mut images: Vec<(String, Span)> = Vec::new();
            collect(root, &mut images);
            let built = built(root);
            for (image, span) in images {
                if !built.contains(&image) {
                    add(out, &image, span);
                }
            }
        }
    }
}

fn is_kubernetes(root: &Node<'_>) -> bool {
    root.get("apiVersion").text().is_some() && root.get("kind").text().is_some()
}

/// Names that a Compose file gives to images it builds itself.
fn built(root: &Node<'_>) -> Vec<String> {
    root.get("services")
        .entries()
        .iter()
        .filter(|service| !service.value.get("build").is_null())
        .map(|service| service.value.get("image").str().to_owned())
        .collect()
}

fn collect(root: &Node<'_>, images: &mut Vec<(String, Span)>) {
    root.each(&mut |node| {
        for entry in node.entries().iter().filter(|entry| entry.key == "image") {
            let value = if entry.value.text().is_some() {
                &entry.value
            } else {
                entry.value.get("name")
            };
            if let Some(text) = value.text() {
                images.push((filled(text, &FxHashMap::default()), value.span));
            }
        }
    });
}
