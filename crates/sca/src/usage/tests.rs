//! Trees of a few files, and what of their imports nothing declares.

use crate::facts::Facts;
use airlock_model::{Purpose, RepoPath};

fn said(files: &[(&str, &str)]) -> Vec<String> {
    let facts: Vec<Facts> = files
        .iter()
        .map(|(path, text)| {
            let mut facts = crate::read(&RepoPath::new(path), text);
            if path.starts_with("tests/") {
                facts.purpose = Purpose::Test;
            }
            facts
        })
        .collect();
    let undeclared = crate::join(facts).undeclared;
    let line = |one: &super::Undeclared| {
        let place = &one.import.location;
        let how = if one.is_certain {
            "certain"
        } else {
            "probable"
        };
        format!("{}:{} {} {how}", place.path, place.start.line, one.package)
    };
    undeclared.iter().map(line).collect()
}

#[test]
fn python_imports_that_nothing_declares() {
    let code = "import os, numpy\nimport requests\nimport shop.db\nimport yaml\nimport google.cloud.storage\nimport made_up_helper\n";
    let tree = |manifest: &'static str| {
        said(&[
            ("requirements.txt", manifest),
            ("shop/__init__.py", ""),
            ("shop/app.py", code),
            ("tests/test_app.py", "import hypothesis\n"),
            ("docs/build.py", "import sphinx\n"),
        ])
    };
    // What is declared is all imported, so that `made_up_helper` belongs to none of it.
    let all = tree("requests\ngoogle-cloud-storage\n");
    assert_eq!(
        all,
        [
            "shop/app.py:1 numpy certain",
            "shop/app.py:4 pyyaml certain",
            "shop/app.py:6 made-up-helper probable"
        ]
    );
    // `other` may be what brings `made_up_helper`.
    let some = tree("requests\ngoogle-cloud-storage\nPyYAML\nother==1\n");
    assert_eq!(some, ["shop/app.py:1 numpy certain"]);
    // A build adds what the manifest does not say.
    let built = said(&[
        (
            "pyproject.toml",
            "[project]\nname = \"x\"\ndynamic = [\"optional-dependencies\"]\ndependencies = [\"flask\"]\n",
        ),
        ("x/a.py", "import numpy\n"),
    ]);
    assert_eq!(built, Vec::<String>::new());
    // A lockfile names what the manifest does not.
    let locked = said(&[
        (
            "pyproject.toml",
            "[project]\nname = \"x\"\ndependencies = [\"requests\"]\n",
        ),
        (
            "uv.lock",
            "[[package]]\nname = \"numpy\"\nversion = \"1\"\n",
        ),
        ("x/a.py", "import numpy, requests\n"),
    ]);
    assert_eq!(locked, Vec::<String>::new());
}

#[test]
fn without_a_manifest_nothing_is_said() {
    assert_eq!(
        said(&[("a.py", "import numpy\n"), ("b.js", "import x from 'x'\n")]),
        Vec::<String>::new()
    );
    // A manifest of another folder does not govern this one.
    let apart = said(&[
        ("a/requirements.txt", "flask\n"),
        ("b/c.py", "import numpy\n"),
    ]);
    assert_eq!(apart, Vec::<String>::new());
}

#[test]
fn javascript_imports_that_nothing_declares() {
    let code = "import a from 'a'\nimport fs from 'fs'\nimport p from 'fs/promises'\nimport left from 'left-pad'\nimport c from 'components/x'\n\
                import alias from '@app/x'\nimport sib from '@s/other'\nimport vs from 'vscode'\nimport t from 'typed'\n";
    let found = said(&[
        (
            "package.json",
            r#"{"name": "web", "dependencies": {"a": "1", "@s/one": "1"}, "devDependencies": {"@types/typed": "1"}}"#,
        ),
        ("src/main.ts", code),
        ("src/components/x.ts", "export const x = 1\n"),
        ("vite.config.ts", "import v from 'vite'\n"),
    ]);
    assert_eq!(
        found,
        [
            "src/main.ts:4 left-pad probable",
            "src/main.ts:7 @s/other certain"
        ]
    );
}

/// The notes on how packages are asked for, after a look at all texts.
fn noted(files: &[(&str, &str)]) -> Vec<String> {
    let facts: Vec<Facts> = files
        .iter()
        .map(|(path, text)| crate::read(&RepoPath::new(path), text))
        .collect();
    let joined = crate::join(facts);
    let search = crate::TextSearch::new(&joined.inventory, joined.doubts, []);
    let seen: Vec<crate::Seen> = files
        .iter()
        .filter(|(path, _)| search.wants(path))
        .filter_map(|(path, text)| search.look(&RepoPath::new(path), text))
        .collect();
    let mut flaws = joined.flaws;
    flaws.extend(search.unused(&seen));
    let of_use = ["deps-unused", "deps-misplaced", "deps-transitive"];
    let mut lines: Vec<String> = flaws
        .iter()
        .filter(|flaw| of_use.iter().any(|rule| flaw.rule.starts_with(rule)))
        .map(|flaw| {
            let place = &flaw.location;
            format!("{}:{} {}", place.path, place.start.line, flaw.message)
        })
        .collect();
    lines.sort();
    lines
}

