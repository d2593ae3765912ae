//! A new advisory against the stored bills of many projects.

use airlock_sca::db::{Builder, Database, Demands};
use airlock_sca::fleet::{Fleet, FleetBuilder, tickets};
use divan::Bencher;
use std::sync::OnceLock;

/// Projects with a bill.
const PROJECTS: u32 = 100_000;
/// Packages of each bill.
const PACKAGES: u32 = 500;
/// Packages that there are; the first few are in every bill, as in life.
const KNOWN: u32 = 20_000;
/// Packages that every bill has.
const COMMON: u32 = 20;

fn main() {
    divan::main();
}

/// The index, made once for all benchmarks.
fn index() -> &'static Vec<u8> {
    static INDEX: OnceLock<Vec<u8>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let names: Vec<String> = (0..KNOWN)
            .map(|number| format!("package-{number}"))
            .collect();
        let versions: Vec<String> = (0..8).map(|minor| format!("1.{minor}.0")).collect();
        let mut builder = FleetBuilder::default();
        let mut state = 1_u32;
        for project in 0..PROJECTS {
            builder.project(&format!("project-{project}"));
            for place in 0..PACKAGES {
                // The numbers of Numerical Recipes' generator: the same in every run.
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let number = if place < COMMON {
                    place
                } else {
                    (state >> 8) % KNOWN
                };
                let version = (state >> 4) as usize % versions.len();
                if let (Some(name), Some(version)) =
                    (names.get(number as usize), versions.get(version))
                {
                    builder.add("npm", name, version);
                }
            }
        }
        builder.build([0; 32]).unwrap_or_default()
    })
}

/// Ecosystems and names of packages.
type Names = Vec<(String, String)>;

/// An advisory about half of the versions of a package.
fn advisory(package: &str) -> Option<(Database<Vec<u8>>, Names)> {
    let mut builder = Builder::default();
    builder.begin_source("new");
    let record = format!(
        r#"{{"id":"NEW-1","summary":"new","affected":[{{"package":{{"ecosystem":"npm","name":"{package}"}},
           "ranges":[{{"type":"SEMVER","events":[{{"introduced":"0"}},{{"fixed":"1.4.0"}}]}}]}}]}}"#
    );
    builder.add("NEW-1.json", record.as_bytes()).ok()?;
    let packages = builder.packages();
    Some((
        Database::open(builder.build(0).ok()?, &Demands::default()).ok()?,
        packages,
    ))
}

/// From the index as it lies on disk (here: in memory) and the advisory's text to the names of the projects.
#[divan::bench(args = ["package-3", "package-9999"], sample_count = 20)]
fn a_new_advisory(bencher: Bencher<'_, '_>, package: &str) {
    let bytes = index();
    bencher
        .with_inputs(|| Fleet::open(bytes.clone()).ok())
        .bench_local_values(|fleet| {
            let fleet = fleet?;
            let (database, packages) = advisory(package)?;
            let affected = fleet.affected(&database, &packages).ok()?;
            let names = fleet.project_names().ok()?;
            let mut projects: Vec<&String> = affected
                .iter()
                .flat_map(|one| &one.projects)
                .filter_map(|number| names.get(*number as usize))
                .collect();
            projects.sort_unstable();
            projects.dedup();
            Some(projects.len())
        });
}

/// The same with a ticket for each project.
#[divan::bench(sample_count = 5)]
fn tickets_of_a_new_advisory(bencher: Bencher<'_, '_>) {
    let bytes = index();
    bencher
        .with_inputs(|| Fleet::open(bytes.clone()).ok())
        .bench_local_values(|fleet| {
            let fleet = fleet?;
            let (database, packages) = advisory("package-3")?;
            let affected = fleet.affected(&database, &packages).ok()?;
            Some(tickets(&affected, &fleet.project_names().ok()?).len())
        });
}
