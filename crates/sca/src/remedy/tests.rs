//! Planned on trees below `tests/data/remedy`: see `tests/it/remedy.rs`; here the parts alone.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::range::{admits, is_breaking, raised};

#[test]
fn requests_keep_their_notation() {
    let rows = [
        ("npm", "^4.17.0", "4.17.21", "^4.17.21"),
        ("npm", "~4.17.0", "4.17.21", "~4.17.21"),
        ("npm", "4.17.20", "4.17.21", "4.17.21"),
        ("npm", "=4.17.20", "4.17.21", "=4.17.21"),
        ("npm", "v4.17.20", "4.17.21", "v4.17.21"),
        ("npm", "4.x", "5.0.1", "^5.0.1"),
        ("npm", ">=1 <2", "2.1.0", "^2.1.0"),
        ("npm", "1.x || 2.x", "3.0.1", "^3.0.1"),
        ("npm", "<2", "2.1.0", ">=2.1.0"),
        ("PyPI", "==2.31.0", "2.32.0", "==2.32.0"),
        ("PyPI", "== 2.31.0", "2.32.0", "== 2.32.0"),
        ("PyPI", "~=1.4", "2.0.5", "~=2.0.5"),
        ("PyPI", ">=1.0,<2", "2.3", ">=2.3,<3"),
        ("PyPI", "==1.2.*", "1.3.1", "~=1.3.1"),
        ("crates.io", "0.6", "0.6.13", "0.6.13"),
        ("crates.io", "=1.0.1", "1.0.2", "=1.0.2"),
        ("crates.io", ">=1, <2", "2.0.1", "2.0.1"),
        ("Go", "v1.2.3", "v1.2.4", "v1.2.4"),
        ("Maven", "2.14.0", "2.17.1", "2.17.1"),
        ("Maven", "[1.0,2.0)", "2.1", "[2.1,3)"),
        ("Maven", "[1.0,)", "2.1", "[2.1,)"),
        ("NuGet", "12.0.1", "13.0.1", "13.0.1"),
        ("NuGet", "[12.0.1]", "13.0.1", "[13.0.1]"),
        ("RubyGems", "~> 5.2", "6.1.7.3", "~> 6.1.7.3"),
        ("Packagist", "^3.0", "4.1.2", "^4.1.2"),
        ("Packagist", "3.*", "4.1.2", "^4.1.2"),
        ("Pub", "^0.13.0", "0.13.5", "^0.13.5"),
        ("Hex", "~> 1.6", "1.7.2", "~> 1.7.2"),
    ];
    for (ecosystem, written, to, expected) in rows {
        assert_eq!(
            raised(ecosystem, written, to).as_deref(),
            Some(expected),
            "{ecosystem} {written} {to}"
        );
    }
}

#[test]
fn what_is_not_understood_is_not_raised() {
    for (ecosystem, written) in [
        ("npm", "latest"),
        ("npm", "github:a/b"),
        ("PyPI", "!=1.0"),
        ("RubyGems", "~> 7.0, >= 7.0.4"),
        ("Maven", "(,1.0],[1.2,)"),
        ("Maven", "[1.0"),
    ] {
        assert_eq!(
            raised(ecosystem, written, "9.0.0"),
            None,
            "{ecosystem} {written}"
        );
    }
}

#[test]
fn tells_what_is_admitted() {
    let rows = [
        ("npm", "^4.17.0", "4.17.21", Some(true)),
        ("npm", "^4.17.0", "5.0.0", Some(false)),
        ("npm", "", "5.0.0", Some(true)),
        ("NuGet", "12.0.1", "13.0.1", Some(true)),
        ("Pub", "^0.13.0", "0.13.5", Some(true)),
        ("Pub", "^0.13.0", "0.14.0", Some(false)),
        ("Pub", "any", "0.14.0", Some(true)),
        ("Hex", "~> 1.6", "1.7.2", Some(true)),
        ("Hex", "~> 1.6.0", "1.7.2", Some(false)),
        ("Go", "v1.2.3", "v1.2.3", Some(true)),
    ];
    for (ecosystem, written, version, expected) in rows {
        assert_eq!(
            admits(ecosystem, written, version),
            expected,
            "{ecosystem} {written} {version}"
        );
    }
}

