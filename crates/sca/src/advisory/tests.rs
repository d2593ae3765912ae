//! Each source's form read into the one model, and the schema's evaluation on the cases that its text names.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::version::Scheme;

/// Intervals as `[from, to)` and the like, joined by spaces.
fn shown(affected: &Affected) -> String {
    let from = |point: &Point| match point {
        Point::Open => "(".to_owned(),
        Point::Included(version) => format!("[{version}"),
        Point::Excluded(version) => format!("({version}"),
    };
    let to = |point: &Point| match point {
        Point::Open => ")".to_owned(),
        Point::Included(version) => format!("{version}]"),
        Point::Excluded(version) => format!("{version})"),
    };
    let intervals = affected.intervals.iter();
    intervals
        .map(|interval| format!("{},{}", from(&interval.lower), to(&interval.upper)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The intervals of one range with these events.
fn events(ecosystem: &str, kind: &str, events: &str) -> Affected {
    let text = format!(
        r#"{{"id":"X-1","affected":[{{"package":{{"ecosystem":"{ecosystem}","name":"p"}},
            "ranges":[{{"type":"{kind}","events":[{events}]}}]}}]}}"#
    );
    let advisory = Source::OsvJson.read("X-1.json", text.as_bytes()).unwrap();
    advisory.affected.into_iter().next().unwrap()
}

