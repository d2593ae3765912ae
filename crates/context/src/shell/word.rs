//! What a word of a shell may come to: quotes taken off, braces opened, variables that the script itself sets put in.
//!
//! Nothing is looked up on disk and nothing runs: what only the shell could know is [`Piece::Unknown`].
//!
//! Invariant: at most [`CHOICES`] texts for a word and [`LENGTH`] bytes for each; what goes beyond is unknown.

use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Tree};
use std::collections::BTreeMap;

/// Texts that a word may come to, at most; braces and loops multiply them.
pub(super) const CHOICES: usize = 64;
/// Bytes of one text, at most.
const LENGTH: usize = 64 << 10;

/// A part of what a word comes to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    /// Exactly this text.
    Text(String),
    /// A `*` outside quotes.
    AnyText,
    /// A `?` outside quotes, or a class such as `[ab]`.
    AnyChar,
    /// What a variable or a command gives that is not known here.
    Unknown,
}

/// One of the texts that a word may come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Pattern(pub Vec<Piece>);

impl Pattern {
    /// A known text.
    pub fn of(text: &str) -> Self {
        let mut pattern = Self::default();
        pattern.push_text(text);
        pattern
    }

    /// The text, if all of it is known.
    pub fn literal(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// What stands at the beginning for certain.
    pub fn head(&self) -> &str {
        match self.0.first() {
            Some(Piece::Text(text)) => text,
            _ => "",
        }
    }

    /// Whether any of it is known.
    pub fn says_something(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Text(_)))
    }

    /// As a glob: `*` and `?` for what is open, what is unknown as `**`, everything else escaped by a backslash.
    pub fn glob(&self) -> String {
        let mut glob = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => {
                    for letter in text.chars() {
                        if matches!(letter, '*' | '?' | '[' | ']' | '{' | '}' | '\\') {
                            glob.push('\\');
                        }
                        glob.push(letter);
                    }
                }
                Piece::AnyText => glob.push('*'),
                Piece::AnyChar => glob.push('?'),
                Piece::Unknown => glob.push_str("**"),
            }
        }
        glob
    }

    /// The rest of it, where it begins with `prefix`.
    pub(super) fn after(&self, prefix: &str) -> Option<Self> {
        let rest = self.head().strip_prefix(prefix)?;
        let mut pattern = Self::of(rest);
        pattern.extend(self.0.get(1..).unwrap_or_default());
        Some(pattern)
    }

    /// What stands before and behind the first `mark` that is known to stand there.
    pub(super) fn cut(&self, mark: char) -> Option<(Self, Self)> {
        let (at, text) = self
            .0
            .iter()
            .enumerate()
            .find_map(|(at, piece)| match piece {
                Piece::Text(text) if text.contains(mark) => Some((at, text)),
                _ => None,
            })?;
        let (left, right) = text.split_once(mark)?;
        let mut before = Self::default();
        before.extend(self.0.get(..at).unwrap_or_default());
        before.push_text(left);
        let mut behind = Self::of(right);
        behind.extend(self.0.get(at + 1..).unwrap_or_default());
        Some((before, behind))
    }

    pub(super) fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Piece::Text(last)) if last.len() + text.len() > LENGTH => {
                self.push(Piece::Unknown);
            }
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
    }

    fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.push_text(&text),
            other if self.0.last() == Some(&other) && other != Piece::AnyChar => {}
            other => self.0.push(other),
        }
    }

    fn extend(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.push(piece.clone());
        }
    }
}

/// A word: every text it may come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Word {
    /// At least one.
    pub choices: Vec<Pattern>,
}

impl Word {
    pub(super) fn of(text: &str) -> Self {
        Self {
            choices: vec![Pattern::of(text)],
        }
    }

    /// The text, if the word can come to one text only and all of it is known.
    pub fn literal(&self) -> Option<&str> {
        match self.choices.as_slice() {
            [only] => only.literal(),
            _ => None,
        }
    }

