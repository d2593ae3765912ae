//! Which lines of a text a change added or altered.

use airlock_model::LineRange;
use imara_diff::{Algorithm, Diff, InternedInput};

/// Lines of `after` that `before` lacks, by the histogram method that git users know. Pure removals leave no line.
pub(crate) fn changed_lines(before: &str, after: &str) -> Vec<LineRange> {
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    diff.hunks()
        .filter(|hunk| !hunk.after.is_empty())
        .map(|hunk| LineRange {
            first: hunk.after.start.saturating_add(1),
            last: hunk.after.end,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_the_lines_that_are_new() {
        let cases: [(&str, &str, &[(u32, u32)]); 7] = [
            ("a\nb\nc\n", "a\nb\nc\n", &[]),
            ("a\nb\nc\n", "a\nX\nc\n", &[(2, 2)]),
            ("a\nb\nc\n", "a\nc\n", &[]),
            ("a\nc\n", "a\nb1\nb2\nc\n", &[(2, 3)]),
            ("", "a\nb\n", &[(1, 2)]),
            ("a\n", "", &[]),
            ("a\nb", "a\nb\nc", &[(2, 3)]),
        ];
        for (before, after, expected) in cases {
            let lines: Vec<(u32, u32)> = changed_lines(before, after)
                .into_iter()
                .map(|range| (range.first, range.last))
                .collect();
            assert_eq!(lines, expected, "{before:?} -> {after:?}");
        }
    }

    #[test]
    fn half_a_million_repeated_lines_end_soon() {
        let before = "a\nb\n".repeat(250_000);
        let after = "b\na\na\n".repeat(170_000);
        assert!(!changed_lines(&before, &after).is_empty());
    }

    proptest! {
        #[test]
        fn lines_outside_the_ranges_are_old(
            before in proptest::collection::vec("[abc]", 0..12),
            after in proptest::collection::vec("[abc]", 0..12),
        ) {
            let text = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
            let ranges = changed_lines(&text(&before), &text(&after));
            let kept = after.iter().zip(1_u32..).filter(|(_, line)| {
                !ranges.iter().any(|range| (range.first..=range.last).contains(line))
            });
            // What is kept must be found in the old text in the same order.
            let mut old = before.iter();
            for (line, _) in kept {
                prop_assert!(old.any(|candidate| candidate == line));
            }
        }
    }
}