#[test]
fn events_become_intervals() {
    for (written, intervals) in [
        (r#"{"introduced":"0"}"#, "(,)"),
        (r#"{"introduced":"0"},{"fixed":"1.2.0"}"#, "(,1.2.0)"),
        (
            r#"{"introduced":"1.0.0"},{"last_affected":"1.2.0"}"#,
            "[1.0.0,1.2.0]",
        ),
        // Order in the file does not matter.
        (
            r#"{"fixed":"2.1.0"},{"introduced":"2.0.0"},{"fixed":"1.1.0"},{"introduced":"0"}"#,
            "(,1.1.0) [2.0.0,2.1.0)",
        ),
        // An end before any beginning ends nothing.
        (r#"{"fixed":"0.5.0"},{"introduced":"1.0.0"}"#, "[1.0.0,)"),
        (
            r#"{"introduced":"0"},{"introduced":"1.0.0"},{"fixed":"1.1.0"}"#,
            "(,1.1.0)",
        ),
        (
            r#"{"introduced":"1.0.0"},{"limit":"1.5.0"}"#,
            "[1.0.0,1.5.0)",
        ),
        (r#"{"introduced":"0"},{"limit":"*"}"#, "(,)"),
    ] {
        let affected = events("npm", "SEMVER", written);
        assert_eq!(shown(&affected), intervals, "{written}");
        assert!(!affected.incomplete);
    }
}

#[test]
fn what_cannot_be_ordered_is_incomplete_and_commits_are_left_out() {
    assert!(events("npm", "SEMVER", r#"{"introduced":"0"},{"fixed":"soon"}"#).incomplete);
    assert!(events("Android", "ECOSYSTEM", r#"{"introduced":"0"}"#).incomplete);
    let git = events("PyPI", "GIT", r#"{"introduced":"0"},{"fixed":"abc"}"#);
    assert_eq!((git.intervals.len(), git.incomplete), (0, false));
}

#[test]
fn a_record_with_nulls_reads_as_one_without() {
    let text =
        r#"{"id":"GHSA-x","aliases":null,"severity":null,"affected":null,"references":null}"#;
    let advisory = Source::OsvJson.read("a.json", text.as_bytes()).unwrap();
    assert_eq!(advisory.affected, []);
}

#[test]
fn symbols_of_go_and_rust_are_kept() {
    let text = r#"{"id":"GO-1","affected":[
        {"package":{"ecosystem":"Go","name":"m"},
         "ecosystem_specific":{"imports":[{"path":"m/p","symbols":["F","T.M"]}]}},
        {"package":{"ecosystem":"crates.io","name":"c"},
         "ecosystem_specific":{"affects":{"functions":["c::f"]}}}]}"#;
    let advisory = Source::OsvJson.read("a.json", text.as_bytes()).unwrap();
    let symbols: Vec<_> = advisory.affected.iter().flat_map(|a| &a.symbols).collect();
    let expected = [("m/p", "F"), ("m/p", "T.M"), ("", "c::f")];
    assert!(
        symbols
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .eq(expected)
    );
}

const RUSTSEC: &str = r#"```toml
[advisory]
id = "RUSTSEC-2000-0001"
package = "demo"
date = "2000-01-01"
aliases = ["CVE-2000-1"]
cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"

[versions]
patched = ["^0.6.14", ">= 1.6.1"]
unaffected = ["< 0.6.3"]

[affected]
functions = { "demo::f" = ["< 1"] }
```

# It breaks

Badly.
"#;

#[test]
fn rustsec_names_what_is_safe() {
    let advisory = Source::RustSec
        .read("RUSTSEC-2000-0001.md", RUSTSEC.as_bytes())
        .unwrap();
    let affected = advisory.affected.first().unwrap();
    assert_eq!(shown(affected), "[0.6.3,0.6.14) [0.7.0-0,1.6.1)");
    assert_eq!(
        (advisory.summary.as_str(), advisory.details.as_str()),
        ("It breaks", "Badly.")
    );
    assert_eq!(
        advisory.vectors.first().and_then(|vector| score(vector)),
        Some(Score(98))
    );
}

#[test]
fn rubysec_names_what_is_safe() {
    let text = "gem: demo\ncve: 2000-1\ntitle: It breaks\ncvss_v3: 7.5\nunaffected_versions:\n  - \"< 1.2\"\n\
                patched_versions:\n  - \"~> 2.0.9, >= 2.0.9.1\"\n  - \">= 2.2.3.1\"\n";
    let advisory = Source::RubySec
        .read("gems/demo/CVE-2000-1.yml", text.as_bytes())
        .unwrap();
    let affected = advisory.affected.first().unwrap();
    assert_eq!(shown(affected), "[1.2,2.0.9.1) [2.1.A,2.2.3.1)");
    assert_eq!(advisory.id, "rubysec:demo/CVE-2000-1");
    assert_eq!(advisory.aliases, ["CVE-2000-1"]);
    let nothing = Source::RubySec
        .read("gems/demo/x.yml", b"gem: demo\n")
        .unwrap();
    assert_eq!(shown(nothing.affected.first().unwrap()), "(,)");
}

#[test]
fn friends_of_php_name_what_is_affected() {
    let text = "title: It breaks\nreference: composer://a/demo\nbranches:\n  5.3.x:\n    time: 2000-01-01\n    \
                versions: ['>=5.3.0', '<5.3.12']\n  6.x:\n    versions: ['<=6.1']\n";
    let advisory = Source::FriendsOfPhp
        .read("a/demo/CVE-1.yaml", text.as_bytes())
        .unwrap();
    assert_eq!(
        shown(advisory.affected.first().unwrap()),
        "[5.3.0-dev,5.3.12-dev) (,6.1]"
    );
}

#[test]
fn each_form_is_told_by_the_file() {
    for (path, text, source) in [
        ("a/GHSA-1.json", "{\"affected\": []}", Some(Source::OsvJson)),
        ("package.json", "{\"name\": \"x\"}", None),
        (
            "v/PYSEC-1.yaml",
            "id: PYSEC-1\naffected:\n- x",
            Some(Source::OsvYaml),
        ),
        ("gems/x/CVE-1.yml", "---\ngem: x\n", Some(Source::RubySec)),
        (
            "a/b/CVE-1.yaml",
            "reference: composer://a/b",
            Some(Source::FriendsOfPhp),
        ),
        (
            "crates/x/RUSTSEC-1.md",
            "```toml\n[advisory]\n",
            Some(Source::RustSec),
        ),
        ("README.md", "[advisory]", None),
    ] {
        assert_eq!(Source::of(path, text.as_bytes()), source, "{path}");
    }
}

#[test]
fn scores_follow_the_vector() {
    for (vector, tenths) in [
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", Some(98)),
        (
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
            Some(93),
        ),
        ("AV:N/AC:L/Au:N/C:P/I:P/A:P", Some(75)),
        ("(AV:N/AC:L/Au:N/C:P/I:P/A:P)", Some(75)),
        ("7.5", Some(75)),
        ("11", None),
        ("NaN", None),
        ("high", None),
    ] {
        assert_eq!(score(vector), tenths.map(Score), "{vector}");
    }
}

#[test]
fn names_compare_as_their_ecosystems_do() {
    for (ecosystem, name, normal) in [
        ("PyPI", "Foo.._-Bar", "foo-bar"),
        ("npm", "@A/b_c", "@A/b_c"),
        ("NuGet", "Newtonsoft.Json", "newtonsoft.json"),
        ("SwiftURL", "https://github.com/A/B.git", "github.com/a/b"),
        ("Debian:12", "curl", "curl"),
    ] {
        assert_eq!(normal_name(ecosystem, name), normal);
    }
}

#[test]
fn an_interval_holds_what_lies_between_its_ends() {
    let interval = Interval {
        lower: Point::Included("1.0.0".to_owned()),
        upper: Point::Excluded("2.0.0".to_owned()),
    };
    for (version, answer) in [
        ("0.9.0", Affectedness::No),
        ("1.0.0", Affectedness::Yes),
        ("2.0.0-rc.1", Affectedness::Yes),
        ("2.0.0", Affectedness::No),
    ] {
        let version = Scheme::Npm.parse(version).unwrap();
        assert_eq!(interval.holds(Scheme::Npm, &version), answer);
    }
}

#[test]
fn broken_records_are_errors_that_say_why() {
    assert!(Source::OsvJson.read("a.json", b"{").is_err());
    assert!(Source::OsvJson.read("a.json", b"\xff").is_err());
    assert!(Source::RustSec.read("a.md", b"# no block").is_err());
    assert!(
        Source::FriendsOfPhp
            .read("a.yaml", b"reference: pear://x")
            .is_err()
    );
}
