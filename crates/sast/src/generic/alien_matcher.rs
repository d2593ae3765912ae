//! Matches an [`AlienPattern`] against a text.
//!
//! - `$X` is one word, and the same word wherever it is repeated; `...` is as little as possible, but brackets in it come
//!   in pairs;
//! - an ellipsis at the pattern's begin or end reaches to that of the text, or of the line where lines count;
//! - matches do not overlap: the next is looked for behind the last.
//!
//! Invariant: iterative; each step costs one of the budget, and no part of the pattern is tried twice at one place with
//! the same bindings.

use super::alien_pattern::{AlienPattern, Part};
use super::braces;
use super::options::AlienOptions;
use super::token::{Token, TokenKind, to_u32};
use crate::env::{Env, Hit, Value};
use airlock_model::{Budget, Span};
use airlock_syntax::Symbol;
use rustc_hash::{FxHashMap, FxHashSet};

/// Places that are remembered as tried; beyond them only the budget bounds.
const MAX_TRIED: usize = 1 << 20;

/// Everything that `pattern` matches in `text`, in source order.
pub(super) fn find(
    pattern: &AlienPattern,
    text: &str,
    options: &AlienOptions,
    budget: &mut Budget,
) -> Vec<Hit> {
    let tokens = tokens(text, options);
    let partners = braces::pairs(&tokens, &options.braces)
        .into_iter()
        .collect();
    let mut matcher = AlienMatcher {
        pattern,
        text,
        options,
        tokens,
        partners,
        tried: FxHashSet::default(),
        budget,
    };
    matcher.find()
}

/// The words and characters of `text`; the ends of lines are characters where they count.
fn tokens(text: &str, options: &AlienOptions) -> Vec<Token> {
    let mut all = Vec::new();
    let (mut at, mut line) = (0, 0_u32);
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let word = options.word_length(rest);
        let length = if word > 0 { word } else { first.len_utf8() };
        let counts = !first.is_whitespace() || first == '\n' && !options.multiline;
        if word > 0 || counts {
            let own = rest.get(..length).unwrap_or("");
            all.push(Token {
                kind: if word > 0 {
                    TokenKind::Word
                } else {
                    TokenKind::Char(first)
                },
                span: Span::new(to_u32(at), to_u32(at + length)),
                line,
                symbol: Symbol::of(&options.folded(own)),
            });
        }
        line += u32::from(first == '\n');
        at += length;
    }
    all
}

struct AlienMatcher<'run> {
    pattern: &'run AlienPattern,
    text: &'run str,
    options: &'run AlienOptions,
    tokens: Vec<Token>,
    /// The second of a pair of brackets, by the first.
    partners: FxHashMap<usize, usize>,
    tried: FxHashSet<(usize, usize)>,
    budget: &'run mut Budget,
}

#[derive(Debug, Clone)]
struct State {
    /// Place in the pattern.
    part: usize,
    /// Where the match begins.
    start: usize,
    /// Place in the text.
    token: usize,
    /// Where the ellipsis that is open began.
    begin: usize,
    env: Env,
}

