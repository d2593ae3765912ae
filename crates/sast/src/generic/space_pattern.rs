//! Patterns of the engine `spacegrep` as nested blocks.
//!
//! Only indentation nests in a pattern; brackets are punctuation there.
//!
//! Invariant: the depth is bounded, so that the matcher may recurse over it.

use super::token::{Line, Token, TokenKind, is_word_byte, tokens};
use airlock_syntax::Symbol;
use std::collections::BTreeSet;

/// Deepest indentation; people write two or three levels.
const MAX_DEPTH: usize = 50;

/// A part of a pattern, numbered over the whole pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) number: u32,
    pub(super) kind: NodeKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NodeKind {
    /// This word.
    Word(String),
    /// This character.
    Char(char),
    /// `$X`: any word.
    Metavar(Symbol),
    /// `...`, or `$...X` with its name.
    Dots(Option<Symbol>),
    /// Lines that are indented further.
    Block(Vec<Node>),
}

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SpacePattern {
    pub(super) nodes: Vec<Node>,
    /// The metavariables that it names more than once.
    pub(super) repeated: BTreeSet<Symbol>,
    /// Whether one of those is a `$...X`.
    pub(super) repeats_dots: bool,
    /// What the metavariables are called, without `$`.
    pub(crate) names: BTreeSet<String>,
}

impl SpacePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub(crate) fn parse(text: &str) -> Result<Self, (String, String)> {
        let (tokens, lines) = tokens(text);
        let mut reader = Reader {
            text,
            next: 0,
            names: BTreeSet::new(),
            repeated: BTreeSet::new(),
            repeats_dots: false,
        };
        let nodes = reader.blocks(&tokens, &lines)?;
        if nodes.is_empty() {
            return Err((
                "the pattern is empty".to_owned(),
                "write the text to look for".to_owned(),
            ));
        }
        Ok(Self {
            nodes,
            repeated: reader.repeated,
            repeats_dots: reader.repeats_dots,
            names: reader.names,
        })
    }
}

struct Reader<'text> {
    text: &'text str,
    next: u32,
    names: BTreeSet<String>,
    repeated: BTreeSet<Symbol>,
    repeats_dots: bool,
}

impl Reader<'_> {
    fn blocks(&mut self, tokens: &[Token], lines: &[Line]) -> Result<Vec<Node>, (String, String)> {
        // Blocks that are open, each with its width; the outermost is the whole pattern.
        let mut open: Vec<(u32, Vec<Node>)> = vec![(0, Vec::new())];
        for line in lines {
            while open.last().is_some_and(|(width, _)| *width > line.indent) {
                self.close(&mut open)?;
            }
            if open.last().is_none_or(|(width, _)| *width < line.indent) {
                open.push((line.indent, Vec::new()));
            }
            if open.len() > MAX_DEPTH {
                return Err((
                    format!("the pattern is indented deeper than {MAX_DEPTH} levels"),
                    "write fewer levels".to_owned(),
                ));
            }
            let own = tokens.get(line.tokens.clone()).unwrap_or_default();
            if let Some((_, nodes)) = open.last_mut() {
                self.line(own, nodes);
            }
        }
        while open.len() > 1 {
            self.close(&mut open)?;
        }
        let nodes = open.pop().map(|(_, nodes)| nodes).unwrap_or_default();
        check(&nodes)?;
        Ok(nodes)
    }

    fn close(&mut self, open: &mut Vec<(u32, Vec<Node>)>) -> Result<(), (String, String)> {
        if let Some((_, nodes)) = open.pop() {
            check(&nodes)?;
            let node = self.node(NodeKind::Block(nodes));
            if let Some((_, outer)) = open.last_mut() {
                outer.push(node);
            }
        }
        Ok(())
    }

    fn node(&mut self, kind: NodeKind) -> Node {
        let number = self.next;
        self.next += 1;
        Node { number, kind }
    }

    fn line(&mut self, mut tokens: &[Token], nodes: &mut Vec<Node>) {
        while let Some(first) = tokens.first() {
            let (kind, length) = self.special(first, tokens);
            nodes.push(self.node(kind));
            tokens = tokens.get(length..).unwrap_or_default();
        }
    }

    /// What begins at `first`, and of how many tokens it is made.
    fn special(&mut self, first: &Token, tokens: &[Token]) -> (NodeKind, usize) {
        let rest = self.text.get(first.span.start as usize..).unwrap_or("");
        let dots = rest.bytes().take_while(|byte| *byte == b'.').count();
        match first.kind {
            TokenKind::Word => (NodeKind::Word(first.span.slice(self.text).to_owned()), 1),
            // Four dots and more are the dots themselves.
            TokenKind::Char('.') if dots == 3 && !self.is_inside_dots(first) => {
                (NodeKind::Dots(None), 3)
            }
            TokenKind::Char('$') => {
                let after = rest.get(1..).unwrap_or("");
                if let Some(name) = after.strip_prefix("...").and_then(metavariable) {
                    let name = self.named(&format!("...{name}"), true);
                    return (NodeKind::Dots(Some(name)), 5.min(tokens.len()));
                }
                match metavariable(after) {
                    Some(name) => (NodeKind::Metavar(self.named(name, false)), 2),
                    None => (NodeKind::Char('$'), 1),
                }
            }
            TokenKind::Char(character) => (NodeKind::Char(character), 1),
        }
    }

    /// Whether another dot stands right before the dot `token`.
    fn is_inside_dots(&self, token: &Token) -> bool {
        let before = self.text.get(..token.span.start as usize).unwrap_or("");
        before.ends_with('.')
    }

    fn named(&mut self, name: &str, is_dots: bool) -> Symbol {
        let symbol = Symbol::of(name);
        if !self.names.insert(name.to_owned()) {
            self.repeated.insert(symbol);
            self.repeats_dots |= is_dots;
        }
        symbol
    }
}

/// The name that `text` begins with, where that can be a metavariable's.
pub(super) fn metavariable(text: &str) -> Option<&str> {
    let length = text.bytes().take_while(|byte| is_word_byte(*byte)).count();
    let name = text.get(..length)?;
    name.starts_with(|c: char| c.is_ascii_uppercase())
        .then_some(name)
}

/// Refuses two ellipses side by side of which the second has a name: where the one ends could not be told.
fn check(nodes: &[Node]) -> Result<(), (String, String)> {
    for pair in nodes.windows(2) {
        if let [a, b] = pair
            && matches!(a.kind, NodeKind::Dots(_))
            && matches!(b.kind, NodeKind::Dots(Some(_)))
        {
            return Err((
                "`$...X` stands right behind another ellipsis".to_owned(),
                "write something between the two, or a single ellipsis".to_owned(),
            ));
        }
    }
    Ok(())
}
