//! A whole body of a request that is written to a stored object: the client chooses the columns.

use super::Verdict;
use airlock_flow::routes::{Joined, Side, WholeWrite};
use airlock_model::Tier;
use std::collections::BTreeSet;

pub(super) fn run(joined: &Joined) -> Vec<Verdict> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for at in &joined.routes {
        let Some(function) = { at.handler }.and_then(|handler| joined.function(handler)) else {
            continue;
        };
        for write in &function.body.whole_writes {
            let Some(tier) = tier(joined, at.file, write) else {
                continue;
            };
            if seen.insert(&write.location) {
                let of = if write.of.is_empty() {
                    "a stored object"
                } else {
                    write.of.as_str()
                };
                all.push(Verdict::new(at, &write.location, tier).naming("OBJECT", of));
            }
        }
    }
    all
}

/// How sure it is that what is written is stored with all its columns.
fn tier(joined: &Joined, file: u32, write: &WholeWrite) -> Option<Tier> {
    let class = joined.class(file, &write.of);
    if write.is_bound {
        return class
            .filter(|class| class.is_stored)
            .map(|_| Tier::Vulnerability);
    }
    let side = joined.files.get(file as usize)?.side;
    let is_certain = match (side, class.and_then(|class| class.is_open)) {
        (_, Some(is_open)) => is_open,
        // Without a list Eloquent refuses to fill.
        (Side::Php, None) => false,
        (Side::Python | Side::Ruby, None) => true,
        (_, None) => write.of.starts_with(char::is_uppercase),
    };
    is_certain.then_some(Tier::Vulnerability)
}
