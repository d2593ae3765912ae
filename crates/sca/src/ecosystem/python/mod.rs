//! Python: pip, Poetry, PDM, uv, Pipenv, setuptools, conda.

mod conda;
mod config;
mod imports;
mod installed;
mod lock;
mod pipfile;
mod pyproject;
pub(crate) mod requirement;
mod requirements;
mod script;
mod setup;

use super::{Files, Reader};
use airlock_model::{Mention, Scope};

/// As the advisories' schema names it.
pub(crate) const ECOSYSTEM: &str = "PyPI";

const fn manifest(files: &'static [Files], read: fn(&mut crate::out::Out<'_>)) -> Reader {
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Manifest,
        files,
        read,
    }
}

const fn lockfile(files: &'static [Files], read: fn(&mut crate::out::Out<'_>)) -> Reader {
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Lockfile,
        files,
        read,
    }
}

/// The formats.
pub(super) const READERS: &[Reader] = &[
    manifest(
        &[
            Files::If("txt", requirements::is_named_so),
            Files::If("in", requirements::is_named_so),
            Files::If("pip", requirements::is_named_so),
        ],
        requirements::read,
    ),
    manifest(&[Files::Name("pyproject.toml")], pyproject::read),
    manifest(&[Files::Name("setup.cfg")], setup::read_cfg),
    manifest(&[Files::Name("setup.py")], setup::read_py),
    manifest(&[Files::Name("Pipfile")], pipfile::read_manifest),
    manifest(&[Files::Ending("py")], script::read),
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Import,
        files: &[Files::Ending("py")],
        read: imports::read,
    },
    lockfile(&[Files::Name("Pipfile.lock")], pipfile::read_lock),
    lockfile(
        &[
            Files::Name("poetry.lock"),
            Files::Name("pdm.lock"),
            Files::Name("uv.lock"),
            Files::If("toml", is_pylock),
        ],
        lock::read,
    ),
    Reader {
        ecosystem: conda::ECOSYSTEM,
        mention: Mention::Manifest,
        files: &[
            Files::If("yml", conda::is_named_so),
            Files::If("yaml", conda::is_named_so),
        ],
        read: conda::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Artifact,
        files: &[Files::Name("METADATA"), Files::Name("PKG-INFO")],
        read: installed::read,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Config,
        files: &[Files::Name("uv.toml")],
        read: config::read_uv,
    },
    Reader {
        ecosystem: ECOSYSTEM,
        mention: Mention::Config,
        files: &[Files::Name("pip.conf"), Files::Name("pip.ini")],
        read: config::read_pip,
    },
];

/// `pylock.toml`, `pylock.<name>.toml` (PEP 751).
fn is_pylock(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("pylock.")
}

/// What a group, extra or file of requirements is for, by its name.
fn scope_of_group(name: &str) -> Scope {
    let mut scope = Scope::Runtime;
    for word in name.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        match word.to_ascii_lowercase().as_str() {
            "test" | "tests" | "testing" => return Scope::Test,
            "dev" | "develop" | "development" | "lint" | "linting" | "doc" | "docs" | "ci"
            | "typing" | "mypy" | "style" => scope = Scope::Dev,
            "build" if scope == Scope::Runtime => scope = Scope::Build,
            _ => {}
        }
    }
    scope
}
