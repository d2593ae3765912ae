//! Comments and strings of a text, without parsing it.
//!
//! For suppression comments and for engines that only need to know what is quoted. It takes the language's own marks
//! ([`Comments`], [`Strings`]) and is right where these decide; where only a parser could tell (a regular expression
//! after a brace), it takes the likelier reading.
//!
//! Invariants: any text ends, in time linear in its length; no recursion; tokens come in order and do not overlap.

use crate::language::{Comments, Language};
use crate::quote::{Escape, Heredoc, Quote, Raw, Strings};
use airlock_model::Span;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A comment.
    Comment,
    /// A string, or the part of one between pieces of code inside it.
    Str,
}

/// A comment or string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// All of it, with its marks.
    pub span: Span,
    /// What is between the marks.
    pub content: Span,
}

/// The comments of `text` with their marks, in order.
pub fn comments(language: &Language, text: &str) -> Vec<Span> {
    tokens(language, text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Comment)
        .map(|token| token.span)
        .collect()
}

/// The comments and strings of `text`, in order.
pub fn tokens(language: &Language, text: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        comments: language.comments,
        strings: language.strings,
        text,
        bytes: text.as_bytes(),
        at: 0,
        starts: starts(language),
        holes: Vec::new(),
        heredocs: Vec::new(),
        no_regex_before: 0,
        tokens: Vec::new(),
    };
    lexer.run();
    lexer.tokens
}

/// The comments and strings of `text` that touch `range`. The text is read from its beginning, because what a quote
/// means depends on all before it.
pub fn tokens_at(language: &Language, text: &str, range: Range<usize>) -> Vec<Token> {
    let mut tokens = tokens(language, text);
    tokens.retain(|token| {
        (token.span.start as usize) < range.end && (token.span.end as usize) > range.start
    });
    tokens
}

/// Which bytes may begin something, so that all others are passed over at once.
fn starts(language: &Language) -> [bool; 256] {
    let mut starts = [false; 256];
    let mut mark = |byte: u8| {
        if let Some(slot) = starts.get_mut(usize::from(byte)) {
            *slot = true;
        }
    };
    let comments = language.comments;
    let marks = (comments.line.iter().copied())
        .chain(comments.block.iter().map(|(open, _)| *open))
        .chain(language.strings.quotes.iter().map(|quote| quote.open));
    marks
        .filter_map(|text| text.bytes().next())
        .for_each(&mut mark);
    b"{}()[]\n<'/#rRbc?".iter().copied().for_each(&mut mark);
    starts
}

/// A string that is interrupted by code.
struct OpenHole {
    quote: Quote,
    open: u8,
    close: u8,
    depth: u32,
}

/// A string that begins on the next line.
struct PendingHeredoc {
    word: Range<usize>,
}

