//! Every language lowers realistic code to the shared kinds; golden dumps beside this file.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests say what they expect"
)]

mod conformance;
mod fragment;
mod lexer;
mod nesting;
mod pattern;

use airlock_model::Cx;
use airlock_syntax::{ParseLimits, Recovery, by_name, parse};

const SAMPLES: &[(&str, &str)] = &[
    ("python", include_str!("samples/sample.py")),
    ("javascript", include_str!("samples/sample.js")),
    ("typescript", include_str!("samples/sample.ts")),
    ("java", include_str!("samples/sample.java")),
    ("go", include_str!("samples/sample.go")),
    ("ruby", include_str!("samples/sample.rb")),
    ("csharp", include_str!("samples/sample.cs")),
    ("php", include_str!("samples/sample.php")),
    ("rust", include_str!("samples/sample.rs")),
    ("c", include_str!("samples/sample.c")),
    ("cpp", include_str!("samples/sample.cpp")),
    ("kotlin", include_str!("samples/sample.kt")),
    ("swift", include_str!("samples/sample.swift")),
    ("scala", include_str!("samples/sample.scala")),
    ("bash", include_str!("samples/sample.sh")),
    ("hcl", include_str!("samples/sample.tf")),
    ("yaml", include_str!("samples/sample.yaml")),
    ("json", include_str!("samples/sample.json")),
    ("toml", include_str!("samples/sample.toml")),
    ("dockerfile", include_str!("samples/sample.dockerfile")),
    ("html", include_str!("samples/sample.html")),
    ("sql", include_str!("samples/sample.sql")),
    ("solidity", include_str!("samples/sample.sol")),
    ("ocaml", include_str!("samples/sample.ml")),
    ("apex", include_str!("samples/sample.cls")),
    ("elixir", include_str!("samples/sample.ex")),
    ("lua", include_str!("samples/sample.lua")),
    ("clojure", include_str!("samples/sample.clj")),
    ("dart", include_str!("samples/sample.dart")),
];

#[test]
fn samples_lower_to_shared_kinds() {
    for (name, text) in SAMPLES {
        let language = by_name(name).expect(name);
        let parsed = parse(&Cx::default(), language, text, ParseLimits::default());
        assert_eq!(parsed.recovery, Recovery::None, "{name}");
        insta::assert_snapshot!(*name, parsed.tree.dump(text));
    }
}

/// Path, first line, language.
const PATHS: &[(&str, &str, Option<&str>)] = &[
    ("a/b.py", "", Some("python")),
    ("a/B.PY", "", Some("python")),
    ("bin/run", "#!/usr/bin/env -S python3.12 -u", Some("python")),
    ("bin/run", "#!/bin/sh", Some("bash")),
    ("bin/run", "text", None),
    ("deploy/Dockerfile", "", Some("dockerfile")),
    ("deploy/Dockerfile.prod", "", Some("dockerfile")),
    ("web.dockerfile", "", Some("dockerfile")),
    ("Gemfile", "", Some("ruby")),
    ("Gemfile.lock", "", None),
    ("Cargo.lock", "", Some("toml")),
    ("main.tf", "", Some("hcl")),
    ("a.tsx", "", Some("tsx")),
    ("Vault.sol", "", Some("solidity")),
    ("lib/a.ml", "", Some("ocaml")),
    ("Orders.cls", "", Some("apex")),
    ("mix.exs", "", Some("elixir")),
    ("bin/run", "#!/usr/bin/env lua5.4", Some("lua")),
    ("core.cljs", "", Some("clojure")),
    ("main.dart", "", Some("dart")),
    (".py", "", None),
];

#[test]
fn paths_tell_their_language() {
    for (path, head, expected) in PATHS {
        let found = airlock_syntax::of_path(path, head).map(|language| language.name);
        assert_eq!(found, *expected, "{path}");
    }
}

#[test]
fn names_and_aliases_of_languages_are_unique() {
    let mut names: Vec<&str> = airlock_syntax::LANGUAGES
        .iter()
        .flat_map(|language| std::iter::once(language.name).chain(language.aliases.iter().copied()))
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert_eq!(by_name("C#"), by_name("csharp"));
    assert_eq!(by_name("terraform"), by_name("hcl"));
}
