//! The descriptions of rules, of detectors and of Airlock's own checks.

use crate::file::Job;
use crate::{dependencies, own_files, suppress};
use airlock_model::{Engine, Finding, RuleMeta};
use airlock_rules::RuleSet;
use std::collections::BTreeMap;

/// The descriptions of the rules that `findings` name, ordered by id.
pub(crate) fn rules_of(job: &Job<'_>, findings: &[Finding]) -> Vec<RuleMeta> {
    // By engine, so that a run that finds secrets alone reads no rule.
    let by_id: BTreeMap<_, _> = { findings.iter() }
        .map(|finding| (&finding.rule, finding.engine))
        .collect();
    let detector = |id, engine| {
        (engine == Engine::Secrets)
            .then(|| job.detectors.meta(id))
            .flatten()
    };
    { by_id.into_iter() }
        .filter_map(|(id, engine)| {
            detector(id, engine)
                .or_else(|| rule_meta(job.rules, id.as_str()))
                .or_else(|| job.detectors.meta(id))
        })
        .collect()
}

/// The descriptions of Airlock's own checks.
fn own_metas() -> impl Iterator<Item = RuleMeta> {
    let others = [own_files::meta(), airlock_secrets::guard::meta()];
    let signals = airlock_sast::signals::SignalRule::ALL.iter();
    let others = others.into_iter().chain(signals.map(|rule| rule.meta()));
    suppress::metas().into_iter().chain(others)
}

/// The description of the rule, detector or check of Airlock's own called `id`.
pub fn rule_meta(rules: &RuleSet, id: &str) -> Option<RuleMeta> {
    let own = || own_metas().find(|meta| meta.id.as_str() == id);
    let detector = || airlock_secrets::detectors().meta(&airlock_model::RuleId::new(id));
    let rule = rules
        .find(id)
        .and_then(|number| rules.rule(number)?.ok())
        .map(|rule| rule.meta.clone());
    rule.or_else(detector)
        .or_else(own)
        .or_else(|| dependencies::rule_meta(id))
}

/// The descriptions of all rules, detectors and checks of Airlock's own, ordered by id.
pub fn rule_metas(rules: &RuleSet) -> Vec<RuleMeta> {
    let own = (0..rules.len())
        .filter_map(|number| rules.rule(number)?.ok())
        .map(|rule| rule.meta.clone());
    let mut metas: Vec<RuleMeta> = own
        .chain(airlock_secrets::detectors().metas())
        .chain(own_metas())
        .chain(dependencies::rule_metas())
        .collect();
    metas.sort_by(|a, b| a.id.cmp(&b.id));
    metas
}