struct Lexer<'text> {
    comments: Comments,
    strings: Strings,
    text: &'text str,
    bytes: &'text [u8],
    at: usize,
    starts: [bool; 256],
    holes: Vec<OpenHole>,
    heredocs: Vec<PendingHeredoc>,
    /// No regular expression ends before this place.
    no_regex_before: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        if self.strings.island.is_some() {
            self.leave_island();
        }
        while let Some(byte) = self.byte(self.at) {
            if !self.starts.get(usize::from(byte)).copied().unwrap_or(false) {
                self.at += 1;
            } else if byte == b'\n' {
                self.at += 1;
                self.heredoc_bodies();
            } else if !(self.comment()
                || self.raw_string(byte)
                || self.string()
                || self.character(byte)
                || self.heredoc(byte)
                || self.regex(byte)
                || self.island_end()
                || self.bracket(byte))
            {
                self.at += 1;
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn before(&self, at: usize) -> Option<u8> {
        at.checked_sub(1).and_then(|at| self.byte(at))
    }

    fn starts_with(&self, at: usize, mark: &str) -> bool {
        self.bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(mark.as_bytes()))
    }

    /// Where `mark` next begins at or after `from`.
    fn find(&self, from: usize, mark: &str) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        memchr::memmem::find(rest, mark.as_bytes()).map(|offset| from + offset)
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |offset| from + offset)
    }

    fn push(&mut self, kind: TokenKind, span: Range<usize>, content: Range<usize>) {
        let place = |range: Range<usize>| {
            let end = range.end.min(self.bytes.len());
            Span::new(
                u32::try_from(range.start.min(end)).unwrap_or(u32::MAX),
                u32::try_from(end).unwrap_or(u32::MAX),
            )
        };
        self.tokens.push(Token {
            kind,
            span: place(span),
            content: place(content),
        });
    }

    fn is_word(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
    }

    /// Whether a word may begin here.
    fn at_word_start(&self) -> bool {
        self.before(self.at).is_none_or(|byte| {
            byte.is_ascii_whitespace()
                || matches!(byte, b';' | b'&' | b'|' | b'(' | b'[' | b'{' | b',')
        })
    }

    fn comment(&mut self) -> bool {
        if self.strings.comment_at_word && !self.at_word_start() {
            return false;
        }
        let start = self.at;
        for (open, close) in self.comments.block {
            // Ruby's block comments fill whole lines.
            let is_line_mark = open.starts_with('=');
            let at_line_start = self.before(start).is_none_or(|byte| byte == b'\n');
            if self.starts_with(start, open) && (!is_line_mark || at_line_start) {
                let inner = start + open.len();
                let end = self.block_end(inner, open, close);
                self.at = end;
                let content =
                    if end >= inner + close.len() && self.starts_with(end - close.len(), close) {
                        end - close.len()
                    } else {
                        end
                    };
                self.push(TokenKind::Comment, start..end, inner..content);
                return true;
            }
        }
        for open in self.comments.line {
            if self.starts_with(start, open) {
                let mut end = self.line_end(start);
                if let Some((_, close)) = self.strings.island {
                    let line = self.bytes.get(start..end).unwrap_or_default();
                    end = memchr::memmem::find(line, close.as_bytes()).map_or(end, |at| start + at);
                }
                if end > start && self.byte(end - 1) == Some(b'\r') {
                    end -= 1;
                }
                self.at = end.max(start + open.len());
                self.push(TokenKind::Comment, start..end, start + open.len()..end);
                return true;
            }
        }
        false
    }

    /// One past the block comment that began before `from`.
    fn block_end(&self, from: usize, open: &str, close: &str) -> usize {
        let mut at = from;
        let mut depth = 1_usize;
        while let Some(end) = self.find(at, close) {
            if self.comments.nested {
                let inner = self.bytes.get(at..end).unwrap_or_default();
                depth += memchr::memmem::find_iter(inner, open.as_bytes()).count();
            }
            at = end + close.len();
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
        self.bytes.len()
    }

    fn string(&mut self) -> bool {
        if self.strings.quote_at_word && !self.at_word_start() {
            return false;
        }
        let quotes = self.strings.quotes.iter().copied();
        let Some(quote) = { quotes }.find(|quote| self.starts_with(self.at, quote.open)) else {
            return false;
        };
        let start = self.at;
        self.at += quote.open.len();
        self.string_text(quote, start);
        true
    }

    /// The text of a string up to its end or to code inside it; the piece began at `start`.
    fn string_text(&mut self, quote: Quote, start: usize) {
        let content = self.at;
        while let Some(byte) = self.byte(self.at) {
            if byte == b'\n' && !quote.multiline {
                break;
            }
            let at = self.at;
            let hole = { quote.holes.iter() }.find(|(mark, ..)| self.starts_with(at, mark));
            if let Some((mark, open, close)) = hole {
                self.push(TokenKind::Str, start..at, content..at);
                self.at += mark.len();
                return self.holes.push(OpenHole {
                    quote,
                    open: *open,
                    close: *close,
                    depth: 0,
                });
            }
            if byte == b'\\' && quote.escape == Escape::Backslash {
                self.at += 2;
            } else if self.starts_with(at, quote.close) {
                let end = at + quote.close.len();
                if quote.escape == Escape::Doubled && self.starts_with(end, quote.close) {
                    self.at = end + quote.close.len();
                } else {
                    self.at = end;
                    return self.push(TokenKind::Str, start..end, content..at);
                }
            } else {
                self.at += 1;
            }
        }
        self.at = self.at.min(self.bytes.len());
        self.push(TokenKind::Str, start..self.at, content..self.at);
    }

    /// Counts the brackets of code inside a string; its last one leads back into the string.
    fn bracket(&mut self, byte: u8) -> bool {
        let Some(hole) = self.holes.last_mut() else {
            return false;
        };
        if byte == hole.close && hole.depth == 0 {
            let quote = hole.quote;
            self.holes.pop();
            self.at += 1;
            self.string_text(quote, self.at);
            return true;
        }
        if byte == hole.close {
            hole.depth -= 1;
        } else if byte == hole.open {
            hole.depth += 1;
        }
        false
    }

    fn raw_string(&mut self, byte: u8) -> bool {
        match (self.strings.raw, byte) {
            (Raw::RustHashes, b'r') => self.hash_string(self.at + 1),
            (Raw::RustHashes, b'b' | b'c') if self.byte(self.at + 1) == Some(b'r') => {
                self.hash_string(self.at + 2)
            }
            (Raw::SwiftHashes, b'#') => self.hash_string(self.at),
            (Raw::Parentheses, b'R') => self.parenthesis_string(),
            _ => false,
        }
    }

    fn hash_string(&mut self, hashes_from: usize) -> bool {
        let rest = self.bytes.get(hashes_from..).unwrap_or_default();
        let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
        let is_string =
            rest.get(hashes) == Some(&b'"') && !self.before(self.at).is_some_and(Self::is_word);
        if !is_string {
            // The run is passed over whole, so that it is counted once.
            self.at = (hashes_from + hashes).max(self.at + 1);
            return true;
        }
        let start = self.at;
        let content = hashes_from + hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = self.find(content, &close);
        self.at = end.map_or(self.bytes.len(), |end| end + close.len());
        let content_end = end.unwrap_or(self.bytes.len());
        self.push(TokenKind::Str, start..self.at, content..content_end);
        true
    }

    fn parenthesis_string(&mut self) -> bool {
        // C++ limits the delimiter to 16 characters.
        const LONGEST_DELIMITER: usize = 16;
        let start = self.at;
        if !self.starts_with(start + 1, "\"") {
            return false;
        }
        let rest = self.bytes.get(start + 2..).unwrap_or_default();
        let head = rest
            .get(..rest.len().min(LONGEST_DELIMITER + 1))
            .unwrap_or_default();
        let Some(length) = head.iter().position(|byte| *byte == b'(') else {
            return false;
        };
        let delimiter = self.text.get(start + 2..start + 2 + length).unwrap_or("");
        let close = format!("){delimiter}\"");
        let content = start + 2 + length + 1;
        let end = self.find(content, &close);
        self.at = end.map_or(self.bytes.len(), |end| end + close.len());
        let content_end = end.unwrap_or(self.bytes.len());
        self.push(TokenKind::Str, start..self.at, content..content_end);
        true
    }

    /// Passes over `'x'`, so that a quote in it begins nothing.
    fn character(&mut self, byte: u8) -> bool {
        // The longest is `'\u{10FFFF}'`.
        const LONGEST: usize = 12;
        if byte != b'\'' || !self.strings.characters {
            return false;
        }
        let rest = self.text.get(self.at + 1..).unwrap_or("");
        let mut characters = rest.char_indices();
        self.at += match characters.next() {
            Some((_, '\\')) => {
                let escaped = rest.bytes().take(LONGEST).skip(2);
                { escaped }
                    .position(|byte| byte == b'\'')
                    .map_or(1, |offset| offset + 4)
            }
            Some((_, '\n')) | None => 1,
            Some(_) => match characters.next() {
                Some((offset, '\'')) => offset + 2,
                _ => 1,
            },
        };
        true
    }

    fn heredoc(&mut self, byte: u8) -> bool {
        let mark = match self.strings.heredoc {
            Heredoc::None => return false,
            Heredoc::Php => "<<<",
            Heredoc::Shell | Heredoc::Ruby => "<<",
        };
        if byte != b'<' || !self.starts_with(self.at, mark) {
            return false;
        }
        let is_shell = self.strings.heredoc == Heredoc::Shell;
        if is_shell && self.starts_with(self.at, "<<<") {
            self.at += 3;
            return true;
        }
        let mut at = self.at + mark.len();
        while self
            .byte(at)
            .is_some_and(|byte| matches!(byte, b'-' | b'~'))
        {
            at += 1;
        }
        while self.strings.heredoc != Heredoc::Ruby && self.byte(at) == Some(b' ') {
            at += 1;
        }
        let quoted = self
            .byte(at)
            .is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        let word = at + usize::from(quoted);
        let rest = self.bytes.get(word..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| Self::is_word(**byte)).count();
        let first = rest.first().copied().unwrap_or(b' ');
        let is_word = length > 0
            && match self.strings.heredoc {
                Heredoc::Ruby => quoted || first.is_ascii_uppercase(),
                _ => !first.is_ascii_digit(),
            };
        self.at = (word + length + usize::from(quoted)).min(self.bytes.len());
        if is_word {
            let word = word..word + length;
            self.heredocs.push(PendingHeredoc { word });
        }
        true
    }

    /// At the beginning of a line: the strings that were promised on the line before.
    fn heredoc_bodies(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let word = self.text.get(heredoc.word).unwrap_or("");
            let start = self.at;
            let mut line = start;
            let (end, next) = loop {
                if line >= self.bytes.len() {
                    break (self.bytes.len(), self.bytes.len());
                }
                let line_end = self.line_end(line);
                let text = self.text.get(line..line_end).unwrap_or("").trim_start();
                let after = text.strip_prefix(word).map(str::as_bytes);
                let ends = after
                    .is_some_and(|rest| !rest.first().is_some_and(|byte| Self::is_word(*byte)));
                if ends {
                    let indent = line_end - line - text.len();
                    break (line, line + indent + word.len());
                }
                line = line_end + 1;
            };
            self.push(TokenKind::Str, start..end, start..end);
            self.at = next;
        }
    }

    /// Passes over a regular expression, so that a quote in it begins nothing.
    fn regex(&mut self, byte: u8) -> bool {
        if byte != b'/' || !self.strings.regex || self.at < self.no_regex_before {
            return false;
        }
        if !self.value_may_stand_here() {
            return false;
        }
        let mut at = self.at + 1;
        let mut in_class = false;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'\n' => break,
                b'\\' => at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => {
                    self.at = at + 1;
                    return true;
                }
                _ => {}
            }
            at += 1;
        }
        self.no_regex_before = at;
        false
    }

    /// Whether what stands before lets an expression begin here.
    fn value_may_stand_here(&self) -> bool {
        // Bounded, so that a line of slashes stays linear.
        const LOOK_BACK: usize = 80;
        const WORDS: &[&str] = &[
            "return", "typeof", "case", "in", "of", "if", "unless", "when", "and", "or", "not",
            "delete", "void", "yield", "await", "else", "do", "match",
        ];
        let from = self.at.saturating_sub(LOOK_BACK);
        let before = self.bytes.get(from..self.at).unwrap_or_default();
        let line = { before.iter() }.rposition(|byte| *byte == b'\n');
        let line = line.map_or(before, |at| before.get(at..).unwrap_or_default());
        let code = line.trim_ascii_end();
        let Some(last) = code.last() else {
            return true;
        };
        if Self::is_word(*last) {
            let start = { code.iter() }.rposition(|byte| !Self::is_word(*byte));
            let word = code.get(start.map_or(0, |at| at + 1)..).unwrap_or_default();
            return WORDS.iter().any(|known| known.as_bytes() == word);
        }
        !matches!(last, b')' | b']' | b'}' | b'"' | b'\'' | b'`' | b'$' | b'@')
    }

    fn island_end(&mut self) -> bool {
        let ends = self
            .strings
            .island
            .is_some_and(|(_, close)| self.starts_with(self.at, close));
        if ends {
            self.leave_island();
        }
        ends
    }

    /// Goes on behind the next beginning of code.
    fn leave_island(&mut self) {
        if let Some((open, _)) = self.strings.island {
            self.at = self
                .find(self.at, open)
                .map_or(self.bytes.len(), |at| at + open.len());
        }
    }
}
