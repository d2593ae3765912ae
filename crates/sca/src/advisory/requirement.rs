//! Requirements of Cargo, RubyGems and Composer as intervals, for the sources that write them instead of versions.

use super::interval::{Interval, Point, intersection};
use crate::version::{Scheme, rubygems};

/// A requirement as one interval; `None` if it cannot be written as one.
///
/// Several comparators, separated by commas, must all hold.
pub(super) fn interval(scheme: Scheme, text: &str) -> Option<Interval> {
    text.split(',')
        .map(|part| comparator(scheme, part.trim()))
        .try_fold(Interval::all(), |all, part| {
            intersection(scheme, all, part?)
        })
}

fn comparator(scheme: Scheme, text: &str) -> Option<Interval> {
    const OPERATORS: &[&str] = &[">=", "<=", "~>", ">", "<", "=", "^", "~"];
    if text == "*" {
        return Some(Interval::all());
    }
    let operator = OPERATORS
        .iter()
        .copied()
        .find(|sign| text.starts_with(*sign));
    let version = text
        .strip_prefix(operator.unwrap_or(""))
        .unwrap_or(text)
        .trim();
    let full = |version: &str| match scheme {
        Scheme::Cargo => padded(version),
        _ => version.to_owned(),
    };
    scheme.parse(&full(version))?;
    let lower = |point| Interval {
        lower: point,
        upper: Point::Open,
    };
    let upper = |point| Interval {
        lower: Point::Open,
        upper: point,
    };
    let included = || Point::Included(full(version));
    let excluded = || Point::Excluded(full(version));
    Some(match (operator, scheme) {
        // Composer's `<1.2` and `>=1.2` mean the first development version of 1.2.
        (Some(">="), Scheme::Packagist) => lower(Point::Included(in_development(version))),
        (Some("<"), Scheme::Packagist) => upper(Point::Excluded(in_development(version))),
        (Some(">="), _) => lower(included()),
        (Some(">"), _) => lower(excluded()),
        (Some("<="), _) => upper(included()),
        (Some("<"), _) => upper(excluded()),
        (Some("~>"), Scheme::RubyGems) => Interval {
            lower: included(),
            // `A` is the lowest word: the upper end leaves out every pre-release, as `~>` does.
            upper: Point::Excluded(format!("{}.A", rubygems::bumped(version)?)),
        },
        (Some("^") | None, Scheme::Cargo) => Interval {
            lower: included(),
            upper: Point::Excluded(caret_end(version)?),
        },
        (Some("~"), Scheme::Cargo) => Interval {
            lower: included(),
            upper: Point::Excluded(tilde_end(version)?),
        },
        (Some("=") | None, _) => Interval {
            lower: included(),
            upper: included(),
        },
        _ => return None,
    })
}

/// A Cargo version with all three numbers.
fn padded(version: &str) -> String {
    let (core, rest) = match version.find(['-', '+']) {
        Some(at) => version.split_at(at),
        None => (version, ""),
    };
    let missing = 3_usize.saturating_sub(core.split('.').count());
    format!("{core}{}{rest}", ".0".repeat(missing))
}

fn in_development(version: &str) -> String {
    if version.contains('-') {
        version.to_owned()
    } else {
        format!("{version}-dev")
    }
}

fn numbers(version: &str) -> Option<Vec<u64>> {
    let core = version.split(['-', '+']).next()?;
    core.split('.').map(|number| number.parse().ok()).collect()
}

/// The first version that `^` leaves out; all its pre-releases are left out, too.
fn caret_end(version: &str) -> Option<String> {
    let numbers = numbers(version)?;
    Some(match numbers.as_slice() {
        [0, 0, patch] => format!("0.0.{}-0", patch + 1),
        [0, minor, ..] => format!("0.{}.0-0", minor + 1),
        [major, ..] => format!("{}.0.0-0", major + 1),
        [] => return None,
    })
}

/// The first version that `~` leaves out.
fn tilde_end(version: &str) -> Option<String> {
    let numbers = numbers(version)?;
    Some(match numbers.as_slice() {
        [major, minor, ..] => format!("{major}.{}.0-0", minor + 1),
        [major] => format!("{}.0.0-0", major + 1),
        [] => return None,
    })
}

/// The versions that no requirement of a list of safe ones admits; `None` if one of them cannot be read.
pub(super) fn outside(scheme: Scheme, safe: &[String]) -> Option<Vec<Interval>> {
    let intervals = safe
        .iter()
        .map(|text| interval(scheme, text))
        .collect::<Option<Vec<_>>>()?;
    super::interval::complement(scheme, intervals)
}
