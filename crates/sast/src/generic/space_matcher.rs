//! Matches a [`SpacePattern`] against a [`Document`].
//!
//! - an unindented pattern matches text of any indentation: blocks of the document are entered and left as if they were
//!   not there, but for the one that the match begins in, which it does not leave; a block of the pattern matches one
//!   whole block of the document;
//! - `...` skips what does not match, for a number of lines below the last token that did; several in a row add up; at
//!   the pattern's end it reaches to the end of the block, within those lines;
//! - of matches with one end the shortest counts.
//!
//! Invariants:
//! - recursion follows the pattern's blocks, whose depth is bounded when it is parsed;
//! - each step costs one of the budget; what an ellipsis has searched in vain is not searched again, unless a repeated
//!   `$...X` makes that depend on what came before.

use super::document::{Document, Item, Start};
use super::space_pattern::{Node, NodeKind, SpacePattern};
use super::token::{Token, TokenKind};
use crate::env::{Env, Hit, Value};
use airlock_model::{Budget, Span};
use airlock_syntax::Symbol;
use rustc_hash::FxHashMap;

/// Everything that `pattern` matches in `document`, in source order; an ellipsis skips at most `max_lines` lines.
pub(super) fn find(
    pattern: &SpacePattern,
    document: &Document,
    text: &str,
    max_lines: u32,
    budget: &mut Budget,
) -> Vec<Hit> {
    let mut matcher = SpaceMatcher {
        pattern,
        document,
        text,
        max_lines,
        budget,
        explored: FxHashMap::default(),
        entered: Vec::new(),
    };
    matcher.find()
}

/// What an ellipsis that begins at one place of the pattern and reaches to one line finds in one block: the same for the
/// same words behind the metavariables that the pattern repeats.
type SearchKey = (u32, u32, usize, Vec<Symbol>);

struct SpaceMatcher<'run> {
    pattern: &'run SpacePattern,
    document: &'run Document,
    text: &'run str,
    max_lines: u32,
    budget: &'run mut Budget,
    /// From which item on a search is known to be in vain.
    explored: FxHashMap<SearchKey, usize>,
    /// The searches begun since the last match.
    entered: Vec<SearchKey>,
}

/// Where the match ends so far, and the line of the last token that matched.
#[derive(Debug, Clone, Copy)]
struct Last {
    end: u32,
    line: u32,
}

/// An ellipsis that is being filled.
#[derive(Debug, Clone)]
struct Dots {
    max_line: u32,
    skipped: Span,
    name: Option<Symbol>,
    /// From which item on nothing is to be found; `None` before the search begins.
    until: Option<usize>,
}

#[derive(Debug, Clone)]
struct State {
    /// Place in the pattern's list.
    at: usize,
    /// Place in the document.
    item: usize,
    dots: Option<Dots>,
    env: Env,
    last: Last,
}

impl State {
    /// Where the match ends with what an open ellipsis skipped.
    fn covered(&self) -> Last {
        let skipped = self.dots.as_ref().map_or(0, |dots| dots.skipped.end);
        Last {
            end: self.last.end.max(skipped),
            ..self.last
        }
    }
}

/// The list of nodes that is matched, and against what.
#[derive(Clone, Copy)]
struct Frame<'run> {
    nodes: &'run [Node],
    /// Where the block of the document ends that the match may not leave.
    end: usize,
    /// Whether that must be matched to its end.
    whole: bool,
}

enum Step {
    Go(State),
    Fail,
    Done(Env, Last),
}

impl<'run> SpaceMatcher<'run> {
    fn find(&mut self) -> Vec<Hit> {
        let pattern = self.pattern;
        let first = pattern.nodes.first().map(|node| &node.kind);
        let block_starts = matches!(first, Some(NodeKind::Dots(_)));
        let mut hits: Vec<Hit> = Vec::new();
        let document = self.document;
        for Start { item, token, end } in document.starts(block_starts) {
            if self.budget.is_empty() {
                break;
            }
            if !first.is_some_and(|first| self.may_begin(first, token)) {
                continue;
            }
            let frame = Frame {
                nodes: &pattern.nodes,
                end,
                whole: false,
            };
            let start = token.span.start;
            let last = Last {
                end: start,
                line: token.line,
            };
            let state = State {
                at: 0,
                item,
                dots: None,
                env: Env::default(),
                last,
            };
            if let Some((env, last)) = self.run(frame, state) {
                let span = Span::new(start, last.end.max(token.span.end));
                hits.push(Hit {
                    span,
                    env: env.normalised(),
                });
                for key in self.entered.drain(..) {
                    self.explored.remove(&key);
                }
            }
            self.entered.clear();
        }
        let mut shortest: FxHashMap<u32, u32> = FxHashMap::default();
        for hit in &hits {
            shortest.insert(hit.span.end, hit.span.start);
        }
        hits.retain(|hit| shortest.get(&hit.span.end) == Some(&hit.span.start));
        hits
    }

