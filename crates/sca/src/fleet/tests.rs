#![expect(clippy::unwrap_used, reason = "tests")]

use super::{Fleet, FleetBuilder, FleetError, package_of, tickets};
use crate::db::{Builder, Database, Demands};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn database() -> Database<Vec<u8>> {
    let mut builder = Builder::default();
    builder.begin_source("case");
    let record = r#"{"id":"DEMO-1","aliases":["CVE-2000-1"],"summary":"reads `too` far","affected":[{"package":
        {"ecosystem":"PyPI","name":"a-b"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1.0"},{"fixed":"1.5"}]}]}]}"#;
    builder.add("DEMO-1.json", record.as_bytes()).unwrap();
    Database::open(builder.build(0).unwrap(), &Demands::default()).unwrap()
}

fn fleet() -> Vec<u8> {
    let mut builder = FleetBuilder::default();
    for (project, packages) in [
        ("shop", [("A_b", "1.2"), ("c", "1.2")]),
        ("till", [("a.B", "1.4"), ("a-b", "2.0")]),
        ("yard", [("c", "1.0"), ("d", "1.0")]),
        ("zoo", [("a-b", "1.2"), ("a-b", "1.2")]),
    ] {
        builder.project(project);
        for (name, version) in packages {
            builder.add("PyPI", name, version);
        }
    }
    builder.build([7; 32]).unwrap()
}

#[test]
fn an_advisory_finds_its_projects() {
    let fleet = Fleet::open(fleet()).unwrap();
    assert_eq!((fleet.stamp(), fleet.extent()), ([7; 32], (4, 3)));
    let named = fleet
        .affected(&database(), &[("PyPI".to_owned(), "A.b".to_owned())])
        .unwrap();
    assert_eq!(fleet.affected_by_all(&database()).unwrap(), named);
    let shown: Vec<(&str, &[u32])> = named
        .iter()
        .map(|one| (one.version.as_str(), one.projects.as_slice()))
        .collect();
    assert_eq!(shown, [("1.2", [0, 3].as_slice()), ("1.4", &[1])]);
    let tickets = tickets(&named, &fleet.project_names().unwrap());
    let keys: BTreeSet<&str> = tickets.iter().map(|ticket| ticket.key.as_str()).collect();
    assert_eq!(keys.len(), 3);
    insta::assert_snapshot!(tickets.first().unwrap().markdown());
}

#[test]
fn a_damaged_index_is_an_error_and_no_other_answer() {
    let bytes = fleet();
    let sound = Fleet::open(bytes.clone())
        .unwrap()
        .affected_by_all(&database())
        .unwrap();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        if let Some(byte) = damaged.get_mut(at) {
            *byte ^= 0x10;
        }
        let answer = Fleet::open(damaged).and_then(|fleet| {
            fleet.project_names()?;
            fleet.affected_by_all(&database())
        });
        assert!(
            matches!(answer, Err(FleetError::Corrupt(_) | FleetError::Foreign)),
            "{at}: {answer:?}"
        );
        let cut = Fleet::open(bytes.get(..at).unwrap().to_vec()).and_then(|fleet| {
            fleet.project_names()?;
            fleet.affected_by_all(&database())
        });
        assert!(cut.is_err(), "{at}");
    }
    assert_eq!(sound.len(), 2);
}

#[test]
fn package_urls_are_packages_again() {
    for (purl, expected) in [
        ("pkg:npm/%40s/a@1.0.0", Some(("npm", "@s/a", "1.0.0"))),
        ("pkg:maven/org.x/y@2", Some(("Maven", "org.x:y", "2"))),
        (
            "pkg:golang/git.example.test/a/b@v1.2.3",
            Some(("Go", "git.example.test/a/b", "v1.2.3")),
        ),
        ("pkg:pypi/flask@2.3.2", Some(("PyPI", "flask", "2.3.2"))),
        ("pkg:pypi/flask", None),
        ("pkg:generic/x@1", None),
        ("no purl", None),
    ] {
        let found = package_of(purl);
        let found = found
            .as_ref()
            .map(|(ecosystem, name, version)| (*ecosystem, name.as_str(), version.as_str()));
        assert_eq!(found, expected, "{purl}");
    }
}

proptest! {
    /// The index says of every version exactly the projects that were added with it.
    #[test]
    fn keeps_every_project(projects in proptest::collection::vec(proptest::collection::btree_set((0_u8..6, 10_u8..15), 0..6), 0..300)) {
        let mut builder = FleetBuilder::default();
        let mut expected: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, packages) in projects.iter().enumerate() {
            builder.project(&format!("p{number}"));
            for (name, minor) in packages {
                let name = if *name == 0 { "a-b".to_owned() } else { format!("n{name}") };
                builder.add("PyPI", &name, &format!("1.{minor}"));
                if name == "a-b" {
                    expected.entry(format!("1.{minor}")).or_default().push(u32::try_from(number).unwrap());
                }
            }
        }
        // 1.10 to 1.14 lie above 1.5, so nothing is affected, and everything by a wider advisory.
        let fleet = Fleet::open(builder.build([0; 32]).unwrap()).unwrap();
        prop_assert!(fleet.affected_by_all(&database()).unwrap().is_empty());
        let mut wide = Builder::default();
        wide.begin_source("wide");
        let record = r#"{"id":"W","affected":[{"package":{"ecosystem":"PyPI","name":"a-b"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]}"#;
        wide.add("W.json", record.as_bytes()).unwrap();
        let wide = Database::open(wide.build(0).unwrap(), &Demands::default()).unwrap();
        let found: BTreeMap<String, Vec<u32>> = fleet
            .affected_by_all(&wide)
            .unwrap()
            .into_iter()
            .map(|one| (one.version, one.projects))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
