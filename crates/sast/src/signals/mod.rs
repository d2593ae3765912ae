//! Signals: what is worth a reviewer's look besides what rules find, first of all what assistants tend to write.
//!
//! [`look`] takes the facts of one text; [`judge`] says of them, and of those before a change, what is worth telling.
//! One file for each signal.
//!
//! Invariants:
//! - facts are plain data without trees, so that the state before a change and the index can hold them;
//! - a signal that a module cannot be sure of is not given: what is dynamic is unknown.

mod deprecated;
mod judge;
mod rules;
mod swallowed;
mod test_cases;

pub use judge::{Before, judge};
pub use rules::SignalRule;

use crate::engine::SourceView;
use crate::functions::{LANGUAGES_WITH_FUNCTIONS, functions};
use crate::metrics::{self, Measured};
use crate::uses::uses;
use airlock_flow::Facts;
use airlock_model::{Metrics, Purpose, Span};
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
    /// What its functions measure.
    pub functions: Vec<FunctionFacts>,
    /// What can be told of the text by itself.
    pub signals: Vec<Signal>,
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
    signals.sort_by_key(|signal| (signal.span, signal.rule));
    Some(FileSignals {
        purpose,
        functions: metrics::measure_all(&facts, &functions)
            .into_iter()
            .map(of_measured)
            .collect(),
        signals,
    })
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
