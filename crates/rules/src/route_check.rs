//! Rules about routes (`mode: routes`): which check a rule puts into words, and for which frameworks.
//!
//! Invariant: plain data read from the rule's `routes` mapping; needs `raw` only, because the build script compiles this file
//! too.

use crate::raw::{Shape, wrong};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What is asked about the routes of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RouteCheck {
    /// A route that changes something asks nobody who he is, while its siblings do.
    MissingAuthentication,
    /// A route for a few asks for no permission, while its siblings do.
    MissingAuthorisation,
    /// A sign-in, reset or code can be tried without limit.
    MissingRateLimit,
    /// One handler does not check its input, while its siblings do.
    UncheckedInput,
    /// An object is looked up by a client's key, and nobody asks whose it is.
    UnownedObject,
    /// The protection against forgery is taken away from a route that a session opens.
    MissingCsrf,
    /// A whole body of a request is written to a stored object.
    WholeBodyWritten,
    /// A message of another program is taken without a signature.
    UnsignedHook,
}

impl RouteCheck {
    /// All checks, with the names that rules give them.
    pub const ALL: [(&'static str, Self); 8] = [
        ("missing-authentication", Self::MissingAuthentication),
        ("missing-authorisation", Self::MissingAuthorisation),
        ("missing-rate-limit", Self::MissingRateLimit),
        ("unchecked-input", Self::UncheckedInput),
        ("unowned-object", Self::UnownedObject),
        ("missing-csrf", Self::MissingCsrf),
        ("whole-body-written", Self::WholeBodyWritten),
        ("unsigned-hook", Self::UnsignedHook),
    ];
}

/// What a rule about routes asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteSpec {
    /// The check.
    pub check: RouteCheck,
    /// The frameworks whose routes it speaks of; empty for all.
    pub frameworks: Vec<String>,
}

/// Reads the `routes` mapping of a rule.
///
/// # Errors
/// When it is missing, or names no check that is known.
pub(crate) fn read(rule: &Map<String, Value>) -> Shape<RouteSpec> {
    let known = || {
        { RouteCheck::ALL.iter() }
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let Some(routes) = rule.get("routes").and_then(Value::as_object) else {
        return wrong(
            "routes",
            "a rule of `mode: routes` needs a mapping `routes`",
            "write `routes: {check: NAME}`",
        );
    };
    let name = routes.get("check").and_then(Value::as_str).unwrap_or("");
    let Some((_, check)) = RouteCheck::ALL.iter().find(|(own, _)| *own == name) else {
        return wrong(
            "routes.check",
            format!("`{name}` is not a check of routes"),
            format!("use one of {}", known()),
        );
    };
    let frameworks = match routes.get("frameworks") {
        None => Vec::new(),
        Some(value) => crate::raw::texts(value, "routes.frameworks")?,
    };
    Ok(RouteSpec {
        check: *check,
        frameworks,
    })
}
