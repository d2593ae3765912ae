//! Whether a package is what whoever asks for it thinks: does it exist, is it known to do harm, can its name be taken for
//! another's.
//!
//! Offline: from lists of names and records of malicious packages in databases, and from what is built in. The verdict is
//! the sum of signals, each with its weight and its words.
//!
//! Invariants:
//! - "absent" is said only by a list that is complete; a name that an incomplete list lacks is unknown, and that is said,
//!   for it may be an invented one;
//! - a list that is called complete is not believed in a tree whose lockfiles show that it is not;
//! - a number of edits alone never decides;
//! - no registry is asked.

mod look;
mod signal;
mod similar;
#[cfg(test)]
mod tests;
pub(crate) mod traps;

pub use look::{Looked, look, rule_metas};
pub use signal::{Likeness, SUSPICIOUS, Signal};
pub use similar::Popular;

use crate::advice::Advisories;
use crate::advisory::{Nature, normal_name};
use crate::db::{DbError, Existence, Matches};
use airlock_model::{Inventory, Location, Mention, Package, Position, RepoPath, Scope, Span};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be done about a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is known to do harm.
    Malicious,
    /// It does not exist.
    Absent,
    /// It exists or may, and a person has to look.
    Suspicious,
    /// Nothing is known; that a list which is not complete lacks it is among the signals.
    Unknown,
    /// It exists, and nothing speaks against it.
    Known,
}

/// A verdict with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What is to be done.
    pub verdict: Verdict,
    /// The reasons, the weightiest first.
    pub signals: Vec<Signal>,
}

impl Judgement {
    /// The sum of the weights.
    pub fn weight(&self) -> u32 {
        self.signals.iter().map(Signal::weight).sum()
    }

    /// The name that was probably meant.
    pub fn meant(&self) -> Option<&str> {
        self.signals.iter().find_map(Signal::meant)
    }

    /// The same with what a registry said when it was asked: `None` where it does not have the package. What a registry has
    /// is there, whatever lists of names lack it.
    #[must_use]
    pub fn with_registry(mut self, said: Option<Vec<Signal>>) -> Self {
        match said {
            None => self.signals.push(Signal::NotInRegistry),
            Some(signals) => {
                self.signals
                    .retain(|signal| !matches!(signal, Signal::Absent | Signal::Unlisted));
                self.signals.extend(signals);
                if !self.signals.contains(&Signal::Listed) {
                    self.signals.push(Signal::Listed);
                }
            }
        }
        judgement(self.signals)
    }

    /// Whether it may not exist: nothing says that it does, and a list of names lacks it.
    pub fn is_unlisted(&self) -> bool {
        self.verdict == Verdict::Unknown && self.signals.contains(&Signal::Unlisted)
    }
}

/// Whoever judges: databases, and what a project says of its own names.
#[derive(Debug, Default)]
pub struct Judge<'d> {
    databases: Vec<&'d dyn Advisories>,
    popular: BTreeMap<String, Popular>,
    /// By ecosystem and name in normal form.
    approved: BTreeSet<(String, String)>,
    /// Likewise.
    internal: BTreeSet<(String, String)>,
    /// Ecosystems whose lists are not as complete as they are said to be.
    doubted: BTreeSet<String>,
}

/// Locked names that a list may lack without being doubted: packages of other registries, and what somebody made up.
const MANY: usize = 5;

/// One in so many that a list lacks is too many for a complete one.
const DOUBTED_SHARE: usize = 10;

/// Ecosystems between which assistants mix up names.
const MIXED_UP: [&str; 6] = ["PyPI", "npm", "crates.io", "RubyGems", "Packagist", "NuGet"];

impl<'d> Judge<'d> {
    /// A judge who knows what `databases` do.
    pub fn new(databases: Vec<&'d dyn Advisories>) -> Self {
        Self {
            databases,
            ..Self::default()
        }
    }

    /// A package that somebody approved; nothing but a record of harm speaks against it.
    pub fn approve(&mut self, ecosystem: &str, name: &str) {
        self.approved
            .insert((ecosystem.to_owned(), normal_name(ecosystem, name)));
    }

    /// A name that belongs to this tree or organisation.
    pub fn own(&mut self, ecosystem: &str, name: &str) {
        self.internal
            .insert((ecosystem.to_owned(), normal_name(ecosystem, name)));
    }

