//! What a secret is called in the environment.

use crate::pair::{names_a_secret, words_of};

/// Words that end a name of a secret.
const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "pass",
    "pwd",
    "passphrase",
    "secret",
    "token",
    "key",
    "apikey",
    "credential",
    "credentials",
    "auth",
    "pat",
    "dsn",
];

/// Longest name.
const LONGEST: usize = 64;

/// Whether the environment can hold something of this name (POSIX: letters, digits and `_`, no digit first).
pub(super) fn is_of_environment(name: &str) -> bool {
    name.len() <= LONGEST
        && !name.starts_with(|letter: char| letter.is_ascii_digit())
        && !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The name for the secret behind `line`: that of the variable, key or argument it is given to, if that names a secret;
/// else that of the detector which found it.
pub(super) fn of(line: &str, detector: &str) -> String {
    let is_part =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let named = line
        .split(|letter: char| !is_part(letter))
        .filter_map(|name| name.rsplit('.').next())
        .rev()
        .take(6)
        .find(|name| {
            let words = words_of(name);
            let last = words.rsplit('_').next().unwrap_or("");
            name.len() <= LONGEST && SECRETS.contains(&last) && names_a_secret(name)
        });
    words_of(named.unwrap_or(detector)).to_ascii_uppercase()
}
