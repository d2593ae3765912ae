//! Secrets that stand encoded: found at their place, named with the way they are written, never shown.

use crate::template::{Seed, expand};
use crate::{Scan, detectors, redact, scan};
use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, Source};
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

fn base64(text: &str) -> String {
    BASE64_STANDARD.encode(text)
}

fn url_base64(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(text)
}

fn each(text: &str, write: impl Fn(char) -> String) -> String {
    text.chars().map(write).collect()
}

fn hex(text: &str) -> String {
    each(text, |letter| format!("{:02x}", u32::from(letter)))
}

fn percent(text: &str) -> String {
    each(text, |letter| match letter {
        letter if letter.is_ascii_alphanumeric() => letter.to_string(),
        letter => format!("%{:02X}", u32::from(letter)),
    })
}

fn unicode(text: &str) -> String {
    each(text, |letter| format!("\\u{:04x}", u32::from(letter)))
}

fn hex_escapes(text: &str) -> String {
    each(text, |letter| format!("\\x{:02X}", u32::from(letter)))
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn twice_in_json(text: &str) -> String {
    json(&json(text))
}

fn wrapped(text: &str) -> String {
    let encoded = base64(&format!(
        "{}\n{text}\n",
        "# settings of the service\n".repeat(4)
    ));
    let lines: Vec<String> = { encoded.as_bytes().chunks(76) }
        .map(|line| String::from_utf8(line.to_vec()).unwrap())
        .collect();
    lines.join("\n  ")
}

type Encode = fn(&str) -> String;

/// How it is written, the outermost first; and how the message says it.
const WAYS: &[(&[Encode], &str)] = &[
    (&[base64], "base64"),
    (&[url_base64], "base64"),
    (&[wrapped], "base64"),
    (&[hex], "hex"),
    (&[unicode], "unicode escapes"),
    (&[hex_escapes], "hex escapes"),
    (&[base64, percent], "base64, then percent"),
    (&[hex, percent], "hex, then percent"),
    (&[hex, base64, base64], "hex, then base64, then base64"),
    (
        &[base64, base64, base64, base64, base64],
        "base64, then base64, then base64, then base64, then base64",
    ),
];

fn scanned(text: &str) -> Scan {
    let source = Source {
        path: RepoPath::new("deploy/settings.py"),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    };
    scan(
        &Cx::default(),
        detectors(),
        &source,
        &mut Budget::new(1_000_000),
    )
}

#[test]
fn what_is_encoded_is_found_where_it_stands() {
    let plain = [
        ("github-token", "token ghp_{crc-token:36}"),
        (
            "database-url-password",
            "postgres://joe:{password:14}@db.acme.io/x",
        ),
        (
            "password-assignment",
            "{\"user\": \"joe\", \"password\": \"{password:14}\"}",
        ),
    ];
    let mut missed = Vec::new();
    for (number, (detector, template)) in (0..).zip(plain) {
        let secret = expand(template, Seed::new("encoded", number));
        let value = secret
            .filled
            .first()
            .and_then(|part| secret.text.get(part.clone()));
        for (ways, how) in WAYS {
            let encoded = ways
                .iter()
                .rev()
                .fold(secret.text.clone(), |text, way| way(&text));
            let text = format!("# settings\nDATA = \"{encoded}\"\n");
            let found = scanned(&text);
            let end = format!(", written as {how}");
            let hit = { found.hits.iter() }.find(|hit| hit.message.ends_with(&end));
            let Some(hit) = hit else {
                missed.push(format!("{detector} as {how}: {:?}", found.hits));
                continue;
            };
            assert!(encoded.contains(hit.span.slice(&text)), "{how}");
            let shown = redact(detectors(), &text);
            assert!(!shown.contains(hit.span.slice(&text)), "{how}: {shown}");
            assert!(!format!("{hit:?}").contains(value.unwrap()), "{how}");
        }
    }
    assert_eq!(missed, [""; 0]);
}

#[test]
fn every_secret_of_an_encoded_file_has_its_own_place() {
    let file = expand(
        "A_TOKEN=ghp_{crc-token:36}\nB_TOKEN=ghp_{crc-token:36}\n",
        Seed::new("file", 0),
    );
    let text = format!("env: {}\n", base64(&file.text));
    let found = scanned(&text);
    assert_eq!(found.hits.len(), 2, "{found:?}");
}

#[test]
fn strings_of_json_in_json_are_taken_apart() {
    let token = expand(
        "{\"db_password\": \"{password:14}\"}",
        Seed::new("nested", 0),
    );
    let text = format!(
        "{{\"body\": {}}}",
        json(&format!("{{\"inner\": {}}}", twice_in_json(&token.text)))
    );
    let found = scanned(&text);
    assert_eq!(found.hits.len(), 1, "{text}");
}

#[test]
fn what_is_seen_without_decoding_is_reported_once_as_it_stands() {
    let token = expand("ghp_{crc-token:36}", Seed::new("once", 0));
    let text = format!(
        "url = \"https://x.acme.io/?a%3D1%26token={}\"\n",
        token.text
    );
    let found = scanned(&text);
    assert_eq!(found.hits.len(), 1, "{found:?}");
    assert!(
        found
            .hits
            .iter()
            .all(|hit| !hit.message.contains("written"))
    );
}

#[test]
fn what_is_no_secret_is_none_when_decoded() {
    let texts = [
        base64("the password must not be empty, and the token is required"),
        base64("password=${DB_PASSWORD}\nurl=postgres://user:password@localhost/test\n"),
        base64("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"),
        base64("{\"version\":3,\"sources\":[\"a.js\"],\"mappings\":\"AAAA\"}"),
        percent("https://login.acme.io/?redirect=https://acme.io/password"),
        unicode("Passwort vergessen?"),
        hex("just a sentence about a secret and a password: none"),
    ];
    for text in texts {
        let found = scanned(&format!("x = '{text}'\n"));
        assert_eq!(found.hits, [], "{text}");
    }
}
