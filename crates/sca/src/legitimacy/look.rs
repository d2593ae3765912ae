//! What of an inventory is no package, or not the one that was meant: the rules for scans.
//!
//! Precision first: only what the tree asks for itself, in a manifest, a command or a configuration, is judged, and never
//! a package with a source of its own. A name is said to be absent, or not to be in a list, only in trees that name no
//! registry of their own; and never to be missing from an incomplete list where a lockfile shows that somebody got it.

use super::{Judge, Judgement, Verdict};
use crate::db::DbError;
use crate::facts::Flaw;
use crate::join::Joined;
use crate::rule_meta::{Weight, rule_meta};
use crate::usage::Undeclared;
use airlock_model::{
    Confidence, Cwe, Mention, Package, PackageOrigin, RepoPath, RuleMeta, Severity, Tier,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The name does not exist.
const ABSENT: &str = "deps-nonexistent-package";
/// No manifest asks for what is imported.
const UNDECLARED: &str = "deps-undeclared-import";
/// The name may not exist.
const UNLISTED: &str = "deps-unlisted-package";
/// The name can be taken for another's.
const SUSPICIOUS: &str = "deps-suspicious-package";

/// What a look at the names of a tree showed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// What is to be said of names.
    pub flaws: Vec<Flaw>,
    /// What is to be said of lists of names.
    pub notes: Vec<String>,
}

/// Judges what a tree asks for and imports.
///
/// # Errors
/// When a database is damaged.
pub fn look(judge: &mut Judge<'_>, joined: &Joined) -> Result<Looked, DbError> {
    let mut known: FxHashMap<(&str, &str), Judgement> = FxHashMap::default();
    let locked = locked(joined);
    let mut notes = Vec::new();
    for (ecosystem, names) in &locked {
        if let Some(count) = judge.doubt(ecosystem, names.iter().copied())? {
            notes.push(format!(
                "the list of {ecosystem}'s names is called complete and lacks {count} of {} names that lockfiles fix with a \
                 digest, so no name was said not to exist; make the list again",
                names.len()
            ));
        }
    }
    let mut out = Vec::new();
    let mut unlisted: BTreeMap<(&RepoPath, &str), Vec<&Package>> = BTreeMap::new();
    let asked = joined.inventory.packages.iter();
    for package in asked.filter(|one| is_asked_for(one)) {
        let key = (package.ecosystem.as_str(), package.name.as_str());
        let judgement = match known.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                free.insert(judge.judge(key.0, key.1, package.version.as_deref())?)
            }
        };
        out.extend(flaw(package, judgement, joined.has_own_registry));
        let is_locked = || {
            let names = locked.get(package.ecosystem.as_str());
            names.is_some_and(|names| names.contains(package.name.as_str()))
        };
        if judgement.is_unlisted() && !joined.has_own_registry && !is_locked() {
            let key = (&package.location.path, package.ecosystem.as_str());
            unlisted.entry(key).or_default().push(package);
        }
    }
    out.extend(
        unlisted
            .values()
            .filter_map(|packages| not_listed(packages)),
    );
    for undeclared in &joined.undeclared {
        out.extend(undeclared_flaw(judge, undeclared, joined.has_own_registry)?);
    }
    Ok(Looked { flaws: out, notes })
}

/// Names, by ecosystem, that lockfiles fix with a digest: somebody got them from a registry.
fn locked(joined: &Joined) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut out: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in &joined.inventory.packages {
        let is_of_registry = matches!(package.origin, None | Some(PackageOrigin::Registry { .. }));
        let is_gotten = package.mention == Mention::Lockfile && !package.integrity.is_empty();
        if is_of_registry && is_gotten {
            let names = out.entry(&package.ecosystem).or_default();
            names.insert(&package.name);
        }
    }
    out
}

/// One finding for all the names of one ecosystem in one file.
fn not_listed(packages: &[&Package]) -> Option<Flaw> {
    const SHOWN: usize = 5;
    let first = packages.first()?;
    let mut names: Vec<&str> = packages.iter().map(|one| one.name.as_str()).collect();
    let mut seen = FxHashSet::default();
    names.retain(|name| seen.insert(*name));
    let shown = names.get(..SHOWN.min(names.len()))?.join(", ");
    let rest = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(Flaw {
        rule: UNLISTED.to_owned(),
        message: format!(
            "{shown}{rest}: not in the list of {}'s names, which is not complete",
            first.ecosystem
        ),
        location: first.location.clone(),
    })
}

