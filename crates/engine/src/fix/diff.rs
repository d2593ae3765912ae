//! Unified diffs, as `patch` and reviewers read them.

use imara_diff::{Algorithm, Diff, Hunk, InternedInput, Token};
use std::fmt::Write;

/// Unchanged lines shown on each side of a change.
const CONTEXT: u32 = 3;

/// The difference between two texts of the file at `path`; empty where there is none.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let mut out = format!("--- a/{path}\n+++ b/{path}\n");
    let mut group: Vec<Hunk> = Vec::new();
    for hunk in diff.hunks() {
        let is_near = group
            .last()
            .is_none_or(|last| hunk.before.start - last.before.end <= 2 * CONTEXT);
        if !is_near {
            print_group(&mut out, &input, &group);
            group.clear();
        }
        group.push(hunk);
    }
    print_group(&mut out, &input, &group);
    out
}

/// Changes so near to each other that their contexts touch, under one header.
fn print_group(out: &mut String, input: &InternedInput<&str>, group: &[Hunk]) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return;
    };
    let lines = u32::try_from(input.before.len()).unwrap_or(u32::MAX);
    let lead = first.before.start.min(CONTEXT);
    let trail = (lines - last.before.end).min(CONTEXT);
    let before = first.before.start - lead..last.before.end + trail;
    let after = first.after.start - lead..last.after.end + trail;
    // A range without lines is named by the line before it.
    let name = |range: &std::ops::Range<u32>| {
        let len = range.end - range.start;
        format!("{},{len}", range.start + u32::from(len > 0))
    };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "@@ -{} +{} @@", name(&before), name(&after));
    let mut at = before.start;
    for hunk in group {
        print_lines(out, input, ' ', &input.before, at..hunk.before.start);
        print_lines(out, input, '-', &input.before, hunk.before.clone());
        print_lines(out, input, '+', &input.after, hunk.after.clone());
        at = hunk.before.end;
    }
    print_lines(out, input, ' ', &input.before, at..before.end);
}

fn print_lines(
    out: &mut String,
    input: &InternedInput<&str>,
    mark: char,
    tokens: &[Token],
    range: std::ops::Range<u32>,
) {
    let tokens = tokens.get(range.start as usize..range.end as usize);
    for token in tokens.unwrap_or_default() {
        let line = input.interner[*token];
        out.push(mark);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_patch_reads() {
        assert_eq!(unified("a", "x\n", "x\n"), "");
        assert_eq!(
            unified("a.py", "1\n2\n3\n4\n5\n6", "1\n2\n3\n4\nfive\n6"),
            "--- a/a.py\n+++ b/a.py\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n\\ No newline at end of file\n"
        );
        assert_eq!(
            unified("a", "", "x\n"),
            "--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n"
        );
    }

    #[test]
    fn near_changes_share_a_header() {
        let lines: Vec<String> = (1..=20).map(|line: u32| line.to_string()).collect();
        let text = lines.join("\n") + "\n";
        let changed = |lines: &[u32]| {
            lines.iter().fold(text.clone(), |text, line| {
                text.replace(&format!("\n{line}\n"), &format!("\n{line}!\n"))
            })
        };
        let headers = |lines: &[u32]| -> Vec<String> {
            let diff = unified("a", &text, &changed(lines));
            diff.lines()
                .filter(|line| line.starts_with("@@"))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(headers(&[5, 12]), ["@@ -2,14 +2,14 @@"]);
        assert_eq!(headers(&[5, 13]), ["@@ -2,7 +2,7 @@", "@@ -10,7 +10,7 @@"]);
        assert_eq!(headers(&[2, 19]), ["@@ -1,5 +1,5 @@", "@@ -16,5 +16,5 @@"]);
    }
}
