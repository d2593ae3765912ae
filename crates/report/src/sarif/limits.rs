//! How much GitHub takes, and how much of it this writer uses.
//!
//! GitHub refuses a file above 10 MB compressed, 25,000 results, 1,000 locations of a result or 10,000 stops of a flow,
//! and keeps the 5,000 worst results, 100 locations, 1,000 stops and 10 tags. What it would drop is not written, with
//! one exception: results up to the maximum, since other readers keep them.

/// Results of a run.
pub(super) const MOST_RESULTS: usize = 25_000;

/// Results that GitHub keeps; only these carry code, flows and fixes, which keeps the file below its size limit.
const MOST_DETAILED: usize = 5_000;

/// Locations and related locations of a result.
pub(super) const MOST_LOCATIONS: usize = 100;

/// Stops of a flow.
pub(super) const MOST_STEPS: usize = 1_000;

/// Tags of a rule.
pub(super) const MOST_TAGS: usize = 10;

/// Characters of a rule's descriptions.
pub(super) const MOST_DESCRIPTION: usize = 1_024;

/// Characters of a result's message or of one stop's.
pub(super) const MOST_MESSAGE: usize = 1_024;

/// Characters of an excerpt or of a fix's replacement.
pub(super) const MOST_SNIPPET: usize = 2_048;

/// Files that were not scanned in full.
pub(super) const MOST_NOTIFICATIONS: usize = 1_000;

/// How much of a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// All of it.
    Full,
    /// Place, message and identity.
    Bare,
}

/// The detail of the result at `rank`, counted from the worst.
pub(super) fn detail(rank: usize) -> Detail {
    if rank < MOST_DETAILED {
        Detail::Full
    } else {
        Detail::Bare
    }
}
