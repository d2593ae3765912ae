//! What is guarded, and where it is found.

use super::values::{Named, all, is_guarded};
use super::*;
use crate::redact::Key;
use crate::template::{Seed, expand};
use crate::{Scan, detectors, scan};
use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, SecretTier, Source};

/// A password without any form.
const VALUE: &str = "lampen-otter-21";

fn key() -> Key {
    Key::new([7; Key::LENGTH])
}

fn filled(template: &str) -> String {
    expand(template, Seed::new("guard", 1)).text
}

fn scanned(known: &KnownValues, path: &str, text: &str) -> Scan {
    let source = Source {
        path: RepoPath::new(path),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    };
    let mut found = scan(
        &Cx::default(),
        detectors(),
        &source,
        &mut Budget::new(100_000),
    );
    known.add_to(&mut found, &source);
    found
}

#[test]
fn reads_the_forms_of_secret_files() {
    let cases = [
        (".env", "DB_PASS=v1", Some(("DB_PASS", "v1"))),
        (
            ".env",
            "export DB_PASS='v 1' # note",
            Some(("DB_PASS", "v 1")),
        ),
        (".env", "DB_PASS=v1 # note", Some(("DB_PASS", "v1"))),
        (".env", "# DB_PASS=v1", None),
        (
            "secrets.json",
            "  \"dbPass\": \"v1\",",
            Some(("dbPass", "v1")),
        ),
        ("secrets.yml", "  db_pass: v1", Some(("db_pass", "v1"))),
        (
            "terraform.tfvars",
            "db_pass = \"v1\"",
            Some(("db_pass", "v1")),
        ),
        (
            ".npmrc",
            "//host.dev/:_authToken=v1",
            Some(("_authToken", "v1")),
        ),
        (".pgpass", "db:5432:app:joe:v1", Some(("password", "v1"))),
        (
            ".netrc",
            "machine host.dev login joe password v1",
            Some(("password", "v1")),
        ),
        (
            ".git-credentials",
            "https://joe:v1@host.dev",
            Some(("password", "v1")),
        ),
    ];
    for (file, line, expected) in cases {
        let found = all(file, line);
        let first = found.first().map(|named| (named.name, named.value));
        assert_eq!(first, expected, "{file}: {line}");
    }
}

#[test]
fn guards_what_opens_something() {
    let cases = [
        ("DB_PASSWORD", "{password:12}", true),
        ("DB_PASSWORD", VALUE, true),
        ("DB_PASSWORD", "sunshine", false),
        ("DB_PASSWORD", "admin123", false),
        ("DB_PASSWORD", "changeme-now", false),
        ("DB_PASSWORD", concat!("short", "7!"), false),
        ("DB_PASSWORD", "${OTHER_PASSWORD}", false),
        ("STRIPE_KEY", "{base62:32}", true),
        ("CACHE_KEY", "orders-by-customer", false),
        ("SECRET_KEY_BASE", "{hex:64}", true),
        ("WHATEVER", "{base62:24}", true),
        ("WHATEVER", "some-bucket-of-ours", false),
        ("APP_PORT", "0000008080", false),
        ("APP_DEBUG", "disabled", false),
        ("APP_URL", "https://app.host.dev/login", false),
        ("CLIENT_ID", "{base62:24}", false),
        ("NEXT_PUBLIC_KEY", "{base62:24}", false),
        ("MAIL_FROM", "joe@mail.host.dev", false),
    ];
    for (name, template, expected) in cases {
        let value = filled(template);
        let named = Named {
            name,
            value: &value,
        };
        assert_eq!(is_guarded(&named), expected, "{name}={template}");
    }
}

#[test]
fn finds_values_without_a_form_anywhere_else() {
    let known = KnownValues::new(
        &key(),
        [("api/.env", format!("DB_PASSWORD={VALUE}\n").as_str())],
    );
    for text in [
        "connect('lampen-otter-21')",
        "please use lampen-otter-21.",
        "\\nlampen-otter-21\\n",
        "x=lampen-otter-21&y",
        "lampen-otter-21",
    ] {
        let found = scanned(&known, "src/a.txt", text);
        let hit = found
            .hits
            .first()
            .map(|hit| (hit.detector.clone(), hit.tier));
        assert_eq!(hit, Some((rule(), SecretTier::Realistic)), "{text}");
        let shown = format!("{found:?} {known:?}");
        assert!(!shown.contains("otter"), "{shown}");
        assert!(
            shown.contains("DB_PASSWORD of api/.env stands here"),
            "{shown}"
        );
    }
    for text in ["lampen-otter-211", "xlampen-otter-21", "lampen-otter-2", ""] {
        assert_eq!(scanned(&known, "src/a.txt", text).hits, [], "{text}");
    }
    assert_eq!(scanned(&known, "api/.env", "lampen-otter-21").hits, []);
}

#[test]
fn leaves_alone_what_detectors_found_and_templates_show() {
    let value = filled("{password:14}");
    let env = format!("DB_PASSWORD={value}\nAPI_SECRET={VALUE}\n");
    let example = &format!("API_SECRET={VALUE}\n");
    let known = KnownValues::new(&key(), [(".env", env.as_str()), (".env.example", example)]);
    assert_eq!(known.len(), 1);
    let found = scanned(&known, "a.py", &format!("db_password = '{value}'\n"));
    let ids: Vec<&str> = found.hits.iter().map(|hit| hit.detector.as_str()).collect();
    assert_eq!(ids, ["password-assignment"]);
}

#[test]
fn one_value_of_several_that_begin_alike_is_the_longest() {
    let env = &format!("A_PASSWORD={VALUE}\nB_PASSWORD={VALUE}+marder\n");
    let known = KnownValues::new(&key(), [(".env", env.as_str())]);
    let found = known.find("a lampen-otter-21+marder b lampen-otter-21 c");
    let names: Vec<&str> = found.iter().map(|known| known.name.as_str()).collect();
    assert_eq!(names, ["B_PASSWORD", "A_PASSWORD"]);
}

#[test]
fn the_digest_depends_on_key_and_values() {
    let line = format!("A_PASSWORD={VALUE}\n");
    let env = [(".env", line.as_str())];
    let changed = line.replace("21", "22");
    let other = [(".env", changed.as_str())];
    let digest = |key: &Key, files| KnownValues::new(key, files).digest();
    let second = Key::new([8; Key::LENGTH]);
    assert_eq!(digest(&key(), env), digest(&key(), env));
    assert_ne!(digest(&key(), env), digest(&second, env));
    assert_ne!(digest(&key(), env), digest(&key(), other));
}
