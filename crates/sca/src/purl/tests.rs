//! Rules one by one, and what holds for any text. The whole published suite is run by hand; see `docs/deps.md`.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use proptest::prelude::*;

/// A text and what it becomes; an empty one stands for an error.
const CANONICAL: &[(&str, &str)] = &[
    ("pkg:npm/%40babel/core@7.0.0", "pkg:npm/%40babel/core@7.0.0"),
    ("pkg:npm/@babel/core@7.0.0", "pkg:npm/%40babel/core@7.0.0"),
    ("pkg:npm/@babel/core", "pkg:npm/%40babel/core"),
    ("PKG:NPM/a", "pkg:npm/a"),
    ("pkg://npm//a@1", "pkg:npm/a@1"),
    ("pkg:pypi/Django_Rest@1.0RC1", "pkg:pypi/django-rest@1.0rc1"),
    (
        "pkg:maven/org.apache/Io@1?type=jar&Classifier=x",
        "pkg:maven/org.apache/Io@1?classifier=x&type=jar",
    ),
    (
        "pkg:golang/github.com/A/b@v1#/x/./y/../z/",
        "pkg:golang/github.com/A/b@v1#x/y/z",
    ),
    (
        "pkg:generic/a b@1+2?k=a/b&empty=",
        "pkg:generic/a%20b@1%2B2?k=a%2Fb",
    ),
    ("pkg:git/GitLab.org/A/B/c@1", "pkg:git/gitlab.org/A/B/c@1"),
    ("pkg:git/github.com/A/B", "pkg:git/github.com/a/b"),
    ("npm/a@1", ""),
    ("pkg:npm", ""),
    ("pkg:npm/", ""),
    ("pkg:npm/@1.0", ""),
    ("pkg:3d/a", ""),
    ("pkg:n_m/a", ""),
    ("pkg:maven/a@1", ""),
    ("pkg:cargo/a/b@1", ""),
    ("pkg:npm/a?x%20y=1", ""),
    ("pkg:npm/a?k=1&k=2", ""),
    ("pkg:npm/a?k", ""),
    ("pkg:npm/a%2", ""),
    ("pkg:npm/%ff", ""),
    ("pkg:julia/Dates", ""),
    ("pkg:cpan/URI::PackageURL", ""),
];

#[test]
fn texts_become_canonical_or_are_refused() {
    for (text, canonical) in CANONICAL {
        let got = Purl::normalize(text).map_or_else(|_| String::new(), |purl| purl.to_string());
        assert_eq!(got, *canonical, "{text}");
    }
}

#[test]
fn reading_asks_for_keys_that_begin_in_lower_case() {
    assert!(Purl::parse("pkg:gem/a@1?Platform=java").is_err());
    assert!(Purl::parse("pkg:gem/a@1?platform=Java").is_ok());
}

#[test]
fn parts_are_written_as_null_where_they_are_missing() {
    let purl = Purl::parse("pkg:npm/a").unwrap();
    let json = serde_json::to_string(&purl).unwrap();
    assert_eq!(
        json,
        r#"{"type":"npm","namespace":null,"name":"a","version":null,"qualifiers":null,"subpath":null}"#
    );
}

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>()) {
        let _ = Purl::normalize(&text);
        let _ = Purl::normalize(&format!("pkg:npm/{text}"));
    }

    #[test]
    fn what_was_written_reads_the_same(
        kind in "(npm|pypi|maven|git|generic|docker|pub|cran|unknown)",
        namespace in "[ -~é]{1,12}", name in "[ -~é]{1,12}", version in "[ -~é]{0,8}",
        value in "[ -~é]{0,8}", subpath in "[ -~é]{0,12}",
    ) {
        let parts = Parts {
            kind: Some(kind),
            namespace: Some(namespace),
            name: Some(name),
            version: Some(version),
            qualifiers: Some([("key".to_owned(), Some(value))].into()),
            subpath: Some(subpath),
        };
        if let Ok(purl) = Purl::build(parts) {
            let text = purl.to_string();
            let again = Purl::parse(&text);
            prop_assert_eq!(again.as_ref().map(ToString::to_string), Ok(text));
        }
    }
}