const MODULE: &str = "module host.test/me/own\n\ngo 1.22\n\nrequire (\n\thost.test/a/used v1.0.0\n\thost.test/b/named v1.0.0\n\thost.test/c/unused v1.0.0\n\thost.test/d/also v1.0.0\n\thost.test/e/deep v1.0.0 // indirect\n)\n";

#[test]
fn go_tells_every_case() {
    let code = "package own\n\nimport (\n\t\"fmt\"\n\t\"host.test/a/used/inside\"\n\t\"host.test/d/also\"\n\t\"host.test/e/deep\"\n\t\"host.test/me/own/x\"\n\t\"host.test/nobody/asked/for/it\"\n)\n";
    let files = [
        ("go.mod", MODULE),
        ("main.go", code),
        ("Makefile", "tools:\n\tgo run host.test/b/named/cmd\n"),
        ("README.md", "host.test/c/unused is great\n"),
        ("testdata/x.go", "package x\nimport \"host.test/in/data\"\n"),
        (
            "gen.go",
            "//go:build ignore\n\npackage main\nimport \"host.test/by/hand\"\n",
        ),
    ];
    assert_eq!(
        noted(&files),
        [
            "go.mod:8 host.test/c/unused is asked for, and nothing here imports or names it",
            "main.go:7 host.test/e/deep is imported, and only another package asks for it",
        ]
    );
    assert_eq!(said(&files), ["main.go:9 host.test/nobody/asked certain"]);
}

#[test]
fn rust_names_its_crates() {
    let manifest = "[package]\nname = \"own-crate\"\nversion = \"1.0.0\"\n\n[dependencies]\nserde_json = \"1\"\nanyhow = \"1\"\nrenamed = { package = \"other-name\", version = \"1\" }\nidle = \"1\"\nby-path = \"1\"\n";
    let code = "use serde_json::Value;\nuse anyhow::Context;\nuse renamed::X;\nuse own_crate::y;\nuse inner::z;\nuse made_up::Thing;\nfn f() { by_path::run(); }\nmod inner {}\n";
    let files = [("Cargo.toml", manifest), ("src/main.rs", code)];
    assert_eq!(said(&files), ["src/main.rs:6 made-up certain"]);
    assert_eq!(
        noted(&files),
        ["Cargo.toml:9 idle is asked for, and nothing here imports or names it"]
    );
}

#[test]
fn configuration_uses_packages_too() {
    let manifest = r#"{"name": "web", "private": true,
  "dependencies": {
    "left": "1", "right": "1", "middle": "1", "fourth": "1",
    "in-script": "1",
    "in-settings": "1",
    "idle-one": "1"
  },
  "devDependencies": {"only-dev": "1"},
  "scripts": {"start": "in-script --port 1"}
}"#;
    let lock = r#"{"name": "web", "lockfileVersion": 3, "packages": {
  "": {"dependencies": {"left": "1"}},
  "node_modules/left": {"version": "1.0.0", "integrity": "sha512-AA==", "dependencies": {"hidden": "1"}},
  "node_modules/hidden": {"version": "1.0.0", "integrity": "sha512-AA=="}
}}"#;
    let code = "import left from 'left'\nimport right from 'right'\nimport m from 'middle'\nimport f from 'fourth'\nimport d from 'only-dev'\nimport h from 'hidden'\n";
    let files = [
        ("package.json", manifest),
        ("package-lock.json", lock),
        ("src/main.js", code),
        ("tool.yaml", "use:\n  - in-settings\n"),
    ];
    assert_eq!(
        noted(&files),
        [
            "package.json:6 idle-one is asked for, and nothing here imports or names it",
            "src/main.js:5 only-dev is imported by the product, and asked for to develop only",
            "src/main.js:6 hidden is imported, and only another package asks for it",
        ]
    );
}

#[test]
fn php_asks_the_lockfile_for_namespaces() {
    let lock = r#"{"packages": [
  {"name": "a/used", "version": "1.0.0", "type": "library", "autoload": {"psr-4": {"A\\Used\\": "src/"}}},
  {"name": "b/two", "version": "1.0.0", "type": "library", "autoload": {"psr-4": {"B\\Two\\": "src/"}}},
  {"name": "c/idle", "version": "1.0.0", "type": "library", "autoload": {"psr-4": {"C\\Idle\\": "src/"}}},
  {"name": "d/plugin", "version": "1.0.0", "type": "composer-plugin", "autoload": {"psr-4": {"D\\": "src/"}}},
  {"name": "e/deep", "version": "1.0.0", "type": "library", "autoload": {"psr-4": {"E\\Deep\\": "src/"}}}
]}"#;
    let manifest = "{\"type\": \"project\", \"require\": {\n\"a/used\": \"^1\",\n\"b/two\": \"^1\",\n\"c/idle\": \"^1\",\n\"d/plugin\": \"^1\"}}";
    let code = "<?php\nnamespace App;\nuse A\\Used\\X;\nuse B\\Two\\Y;\nuse E\\Deep\\Z;\n";
    let files = [
        ("composer.json", manifest),
        ("composer.lock", lock),
        ("src/A.php", code),
    ];
    assert_eq!(
        noted(&files),
        [
            "composer.json:4 c/idle is asked for, and nothing here imports or names it",
            "src/A.php:5 e/deep is imported, and only another package asks for it",
        ]
    );
}