#[test]
fn tells_lines_of_versions_apart() {
    for (from, to, breaking) in [
        ("4.17.20", "4.17.21", false),
        ("4.17.20", "5.0.0", true),
        ("0.6.5", "0.6.13", false),
        ("0.6.5", "0.7.0", true),
        ("0.0.1", "0.0.2", true),
        ("v1.2.3", "v1.9.0", false),
        ("2023.1", "2024.1", true),
        ("main", "1.0", true),
    ] {
        assert_eq!(is_breaking(from, to), breaking, "{from} {to}");
    }
}

mod insertions {
    use crate::doc;
    use crate::remedy::insert;
    use proptest::prelude::*;

    #[test]
    fn json_entries_go_where_they_belong() {
        let rows = [
            ("{}", "{\n  \"overrides\": {\n    \"a\": \"^1\"\n  }\n}"),
            (
                "{\n\t\"x\": 1\n}\n",
                "{\n\t\"x\": 1,\n\t\"overrides\": {\n\t\t\"a\": \"^1\"\n\t}\n}\n",
            ),
            (
                "{\n    \"overrides\": {\n        \"b\": \"2\"\n    }\n}\n",
                "{\n    \"overrides\": {\n        \"b\": \"2\",\n        \"a\": \"^1\"\n    }\n}\n",
            ),
            (
                "{ \"overrides\": { \"b\": \"2\" } }",
                "{ \"overrides\": { \"b\": \"2\", \"a\": \"^1\" } }",
            ),
            (
                "{ \"overrides\": { \"a\": \"0\" } }",
                "{ \"overrides\": { \"a\": \"^1\" } }",
            ),
        ];
        for (before, after) in rows {
            assert_eq!(
                insert::json(before, &["overrides"], "a", "^1").as_deref(),
                Some(after)
            );
        }
        assert_eq!(
            insert::json("{ \"overrides\": 1 }", &["overrides"], "a", "^1"),
            None
        );
        assert_eq!(
            insert::json("{ \"overrides\": ", &["overrides"], "a", "^1"),
            None
        );
        assert_eq!(insert::json("[]", &["overrides"], "a", "^1"), None);
    }

    #[test]
    fn toml_and_yaml_entries_go_where_they_belong() {
        let set = |text: &str| {
            insert::toml(text, "tool.uv", "constraint-dependencies", "a>=1", true).unwrap()
        };
        assert_eq!(
            set("[project]\n"),
            "[project]\n\n[tool.uv]\nconstraint-dependencies = [\"a>=1\"]\n"
        );
        assert_eq!(
            set("[tool.uv]\nx = 1\n"),
            "[tool.uv]\nconstraint-dependencies = [\"a>=1\"]\nx = 1\n"
        );
        assert_eq!(
            set("[tool.uv]\nconstraint-dependencies = [\n    \"b\", # why\n]\n"),
            "[tool.uv]\nconstraint-dependencies = [\n    \"b\",\n    \"a>=1\", # why\n]\n"
        );
        let hold = |text: &str| insert::yaml(text, "overrides", "@s/a@^1", "^1.2").unwrap();
        assert_eq!(
            hold("packages:\n  - a\n"),
            "packages:\n  - a\noverrides:\n  '@s/a@^1': '^1.2'\n"
        );
        assert_eq!(
            hold("overrides:\n    b: '1'\n"),
            "overrides:\n    '@s/a@^1': '^1.2'\n    b: '1'\n"
        );
        assert_eq!(
            hold("overrides:\n  '@s/a@^1': 1.0\n"),
            "overrides:\n  '@s/a@^1': '^1.2'\n"
        );
    }

