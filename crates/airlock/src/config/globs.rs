//! Globs of a configuration file, as globs over paths below the scanned root.
//!
//! As in rules: a glob without a slash matches any part of a path, a leading slash anchors it at the file's folder, and
//! one that names a folder matches all below it.

use globset::{Glob, GlobSet, GlobSetBuilder};
use std::path::{Component, Path};

/// Where a file's globs start, seen from the scanned root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Base {
    /// The file is in the root or above it; the names are those of the folders on the way down to the root.
    Above(Vec<String>),
    /// The file is in this folder below the root.
    Below(String),
    /// The file is elsewhere (the user's, the organisation's): its globs are meant for any root.
    Anywhere,
}

impl Base {
    /// `folder` seen from `root`.
    pub(crate) fn new(folder: &Path, root: &Path) -> Self {
        if let Ok(down) = root.strip_prefix(folder) {
            return Self::Above(names(down));
        }
        match folder.strip_prefix(root) {
            Ok(below) => Self::Below(globset::escape(&names(below).join("/"))),
            Err(_) => Self::Anywhere,
        }
    }
}

fn names(path: &Path) -> Vec<String> {
    path.components()
        .filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect()
}

/// Compiles `globs`.
///
/// # Errors
/// What is wrong with the first that is no glob.
pub(crate) fn compile<'glob>(
    base: &Base,
    globs: impl IntoIterator<Item = &'glob str>,
) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let parts = parts(glob);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let rebased = match base {
            Base::Anywhere => vec![parts.join("/")],
            Base::Below(folder) => vec![format!("{folder}/{}", parts.join("/"))],
            Base::Above(down) => {
                // Parsed once as a whole, so that a part is not blamed for what is wrong.
                parse(&parts.join("/"), glob)?;
                descend(&parts, down)
            }
        };
        for text in rebased {
            set.add(parse(&text, glob)?);
            if text != "**" {
                set.add(parse(&format!("{text}/**"), glob)?);
            }
        }
    }
    set.build().map_err(|error| error.to_string())
}

fn parse(text: &str, as_written: &str) -> Result<Glob, String> {
    globset::GlobBuilder::new(text)
        .literal_separator(true)
        .build()
        .map_err(|error| format!("`{as_written}` is not a glob: {}", error.kind()))
}

fn parts(glob: &str) -> Vec<String> {
    let trimmed = glob.trim_start_matches("./").trim_end_matches('/');
    let anchored = trimmed.starts_with('/') || trimmed.contains('/');
    let mut parts: Vec<String> = Vec::new();
    if !anchored {
        parts.push("**".to_owned());
    }
    parts.extend(
        trimmed
            .split('/')
            .filter(|part| !part.is_empty())
            .map(str::to_owned),
    );
    parts
}

/// What is left of a glob after the folders `down` were entered; several where a `**` can end in more than one of them.
fn descend(glob: &[&str], down: &[String]) -> Vec<String> {
    let Some((first, rest)) = glob.split_first() else {
        // The root or a folder above it is meant, hence all of the root.
        return vec!["**".to_owned()];
    };
    let Some((folder, deeper)) = down.split_first() else {
        return vec![glob.join("/")];
    };
    if *first == "**" {
        let mut all = descend(rest, down);
        all.extend(descend(glob, deeper));
        return all;
    }
    let enters = Glob::new(first).is_ok_and(|glob| glob.compile_matcher().is_match(folder));
    if enters {
        descend(rest, deeper)
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn matches_from_every_base() {
        // Folder of the file, scanned root, glob, path below the root, whether it matches.
        let cases = [
            ("/r", "/r", "tests", "a/tests/b.py", true),
            ("/r", "/r", "tests", "a/latests/b.py", false),
            ("/r", "/r", "*.py", "a/b.py", true),
            ("/r", "/r", "/src/*.go", "lib/src/a.go", false),
            ("/r", "/r", "src/*.go", "src/a.go", true),
            ("/r", "/r", "src/*.go", "src/x/a.go", false),
            ("/r", "/r", "src/**/a.go", "src/x/y/a.go", true),
            ("/r", "/r/sub", "sub/tests/**", "tests/a.py", true),
            ("/r", "/r/sub", "s*/tests", "tests/a.py", true),
            ("/r", "/r/sub", "other/tests", "tests/a.py", false),
            ("/r", "/r/sub", "sub", "any/file.py", true),
            ("/r", "/r/sub", "**/tests", "x/tests/a.py", true),
            ("/r", "/r/a/b", "a/**/c", "c/x", true),
            ("/r/sub", "/r", "tests", "sub/x/tests/a.py", true),
            ("/r/sub", "/r", "tests", "x/tests/a.py", false),
            ("/etc/airlock", "/r", "vendor", "x/vendor/a.py", true),
        ];
        for (folder, root, glob, path, expected) in cases {
            let base = Base::new(Path::new(folder), Path::new(root));
            let set = compile(&base, [glob]).unwrap();
            assert_eq!(
                set.is_match(path),
                expected,
                "{folder} {root} {glob} {path}"
            );
        }
        let base = Base::new(Path::new("/r"), Path::new("/r/sub"));
        assert_eq!(
            compile(&base, ["a["]).unwrap_err(),
            "`a[` is not a glob: unclosed character class; missing ']'"
        );
    }
}
