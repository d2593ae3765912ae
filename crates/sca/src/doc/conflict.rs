//! Merge conflicts left in a file: both sides are readable, each on its own.

use super::{Flaw, offset};
use std::ops::Range;

/// A text with conflicts, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sides {
    /// The text with our side only; the rest is blank, so that places stay.
    pub(crate) ours: String,
    /// The text with their side only.
    pub(crate) theirs: String,
    /// Where the first conflict begins.
    pub(crate) flaw: Flaw,
}

/// Takes `text` apart where it has conflict markers; `None` where it has none.
pub(crate) fn sides(text: &str) -> Option<Sides> {
    if !text.starts_with("<<<<<<< ")
        && memchr::memmem::find(text.as_bytes(), b"\n<<<<<<< ").is_none()
    {
        return None;
    }
    let (mut ours, mut theirs): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let mut part = Part::Both;
    let (mut at, mut first, mut conflicts) = (0, None, 0_usize);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let marker = match (part, line.trim_end()) {
            (Part::Both, line) if line.starts_with("<<<<<<< ") => Some(Part::Ours),
            (Part::Ours, line) if line.starts_with("||||||| ") => Some(Part::Base),
            (Part::Ours | Part::Base, "=======") => Some(Part::Theirs),
            (Part::Theirs, line) if line.starts_with(">>>>>>> ") => Some(Part::Both),
            _ => None,
        };
        if let Some(next) = marker {
            if next == Part::Ours {
                first = first.or(Some(range.start));
                conflicts += 1;
            }
            part = next;
            ours.push(range.clone());
            theirs.push(range);
            continue;
        }
        match part {
            Part::Both => {}
            Part::Ours => theirs.push(range),
            Part::Base => {
                ours.push(range.clone());
                theirs.push(range);
            }
            Part::Theirs => ours.push(range),
        }
    }
    Some(Sides {
        ours: blanked(text, &ours),
        theirs: blanked(text, &theirs),
        flaw: Flaw {
            at: offset(first?),
            what: format!("{conflicts} unresolved merge conflicts begin here; both sides are read"),
        },
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Base,
    Theirs,
}

/// The text with spaces in place of `ranges`, line ends kept.
fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for range in ranges {
        out.push_str(text.get(copied..range.start).unwrap_or_default());
        let blank = text.get(range.clone()).unwrap_or_default();
        out.extend(
            blank
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        copied = range.end;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn takes_both_sides_and_keeps_places() {
        let text = "a\n<<<<<<< HEAD\nours\n||||||| base\nold\n=======\nthéirs\n>>>>>>> x\nz\n";
        let sides = sides(text).unwrap();
        assert_eq!(
            sides.ours.split_whitespace().collect::<Vec<_>>(),
            ["a", "ours", "z"]
        );
        assert_eq!(
            sides.theirs.split_whitespace().collect::<Vec<_>>(),
            ["a", "théirs", "z"]
        );
        assert_eq!(sides.ours.len(), text.len());
        assert_eq!(sides.ours.lines().count(), text.lines().count());
        assert_eq!(sides.flaw.at, 2);
        assert!(super::sides("a <<<<<<< b\n=======\n").is_none());
    }
}
