//! What directives ask about rules: other names, and whether a name is a rule's at all.

use super::{metas, weakness_of_code};
use crate::dependencies::rule_meta;
use airlock_model::{Engine, RuleId};
use airlock_rules::RuleSet;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What is known of the run's rules.
pub(crate) trait RuleBook {
    /// Other names of a rule.
    fn aliases(&self, rule: &RuleId) -> Vec<String>;
    /// The engine whose rule or detector is called `name` (its id or one of its aliases). A rule that this run cannot
    /// have a finding of belongs to an engine that never says it did a file: [`Engine::Rules`] or [`Engine::Import`].
    fn engine_of(&self, name: &str) -> Option<Engine>;
    /// The ids of all rules.
    fn ids(&self) -> Vec<&str>;
}

/// The rules and detectors of a run.
pub(crate) struct Book<'run> {
    rules: &'run RuleSet,
}

/// The detectors' names; they are the same in every run.
static DETECTORS: LazyLock<DetectorNames> = LazyLock::new(|| {
    let mut names = DetectorNames::default();
    for meta in airlock_secrets::detectors().metas() {
        names.aliases.extend(meta.aliases);
        names.ids.insert(meta.id.as_str().to_owned());
    }
    names
});

#[derive(Default)]
struct DetectorNames {
    ids: BTreeSet<String>,
    aliases: BTreeSet<String>,
}

/// The ids of the rules that come with Airlock, whether or not the run uses them; read only for names it does not know.
static EMBEDDED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let pack = airlock_rules::embedded().map(|pack| pack.rules);
    let rules = pack.unwrap_or_default().into_iter();
    rules.map(|rule| rule.id).collect()
});

impl<'run> Book<'run> {
    pub(crate) fn new(rules: &'run RuleSet) -> Self {
        Self { rules }
    }

    /// Whether a rule has `name` among its other names; reads every rule in full, once a run.
    fn is_alias(&self, name: &str) -> bool {
        (0..self.rules.len())
            .filter_map(|number| self.rules.rule(number)?.ok())
            .any(|rule| rule.meta.aliases.iter().any(|alias| alias == name))
    }
}

impl RuleBook for Book<'_> {
    fn aliases(&self, rule: &RuleId) -> Vec<String> {
        let number = self.rules.find(rule.as_str());
        let found = number.and_then(|number| self.rules.rule(number)?.ok());
        if let Some(found) = found {
            return found.meta.aliases.clone();
        }
        let detector = airlock_secrets::detectors().meta(rule);
        detector.map(|meta| meta.aliases).unwrap_or_default()
    }

    fn engine_of(&self, name: &str) -> Option<Engine> {
        if self.rules.find(name).is_some() {
            Some(Engine::Sast)
        } else if DETECTORS.ids.contains(name) || DETECTORS.aliases.contains(name) {
            Some(Engine::Secrets)
        } else if metas().iter().any(|meta| meta.id.as_str() == name) {
            Some(Engine::Rules)
        } else if rule_meta(name).is_some() {
            Some(Engine::Sca)
        } else if weakness_of_code(name).is_some() {
            // Another tool's rule: whether it finds something only an import shows.
            Some(Engine::Import)
        } else if self.is_alias(name) {
            Some(Engine::Sast)
        } else {
            EMBEDDED.contains(name).then_some(Engine::Rules)
        }
    }

    fn ids(&self) -> Vec<&str> {
        let detectors = DETECTORS.ids.iter().map(String::as_str);
        self.rules.ids().chain(detectors).collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn knows_rules_detectors_and_others() {
        let rules = RuleSet::new(Some(airlock_rules::embedded().unwrap()), Vec::new());
        let book = Book::new(&rules);
        let cases = [
            ("python-command-of-request", Some(Engine::Sast)),
            ("airlock-suppression-unused", Some(Engine::Rules)),
            ("B602", Some(Engine::Import)),
            ("no-such-rule", None),
        ];
        for (name, expected) in cases {
            assert_eq!(book.engine_of(name), expected, "{name}");
        }
        let without = RuleSet::new(None, Vec::new());
        let unused = Book::new(&without).engine_of("python-command-of-request");
        assert_eq!(unused, Some(Engine::Rules), "known, but not in that run");
        let detector = airlock_secrets::detectors().metas().next().unwrap();
        assert_eq!(book.engine_of(detector.id.as_str()), Some(Engine::Secrets));
        assert_eq!(book.aliases(&detector.id), detector.aliases);
        assert!(book.ids().contains(&detector.id.as_str()));
    }
}
