//! Writes the text that a grammar accepts: the pieces of a pattern with their placeholders in place, inside a wrapping.

use super::REGEX_BACKSLASH;
use super::scan::{Piece, Place, last_word};
use super::syntax::{DEEP, ELLIPSIS, NAMED_ELLIPSIS, PatternSyntax, TYPED, Wrapper};
use airlock_model::Span;
use std::fmt::Write;

/// A text to parse in place of the pattern.
pub(super) struct Candidate {
    /// The text.
    pub(super) text: String,
    /// Where the pattern is in it.
    pub(super) inner: Span,
    /// Where each piece begins in it and in the pattern's own text.
    places: Vec<(u32, u32)>,
}

impl Candidate {
    /// The place in the pattern's own text of a place in the candidate.
    pub(super) fn place(&self, span: Span) -> Span {
        let map = |at: u32| {
            self.places
                .iter()
                .rev()
                .find(|(own, _)| *own <= at)
                .map_or(0, |(own, original)| original + (at - own))
        };
        Span::new(map(span.start), map(span.end))
    }
}

/// Writes the pieces with their placeholders, in `wrapper`.
pub(super) fn render(
    pieces: &[Piece],
    original: &str,
    syntax: &PatternSyntax,
    prefix: &str,
    wrapper: &Wrapper,
) -> Candidate {
    let offset = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    let mut text = wrapper.before.to_owned();
    let start = offset(&text);
    let mut places = Vec::new();
    let mut at = 0_usize;
    for (number, piece) in pieces.iter().enumerate() {
        if let Piece::Code(range) = piece {
            at = range.start;
        }
        places.push((offset(&text), u32::try_from(at).unwrap_or(u32::MAX)));
        // Writing to a string cannot fail.
        let _ = match piece {
            Piece::Code(range) => {
                at = range.end;
                write!(text, "{}", original.get(range.clone()).unwrap_or(""))
            }
            Piece::Metavariable(name) if syntax.quoted => write!(text, "\"{prefix}{name}\""),
            Piece::NamedEllipsis(name) if syntax.quoted => {
                write!(text, "\"{NAMED_ELLIPSIS}{name}\"")
            }
            Piece::Metavariable(name) => write!(text, "{}{name}", sigil(&text, syntax, prefix)),
            Piece::Lone(name) => write!(text, "{}{prefix}{name}", syntax.lone),
            Piece::Backslash => write!(text, "{REGEX_BACKSLASH}"),
            Piece::AnyValue => write!(text, "={ELLIPSIS}"),
            Piece::Parameter(name) => write!(text, "{}{prefix}{name}", syntax.untyped),
            Piece::NamedEllipsis(name) => write!(text, "{NAMED_ELLIPSIS}{name}"),
            Piece::Typed { .. } => write!(text, "{TYPED}{number}"),
            Piece::Ellipsis(place) => write!(text, "{}", form(syntax, *place)),
            Piece::Written(own) => write!(text, "{own}"),
            // Where calls are commands, one that stands for its output.
            Piece::DeepOpen if syntax.commands => write!(text, "$({DEEP} "),
            Piece::DeepOpen => write!(text, "{DEEP}("),
            Piece::DeepClose => write!(text, ")"),
        };
    }
    let end = offset(&text);
    text.push_str(wrapper.after);
    Candidate {
        text,
        inner: Span::new(start, end),
        places,
    }
}

/// What a metavariable's name is put behind: what is defined has no `$`, where variables have one.
fn sigil<'syntax>(
    before: &str,
    syntax: &'syntax PatternSyntax,
    prefix: &'syntax str,
) -> &'syntax str {
    let defines = matches!(
        last_word(before.trim_end()),
        "function" | "class" | "interface" | "trait" | "enum"
    );
    match syntax.metavariable.last() {
        Some(bare) if prefix.starts_with('$') && defines => bare,
        _ => prefix,
    }
}

/// `...` as a case of a `switch`. It has a body, since some grammars take a case without one for a part of the next.
const CASE: &str = "case ELLQ: ELLQ;";

fn form(syntax: &PatternSyntax, place: Place) -> &'static str {
    match place {
        Place::Argument => syntax.argument,
        Place::Element => syntax.element,
        Place::Annotation => syntax.annotation,
        Place::Parameter => syntax.parameter,
        Place::Statement => syntax.statement,
        Place::Case => CASE,
        Place::Item => syntax.item,
        Place::Declaration => syntax.declaration,
        Place::Pair => syntax.pair,
        Place::Chain => syntax.chain,
        Place::Import => syntax.import,
        Place::Header => syntax.header,
        Place::HeaderRest => "ELLQ;ELLQ",
        Place::Attribute => syntax.attribute,
    }
}

/// Whether the text of a node is one of the forms of `...`.
pub(super) fn is_ellipsis(syntax: &PatternSyntax, text: &str) -> bool {
    let text = text.trim().trim_end_matches(';');
    text == ELLIPSIS
        || text == "..."
        || [
            syntax.argument,
            syntax.element,
            syntax.annotation,
            syntax.parameter,
            syntax.statement,
            syntax.declaration,
            syntax.pair,
            syntax.import,
            CASE,
        ]
        .iter()
        .any(|form| form.trim_end_matches(';') == text)
}