    /// Whether a match may begin at `token`: spares most of the work.
    fn may_begin(&self, first: &NodeKind, token: &Token) -> bool {
        match first {
            NodeKind::Word(_) | NodeKind::Char(_) | NodeKind::Metavar(_) => {
                self.is_same(first, token)
            }
            NodeKind::Dots(_) | NodeKind::Block(_) => true,
        }
    }

    /// Whether `token` is what `kind` asks for, whatever is bound.
    fn is_same(&self, kind: &NodeKind, token: &Token) -> bool {
        match (kind, token.kind) {
            (NodeKind::Word(word), TokenKind::Word) => word == token.span.slice(self.text),
            (NodeKind::Char(own), TokenKind::Char(other)) => *own == other,
            (NodeKind::Metavar(_), TokenKind::Word) => true,
            _ => false,
        }
    }

    /// The first way to match, the shortest fill of each ellipsis first.
    fn run(&mut self, frame: Frame<'run>, state: State) -> Option<(Env, Last)> {
        // Where an ellipsis could also skip what matched.
        let mut choices = vec![state];
        while let Some(mut state) = choices.pop() {
            loop {
                if self.budget.spend(1).is_err() {
                    return None;
                }
                match self.step(frame, state, &mut choices) {
                    Step::Go(next) => state = next,
                    Step::Fail => break,
                    Step::Done(env, last) => return Some((env, last)),
                }
            }
        }
        None
    }

    fn step(&mut self, frame: Frame<'run>, mut state: State, choices: &mut Vec<State>) -> Step {
        let Some(node) = frame.nodes.get(state.at) else {
            return self.finish(frame, state);
        };
        match &node.kind {
            NodeKind::Dots(name) => {
                let span = self.max_lines;
                let dots = state.dots.get_or_insert_with(|| Dots {
                    max_line: state.last.line,
                    skipped: Span::new(state.last.end, state.last.end),
                    name: *name,
                    until: None,
                });
                dots.max_line = dots.max_line.saturating_add(span);
                state.at += 1;
                Step::Go(state)
            }
            NodeKind::Block(inner) => self.block(frame, inner, state),
            kind => self.token(frame, node.number, kind, state, choices),
        }
    }

    /// The item at which the state stands; none at the end of the block that is matched.
    fn item(&self, frame: Frame<'_>, state: &State) -> Option<Item> {
        let item = self.document.items.get(state.item).copied();
        item.filter(|_| state.item < frame.end)
    }

    /// Nothing of the pattern's list is left.
    fn finish(&mut self, frame: Frame<'_>, mut state: State) -> Step {
        if let Some(dots) = &state.dots {
            let max_line = dots.max_line;
            let mut last = state.last;
            if self.item(frame, &state).is_some() {
                let rest = self.document.rest_of_block(state.item, max_line);
                let tokens = rest.inspect(|token| {
                    last = Last {
                        end: token.span.end,
                        line: token.line,
                    };
                });
                if self.budget.spend(tokens.count() as u64).is_err() {
                    return Step::Fail;
                }
            }
            state.last = last;
        } else if frame.whole && !matches!(self.item(frame, &state), None | Some(Item::Close)) {
            // A block of the document must be matched whole.
            return Step::Fail;
        }
        if let Some(dots) = &mut state.dots {
            dots.skipped.end = state.last.end.max(dots.skipped.end);
        }
        match self.closed(&state) {
            Some(env) => Step::Done(env, state.last),
            None => Step::Fail,
        }
    }

    /// A block of the pattern: it matches a whole block of the document.
    fn block(&mut self, frame: Frame<'run>, inner: &'run [Node], mut state: State) -> Step {
        match self.item(frame, &state) {
            None | Some(Item::Close) => {
                let rest = frame.nodes.get(state.at..).unwrap_or_default();
                state.last = state.covered();
                match self.closed(&state) {
                    Some(env) if matches_nothing(rest) => Step::Done(env, state.last),
                    _ => Step::Fail,
                }
            }
            Some(Item::Open(end)) => {
                let end = end as usize;
                let Some(env) = self.closed(&state) else {
                    return Step::Fail;
                };
                let begin = State {
                    at: 0,
                    item: state.item + 1,
                    dots: None,
                    env,
                    last: state.covered(),
                };
                let within = Frame {
                    nodes: inner,
                    end,
                    whole: true,
                };
                match self.run(within, begin) {
                    Some((env, last)) => Step::Go(State {
                        at: state.at + 1,
                        item: end + 1,
                        dots: None,
                        env,
                        last,
                    }),
                    None => Step::Fail,
                }
            }
            Some(Item::Token(token)) => {
                if skip(&mut state, &token) {
                    return Step::Go(state);
                }
                match self.closed(&state) {
                    Some(env) if inner.iter().all(is_nothing) => {
                        state.last = state.covered();
                        state.env = env;
                        state.dots = None;
                        state.at += 1;
                        Step::Go(state)
                    }
                    _ => Step::Fail,
                }
            }
        }
    }

