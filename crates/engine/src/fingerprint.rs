//! A finding's identity: what it is, not where it is.
//!
//! rule + normalised tokens + enclosing symbol + ordinal among equals in the same file. The path takes no part: a moved or
//! renamed file keeps its findings. Where two files hold the same finding, whoever compares runs (baseline, change)
//! compares multisets and prefers the same path.

use airlock_model::{Fingerprint, FingerprintBuilder, RuleId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Counts equal findings of one file, in the order of their places.
#[derive(Default)]
pub(crate) struct Fingerprints {
    seen: FxHashMap<Fingerprint, u32>,
    taken: FxHashSet<Fingerprint>,
}

impl Fingerprints {
    /// For findings that come to others of the same file.
    pub(crate) fn besides<'known>(known: impl Iterator<Item = &'known Fingerprint>) -> Self {
        Self {
            seen: FxHashMap::default(),
            taken: known.cloned().collect(),
        }
    }

    /// The identity of the next finding of the file.
    pub(crate) fn next(
        &mut self,
        rule: &RuleId,
        tokens: &str,
        symbol: Option<&str>,
    ) -> Fingerprint {
        let builder = || {
            FingerprintBuilder::default()
                .part(rule.as_str())
                .part(tokens)
                .part(symbol.unwrap_or(""))
        };
        let base = builder().finish();
        let ordinal = self.seen.entry(base.clone()).or_insert(0);
        loop {
            *ordinal += 1;
            let next = if *ordinal == 1 {
                base.clone()
            } else {
                builder().part(&ordinal.to_string()).finish()
            };
            // Each turn takes another number, of which finitely many are taken.
            if !self.taken.contains(&next) {
                return next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// 100 rules, 20 symbols, 10 texts, each five times in one file.
    #[test]
    fn a_hundred_thousand_findings_have_as_many_fingerprints() {
        let mut file = Fingerprints::default();
        let mut seen = BTreeSet::new();
        for rule in 0..100 {
            let rule = RuleId::new(format!("rule-{rule}"));
            for symbol in 0..20 {
                // No symbol at all, and names of which one is the beginning of another.
                let symbol = (symbol > 0).then(|| "f".repeat(symbol));
                for text in 0..10 {
                    for _ in 0..5 {
                        seen.insert(file.next(
                            &rule,
                            &format!("run ( x{text} )"),
                            symbol.as_deref(),
                        ));
                    }
                }
            }
        }
        assert_eq!(seen.len(), 100_000);
    }
}
