//! Any text as any manifest, lockfile or list of commands: it is read, places fit the text, and the join keeps its order.
//!
//! The first byte chooses the file's name.
#![no_main]

use airlock_model::RepoPath;
use airlock_sca::{introduced_by, join, read, wants};
use libfuzzer_sys::fuzz_target;

const PATHS: [&str; 62] = [
    "package.json",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "bun.lock",
    "deno.json",
    "deno.lock",
    ".npmrc",
    ".yarnrc.yml",
    "bunfig.toml",
    "requirements.txt",
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "Pipfile",
    "Pipfile.lock",
    "poetry.lock",
    "uv.lock",
    "pylock.toml",
    "script.py",
    "environment.yml",
    "Cargo.toml",
    "Cargo.lock",
    "go.mod",
    "go.sum",
    "vendor/modules.txt",
    "pom.xml",
    "build.gradle",
    "gradle.lockfile",
    "libs.versions.toml",
    "verification-metadata.xml",
    "App.csproj",
    "packages.config",
    "packages.lock.json",
    "project.assets.json",
    "paket.lock",
    "composer.json",
    "composer.lock",
    "Gemfile",
    "Gemfile.lock",
    "shop.gemspec",
    "pubspec.lock",
    "mix.exs",
    "mix.lock",
    "Package.swift",
    "Package.resolved",
    "Podfile",
    "Podfile.lock",
    "conanfile.py",
    "conan.lock",
    "vcpkg.json",
    "shop.cabal",
    "renv.lock",
    "Manifest.toml",
    ".github/workflows/ci.yml",
    "Dockerfile",
    "compose.yaml",
    "main.tf",
    "README.md",
    "install.sh",
    ".mcp.json",
];

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(name) = PATHS.get(usize::from(*first) % PATHS.len()) else {
        return;
    };
    assert!(wants(name), "{name}");
    let (path, text) = (RepoPath::new(name), String::from_utf8_lossy(rest));
    let facts = read(&path, &text);
    for package in &facts.packages {
        assert!(package.location.span.end as usize <= text.len() && !package.name.is_empty());
    }
    let joined = join(vec![facts]);
    assert!(joined.inventory.relations.is_sorted());
    assert_eq!(
        introduced_by(&joined.inventory).len(),
        joined.inventory.packages.len()
    );
});
