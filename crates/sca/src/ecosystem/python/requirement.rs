//! One requirement as PEP 508 writes it: `name[extras] >=1,<2 ; marker`, `name @ address`.

use crate::origin;
use crate::out::Draft;
use airlock_model::{PackageOrigin, Span};

/// A requirement taken apart; all parts are slices of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Requirement<'t> {
    pub(crate) name: &'t str,
    /// The version specifiers as written.
    pub(crate) specifiers: &'t str,
    /// The address after `@`.
    pub(crate) address: Option<&'t str>,
    /// Whether a marker says where it is needed.
    pub(crate) has_marker: bool,
}

impl<'t> Requirement<'t> {
    /// Takes `text` apart; `None` where it does not begin with a name.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let end = text
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_.".contains(letter)))
            .unwrap_or(text.len());
        let name = text.get(..end)?.trim_end_matches(['-', '_', '.']);
        if !name.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
            return None;
        }
        let rest = text.get(end..)?.trim_start();
        let rest = match rest.strip_prefix('[') {
            Some(extras) => extras.split_once(']')?.1.trim_start(),
            None => rest,
        };
        if let Some(address) = rest.strip_prefix('@') {
            let address = address.trim();
            let end = address.find(|letter: char| letter.is_whitespace());
            let address = address.get(..end.unwrap_or(address.len()))?;
            return Some(Self {
                name,
                specifiers: "",
                address: Some(address.trim_end_matches(';')),
                has_marker: rest.contains(';'),
            });
        }
        let specifiers = rest.split(';').next()?.trim();
        let specifiers = specifiers
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .unwrap_or(specifiers)
            .trim();
        let is_specifier =
            specifiers.is_empty() || specifiers.starts_with(['=', '<', '>', '~', '!']);
        is_specifier.then_some(Self {
            name,
            specifiers,
            address: None,
            has_marker: rest.contains(';'),
        })
    }

    /// The one version that satisfies it, where there is only one.
    pub(crate) fn pinned(&self) -> Option<&'t str> {
        exact(self.specifiers)
    }

    /// The package that is asked for, named at `span`.
    pub(crate) fn draft(&self, span: Span) -> Draft {
        Draft::new(self.name, span)
            .requirement(self.specifiers)
            .version(self.pinned().unwrap_or_default())
            .origin(self.address.and_then(address_origin))
            .conditional(self.has_marker)
    }
}

/// The version of `==1.2` or `===1.2`; `None` for anything that more than one version satisfies.
pub(crate) fn exact(specifiers: &str) -> Option<&str> {
    let version = specifiers
        .strip_prefix("===")
        .or_else(|| specifiers.strip_prefix("=="))?
        .trim();
    (!version.contains([',', '*', ' '])).then_some(version)
}

/// Where an address of a requirement leads; a plain word is a folder.
pub(crate) fn address_origin(address: &str) -> Option<PackageOrigin> {
    origin::of(address).or_else(|| Some(origin::path(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_requirements_apart() {
        let cases = [
            ("Flask", Some(("Flask", "", None))),
            (
                "a.b-c [x, y] >= 1.0, <2 ; python_version < '3'",
                Some(("a.b-c", ">= 1.0, <2", None)),
            ),
            ("a (>=1)", Some(("a", ">=1", None))),
            (
                "a @ https://h.test/a.whl ; x == 'y'",
                Some(("a", "", Some("https://h.test/a.whl"))),
            ),
            ("a==1.0", Some(("a", "==1.0", None))),
            ("-r other.txt", None),
            ("not a requirement", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = Requirement::parse(text);
            let found = found
                .as_ref()
                .map(|found| (found.name, found.specifiers, found.address));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(exact("==1.*"), None);
        assert_eq!(exact("== 1.0"), Some("1.0"));
    }
}
