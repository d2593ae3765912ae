//! What the ecosystems' own tools said of generated versions and ranges (tables beside this file, written with
//! `cargo xtask versions`), chains that people know, and what holds for any text.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use proptest::prelude::*;

fn sign(order: Option<Ordering>) -> &'static str {
    match order {
        Some(Ordering::Less) => "<",
        Some(Ordering::Equal) => "=",
        Some(Ordering::Greater) => ">",
        None => "?",
    }
}

/// Rows of four fields.
fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 4]> {
    table.lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().unwrap()
    })
}

#[test]
fn order_is_that_of_each_ecosystems_own_tool() {
    let mut count = 0;
    for [scheme, a, tool, b] in rows(include_str!("order.tsv")) {
        let order = Scheme::by_name(scheme).unwrap().compare(a, b);
        assert_eq!(sign(order), tool, "{scheme}: {a} and {b}");
        count += 1;
    }
    assert!(count > 1_300, "the table has {count} rows only");
}

#[test]
fn ranges_admit_what_each_ecosystems_own_tool_admits() {
    let mut count = 0;
    for [scheme, version, range, tool] in rows(include_str!("ranges.tsv")) {
        let answer = match Scheme::by_name(scheme).unwrap().satisfies(version, range) {
            Some(true) => "y",
            Some(false) => "n",
            None => "?",
        };
        assert_eq!(answer, tool, "{scheme}: {version} in {range}");
        count += 1;
    }
    assert!(count >= 600, "the table has {count} rows only");
}

/// Ascending chains; `=` joins what is equal.
const CHAINS: &[(&str, &str)] = &[
    (
        "semver",
        "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0 = 1.0.0+5 < 1.0.10",
    ),
    ("npm", "1.2.3-0 < 1.2.3-a < 1.2.3 = v1.2.3 < 1.10.0"),
    (
        "pypi",
        "1.0.dev1 < 1.0a1.dev2 < 1.0a1 < 1.0b2 < 1.0rc1 = 1.0-c.1 < 1.0 = 1.0.0 < 1.0+abc < 1.0+5 < 1.0.post1 < 1.1 < 1!0.1",
    ),
    (
        "maven",
        "1.0-alpha-1 < 1.0-beta-1 < 1.0-m1 < 1.0-rc1 = 1.0-cr1 < 1.0-SNAPSHOT < 1.0 = 1 = 1.0.Final < 1.0-sp < 1.0-jre < 1.0-1 < 1.0.1",
    ),
    (
        "nuget",
        "1.0.0-5 < 1.0.0-a < 1.0.0-B < 1.0.0-c < 1.0 = 1.0.0.0+x < 1.0.0.1 < 1.0.1",
    ),
    (
        "rubygems",
        "1.a < 1.b.0.a < 1.b < 1.b.0.1 < 1.b.1 < 1 = 1.0.0 < 1.0.1",
    ),
    (
        "packagist",
        "dev-main < 1.0-dev < 1.0-alpha1 < 1.0b2 < 1.0-RC1 < 1.0 = v1.0.0 < 1.0-p1 < 1.1 < 1.x-dev < 2",
    ),
    (
        "debian",
        "0 < 1~~ < 1~~a < 1~ < 1 = 1-0 = 0:1 < 1-1 < 1+b < 1.1 < 1.10 < 1:0.1",
    ),
    (
        "redhat",
        "1~rc1 < 1 < 1-1 < 1^git1 < 1.a < 1.1 < 1.10 < 1:0",
    ),
    (
        "alpine",
        "1.0_alpha < 1.0_rc1 < 1.0 < 1.0-r1 < 1.0_p1 < 1.0a < 1.0.1 < 1.01 < 1.1 < 1.10",
    ),
    (
        "pub",
        "1.0.0--5 < 1.0.0-0x10 = 1.0.0-16 < 1.0.0-a < 1.0.0 < 1.0.0+1 < 1.0.0+a < 1.0.1",
    ),
    ("hackage", "1.0 < 1.0.0 < 1.0.1 < 1.1"),
    ("cran", "1.0 < 1.0-0 = 1.0.0 < 1.0-10 < 1.1"),
    (
        "go",
        "v0.0.0-20200101000000-abcdefabcdef < v0.1.0-rc.1 < v0.1.0 = 0.1.0 < go1.21rc2 < go1.21.0 = v1.21 < v2.0.0+incompatible",
    ),
];

