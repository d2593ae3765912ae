//! Bots that propose upgrades: how old a release must be before they do.

use super::{Files, Reader};
use crate::out::{BOT_WITHOUT_COOLDOWN, Out};
use airlock_model::Mention;

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: "",
        mention: Mention::Config,
        files: &[
            Files::If("yml", is_of_dependabot),
            Files::If("yaml", is_of_dependabot),
        ],
        read: read_dependabot,
    },
    Reader {
        ecosystem: "",
        mention: Mention::Config,
        files: &[
            Files::Name("renovate.json"),
            Files::Name(".renovaterc.json"),
        ],
        read: read_renovate,
    },
];

/// Where the forge looks for it.
fn is_of_dependabot(path: &str) -> bool {
    matches!(path, ".github/dependabot.yml" | ".github/dependabot.yaml")
}

fn read_dependabot(out: &mut Out<'_>) {
    for root in &out.yaml() {
        for update in root.get("updates").items() {
            let cooldown = update.get("cooldown");
            for (key, value) in [
                "default-days",
                "semver-major-days",
                "semver-minor-days",
                "semver-patch-days",
            ]
            .map(|key| (key, cooldown.get(key)))
            {
                if let Some(days) = value.text() {
                    out.setting(format!("cooldown:dependabot:{key}"), days, value.span.start);
                }
            }
            if cooldown.is_null() {
                let ecosystem = update.get("package-ecosystem");
                let at = ecosystem.span.start;
                out.setting(BOT_WITHOUT_COOLDOWN, ecosystem.str(), at);
            }
        }
    }
}

fn read_renovate(out: &mut Out<'_>) {
    let root = out.json();
    let age = root.get("minimumReleaseAge");
    if let Some(written) = age.text() {
        out.setting("cooldown:renovate", written, age.span.start);
    }
}
