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

/// Globs with their spelling. Most events name no file that has to be asked for, so the set is made when first asked.
#[derive(Debug, Clone, Default)]
struct Patterns {
    globs: Vec<Glob>,
    spelled: Vec<String>,
    set: OnceLock<Option<GlobSet>>,
}

impl Patterns {
    fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, PatternError> {
        let mut own = Self::default();
        for pattern in patterns {
            let glob = GlobBuilder::new(&anywhere(pattern))
                .case_insensitive(true)
                .literal_separator(true)
                .build()
                .map_err(|error| PatternError {
                    pattern: pattern.to_owned(),
                    why: error.kind().to_string(),
                })?;
            own.globs.push(glob);
            own.spelled.push(pattern.to_owned());
        }
        Ok(own)
    }

    /// The first that a path meets.
    fn meets(&self, path: &str) -> Option<&str> {
        let set = self.set.get_or_init(|| {
            let mut builder = GlobSetBuilder::new();
            for glob in &self.globs {
                builder.add(glob.clone());
            }
            builder.build().ok()
        });
        let first = match set {
            Some(set) => set.matches(path).into_iter().next(),
            // Too many for one set: each is asked by itself.
            None => { self.globs.iter() }.position(|glob| glob.compile_matcher().is_match(path)),
        };
        self.spelled.get(first?).map(String::as_str)
    }
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
}

impl Exclusions {
    /// What is built in, with `more` kept back and `fewer` let through besides, and `guards` of agents beside the built-in
    /// ones. An exception of the built-in list never lets through what `more` names.
    ///
    /// # Errors
    /// When a pattern is no glob.
    pub fn new<'p>(
        more: impl IntoIterator<Item = &'p str>,
        fewer: impl IntoIterator<Item = &'p str>,
        guards: impl IntoIterator<Item = &'p str>,
    ) -> Result<Self, PatternError> {
        let built_in = BUILT_IN.iter().copied();
        let except = BUILT_IN_EXCEPT.iter().copied().chain(fewer);
        Ok(Self {
            back: Patterns::new(more.into_iter().chain(built_in))?,
            except: Patterns::new(except)?,
            guards: Patterns::new(GUARDS.iter().copied().chain(guards))?,
        })
    }

    /// The pattern by which the file at `path` is kept back: a path from the repository's root, or an absolute one.
    pub fn keeps_back(&self, path: &str) -> Option<&str> {
        let path = path.trim_start_matches('/');
        let met = self.back.meets(path)?;
        let is_own = !BUILT_IN.contains(&met);
        (is_own || self.except.meets(path).is_none()).then_some(met)
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
    fn names_a_pattern_that_is_none() {
        let error = Exclusions::new(["a[b"], [], []).unwrap_err();
        assert_eq!(error.pattern, "a[b");
    }
}
