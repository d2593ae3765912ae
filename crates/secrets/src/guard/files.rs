//! Files that secrets are kept in by habit.

/// Names of files that hold secrets, as they are spelled in a workspace's folders. Those that git keeps are not private.
pub const SECRET_FILES: &[&str] = &[
    ".env",
    ".env.local",
    ".env.dev",
    ".env.development",
    ".env.development.local",
    ".env.staging",
    ".env.prod",
    ".env.production",
    ".env.production.local",
    ".env.secrets",
    ".envrc",
    ".dev.vars",
    ".netrc",
    ".pgpass",
    ".npmrc",
    ".pypirc",
    ".git-credentials",
    "credentials",
    "credentials.json",
    "secrets.env",
    "secrets.json",
    "secrets.toml",
    "secrets.yaml",
    "secrets.yml",
    "terraform.tfvars",
    "local.settings.json",
];

/// Names of files that show which settings there are, to be copied: what stands in them is no secret.
pub const TEMPLATE_FILES: &[&str] = &[
    ".env.example",
    ".env.sample",
    ".env.template",
    ".env.dist",
    ".env.defaults",
    "env.example",
];

/// What a file is to the guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Its values are guarded.
    Secret,
    /// Its values are public.
    Template,
}

/// What a file of that name is to the guard, if anything.
pub fn role(file_name: &str) -> Option<Role> {
    if SECRET_FILES.contains(&file_name) {
        Some(Role::Secret)
    } else {
        TEMPLATE_FILES
            .contains(&file_name)
            .then_some(Role::Template)
    }
}