impl AlienMatcher<'_> {
    fn find(&mut self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut start = 0;
        while start < self.tokens.len() && !self.budget.is_empty() {
            let matched = { self.may_begin(start) }.then(|| self.at(start)).flatten();
            let Some((end, env)) = matched else {
                start += 1;
                continue;
            };
            let span = Span::new(self.begin_of(start), self.end_of(start, end));
            hits.push(Hit {
                span,
                env: env.normalised(),
            });
            self.tried.clear();
            start = end.max(start + 1);
        }
        hits
    }

    /// Whether a match may begin at the token `start`: an ellipsis in front reaches back to where the text or line begins.
    fn may_begin(&self, start: usize) -> bool {
        match self.pattern.parts.first() {
            Some(Part::Ellipsis { long, .. }) => {
                let is_line = !self.options.multiline && !long;
                let before = start.checked_sub(1).and_then(|at| self.tokens.get(at));
                before.is_none_or(|before| is_line && is_newline(before))
            }
            Some(part) => { self.tokens.get(start) }.is_some_and(|token| self.is_same(part, token)),
            None => false,
        }
    }

    /// The first way to match from the token `start` on: behind which token it ends, and with which bindings.
    fn at(&mut self, start: usize) -> Option<(usize, Env)> {
        let mut choices = vec![State {
            part: 0,
            start,
            token: start,
            begin: start,
            env: Env::default(),
        }];
        while let Some(state) = choices.pop() {
            if self.budget.spend(1).is_err() {
                return None;
            }
            if !self.pattern.repeats
                && self.tried.len() < MAX_TRIED
                && !self.tried.insert((state.part, state.token))
            {
                continue;
            }
            let Some(part) = self.pattern.parts.get(state.part) else {
                return Some((state.token, state.env));
            };
            let Part::Ellipsis { long, name } = *part else {
                choices.extend(self.single(part, state));
                continue;
            };
            let is_last = state.part + 1 == self.pattern.parts.len();
            let longer = self.skipped(state.token, long);
            let done = (!is_last || self.is_end(state.token, long))
                .then(|| self.closed(&state, name))
                .flatten();
            if let Some(token) = longer {
                choices.push(State {
                    token,
                    ..state.clone()
                });
            }
            choices.extend(done.map(|env| State {
                part: state.part + 1,
                start: state.start,
                token: state.token,
                begin: state.token,
                env,
            }));
        }
        None
    }

    /// The state behind one token that is what `part` asks for.
    fn single(&self, part: &Part, state: State) -> Option<State> {
        let token = self.tokens.get(state.token)?;
        if !self.is_same(part, token) {
            return None;
        }
        let env = match part {
            Part::Metavar(name) => self.bound(*name, token.span, &state.env)?,
            _ => state.env,
        };
        Some(State {
            part: state.part + 1,
            start: state.start,
            token: state.token + 1,
            begin: state.token + 1,
            env,
        })
    }

    fn is_same(&self, part: &Part, token: &Token) -> bool {
        match (part, token.kind) {
            (Part::Word(word), TokenKind::Word) => {
                Symbol::of(word) == token.symbol
                    && *word == self.options.folded(token.span.slice(self.text))
            }
            (Part::Char(own), TokenKind::Char(other)) => *own == self.options.folded_char(other),
            (Part::Metavar(_), TokenKind::Word) => true,
            (Part::Newline, _) => is_newline(token),
            _ => false,
        }
    }

    /// The token behind the one, or the pair of brackets, that an ellipsis may skip at `at`.
    fn skipped(&self, at: usize, long: bool) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if is_newline(token) {
            return long.then_some(at + 1);
        }
        if let Some(second) = self.partners.get(&at) {
            let closer = self.tokens.get(*second)?;
            let fits = long || self.options.multiline || closer.line == token.line;
            return fits.then_some(second + 1);
        }
        let is_brace = |c: char| { self.options.braces.iter() }.any(|(a, b)| *a == c || *b == c);
        (!matches!(token.kind, TokenKind::Char(c) if is_brace(c))).then_some(at + 1)
    }

    /// Whether the text, or the line where lines count, ends before the token `at`.
    fn is_end(&self, at: usize, long: bool) -> bool {
        let is_line = !self.options.multiline && !long;
        { self.tokens.get(at) }.is_none_or(|token| is_line && is_newline(token))
    }

    /// The bindings once the ellipsis of `state` ends.
    fn closed(&self, state: &State, name: Option<Symbol>) -> Option<Env> {
        let Some(name) = name else {
            return Some(state.env.clone());
        };
        // One that takes nothing lies behind what matched before it.
        let before = state
            .begin
            .checked_sub(1)
            .filter(|_| state.begin > state.start);
        let before = before.and_then(|before| self.tokens.get(before));
        let span = match before {
            Some(before) if state.token == state.begin => {
                Span::new(before.span.end, before.span.end)
            }
            _ => Span::new(
                self.begin_of(state.begin),
                self.end_of(state.begin, state.token),
            ),
        };
        self.bound(name, span, &state.env)
    }

    fn bound(&self, name: Symbol, span: Span, env: &Env) -> Option<Env> {
        match env.get(name) {
            None => Some(env.with(name, Value::range(span))),
            Some(own) => (own.span.slice(self.text) == span.slice(self.text)).then(|| env.clone()),
        }
    }

    fn length(&self) -> u32 {
        to_u32(self.text.len())
    }

    fn begin_of(&self, token: usize) -> u32 {
        { self.tokens.get(token) }.map_or(self.length(), |token| token.span.start)
    }

    /// Where the tokens `begin..end` end.
    fn end_of(&self, begin: usize, end: usize) -> u32 {
        let last = end.checked_sub(1).filter(|last| *last >= begin);
        { last.and_then(|last| self.tokens.get(last)) }
            .map_or_else(|| self.begin_of(begin), |token| token.span.end)
    }
}

fn is_newline(token: &Token) -> bool {
    token.kind == TokenKind::Char('\n')
}
