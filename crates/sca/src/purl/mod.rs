//! Package URLs: one string for a package of any ecosystem (ECMA-427, package-url's specification).
//!
//! What a type asks for or forbids is one row of a table (`types`).
//!
//! Invariants:
//! - a [`Purl`] is always canonical, so that writing it and reading it again gives the same;
//! - texts are taken apart from both ends as the specification's "how to parse" says; nothing panics on any bytes.

mod percent;
#[cfg(test)]
mod tests;
mod types;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Longer texts are refused; a purl with every qualifier stays below a few thousand bytes.
const MAX_LENGTH: usize = 16_384;

/// A package's name, and whatever else is known of it, in canonical form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Purl {
    /// The kind of package, lower case (`npm`, `maven`).
    #[serde(rename = "type")]
    kind: String,
    namespace: Option<String>,
    name: String,
    version: Option<String>,
    #[serde(serialize_with = "null_if_empty")]
    qualifiers: BTreeMap<String, String>,
    subpath: Option<String>,
}

fn null_if_empty<S: serde::Serializer>(
    map: &BTreeMap<String, String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if map.is_empty() {
        serializer.serialize_none()
    } else {
        serializer.collect_map(map)
    }
}

/// The parts of a package URL as somebody gives them, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Parts {
    /// The kind of package.
    #[serde(rename = "type", default)]
    pub kind: Option<String>,
    /// What the name lies in: an owner, a group, a scope.
    #[serde(default)]
    pub namespace: Option<String>,
    /// The name.
    #[serde(default)]
    pub name: Option<String>,
    /// The version.
    #[serde(default)]
    pub version: Option<String>,
    /// Further facts by key.
    #[serde(default)]
    pub qualifiers: Option<BTreeMap<String, Option<String>>>,
    /// A place inside the package.
    #[serde(default)]
    pub subpath: Option<String>,
}

/// Why a text or parts are no package URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PurlError {
    /// More text than any package URL has.
    #[error("longer than {MAX_LENGTH} bytes")]
    TooLong,
    /// It does not begin with `pkg:`.
    #[error("a package URL begins with `pkg:`")]
    Scheme,
    /// There is no type, or one with other signs than letters, digits, `.` and `-`, or it begins with a digit.
    #[error(
        "the type is missing or not made of letters, digits, `.` and `-`, beginning with a letter"
    )]
    Type,
    /// There is no name.
    #[error("the name is missing")]
    Name,
    /// A percent sign without two hexadecimal digits, or bytes that are not UTF-8.
    #[error("`{0}` is not percent-encoded UTF-8")]
    Encoding(String),
    /// A qualifier's key has other signs than letters, digits, `.`, `-` and `_`, or begins with a digit.
    #[error(
        "`{0}` cannot be the key of a qualifier: keys are lower-case letters, digits, `.`, `-` and `_`"
    )]
    QualifierKey(String),
    /// A qualifier has no `=`, or its key stands there twice.
    #[error("the qualifier `{0}` has no value or stands there twice")]
    Qualifier(String),
    /// The type asks for something that is missing or forbids something that is there.
    #[error("the type `{kind}` {rule}")]
    Rule {
        /// The type.
        kind: String,
        /// What it asks for.
        rule: &'static str,
    },
}

