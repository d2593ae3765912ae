//! Addresses of packages: credentials taken off, the many spellings of a git repository understood.

use airlock_model::PackageOrigin;

/// `url` without user name, password, token in the query, and fragment.
pub(crate) fn without_credentials(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default().trim();
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    match authority.rsplit_once('@') {
        // `git` is the account that every forge's SSH address names; it is no secret.
        Some(("git", host)) => format!("{scheme}://git@{host}{path}"),
        Some((_, host)) => format!("{scheme}://{host}{path}"),
        None => url.to_owned(),
    }
}

/// The host of an address, in lower case.
pub(crate) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?;
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// A git repository.
pub(crate) fn git(url: &str, reference: Option<&str>) -> PackageOrigin {
    PackageOrigin::Git {
        url: without_credentials(url.strip_prefix("git+").unwrap_or(url)),
        reference: reference
            .filter(|reference| !reference.is_empty())
            .map(str::to_owned),
    }
}

/// A registry.
pub(crate) fn registry(url: &str) -> PackageOrigin {
    PackageOrigin::Registry {
        url: without_credentials(url),
    }
}

/// A folder or file.
pub(crate) fn path(path: &str) -> PackageOrigin {
    PackageOrigin::Path {
        path: path.to_owned(),
    }
}

/// What an address, with the words that clients put before and after it, stands for; `None` if it is no address.
///
/// Understood: `git+…`, `….git`, `git@host:path`, `ssh://`, forge short forms (`github:o/r`), `file:`, plain archives; a
/// fragment or `@reference` after a git address names the revision.
pub(crate) fn of(text: &str) -> Option<PackageOrigin> {
    let text = text.trim();
    if let Some(local) = ["file:", "link:", "portal:"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
    {
        let local = local.strip_prefix("//").unwrap_or(local);
        return Some(path(local.split('#').next().unwrap_or(local)));
    }
    if text.starts_with("./") || text.starts_with("../") || text.starts_with('/') {
        return Some(path(text));
    }
    let (address, reference) = match text.split_once('#') {
        Some((address, fragment)) => {
            let reference = revision(fragment);
            (address, (!reference.is_empty()).then_some(reference))
        }
        None => (text, None),
    };
    for (short, host) in [
        ("github:", "github.com"),
        ("gitlab:", "gitlab.com"),
        ("bitbucket:", "bitbucket.org"),
    ] {
        if let Some(repository) = address.strip_prefix(short) {
            return Some(git(&format!("https://{host}/{repository}"), reference));
        }
    }
    if address.starts_with("git@") {
        return Some(git(
            &format!("ssh://{}", address.replacen(':', "/", 1)),
            reference,
        ));
    }
    let is_git = address.starts_with("git+")
        || address.starts_with("git:")
        || address.starts_with("ssh:")
        || address.split('?').next().is_some_and(|url| {
            url.contains("://") && (url.contains(".git@") || url.strip_suffix(".git").is_some())
        });
    if is_git {
        let (url, at) = git_reference(address);
        return Some(git(url, reference.or(at)));
    }
    (address.starts_with("https://") || address.starts_with("http://")).then(|| {
        PackageOrigin::Url {
            url: without_credentials(address),
        }
    })
}

/// `url@reference` after the authority.
fn git_reference(address: &str) -> (&str, Option<&str>) {
    let path_start = address
        .find("://")
        .and_then(|at| Some(at + 3 + address.get(at + 3..)?.find('/')?))
        .unwrap_or(address.len());
    let (head, path) = address.split_at(path_start);
    match path.rsplit_once('@') {
        Some((before, reference)) => (
            address.get(..head.len() + before.len()).unwrap_or(address),
            Some(reference),
        ),
        None => (address, None),
    }
}

/// The revision in a fragment (`commit=…`, `semver:…`, `v1&subdirectory=…`).
fn revision(fragment: &str) -> &str {
    let first = fragment
        .split('&')
        .find(|part| !part.starts_with("egg=") && !part.starts_with("subdirectory="))
        .unwrap_or_default();
    ["commit=", "tag=", "head=", "branch="]
        .iter()
        .find_map(|key| first.strip_prefix(key))
        .unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_credentials_off() {
        let cases = [
            ("https://u:p@h.test/a?token=x#f", "https://h.test/a"),
            ("https://tok@h.test:8/a", "https://h.test:8/a"),
            ("ssh://git@h.test/a.git", "ssh://git@h.test/a.git"),
            ("https://h.test/@scope/a", "https://h.test/@scope/a"),
        ];
        for (url, clean) in cases {
            assert_eq!(without_credentials(url), clean);
        }
        assert_eq!(host("https://u:p@H.test:8/x").as_deref(), Some("h.test"));
    }

    #[test]
    fn understands_addresses() {
        let shown = |text: &str| match of(text) {
            Some(PackageOrigin::Git { url, reference }) => {
                format!("git {url} {}", reference.unwrap_or_default())
            }
            Some(PackageOrigin::Url { url }) => format!("url {url}"),
            Some(PackageOrigin::Path { path }) => format!("path {path}"),
            _ => "none".to_owned(),
        };
        let cases = [
            (
                "git+https://u:p@h.test/o/r.git@v1#egg=x",
                "git https://h.test/o/r.git v1",
            ),
            (
                "git+ssh://git@h.test/o/r.git#abc",
                "git ssh://git@h.test/o/r.git abc",
            ),
            ("git@h.test:o/r.git", "git ssh://git@h.test/o/r.git "),
            (
                "https://h.test/o/r.git#commit=abc",
                "git https://h.test/o/r.git abc",
            ),
            (
                "github:o/r#semver:^1",
                "git https://github.com/o/r semver:^1",
            ),
            ("https://h.test/a-1.tgz", "url https://h.test/a-1.tgz"),
            ("file:../x", "path ../x"),
            ("^1.2", "none"),
            ("1.0 - 2.0", "none"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