    /// The texts that are known entirely.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.choices.iter().filter_map(Pattern::literal)
    }

    /// Whether one of its texts is exactly `text`.
    pub fn may_be(&self, text: &str) -> bool {
        self.literals().any(|literal| literal == text)
    }

    /// Whether a part of it is known to the shell only.
    pub fn is_open(&self) -> bool {
        let open = |pattern: &Pattern| pattern.0.contains(&Piece::Unknown);
        self.choices.iter().any(open)
    }
}

/// Variables that the script sets, each with all the texts it is given anywhere in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Variables {
    values: BTreeMap<String, Vec<Pattern>>,
}

impl Variables {
    pub(super) fn set(&mut self, name: &str, word: &Word) {
        let values = self.values.entry(name.to_owned()).or_default();
        for choice in &word.choices {
            if values.len() < CHOICES && !values.contains(choice) {
                values.push(choice.clone());
            }
        }
    }

    fn get(&self, name: &str) -> Option<&[Pattern]> {
        self.values.get(name).map(Vec::as_slice)
    }
}

/// Reads the word that the nodes `ids` are, which stand side by side.
pub(super) fn read(tree: &Tree, text: &str, ids: &[NodeId], variables: &Variables) -> Word {
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
        return Word::of("");
    };
    let span = Span::new(tree.node(*first).start, tree.node(*last).end);
    let mut reader = Reader {
        open: vec![String::new()],
        variables,
    };
    let mut holes: Vec<NodeId> = Vec::new();
    let mut past = 0;
    for inner in ids
        .iter()
        .flat_map(|id| std::iter::once(*id).chain(tree.descendants(*id)))
    {
        let node = tree.node(inner);
        let is_hole = node.kind == Kind::Interp || is_substitution(node.span().slice(text));
        if is_hole && node.start >= past && (node.kind == Kind::Interp || node.kind == Kind::Other)
        {
            past = node.end;
            holes.push(inner);
        }
    }
    let mut quote = Quote::None;
    let mut at = span.start;
    for hole in holes {
        let node = tree.node(hole);
        quote = reader.raw(Span::new(at, node.start.max(at)).slice(text), quote);
        reader.hole(tree, text, hole);
        at = node.end.max(at);
    }
    reader.raw(Span::new(at, span.end.max(at)).slice(text), quote);
    let mut choices: Vec<Pattern> = reader
        .open
        .iter()
        .flat_map(|text| braces(text))
        .take(CHOICES)
        .collect();
    choices.dedup();
    Word { choices }
}

/// Whether a text is `$(…)`, `` `…` ``, `<(…)`, `>(…)`: what runs to make a word.
pub(super) fn is_substitution(text: &str) -> bool {
    ["$(", "`", "<(", ">("]
        .iter()
        .any(|mark| text.starts_with(mark))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Single,
    Double,
    /// `$'…'`.
    Ansi,
}

/// What is more than a letter while a word is read: letters that no file name has, so that braces can be opened over all of
/// it. Where the script has such a letter itself, it becomes U+FFFD.
mod mark {
    pub(super) const OPEN: char = '\u{F0001}';
    pub(super) const COMMA: char = '\u{F0002}';
    pub(super) const CLOSE: char = '\u{F0003}';
    pub(super) const ANY_TEXT: char = '\u{F0004}';
    pub(super) const ANY_CHAR: char = '\u{F0005}';
    pub(super) const UNKNOWN: char = '\u{F0006}';

    pub(super) fn is_one(letter: char) -> bool {
        (OPEN..=UNKNOWN).contains(&letter)
    }
}

struct Reader<'v> {
    /// The texts so far, with marks.
    open: Vec<String>,
    variables: &'v Variables,
}

