//! Where a rule looks: globs over paths below the root.
//!
//! Most globs know no more than `*` and `**`. Those are compared part by part; compiling them to expressions, as the others
//! are, took a tenth of the time of a run for one file.

use globset::{GlobBuilder, GlobMatcher};

/// `paths.include` and `paths.exclude` of a rule.
#[derive(Debug, Clone, Default)]
pub struct PathFilter {
    texts: (Vec<String>, Vec<String>),
    include: Option<Vec<Glob>>,
    exclude: Option<Vec<Glob>>,
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
            .is_none_or(|globs| globs.iter().any(|glob| glob.is_match(path)))
            && !self
                .exclude
                .as_ref()
                .is_some_and(|globs| globs.iter().any(|glob| glob.is_match(path)))
    }
}

/// A glob that is ready to be asked.
#[derive(Debug, Clone)]
enum Glob {
    /// Its parts between slashes, of which each knows `*` only, or is `**`.
    Parts(Vec<String>),
    Other(GlobMatcher),
}

impl Glob {
    fn new(text: &str) -> Result<Self, globset::Error> {
        let is_part = |part: &str| {
            part == "**"
                || !part.is_empty()
                    && !part.contains("**")
                    && !part.contains(['?', '[', ']', '{', '}', '\\', '!'])
        };
        let mut parts: Vec<String> = text.split('/').map(str::to_owned).collect();
        parts.dedup_by(|one, other| one == "**" && other == "**");
        if parts.len() > 1 && parts.iter().all(|part| is_part(part)) {
            // At the end it stands for one part at least.
            if parts.last().is_some_and(|part| part == "**") {
                parts.push("*".to_owned());
            }
            return Ok(Self::Parts(parts));
        }
        // `*` stays within one part of a path; only `**` crosses them.
        let glob = GlobBuilder::new(text).literal_separator(true).build()?;
        Ok(Self::Other(glob.compile_matcher()))
    }

    fn is_match(&self, path: &str) -> bool {
        match self {
            Self::Parts(parts) => are_parts(parts, &path.split('/').collect::<Vec<_>>()),
            Self::Other(glob) => glob.is_match(path),
        }
    }
}

/// Whether the parts of a path are those of a glob, in which `**` stands for any number of them.
fn are_parts(glob: &[String], path: &[&str]) -> bool {
    let is_same = |glob: &String, own: &&str| {
        wildcard(
            glob.as_bytes(),
            own.as_bytes(),
            |byte| *byte == b'*',
            u8::eq,
        )
    };
    wildcard(glob, path, |part| part == "**", is_same)
}

/// Whether `path` is `glob`, in which what `is_any` says stands for any number of items.
fn wildcard<G, P>(
    glob: &[G],
    path: &[P],
    is_any: impl Fn(&G) -> bool,
    is_same: impl Fn(&G, &P) -> bool,
) -> bool {
    let (mut at, mut own) = (0, 0);
    // Where the last wildcard stands, and what is left of the path behind what it stands for.
    let mut back: Option<(usize, usize)> = None;
    while own < path.len() {
        match (glob.get(at), path.get(own)) {
            (Some(any), _) if is_any(any) => {
                back = Some((at, own));
                at += 1;
            }
            (Some(part), Some(item)) if is_same(part, item) => {
                at += 1;
                own += 1;
            }
            _ => {
                let Some((any, from)) = back else {
                    return false;
                };
                back = Some((any, from + 1));
                at = any + 1;
                own = from + 1;
            }
        }
    }
    glob.iter().skip(at).all(is_any)
}

fn compile(globs: &[String]) -> Result<Option<Vec<Glob>>, String> {
    if globs.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
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
            let glob = Glob::new(&glob);
            all.push(glob.map_err(|error| format!("`{text}` is not a glob: {}", error.kind()))?);
        }
    }
    Ok(Some(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_are_what_the_library_finds(
            glob in r"(\*\*/)?[ab*.]{1,3}(/(\*\*|[ab*.]{1,3})){0,3}",
            path in "[ab.]{1,3}(/[ab.]{1,3}){0,3}",
        ) {
            let library = GlobBuilder::new(&glob).literal_separator(true).build();
            let library = library.map(|glob| glob.compile_matcher().is_match(&path));
            let own = Glob::new(&glob).map(|own| own.is_match(&path));
            prop_assert_eq!(own, library, "{} {}", glob, path);
        }
    }

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
