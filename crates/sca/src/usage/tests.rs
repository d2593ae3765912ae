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
