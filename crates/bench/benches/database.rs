//! The advisory database: opening it, and matching a large inventory.

use airlock_sca::db::{Asked, Builder, Database, Demands, match_packages};
use divan::Bencher;
use divan::counter::ItemsCount;

/// Packages of the inventory; one in ten has an advisory, half of those at an affected version.
const PACKAGES: usize = 10_000;
/// Packages that the database knows.
const KNOWN: usize = 50_000;

fn main() {
    divan::main();
}

/// A database of [`KNOWN`] packages, one advisory each.
fn database() -> Vec<u8> {
    let mut builder = Builder::default();
    builder.begin_source("made-up");
    for number in 0..KNOWN {
        let name = format!("X-{number}.json");
        let text = format!(
            r#"{{"id":"X-{number}","aliases":["CVE-2000-{number}"],"summary":"about {number}","details":"{}",
                "severity":[{{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}],
                "affected":[{{"package":{{"ecosystem":"npm","name":"package-{number}"}},
                "ranges":[{{"type":"SEMVER","events":[{{"introduced":"1.0.0"}},{{"fixed":"1.5.0"}}]}}]}}]}}"#,
            "words ".repeat(200)
        );
        let _read = builder.add(&name, text.as_bytes());
    }
    builder.build(0).unwrap_or_default()
}

fn names() -> Vec<(String, &'static str)> {
    (0..PACKAGES)
        .map(|number| match number % 20 {
            0 => (format!("package-{number}"), "1.2.3"),
            1 => (format!("package-{number}"), "2.0.0"),
            _ => (format!("unknown-{number}"), "1.0.0"),
        })
        .collect()
}

#[divan::bench]
fn open(bencher: Bencher<'_, '_>) {
    let bytes = database();
    bencher
        .with_inputs(|| bytes.clone())
        .bench_local_values(|bytes| Database::open(bytes, &Demands::default()));
}

/// With every page still to be read and checked.
#[divan::bench]
fn match_10_000_packages(bencher: Bencher<'_, '_>) {
    let bytes = database();
    let names = names();
    let asked: Vec<Asked<'_>> = names
        .iter()
        .map(|(name, version)| Asked {
            ecosystem: "npm",
            name,
            version: Some(version),
        })
        .collect();
    bencher
        .counter(ItemsCount::new(PACKAGES))
        .with_inputs(|| Database::open(bytes.clone(), &Demands::default()).ok())
        .bench_local_values(|database| database.map(|database| match_packages(&database, &asked)));
}
