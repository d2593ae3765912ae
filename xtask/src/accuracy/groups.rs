//! Which weaknesses count as the same: the table "group | CWEs" of the lists' README.
//!
//! A number with a condition in brackets (`327 (only for a token algorithm)`) is related to the others only where a person
//! finds the condition true, so it is kept apart; `319 (614 only)` names the partner instead.

use super::pairing::Finding;
use super::truth::Row;
use anyhow::{Result, bail};

/// How a finding's weaknesses are related to a row's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    None,
    /// Under a condition that a person must judge.
    Judged,
    Sure,
}

/// A member of a group.
#[derive(Debug, PartialEq, Eq)]
struct Member {
    cwe: u32,
    condition: Condition,
}

#[derive(Debug, PartialEq, Eq)]
enum Condition {
    None,
    /// Related to this one only.
    With(u32),
    Judged,
}

/// Groups of related weaknesses.
pub(super) struct Groups(Vec<Vec<Member>>);

impl Groups {
    /// Reads the table out of the README.
    pub(super) fn read(readme: &str) -> Result<Self> {
        let groups: Vec<_> = readme
            .lines()
            .skip_while(|line| !line.starts_with("| group |"))
            .skip(2)
            .take_while(|line| line.starts_with('|'))
            .filter_map(|line| line.trim_matches('|').split_once('|'))
            .map(|(_, members)| members.split(", ").filter_map(member).collect())
            .collect();
        if groups.is_empty() {
            bail!("the README of the lists has no table `| group | CWEs |`");
        }
        Ok(Self(groups))
    }

    /// The closest relation between any weakness of `finding` and that of `row`.
    pub(super) fn kinship(&self, row: &Row, finding: &Finding) -> Kinship {
        finding
            .cwes
            .iter()
            .map(|cwe| self.between(row.cwe, *cwe))
            .max()
            .unwrap_or(Kinship::None)
    }

    fn between(&self, one: u32, other: u32) -> Kinship {
        if one == other {
            return Kinship::Sure;
        }
        self.0
            .iter()
            .filter_map(|group| {
                let find = |cwe| group.iter().find(|member| member.cwe == cwe);
                Some(together(find(one)?, find(other)?))
            })
            .max()
            .unwrap_or(Kinship::None)
    }
}

fn together(one: &Member, other: &Member) -> Kinship {
    match (&one.condition, &other.condition) {
        (Condition::With(partner), _) if *partner != other.cwe => Kinship::None,
        (_, Condition::With(partner)) if *partner != one.cwe => Kinship::None,
        (Condition::Judged, _) | (_, Condition::Judged) => Kinship::Judged,
        _ => Kinship::Sure,
    }
}

fn member(text: &str) -> Option<Member> {
    let (number, condition) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let condition = condition.trim_matches(['(', ')']);
    let condition = match condition.strip_suffix(" only").map(str::parse) {
        Some(Ok(partner)) => Condition::With(partner),
        _ if condition.is_empty() => Condition::None,
        _ => Condition::Judged,
    };
    Some(Member {
        cwe: number.parse().ok()?,
        condition,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const README: &str = "text\n| group | CWEs |\n| --- | --- |\n| SQL | 89, 564, 943 |\n| cookie | 614, 1004, 311, 319 (614 only) |\n| hash | 327, 916, 310 (only for a key) |\n\nafter\n";

    #[test]
    fn relations_follow_the_table() {
        let groups = Groups::read(README).unwrap();
        for (one, other, kinship) in [
            (89, 89, Kinship::Sure),
            (89, 943, Kinship::Sure),
            (89, 79, Kinship::None),
            (1, 1, Kinship::Sure),
            (319, 614, Kinship::Sure),
            (319, 1004, Kinship::None),
            (327, 310, Kinship::Judged),
        ] {
            assert_eq!(groups.between(one, other), kinship, "{one} {other}");
            assert_eq!(groups.between(other, one), kinship, "{other} {one}");
        }
        assert!(Groups::read("no table").is_err());
    }

    #[test]
    fn the_checked_in_table_is_read_whole() {
        let readme = include_str!("../../../docs/accuracy/truth/README.md");
        let groups = Groups::read(readme).unwrap();
        assert!(groups.0.len() >= 20, "{}", groups.0.len());
        assert!(groups.0.iter().all(|group| !group.is_empty()));
    }
}
