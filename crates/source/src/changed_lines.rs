//! Which lines of a text a change added or altered.

use airlock_model::LineRange;
use imara_diff::{Algorithm, Diff, InternedInput, Token};
use std::collections::BTreeMap;

/// Pairs of equal lines, one old and one new, up to which texts are compared line by line. Comparing is quadratic in
/// repeated lines: two lines a quarter of a million times each (about 10^11 pairs) were not compared after five minutes,
/// unoptimised. This bound, ten thousand times the same line on both sides, is an estimate a thousand times below that.
const MAX_EQUAL_PAIRS: u64 = 100_000_000;

/// Lines of `after` that `before` lacks, by the histogram method that git users know. Pure removals leave no line.
///
/// In large texts that repeat themselves everything between the first and the last difference counts as changed.
pub fn changed_lines(before: &str, after: &str) -> Vec<LineRange> {
    let input = InternedInput::new(before, after);
    let differing = Differing::new(&input);
    if differing.equal_pairs() > MAX_EQUAL_PAIRS {
        return differing.range().into_iter().collect();
    }
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    diff.hunks()
        .filter_map(|hunk| range(hunk.after.start, hunk.after.end))
        .collect()
}

/// What lies between the first and the last difference of two texts.
struct Differing<'input> {
    /// Equal lines in front.
    front: usize,
    before: &'input [Token],
    after: &'input [Token],
}

impl<'input> Differing<'input> {
    fn new(input: &'input InternedInput<&str>) -> Self {
        let (mut before, mut after) = (input.before.as_slice(), input.after.as_slice());
        let mut front = 0;
        while let ([one, before_rest @ ..], [other, after_rest @ ..]) = (before, after)
            && one == other
        {
            (before, after, front) = (before_rest, after_rest, front + 1);
        }
        while let ([before_rest @ .., one], [after_rest @ .., other]) = (before, after)
            && one == other
        {
            (before, after) = (before_rest, after_rest);
        }
        Self {
            front,
            before,
            after,
        }
    }

    fn equal_pairs(&self) -> u64 {
        let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
        for Token(line) in self.before {
            *counts.entry(*line).or_default() += 1;
        }
        self.after
            .iter()
            .filter_map(|Token(line)| counts.get(line))
            .sum()
    }

    fn range(&self) -> Option<LineRange> {
        let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
        range(number(self.front), number(self.front + self.after.len()))
    }
}

/// Lines from 1, from the half-open range that starts at 0; `None` for none.
fn range(start: u32, end: u32) -> Option<LineRange> {
    (start < end).then(|| LineRange {
        first: start.saturating_add(1),
        last: end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_the_lines_that_are_new() {
        type Case = (&'static str, &'static str, &'static [(u32, u32)]);
        let cases: [Case; 7] = [
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
        let block = "a\nb\n".repeat(125_000);
        let before = format!("{block}x\n{block}");
        let range = |first, last| vec![LineRange { first, last }];
        let edited = format!("{block}y\nz\n{block}");
        assert_eq!(changed_lines(&before, &edited), range(250_001, 250_002));
        let removed = format!("{block}{block}");
        assert_eq!(changed_lines(&before, &removed), []);
        let rewritten = "b\na\na\n".repeat(170_000);
        assert_eq!(changed_lines(&before, &rewritten), range(1, 510_000));
        // As many lines that occur once do not hide the repeated ones.
        let unique = (0..400_000).fold(String::new(), |text, line| text + &line.to_string() + "\n");
        let mixed = changed_lines(
            &format!("1{before}{unique}"),
            &format!("2{rewritten}{unique}3"),
        );
        assert_eq!(mixed, range(1, 910_001));
    }

    proptest! {
        #[test]
        fn lines_outside_the_ranges_are_old(
            before in proptest::collection::vec("[abc]", 0..12),
            after in proptest::collection::vec("[abc]", 0..12),
        ) {
            let text = |lines: &[String]| lines.join("\n") + "\n";
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
