//! Any text as any manifest, lockfile, list of commands, code or bill of materials: it is read, places fit the text, and
//! the join keeps its order; a bill that is read can be written in every format and read again.
//!
//! The first byte chooses the file's name.
#![no_main]

use airlock_model::RepoPath;
use airlock_sca::sbom::{self, FORMATS};
use airlock_sca::{introduced_by, join, read, reads_imports, wants};
use libfuzzer_sys::fuzz_target;

const PATHS: [&str; 63] = [
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
    "app.ts",
];

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(name) = PATHS.get(usize::from(*first) % PATHS.len()) else {
        return;
    };
    assert!(wants(name) || reads_imports(name), "{name}");
    let (path, text) = (RepoPath::new(name), String::from_utf8_lossy(rest));
    let facts = read(&path, &text);
    for package in &facts.packages {
        assert!(package.location.span.end as usize <= text.len() && !package.name.is_empty());
    }
    for import in &facts.imports {
        assert!(import.location.span.end as usize <= text.len() && !import.name.is_empty());
    }
    if let Ok(bom) = sbom::read(&text) {
        for format in FORMATS {
            let written = format.write(&bom, format.usual);
            assert!(sbom::read(&written).is_ok(), "{written}");
        }
    }
    let joined = join(vec![facts]);
    assert!(joined.inventory.relations.is_sorted());
    assert_eq!(
        introduced_by(&joined.inventory).len(),
        joined.inventory.packages.len()
    );
});