    proptest! {
        /// Whatever the document is, an entry is added, all others stay, and adding it again changes nothing.
        #[test]
        fn json_keeps_everything_else(
            keys in proptest::collection::btree_map("[a-z]{1,4}", "[ -~]{0,6}", 0..5),
            spread in any::<bool>(),
            key in "[a-z@/.-]{1,8}",
        ) {
            let value: serde_json::Value = keys.iter().map(|(k, v)| (k.clone(), serde_json::Value::from(v.as_str()))).collect::<serde_json::Map<_, _>>().into();
            let text = if spread { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
            let once = insert::json(&text, &["over", "rides"], &key, "^1").unwrap();
            let (root, flaws) = doc::json(&once);
            prop_assert!(flaws.is_empty());
            for (known, value) in &keys {
                prop_assert_eq!(root.get(known).text(), Some(value.as_str()));
            }
            prop_assert_eq!(insert::json(&once, &["over", "rides"], &key, "^1").unwrap(), once);
        }

        #[test]
        fn no_text_makes_an_insertion_panic(text in "\\PC{0,60}") {
            let _ = insert::json(&text, &["a"], "b", "c");
            let _ = insert::yaml(&text, "a", "b", "c");
            let _ = insert::toml(&text, "a", "b", "c", true);
            let _ = insert::managed(&text, "a:b", "1");
            let _ = insert::reference(&text, "a", "1");
            let _ = insert::constraint(&text, "a:b", "1", false);
        }
    }
}

#[test]
fn what_is_there_is_not_added_twice() {
    let project = "<Project>\r\n  <ItemGroup>\r\n    <PackageVersion Include=\"A\" Version=\"1\" />\r\n  </ItemGroup>\r\n</Project>\r\n";
    let once = super::insert::reference(project, "B", "2").unwrap();
    assert_eq!(super::insert::reference(&once, "B", "2"), Some(once));
    let pom = "<project>\n  <artifactId>a</artifactId>\n</project>\n";
    let once = super::insert::managed(pom, "g:b", "2").unwrap();
    assert_eq!(
        once,
        "<project>\n  <artifactId>a</artifactId>\n  <dependencyManagement>\n    <dependencies>\n      <dependency>\n        \
         <groupId>g</groupId>\n        <artifactId>b</artifactId>\n        <version>2</version>\n      </dependency>\n    \
         </dependencies>\n  </dependencyManagement>\n</project>\n"
    );
    assert_eq!(super::insert::managed(&once, "g:b", "2"), Some(once));
    let build = "dependencies {\n    api 'a:b:1'\n}\n";
    let once = super::insert::constraint(build, "g:b", "2", true).unwrap();
    assert_eq!(
        once,
        "dependencies {\n    constraints {\n        implementation(\"g:b:2\")\n    }\n    api 'a:b:1'\n}\n"
    );
    assert_eq!(
        super::insert::constraint(&once, "g:b", "2", true),
        Some(once)
    );
}

#[test]
fn cooldowns_are_written_in_the_clients_own_units() {
    use airlock_model::RepoPath;
    let set = |path: &str, text: &str| {
        super::set_cooldown(&RepoPath::new(path), text, 3).map(|set| set.text)
    };
    let rows = [
        (
            ".npmrc",
            "a=b\nmin-release-age=4320\n",
            "a=b\nmin-release-age=3\n",
        ),
        ("x/.npmrc", "a=b", "a=b\nmin-release-age=3\n"),
        (
            "pnpm-workspace.yaml",
            "packages:\n  - a\n",
            "packages:\n  - a\nminimumReleaseAge: 4320\n",
        ),
        (
            ".yarnrc.yml",
            "npmMinimalAgeGate: 3d # old\nx: 1\n",
            "npmMinimalAgeGate: 4320\nx: 1\n",
        ),
        (
            "bunfig.toml",
            "[install]\nx = 1\n[test]\n",
            "[install]\nminimumReleaseAge = 259200\nx = 1\n[test]\n",
        ),
        ("bunfig.toml", "", "[install]\nminimumReleaseAge = 259200\n"),
        (
            "pyproject.toml",
            "[project]\nname = \"a\"\n",
            "[project]\nname = \"a\"\n\n[tool.uv]\nexclude-newer = \"3 days\"\n",
        ),
        (
            "uv.toml",
            "offline = true\n[pip]\nx = 1\n",
            "offline = true\nexclude-newer = \"3 days\"\n[pip]\nx = 1\n",
        ),
        (
            ".github/dependabot.yml",
            "version: 2\nupdates:\n  - package-ecosystem: npm # web\n    directory: /\n  - directory: /b\n    \
             package-ecosystem: \"pip\"\n    cooldown:\n      default-days: 10\n",
            "version: 2\nupdates:\n  - package-ecosystem: npm # web\n    cooldown:\n      default-days: 3\n    \
             directory: /\n  - directory: /b\n    package-ecosystem: \"pip\"\n    cooldown:\n      default-days: 3\n",
        ),
    ];
    for (path, before, after) in rows {
        assert_eq!(set(path, before).as_deref(), Ok(after), "{path}");
        assert_eq!(set(path, after).as_deref(), Ok(after), "{path}, once more");
    }
    assert!(set("package.json", "{}").is_err());
    assert!(set("pyproject.toml", "[tool.uv\n").is_err());
    assert!(set("dependabot.yml", "updates: [\n").is_err());
    assert!(set("dependabot.yml", "version: 2\n").is_err());
}
