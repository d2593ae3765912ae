//! Terraform and OpenTofu (providers, modules, lockfile), Helm charts, pre-commit hooks.

use super::{Files, Reader};
use crate::doc::Node;
use crate::lines::lines;
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Mention, PackageOrigin, Scope, Span};

/// As the package-url specification names it.
const TERRAFORM: &str = "Terraform";
/// Charts of Helm.
const HELM: &str = "Helm";
/// Repositories of hooks.
const PRE_COMMIT: &str = "pre-commit";

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: TERRAFORM,
        mention: Mention::Manifest,
        files: &[Files::Ending("tf"), Files::Ending("tofu")],
        read: read_terraform,
    },
    Reader {
        ecosystem: TERRAFORM,
        mention: Mention::Lockfile,
        files: &[Files::Name(".terraform.lock.hcl")],
        read: read_terraform_lock,
    },
    Reader {
        ecosystem: HELM,
        mention: Mention::Manifest,
        files: &[Files::Name("Chart.yaml"), Files::Name("requirements.yaml")],
        read: read_chart,
    },
    Reader {
        ecosystem: HELM,
        mention: Mention::Lockfile,
        files: &[Files::Name("Chart.lock"), Files::Name("requirements.lock")],
        read: read_chart,
    },
    Reader {
        ecosystem: PRE_COMMIT,
        mention: Mention::Config,
        files: &[
            Files::Name(".pre-commit-config.yaml"),
            Files::Name(".pre-commit-config.yml"),
        ],
        read: read_pre_commit,
    },
];

/// A block of HCL that is open: its words.
struct Block {
    kind: String,
    source: Option<(String, Span)>,
    version: String,
    place: Span,
}

/// Blocks and `key = "value"` lines are all that is needed of HCL; expressions are passed over.
fn read_terraform(out: &mut Out<'_>) {
    if !["module", "required_providers"]
        .iter()
        .any(|word| out.text.contains(word))
    {
        return;
    }
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines(out.text) {
        let words = line.trimmed();
        if words.starts_with('#') || words.starts_with("//") {
            continue;
        }
        let quoted: Vec<&str> = words.split('"').skip(1).step_by(2).collect();
        let key = words
            .split(['=', '{', ' ', '\t'])
            .next()
            .unwrap_or_default();
        let in_providers = blocks
            .last()
            .is_some_and(|block| block.kind == "required_providers");
        if words.ends_with('{') || (words.contains('{') && !words.contains('}')) {
            blocks.push(Block {
                kind: key.to_owned(),
                source: None,
                version: String::new(),
                place: line.span_of(words),
            });
            continue;
        }
        if in_providers && words.contains('{') {
            let value = |name: &str| {
                words
                    .split_once(name)
                    .and_then(|(_, rest)| rest.split('"').nth(1))
            };
            provider(
                out,
                value("source").unwrap_or(key),
                value("version").unwrap_or_default(),
                line.span_of(words),
            );
            continue;
        }
        if in_providers && words.contains('=') && !quoted.is_empty() {
            provider(
                out,
                key,
                quoted.first().copied().unwrap_or_default(),
                line.span_of(words),
            );
            continue;
        }
        if let (Some(block), Some(value)) = (blocks.last_mut(), quoted.first()) {
            match key {
                "source" => block.source = Some(((*value).to_owned(), line.span_of(value))),
                "version" => (*value).clone_into(&mut block.version),
                _ => {}
            }
        }
        if words.starts_with('}')
            && let Some(block) = blocks.pop()
        {
            let outer = blocks.last().map_or("", |outer| outer.kind.as_str());
            close(out, &block, outer);
        }
    }
}

fn close(out: &mut Out<'_>, block: &Block, outer: &str) {
    if outer == "required_providers" {
        let source = block
            .source
            .as_ref()
            .map_or(block.kind.as_str(), |(source, _)| source);
        provider(out, source, &block.version, block.place);
    } else if block.kind == "module"
        && let Some((source, span)) = &block.source
    {
        module(out, source, &block.version, *span);
    }
}

/// A provider without a namespace is HashiCorp's.
fn provider(out: &mut Out<'_>, source: &str, version: &str, span: Span) {
    let name = if source.contains('/') {
        source.to_owned()
    } else {
        format!("hashicorp/{source}")
    };
    let draft = Draft::new(name, span).requirement(version);
    out.add(draft.scope(Scope::Runtime).direct(true));
}

