//! Intervals as Maven and NuGet write them: `[1.0,2.0)`, `(,1.5]`, `[1.0]`.

use std::cmp::Ordering;

/// Whether a version lies in one interval; `None` if it cannot be read, a bound cannot be compared, or nothing can lie
/// between the bounds.
///
/// `compare` orders two versions.
pub(super) fn contains(
    version: &str,
    interval: &str,
    compare: &dyn Fn(&str, &str) -> Option<Ordering>,
) -> Option<bool> {
    let interval = interval.trim();
    let from_included = match interval.chars().next()? {
        '[' => true,
        '(' => false,
        _ => return None,
    };
    let to_included = match interval.chars().next_back()? {
        ']' => true,
        ')' => false,
        _ => return None,
    };
    let inner = interval.get(1..interval.len().checked_sub(1)?)?;
    let Some((from, to)) = inner.split_once(',') else {
        // One version is meant, or nothing.
        let exact = from_included && to_included;
        return if exact {
            compare(version, inner.trim()).map(Ordering::is_eq)
        } else {
            None
        };
    };
    let (from, to) = (from.trim(), to.trim());
    if !from.is_empty() && !to.is_empty() {
        let order = compare(from, to)?;
        if order.is_gt() || (order.is_eq() && !(from_included && to_included)) {
            return None;
        }
    }
    let above = from.is_empty() || {
        let order = compare(version, from)?;
        order.is_gt() || (from_included && order.is_eq())
    };
    let below = to.is_empty() || {
        let order = compare(version, to)?;
        order.is_lt() || (to_included && order.is_eq())
    };
    Some(above && below)
}

/// The intervals of a union: `[1,2),[3,4)`.
pub(super) fn union(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while let Some(end) = rest.find([')', ']']) {
        let (interval, after) = rest.split_at(end + 1);
        out.push(interval);
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}
