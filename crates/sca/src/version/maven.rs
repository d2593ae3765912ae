//! Maven: `ComparableVersion` of Maven 3.8, and version ranges.
//!
//! A version is a list of numbers, qualifiers and nested lists; `-` and every change between digits and letters opens a
//! list. Shorter lists are padded with nothing, and nothing equals 0 and a release.
//!
//! Invariant: the order is Maven's own, which has cycles for odd versions (`1-sp` < `1.0.alpha` < `1` < `1-sp`): no key
//! can express it, so there is none.

use std::cmp::Ordering;

/// Known qualifiers in their order; the empty one is the release. Source: Maven's "Version Order Specification".
const QUALIFIERS: [&str; 7] = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
/// The release's place among them.
const RELEASE: usize = 5;
/// Lists deeper than this are not opened: each step of comparing goes one deeper.
const MAX_LISTS: usize = 256;

/// A version taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MavenVersion(Vec<Item>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    /// Digits without zeros in front; empty for 0.
    Number(String),
    Qualifier(Qualifier),
    List(Vec<Item>),
}

/// A known qualifier by its place, or else any other, after all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Qualifier {
    Known(usize),
    Other(String),
}

impl MavenVersion {
    /// Takes a version apart; `None` if it is empty or opens too many lists.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return None;
        }
        let mut lists = vec![Vec::new()];
        let mut word = String::new();
        for c in text.chars() {
            match c {
                '.' | '-' => {
                    let item = if word.is_empty() {
                        Item::Number(String::new())
                    } else {
                        item(&word)
                    };
                    lists.last_mut()?.push(item);
                    word.clear();
                    if c == '-' {
                        lists.push(Vec::new());
                    }
                }
                _ => {
                    let digit = c.is_ascii_digit();
                    let was_digit = word.ends_with(|last: char| last.is_ascii_digit());
                    if !word.is_empty() && digit != was_digit {
                        if digit {
                            // `.x1` reads as `-x1`.
                            open_unless_empty(&mut lists);
                            lists.last_mut()?.push(qualifier(&word, true));
                        } else {
                            lists.last_mut()?.push(item(&word));
                        }
                        lists.push(Vec::new());
                        word.clear();
                    }
                    word.push(c);
                }
            }
            if lists.len() > MAX_LISTS {
                return None;
            }
        }
        if !word.is_empty() {
            if !word.ends_with(|last: char| last.is_ascii_digit()) {
                open_unless_empty(&mut lists);
            }
            lists.last_mut()?.push(item(&word));
        }
        // Each list is the last item of the one before it.
        let mut inner: Option<Vec<Item>> = None;
        while let Some(mut list) = lists.pop() {
            list.extend(inner.map(Item::List));
            normalize(&mut list);
            inner = Some(list);
        }
        inner.map(Self)
    }

    /// Maven's order.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        compare_lists(&self.0, &other.0)
    }
}

fn open_unless_empty(lists: &mut Vec<Vec<Item>>) {
    if lists.last().is_some_and(|list| !list.is_empty()) {
        lists.push(Vec::new());
    }
}

fn item(word: &str) -> Item {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        Item::Number(word.trim_start_matches('0').to_owned())
    } else {
        qualifier(word, false)
    }
}

fn qualifier(word: &str, before_digit: bool) -> Item {
    let word = match (word, before_digit) {
        ("a", true) => "alpha",
        ("b", true) => "beta",
        ("m", true) => "milestone",
        ("ga" | "final" | "release", _) => "",
        ("cr", _) => "rc",
        _ => word,
    };
    Item::Qualifier(match QUALIFIERS.iter().position(|known| *known == word) {
        Some(place) => Qualifier::Known(place),
        None => Qualifier::Other(word.to_owned()),
    })
}

impl Item {
    /// Whether it is no more than nothing.
    fn is_null(&self) -> bool {
        match self {
            Self::Number(digits) => digits.is_empty(),
            Self::Qualifier(qualifier) => *qualifier == Qualifier::Known(RELEASE),
            Self::List(items) => items.is_empty(),
        }
    }

    fn compare_to_nothing(&self) -> Ordering {
        match self {
            Self::Number(digits) if digits.is_empty() => Ordering::Equal,
            Self::Number(_) => Ordering::Greater,
            Self::Qualifier(qualifier) => qualifier.cmp(&Qualifier::Known(RELEASE)),
            Self::List(items) => items
                .iter()
                .map(Self::compare_to_nothing)
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
            (Self::Qualifier(a), Self::Qualifier(b)) => a.cmp(b),
            (Self::List(a), Self::List(b)) => compare_lists(a, b),
            (a, b) => a.kind().cmp(&b.kind()),
        }
    }

    /// 1-sp < 1-1 < 1.1
    fn kind(&self) -> u8 {
        match self {
            Self::Qualifier(_) => 0,
            Self::List(_) => 1,
            Self::Number(_) => 2,
        }
    }
}

/// Takes what is nothing from the end, and from before the lists at the end.
fn normalize(list: &mut Vec<Item>) {
    let mut at = list.len();
    while at > 0 {
        at -= 1;
        match list.get(at) {
            Some(item) if item.is_null() => {
                list.remove(at);
            }
            Some(Item::List(_)) => {}
            _ => return,
        }
    }
}

fn compare_lists(a: &[Item], b: &[Item]) -> Ordering {
    (0..a.len().max(b.len()))
        .map(|at| match (a.get(at), b.get(at)) {
            (Some(a), Some(b)) => a.compare(b),
            (Some(a), None) => a.compare_to_nothing(),
            (None, Some(b)) => b.compare_to_nothing().reverse(),
            (None, None) => Ordering::Equal,
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}
