//! Comments that steer Airlock.

use crate::file::FileResult;
use crate::options::Options;
use airlock_model::{RuleMeta, Source};
use airlock_rules::RuleSet;
use airlock_syntax::Language;
use serde::{Deserialize, Serialize};

/// A comment that steers Airlock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Directive;

pub(crate) fn directives(_: &Source, _: Option<&'static Language>) -> Vec<Directive> {
    Vec::new()
}

pub(crate) fn apply(_: &mut FileResult, _: &Options, _: &RuleSet) {}

pub(crate) fn metas() -> Vec<RuleMeta> {
    Vec::new()
}
