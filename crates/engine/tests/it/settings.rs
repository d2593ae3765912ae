//! Values that code reads from configuration files: small trees, and which calls rules see a constant in.
//!
//! A line that ends with the mark `SEEN` must be found, no other.

use super::{options, scan};
use airlock_engine::{IndexOptions, Options};
use airlock_rules::{RuleSet, load_yaml};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const RULES: &str = r#"
rules:
  - id: weak-name
    languages: [java, python, javascript, typescript, csharp, php]
    severity: HIGH
    message: a weak algorithm
    pattern: hash("md5")
  - id: weak-in-use
    languages: [java, python, javascript, csharp, php]
    severity: HIGH
    message: a weak algorithm
    patterns:
      - pattern: cipher("$NAME")
      - metavariable-regex:
          metavariable: $NAME
          regex: (?i)^des/
  - id: unverified
    languages: [python]
    severity: HIGH
    message: certificates are not checked
    pattern: requests.get(..., verify=False, ...)
"#;

/// A tree: paths and texts.
type Tree = &'static [(&'static str, &'static str)];

const TREES: [(&str, Tree); 9] = [
    (
        "spring: annotations and the environment, profiles that agree and differ",
        &[
            (
                "shop/src/main/java/a/Store.java",
                "package a;\nclass Store {\n  @Value(\"${hash.weak}\") private String weak;\n  @Value(\"${hash.differs}\") private String differs;\n  @Value(\"${hash.from.env:md5}\") String fromEnv;\n  @Autowired Environment env;\n  @Value(\"${hash.weak}\") String other;\n\n  Store(@Value(\"${hash.weak}\") String given) {\n    hash(given); // SEEN\n  }\n\n  void run(String weak2) {\n    hash(weak); // SEEN\n    hash(this.weak); // SEEN\n    hash(differs);\n    hash(fromEnv);\n    hash(env.getProperty(\"hash.weak\")); // SEEN\n    hash(env.getProperty(\"hash.none\"));\n    hash(weak2);\n    cipher(env.getProperty(\"cipher.mode\")); // SEEN\n  }\n\n  void shadow(String weak) {\n    hash(weak);\n  }\n}\n",
            ),
            (
                "shop/src/main/resources/application.properties",
                "# names\nhash.weak = md5\nhash.differs: md5\nhash.from.env=${HASH:md5}\n",
            ),
            (
                "shop/src/main/resources/application-prod.yml",
                "hash:\n  differs: sha256\n  weak: md5\ncipher:\n  mode: DES/ECB\n",
            ),
        ],
    ),
    (
        "java: a named file of properties",
        &[
            (
                "src/main/java/A.java",
                "class A {\n  void run() {\n    Properties names = new Properties();\n    names.load(A.class.getResourceAsStream(\"/crypto.properties\"));\n    hash(names.getProperty(\"weak\")); // SEEN\n    hash(names.getProperty(\"strong\"));\n  }\n}\n",
            ),
            (
                "src/main/resources/crypto.properties",
                "weak=\\\n  md5\nstrong=sha256\n",
            ),
        ],
    ),
    (
        "django: the settings module that manage.py names",
        &[
            (
                "manage.py",
                "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
            ),
            (
                "shop/settings.py",
                "import os\nWEAK = 'md5'\nVERIFY = False\nFROM_ENV = os.environ.get('X', 'md5')\nif os.name == 'nt':\n    ON_WINDOWS = 'md5'\n",
            ),
            (
                "shop/views.py",
                "import requests\nfrom django.conf import settings\n\n\ndef view(url):\n    hash(settings.WEAK)  # SEEN\n    hash(settings.FROM_ENV)\n    hash(settings.ON_WINDOWS)\n    requests.get(url, verify=settings.VERIFY)  # SEEN\n",
            ),
            (
                "shop/other.py",
                "from shop import settings\n\n\ndef view():\n    hash(settings.WEAK)\n",
            ),
        ],
    ),
    (
        "flask: configuration classes",
        &[
            (
                "config.py",
                "class Base:\n    WEAK = 'md5'\n    DIFFERS = 'md5'\n\n\nclass Production(Base):\n    DIFFERS = 'sha256'\n",
            ),
            (
                "app/views.py",
                "from flask import current_app\n\n\ndef view():\n    hash(current_app.config['WEAK'])  # SEEN\n    hash(current_app.config.get('WEAK', 'sha256'))  # SEEN\n    hash(current_app.config['DIFFERS'])\n    hash(config['WEAK'])\n",
            ),
        ],
    ),
    (
        "node: the package config",
        &[
            (
                "config/default.json",
                "{\"hash\": {\"weak\": \"md5\", \"differs\": \"md5\", \"env\": \"md5\"}}",
            ),
            (
                "config/production.json",
                "{\"hash\": {\"differs\": \"sha256\"}}",
            ),
            (
                "config/custom-environment-variables.json",
                "{\"hash\": {\"env\": \"HASH\"}}",
            ),
            (
                "src/a.js",
                "const config = require('config');\nhash(config.get('hash.weak')); // SEEN\nhash(config.get('hash.differs'));\nhash(config.get('hash.env'));\nhash(other.get('hash.weak'));\n",
            ),
            (
                "src/b.ts",
                "import config from 'config';\nhash(config.get<string>('hash.weak')); // SEEN\nhash(config.get('hash.weak')); // SEEN\n",
            ),
        ],
    ),
    (
        "node: a file of json",
        &[
            ("src/names.json", "{\"hash\": {\"weak\": \"md5\"}}"),
            (
                "src/a.js",
                "const names = require('./names.json');\nhash(names.hash.weak); // SEEN\nhash(names.hash.none);\n",
            ),
            (
                "src/b.ts",
                "import names from './names.json';\nhash(names.hash.weak); // SEEN\n",
            ),
        ],
    ),
    (
        "dotnet: appsettings",
        &[
            (
                "Shop/appsettings.json",
                "{\"Hash\": {\"Weak\": \"md5\", \"Differs\": \"md5\"}}",
            ),
            (
                "Shop/appsettings.Production.json",
                "{\"Hash\": {\"Differs\": \"sha256\"}}",
            ),
            (
                "Shop/Web/A.cs",
                "class A {\n  void Run() {\n    hash(_configuration[\"Hash:Weak\"]); // SEEN\n    hash(_configuration[\"hash:weak\"]); // SEEN\n    hash(_configuration[\"Hash:Differs\"]);\n    hash(Configuration.GetValue<string>(\"Hash:Weak\")); // SEEN\n    hash(other[\"Hash:Weak\"]);\n  }\n}\n",
            ),
        ],
    ),
    (
        "laravel: files of the folder config",
        &[
            ("artisan", "#!/usr/bin/env php\n"),
            (
                "config/shop.php",
                "<?php\nreturn [\n  'hash' => ['weak' => 'md5', 'env' => env('HASH', 'md5')],\n];\n",
            ),
            (
                "app/A.php",
                "<?php\nfunction run() {\n  hash(config('shop.hash.weak')); // SEEN\n  hash(config('shop.hash.env'));\n  hash(config('other.hash.weak'));\n}\n",
            ),
        ],
    ),
    (
        "a file that cannot be read may say anything",
        &[
            ("config/default.json", "{\"weak\": \"md5\"}"),
            ("config/local.js", "module.exports = make();\n"),
            (
                "a.js",
                "const config = require('config');\nhash(config.get('weak'));\n",
            ),
        ],
    ),
];

