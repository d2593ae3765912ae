//! The values of a secret file that are worth guarding.
//!
//! Invariant: reads lines only, in the forms that such files are written in (dotenv, INI, properties, YAML, JSON, TOML,
//! netrc, pgpass); what it cannot read it leaves out.

use crate::check;
use crate::pair::{names_a_secret, words_of};

/// Shortest value that is guarded: shorter ones turn up by chance.
pub(super) const SHORTEST: usize = 8;

/// Shortest value that is guarded under a name that says nothing.
const SHORTEST_UNNAMED: usize = 16;

/// Longest value that is guarded; longer ones are documents.
const LONGEST: usize = 4096;

/// Most values of one file.
const MOST: usize = 2_000;

/// Beginnings of names whose values frameworks hand to every visitor.
const PUBLIC: &[&str] = &[
    "public_",
    "next_public_",
    "vite_",
    "react_app_",
    "nuxt_public_",
    "expo_public_",
    "gatsby_",
];

/// Words of names whose values tell who or what, not what opens it.
const TELLING: &[&str] = &[
    "id",
    "ids",
    "name",
    "user",
    "username",
    "email",
    "host",
    "region",
    "version",
    "path",
    "dir",
    "url",
    "uri",
    "endpoint",
    "bucket",
    "port",
    "public",
    "hash",
    "digest",
    "sha",
    "fingerprint",
    "commit",
];

/// Words that end names of what a person chose.
const CHOSEN: &[&str] = &[
    "password",
    "passwd",
    "pass",
    "pwd",
    "passphrase",
    "secret",
    "credential",
    "credentials",
];

/// Words that end names of what a machine made; they end names of other things, too.
const MADE: &[&str] = &[
    "token",
    "key",
    "apikey",
    "auth",
    "pat",
    "dsn",
    "salt",
    "base",
    "signature",
    "private",
    "webhook",
];

/// A value and the name it is given.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named<'text> {
    pub(super) name: &'text str,
    pub(super) value: &'text str,
}

/// All values of a file, whether or not they are worth guarding.
pub(super) fn all<'text>(file_name: &str, text: &'text str) -> Vec<Named<'text>> {
    let mut values = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with(['#', ';']) {
            continue;
        }
        values.extend(in_address(line));
        values.extend(match file_name {
            ".pgpass" => last_field(line),
            ".netrc" => after_word(line),
            _ => assigned(line),
        });
        if values.len() > MOST {
            values.truncate(MOST);
            break;
        }
    }
    values
}

/// Whether a value is worth guarding.
pub(super) fn is_guarded(named: &Named<'_>) -> bool {
    let Named { name, value } = *named;
    let words = words_of(name);
    let has = |list: &[&str]| words.split('_').any(|word| list.contains(&word));
    if !(SHORTEST..=LONGEST).contains(&value.len())
        || value.contains(char::is_whitespace)
        || PUBLIC.iter().any(|start| words.starts_with(start))
        || check::is_setting(value)
    {
        return false;
    }
    let last = words.rsplit('_').next().unwrap_or("");
    if names_a_secret(name) && CHOSEN.contains(&last) {
        return !check::is_common(value);
    }
    if names_a_secret(name) && MADE.contains(&last) {
        return !check::is_common(value) && !check::is_name(value);
    }
    !has(TELLING) && value.len() >= SHORTEST_UNNAMED && check::looks_random(value)
}

/// `scheme://user:password@host`.
fn in_address(line: &str) -> Option<Named<'_>> {
    let (_, rest) = line.split_once("://")?;
    let authority = rest
        .split(['/', '?', '#', '"', '\'', ' '])
        .next()
        .unwrap_or("");
    let (account, _) = authority.rsplit_once('@')?;
    let (_, value) = account.split_once(':')?;
    Some(Named {
        name: "password",
        value,
    })
}

/// `host:port:database:user:password`.
fn last_field(line: &str) -> Option<Named<'_>> {
    (line.matches(':').count() == 4).then(|| Named {
        name: "password",
        value: line.rsplit(':').next().unwrap_or(""),
    })
}

/// `… password VALUE …`.
fn after_word(line: &str) -> Option<Named<'_>> {
    let mut words = line.split_whitespace();
    words.find(|word| *word == "password")?;
    Some(Named {
        name: "password",
        value: words.next()?,
    })
}

/// `NAME=value`, `name: value`, `"name": "value",`, with or without quotes.
fn assigned(line: &str) -> Option<Named<'_>> {
    let at = line.find(['=', ':'])?;
    let (name, rest) = line.split_at_checked(at)?;
    let name = name
        .trim_start_matches("export ")
        .trim_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '"' | '\'' | '-' | '{' | '/' | ',')
        });
    let rest = rest.get(1..)?.trim_start_matches(['=', '>']).trim();
    let quote = rest
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let value = match quote {
        Some(quote) => rest.get(1..)?.split(quote).next()?,
        None => rest
            .split(" #")
            .next()
            .unwrap_or(rest)
            .trim_end_matches([',', ';'])
            .trim_end(),
    };
    // `//registry.host/:_authToken=value`
    let (name, value) = match value.split_once('=') {
        Some((inner, value)) if inner.starts_with('_') => (inner, value),
        _ => (name, value),
    };
    Some(Named { name, value })
}
