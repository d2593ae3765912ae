//! npm's file of the user: the usual registry, those of scopes, and tokens.

use super::{Clients, text_of};
use crate::error::Failure;
use crate::place;
use airlock_feeds::Endpoint;

const ECOSYSTEM: &str = "npm";

pub(super) fn read(clients: &mut Clients) -> Result<(), Failure> {
    if let Some(url) = place::client_setting("NPM_CONFIG_REGISTRY") {
        clients.usual(ECOSYSTEM, &url, None);
    }
    let named = place::client_setting("NPM_CONFIG_USERCONFIG").map(Into::into);
    let path = named.or_else(|| Some(place::home()?.join(".npmrc")));
    if let Some(text) = path.map(|path| text_of(&path)).transpose()?.flatten() {
        take(clients, &text, place::client_setting);
    }
    Ok(())
}

/// `registry=`, `@scope:registry=`, `//host/path/:_authToken=` and `:_auth=`.
pub(super) fn take(clients: &mut Clients, text: &str, variable: impl Fn(&str) -> Option<String>) {
    let lines: Vec<(&str, String)> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with(['#', ';']))
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| {
            (
                key.trim(),
                filled(value.trim().trim_matches('"'), &variable),
            )
        })
        .collect();
    let proof = |url: &str| {
        let (_, address) = url.split_once("://")?;
        let address = address.trim_end_matches('/');
        lines.iter().find_map(|(key, value)| {
            let key = key.strip_prefix("//")?;
            let (place, kind) = key.rsplit_once(':')?;
            let scheme = match kind {
                "_authToken" => "Bearer",
                "_auth" => "Basic",
                _ => return None,
            };
            (place.trim_end_matches('/') == address).then(|| format!("{scheme} {value}"))
        })
    };
    for (key, url) in &lines {
        if *key == "registry" {
            clients.usual(ECOSYSTEM, url, proof(url));
        } else if let Some(scope) = key.strip_suffix(":registry") {
            clients.endpoints.push(Endpoint {
                ecosystem: ECOSYSTEM.to_owned(),
                names: format!("{scope}/"),
                url: url.clone(),
                authorization: proof(url),
                is_own: true,
            });
        }
    }
}

/// A value with `${NAME}` replaced by what the environment has.
fn filled(value: &str, variable: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("${") {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        out.push_str(&variable(name).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}
