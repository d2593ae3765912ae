//! What a condition on a metavariable's text says of the whole text, before anything in it is parsed.
//!
//! A metavariable stands for code that is written somewhere in the text. So an expression that this code matches, freed of
//! what ties it to the code's beginning and end, matches somewhere in the text as well.
//!
//! Invariant: sound for code that is written in the text as it is; [`regex_literals::holds_code`] says which expressions
//! ask for such.

use crate::regex_literals;
use regex_syntax::hir::{Hir, HirKind, Repetition};

/// An expression that matches in every text that holds code which `regex` matches; `None` where it cannot be read.
pub(crate) fn outline(regex: &str) -> Option<String> {
    let hir = regex_literals::parsed(regex)?;
    Some(shortened(freed(&hir)).to_string())
}

/// The expression without groups and assertions, which only narrow what the rest matches.
fn freed(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Capture(capture) => freed(&capture.sub),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            sub: Box::new(freed(&repetition.sub)),
            ..*repetition
        }),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(freed).collect()),
        HirKind::Alternation(branches) => Hir::alternation(branches.iter().map(freed).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

/// The expression without what may be missing at its ends: it matches in the same texts.
fn shortened(hir: Hir) -> Hir {
    let HirKind::Concat(parts) = hir.kind() else {
        return hir;
    };
    let may_miss = |part: &&Hir| part.properties().minimum_len() == Some(0);
    let front = parts.iter().take_while(may_miss).count();
    let rest = parts.get(front..).unwrap_or_default();
    let back = rest.iter().rev().take_while(may_miss).count();
    let kept = rest.get(..rest.len() - back).unwrap_or_default();
    Hir::concat(kept.to_vec())
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn outlines_match_wherever_the_code_stands() {
        let cases: &[(&str, &str, bool)] = &[
            (
                r#"^\(?\s*["']{1,2}(select|drop)\b"#,
                "x = f('select')",
                true,
            ),
            (r#"^\(?\s*["']{1,2}(select|drop)\b"#, "# select 'x'", false),
            (r"(?s).*<[a-z]$", "'1\n<b>'", true),
            (r"(?s).*<[a-z]$", "1 < a", false),
            (r#"^(?!x)"a b"(?=c)"#, r#"f("a b")"#, true),
            (r"\A'a+\s*\z", "x='aa'", true),
        ];
        for (regex, text, expected) in cases {
            let outline = outline(regex).and_then(|outline| regex::Regex::new(&outline).ok());
            let found = outline.map(|outline| outline.is_match(text));
            assert_eq!(found, Some(*expected), "{regex} in {text}");
        }
    }
}