/// What is to be said of an import that no manifest accounts for.
fn undeclared_flaw(
    judge: &mut Judge<'_>,
    undeclared: &Undeclared,
    has_own_registry: bool,
) -> Result<Option<Flaw>, DbError> {
    let Undeclared {
        import,
        package,
        is_certain,
    } = undeclared;
    let judgement = judge.judge(&import.ecosystem, package, None)?;
    let is_known = judgement.verdict == Verdict::Known;
    let (rule, message) = match judgement.verdict {
        // A build of JavaScript may have a name of its own for a folder.
        Verdict::Absent if !has_own_registry && import.ecosystem == "PyPI" => (
            ABSENT,
            format!(
                "{} is imported, no manifest asks for it, and {} has no package {package}",
                import.name, import.ecosystem
            ),
        ),
        Verdict::Absent => return Ok(None),
        _ if *is_certain || is_known => (
            UNDECLARED,
            format!(
                "{} is imported, and no manifest asks for {package}",
                import.name
            ),
        ),
        _ => return Ok(None),
    };
    Ok(Some(Flaw {
        rule: rule.to_owned(),
        message,
        location: import.location.clone(),
    }))
}

fn is_asked_for(package: &Package) -> bool {
    let is_request = matches!(
        package.mention,
        Mention::Manifest | Mention::Command | Mention::Config | Mention::Import
    );
    is_request && package.origin.is_none() && package.direct != Some(false)
}

fn flaw(package: &Package, judgement: &Judgement, has_own_registry: bool) -> Option<Flaw> {
    let rule = match judgement.verdict {
        Verdict::Absent if !has_own_registry => ABSENT,
        // In a scan one weighty reason is asked for; sums of small ones are for a question about one package.
        Verdict::Suspicious if judgement.signals.first()?.weight() >= super::SUSPICIOUS => {
            SUSPICIOUS
        }
        // Advisories say what does harm.
        _ => return None,
    };
    let mut message = format!(
        "{} of {}: {}",
        package.name,
        package.ecosystem,
        judgement.signals.first()?
    );
    if let Some(meant) = judgement.meant().filter(|_| rule == ABSENT) {
        message.push_str("; did you mean ");
        message.push_str(meant);
        message.push('?');
    }
    Some(Flaw {
        rule: rule.to_owned(),
        message,
        location: package.location.clone(),
    })
}

/// The descriptions of the rules, ordered by id.
pub fn rule_metas() -> Vec<RuleMeta> {
    vec![
        meta(
            ABSENT,
            (Tier::Vulnerability, Severity::High, Confidence::High),
            Cwe(1357),
            [
                "A package is asked for that does not exist",
                "Assistants invent names, and the same ones again and again. Whoever registers such a name gives their \
                 code to everybody who asks for it, with the rights of the developer or of CI.",
                "Find out what was meant: look for the function in the documentation of a package that you know, and ask \
                 for that. If the name is one of your own registry, name that registry in the client's configuration.",
            ],
        ),
        meta(
            SUSPICIOUS,
            (Tier::Audit, Severity::Medium, Confidence::Medium),
            Cwe(1357),
            [
                "A package's name is not the one that was probably meant",
                "Names of imports, of the standard library and names like a much used one's are registered by strangers, \
                 some of whom wait for a mistake. At best the package does nothing.",
                "Ask for the package that the finding names, or for nothing where the standard library is meant. If it is \
                 the right one, write down why in a suppression.",
            ],
        ),
        meta(
            UNDECLARED,
            (Tier::Audit, Severity::Low, Confidence::Medium),
            Cwe(1104),
            [
                "Code imports a package that no manifest asks for",
                "It works where something else happens to have installed the package, in whatever version, and fails \
                 elsewhere. Whoever installs it by the name of the import may get a stranger's package.",
                "Add the package to the manifest with a version, or remove the import. Make the lockfile again.",
            ],
        ),
        meta(
            UNLISTED,
            (Tier::Audit, Severity::Low, Confidence::Low),
            Cwe(1357),
            [
                "A package is asked for that may not exist",
                "The list of names that this machine has lacks it. The list is not complete, so the package may be there \
                 all the same; it may also be one of the names that assistants invent, which a stranger registers sooner \
                 or later.",
                "See that the package exists and is the one that was meant, and commit the lockfile that the client makes \
                 of it; or give `airlock db build` the whole list with `--complete`.",
            ],
        ),
    ]
}

/// CWE-1357: reliance on insufficiently trustworthy component; CWE-1104: use of unmaintained components, the nearest there is
/// for packages that nobody looks after.
fn meta(id: &str, weight: Weight, weakness: Cwe, texts: [&str; 3]) -> RuleMeta {
    rule_meta(id, weight, (weakness, "A08:2021"), texts)
}
