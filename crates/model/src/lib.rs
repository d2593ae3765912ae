//! The nouns every crate shares: a Change goes in, Findings and Coverage come out.
//!
//! Everything here is owned plain data that can be serialised; engines fill it, renderers read it.
//!
//! Invariants:
//! - no IO, no clock, no environment: the same input gives the same value everywhere;
//! - no tree nodes and no lifetimes: a value outlives the text it speaks of;
//! - a raw secret cannot be put into any type of this crate (see [`Redacted`]).
#![warn(missing_docs)]

mod area;
mod asvs;
mod cert;
mod change;
mod coverage;
mod cx;
mod data_class;
mod evidence;
mod excerpt;
mod finding;
mod fingerprint;
mod fix;
mod inventory;
mod kept;
mod line_index;
mod metrics;
pub mod neutral;
mod origin;
mod path;
mod redacted;
mod report;
mod route;
mod rule;
mod severity;
mod source;
mod span;
mod suppression;
mod taxonomy;

pub use area::{Area, AreaKind};
pub use asvs::{asvs_of, knows_asvs_of};
pub use cert::cert_of;
pub use change::{Change, ChangedFile, FileStatus, LineRange, Trigger};
pub use coverage::{Coverage, CoverageEntry, Engine, Reason, Status};
pub use cx::{Budget, Cancel, Cx, OutOfBudget};
pub use data_class::{DataClass, DataKind, DataUse};
pub use evidence::{Epss, Evidence, FlowStep, Introduced, Reach, SecretTier};
pub use excerpt::Excerpt;
pub use finding::{BaselineState, Finding, Related};
pub use fingerprint::{Fingerprint, FingerprintBuilder};
pub use fix::{Applicability, Edit, Fix};
pub use inventory::{Inventory, Mention, Package, PackageOrigin, Relation, Scope};
pub use kept::Kept;
pub use line_index::LineIndex;
pub use metrics::{Metric, MetricLimits, Metrics};
pub use origin::Origin;
pub use path::RepoPath;
pub use redacted::Redacted;
pub use report::{Counts, Mode, Report, RunInfo};
pub use route::{
    GuardKind, GuardManner, ParameterPlace, Route, RouteGuard, RouteInventory, RouteParameter,
};
pub use rule::{RuleId, RuleMeta};
pub use severity::{Confidence, Severity, Tier};
pub use source::{Making, Purpose, Source};
pub use span::{Location, Position, Span};
pub use suppression::{Suppression, SuppressionSource};
pub use taxonomy::{Cwe, UnknownTaxonomyId};