impl Reader<'_> {
    fn mark(&mut self, mark: char) {
        for text in &mut self.open {
            text.push(mark);
        }
    }

    fn letter(&mut self, letter: char) {
        let letter = if mark::is_one(letter) {
            char::REPLACEMENT_CHARACTER
        } else {
            letter
        };
        for text in &mut self.open {
            if text.len() < LENGTH {
                text.push(letter);
            }
        }
    }

    /// Text of the script as it stands there; gives the quote that is open behind it.
    fn raw(&mut self, raw: &str, mut quote: Quote) -> Quote {
        let mut letters = raw.chars().peekable();
        while let Some(letter) = letters.next() {
            match (quote, letter) {
                (Quote::None, '\'') => quote = Quote::Single,
                (Quote::None, '"') => quote = Quote::Double,
                (Quote::None, '$') if letters.peek() == Some(&'\'') => {
                    letters.next();
                    quote = Quote::Ansi;
                }
                (Quote::None, '$') if letters.peek() == Some(&'"') => {}
                (Quote::Single | Quote::Ansi, '\'') | (Quote::Double, '"') => quote = Quote::None,
                (Quote::Ansi, '\\') => self.ansi(&mut letters),
                (Quote::None, '\\') => match letters.next() {
                    None | Some('\n') => {}
                    Some(next) => self.letter(next),
                },
                (Quote::Double, '\\') => match letters.next() {
                    Some('\n') => {}
                    Some(next @ ('"' | '\\' | '$' | '`')) => self.letter(next),
                    Some(next) => {
                        self.letter('\\');
                        self.letter(next);
                    }
                    None => self.letter('\\'),
                },
                (Quote::None, '*') => self.mark(mark::ANY_TEXT),
                (Quote::None, '?') => self.mark(mark::ANY_CHAR),
                (Quote::None, '[') => self.class(&mut letters),
                (Quote::None, '{') => self.mark(mark::OPEN),
                (Quote::None, ',') => self.mark(mark::COMMA),
                (Quote::None, '}') => self.mark(mark::CLOSE),
                _ => self.letter(letter),
            }
        }
        quote
    }

    /// `[ab]`: any letter, unless nothing closes it.
    fn class(&mut self, letters: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        let mut ahead = letters.clone();
        let inner: String = ahead.by_ref().take_while(|letter| *letter != ']').collect();
        let is_closed = letters.clone().any(|letter| letter == ']');
        match inner.chars().collect::<Vec<_>>().as_slice() {
            [] => self.letter('['),
            _ if !is_closed => self.letter('['),
            // `[e]` is `e`, which hides a name from those who read letters only.
            [only] if !matches!(only, '!' | '^') => {
                self.letter(*only);
                *letters = ahead;
            }
            _ => {
                self.mark(mark::ANY_CHAR);
                *letters = ahead;
            }
        }
    }

    /// The escape of `$'…'` behind its backslash.
    fn ansi(&mut self, letters: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        let Some(letter) = letters.next() else { return };
        let (radix, longest) = match letter {
            'x' => (16, 2),
            'u' => (16, 4),
            'U' => (16, 8),
            '0'..='7' => (8, 2),
            _ => {
                return self.letter(match letter {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'e' | 'E' => '\u{1b}',
                    'a' => '\u{7}',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'v' => '\u{b}',
                    other => other,
                });
            }
        };
        let mut code = if radix == 8 {
            letter.to_digit(8).unwrap_or(0)
        } else {
            0
        };
        for _ in 0..longest {
            let Some(digit) = letters.peek().and_then(|next| next.to_digit(radix)) else {
                break;
            };
            letters.next();
            code = code.wrapping_mul(radix).wrapping_add(digit);
        }
        self.letter(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }

    /// A variable or a command whose output is put in.
    fn hole(&mut self, tree: &Tree, text: &str, hole: NodeId) {
        let values = variable(tree, text, hole).and_then(|name| self.variables.get(name));
        if let Some(values) = values
            && self.open.len() * values.len() <= CHOICES
        {
            let mut open = Vec::with_capacity(self.open.len() * values.len());
            for text in &self.open {
                open.extend(
                    values
                        .iter()
                        .map(|value| format!("{text}{}", marked(value))),
                );
            }
            self.open = open;
        } else if let Some(printed) = printed(tree, text, hole) {
            printed.chars().for_each(|letter| self.letter(letter));
        } else {
            self.mark(mark::UNKNOWN);
        }
    }
}

