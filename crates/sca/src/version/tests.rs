//! Chains in ascending order, equal pairs, refusals and ranges, each a row of a table; and what holds for any text.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
