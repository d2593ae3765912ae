//! conda: `environment.yml`.

use super::requirement::Requirement;
use crate::out::{Draft, Out};
use airlock_model::Scope;

/// No advisory schema names it; its packages are not PyPI's.
pub(super) const ECOSYSTEM: &str = "conda";

/// `environment.yml`, `environment-dev.yaml`, `conda-env.yml`.
pub(super) fn is_named_so(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    stem == "environment"
        || stem.starts_with("environment-")
        || stem.starts_with("environment_")
        || stem == "conda-env"
}

pub(super) fn read(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for item in root.get("dependencies").items() {
            if let Some(text) = item.text() {
                let Some((name, version, requirement)) = parse(text) else {
                    continue;
                };
                let draft = Draft::new(name, item.span)
                    .version(version)
                    .requirement(requirement);
                out.add(draft.scope(Scope::Runtime).direct(true));
            }
            for pip in item.get("pip").items() {
                if let Some(requirement) = Requirement::parse(pip.str()) {
                    let draft = requirement.draft(pip.span).ecosystem(super::ECOSYSTEM);
                    out.add(draft.scope(Scope::Runtime).direct(true));
                }
            }
        }
    }
}

/// `channel::name=version=build`, `name >=1`, `name==1`: name, exact version, requirement.
fn parse(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.rsplit("::").next()?.trim();
    let end = text
        .find(['=', '<', '>', '!', ' ', '~'])
        .unwrap_or(text.len());
    let (name, rest) = (text.get(..end)?, text.get(end..)?.trim());
    if let Some(exact) = rest.strip_prefix("==") {
        return Some((name, exact, rest));
    }
    let (version, build) = match rest.strip_prefix('=') {
        Some(version) => version.split_once('=').unwrap_or((version, "")),
        None => ("", ""),
    };
    // Without a build, one `=` is a prefix: `=1.2` takes 1.2.9 as well.
    let version = if build.is_empty() { "" } else { version };
    Some((name, version, rest))
}
