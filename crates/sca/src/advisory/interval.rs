//! Intervals of versions, and whether a version lies in them.

use crate::version::{Scheme, Version};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// One end of an interval.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Point {
    /// No end.
    #[default]
    Open,
    /// This version and what lies inside.
    Included(String),
    /// What lies inside only.
    Excluded(String),
}

impl Point {
    /// The version at the end, if there is one.
    pub fn version(&self) -> Option<&str> {
        match self {
            Self::Open => None,
            Self::Included(version) | Self::Excluded(version) => Some(version),
        }
    }

    /// The same place seen from the other side.
    fn flipped(self) -> Self {
        match self {
            Self::Open => Self::Open,
            Self::Included(version) => Self::Excluded(version),
            Self::Excluded(version) => Self::Included(version),
        }
    }
}

/// Versions between two ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub lower: Point,
    /// The upper end.
    pub upper: Point,
}

/// Whether a version is affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Affectedness {
    /// No.
    No,
    /// It cannot be told: the version or a bound has no place in the ecosystem's order.
    Unknown,
    /// Yes.
    Yes,
}

impl Interval {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Whether a version lies inside.
    pub fn holds(&self, scheme: Scheme, version: &Version) -> Affectedness {
        let beyond = |point: &Point, inside: Ordering| match point {
            Point::Open => Some(true),
            Point::Included(bound) | Point::Excluded(bound) => {
                let order = version.compare(&scheme.parse(bound)?)?;
                Some(order == inside || (order.is_eq() && matches!(point, Point::Included(_))))
            }
        };
        let above = beyond(&self.lower, Ordering::Greater);
        let below = beyond(&self.upper, Ordering::Less);
        match (above, below) {
            (Some(true), Some(true)) => Affectedness::Yes,
            (Some(false), _) | (_, Some(false)) => Affectedness::No,
            _ => Affectedness::Unknown,
        }
    }
}

/// The order of two lower ends.
fn lower_order(scheme: Scheme, a: &Point, b: &Point) -> Option<Ordering> {
    let (x, y) = match (a.version(), b.version()) {
        (None, None) => return Some(Ordering::Equal),
        (None, Some(_)) => return Some(Ordering::Less),
        (Some(_), None) => return Some(Ordering::Greater),
        (Some(x), Some(y)) => (x, y),
    };
    let late = |point: &Point| matches!(point, Point::Excluded(_));
    Some(scheme.compare(x, y)?.then_with(|| late(a).cmp(&late(b))))
}

/// The order of two upper ends.
fn upper_order(scheme: Scheme, a: &Point, b: &Point) -> Option<Ordering> {
    let (x, y) = match (a.version(), b.version()) {
        (None, None) => return Some(Ordering::Equal),
        (None, Some(_)) => return Some(Ordering::Greater),
        (Some(_), None) => return Some(Ordering::Less),
        (Some(x), Some(y)) => (x, y),
    };
    let late = |point: &Point| matches!(point, Point::Included(_));
    Some(scheme.compare(x, y)?.then_with(|| late(a).cmp(&late(b))))
}

/// What lies in both; `None` if a bound has no place in the order.
pub(super) fn intersection(scheme: Scheme, a: Interval, b: Interval) -> Option<Interval> {
    let lower = match lower_order(scheme, &a.lower, &b.lower)? {
        Ordering::Less => b.lower,
        _ => a.lower,
    };
    let upper = match upper_order(scheme, &a.upper, &b.upper)? {
        Ordering::Greater => b.upper,
        _ => a.upper,
    };
    Some(Interval { lower, upper })
}

/// What lies in none of the intervals; `None` if a bound has no place in the order.
pub(super) fn complement(scheme: Scheme, mut intervals: Vec<Interval>) -> Option<Vec<Interval>> {
    for interval in &intervals {
        lower_order(scheme, &interval.lower, &interval.lower)?;
        upper_order(scheme, &interval.upper, &interval.upper)?;
    }
    intervals.sort_by(|a, b| lower_order(scheme, &a.lower, &b.lower).unwrap_or(Ordering::Equal));
    let mut out = Vec::new();
    // Where the gap that is being looked at begins.
    let mut from = Point::Open;
    for interval in intervals {
        if interval.lower != Point::Open {
            let gap = Interval {
                lower: from.clone(),
                upper: interval.lower.flipped(),
            };
            if !is_empty(scheme, &gap)? {
                out.push(gap);
            }
        }
        let Interval { upper, .. } = interval;
        if upper == Point::Open {
            return Some(out);
        }
        let next = upper.flipped();
        if lower_order(scheme, &from, &next)?.is_lt() {
            from = next;
        }
    }
    out.push(Interval {
        lower: from,
        upper: Point::Open,
    });
    Some(out)
}

fn is_empty(scheme: Scheme, interval: &Interval) -> Option<bool> {
    let (Some(from), Some(to)) = (interval.lower.version(), interval.upper.version()) else {
        return Some(false);
    };
    let closed = matches!(
        (&interval.lower, &interval.upper),
        (Point::Included(_), Point::Included(_))
    );
    let order = scheme.compare(from, to)?;
    Some(order.is_gt() || (order.is_eq() && !closed))
}
