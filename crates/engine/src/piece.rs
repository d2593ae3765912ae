//! The texts that a file is parsed as, and pieces of code in sentences.

use airlock_model::Span;
use airlock_syntax::Embedded;

/// What happens at one stop of a tainted value's way.
pub(crate) fn step_message(at: usize, last: usize, code: &str) -> String {
    match at {
        0 => format!("the value comes from `{code}`"),
        _ if at == last => format!("it arrives at `{code}`"),
        // A call shows its arguments; what a value is put in is a name.
        _ if code.contains('(') => format!("it passes through `{code}`"),
        _ => format!("it is stored in `{code}`"),
    }
}

/// The first words of a piece of code, for a sentence.
pub(crate) fn one_line(code: &str) -> String {
    let words: Vec<&str> = code.split_whitespace().take(40).collect();
    let line = words.join(" ");
    match line.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or("")),
        None => line,
    }
}

/// A text that is parsed: the file's own, or code inside it.
pub(crate) enum Piece<'file> {
    Whole(&'file str),
    Embedded(&'file Embedded),
}

impl Piece<'_> {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Whole(text) => text,
            Self::Embedded(embedded) => &embedded.text,
        }
    }

    pub(crate) fn host_span(&self, span: Span) -> Span {
        match self {
            Self::Whole(_) => span,
            Self::Embedded(embedded) => embedded.host_span(span),
        }
    }
}
