//! Where a rule looks: globs over paths below the root.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// `paths.include` and `paths.exclude` of a rule.
#[derive(Debug, Clone, Default)]
pub struct PathFilter {
    texts: (Vec<String>, Vec<String>),
    include: Option<GlobSet>,
    exclude: Option<GlobSet>,
}

impl PartialEq for PathFilter {
    fn eq(&self, other: &Self) -> bool {
        self.texts == other.texts
    }
}

impl PathFilter {
    /// Compiles globs.
    ///
    /// A glob without a slash matches any part of the path (`tests`, `*.go`); one with a slash is anchored at the root
    /// when it begins with `/`, and matches at any depth otherwise. A glob that names a folder matches all below it.
    ///
    /// # Errors
    /// The glob that is not one, with the reason.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, String> {
        Ok(Self {
            include: compile(include)?,
            exclude: compile(exclude)?,
            texts: (include.to_vec(), exclude.to_vec()),
        })
    }

    /// The globs as written: those of which a path must match one, and those of which it must match none.
    pub fn globs(&self) -> (&[String], &[String]) {
        (&self.texts.0, &self.texts.1)
    }

    /// Whether the rule looks at `path`.
    pub fn admits(&self, path: &str) -> bool {
        self.include
            .as_ref()
            .is_none_or(|globs| globs.is_match(path))
            && !self
                .exclude
                .as_ref()
                .is_some_and(|globs| globs.is_match(path))
    }
}

fn compile(globs: &[String]) -> Result<Option<GlobSet>, String> {
    if globs.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    for text in globs {
        let anchored = text.starts_with('/') || text.starts_with("**/");
        let trimmed = text
            .trim_start_matches("./")
            .trim_start_matches('/')
            .trim_end_matches('/');
        let base = if anchored {
            trimmed.to_owned()
        } else {
            format!("**/{trimmed}")
        };
        for glob in [base.clone(), format!("{base}/**")] {
            // `*` stays within one part of a path; only `**` crosses them.
            let glob = GlobBuilder::new(&glob).literal_separator(true).build();
            set.add(glob.map_err(|error| format!("`{text}` is not a glob: {}", error.kind()))?);
        }
    }
    set.build().map(Some).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn admits_by_globs() {
        let owned = |globs: &[&str]| {
            globs
                .iter()
                .map(|&glob| glob.to_owned())
                .collect::<Vec<_>>()
        };
        let cases: &[(&[&str], &[&str], &str, bool)] = &[
            (&[], &[], "a/b.py", true),
            (&["*.py"], &[], "a/b.py", true),
            (&["*.py"], &[], "a/b.rb", false),
            (&["Dockerfile"], &[], "x/Dockerfile", true),
            (&["/src/*.go"], &[], "lib/src/a.go", false),
            (&["src/*.go"], &[], "lib/src/a.go", true),
            (&[], &["tests"], "a/tests/b.py", false),
            (&[], &["tests"], "a/latests/b.py", true),
            (&[], &["**/vendor/**"], "vendor/b.py", false),
            (&[], &["*test*.py"], "app/test/settings.py", true),
            (&[], &["*test*.py"], "app/my_test_a.py", false),
        ];
        for (include, exclude, path, admitted) in cases {
            let filter = PathFilter::new(&owned(include), &owned(exclude)).unwrap_or_default();
            assert_eq!(
                filter.admits(path),
                *admitted,
                "{include:?} {exclude:?} {path}"
            );
        }
        assert!(PathFilter::new(&owned(&["a["]), &[]).is_err());
    }
}
