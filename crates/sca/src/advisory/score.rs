//! How bad: scores of CVSS 2, 3 and 4 vectors, by the `cvss` crate.

use airlock_model::Severity;
use serde::{Deserialize, Serialize};

/// Longer texts are no vectors.
const MAX_VECTOR: usize = 512;

/// A base score in tenths, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Score(pub u8);

impl Score {
    /// The rating of CVSS 3.1, section 5, and CVSS 4.0, section 6.
    pub fn severity(self) -> Severity {
        match self.0 {
            0 => Severity::Info,
            1..=39 => Severity::Low,
            40..=69 => Severity::Medium,
            70..=89 => Severity::High,
            _ => Severity::Critical,
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// The score of a vector, or of a bare number as some sources write it; `None` if it is neither.
pub fn score(vector: &str) -> Option<Score> {
    if vector.len() > MAX_VECTOR {
        return None;
    }
    if let Ok(number) = vector.parse::<f64>() {
        return tenths(number);
    }
    // A vector of version 2 is often written in brackets.
    let vector = vector.trim().trim_matches(['(', ')']);
    tenths(vector.parse::<cvss::Cvss>().ok()?.score())
}

fn tenths(number: f64) -> Option<Score> {
    if !(0.0..=10.0).contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    let tenths = (number * 10.0).round() as u8;
    Some(Score(tenths))
}
