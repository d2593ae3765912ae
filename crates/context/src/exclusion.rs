//! Which files are kept back from AI tools, and which guard.
//!
//! Names are compared without regard to case: a file system may not tell `.ENV` from `.env`.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use std::sync::OnceLock;

/// What is kept back unless configuration says otherwise. Globs as in `.gitignore`: without a slash inside, anywhere.
/// Names of data files only where a word is common in code too, so that `secrets.rs` can be worked on.
pub const BUILT_IN: &[&str] = &[
    ".env",
    ".env.*",
    "*.env",
    ".envrc",
    "*.pem",
    "*.key",
    "*.p12",
    "*.pfx",
    "*.jks",
    "*.keystore",
    "*.kdbx",
    "*.ppk",
    "*.ovpn",
    "*.tfstate",
    "*.tfstate.backup",
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    ".netrc",
    "_netrc",
    ".pgpass",
    ".htpasswd",
    ".git-credentials",
    ".pypirc",
    ".aws/credentials",
    ".docker/config.json",
    ".kube/config",
    ".config/gcloud/*.json",
    "credentials",
    "secrets",
    "*credentials*.{json,yaml,yml,toml,ini,cfg,conf,properties,xml,txt,csv,enc,env,db,plist}",
    "*secrets*.{json,yaml,yml,toml,ini,cfg,conf,properties,xml,txt,csv,enc,env,db,plist,tfvars}",
    "secring.*",
    "service-account*.json",
    "service_account*.json",
];

/// What is not, though its name says so: public halves and files without values.
pub const BUILT_IN_EXCEPT: &[&str] = &[
    "*.example",
    "*.sample",
    "*.template",
    "*.dist",
    "*.example.*",
    "*.sample.*",
    "*.template.*",
    ".env.defaults",
    ".env.schema",
    ".env.vault",
    "*.pub",
    "*.d.ts",
];

/// Files whose change can switch guarding off: git's hooks and their managers' configuration, Airlock's own files.
pub const GUARDS: &[&str] = &[
    ".git/hooks/**",
    ".git/config",
    ".git/info/attributes",
    ".husky/**",
    ".pre-commit-config.yaml",
    "lefthook.{yml,yaml,toml,json}",
    ".lefthook.{yml,yaml,toml,json}",
    "/airlock.toml",
    "/.airlock/**",
    ".airlockignore",
    "airlock-mcp.lock",
    ".local/state/airlock/**",
];

/// A pattern that is no glob.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{pattern}` is not a glob: {why}")]
pub struct PatternError {
    /// As written.
    pub pattern: String,
    /// What is wrong with it.
    pub why: String,
}

/// Globs. Most events name no file that has to be asked for, so they are read when first asked.
#[derive(Debug, Clone, Default)]
struct Patterns {
    spelled: Vec<String>,
    set: OnceLock<Option<GlobSet>>,
}

impl Patterns {
    fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        Self {
            spelled: patterns.into_iter().map(str::to_owned).collect(),
            set: OnceLock::new(),
        }
    }

    /// The first that a path meets.
    fn meets(&self, path: &str) -> Option<&str> {
        let path = path.to_ascii_lowercase();
        let first = match self.set.get_or_init(|| self.set()) {
            Some(set) => set.matches(&path).into_iter().next(),
            // Too many for one set: each is asked by itself.
            None => self.spelled.iter().position(|pattern| {
                glob(pattern).is_ok_and(|glob| glob.compile_matcher().is_match(&path))
            }),
        };
        self.spelled.get(first?).map(String::as_str)
    }

    fn set(&self) -> Option<GlobSet> {
        let mut builder = GlobSetBuilder::new();
        for pattern in &self.spelled {
            builder.add(glob(pattern).ok()?);
        }
        builder.build().ok()
    }
}

/// A glob that is met by names in small letters.
fn glob(pattern: &str) -> Result<Glob, PatternError> {
    // What is spelled small is told by plain comparison; of a class the bounds would be others.
    let (mut spelled, has_class) = (anywhere(pattern), pattern.contains('['));
    if !has_class {
        spelled.make_ascii_lowercase();
    }
    GlobBuilder::new(&spelled)
        .case_insensitive(has_class)
        .literal_separator(true)
        .build()
        .map_err(|error| PatternError {
            pattern: pattern.to_owned(),
            why: error.kind().to_string(),
        })
}

/// The patterns, if each is a glob.
fn checked<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Vec<&'p str>, PatternError> {
    { patterns.into_iter() }
        .map(|pattern| glob(pattern).map(|_| pattern))
        .collect()
}

/// A pattern of `.gitignore`'s kind as a glob over the whole path: with a slash at its beginning from the root, else from
/// any folder; a folder stands for all below it.
fn anywhere(pattern: &str) -> String {
    let body = pattern
        .strip_suffix('/')
        .map(|folder| format!("{folder}/**"));
    let body = body.as_deref().unwrap_or(pattern);
    match body.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None if body.starts_with("**/") => body.to_owned(),
        None => format!("**/{body}"),
    }
}

/// What is kept back, and what guards.
#[derive(Debug, Clone)]
pub struct Exclusions {
    back: Patterns,
    except: Patterns,
    guards: Patterns,
    /// Lists of what may be read at all.
    within: Vec<Patterns>,
}

