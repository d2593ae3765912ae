//! Where another tool says a file is, and which file of the tree that means.
//!
//! Invariant: a [`RepoPath`] made here has no `..`, no root and no drive: it cannot name anything outside the tree.

use airlock_model::RepoPath;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Longest path that is taken.
const MAX_PATH: usize = 4_096;
/// Most files that are looked for when another machine's folder is guessed.
const MAX_PROBES: usize = 200;
/// Deepest folder of another machine that may be the root.
const MAX_DEPTH: usize = 24;

/// A path as another tool gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ForeignPath {
    /// Below the folder the tool was run in.
    Relative(String),
    /// On the machine the tool was run on; parts without the root, drive letters included.
    Absolute(String),
}

impl ForeignPath {
    /// Reads a path of a file system, of whichever system.
    pub(super) fn of_file(path: &str) -> Option<Self> {
        if path.is_empty() || path.len() > MAX_PATH || path.contains('\0') {
            return None;
        }
        let has_drive = path.as_bytes().get(1) == Some(&b':')
            && path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
        let is_windows = has_drive || (path.contains('\\') && !path.contains('/'));
        let path = if is_windows {
            path.replace('\\', "/")
        } else {
            path.to_owned()
        };
        if has_drive || path.starts_with('/') {
            return normal(&path).map(Self::Absolute);
        }
        normal(&path).map(Self::Relative)
    }

    /// Reads a URI or a relative reference of RFC 3986; only files can be meant.
    pub(super) fn of_uri(uri: &str) -> Option<Self> {
        let uri = uri.split(['#', '?']).next().unwrap_or(uri);
        let Some(rest) = uri.strip_prefix("file:") else {
            let scheme = uri.split_once(':').map(|(scheme, _)| scheme);
            let is_scheme = |scheme: &str| {
                scheme.len() > 1
                    && scheme.bytes().all(|byte| {
                        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
                    })
            };
            if scheme.is_some_and(is_scheme) {
                return None;
            }
            return Self::of_file(&percent_decode(uri)?);
        };
        let path = match rest.strip_prefix("//") {
            // The host is of no interest: the file is meant as the tool saw it.
            Some(with_host) => with_host.get(with_host.find('/')?..)?,
            None => rest,
        };
        let path = percent_decode(path)?;
        let drive = path
            .strip_prefix('/')
            .filter(|path| path.as_bytes().get(1) == Some(&b':'));
        Self::of_file(drive.unwrap_or(&path))
    }

    /// This path below `base`; an absolute one stays what it is.
    pub(super) fn below(self, base: &Self) -> Option<Self> {
        let Self::Relative(path) = &self else {
            return Some(self);
        };
        match base {
            Self::Relative(base) => normal(&format!("{base}/{path}")).map(Self::Relative),
            Self::Absolute(base) => normal(&format!("{base}/{path}")).map(Self::Absolute),
        }
    }
}

/// The parts of `path` joined by one `/` each; nothing where `..` leads above its beginning.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decode(text: &str) -> Option<String> {
    if text.len() > 3 * MAX_PATH {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |byte: &u8| char::from(*byte).to_digit(16);
        let digits = match after {
            [high, low, ..] if *first == b'%' => hex(high).zip(hex(low)),
            _ => None,
        };
        if let Some((high, low)) = digits {
            bytes.push(u8::try_from(high * 16 + low).ok()?);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Which folder of another machine is the tree's root.
pub(super) struct Roots {
    /// Folders whose content is the tree's, the longest first.
    prefixes: Vec<String>,
}

impl Roots {
    /// The tree's own root; for paths that are not below it, the folder under which most of `paths` are found in the
    /// tree (the shortest of these): a report made in a container names that container's folders.
    pub(super) fn new(root: &Path, paths: &BTreeSet<&ForeignPath>) -> Self {
        let own = root.to_str().and_then(normal).unwrap_or_default();
        let strangers: Vec<&str> = paths
            .iter()
            .filter_map(|path| match path {
                ForeignPath::Absolute(path) if below(path, &own).is_none() => Some(path.as_str()),
                _ => None,
            })
            .take(MAX_PROBES)
            .collect();
        let mut hits: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for path in &strangers {
            let folders = path
                .match_indices('/')
                .take(MAX_DEPTH)
                .map(|(at, _)| path.get(..at).unwrap_or(""));
            for folder in folders {
                let is_here = below(path, folder).is_some_and(|rest| root.join(rest).is_file());
                if is_here {
                    *hits.entry((folder.len(), folder)).or_default() += 1;
                }
            }
        }
        let mut best: Option<(usize, &str)> = None;
        for ((_, folder), count) in &hits {
            if best.is_none_or(|(most, _)| *count > most) {
                best = Some((*count, folder));
            }
        }
        let mut prefixes = vec![own];
        prefixes.extend(best.map(|(_, folder)| folder.to_owned()));
        Self { prefixes }
    }

    /// The file of the tree; nothing for a path outside.
    pub(super) fn resolve(&self, path: &ForeignPath) -> Option<RepoPath> {
        let relative = match path {
            ForeignPath::Relative(path) => path.as_str(),
            ForeignPath::Absolute(path) => self
                .prefixes
                .iter()
                .find_map(|prefix| below(path, prefix))?,
        };
        (!relative.is_empty()).then(|| RepoPath::new(relative))
    }
}

fn below<'path>(path: &'path str, folder: &str) -> Option<&'path str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(path: Option<ForeignPath>) -> String {
        match path {
            None => "-".to_owned(),
            Some(ForeignPath::Relative(path)) => path,
            Some(ForeignPath::Absolute(path)) => format!("/{path}"),
        }
    }

    #[test]
    fn reads_uris() {
        let cases = [
            ("src/a%20b.py", "src/a b.py"),
            ("./src/../a.py", "a.py"),
            ("../a.py", "-"),
            ("src/%2e%2e/%2e%2e/etc/passwd", "-"),
            ("file:///home/x/a.py", "/home/x/a.py"),
            ("file:/home/x/a.py", "/home/x/a.py"),
            ("file://host/x/a.py", "/x/a.py"),
            ("file:///C:/x/a.cs", "/C:/x/a.cs"),
            ("https://example.org/a.py", "-"),
            ("a.py#L3", "a.py"),
            ("a%00.py", "-"),
            ("100%.py", "100%.py"),
            ("", "-"),
        ];
        for (uri, expected) in cases {
            assert_eq!(show(ForeignPath::of_uri(uri)), expected, "{uri}");
        }
        let cases = [
            ("C:\\x\\a.cs", "/C:/x/a.cs"),
            ("x\\a.cs", "x/a.cs"),
            ("./a%20.py", "a%20.py"),
            ("/../etc", "-"),
        ];
        for (path, expected) in cases {
            assert_eq!(show(ForeignPath::of_file(path)), expected, "{path}");
        }
    }

    proptest! {
        #[test]
        fn nothing_leads_outside(uri in "(file:|/|\\.|%2e|%2f|\\\\|[a-c]){0,20}") {
            for path in [ForeignPath::of_uri(&uri), ForeignPath::of_file(&uri)].into_iter().flatten() {
                let roots = Roots { prefixes: vec!["a".to_owned()] };
                if let Some(path) = roots.resolve(&path) {
                    prop_assert!(!path.as_str().starts_with('/'));
                    prop_assert!(path.as_str().split('/').all(|part| !matches!(part, "" | "." | "..")));
                }
            }
        }
    }
}
