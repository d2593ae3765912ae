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

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("package.json")],
        read: manifest::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Import,
        files: &[
            Files::Ending("js"),
            Files::Ending("mjs"),
            Files::Ending("cjs"),
            Files::Ending("jsx"),
            Files::Ending("ts"),
            Files::Ending("mts"),
            Files::Ending("cts"),
            Files::Ending("tsx"),
        ],
        read: imports::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Artifact,
        files: &[Files::Name("package.json")],
        read: manifest::read_installed,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[
            Files::Name("package-lock.json"),
            Files::Name("npm-shrinkwrap.json"),
            Files::Name(".package-lock.json"),
        ],
        read: package_lock::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("yarn.lock")],
        read: yarn::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("pnpm-lock.yaml"), Files::Name("pnpm-lock.yml")],
        read: pnpm::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[Files::Name("pnpm-workspace.yaml")],
        read: pnpm::read_workspace,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files: &[Files::Name("bun.lock")],
        read: bun::read,
    },
    Reader {
        ecosystem: JSR,
        mention: Mention::Manifest,
        files: &[
            Files::Name("deno.json"),
            Files::Name("deno.jsonc"),
            Files::Name("jsr.json"),
            Files::Name("import_map.json"),
        ],
        read: deno::read_manifest,
    },
    Reader {
        ecosystem: JSR,
        mention: Mention::Lockfile,
        files: &[Files::Name("deno.lock")],
        read: deno::read_lock,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Config,
        files: &[Files::Name(".npmrc")],
        read: config::read_npmrc,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Config,
        files: &[Files::Name(".yarnrc.yml")],
        read: config::read_yarnrc,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Config,
        files: &[Files::Name("bunfig.toml")],
        read: config::read_bunfig,
    },
];
