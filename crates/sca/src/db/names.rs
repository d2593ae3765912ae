//! Which names a registry has, and which of them many projects use.
//!
//! A list of names is kept as the sorted upper 40 bits of their hashes, five bytes a name, of which a question reads one
//! chunk. Of a registry with 3.5 million names, a name that does not exist is taken for one that does three times in a
//! million; the other way round never.
//!
//! Invariant: only a list that its builder called complete can say that a name does not exist.

use super::format::{Span, name_hash};
use super::{Database, DbError, ReadAt};
use crate::advisory::normal_name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes of a name's hash that are kept.
const ENTRY: usize = 5;
/// Names of a chunk.
const CHUNK: usize = 1_024;
/// Names of a registry that are kept as the most used; below the first ten thousands a look-alike pays no attacker.
const MOST_RANKED: usize = 50_000;

/// The names of one ecosystem in a database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameList {
    /// The ecosystem.
    pub ecosystem: String,
    /// Whether it holds every name that its registry had when the list was made.
    pub complete: bool,
    /// How many names it holds.
    pub count: u32,
    /// Of these, names with a rank.
    pub ranked: u32,
    /// The first hash of each chunk.
    fences: Vec<u64>,
    hashes: Span,
    ranks: Span,
}

/// Whether a package of a name exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Existence {
    /// A complete list does not have it.
    Absent,
    /// A list of the registry's names that is not complete does not have it.
    Unlisted,
    /// There is no list but one of the most used names, which does not have it.
    Unknown,
    /// A list has it.
    Listed,
}

/// Names as they are given to the builder.
#[derive(Debug, Default)]
pub(super) struct GivenNames(BTreeMap<String, Given>);

#[derive(Debug, Default)]
struct Given {
    hashes: Vec<u64>,
    ranked: Vec<String>,
    complete: bool,
}

impl GivenNames {
    /// Adds names of an ecosystem; gives how many.
    pub(super) fn add<'n>(
        &mut self,
        ecosystem: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> usize {
        let given = self.0.entry(ecosystem.to_owned()).or_default();
        let before = given.hashes.len();
        let hashes = names.map(|name| cut(name_hash(ecosystem, &normal_name(ecosystem, name))));
        given.hashes.extend(hashes);
        given.hashes.len() - before
    }

    /// Adds the most used names of an ecosystem, the most used first.
    pub(super) fn add_ranked<'n>(&mut self, ecosystem: &str, names: impl Iterator<Item = &'n str>) {
        let names: Vec<String> = names.take(MOST_RANKED).map(str::to_owned).collect();
        self.add(ecosystem, names.iter().map(String::as_str));
        let given = self.0.entry(ecosystem.to_owned()).or_default();
        given.ranked = names;
    }

    /// Says that the names of an ecosystem are all there are.
    pub(super) fn complete(&mut self, ecosystem: &str) {
        self.0.entry(ecosystem.to_owned()).or_default().complete = true;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lists, each put into the data by `append`.
    pub(super) fn finish(
        self,
        mut append: impl FnMut(&[u8]) -> Span,
    ) -> Result<Vec<NameList>, DbError> {
        let mut out = Vec::new();
        for (ecosystem, mut given) in self.0 {
            given.hashes.sort_unstable();
            given.hashes.dedup();
            let count =
                |number: usize| u32::try_from(number).map_err(|_| DbError::TooMany("names"));
            let bytes: Vec<u8> = given.hashes.iter().flat_map(|hash| kept(*hash)).collect();
            let ranks =
                postcard::to_allocvec(&given.ranked).map_err(|_| DbError::TooMany("names"))?;
            out.push(NameList {
                ecosystem,
                complete: given.complete,
                count: count(given.hashes.len())?,
                ranked: count(given.ranked.len())?,
                fences: given.hashes.iter().step_by(CHUNK).copied().collect(),
                hashes: append(&bytes),
                ranks: append(&ranks),
            });
        }
        Ok(out)
    }
}

/// The bits of a hash that are kept, in their place.
fn cut(hash: u64) -> u64 {
    hash & !(u64::MAX >> (8 * ENTRY))
}

fn kept(hash: u64) -> impl Iterator<Item = u8> {
    hash.to_be_bytes().into_iter().take(ENTRY)
}

