//! Which version to go to: the lowest that advisories name as fixed and that nothing else condemns.

use crate::advice::Advisories;
use crate::advisory::Nature;
use crate::db::{DbError, Hit, Matches};
use crate::version::Scheme;
use airlock_model::{Inventory, Location, Mention, Package, Position, RepoPath, Scope, Span};
use std::collections::BTreeSet;

/// Versions tried one after the other: each condemned one leads to the next fixed one.
const MAX_STEPS: usize = 16;

/// Where an upgrade leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The version, in the spelling of the version that is used; `None` where no advisory names one that is fixed.
    pub version: Option<String>,
    /// What is fixed by it, each by all its names.
    pub fixes: Vec<Vec<String>>,
    /// What no version is known to fix.
    pub unfixed: Vec<Vec<String>>,
    /// Whether the package itself does harm: there is no version to go to.
    pub is_malicious: bool,
}

/// The lowest version above `from` that the databases know nothing against; advisories of which a name is in `ignored` do
/// not count.
///
/// # Errors
/// When a database is damaged.
pub fn target(
    databases: &[&dyn Advisories],
    ecosystem: &str,
    name: &str,
    from: &str,
    ignored: &BTreeSet<String>,
) -> Result<Target, DbError> {
    let mut out = Target::default();
    let Some(scheme) = Scheme::of_ecosystem(ecosystem) else {
        return Ok(out);
    };
    let mut at = from.to_owned();
    let mut best: Option<String> = None;
    for step in 0..MAX_STEPS {
        let hits = hits(databases, ecosystem, name, &at, ignored)?;
        let mut next: Option<String> = None;
        for hit in hits {
            out.is_malicious |= hit.advisory.nature == Nature::Malicious;
            let list = match &hit.fixed {
                Some(fixed) => {
                    let is_later = next.as_deref().is_none_or(|next| {
                        scheme
                            .compare(fixed, next)
                            .is_some_and(std::cmp::Ordering::is_gt)
                    });
                    if is_later {
                        next = Some(fixed.clone());
                    }
                    // What only a version in between has is not fixed for this tree: it never had it.
                    (step == 0).then_some(&mut out.fixes)
                }
                None => Some(&mut out.unfixed),
            };
            if let Some(list) = list.filter(|list| !list.contains(&hit.names)) {
                list.push(hit.names);
            }
        }
        let Some(next) = next else { break };
        let is_upwards = scheme
            .compare(&next, &at)
            .is_some_and(std::cmp::Ordering::is_gt);
        if !is_upwards {
            break;
        }
        best = Some(next.clone());
        at = next;
    }
    if out.is_malicious {
        best = None;
    }
    out.version = best.map(|version| spelled(ecosystem, from, &version));
    Ok(out)
}

/// Weaknesses and harm only: that nobody maintains a package, no version mends.
fn hits(
    databases: &[&dyn Advisories],
    ecosystem: &str,
    name: &str,
    version: &str,
    ignored: &BTreeSet<String>,
) -> Result<Vec<Hit>, DbError> {
    let inventory = Inventory {
        packages: vec![Package {
            ecosystem: ecosystem.to_owned(),
            name: name.to_owned(),
            version: Some(version.to_owned()),
            requirement: None,
            mention: Mention::Lockfile,
            scope: Scope::Unknown,
            direct: None,
            origin: None,
            integrity: Vec::new(),
            license: None,
            location: nowhere(),
        }],
        relations: Vec::new(),
    };
    let mut out = Vec::new();
    for database in databases {
        let Matches { hits, .. } = database.matches(&inventory)?;
        out.extend(hits.into_iter().filter(|hit| {
            matches!(
                hit.advisory.nature,
                Nature::Vulnerability | Nature::Malicious
            ) && !hit.names.iter().any(|name| ignored.contains(name))
        }));
    }
    Ok(out)
}

fn nowhere() -> Location {
    let start = Position { line: 1, column: 1 };
    Location {
        path: RepoPath::new(""),
        start,
        end: start,
        span: Span::default(),
    }
}

/// Go writes a `v` before versions, and `+incompatible` behind those of modules that are none; advisories do not.
fn spelled(ecosystem: &str, from: &str, version: &str) -> String {
    let mut out = version.to_owned();
    if from.starts_with('v')
        && !out.starts_with('v')
        && matches!(ecosystem, "Go" | "GitHub Actions")
    {
        out.insert(0, 'v');
    }
    if ecosystem == "Go" && from.ends_with("+incompatible") && !out.ends_with("+incompatible") {
        out.push_str("+incompatible");
    }
    out
}