    /// Holds the lists of names against names that lockfiles fixed together with a digest, so that somebody got them: a
    /// list that lacks many of those is taken for one that is not complete. Returns how many it lacks, if so.
    ///
    /// # Errors
    /// When a database is damaged.
    pub fn doubt<'n>(
        &mut self,
        ecosystem: &str,
        locked: impl Iterator<Item = &'n str>,
    ) -> Result<Option<usize>, DbError> {
        let (mut all, mut absent) = (0_usize, 0_usize);
        for name in locked {
            all += 1;
            absent += usize::from(self.existence(ecosystem, name)? == Existence::Absent);
        }
        let is_doubted = absent >= MANY && absent * DOUBTED_SHARE >= all;
        if is_doubted {
            self.doubted.insert(ecosystem.to_owned());
        }
        Ok(is_doubted.then_some(absent))
    }

    /// Judges one name.
    ///
    /// # Errors
    /// When a database is damaged.
    pub fn judge(
        &mut self,
        ecosystem: &str,
        name: &str,
        version: Option<&str>,
    ) -> Result<Judgement, DbError> {
        let mut signals: Vec<Signal> = Vec::new();
        if let Some(id) = self.harm(ecosystem, name, version)? {
            signals.push(Signal::Malicious(id));
        }
        let key = (ecosystem.to_owned(), normal_name(ecosystem, name));
        if self.approved.contains(&key) {
            signals.push(Signal::Approved);
            return Ok(judgement(signals));
        }
        if self.internal.contains(&key) {
            signals.push(Signal::Internal("a package of this tree".to_owned()));
        }
        self.load(ecosystem)?;
        let popular = self.popular.get(ecosystem);
        let is_much_used = popular.is_some_and(|popular| popular.has(name));
        let existence = self.existence(ecosystem, name)?;
        match existence {
            Existence::Absent => signals.push(Signal::Absent),
            _ if is_much_used => signals.push(Signal::MuchUsed),
            Existence::Listed => signals.push(Signal::Listed),
            Existence::Unlisted => signals.push(Signal::Unlisted),
            Existence::Unknown => {}
        }
        if !is_much_used {
            let built_in = traps::standard_library(ecosystem, name).map(Signal::StandardLibrary);
            let trap = traps::distribution(ecosystem, name).map(Signal::ImportName);
            signals.extend(built_in.into_iter().chain(trap));
            if let Some(popular) = popular {
                let like = popular.nearest(name);
                signals.extend(like.map(|(other, how)| Signal::Like(other.to_owned(), how)));
                if !popular.is_empty() && existence != Existence::Absent {
                    signals.push(Signal::LittleUsed);
                }
            }
            if existence != Existence::Listed {
                signals.extend(self.elsewhere(ecosystem, name)?.map(Signal::OtherEcosystem));
            }
        }
        Ok(judgement(signals))
    }

    /// The record that condemns a package.
    fn harm(
        &self,
        ecosystem: &str,
        name: &str,
        version: Option<&str>,
    ) -> Result<Option<String>, DbError> {
        let asked = Inventory {
            packages: vec![named(ecosystem, name, version)],
            relations: Vec::new(),
        };
        for database in &self.databases {
            let Matches { hits, .. } = database.matches(&asked)?;
            let harm = hits.into_iter().map(|hit| hit.advisory);
            let mut harm = harm.filter(|advisory| advisory.nature == Nature::Malicious);
            if let Some(advisory) = harm.next() {
                return Ok(Some(advisory.id));
            }
        }
        Ok(None)
    }

    /// What the databases say together: one that has the name outweighs one that lacks it.
    fn existence(&self, ecosystem: &str, name: &str) -> Result<Existence, DbError> {
        let mut answers = Vec::new();
        for database in &self.databases {
            answers.push(database.existence(ecosystem, name)?);
        }
        let is = |answer| answers.contains(&answer);
        Ok(if is(Existence::Listed) {
            Existence::Listed
        } else if is(Existence::Absent) && !self.doubted.contains(ecosystem) {
            Existence::Absent
        } else if is(Existence::Absent) || is(Existence::Unlisted) {
            Existence::Unlisted
        } else {
            Existence::Unknown
        })
    }

    fn load(&mut self, ecosystem: &str) -> Result<(), DbError> {
        if self.popular.contains_key(ecosystem) {
            return Ok(());
        }
        let mut names = Vec::new();
        for database in &self.databases {
            names.extend(database.ranked(ecosystem)?);
        }
        self.popular
            .insert(ecosystem.to_owned(), Popular::new(ecosystem, &names));
        Ok(())
    }

    /// Another ecosystem in which the name is much used.
    fn elsewhere(&mut self, ecosystem: &str, name: &str) -> Result<Option<String>, DbError> {
        for other in MIXED_UP.into_iter().filter(|other| *other != ecosystem) {
            self.load(other)?;
            let popular = self.popular.get(other);
            if popular.is_some_and(|popular| popular.has(name)) {
                return Ok(Some(other.to_owned()));
            }
        }
        Ok(None)
    }
}

/// The verdict that signals amount to.
fn judgement(mut signals: Vec<Signal>) -> Judgement {
    signals.sort_by_key(|signal| std::cmp::Reverse(signal.weight()));
    let is = |name: &str| signals.iter().any(|signal| signal.name() == name);
    let weight: u32 = signals.iter().map(Signal::weight).sum();
    let verdict = if is("malicious") {
        Verdict::Malicious
    } else if is("approved") {
        Verdict::Known
    } else if is("absent") || is("not-in-registry") {
        Verdict::Absent
    } else if weight >= SUSPICIOUS {
        Verdict::Suspicious
    } else if is("listed") || is("much-used") {
        Verdict::Known
    } else {
        Verdict::Unknown
    };
    Judgement { verdict, signals }
}

/// A package of which nothing but its name is known.
fn named(ecosystem: &str, name: &str, version: Option<&str>) -> Package {
    let nowhere = Position { line: 1, column: 1 };
    Package {
        ecosystem: ecosystem.to_owned(),
        name: name.to_owned(),
        version: version.map(str::to_owned),
        requirement: None,
        mention: Mention::Command,
        scope: Scope::Unknown,
        direct: None,
        origin: None,
        integrity: Vec::new(),
        license: None,
        location: Location {
            path: RepoPath::new(""),
            start: nowhere,
            end: nowhere,
            span: Span::new(0, 0),
        },
    }
}
