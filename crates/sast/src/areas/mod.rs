//! Areas of security: which functions and lines touch authentication, cryptography, files and so on.
//!
//! What shows it is in tables (`data/areas.txt`): names of libraries and functions by language, words in names of
//! functions, and kinds of files. A library says more than a name, and a call more than an import, which says nothing.
//!
//! Invariants:
//! - a text without code, a style sheet or documentation is in no area, unless its very path is (agents' instructions);
//! - tests are in none: what they touch is not what runs;
//! - every area has a reason that names what shows it.

mod paths;
mod table;

pub use paths::area_of_path;
pub(crate) use table::words;

use crate::engine::SourceView;
use crate::functions::{Function, functions};
use crate::uses::{Use, uses};
use airlock_flow::Facts;
use airlock_model::{AreaKind, Confidence, Span};
use airlock_syntax::Language;
use std::collections::BTreeMap;
use table::{Table, Words};

/// Something that shows an area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sign {
    /// The area.
    pub kind: AreaKind,
    /// Where it stands.
    pub span: Span,
    /// What it is, in words.
    pub reason: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A function, or the code outside of functions, with the signs in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The function with its classes; `None` outside of functions.
    pub symbol: Option<String>,
    /// Its name; for code outside of functions, the whole text.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// What shows which area, by place.
    pub signs: Vec<Sign>,
}

/// The places of a text that touch some area, in source order.
pub fn places(view: &SourceView<'_>) -> Vec<Place> {
    let Some(language) = view.language else {
        return Vec::new();
    };
    let Some(table) = Table::of(language) else {
        return Vec::new();
    };
    let facts = Facts::new(language, view.tree, view.text);
    let functions = functions(&facts);
    let mut by_function: BTreeMap<Option<usize>, Vec<Sign>> = BTreeMap::new();
    for used in uses(&facts) {
        let span = view.tree.node(used.node).span();
        let Some(sign) = sign_of(&table, &used, span) else {
            continue;
        };
        by_function
            .entry(outermost(&functions, span))
            .or_default()
            .push(sign);
    }
    for (at, function) in functions.iter().enumerate() {
        // A closure belongs to the function around it.
        if function.outer.is_some() && function.name.is_empty() {
            continue;
        }
        let owner = outermost(&functions, function.span).unwrap_or(at);
        by_function
            .entry(Some(owner))
            .or_default()
            .extend(signs_of_name(function));
    }
    let whole = Span::new(0, u32::try_from(view.text.len()).unwrap_or(u32::MAX));
    let place = |(owner, mut signs): (Option<usize>, Vec<Sign>)| {
        signs.sort_by_key(|sign| sign.span);
        let function = owner.and_then(|owner| functions.get(owner));
        (!signs.is_empty()).then(|| Place {
            symbol: { function.map(|function| function.symbol.clone()) }
                .filter(|symbol| !symbol.is_empty()),
            head: function.map_or(whole, |function| function.head),
            span: function.map_or(whole, |function| function.span),
            signs,
        })
    };
    let mut all: Vec<Place> = by_function.into_iter().filter_map(place).collect();
    all.sort_by_key(|place| place.span);
    all
}

fn sign_of(table: &Table, used: &Use, span: Span) -> Option<Sign> {
    let row = table.get(used)?;
    let shown = used.path.strip_prefix("*.").unwrap_or(&used.path);
    Some(Sign {
        kind: row.kind,
        span,
        reason: format!("`{}` {}", short(shown), row.what),
        confidence: row.confidence,
    })
}

/// The area of what is known of a name that is used.
pub(crate) fn kind_of_use(language: &Language, used: &Use) -> Option<AreaKind> {
    Table::of(language)?.get(used).map(|row| row.kind)
}

/// What the name of a function says.
fn signs_of_name(function: &Function) -> Vec<Sign> {
    let words = words(&function.name);
    let known = Words::get();
    let found = known.signs(&words).into_iter();
    found
        .map(|kind| Sign {
            kind,
            span: function.head,
            reason: format!("the function is called `{}`", short(&function.name)),
            confidence: Confidence::Medium,
        })
        .collect()
}

/// The outermost named function around `span`, that is none of a module pattern's.
fn outermost(functions: &[Function], span: Span) -> Option<usize> {
    let around = |function: &Function| function.span.contains(span);
    // In pre-order the first one that holds it is the outermost; closures without a name are taken where nothing else is.
    let named =
        { functions.iter() }.position(|function| around(function) && !function.name.is_empty());
    named.or_else(|| functions.iter().position(around))
}

fn short(name: &str) -> &str {
    match name.char_indices().nth(60) {
        Some((end, _)) => name.get(..end).unwrap_or(name),
        None => name,
    }
}