fn rules() -> RuleSet {
    let (packed, errors) = load_yaml("rules.yaml", RULES);
    assert!(errors.is_empty(), "{errors:?}");
    RuleSet::new(None, packed)
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn seen(root: &Path, options: &Options) -> BTreeSet<String> {
    let report = scan(root, &rules(), options);
    { report.findings.iter() }
        .map(|finding| format!("{}:{}", finding.location.path, finding.location.start.line))
        .collect()
}

#[test]
fn rules_see_the_values_of_settings() {
    let mut wrong = Vec::new();
    for (name, tree) in TREES {
        let folder = tempfile::tempdir().unwrap();
        let mut expected = BTreeSet::new();
        for (path, text) in tree {
            write(folder.path(), path, text);
            let lines = (1..).zip(text.lines());
            let marked = lines.filter(|(_, line)| line.ends_with("SEEN"));
            expected.extend(marked.map(|(number, _)| format!("{path}:{number}")));
        }
        let found = seen(folder.path(), &options());
        if found != expected {
            wrong.push(format!(
                "{name}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_result_in_the_index_holds_while_its_settings_do() {
    let folder = tempfile::tempdir().unwrap();
    let index = tempfile::tempdir().unwrap();
    // Far in the future, so that no file is taken for freshly written.
    let options = Options {
        index: Some(IndexOptions {
            folder: index.path().to_owned(),
            build: "test".to_owned(),
            now_ns: i64::MAX,
        }),
        ..options()
    };
    let root = folder.path();
    write(
        root,
        "a.js",
        "const config = require('config');\nhash(config.get('name'));\n",
    );
    let mut found = Vec::new();
    for value in [None, Some("md5"), Some("md5"), Some("sha256")] {
        if let Some(value) = value {
            write(
                root,
                "config/default.json",
                &format!("{{\"name\": \"{value}\"}}"),
            );
        }
        found.push(seen(root, &options).len());
    }
    assert_eq!(found, [0, 1, 1, 0]);
}
