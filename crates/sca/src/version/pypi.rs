//! PyPI: versions and specifiers of PEP 440, as the `packaging` library reads them.
//!
//! Parsing follows appendix B of PEP 440; order follows its section "Summary of permitted suffixes and relative ordering".

use super::key::Key;
use std::cmp::Ordering;

/// Absent parts stand below or above all that are there.
const BELOW: u8 = 0;
const THERE: u8 = 1;
const ABOVE: u8 = 2;
/// Ends a row of numbers or a local label; below every piece.
const END: u8 = 0;
const NUMBER: u8 = 2;
const WORD: u8 = 1;

/// A version taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Parts {
    epoch: String,
    release: Vec<String>,
    /// `a`, `b` or `rc`, and its number.
    pre: Option<(Phase, String)>,
    post: Option<String>,
    dev: Option<String>,
    /// Lower-case labels.
    local: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Alpha = 1,
    Beta = 2,
    Candidate = 3,
}

/// The place of a version in the order; `None` unless it is one.
pub(super) fn key(text: &str) -> Option<Key> {
    Parts::parse(text).map(|parts| parts.key())
}

impl Parts {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let mut rest = text.strip_prefix('v').unwrap_or(&text);
        let mut parts = Self::default();
        if let Some((epoch, after)) = rest.split_once('!') {
            if !super::semver::is_digits(epoch) {
                return None;
            }
            epoch.clone_into(&mut parts.epoch);
            rest = after;
        }
        let (number, after) = digits(rest)?;
        parts.release.push(number.to_owned());
        rest = after;
        while let Some((number, after)) = rest.strip_prefix('.').and_then(digits) {
            parts.release.push(number.to_owned());
            rest = after;
        }
        rest = parts.pre_release(rest);
        rest = parts.post_release(rest);
        rest = parts.dev_release(rest);
        if let Some(local) = rest.strip_prefix('+') {
            let sound =
                |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric());
            parts.local = local.split(['.', '-', '_']).map(str::to_owned).collect();
            rest = if parts.local.iter().all(|label| sound(label)) {
                ""
            } else {
                rest
            };
        }
        rest.is_empty().then_some(parts)
    }

    fn pre_release<'a>(&mut self, text: &'a str) -> &'a str {
        const NAMES: &[(&str, Phase)] = &[
            ("alpha", Phase::Alpha),
            ("a", Phase::Alpha),
            ("beta", Phase::Beta),
            ("b", Phase::Beta),
            ("preview", Phase::Candidate),
            ("pre", Phase::Candidate),
            ("rc", Phase::Candidate),
            ("c", Phase::Candidate),
        ];
        let name = unseparated(text);
        for &(word, phase) in NAMES {
            if let Some(after) = name.strip_prefix(word) {
                let (number, after) = optional_number(after);
                self.pre = Some((phase, number.to_owned()));
                return after;
            }
        }
        text
    }

    fn post_release<'a>(&mut self, text: &'a str) -> &'a str {
        // `1.0-1` is a post-release; the number must be there.
        if let Some((number, after)) = text.strip_prefix('-').and_then(digits) {
            self.post = Some(number.to_owned());
            return after;
        }
        let name = unseparated(text);
        for word in ["post", "rev", "r"] {
            if let Some(after) = name.strip_prefix(word) {
                let (number, after) = optional_number(after);
                self.post = Some(number.to_owned());
                return after;
            }
        }
        text
    }

    fn dev_release<'a>(&mut self, text: &'a str) -> &'a str {
        match unseparated(text).strip_prefix("dev") {
            Some(after) => {
                let (number, after) = optional_number(after);
                self.dev = Some(number.to_owned());
                after
            }
            None => text,
        }
    }

    fn key(&self) -> Key {
        let mut key = self.public_key();
        if !self.local.is_empty() {
            // Above the same without a local label, below everything that follows it in the public order: the public
            // part is a whole key, so that what comes after decides only between equals.
            for label in &self.local {
                if super::semver::is_digits(label) {
                    key.tag(NUMBER).number(label);
                } else {
                    key.tag(WORD).text(label);
                }
            }
            key.tag(END);
        }
        key
    }

    /// The key without the local label.
    fn public_key(&self) -> Key {
        let mut key = Key::default();
        key.number(&self.epoch);
        release_key(&mut key, &self.release);
        match (&self.pre, &self.post, &self.dev) {
            (Some((phase, number)), _, _) => key.tag(THERE).tag(*phase as u8).number(number),
            // 1.0.dev1 stands below 1.0a1.
            (None, None, Some(_)) => key.tag(BELOW),
            (None, _, _) => key.tag(ABOVE),
        };
        match &self.post {
            Some(number) => key.tag(THERE).number(number),
            None => key.tag(BELOW),
        };
        match &self.dev {
            Some(number) => key.tag(THERE).number(number),
            None => key.tag(ABOVE),
        };
        key
    }

    fn is_prerelease(&self) -> bool {
        self.pre.is_some() || self.dev.is_some()
    }

    /// Whether more than epoch and numbers is there.
    fn is_suffixed(&self) -> bool {
        self.is_prerelease() || self.post.is_some() || !self.local.is_empty()
    }

    /// Epoch and numbers alone.
    fn base_key(&self) -> Key {
        Self {
            epoch: self.epoch.clone(),
            release: self.release.clone(),
            ..Self::default()
        }
        .public_key()
    }
}

