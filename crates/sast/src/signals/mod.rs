//! Signals: what is worth a reviewer's look besides what rules find, first of all what assistants tend to write.
//!
//! [`look`] takes the facts of one text; [`judge`] says of them, and of those before a change, what is worth telling.
//! One file for each signal.
//!
//! Invariants:
//! - facts are plain data without trees, so that the state before a change and the index can hold them;
//! - a signal that a module cannot be sure of is not given: what is dynamic is unknown.

mod deprecated;
mod duplicates;
mod helpers;
mod judge;
mod rules;
mod security;
mod swallowed;
mod symbols;
mod test_cases;

pub use duplicates::{Sketch, Sketched, repeated};
pub use judge::{Before, judge};
pub use rules::SignalRule;
pub use security::{Safeguard, SafeguardKind};
pub use symbols::{Exports, Wanted, exports};

use crate::engine::SourceView;
use crate::functions::{LANGUAGES_WITH_FUNCTIONS, functions};
use crate::metrics::{self, Measured};
use crate::uses::uses;
use airlock_flow::Facts;
use airlock_model::{Metrics, Purpose, Span};
use airlock_syntax::{Kind, Role};
use serde::{Deserialize, Serialize};

/// Something to tell of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// By which rule.
    pub rule: SignalRule,
    /// Where.
    pub span: Span,
    /// The function round it, with its classes.
    pub symbol: String,
    /// What is to be told, in one line.
    pub message: String,
    /// What makes it the same one in another state of the file, besides rule and symbol.
    pub identity: String,
}

/// A function's numbers, as they are held against those before a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunctionFacts {
    /// Its name behind those of the classes and functions around it.
    pub symbol: String,
    /// Where its name stands.
    pub head: Span,
    /// Its numbers.
    pub metrics: Metrics,
    /// Whether a framework decides which parameters it has.
    pub has_given_parameters: bool,
}

/// What is known of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileSignals {
    /// What the file is for.
    pub purpose: Purpose,
    /// The names of its functions and classes.
    pub names: Vec<String>,
    /// What its functions measure.
    pub functions: Vec<FunctionFacts>,
    /// What can be told of the text by itself.
    pub signals: Vec<Signal>,
    /// Names that are taken of modules that only other files show.
    pub wanted: Vec<Wanted>,
    /// What tells its larger functions.
    pub sketches: Vec<Sketch>,
    /// What keeps it safe.
    pub safeguards: Vec<Safeguard>,
}

/// The facts of one text; `None` where its language is not understood.
pub fn look(view: &SourceView<'_>, purpose: Purpose) -> Option<FileSignals> {
    let language = view.language?;
    if !LANGUAGES_WITH_FUNCTIONS.contains(&language.name) {
        return None;
    }
    let facts = Facts::new(language, view.tree, view.text);
    let functions = functions(&facts);
    let uses = uses(&facts);
    let file = File {
        facts: &facts,
        functions: &functions,
        uses: &uses,
        purpose,
    };
    let mut signals = deprecated::find(&file);
    signals.extend(swallowed::find(&file));
    signals.extend(test_cases::find(&file));
    signals.extend(helpers::find(&file));
    let (unknown, wanted) = symbols::find(&file);
    signals.extend(unknown);
    let places = if purpose == Purpose::Product {
        crate::areas::places(view)
    } else {
        Vec::new()
    };
    signals.sort_by_key(|signal| (signal.span, signal.rule));
    Some(FileSignals {
        purpose,
        names: names(&facts, &functions),
        functions: metrics::measure_all(&facts, &functions)
            .into_iter()
            .map(of_measured)
            .collect(),
        signals,
        wanted,
        sketches: duplicates::sketches(&file),
        safeguards: security::facts(&file, &places),
    })
}

/// The names of a file's functions, with those of the classes around them, and of its classes.
fn names(facts: &Facts<'_>, functions: &[crate::functions::Function]) -> Vec<String> {
    let tree = facts.tree;
    let classes = { tree.iter() }
        .filter(|(_, node)| matches!(node.kind, Kind::Class | Kind::Interface))
        .filter_map(|(id, _)| tree.child(id, Role::Name))
        .map(|name| tree.text(facts.text, name).to_owned());
    let own = functions.iter().map(|function| function.symbol.clone());
    let mut all: Vec<String> = own.chain(classes).filter(|name| !name.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn of_measured(measured: Measured) -> FunctionFacts {
    FunctionFacts {
        symbol: measured.symbol,
        head: measured.head,
        metrics: measured.metrics,
        has_given_parameters: measured.has_given_parameters,
    }
}

/// One text as the signals look at it.
struct File<'file> {
    facts: &'file Facts<'file>,
    functions: &'file [crate::functions::Function],
    uses: &'file [crate::uses::Use],
    purpose: Purpose,
}

impl File<'_> {
    /// The name of the innermost named function around `span`.
    fn symbol_at(&self, span: Span) -> String {
        let around = { self.functions.iter() }
            .filter(|function| function.span.contains(span) && !function.symbol.is_empty());
        let innermost = around.min_by_key(|function| function.span.len());
        innermost.map_or_else(String::new, |function| function.symbol.clone())
    }
}