fn module(out: &mut Out<'_>, source: &str, version: &str, span: Span) {
    let (address, query) = source.split_once('?').unwrap_or((source, ""));
    let reference = query.split('&').find_map(|part| part.strip_prefix("ref="));
    let bare = address.strip_prefix("git::").unwrap_or(address);
    let origin = if address.starts_with("git::") || bare.starts_with("git@") {
        match origin::of(bare) {
            Some(PackageOrigin::Git { url, .. } | PackageOrigin::Url { url }) => {
                Some(origin::git(&url, reference))
            }
            other => other,
        }
    } else if address.starts_with("github.com/") || address.starts_with("bitbucket.org/") {
        Some(origin::git(&format!("https://{address}"), reference))
    } else {
        origin::of(address)
    };
    let name = origin::without_credentials(bare);
    let draft = Draft::new(name, span).requirement(version).origin(origin);
    out.add(draft.scope(Scope::Runtime).direct(true));
}

/// `provider "registry.example/owner/name" { version = "1.0" hashes = [ "h1:…" ] }`.
fn read_terraform_lock(out: &mut Out<'_>) {
    let mut number = None;
    for line in lines(out.text) {
        let words = line.trimmed();
        let quoted = words.split('"').nth(1).unwrap_or_default();
        if words.starts_with("provider ") {
            let mut parts = quoted.splitn(2, '/');
            let (host, path) = (
                parts.next().unwrap_or_default(),
                parts.next().unwrap_or_default(),
            );
            let draft = Draft::new(path, line.span_of(quoted))
                .origin(Some(origin::registry(&format!("https://{host}/"))));
            number = out.add(draft);
        }
        let Some(package) = number.and_then(|number| out.package_mut(number)) else {
            continue;
        };
        match words.split([' ', '=']).next() {
            Some("version") => {
                package.version = Some(quoted.to_owned()).filter(|text| !text.is_empty());
            }
            Some("constraints") => {
                package.requirement = Some(quoted.to_owned()).filter(|text| !text.is_empty());
            }
            _ if quoted.starts_with("h1:") || quoted.starts_with("zh:") => {
                package.integrity.push(quoted.to_owned());
            }
            _ => {}
        }
    }
}

fn read_chart(out: &mut Out<'_>) {
    for root in &out.yaml() {
        out.own(root.get("name").str(), root.get("version").text());
        let is_lock = !root.get("digest").is_null();
        for dependency in root.get("dependencies").items() {
            let (name, version) = (dependency.get("name"), dependency.get("version").str());
            let repository = dependency.get("repository").str();
            let origin = match repository.strip_prefix("file://") {
                Some(path) => Some(origin::path(path)),
                None => (repository.contains("://")).then(|| origin::registry(repository)),
            };
            let is_exact = version.starts_with(|first: char| first.is_ascii_digit())
                && !version.contains(['x', '*', ' ', '|']);
            let draft = Draft::new(name.str(), name.span)
                .origin(origin)
                .scope(Scope::Runtime)
                .direct(true);
            out.add(if is_lock || is_exact {
                draft.version(version)
            } else {
                draft.requirement(version)
            });
        }
    }
}

fn read_pre_commit(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for repository in root.get("repos").items() {
            let url = repository.get("repo");
            if matches!(url.str(), "local" | "meta" | "") {
                continue;
            }
            let revision = repository.get("rev").str();
            let draft = Draft::new(origin::without_credentials(url.str()), url.span)
                .version(revision)
                .scope(Scope::Dev)
                .direct(true);
            out.add(draft);
            for hook in repository.get("hooks").items() {
                hooks(out, hook);
            }
        }
        let local = root
            .get("repos")
            .items()
            .iter()
            .filter(|repository| repository.get("repo").str() == "local");
        for hook in local.flat_map(|repository| repository.get("hooks").items()) {
            hooks(out, hook);
        }
    }
}

/// Packages that a hook's environment gets besides: of the language that the hook is written in, Python unless said.
fn hooks(out: &mut Out<'_>, hook: &Node<'_>) {
    for item in hook.get("additional_dependencies").items() {
        let text = item.str();
        let draft = match hook.get("language").str() {
            "python" | "" if !text.starts_with('@') => {
                let Some(requirement) = super::python::requirement::Requirement::parse(text) else {
                    continue;
                };
                requirement
                    .draft(item.span)
                    .ecosystem(super::python::ECOSYSTEM)
            }
            "node" | "" => {
                let (name, version) = text
                    .rsplit_once('@')
                    .filter(|(name, _)| !name.is_empty())
                    .unwrap_or((text, ""));
                Draft::new(name, item.span)
                    .ecosystem("npm")
                    .requirement(version)
            }
            _ => continue,
        };
        out.add(draft.scope(Scope::Dev).direct(true));
    }
}
