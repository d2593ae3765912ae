//! npm and the clients that share its registry: npm, Yarn, pnpm, Bun, Deno.

mod bun;
mod config;
mod deno;
mod imports;
mod manifest;
mod package_lock;
mod pnpm;
mod request;
mod yarn;

use super::{Files, Reader};
use airlock_model::{Mention, Scope};

/// As the advisories' schema names it.
pub(super) const ECOSYSTEM: &str = "npm";
/// Deno's own registry; the advisories' schema has no name for it.
const JSR: &str = "JSR";

/// Sections of a manifest (and of a workspace's member in a lockfile) and what they are for.
const SECTIONS: [(&str, Scope); 4] = [
    ("dependencies", Scope::Runtime),
    ("devDependencies", Scope::Dev),
    ("optionalDependencies", Scope::Optional),
    ("peerDependencies", Scope::Peer),
];

const fn reader(
    ecosystem: &'static str,
    mention: Mention,
    files: &'static [Files],
    read: fn(&mut crate::out::Out<'_>),
) -> Reader {
    Reader {
        ecosystem,
        mention,
        files,
        read,
    }
}

/// The formats.
pub(super) const READERS: &[Reader] = &[
    reader(
        ECOSYSTEM,
        Mention::Manifest,
        &[Files::Name("package.json")],
        manifest::read,
    ),
    reader(
        ECOSYSTEM,
        Mention::Import,
        &[
            Files::Ending("js"),
            Files::Ending("mjs"),
            Files::Ending("cjs"),
            Files::Ending("jsx"),
            Files::Ending("ts"),
            Files::Ending("mts"),
            Files::Ending("cts"),
            Files::Ending("tsx"),
        ],
        imports::read,
    ),
    reader(
        ECOSYSTEM,
        Mention::Artifact,
        &[Files::Name("package.json")],
        manifest::read_installed,
    ),
    reader(
        ECOSYSTEM,
        Mention::Lockfile,
        &[
            Files::Name("package-lock.json"),
            Files::Name("npm-shrinkwrap.json"),
            Files::Name(".package-lock.json"),
        ],
        package_lock::read,
    ),
    reader(
        ECOSYSTEM,
        Mention::Lockfile,
        &[Files::Name("yarn.lock")],
        yarn::read,
    ),
    reader(
        ECOSYSTEM,
        Mention::Lockfile,
        &[Files::Name("pnpm-lock.yaml"), Files::Name("pnpm-lock.yml")],
        pnpm::read,
    ),
    reader(
        ECOSYSTEM,
        Mention::Manifest,
        &[Files::Name("pnpm-workspace.yaml")],
        pnpm::read_workspace,
    ),
    reader(
        ECOSYSTEM,
        Mention::Lockfile,
        &[Files::Name("bun.lock")],
        bun::read,
    ),
    reader(
        JSR,
        Mention::Manifest,
        &[
            Files::Name("deno.json"),
            Files::Name("deno.jsonc"),
            Files::Name("jsr.json"),
            Files::Name("import_map.json"),
        ],
        deno::read_manifest,
    ),
    reader(
        JSR,
        Mention::Lockfile,
        &[Files::Name("deno.lock")],
        deno::read_lock,
    ),
    reader(
        ECOSYSTEM,
        Mention::Config,
        &[Files::Name(".npmrc")],
        config::read_npmrc,
    ),
    reader(
        ECOSYSTEM,
        Mention::Config,
        &[Files::Name(".yarnrc.yml")],
        config::read_yarnrc,
    ),
    reader(
        ECOSYSTEM,
        Mention::Config,
        &[Files::Name("bunfig.toml")],
        config::read_bunfig,
    ),
];
