//! Go's proxy, and the modules that are asked of no proxy.

use super::{Clients, text_of};
use crate::error::Failure;
use crate::place;

const ECOSYSTEM: &str = "Go";

pub(super) fn read(clients: &mut Clients) -> Result<(), Failure> {
    let file = place::client_config("go/env");
    let text = file.map(|path| text_of(&path)).transpose()?.flatten();
    let written = |name: &str| {
        let lines = text.as_deref().unwrap_or_default().lines();
        let mut values = lines.filter_map(|line| line.split_once('='));
        values
            .find(|(key, _)| key.trim() == name)
            .map(|(_, value)| value.trim().to_owned())
    };
    let value = |name: &str| place::client_setting(name).or_else(|| written(name));
    let private = ["GONOPROXY", "GOPRIVATE"].into_iter().find_map(value);
    take(clients, value("GOPROXY").as_deref(), private.as_deref());
    Ok(())
}

/// The first proxy of a list counts: `direct` and `off` ask none.
pub(super) fn take(clients: &mut Clients, proxies: Option<&str>, private: Option<&str>) {
    let first = proxies.and_then(|proxies| proxies.split([',', '|']).next());
    if let Some(url) = first.filter(|url| url.contains("://")) {
        clients.usual(ECOSYSTEM, url.trim(), None);
    }
    for pattern in private.unwrap_or_default().split(',') {
        let pattern = pattern.trim().trim_end_matches('/');
        if !pattern.is_empty() {
            let patterns = &mut clients.internal.patterns;
            patterns.extend([pattern.to_owned(), format!("{pattern}/*")]);
        }
    }
}
