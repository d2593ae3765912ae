//! What steers the clients: which registries are meant, and how old a release must be.

use crate::lines::lines;
use crate::origin::without_credentials;
use crate::out::Out;

/// `.npmrc`, also read by pnpm. Keys that hold credentials are passed over.
pub(super) fn read_npmrc(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let Some((key, value)) = line.trimmed().split_once('=') else {
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        match key {
            "registry" => out.setting("registry:", without_credentials(value), line.start),
            "min-release-age" => out.setting("cooldown:days", value, line.start),
            "minimum-release-age" => out.setting("cooldown:minutes", value, line.start),
            _ => {
                if let Some(scope) = key.strip_suffix(":registry") {
                    let key = format!("registry:{scope}");
                    out.setting(key, without_credentials(value), line.start);
                }
            }
        }
    }
}

pub(super) fn read_yarnrc(out: &mut Out<'_>) {
    for root in &out.yaml() {
        let server = root.get("npmRegistryServer");
        if let Some(url) = server.text() {
            out.setting("registry:", without_credentials(url), server.span.start);
        }
        for scope in root.get("npmScopes").entries() {
            if let Some(url) = scope.value.get("npmRegistryServer").text() {
                let key = format!("registry:@{}", scope.key);
                out.setting(key, without_credentials(url), scope.key_span.start);
            }
        }
        let age = root.get("npmMinimalAgeGate");
        if let Some(written) = age.text() {
            let (key, number) = yarn_age(written);
            out.setting(key, number, age.span.start);
        }
        super::manifest::read_catalogs(out, root);
    }
}

/// Yarn's age is a number of minutes, or a number with a unit.
fn yarn_age(written: &str) -> (&'static str, &str) {
    let units = [
        ("d", "cooldown:days"),
        ("h", "cooldown:hours"),
        ("m", "cooldown:minutes"),
    ];
    units
        .iter()
        .find_map(|(unit, key)| Some((*key, written.strip_suffix(unit)?.trim())))
        .unwrap_or(("cooldown:minutes", written))
}

pub(super) fn read_bunfig(out: &mut Out<'_>) {
    let root = out.toml();
    let install = root.get("install");
    let registry = install.get("registry");
    if let Some(url) = registry.text().or_else(|| registry.get("url").text()) {
        out.setting("registry:", without_credentials(url), registry.span.start);
    }
    for scope in install.get("scopes").entries() {
        let url = scope.value.text().or_else(|| scope.value.get("url").text());
        if let Some(url) = url {
            let key = format!("registry:@{}", scope.key.trim_start_matches('@'));
            out.setting(key, without_credentials(url), scope.key_span.start);
        }
    }
    let age = install.get("minimumReleaseAge");
    if let Some(seconds) = age.text() {
        out.setting("cooldown:seconds", seconds, age.span.start);
    }
}