#[test]
fn known_chains_ascend() {
    for (scheme, chain) in CHAINS {
        let scheme = Scheme::by_name(scheme).unwrap();
        let words: Vec<&str> = chain.split(' ').collect();
        for window in words.windows(3).step_by(2) {
            let [a, relation, b] = window else {
                unreachable!()
            };
            assert_eq!(
                sign(scheme.compare(a, b)),
                *relation,
                "{}: {a} {b}",
                scheme.name()
            );
        }
    }
}

#[test]
fn what_is_no_version_has_no_place() {
    for (scheme, text) in [
        ("semver", "1.0"),
        ("semver", "01.0.0"),
        ("npm", "latest"),
        ("pypi", "1.0-unknown"),
        ("maven", ""),
        ("nuget", "1.2.3.4.5"),
        ("nuget", "99999999999.0"),
        ("rubygems", "a.b"),
        ("packagist", "hello"),
        ("debian", "a:1"),
        ("redhat", ""),
        ("alpine", "1.0-beta"),
        ("pub", "1.0"),
        ("hackage", "1.a"),
        ("cran", "1.x"),
        ("go", "v1.2.3.4"),
    ] {
        assert_eq!(
            Scheme::by_name(scheme).unwrap().parse(text),
            None,
            "{scheme}: {text:?}"
        );
    }
    assert_eq!(
        Scheme::Maven.parse(&"1-".repeat(300)),
        None,
        "lists too deep"
    );
    assert_eq!(
        Scheme::Packagist.compare("dev-a", "dev-b"),
        None,
        "branches have no order"
    );
}

#[test]
fn every_scheme_is_named_once_and_reached_by_its_ecosystems() {
    let mut names: Vec<&str> = Scheme::all().map(Scheme::name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SCHEMES.len());
    assert_eq!(Scheme::of_ecosystem("Debian:12"), Some(Scheme::Debian));
    assert_eq!(Scheme::of_ecosystem("crates.io"), Some(Scheme::Cargo));
    assert_eq!(Scheme::of_ecosystem("Android"), None);
}

/// Texts near versions: their letters, signs and words.
fn version() -> impl Strategy<Value = String> {
    "[v ]?[0-3]{0,2}([.:~^+_-]?(0|1|10|a|b|rc|alpha|sp|dev|post|pre|p|x|r1|RC|final)){0,6}"
}

fn scheme() -> impl Strategy<Value = Scheme> {
    prop::sample::select(Scheme::all().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_panics(scheme in scheme(), a in any::<String>(), b in version(), range in any::<String>()) {
        let _ = scheme.compare(&a, &b);
        let _ = scheme.satisfies(&b, &range);
        let _ = scheme.satisfies(&a, &b);
    }

    #[test]
    fn order_is_the_same_from_both_sides(scheme in scheme(), a in version(), b in version()) {
        prop_assert_eq!(scheme.compare(&a, &b), scheme.compare(&b, &a).map(Ordering::reverse));
        if scheme.parse(&a).is_some() {
            prop_assert_eq!(scheme.compare(&a, &a), Some(Ordering::Equal));
        }
    }

    // Maven's own order has cycles; see its module.
    #[test]
    fn order_carries_over(scheme in scheme(), a in version(), b in version(), c in version()) {
        prop_assume!(scheme != Scheme::Maven);
        let order = (scheme.compare(&a, &b), scheme.compare(&b, &c), scheme.compare(&a, &c));
        if let (Some(ab), Some(bc), Some(ac)) = order && (ab == bc || bc.is_eq()) {
            prop_assert_eq!(ab, ac);
        }
    }

    #[test]
    fn order_of_plain_maven_versions_carries_over(
        a in "[0-2](\\.[0-2]){0,3}(-(alpha|rc|SNAPSHOT)(-[1-3])?)?",
        b in "[0-2](\\.[0-2]){0,3}(-(alpha|rc|SNAPSHOT)(-[1-3])?)?",
        c in "[0-2](\\.[0-2]){0,3}(-(alpha|rc|SNAPSHOT)(-[1-3])?)?",
    ) {
        let compare = |x: &str, y: &str| Scheme::Maven.compare(x, y).unwrap();
        if compare(&a, &b) == compare(&b, &c) {
            prop_assert_eq!(compare(&a, &b), compare(&a, &c));
        }
    }

    #[test]
    fn keys_stand_in_the_order_of_versions(scheme in scheme(), a in version(), b in version()) {
        if let (Some(a), Some(b)) = (scheme.parse(&a), scheme.parse(&b))
            && let (Some(x), Some(y)) = (a.key(), b.key())
        {
            prop_assert_eq!(a.compare(&b), Some(x.as_bytes().cmp(y.as_bytes())));
        }
    }
}