impl Purl {
    /// Reads a package URL as the published suite's `parse` tests want it: a qualifier's key that begins with an
    /// upper-case letter (`Platform=`) is an error, one with such a letter further on (`repositorY_url=`) is folded.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, PurlError> {
        let (_, qualifiers) = split_last(split_last(text, '#').0, '?');
        let upper = qualifiers
            .into_iter()
            .flat_map(|text| text.split('&'))
            .find(|pair| pair.starts_with(|c: char| c.is_ascii_uppercase()));
        match upper {
            Some(pair) => Err(PurlError::QualifierKey(pair.to_owned())),
            None => Self::normalize(text),
        }
    }

    /// Reads a package URL and brings it into canonical form, whatever the case of its qualifiers' keys.
    ///
    /// # Errors
    /// When it is none.
    pub fn normalize(text: &str) -> Result<Self, PurlError> {
        if text.len() > MAX_LENGTH {
            return Err(PurlError::TooLong);
        }
        let (rest, subpath) = split_last(text.trim(), '#');
        let (rest, qualifiers) = split_last(rest, '?');
        let (scheme, rest) = rest.split_once(':').ok_or(PurlError::Scheme)?;
        if !scheme.eq_ignore_ascii_case("pkg") {
            return Err(PurlError::Scheme);
        }
        let (kind, rest) = rest
            .trim_matches('/')
            .split_once('/')
            .ok_or_else(|| no_name(rest))?;
        let (rest, version) = match rest.rsplit_once('@') {
            // A scope's sign is no version's: something stands before the latter in its part.
            Some((before, version))
                if !before.is_empty() && !before.ends_with('/') && !version.contains('/') =>
            {
                (before, Some(version))
            }
            Some((before, version))
                if !version.contains('/') && (before.is_empty() || before.ends_with('/')) =>
            {
                return Err(PurlError::Name);
            }
            _ => (rest, None),
        };
        let mut segments = decoded_segments(rest)?;
        let name = segments.pop();
        let parts = Parts {
            kind: Some(kind.to_owned()),
            namespace: (!segments.is_empty()).then(|| segments.join("/")),
            name,
            version: version.map(percent::decode).transpose()?,
            qualifiers: qualifiers.map(read_qualifiers).transpose()?,
            subpath: subpath.map(percent::decode).transpose()?,
        };
        Self::build(parts)
    }

    /// Makes a package URL of parts.
    ///
    /// # Errors
    /// When a part is missing or not allowed.
    pub fn build(parts: Parts) -> Result<Self, PurlError> {
        let kind = parts
            .kind
            .map(|kind| kind.to_ascii_lowercase())
            .filter(|kind| is_type(kind))
            .ok_or(PurlError::Type)?;
        let name = parts
            .name
            .map(|name| name.trim_matches('/').to_owned())
            .filter(|name| !name.is_empty())
            .ok_or(PurlError::Name)?;
        let namespace = parts.namespace.map(|text| clean_path(&text, |_| true));
        let subpath = parts
            .subpath
            .map(|text| clean_path(&text, |segment| segment != "." && segment != ".."));
        let mut purl = Self {
            kind,
            namespace: namespace.filter(|text| !text.is_empty()),
            name,
            version: parts.version.filter(|version| !version.is_empty()),
            qualifiers: clean_qualifiers(parts.qualifiers.unwrap_or_default())?,
            subpath: subpath.filter(|text| !text.is_empty()),
        };
        types::apply(&mut purl)?;
        Ok(purl)
    }

    /// The type.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What the name lies in.
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Further facts, by key.
    pub fn qualifiers(&self) -> &BTreeMap<String, String> {
        &self.qualifiers
    }

    /// A place inside the package.
    pub fn subpath(&self) -> Option<&str> {
        self.subpath.as_deref()
    }
}

impl fmt::Display for Purl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pkg:{}/", self.kind)?;
        if let Some(namespace) = &self.namespace {
            percent::write_path(f, namespace)?;
            f.write_str("/")?;
        }
        if types::name_is_path(&self.kind) {
            percent::write_path(f, &self.name)?;
        } else {
            percent::write(f, &self.name)?;
        }
        if let Some(version) = &self.version {
            f.write_str("@")?;
            percent::write(f, version)?;
        }
        for (at, (key, value)) in self.qualifiers.iter().enumerate() {
            write!(f, "{}{key}=", if at == 0 { '?' } else { '&' })?;
            percent::write(f, value)?;
        }
        if let Some(subpath) = &self.subpath {
            f.write_str("#")?;
            percent::write_path(f, subpath)?;
        }
        Ok(())
    }
}

fn split_last(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.rsplit_once(mark) {
        Some((rest, part)) => (rest, Some(part)),
        None => (text, None),
    }
}

/// What is wrong with a text without a slash.
fn no_name(text: &str) -> PurlError {
    if is_type(&text.trim_matches('/').to_ascii_lowercase()) {
        PurlError::Name
    } else {
        PurlError::Type
    }
}

fn decoded_segments(text: &str) -> Result<Vec<String>, PurlError> {
    text.split('/')
        .filter(|segment| !segment.is_empty())
        .map(percent::decode)
        .collect()
}

/// A path without empty segments and those that `keep` refuses.
fn clean_path(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let segments: Vec<&str> = text
        .split('/')
        .filter(|segment| !segment.is_empty() && keep(segment))
        .collect();
    segments.join("/")
}

fn is_type(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || "._-".contains(c))
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn read_qualifiers(text: &str) -> Result<BTreeMap<String, Option<String>>, PurlError> {
    let mut out = BTreeMap::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair
            .split_once('=')
            .ok_or_else(|| PurlError::Qualifier(pair.to_owned()))?;
        if out
            .insert(key.to_owned(), Some(percent::decode(value)?))
            .is_some()
        {
            return Err(PurlError::Qualifier(key.to_owned()));
        }
    }
    Ok(out)
}

/// Keys in lower case, pairs without a value left out.
fn clean_qualifiers(
    qualifiers: BTreeMap<String, Option<String>>,
) -> Result<BTreeMap<String, String>, PurlError> {
    let mut out = BTreeMap::new();
    for (key, value) in qualifiers {
        if !is_key(&key) {
            return Err(PurlError::QualifierKey(key));
        }
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            continue;
        };
        if out.insert(key.to_ascii_lowercase(), value).is_some() {
            return Err(PurlError::Qualifier(key));
        }
    }
    Ok(out)
}
