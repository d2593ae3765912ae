//! What an organisation allows.

use super::class::of_license;
use spdx::LicenseReq;

/// What one configuration file says; several hold together, the strictest word counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Licences and classes that are allowed; empty: all that the other lists do not name.
    pub allow: Vec<String>,
    /// Such as are not.
    pub deny: Vec<String>,
    /// Such as a person must look at.
    pub review: Vec<String>,
}

/// What a policy says to a licence, from the mildest to the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It may be used.
    Allowed,
    /// It is not known.
    Unknown,
    /// A person must look.
    Review,
    /// It must not be used.
    Denied,
}

impl Verdict {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Unknown => "unknown",
            Self::Review => "review",
            Self::Denied => "denied",
        }
    }
}

impl Policy {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.allow.is_empty() && self.deny.is_empty() && self.review.is_empty()
    }

    pub(super) fn judge(
        &self,
        parsed: Option<&spdx::Expression>,
        written: Option<&str>,
    ) -> Verdict {
        if self.is_empty() {
            return Verdict::Allowed;
        }
        let Some(expression) = parsed else {
            // Words can be named in a policy as they stand.
            let named = |list: &[String]| {
                written
                    .is_some_and(|text| list.iter().any(|entry| entry.eq_ignore_ascii_case(text)))
            };
            return if named(&self.deny) {
                Verdict::Denied
            } else if named(&self.allow) {
                Verdict::Allowed
            } else {
                Verdict::Unknown
            };
        };
        let passes = |worst: Verdict| expression.evaluate(|license| self.one(license) <= worst);
        if passes(Verdict::Allowed) {
            Verdict::Allowed
        } else if passes(Verdict::Review) {
            Verdict::Review
        } else {
            Verdict::Denied
        }
    }

    fn one(&self, license: &LicenseReq) -> Verdict {
        let names = |list: &[String]| list.iter().any(|entry| is_named(license, entry));
        if names(&self.deny) {
            Verdict::Denied
        } else if names(&self.review) {
            Verdict::Review
        } else if self.allow.is_empty() || names(&self.allow) {
            Verdict::Allowed
        } else {
            Verdict::Denied
        }
    }
}

/// Whether an entry of a list names a licence: by its identifier (`GPL-3.0` names `-only` and `-or-later`), by its
/// beginning and `*`, or by its class.
fn is_named(license: &LicenseReq, entry: &str) -> bool {
    let id = license.license.to_string();
    let whole = license.to_string();
    let by_class = of_license(license).as_str() == entry.replace('-', " ");
    let by_start = entry
        .strip_suffix('*')
        .is_some_and(|start| id.starts_with(start));
    let version = id
        .strip_suffix("-only")
        .or_else(|| id.strip_suffix("-or-later"))
        .unwrap_or(&id);
    entry == id || entry == whole || entry == version || by_start || by_class
}
