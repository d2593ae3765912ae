//! `metavariable-analysis`: what the text of a metavariable looks like.
//!
//! Invariant: linear in the text; texts are judged as written, nothing is executed.

mod entropy;
mod redos;

/// An analysis by Semgrep's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Analyzer {
    /// `entropy`, `entropy_v2`: the text looks random.
    Entropy,
    /// `redos`: the text is a regular expression that may take exponential time.
    Redos,
}

impl Analyzer {
    /// The analysis called `name`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "entropy" | "entropy_v2" => Some(Self::Entropy),
            "redos" => Some(Self::Redos),
            _ => None,
        }
    }

    /// Whether it holds of `text`.
    pub(crate) fn holds(self, text: &str) -> bool {
        match self {
            Self::Entropy => entropy::is_random(text),
            Self::Redos => redos::is_exponential(text),
        }
    }
}
