//! The ways on which a package comes into a tree, and patterns of such: `.snyk` excepts an advisory on some ways only.
//!
//! Invariant: where it cannot be told on which ways a package comes in, or they are too many, no pattern covers them.

use airlock_model::{Inventory, Package};

/// Ways of one package that are looked at.
const MOST_WAYS: usize = 1_000;
/// Packages on one way.
const LONGEST_WAY: usize = 64;

/// A pattern of ways: names (`qs`, `qs@6.11.0`), or `*` for any number of packages; the package itself is the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(Vec<String>);

impl Pattern {
    /// Reads `express > qs`.
    pub(super) fn parse(text: &str) -> Self {
        Self(text.split('>').map(|part| part.trim().to_owned()).collect())
    }

    /// Whether it covers a way, from what the project asks for to the package itself.
    fn covers(&self, way: &[&Package]) -> bool {
        // Where a `*` was last, and how far it has reached, so that it can reach further.
        let (mut part, mut at) = (0, 0);
        let mut star: Option<(usize, usize)> = None;
        while at < way.len() {
            let wanted = self.0.get(part).map(String::as_str);
            if wanted == Some("*") {
                star = Some((part, at));
                part += 1;
            } else if let (Some(wanted), Some(package)) = (wanted, way.get(at))
                && is_meant(wanted, package)
            {
                part += 1;
                at += 1;
            } else if let Some((of, reached)) = star {
                star = Some((of, reached + 1));
                part = of + 1;
                at = reached + 1;
            } else {
                return false;
            }
        }
        let rest = self.0.get(part..).unwrap_or_default();
        rest.iter().all(|part| part == "*")
    }
}

/// Whether a part of a pattern names the package; a version counts where it is written.
fn is_meant(wanted: &str, package: &Package) -> bool {
    if wanted == package.name {
        return true;
    }
    let (name, version) = wanted.rsplit_once('@').unwrap_or((wanted, ""));
    name == package.name && package.version.as_deref() == Some(version)
}

/// Whether the patterns together cover every way on which the package of that number comes in.
pub(super) fn cover_all(patterns: &[&Pattern], inventory: &Inventory, number: usize) -> bool {
    let Ok(own) = u32::try_from(number) else {
        return false;
    };
    let mut left = MOST_WAYS;
    let mut waiting: Vec<Vec<u32>> = vec![vec![own]];
    while let Some(way) = waiting.pop() {
        let Some(top) = way.last().copied() else {
            continue;
        };
        let Some(package) = inventory.packages.get(top as usize) else {
            return false;
        };
        if package.direct == Some(true) {
            let down = way.iter().rev();
            let packages: Vec<&Package> = down
                .filter_map(|one| inventory.packages.get(*one as usize))
                .collect();
            if !patterns.iter().any(|pattern| pattern.covers(&packages)) {
                return false;
            }
        }
        let needed_by: Vec<u32> = { inventory.relations.iter() }
            .filter(|relation| relation.to == top && !way.contains(&relation.from))
            .map(|relation| relation.from)
            .collect();
        let is_lost = needed_by.is_empty() && way.len() == 1 && package.direct != Some(true);
        left = left.saturating_sub(needed_by.len());
        if left == 0 || way.len() > LONGEST_WAY || is_lost {
            return false;
        }
        waiting.extend(needed_by.into_iter().map(|from| {
            let mut longer = way.clone();
            longer.push(from);
            longer
        }));
    }
    true
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use airlock_model::RepoPath;

    const LOCK: &str = r#"{"lockfileVersion": 3, "packages": {
      "": {"dependencies": {"express": "4.18.2", "body-parser": "1.20.0"}},
      "node_modules/express": {"version": "4.18.2", "dependencies": {"body-parser": "1.20.0", "qs": "6.11.0"}},
      "node_modules/body-parser": {"version": "1.20.0", "dependencies": {"qs": "6.11.0"}},
      "node_modules/qs": {"version": "6.11.0"}}}"#;

    #[test]
    fn only_patterns_of_all_ways_hold() {
        let facts = crate::read(&RepoPath::new("package-lock.json"), LOCK);
        let inventory = crate::join(vec![facts]).inventory;
        let of = |name: &str| {
            let mut all = inventory.packages.iter();
            all.position(|package| package.name == name).unwrap()
        };
        let cases: [(&str, &[&str], bool); 9] = [
            ("qs", &["express > qs"], false),
            ("qs", &["express > qs", "body-parser > qs"], false),
            (
                "qs",
                &[
                    "express > qs",
                    "body-parser > qs",
                    "express > body-parser > qs",
                ],
                true,
            ),
            ("qs", &["* > qs"], true),
            ("qs", &["* > qs@6.11.0"], true),
            ("qs", &["* > qs@6.10.0"], false),
            ("qs", &["*"], true),
            ("body-parser", &["* > body-parser"], true),
            ("body-parser", &["express > *"], false),
        ];
        for (name, patterns, expected) in cases {
            let parsed: Vec<Pattern> = patterns.iter().map(|text| Pattern::parse(text)).collect();
            let parsed: Vec<&Pattern> = parsed.iter().collect();
            let found = cover_all(&parsed, &inventory, of(name));
            assert_eq!(found, expected, "{name} {patterns:?}");
        }
    }

    #[test]
    fn what_nothing_is_seen_to_need_is_not_covered() {
        let lock = "[[package]]\nname = \"alone\"\nversion = \"1.0.0\"\nsource = \"registry+https://r.test/\"\n";
        let mut inventory =
            crate::join(vec![crate::read(&RepoPath::new("Cargo.lock"), lock)]).inventory;
        inventory.packages.first_mut().unwrap().direct = None;
        assert!(!cover_all(&[&Pattern::parse("*")], &inventory, 0));
    }
}
