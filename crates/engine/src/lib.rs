//! Plans and runs the pipeline: which engine looks at which Source, in parallel, under budgets, from an index.
//!
//! A workspace, a selection and options go in, a [`Report`](airlock_model::Report) comes out.
//!
//! Invariants:
//! - one walk, one read, at most one parse per file;
//! - the same input gives the same report, whatever the number of threads and with or without the index;
//! - a panic, a budget or an unreadable file costs that file's result and is Coverage; nothing is lost in silence;
//! - no text of a secret leaves this crate: excerpts, messages, bindings and fixes are masked here.
#![warn(missing_docs)]

mod across;
mod advisory_exceptions;
mod areas;
mod baseline;
mod certainty;
mod dependencies;
mod error;
mod excerpt;
mod file;
mod fingerprint;
pub mod fix;
mod fold;
mod gather;
mod history;
pub mod import;
mod index;
pub mod inspect;
mod known_values;
mod mask;
mod options;
mod overrides;
mod own_files;
mod piece;
mod routes;
mod rule_metas;
mod run;
pub mod sandbox;
mod secret_baseline;
mod secret_context;
mod secret_exceptions;
mod settings;
mod signals;
mod state;
mod suppress;
mod symbols;
mod threads;
mod watchdog;

pub use areas::areas;
pub use baseline::{Accepted, Baseline, BaselineDiff, BaselineError};
pub use dependencies::{Dependencies, dependencies, statements};
pub use error::EngineError;
pub use history::history;
pub use known_values::known_values_at;
pub use options::{
    Action, Archives, Bounds, Depth, Flows, IndexOptions, Limits, Options, Override, Progress,
    ShowFilter, Signals, Stage, Subtree, SuppressionMode, Threshold,
};
pub use routes::inventory as routes;
pub use rule_metas::{rule_meta, rule_metas};
pub use run::{plan, run, run_planned};
pub use secret_baseline::secret_baseline;