/// The variable that a hole is, if nothing else is done to it.
fn variable<'t>(tree: &Tree, text: &'t str, hole: NodeId) -> Option<&'t str> {
    if tree.kind(hole) != Kind::Interp {
        return None;
    }
    let mut children = tree.children(hole);
    let name = children.next()?;
    let is_plain = children.next().is_none() && tree.kind(name) == Kind::Ident;
    let whole = tree.text(text, hole);
    let is_bare = whole.len() <= tree.text(text, name).len() + "${}".len();
    (is_plain && is_bare).then(|| tree.text(text, name))
}

/// What `$(echo .env)` gives: the words of a command that only prints them.
fn printed(tree: &Tree, text: &str, hole: NodeId) -> Option<String> {
    let mut calls = tree
        .descendants(hole)
        .filter(|id| tree.kind(*id) == Kind::Call);
    let call = calls.next()?;
    if calls.next().is_some() || tree.text(text, hole).contains(['|', '>', '<', ';']) {
        return None;
    }
    let mut words = tree.text(text, call).split_ascii_whitespace();
    if !matches!(words.next()?, "echo" | "printf") {
        return None;
    }
    let only = words.next()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/~".contains(&byte);
    let is_one = words.next().is_none() && !only.starts_with('-');
    (is_one && only.bytes().all(is_plain)).then(|| only.to_owned())
}

/// Opens the braces of a text with marks: `{a,b}c` comes to `ac` and `bc`.
fn braces(text: &str) -> Vec<Pattern> {
    let mut done = Vec::new();
    let mut open = vec![text.to_owned()];
    while let Some(next) = open.pop() {
        match opened(&next).filter(|_| done.len() + open.len() < CHOICES) {
            Some(several) => open.extend(several.into_iter().rev()),
            None => done.push(pattern(&next)),
        }
    }
    done
}

/// The texts that the first pair of braces opens that has a comma and no pair inside.
fn opened(text: &str) -> Option<Vec<String>> {
    text.match_indices(mark::CLOSE).find_map(|(close, _)| {
        let before = text.get(..close)?;
        let open = before.rfind(mark::OPEN)?;
        let inner = before.get(open + mark::OPEN.len_utf8()..)?;
        let behind = text.get(close + mark::CLOSE.len_utf8()..)?;
        let before = before.get(..open)?;
        let parts = inner.split(mark::COMMA).take(CHOICES);
        inner.contains(mark::COMMA).then(|| {
            parts
                .map(|part| format!("{before}{part}{behind}"))
                .collect()
        })
    })
}

/// The pattern of a text with marks; marks that opened nothing are letters again.
fn pattern(text: &str) -> Pattern {
    let mut pattern = Pattern::default();
    let mut bytes = [0; 4];
    for letter in text.chars() {
        match letter {
            mark::OPEN => pattern.push_text("{"),
            mark::COMMA => pattern.push_text(","),
            mark::CLOSE => pattern.push_text("}"),
            mark::ANY_TEXT => pattern.push(Piece::AnyText),
            mark::ANY_CHAR => pattern.push(Piece::AnyChar),
            mark::UNKNOWN => pattern.push(Piece::Unknown),
            letter => pattern.push_text(letter.encode_utf8(&mut bytes)),
        }
    }
    pattern
}

fn marked(pattern: &Pattern) -> String {
    let mut text = String::new();
    for piece in &pattern.0 {
        match piece {
            Piece::Text(known) => text.push_str(known),
            Piece::AnyText => text.push(mark::ANY_TEXT),
            Piece::AnyChar => text.push(mark::ANY_CHAR),
            Piece::Unknown => text.push(mark::UNKNOWN),
        }
    }
    text
}
