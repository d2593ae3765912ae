//! A message of another program that changes something and that nobody asks to be signed.

use super::Verdict;
use super::survey::{Survey, Surveyed};
use airlock_flow::routes::Joined;
use airlock_model::{Location, Tier};

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    { survey.routes.iter() }
        .filter_map(|route| {
            let place = unsigned(route, joined)?;
            Some(Verdict::new(route.at, place, Tier::Vulnerability))
        })
        .collect()
}

/// The handler of what other programs call, where it takes a body, writes, and checks nothing.
fn unsigned<'joined>(
    route: &Surveyed<'joined>,
    joined: &'joined Joined,
) -> Option<&'joined Location> {
    let handler = route.at.handler?;
    let function = joined.function(handler)?;
    let posts = { route.at.route.methods.iter() }.any(|method| method == "POST" || method == "PUT");
    // A secret in the path or body is a weaker proof, but a proof: words for it count as a check.
    let asks = route.is_guarded()
        || function.body.reads_secret
        || function.body.identity
        || { function.body.calls.iter() }.any(|name| {
            let lower = name.to_ascii_lowercase();
            [
                "sign",
                "verif",
                "hmac",
                "secret",
                "digest",
                "token",
                "valid",
                "auth",
                "job",
                "handlewebhook",
            ]
            .iter()
            .any(|word| lower.contains(word))
        })
        || { function.parameters.iter() }.any(|parameter| {
            let lower = parameter.declared.to_ascii_lowercase();
            parameter.name.to_ascii_lowercase().contains("token") || lower.contains("verif")
        });
    let is_unsigned = route.topic.is_hook
        && posts
        && route.is_clear()
        && !asks
        && !joined.hands_on(handler)
        && joined.writes(handler);
    is_unsigned.then_some(&function.location)
}