impl<R: ReadAt> Database<R> {
    /// Whether the lists of names have `name`.
    ///
    /// # Errors
    /// When the database is damaged.
    pub fn existence(&self, ecosystem: &str, name: &str) -> Result<Existence, DbError> {
        let Some(list) = self.names_of(ecosystem) else {
            return Ok(Existence::Unknown);
        };
        let hash = cut(name_hash(ecosystem, &normal_name(ecosystem, name)));
        let absent = if list.complete {
            Existence::Absent
        } else if list.count > list.ranked {
            Existence::Unlisted
        } else {
            Existence::Unknown
        };
        let chunk = list.fences.partition_point(|fence| *fence <= hash);
        let Some(chunk) = chunk.checked_sub(1) else {
            return Ok(absent);
        };
        let start = (chunk * CHUNK * ENTRY) as u64;
        let bytes = (CHUNK * ENTRY) as u64;
        let length = list.hashes.length.saturating_sub(start).min(bytes);
        let chunk = self
            .pages
            .read(list.hashes.offset.saturating_add(start), length)?;
        let wanted: Vec<u8> = kept(hash).collect();
        let is_listed = chunk.chunks_exact(ENTRY).any(|entry| entry == wanted);
        Ok(if is_listed { Existence::Listed } else { absent })
    }

    /// The most used names of an ecosystem, the most used first; empty where nothing is known of that.
    ///
    /// # Errors
    /// When the database is damaged.
    pub fn ranked(&self, ecosystem: &str) -> Result<Vec<String>, DbError> {
        let Some(list) = self.names_of(ecosystem) else {
            return Ok(Vec::new());
        };
        let bytes = self.pages.read(list.ranks.offset, list.ranks.length)?;
        postcard::from_bytes(&bytes).map_err(|_| DbError::Corrupt("a list of names"))
    }

    fn names_of(&self, ecosystem: &str) -> Option<&NameList> {
        let mut lists = self.header.names.iter();
        lists.find(|list| list.ecosystem == ecosystem)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::super::{Builder, Demands};
    use super::*;
    use proptest::prelude::*;

    fn database(builder: Builder) -> Database<Vec<u8>> {
        Database::open(builder.build(0).unwrap(), &Demands::default()).unwrap()
    }

    #[test]
    fn only_a_complete_list_says_that_a_name_does_not_exist() {
        let mut builder = Builder::default();
        let names: Vec<String> = (0..5_000).map(|number| format!("name-{number}")).collect();
        let names = || names.iter().map(String::as_str);
        builder.add_names("PyPI", names());
        builder.add_names("npm", names());
        builder.names_are_complete("npm");
        builder.add_ranked_names("PyPI", ["Top_Name", "second"].into_iter());
        builder.add_ranked_names("Packagist", ["a/b"].into_iter());
        let database = database(builder);
        let existence = |ecosystem: &str, name: &str| database.existence(ecosystem, name).unwrap();
        for name in names() {
            assert_eq!(existence("npm", name), Existence::Listed, "{name}");
            assert_eq!(existence("PyPI", name), Existence::Listed, "{name}");
        }
        assert_eq!(existence("PyPI", "NAME_1"), Existence::Listed);
        assert_eq!(existence("PyPI", "top.name"), Existence::Listed);
        for number in 5_000..10_000 {
            let name = format!("name-{number}");
            assert_eq!(existence("npm", &name), Existence::Absent, "{name}");
            assert_eq!(existence("PyPI", &name), Existence::Unlisted, "{name}");
            assert_eq!(existence("Packagist", &name), Existence::Unknown, "{name}");
            assert_eq!(existence("RubyGems", &name), Existence::Unknown, "{name}");
        }
        assert_eq!(database.ranked("PyPI").unwrap(), ["Top_Name", "second"]);
        assert_eq!(database.ranked("npm").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_complete_list_without_names_has_none() {
        let mut builder = Builder::default();
        builder.names_are_complete("npm");
        assert_eq!(
            database(builder).existence("npm", "a").unwrap(),
            Existence::Absent
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn every_name_is_found_again(names in proptest::collection::vec("\\PC{0,20}", 0..40)) {
            let mut builder = Builder::default();
            builder.add_names("npm", names.iter().map(String::as_str));
            builder.names_are_complete("npm");
            let database = database(builder);
            for name in &names {
                prop_assert_eq!(database.existence("npm", name).unwrap(), Existence::Listed);
            }
        }
    }
}