    /// A word, character or metavariable.
    fn token(
        &mut self,
        frame: Frame<'_>,
        number: u32,
        kind: &NodeKind,
        mut state: State,
        choices: &mut Vec<State>,
    ) -> Step {
        if self.is_explored(frame, number, &mut state) {
            return Step::Fail;
        }
        let token = match self.item(frame, &state) {
            None => return Step::Fail,
            Some(Item::Open(_) | Item::Close) => {
                state.item += 1;
                return Step::Go(state);
            }
            Some(Item::Token(token)) => token,
        };
        if let Some(dots) = &state.dots
            && token.line > dots.max_line
        {
            return Step::Fail;
        }
        let Some(env) = self.bound(kind, &token, &state) else {
            return if skip(&mut state, &token) {
                Step::Go(state)
            } else {
                Step::Fail
            };
        };
        let next = State {
            at: state.at + 1,
            item: state.item + 1,
            dots: None,
            env,
            last: Last {
                end: token.span.end,
                line: token.line,
            },
        };
        if skip(&mut state, &token) {
            choices.push(state);
        }
        Step::Go(next)
    }

    /// Whether the search of an ellipsis for the node `number` has come to where it was in vain before.
    fn is_explored(&mut self, frame: Frame<'_>, number: u32, state: &mut State) -> bool {
        let (item, repeats) = (state.item, self.pattern.repeats_dots);
        let Some(dots) = &mut state.dots else {
            return false;
        };
        if repeats {
            return false;
        }
        if let Some(until) = dots.until {
            return item >= until;
        }
        let words = { self.pattern.repeated.iter() }
            .map(|name| match state.env.get(*name) {
                Some(value) => Symbol::of(value.span.slice(self.text)),
                None => Symbol::NONE,
            })
            .collect();
        let key = (number, dots.max_line, frame.end, words);
        let known = self.explored.get(&key).copied().unwrap_or(usize::MAX);
        self.explored.insert(key.clone(), known.min(item));
        self.entered.push(key);
        dots.until = Some(known);
        item >= known
    }

    /// The bindings with which `token` is what `kind` asks for.
    fn bound(&self, kind: &NodeKind, token: &Token, state: &State) -> Option<Env> {
        if !self.is_same(kind, token) {
            return None;
        }
        let env = self.closed(state)?;
        let NodeKind::Metavar(name) = kind else {
            return Some(env);
        };
        match env.get(*name) {
            None => Some(env.with(*name, Value::range(token.span))),
            Some(own) => (own.span.slice(self.text) == token.span.slice(self.text)).then_some(env),
        }
    }

    /// The bindings once the ellipsis that is open, if any, ends; none where its name stands for another text.
    fn closed(&self, state: &State) -> Option<Env> {
        let Some((dots, name)) = { state.dots.as_ref() }.and_then(|dots| Some((dots, dots.name?)))
        else {
            return Some(state.env.clone());
        };
        let span = dots.skipped;
        match state.env.get(name) {
            None => Some(state.env.with(name, Value::range(span))),
            Some(own) => {
                (own.span.slice(self.text) == span.slice(self.text)).then(|| state.env.clone())
            }
        }
    }
}

/// Lets an open ellipsis skip `token`; false where there is none or it does not reach so far.
fn skip(state: &mut State, token: &Token) -> bool {
    match &mut state.dots {
        Some(dots) if token.line <= dots.max_line => {
            dots.skipped.end = token.span.end;
            state.item += 1;
            true
        }
        _ => false,
    }
}

fn matches_nothing(nodes: &[Node]) -> bool {
    nodes.iter().all(is_nothing)
}

/// Whether a node may match no text at all.
fn is_nothing(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Dots(_) => true,
        NodeKind::Block(inner) => matches_nothing(inner),
        NodeKind::Word(_) | NodeKind::Char(_) | NodeKind::Metavar(_) => false,
    }
}
