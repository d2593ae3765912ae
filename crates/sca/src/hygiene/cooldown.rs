//! How old a release must be before it is taken: written in a unit that its reader does not read, or not at all.

use super::Rule;
use super::file::{flaw, settings};
use crate::facts::{Facts, Flaw};
use crate::out::BOT_WITHOUT_COOLDOWN;

/// A client's key, what a number in it means, and whether a number can only have been meant otherwise.
type Unit = (&'static str, &'static str, fn(u64) -> bool);

/// Ages over a year in days, under an hour in minutes or seconds. Dependabot takes up to 90 days
/// (<https://docs.github.com/en/code-security/dependabot>, `cooldown`).
const UNITS: [Unit; 7] = [
    ("cooldown:days", "days", |age| age > 365),
    ("cooldown:minutes", "minutes", |age| (1..60).contains(&age)),
    ("cooldown:seconds", "seconds", |age| {
        (1..3600).contains(&age)
    }),
    ("cooldown:dependabot:default-days", DAYS, is_refused),
    ("cooldown:dependabot:semver-major-days", DAYS, is_refused),
    ("cooldown:dependabot:semver-minor-days", DAYS, is_refused),
    ("cooldown:dependabot:semver-patch-days", DAYS, is_refused),
];

const DAYS: &str = "days, up to 90 of them";

fn is_refused(age: u64) -> bool {
    age > 90
}

/// Ages that mean something else than was thought.
pub(super) fn units(facts: &Facts) -> Vec<Flaw> {
    let numbers = UNITS.iter().flat_map(|(key, unit, is_odd)| {
        settings(facts, key)
            .filter(move |setting| setting.value.parse().is_ok_and(*is_odd))
            .map(move |setting| {
                let message = format!(
                    "this client reads the minimum release age `{}` as {unit}",
                    setting.value
                );
                flaw(Rule::CooldownUnit, &setting.location, message)
            })
    });
    let durations = [
        (
            "cooldown:exclude-newer",
            "a day, a time, or a number with a unit",
        ),
        ("cooldown:renovate", "a number with a unit"),
    ];
    let without_unit = durations.iter().flat_map(|(key, form)| {
        settings(facts, key)
            .filter(|setting| is_bare(&setting.value))
            .map(move |setting| {
                let message = format!(
                    "`{}` is no age that this client reads: it wants {form}",
                    setting.value
                );
                flaw(Rule::CooldownUnit, &setting.location, message)
            })
    });
    numbers.chain(without_unit).collect()
}

/// A number without a unit.
fn is_bare(age: &str) -> bool {
    !age.is_empty() && age.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a bot proposes without waiting, said once for a file.
pub(super) fn missing(facts: &Facts) -> Option<Flaw> {
    let mut names: Vec<&str> = settings(facts, BOT_WITHOUT_COOLDOWN)
        .map(|setting| setting.value.as_str())
        .collect();
    let first = settings(facts, BOT_WITHOUT_COOLDOWN).next()?;
    names.sort_unstable();
    names.dedup();
    let message = format!("no cooldown for upgrades of {}", names.join(", "));
    Some(flaw(Rule::CooldownMissing, &first.location, message))
}