/// Writes the numbers of a release; zeros at the end do not count.
fn release_key(key: &mut Key, release: &[String]) {
    let zeros = release
        .iter()
        .rev()
        .take_while(|number| number.bytes().all(|byte| byte == b'0'))
        .count();
    for number in release.iter().take(release.len() - zeros) {
        key.tag(NUMBER).number(number);
    }
    key.tag(END);
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// Without one separator in front.
fn unseparated(text: &str) -> &str {
    text.strip_prefix(['.', '-', '_']).unwrap_or(text)
}

/// A number with or without a separator in front; 0 if there is none, and the separator is then taken all the same.
fn optional_number(text: &str) -> (&str, &str) {
    let text = unseparated(text);
    digits(text).unwrap_or(("0", text))
}

/// Whether a set of specifiers admits a version, pre-releases like any other; `None` if either cannot be read.
pub(super) fn satisfies(version: &str, specifiers: &str) -> Option<bool> {
    let candidate = Parts::parse(version)?;
    let mut admitted = true;
    for specifier in specifiers.split(',').map(str::trim) {
        if !specifier.is_empty() {
            admitted &= admits(specifier, version.trim(), &candidate)?;
        }
    }
    Some(admitted)
}

fn admits(specifier: &str, written: &str, candidate: &Parts) -> Option<bool> {
    const OPERATORS: &[&str] = &["===", "==", "!=", "~=", "<=", ">=", "<", ">"];
    let operator = OPERATORS
        .iter()
        .find(|sign| specifier.starts_with(**sign))?;
    let wanted = specifier.strip_prefix(operator)?.trim();
    if *operator == "===" {
        return (!wanted.is_empty()).then(|| wanted.eq_ignore_ascii_case(written));
    }
    if let Some(prefix) = wanted.strip_suffix(".*") {
        let prefix = Parts::parse(prefix)?;
        // A star follows numbers only.
        if prefix.is_suffixed() {
            return None;
        }
        let equal = has_prefix(candidate, &prefix);
        return match *operator {
            "==" => Some(equal),
            "!=" => Some(!equal),
            _ => None,
        };
    }
    let bound = Parts::parse(wanted)?;
    if !bound.local.is_empty() && !matches!(*operator, "==" | "!=") {
        return None;
    }
    let family = match *operator {
        "~=" => Some(family(&bound)?),
        _ => None,
    };
    let order = candidate.public_key().cmp(&bound.public_key());
    let equal = if bound.local.is_empty() {
        order == Ordering::Equal
    } else {
        candidate.key() == bound.key()
    };
    Some(match *operator {
        "==" => equal,
        "!=" => !equal,
        "<=" => order != Ordering::Greater,
        ">=" => order != Ordering::Less,
        "<" => {
            order == Ordering::Less
                && (bound.is_prerelease() || !is_before_release_of(candidate, &bound))
        }
        ">" => is_above(candidate, &bound),
        _ => order != Ordering::Less && family.is_some_and(|family| has_prefix(candidate, &family)),
    })
}

/// `<1.0` does not admit pre-releases of 1.0 itself.
fn is_before_release_of(candidate: &Parts, bound: &Parts) -> bool {
    candidate.is_prerelease() && candidate.base_key() == bound.base_key()
}

/// `>1.0` admits neither post-releases nor local versions of 1.0, unless it is a post-release itself.
fn is_above(candidate: &Parts, bound: &Parts) -> bool {
    if candidate.key() <= bound.key() {
        return false;
    }
    let same = candidate.base_key() == bound.base_key();
    let late = candidate.post.is_some() && bound.post.is_none();
    !(same && (late || !candidate.local.is_empty()))
}

/// What `~=` holds on to: everything but the last number.
fn family(bound: &Parts) -> Option<Parts> {
    let (_, release) = bound.release.split_last()?;
    (!release.is_empty()).then(|| Parts {
        epoch: bound.epoch.clone(),
        release: release.to_vec(),
        ..Parts::default()
    })
}

/// Whether a version begins with the numbers of another; numbers that are missing are 0.
fn has_prefix(candidate: &Parts, prefix: &Parts) -> bool {
    let same = |a: &str, b: &str| a.trim_start_matches('0') == b.trim_start_matches('0');
    let numbers = candidate
        .release
        .iter()
        .map(String::as_str)
        .chain(std::iter::repeat("0"));
    same(&candidate.epoch, &prefix.epoch) && numbers.zip(&prefix.release).all(|(a, b)| same(a, b))
}
