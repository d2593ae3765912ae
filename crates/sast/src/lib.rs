//! Pattern matching over generic trees: Semgrep's search mode.
//!
//! [`Engine`] takes the rules of a run and one file after another; what a rule's formula means is in `evaluate`, how a
//! pattern matches a node in `matcher`, how names resolve in the crate `flow`.
//!
//! Invariants:
//! - reads texts and trees; knows nothing of files on disk, baselines or renderers;
//! - deterministic: cut by counted steps only, never by time;
//! - a rule that does not compile is an error with a hint, and every other rule still runs.
#![warn(missing_docs)]

mod analysis;
pub mod areas;
mod comparison;
mod compiled;
pub mod data_classes;
mod engine;
mod env;
mod evaluate;
mod explain;
mod file;
mod filters;
mod fix;
mod functions;
mod generic;
mod interpolate;
mod matcher;
pub mod metrics;
mod name_table;
mod near;
mod occurrences;
mod operations;
mod options;
mod pattern;
mod program;
mod routes;
pub mod rule_test;
mod shared;
pub mod signals;
mod taint;
mod text_regex;
mod uses;

pub use airlock_flow::program::Family;
pub use airlock_flow::settings;
pub use airlock_flow::{enclosing_symbol, normalised_tokens};
pub use engine::{Engine, Partial, RuleMatch, STEPS_PER_RULE, SastScan, SourceView};
pub use explain::{Explanation, Note, Outcome, Step, explain};
pub use functions::LANGUAGES_WITH_FUNCTIONS;
pub use program::{Bound, End, Follow, ProgramMatch};
pub use routes::{RouteMatch, judge as judge_routes};
pub use taint::program::Relation;
