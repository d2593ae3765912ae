//! Fixes that somebody else will apply: verified on the text, one by one.
//!
//! Invariant: what is offered was tried: the changed text parses at least as well, the finding is gone, nothing is new.

use super::text::verified;
use super::{FixRequest, Fixer};
use crate::error::EngineError;
use crate::options::Options;
use crate::run::{job, plan};
use crate::secret_context::SecretContext;
use airlock_model::{Cx, Fingerprint, Fix};
use airlock_rules::RuleSet;
use airlock_source::{Selection, Workspace};
use std::collections::BTreeSet;

/// A fix that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The finding.
    pub fingerprint: Fingerprint,
    /// The fix, with the line ends of the text.
    pub fix: Fix,
}

/// The safe and unsafe fixes, of the findings that are `wanted`, which hold on the texts of `selection`. The disk is left
/// alone.
///
/// # Errors
/// When the selection does not fit the tree.
pub fn offers(
    cx: &Cx,
    workspace: &Workspace,
    selection: &Selection,
    rules: &RuleSet,
    options: &Options,
    wanted: &BTreeSet<Fingerprint>,
) -> Result<Vec<Offer>, EngineError> {
    let plan = plan(cx, workspace, selection)?;
    let secrets = SecretContext::of(workspace, &plan, options);
    let fixer = Fixer {
        cx,
        workspace,
        rules,
        options,
        request: &FixRequest::default(),
        job: job(workspace, rules, options, &secrets),
    };
    let mut offers = Vec::new();
    for entry in &plan.entries {
        // What cannot be read has no finding with a fix: the run that found them has said so.
        if let Ok(read) = workspace.read(entry) {
            offers.extend(verified(&fixer, &read.source, wanted));
        }
    }
    Ok(offers)
}
