//! Airlock's own format: the whole report, versioned.
//!
//! Programs that build on Airlock read this one. Values are exact (a path is spelled as the repository spells it);
//! hostile characters are escaped in the bytes, see [`crate::plain_json`].

use crate::{RenderError, RenderOptions, plain_json};
use airlock_model::{Change, Counts, Coverage, Finding, Report, RuleMeta, RunInfo};
use schemars::JsonSchema;
use serde::Serialize;

/// Version of the document's schema: raised when a reader of the old one could misunderstand the new one. New optional
/// keys do not raise it.
pub const SCHEMA_VERSION: u32 = 1;

/// What a run of Airlock found.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Airlock report")]
struct Document<'report> {
    /// Version of this schema; a reader refuses a higher one than it knows.
    schema_version: u32,
    /// What ran.
    run: &'report RunInfo,
    /// What was judged.
    change: &'report Change,
    /// How findings are spread.
    counts: &'report Counts,
    /// Results ordered by path, place and rule; suppressed and known ones included and marked.
    findings: &'report [Finding],
    /// Descriptions of the rules that have a finding, ordered by id.
    rules: &'report [RuleMeta],
    /// What was looked at, and what was not.
    coverage: &'report Coverage,
}

pub(crate) fn render(report: &Report, _: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    plain_json::to_vec(&Document {
        schema_version: SCHEMA_VERSION,
        run: &report.run,
        change: &report.change,
        counts: &report.counts,
        findings: &report.findings,
        rules: &report.rules,
        coverage: &report.coverage,
    })
}

/// The schema of the `json` format (JSON Schema 2020-12).
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(Document<'static>)
}
