//! Requirements of the OWASP Application Security Verification Standard by weakness.
//!
//! Version 4.0.3 names a weakness beside most of its requirements; those are a fact. Where it names none of a rule's
//! weaknesses, the requirement whose text is about it stands in the table, or why there is none. Requirements of 5.0.0,
//! which names no weaknesses, are those that the standard's own mapping gives for the ones of 4.0.3.
//!
//! Invariant: a table by weakness, never by rule; a rule that knows better says so in its metadata.

use crate::Cwe;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Weakness and requirements; none where no requirement is about it.
static ROWS: LazyLock<BTreeMap<u32, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../data/asvs.txt").lines();
    let rows = lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('|');
            let weakness = columns.next()?.parse().ok()?;
            Some((weakness, columns.next()?.split_whitespace().collect()))
        });
    rows.collect()
});

/// The requirements that are about any of these weaknesses, such as `v4.0.3-5.3.4`; in the table's order, each once.
pub fn asvs_of(weaknesses: &[Cwe]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for requirement in weaknesses
        .iter()
        .filter_map(|cwe| ROWS.get(&cwe.0))
        .flatten()
    {
        if !all.iter().any(|known| known == requirement) {
            all.push((*requirement).to_owned());
        }
    }
    all
}

/// Whether the table speaks of a weakness, be it to say that no requirement is about it.
pub fn knows_asvs_of(weakness: Cwe) -> bool {
    ROWS.contains_key(&weakness.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_by_weakness() {
        let cases: [(&[u32], &[&str]); 4] = [
            (&[89], &["v4.0.3-5.3.4", "v4.0.3-5.3.5", "v5.0.0-1.2.4"]),
            // The text of 5.3.4 names NoSQL.
            (&[943], &["v4.0.3-5.3.4", "v5.0.0-1.2.4"]),
            (
                &[943, 89],
                &["v4.0.3-5.3.4", "v5.0.0-1.2.4", "v4.0.3-5.3.5"],
            ),
            (&[546], &[]),
        ];
        for (weaknesses, expected) in cases {
            let weaknesses: Vec<Cwe> = weaknesses.iter().copied().map(Cwe).collect();
            assert_eq!(asvs_of(&weaknesses), expected, "{weaknesses:?}");
        }
        assert!(knows_asvs_of(Cwe(546)) && !knows_asvs_of(Cwe(1)));
    }

    #[test]
    fn every_row_has_requirements_or_a_reason() {
        let lines = include_str!("../data/asvs.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('|').collect();
            let [weakness, requirements, how] = columns.as_slice() else {
                unreachable!("{line}");
            };
            assert!(weakness.parse::<u32>().is_ok(), "{line}");
            let versions = ["v4.0.3-", "v5.0.0-"];
            let is_id = |id: &str| versions.iter().any(|version| id.starts_with(version));
            assert!(requirements.split_whitespace().all(is_id), "{line}");
            let is_none = how
                .strip_prefix("none: ")
                .is_some_and(|why| !why.is_empty());
            assert_eq!(requirements.is_empty(), is_none, "{line}");
        }
    }
}
