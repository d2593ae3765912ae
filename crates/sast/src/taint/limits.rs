//! Bounds of one analysis, far above what code that people write needs. They only ever leave taints out.

/// Origins that one value is told to come from.
pub(super) const MAX_TAINTS: usize = 64;
/// Matches of one formula's kind that are told of one expression, the innermost first.
pub(super) const MAX_MARKS: usize = 64;
/// Places that carry taint at one point of the code.
pub(super) const MAX_PLACES: usize = 1_000;
/// Places that carry taint at all points of one unit of code together, about 100 bytes each: what is longer (a library of
/// 40,000 lines in one function) is followed in part.
pub(super) const MAX_HELD: usize = 250_000;
/// Stops of a flow that a finding shows; of a longer one, the last.
pub(super) const MAX_STOPS: usize = 50;
/// Findings that one rule reports in one file.
pub(super) const MAX_FINDINGS: usize = 5_000;
