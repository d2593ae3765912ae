//! What a manifest of this family may write after a package's name: ranges, aliases, protocols, addresses.

use super::JSR;
use crate::origin;
use crate::out::Draft;
use airlock_model::{PackageOrigin, Span};

/// A request taken apart.
pub(super) struct Request<'t> {
    /// The package's own name, whatever the project calls it.
    pub(super) name: &'t str,
    /// The range, tag or address as written.
    pub(super) requirement: &'t str,
    /// Where it comes from, if not from a registry.
    pub(super) origin: Option<PackageOrigin>,
    /// The catalog that names the range.
    pub(super) catalog: Option<&'t str>,
    is_jsr: bool,
}

impl<'t> Request<'t> {
    /// `name` and what is written after it.
    pub(super) fn of(name: &'t str, written: &'t str) -> Self {
        let written = written.trim();
        let plain = Self {
            name,
            requirement: written,
            origin: None,
            catalog: None,
            is_jsr: false,
        };
        if let Some(target) = written.strip_prefix("npm:") {
            return Self::aliased(plain, target);
        }
        if let Some(target) = written.strip_prefix("jsr:") {
            return Self {
                is_jsr: true,
                ..Self::aliased(plain, target)
            };
        }
        if let Some(patched) = written.strip_prefix("patch:") {
            let (name, rest) = split(patched);
            let inner = rest.split('#').next().unwrap_or(rest);
            let decoded = inner.strip_prefix("npm%3A").unwrap_or(inner);
            return Self {
                name,
                requirement: decoded,
                ..plain
            };
        }
        if let Some(catalog) = written.strip_prefix("catalog:") {
            let catalog = if catalog.is_empty() {
                "default"
            } else {
                catalog
            };
            return Self {
                catalog: Some(catalog),
                ..plain
            };
        }
        if written.starts_with("workspace:") {
            return Self {
                origin: Some(PackageOrigin::Workspace),
                ..plain
            };
        }
        Self {
            origin: origin::of(written).or_else(|| short_github(written)),
            ..plain
        }
    }

    /// `[name@]range` after a protocol.
    fn aliased(plain: Self, target: &'t str) -> Self {
        let is_range = !target.starts_with('@')
            && (target.is_empty()
                || target
                    .starts_with(|first: char| first.is_ascii_digit() || "^~<>=*".contains(first)));
        if is_range {
            return Self {
                requirement: target,
                ..plain
            };
        }
        let (name, requirement) = split(target);
        Self {
            name,
            requirement,
            ..plain
        }
    }

    /// The package that is asked for, named at `span`.
    pub(super) fn draft(&self, span: Span) -> Draft {
        let draft = Draft::new(self.name, span).origin(self.origin.clone());
        let draft = if self.catalog.is_some() {
            draft
        } else {
            draft.requirement(self.requirement)
        };
        if self.is_jsr {
            draft.ecosystem(JSR)
        } else {
            draft
        }
    }
}

/// `owner/repository`, which npm takes for a repository on GitHub.
fn short_github(written: &str) -> Option<PackageOrigin> {
    let (repository, reference) = match written.split_once('#') {
        Some((repository, reference)) => (repository, Some(reference)),
        None => (written, None),
    };
    let (owner, name) = repository.split_once('/')?;
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    (is_word(owner) && is_word(name) && !owner.starts_with('.'))
        .then(|| origin::git(&format!("https://github.com/{repository}"), reference))
}

/// `name@rest`, where the name may begin with `@`; the rest is empty where there is none.
pub(super) fn split(descriptor: &str) -> (&str, &str) {
    let from = usize::from(descriptor.starts_with('@'));
    match descriptor.get(from..).and_then(|rest| rest.find('@')) {
        Some(at) => (
            descriptor.get(..from + at).unwrap_or(descriptor),
            descriptor.get(from + at + 1..).unwrap_or_default(),
        ),
        None => (descriptor, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_requests_apart() {
        let cases = [
            ("^1.2", "a", "^1.2", ""),
            ("npm:@s/b@^2", "@s/b", "^2", ""),
            ("npm:^2", "a", "^2", ""),
            ("jsr:@std/path@1", "@std/path", "1", ""),
            ("workspace:^", "a", "workspace:^", "workspace"),
            ("o/r#v1", "a", "o/r#v1", "git"),
            (
                "https://u:p@h.test/a.tgz",
                "a",
                "https://u:p@h.test/a.tgz",
                "url",
            ),
            ("file:../b", "a", "file:../b", "path"),
            ("patch:b@npm%3A1.0.0#./p.patch", "b", "1.0.0", ""),
            ("latest", "a", "latest", ""),
        ];
        for (written, name, requirement, kind) in cases {
            let request = Request::of("a", written);
            let found = match &request.origin {
                Some(PackageOrigin::Workspace) => "workspace",
                Some(PackageOrigin::Git { .. }) => "git",
                Some(PackageOrigin::Url { .. }) => "url",
                Some(PackageOrigin::Path { .. }) => "path",
                _ => "",
            };
            assert_eq!(
                (request.name, request.requirement, found),
                (name, requirement, kind),
                "{written}"
            );
        }
        assert_eq!(Request::of("a", "catalog:").catalog, Some("default"));
        assert_eq!(split("@s/a@npm:b@1"), ("@s/a", "npm:b@1"));
    }
}
