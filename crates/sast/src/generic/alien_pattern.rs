//! Patterns of the engine `aliengrep`: a flat list of words, characters and ellipses.
//!
//! Invariant: white space counts only where the pattern is read line by line, and there only the ends of lines.

use super::options::AlienOptions;
use airlock_syntax::Symbol;
use std::collections::BTreeSet;

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// This word, and no more.
    Word(String),
    /// This character.
    Char(char),
    /// The end of a line.
    Newline,
    /// `$X`: any word.
    Metavar(Symbol),
    /// `...`, or `....`, which passes the ends of lines; with the name of a `$...X`.
    Ellipsis { long: bool, name: Option<Symbol> },
}

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AlienPattern {
    pub(super) parts: Vec<Part>,
    /// Whether it names a metavariable more than once.
    pub(super) repeats: bool,
    /// What the metavariables are called, without `$`.
    pub(crate) names: BTreeSet<String>,
}

impl AlienPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub(crate) fn parse(text: &str, options: &AlienOptions) -> Result<Self, (String, String)> {
        let mut pattern = Self {
            parts: Vec::new(),
            repeats: false,
            names: BTreeSet::new(),
        };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = pattern.read(rest, first, options);
            rest = rest.get(length..).unwrap_or("");
        }
        if pattern.parts.is_empty() {
            return Err((
                "the pattern is empty".to_owned(),
                "write the text to look for".to_owned(),
            ));
        }
        Ok(pattern)
    }

    /// Reads the part that begins `rest`; its length in bytes.
    fn read(&mut self, rest: &str, first: char, options: &AlienOptions) -> usize {
        if first == '\n' && !options.multiline {
            self.parts.push(Part::Newline);
            return 1;
        }
        if first.is_whitespace() {
            return first.len_utf8();
        }
        if let Some(length) = self.special(rest) {
            return length;
        }
        let word = options.word_length(rest);
        if word > 0 {
            let own = rest.get(..word).unwrap_or("");
            self.parts
                .push(Part::Word(options.folded(own).into_owned()));
            return word;
        }
        self.parts.push(Part::Char(options.folded_char(first)));
        first.len_utf8()
    }

    /// `...`, `....`, `$X`, `$...X` and `$....X`.
    fn special(&mut self, rest: &str) -> Option<usize> {
        let after = rest.strip_prefix('$');
        let body = after.unwrap_or(rest);
        let dots = body.bytes().take_while(|byte| *byte == b'.').count();
        if !matches!(dots, 0 | 3 | 4) {
            return None;
        }
        if after.is_none() {
            let long = dots == 4;
            return (dots > 0).then(|| {
                self.parts.push(Part::Ellipsis { long, name: None });
                dots
            });
        }
        let name = metavariable(body.get(dots..)?)?;
        // Whatever its length, the ellipsis is called `...X`.
        let shown = if dots == 0 { "" } else { "..." };
        let full = format!("{shown}{name}");
        let symbol = Symbol::of(&full);
        self.repeats |= !self.names.insert(full);
        self.parts.push(match dots {
            0 => Part::Metavar(symbol),
            _ => Part::Ellipsis {
                long: dots == 4,
                name: Some(symbol),
            },
        });
        Some(1 + dots + name.len())
    }
}

/// The name that `text` begins with: capital letters, digits and underscores, no digit first.
fn metavariable(text: &str) -> Option<&str> {
    let is_part = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let length = text.bytes().take_while(is_part).count();
    let name = text.get(..length)?;
    let begins = name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_');
    begins.then_some(name)
}
