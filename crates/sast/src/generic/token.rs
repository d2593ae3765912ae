//! Plain text as words, punctuation and other characters, line by line.
//!
//! Invariant: every token lies in one line and none holds white space.

use airlock_model::Span;
use airlock_syntax::Symbol;
use std::ops::Range;

/// Columns that a tab in front of a line counts for.
const TAB: u32 = 8;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of ASCII letters, digits and underscores.
    Word,
    /// One character that is neither white space nor part of a word.
    Char(char),
}

/// The smallest thing that a pattern speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    /// From 0.
    pub(super) line: u32,
    /// Of its text.
    pub(super) symbol: Symbol,
}

/// A line that holds tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The width of the white space before its first token.
    pub(super) indent: u32,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// The tokens of `text` and the lines they stand in.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Vec<Line>) {
    let (mut tokens, mut lines) = (Vec::new(), Vec::new());
    let mut offset = 0;
    for (number, line) in (0_u32..).zip(text.split_inclusive('\n')) {
        let first = tokens.len();
        let content = line.trim_end_matches('\n');
        let content = content.strip_suffix('\r').unwrap_or(content);
        let body = content.trim_start_matches([' ', '\t']);
        let blank = content.len() - body.len();
        let indent = { content.bytes().take(blank) }
            .map(|byte| if byte == b'\t' { TAB } else { 1 })
            .sum();
        add_tokens(content, blank, offset, number, &mut tokens);
        if tokens.len() > first {
            let tokens = first..tokens.len();
            lines.push(Line { indent, tokens });
        }
        offset += line.len();
    }
    (tokens, lines)
}

/// Adds the tokens of the line `content` from its byte `at` on; the line begins at `offset`.
fn add_tokens(content: &str, mut at: usize, offset: usize, line: u32, tokens: &mut Vec<Token>) {
    while let Some(rest) = content.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let word = rest.bytes().take_while(|byte| is_word_byte(*byte)).count();
        let length = if word > 0 { word } else { first.len_utf8() };
        if !matches!(first, ' ' | '\t') {
            let kind = if word > 0 {
                TokenKind::Word
            } else {
                TokenKind::Char(first)
            };
            tokens.push(Token {
                kind,
                span: Span::new(to_u32(offset + at), to_u32(offset + at + length)),
                line,
                symbol: Symbol::of(rest.get(..length).unwrap_or("")),
            });
        }
        at += length;
    }
}

/// Whether a byte is part of a word.
pub(super) fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

pub(super) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
