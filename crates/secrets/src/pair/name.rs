//! Names: where one begins and ends, the words it is made of, and whether those speak of a secret itself or of something
//! about one (its file, its field, its length).

use std::ops::Range;

/// Bytes of a name that are looked at on either side of a hit.
pub(super) const LONGEST: usize = 64;

/// The name round byte `at`: letters (of any script), digits, `_`, `-` and `.`, at most [`LONGEST`] bytes either way.
pub(super) fn around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let part = |byte: &u8| {
        byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'_' | b'-' | b'.')
    };
    let before = bytes.get(at.saturating_sub(LONGEST)..at).unwrap_or(&[]);
    let after = bytes.get(at..bytes.len().min(at + LONGEST)).unwrap_or(&[]);
    let start = at - before.iter().rev().take_while(|byte| part(byte)).count();
    let end = at + after.iter().take_while(|byte| part(byte)).count();
    // Option dashes and list marks are not the name's.
    let dashes = bytes
        .get(start..end)
        .unwrap_or(&[])
        .iter()
        .take_while(|byte| matches!(byte, b'-' | b'.'))
        .count();
    // A bound may cut a letter.
    text.ceil_char_boundary(start + dashes)..text.floor_char_boundary(end)
}

/// The words of a name in lower case, joined by `_`: `dbPassword`, `DB-Password` and `DB_PASSWORD` are `db_password`.
pub(crate) fn words_of(name: &str) -> String {
    let bytes = name.as_bytes();
    let mut words = String::with_capacity(name.len() + 4);
    for (at, byte) in bytes.iter().enumerate() {
        if !byte.is_ascii_alphanumeric() {
            if !words.ends_with('_') && !words.is_empty() {
                words.push('_');
            }
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let after = bytes.get(at + 1);
        let hump = byte.is_ascii_uppercase()
            && (before.is_some_and(u8::is_ascii_lowercase)
                || before.is_some_and(u8::is_ascii_digit)
                || (before.is_some_and(u8::is_ascii_uppercase)
                    && after.is_some_and(u8::is_ascii_lowercase)));
        if hump && !words.ends_with('_') {
            words.push('_');
        }
        words.push(char::from(byte.to_ascii_lowercase()));
    }
    while words.ends_with('_') {
        words.pop();
    }
    words
}

/// Words that make a name speak about a secret: of the user's act, of its form, of another sort of token. What stands
/// behind the secret's own word (`password_file`) needs no entry, since detectors want that word last.
const ABOUT: &[&str] = &[
    "forgot",
    "forgotten",
    "reset",
    "show",
    "hide",
    "toggle",
    "has",
    "is",
    "no",
    "not",
    "min",
    "max",
    "invalid",
    "wrong",
    "incorrect",
    "missing",
    "enter",
    "confirm",
    "label",
    "error",
    "err",
    "message",
    "msg",
    "title",
    "hint",
    "help",
    "placeholder",
    "prompt",
    "required",
    "optional",
    "enabled",
    "disabled",
    "hash",
    "hashed",
    "digest",
    "checksum",
    "sha",
    "sha1",
    "sha256",
    "sha512",
    "md5",
    "bcrypt",
    "encrypted",
    "sealed",
    "encoded",
    "masked",
    "redacted",
    "obfuscated",
    "public",
    "pub",
    "csrf",
    "getpass",
    "askpass",
    "minipass",
    "xsrf",
    "authenticity",
    "antiforgery",
    "nonce",
    "lexer",
    "lex",
    "parser",
    "syntax",
    "next",
    "prev",
    "previous",
    "continuation",
    "page",
    "pagination",
    "cursor",
    "sync",
    "cancel",
    "cancellation",
    "expired",
    "changed",
    "updated",
    "header",
    "prefix",
    "suffix",
    "separator",
    "keyword",
    "sample",
    "example",
    "dummy",
    "fake",
    "mock",
    "stub",
    "test",
    "expected",
    "actual",
    "unknown",
    "bad",
    "valid",
    "translation",
    "i18n",
    "locale",
    "annotation",
    "fingerprint",
    "version",
    "signature",
    "iv",
    "kid",
    "sitekey",
    "analytics",
    "tracking",
    "idempotency",
    "instrumentation",
    "correlation",
    "bypass",
    "compass",
    "encompass",
    "trespass",
    "surpass",
    "overpass",
    "underpass",
    "cache",
    "captcha",
    "recaptcha",
    "publishable",
    "site",
    "pusher",
    "revision",
    "etag",
    "guid",
    "uuid",
    "thumbprint",
    "policy",
    "regex",
    "pattern",
    "validation",
    "validator",
    "column",
    "col",
    "field",
    "storage",
    "sort",
    "partition",
    "foreign",
    "primary",
    "anon",
    "storefront",
    "pixel",
    "measurement",
    "browser",
    "frontend",
];

/// Texts that make a word speak about a secret even where it is written as one with others.
const ABOUT_WITHIN: &[&str] = &[
    "csrf",
    "xsrf",
    "salted",
    "hashed",
    "pubkey",
    "publickey",
    "sshpass",
    "websocket",
];

/// Pairs of words that name what every visitor is sent.
const PUBLIC: &[&str] = &[
    "client_key",
    "client_token",
    "write_key",
    "map_key",
    "widget_key",
    "key_id",
    "socket_key",
    "request_id",
    "search_key",
    "search_api_key",
    "search_only_key",
    "search_only_api_key",
    "mixpanel_token",
    "amplitude_api_key",
    "amplitude_key",
    "segment_key",
    "client_side",
];

/// What stands before `pass` where it is one of several passes over something.
const PASSES: &[&str] = &[
    "first",
    "second",
    "third",
    "final",
    "single",
    "two",
    "multi",
    "render",
    "shader",
    "scan",
    "optimization",
    "codegen",
];

/// Whether the last words of a name are those of a compiler's or a renderer's pass (`first_pass`).
fn is_a_pass(words: &str) -> bool {
    let mut back = words.rsplit('_');
    back.next() == Some("pass") && back.next().is_some_and(|word| PASSES.contains(&word))
}

/// Whether a name as written speaks of a secret itself rather than about one. Of a dotted name the last part decides
/// (`process.env.DB_PASS`, `spring.mail.password`).
pub(crate) fn names_a_secret(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    let words = words_of(last);
    let about =
        |word: &str| ABOUT.contains(&word) || ABOUT_WITHIN.iter().any(|part| word.contains(part));
    !words.split('_').any(about)
        && !is_a_pass(&words)
        && !PUBLIC.iter().any(|pair| words.contains(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_names() {
        for (name, words) in [
            ("dbPassword", "db_password"),
            ("DB-Password", "db_password"),
            ("APIKey", "api_key"),
            ("spring.datasource.password", "spring_datasource_password"),
            ("__token__", "token"),
            ("s3Secret", "s3_secret"),
            ("", ""),
        ] {
            assert_eq!(words_of(name), words, "{name}");
        }
    }

    #[test]
    fn finds_the_whole_name() {
        let text = "x --db-password=1";
        assert_eq!(text.get(around(text, 8)), Some("db-password"));
        let long = "p".repeat(500);
        assert_eq!(around(&long, 250), 250 - LONGEST..250 + LONGEST);
    }

    #[test]
    fn tells_secrets_from_what_is_about_them() {
        for name in [
            "db_password",
            "jwt_secret",
            "EMAIL_HOST_PASSWORD",
            "next.db.token",
            "first_password",
            "phone_pass",
        ] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in [
            "forgot_password",
            "csrfToken",
            "nextPageToken",
            "algoliaSearchKey",
            "segmentWriteKey",
            "encrypted-password",
            "hwScaleFilterFirstPass",
        ] {
            assert!(!names_a_secret(name), "{name}");
        }
    }
}
