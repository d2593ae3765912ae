//! Licences as declared: an expression of SPDX, or the words of whoever declared it.

use std::borrow::Cow;

/// What a declaration is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Declared<'t> {
    /// One licence of SPDX's list.
    Id(&'t str),
    /// An expression over such licences.
    Expression(Cow<'t, str>),
    /// Words.
    Name(&'t str),
}

/// What `text` declares. Words are never taken for the licence they resemble: `Apache 2.0` may be any of its texts.
pub(super) fn declared(text: &str) -> Declared<'_> {
    if let Some(id) = spdx::license_id(text).filter(|id| id.name == text) {
        return Declared::Id(id.name);
    }
    // Cargo's manifests wrote `/` for `OR` for years.
    let written: Cow<'_, str> = match text.split_once('/') {
        Some(_) if !text.contains(char::is_whitespace) => Cow::Owned(text.replace('/', " OR ")),
        _ => Cow::Borrowed(text),
    };
    match spdx::Expression::parse(&written) {
        Ok(_) => Declared::Expression(written),
        Err(_) => Declared::Name(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_expressions_from_words() {
        let expression = |text: &'static str| Declared::Expression(Cow::Borrowed(text));
        let cases = [
            ("MIT", Declared::Id("MIT")),
            ("MIT OR Apache-2.0", expression("MIT OR Apache-2.0")),
            ("MIT/Apache-2.0", expression("MIT OR Apache-2.0")),
            ("LicenseRef-ours", expression("LicenseRef-ours")),
            ("Apache 2.0", Declared::Name("Apache 2.0")),
            ("UNLICENSED", Declared::Name("UNLICENSED")),
            ("SEE LICENSE IN x", Declared::Name("SEE LICENSE IN x")),
        ];
        for (text, expected) in cases {
            assert_eq!(declared(text), expected, "{text}");
        }
    }
}
