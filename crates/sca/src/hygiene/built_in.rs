//! Packages that do what the language's standard library does by now.
//!
//! Only what supported releases of the language bring along counts, and only what a project asks for itself, without a
//! condition on the language's version.

use super::Rule;
use super::file::flaw;
use crate::facts::{Facts, Flaw};
use airlock_model::{Mention, Purpose, Scope};

/// Ecosystem, package, and what to use in its place, since when.
const BUILT_IN: &[(&str, &str, &str)] = &[
    (
        "Go",
        "github.com/mitchellh/go-homedir",
        "os.UserHomeDir (Go 1.12)",
    ),
    (
        "Go",
        "github.com/pkg/errors",
        "errors and fmt.Errorf with %w (Go 1.13)",
    ),
    (
        "Go",
        "go.uber.org/atomic",
        "the types of sync/atomic (Go 1.19)",
    ),
    ("Go", "go.uber.org/multierr", "errors.Join (Go 1.20)"),
    (
        "Go",
        "golang.org/x/xerrors",
        "errors and fmt.Errorf with %w (Go 1.13)",
    ),
    (
        "Packagist",
        "ircmaxell/password-compat",
        "password_hash (PHP 5.5)",
    ),
    (
        "Packagist",
        "paragonie/random_compat",
        "random_bytes (PHP 7.0)",
    ),
    ("PyPI", "argparse", "argparse (Python 3.2)"),
    ("PyPI", "asyncio", "asyncio (Python 3.4)"),
    ("PyPI", "backports-zoneinfo", "zoneinfo (Python 3.9)"),
    ("PyPI", "configparser", "configparser (Python 3)"),
    ("PyPI", "contextvars", "contextvars (Python 3.7)"),
    ("PyPI", "dataclasses", "dataclasses (Python 3.7)"),
    ("PyPI", "enum34", "enum (Python 3.4)"),
    ("PyPI", "funcsigs", "inspect.signature (Python 3.3)"),
    ("PyPI", "functools32", "functools (Python 3)"),
    ("PyPI", "futures", "concurrent.futures (Python 3.2)"),
    ("PyPI", "importlib", "importlib (Python 3.1)"),
    ("PyPI", "ipaddress", "ipaddress (Python 3.3)"),
    ("PyPI", "mock", "unittest.mock (Python 3.3)"),
    (
        "PyPI",
        "ordereddict",
        "collections.OrderedDict (Python 3.1)",
    ),
    ("PyPI", "pathlib", "pathlib (Python 3.4)"),
    ("PyPI", "pathlib2", "pathlib (Python 3.4)"),
    ("PyPI", "pytz", "zoneinfo (Python 3.9)"),
    (
        "PyPI",
        "singledispatch",
        "functools.singledispatch (Python 3.4)",
    ),
    ("PyPI", "subprocess32", "subprocess (Python 3.3)"),
    ("PyPI", "typing", "typing (Python 3.5)"),
    ("PyPI", "unittest2", "unittest (Python 3)"),
    ("PyPI", "uuid", "uuid (Python 2.5)"),
    ("crates.io", "atty", "std::io::IsTerminal (Rust 1.70)"),
    (
        "crates.io",
        "lazy_static",
        "std::sync::LazyLock (Rust 1.80)",
    ),
    ("crates.io", "matches", "the macro matches! (Rust 1.42)"),
    (
        "crates.io",
        "maybe-uninit",
        "std::mem::MaybeUninit (Rust 1.36)",
    ),
    ("crates.io", "memoffset", "std::mem::offset_of! (Rust 1.77)"),
    (
        "crates.io",
        "num_cpus",
        "std::thread::available_parallelism (Rust 1.59)",
    ),
    ("npm", "abort-controller", "AbortController (Node 15)"),
    ("npm", "array-flatten", "Array.prototype.flat (Node 11)"),
    ("npm", "array-includes", "Array.prototype.includes (Node 6)"),
    ("npm", "atob", "atob (Node 16)"),
    ("npm", "btoa", "btoa (Node 16)"),
    ("npm", "cross-fetch", "fetch (Node 18)"),
    ("npm", "es6-promise", "Promise"),
    ("npm", "has", "Object.hasOwn (Node 16.9)"),
    ("npm", "inherits", "class and extends, or util.inherits"),
    ("npm", "isarray", "Array.isArray"),
    ("npm", "isomorphic-fetch", "fetch (Node 18)"),
    ("npm", "left-pad", "String.prototype.padStart (Node 8)"),
    ("npm", "mkdirp", "fs.mkdir with recursive (Node 10.12)"),
    ("npm", "node-fetch", "fetch (Node 18)"),
    ("npm", "object-assign", "Object.assign"),
    ("npm", "object.assign", "Object.assign"),
    ("npm", "querystring", "URLSearchParams"),
    ("npm", "rimraf", "fs.rm with recursive (Node 14.14)"),
    (
        "npm",
        "safe-buffer",
        "Buffer.from and Buffer.alloc (Node 6)",
    ),
    (
        "npm",
        "text-encoding",
        "TextEncoder and TextDecoder (Node 11)",
    ),
    ("npm", "util.promisify", "util.promisify (Node 8)"),
    ("npm", "whatwg-fetch", "fetch"),
    ("npm", "xtend", "Object.assign, or spread"),
];

/// What a manifest asks for and the standard library has, said once for a file.
pub(super) fn look(facts: &Facts) -> Option<Flaw> {
    if facts.purpose != Purpose::Product {
        return None;
    }
    let asked = facts.packages.iter().filter(|package| {
        package.mention == Mention::Manifest
            && package.origin.is_none()
            && package.direct != Some(false)
            && matches!(package.scope, Scope::Runtime | Scope::Dev)
            && !is_conditional(facts, package.location.start.line)
    });
    let found = asked.filter_map(|package| {
        let name = crate::advisory::normal_name(&package.ecosystem, &package.name);
        let row = BUILT_IN
            .iter()
            .find(|(ecosystem, known, _)| *ecosystem == package.ecosystem && *known == name)?;
        Some((package, row.2))
    });
    let found: Vec<_> = found.collect();
    let (first, _) = found.first()?;
    let words: Vec<String> = { found.iter() }
        .map(|(package, instead)| format!("{instead} does what `{}` does", package.name))
        .collect();
    Some(flaw(
        Rule::StandardLibrary,
        &first.location,
        words.join("; "),
    ))
}

/// Whether what stands in a line is asked for under a condition, as old releases of a language need it.
fn is_conditional(facts: &Facts, line: u32) -> bool {
    facts
        .settings
        .iter()
        .any(|setting| setting.key == crate::out::CONDITION && setting.location.start.line == line)
}
