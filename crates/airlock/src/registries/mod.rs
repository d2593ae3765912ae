//! The registries that the user's own package clients are configured for, and what they answered before.
//!
//! Only files of the user and of the machine are read, and the environment: what a scanned tree says could lead names and
//! credentials astray.
//!
//! Invariant: what proves who the user is goes from the client's file into one header, and nowhere else.

mod cache;
mod cargo;
mod go;
mod npm;
mod pip;

pub(crate) use cache::Answers;

use crate::error::Failure;
use crate::file::{self, Links};
use airlock_feeds::Endpoint;
use airlock_sca::registry::Internal;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;

/// Bytes of a client's file above which it is not read.
const LIMIT: u64 = 1_000_000;

/// What the clients' files say.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) internal: Internal,
}

impl Clients {
    /// Reads the files of the clients that this machine may have.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub(crate) fn read() -> Result<Self, Failure> {
        let mut clients = Self::default();
        npm::read(&mut clients)?;
        pip::read(&mut clients)?;
        cargo::read(&mut clients)?;
        go::read(&mut clients)?;
        Ok(clients)
    }

    /// Adds the usual registry of an ecosystem; the first that is named counts.
    fn usual(&mut self, ecosystem: &str, url: &str, authorization: Option<String>) {
        let is_known =
            |endpoint: &Endpoint| endpoint.ecosystem == ecosystem && endpoint.names.is_empty();
        if !url.is_empty() && !self.endpoints.iter().any(is_known) {
            let (url, inside) = without_user(url);
            self.endpoints.push(Endpoint {
                ecosystem: ecosystem.to_owned(),
                url,
                authorization: authorization.or(inside),
                ..Endpoint::default()
            });
        }
    }
}

/// `ECOSYSTEM=URL` of the command line, which goes before what files say.
///
/// # Errors
/// What is missing.
pub(crate) fn named(text: &str) -> Result<Endpoint, String> {
    match text.split_once('=') {
        Some((ecosystem, url)) if !ecosystem.is_empty() && url.contains("://") => {
            let (url, authorization) = without_user(url);
            Ok(Endpoint {
                ecosystem: ecosystem.to_owned(),
                url,
                authorization,
                ..Endpoint::default()
            })
        }
        _ => {
            Err("write the ecosystem and the registry's address, as in `npm=https://…`".to_owned())
        }
    }
}

fn text_of(path: &Path) -> Result<Option<String>, Failure> {
    file::read_up_to(path, Links::Follow, LIMIT)
}

/// An address without the user and password in it, and the header that says the same.
fn without_user(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else {
        return (url.to_owned(), None);
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match host.rsplit_once('@') {
        Some((user, host)) => {
            let header = format!("Basic {}", STANDARD.encode(unescaped(user)));
            (format!("{scheme}://{host}{path}"), Some(header))
        }
        None => (url.to_owned(), None),
    }
}

/// `%41` is `A`.
fn unescaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%');
        let hex = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        if let Some(byte) = hex {
            out.push(byte);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_in_addresses_become_headers() {
        let cases = [
            ("https://h.test/simple", "https://h.test/simple", None),
            (
                concat!("https://ann:", "p%40", "@h.test/simple"),
                "https://h.test/simple",
                Some("Basic YW5uOnBA"),
            ),
            ("https://tok@h.test", "https://h.test", Some("Basic dG9r")),
        ];
        for (url, expected, header) in cases {
            let (found, authorization) = without_user(url);
            assert_eq!(found, expected);
            assert_eq!(authorization.as_deref(), header);
        }
    }

    #[test]
    fn clients_files_become_endpoints() {
        let mut clients = Clients::default();
        let value = |name: &str| (name == "TOKEN").then(|| "abc".to_owned());
        npm::take(
            &mut clients,
            "registry=https://npm.h.test/\n@team:registry=https://own.h.test/npm/\n\
             //own.h.test/npm/:_authToken=${TOKEN}\n//npm.h.test/:_auth=dXNlcg==\n; //x/:_authToken=no\n",
            value,
        );
        pip::take(
            &mut clients,
            "[global]\nindex-url = https://u:p@py.h.test/simple\nextra-index-url = https://other.h.test\n",
        );
        cargo::take(
            &mut clients,
            "[source.crates-io]\nreplace-with = \"mirror\"\n[source.mirror]\nregistry = \"sparse+https://cargo.h.test/index/\"\n",
        );
        go::take(
            &mut clients,
            Some("https://go.h.test,direct"),
            Some("git.own.test/*,own.test"),
        );
        let lines: Vec<String> = { clients.endpoints.iter() }
            .map(|endpoint| {
                let header = endpoint.authorization.as_deref().unwrap_or("-");
                format!("{endpoint:?} {header}")
            })
            .collect();
        insta::assert_snapshot!(format!(
            "{}\n{:?}",
            lines.join("\n"),
            clients.internal.patterns
        ));
    }
}
