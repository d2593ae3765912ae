//! How sure a way through functions and files is: each place that a value passes may be one that it does not pass when the
//! program runs (a method is found by its name and its receiver's type, a field stands for that of every object), so a long
//! way is a surmise.
//!
//! What it refuses to do: to leave a finding out. A long way is told as a note for a reviewer.

use airlock_model::{FlowStep, Tier};

/// Steps that a way may have, source and sink included, to be told as a weakness. In eight applications with planted flaws
/// the longest that was right has 8; in ten well-kept projects that were read, one of 29 longer ones was worth a look.
const MOST_STEPS: usize = 8;
/// How often it may go on in another file. The most that was right in the same applications is 3.
const MOST_CROSSINGS: usize = 4;

/// The highest tier that a finding with this way may have.
pub(crate) fn highest_tier(steps: &[FlowStep]) -> Tier {
    let pairs = steps.iter().zip(steps.iter().skip(1));
    let crossings = pairs.filter(|(one, next)| one.location.path != next.location.path);
    if steps.len() > MOST_STEPS || crossings.count() > MOST_CROSSINGS {
        Tier::Audit
    } else {
        Tier::Vulnerability
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use airlock_model::{LineIndex, RepoPath, Span};

    /// A way of which each letter is a step in the file of that name.
    fn way(files: &str) -> Vec<FlowStep> {
        let step = |file: char| FlowStep {
            location: LineIndex::new("x").location(
                &RepoPath::new(format!("{file}.java")),
                "x",
                Span::new(0, 1),
            ),
            message: String::new(),
        };
        files.chars().map(step).collect()
    }

    #[test]
    fn a_way_that_is_long_or_goes_through_many_files_is_a_note() {
        for (files, tier) in [
            ("ab", Tier::Vulnerability),
            ("aaaabbbb", Tier::Vulnerability),
            ("aaaabbbbb", Tier::Audit),
            ("aaaaaaaaa", Tier::Audit),
            ("abcde", Tier::Vulnerability),
            ("ababab", Tier::Audit),
            ("abcdef", Tier::Audit),
        ] {
            assert_eq!(highest_tier(&way(files)), tier, "{files}");
        }
    }
}
