//! Functions that nearly repeat others: each is told by a few hashes of its tokens.
//!
//! Tokens are the code's own, with local names put as one, so that a copy with other variables is the same; what is
//! called keeps its name. Hashes are chosen by winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for
//! document fingerprinting", SIGMOD 2003), by which two texts that share a run of [`RUN`] + [`WINDOW`] - 1 tokens share
//! a hash.

use super::{File, Signal, SignalRule};
use crate::functions::Function;
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Tokens that are hashed together.
const RUN: usize = 6;
/// Hashes of which one is kept.
const WINDOW: usize = 4;
/// Tokens below which a function is too small to be called a copy.
const LEAST_TOKENS: usize = 70;
/// Functions that share a hash above which it is idiom.
const COMMON: usize = 20;
/// The part of their hashes that two functions must share.
const LEAST_SHARED: f64 = 0.85;

/// What tells a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// Its name behind those of the classes around it.
    pub symbol: String,
    /// Its name.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// Its hashes, in order, each once.
    pub hashes: Vec<u32>,
}

/// The functions of a file that are large enough.
pub(super) fn sketches(file: &File<'_>) -> Vec<Sketch> {
    let own = { file.functions.iter() }.filter(|function| !function.name.is_empty());
    own.filter_map(|function| {
        let tokens = tokens(file, function);
        { tokens.len() >= LEAST_TOKENS }.then(|| Sketch {
            symbol: function.symbol.clone(),
            head: function.head,
            span: function.span,
            hashes: winnowed(&tokens),
        })
    })
    .collect()
}

/// The tokens of a function's body as numbers.
fn tokens(file: &File<'_>, function: &Function) -> Vec<u32> {
    let tree = file.facts.tree;
    let all = std::iter::once(function.body).chain(tree.descendants(function.body));
    let mut tokens = Vec::new();
    for id in all {
        let node = tree.node(id);
        tokens.push(node.kind as u32);
        let keeps_name = match node.kind {
            Kind::Ident => is_told_by_name(file, id),
            Kind::StrText | Kind::Number | Kind::Bool | Kind::Binary | Kind::Unary => true,
            _ => false,
        };
        if keeps_name {
            tokens.push(node.symbol.0);
        }
    }
    tokens
}

/// Whether a name is one of something outside the function: called, a member, a type, a key.
fn is_told_by_name(file: &File<'_>, id: NodeId) -> bool {
    let tree = file.facts.tree;
    let role = tree.node(id).role;
    match tree.kind(file.facts.parent(id)) {
        Kind::Call => role == Role::Callee,
        Kind::Member => role == Role::Name,
        Kind::KeywordArg | Kind::Pair => matches!(role, Role::Name | Role::Key),
        Kind::New | Kind::Cast | Kind::Type => true,
        _ => false,
    }
}

fn winnowed(tokens: &[u32]) -> Vec<u32> {
    let runs: Vec<u32> = tokens
        .windows(RUN)
        .map(|run| {
            // FNV-1a over the numbers, as symbols are made of names.
            let mut text = String::with_capacity(RUN * 9);
            for token in run {
                // Writing to a String cannot fail.
                let _ = write!(text, "{token:x}.");
            }
            Symbol::of(&text).0
        })
        .collect();
    let mut kept: Vec<u32> = runs
        .windows(WINDOW)
        .filter_map(|window| window.iter().min().copied())
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// A file's functions, and which of them are new.
pub struct Sketched<'facts> {
    /// The file's path.
    pub path: &'facts str,
    /// Its functions.
    pub sketches: &'facts [Sketch],
    /// Functions that were there before the change, by their names; `None`: nothing is compared.
    pub known: Option<Vec<&'facts str>>,
}

/// What nearly repeats another function, by the file's place. Where nothing is compared, the later one of two is told.
pub fn repeated(files: &[Sketched<'_>]) -> Vec<(usize, Signal)> {
    let mut holders: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        for (number, sketch) in file.sketches.iter().enumerate() {
            for hash in &sketch.hashes {
                holders.entry(*hash).or_default().push((at, number));
            }
        }
    }
    let mut all = Vec::new();
    for (at, file) in files.iter().enumerate() {
        for (number, sketch) in file.sketches.iter().enumerate() {
            let is_old = { file.known.as_ref() }
                .is_some_and(|known| known.contains(&sketch.symbol.as_str()));
            if is_old {
                continue;
            }
            let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for hash in &sketch.hashes {
                let with = holders.get(hash).filter(|with| with.len() <= COMMON);
                for other in with.into_iter().flatten() {
                    *shared.entry(*other).or_default() += 1;
                }
            }
            let best = { shared.iter() }
                .filter(|(other, _)| may_be_original(files, (at, number), **other))
                .max_by_key(|(other, count)| (**count, std::cmp::Reverse(**other)));
            let Some((&(from, original), &count)) = best else {
                continue;
            };
            let Some(original) = files.get(from).and_then(|file| file.sketches.get(original))
            else {
                continue;
            };
            let union = sketch.hashes.len() + original.hashes.len() - count;
            if ratio(count, union) < LEAST_SHARED {
                continue;
            }
            let path = files.get(from).map_or("", |file| file.path);
            let place = if from == at {
                "this file".to_owned()
            } else {
                format!("`{path}`")
            };
            all.push((
                at,
                Signal {
                    rule: SignalRule::ReinventedHelper,
                    span: sketch.head,
                    symbol: sketch.symbol.clone(),
                    message: format!(
                        "`{}` nearly repeats `{}` of {place}",
                        sketch.symbol, original.symbol
                    ),
                    identity: sketch.symbol.clone(),
                },
            ));
        }
    }
    all
}

/// Whether a function can be what another repeats: it was there before, or stands before it where nothing is compared.
/// Two of one name in two classes are how classes are written.
fn may_be_original(files: &[Sketched<'_>], copy: (usize, usize), original: (usize, usize)) -> bool {
    let sketch =
        |(at, number): (usize, usize)| files.get(at).and_then(|file| file.sketches.get(number));
    let (Some(one), Some(other)) = (sketch(copy), sketch(original)) else {
        return false;
    };
    let was_there = match files.get(original.0).and_then(|file| file.known.as_ref()) {
        Some(known) => known.contains(&other.symbol.as_str()),
        None => original < copy,
    };
    let last = |symbol: &str| symbol.rsplit('.').next().unwrap_or("").to_owned();
    let are_methods = one.symbol.contains('.') && other.symbol.contains('.');
    // A function inside another repeats what it is a part of.
    let is_inside =
        copy.0 == original.0 && (one.span.contains(other.span) || other.span.contains(one.span));
    copy != original
        && was_there
        && !is_inside
        && one.symbol != other.symbol
        && !(are_methods && last(&one.symbol) == last(&other.symbol))
}

#[expect(clippy::cast_precision_loss, reason = "a function has no 2^52 hashes")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