/// What [`Exclusions::keeps_back`] names for a file that is in no list of what may be read.
pub const OUT_OF_SCOPE: &str = "context.only";

impl Exclusions {
    /// What is built in, with `more` kept back and `fewer` let through besides, and `guards` of agents beside the built-in
    /// ones. An exception of the built-in list never lets through what `more` names.
    ///
    /// # Errors
    /// When a pattern of `more` or `fewer` is no glob; the others are the program's own.
    pub fn new<'p>(
        more: impl IntoIterator<Item = &'p str>,
        fewer: impl IntoIterator<Item = &'p str>,
        guards: impl IntoIterator<Item = &'p str>,
    ) -> Result<Self, PatternError> {
        let (more, fewer) = (checked(more)?, checked(fewer)?);
        let built_in = BUILT_IN.iter().copied();
        let except = BUILT_IN_EXCEPT.iter().copied();
        Ok(Self {
            back: Patterns::new(more.into_iter().chain(built_in)),
            except: Patterns::new(except.chain(fewer)),
            guards: Patterns::new(GUARDS.iter().copied().chain(guards)),
            within: Vec::new(),
        })
    }

    /// The same, with only what each list names let through of the repository's files.
    ///
    /// # Errors
    /// When a pattern is no glob.
    pub fn within<'p>(
        mut self,
        lists: impl IntoIterator<Item = impl IntoIterator<Item = &'p str>>,
    ) -> Result<Self, PatternError> {
        for list in lists {
            self.within.push(Patterns::new(checked(list)?));
        }
        Ok(self)
    }

    /// The pattern by which the file at `path` is kept back: a path from the repository's root, or an absolute one.
    pub fn keeps_back(&self, path: &str) -> Option<&str> {
        let plain = path.trim_start_matches('/');
        if let Some(met) = self.back.meets(plain) {
            let is_own = !BUILT_IN.contains(&met);
            if is_own || self.except.meets(plain).is_none() {
                return Some(met);
            }
        }
        // A path that begins with a slash lies elsewhere: the lists speak of the repository.
        let is_inside = plain.len() == path.len();
        let is_out = |list: &Patterns| list.meets(plain).is_none();
        (is_inside && self.within.iter().any(is_out)).then_some(OUT_OF_SCOPE)
    }

    /// The pattern by which the file at `path`, from the repository's root, guards.
    pub fn guards(&self, path: &str) -> Option<&str> {
        self.guards.meets(path.trim_start_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn keeps_back_what_holds_values() {
        let exclusions = Exclusions::new(
            ["/customers/"],
            ["fixtures/*.pem"],
            [".claude/settings.json"],
        )
        .unwrap();
        let classes = Exclusions::new(["Data[A-z]/*"], [], []).unwrap();
        assert!(classes.keeps_back("x/data_/A.TXT").is_some());
        let kept = [
            ".env",
            "app/.env.production",
            ".ENV",
            "deploy/server.pem",
            "config/Secrets.yml",
            "config/credentials.json",
            "home/user/.ssh/id_ed25519",
            ".aws/credentials",
            "customers/list/a.csv",
            "customers/README.example",
            "prod.tfstate",
            "k8s/secrets-prod.yaml",
        ];
        let open = [
            ".env.example",
            ".env.sample",
            "src/secrets.rs",
            "src/credentials/mod.py",
            "docs/secrets.md",
            "id_rsa.pub",
            "test/fixtures/a.pem",
            "environment.ts",
            "src/customers/list.csv",
            "types/env.d.ts",
        ];
        for path in kept {
            assert!(exclusions.keeps_back(path).is_some(), "{path}");
        }
        for path in open {
            assert_eq!(exclusions.keeps_back(path), None, "{path}");
        }
    }

    #[test]
    fn only_what_every_list_names_is_let_through() {
        let all = Exclusions::new([], [], []).unwrap();
        let within = all
            .within([vec!["/src/", "/docs/"], vec!["/src/", "*.md"]])
            .unwrap();
        for path in ["src/a.py", "src/b/c.md", "docs/a.md", "/usr/include/a.h"] {
            assert_eq!(within.keeps_back(path), None, "{path}");
        }
        for path in ["app.py", "docs/a.txt", "README.md", "src/.env"] {
            assert!(within.keeps_back(path).is_some(), "{path}");
        }
    }

    #[test]
    fn knows_what_guards() {
        let exclusions = Exclusions::new([], [], [".claude/settings.json"]).unwrap();
        for path in [
            ".git/hooks/pre-commit",
            "airlock.toml",
            ".airlock/rules/a.yaml",
            "web/.husky/pre-push",
            ".claude/settings.json",
        ] {
            assert!(exclusions.guards(path).is_some(), "{path}");
        }
        for path in ["web/airlock.toml.md", "src/hooks/a.ts", ".git/index"] {
            assert_eq!(exclusions.guards(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_built_in_makes_sets() {
        let exclusions = Exclusions::new([], [], []).unwrap();
        for patterns in [&exclusions.back, &exclusions.except, &exclusions.guards] {
            assert!(patterns.set().is_some());
        }
    }

    #[test]
    fn names_a_pattern_that_is_none() {
        let error = Exclusions::new(["a[b"], [], []).unwrap_err();
        assert_eq!(error.pattern, "a[b");
    }
}
