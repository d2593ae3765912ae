//! Edits applied to a text.

use airlock_model::{Edit, Span};

/// Edits that cannot be applied together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Two edits change the same place, or insert at the same place.
    #[error("two edits change the same place (byte {0})")]
    Overlap(u32),
    /// An edit lies outside the text, or splits a character.
    #[error("an edit does not fit the text (bytes {} to {})", .0.start, .0.end)]
    Misfit(Span),
}

/// `text` with all of `edits` applied; they may come in any order. The same edit given twice is applied once: two rules
/// may ask for the same change.
///
/// # Errors
/// When edits overlap or do not fit the text; nothing is applied then.
pub fn apply_edits(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by(|a, b| (a.span, &a.replacement).cmp(&(b.span, &b.replacement)));
    ordered.dedup();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut before: Option<Span> = None;
    for edit in ordered {
        let Span { start, end } = edit.span;
        if before.is_some_and(|before| meet(before, edit.span)) {
            return Err(EditError::Overlap(start));
        }
        let fits = |at: u32| text.is_char_boundary(at as usize);
        if start > end || !fits(start) || !fits(end) {
            return Err(EditError::Misfit(edit.span));
        }
        out.push_str(text.get(at as usize..start as usize).unwrap_or_default());
        out.push_str(&edit.replacement);
        at = end;
        before = Some(edit.span);
    }
    out.push_str(text.get(at as usize..).unwrap_or_default());
    Ok(out)
}

/// Whether the order of two edits would matter: they share a byte, or begin at one place.
fn meet(left: Span, right: Span) -> bool {
    left.overlaps(right) || left.start == right.start
}

/// Whether all of `more` can be applied together with all of `edits`.
pub(super) fn fit_together(edits: &[Edit], more: &[Edit]) -> bool {
    more.iter().all(|edit| {
        edits
            .iter()
            .all(|other| edit == other || !meet(edit.span, other.span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit {
            span: Span { start, end },
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn applies_or_refuses() {
        let text = "añb\ncd";
        let cases: [(&[Edit], Result<&str, EditError>); 9] = [
            (&[], Ok("añb\ncd")),
            (&[edit(0, 1, "x")], Ok("xñb\ncd")),
            (&[edit(5, 6, ""), edit(0, 0, "_")], Ok("_añb\nd")),
            (&[edit(7, 7, "!"), edit(1, 3, "n")], Ok("anb\ncd!")),
            (&[edit(0, 1, "x"), edit(0, 1, "x")], Ok("xñb\ncd")),
            (&[edit(0, 1, "x"), edit(1, 3, "y")], Ok("xyb\ncd")),
            (
                &[edit(0, 3, "x"), edit(1, 3, "y")],
                Err(EditError::Overlap(1)),
            ),
            (
                &[edit(0, 2, "x")],
                Err(EditError::Misfit(Span { start: 0, end: 2 })),
            ),
            (
                &[edit(6, 8, "x")],
                Err(EditError::Misfit(Span { start: 6, end: 8 })),
            ),
        ];
        for (edits, expected) in cases {
            assert_eq!(
                apply_edits(text, edits),
                expected.map(str::to_owned),
                "{edits:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_edits_end_in_a_text_or_an_error(
            text in "[aé\n]{0,12}",
            edits in proptest::collection::vec((0_u32..16, 0_u32..16, "[xü]{0,2}"), 0..5),
        ) {
            let edits: Vec<Edit> = edits.iter().map(|(a, b, new)| edit(*a, *b, new)).collect();
            if let Ok(out) = apply_edits(&text, &edits) {
                let mut distinct = edits.clone();
                distinct.sort_by(|a, b| (a.span, &a.replacement).cmp(&(b.span, &b.replacement)));
                distinct.dedup();
                let removed: usize = distinct.iter().map(|edit| edit.span.len() as usize).sum();
                let added: usize = distinct.iter().map(|edit| edit.replacement.len()).sum();
                prop_assert_eq!(out.len(), text.len() - removed + added);
                // The order in which edits are given is of no account.
                let reversed: Vec<Edit> = edits.iter().rev().cloned().collect();
                prop_assert_eq!(apply_edits(&text, &reversed), Ok(out));
            }
        }

        #[test]
        fn what_lies_between_edits_is_kept(parts in proptest::collection::vec(("[a-zé\n]{1,5}", "[A-Z]{0,3}", "[0-9]{0,3}"), 0..6)) {
            // keep1 old1 keep2 old2 …
            let (mut text, mut expected, mut edits) = (String::new(), String::new(), Vec::new());
            for (keep, old, new) in &parts {
                text.push_str(keep);
                expected.push_str(keep);
                let start = u32::try_from(text.len()).unwrap_or(0);
                text.push_str(old);
                expected.push_str(new);
                edits.push(edit(start, u32::try_from(text.len()).unwrap_or(0), new));
            }
            prop_assert_eq!(apply_edits(&text, &edits), Ok(expected));
        }
    }
}
