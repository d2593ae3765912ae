//! `airlock deps compare`.

use super::lines::answer_lines;
use crate::cli::Outcome;
use crate::exit::Exit;
use airlock_sca::version::Scheme;
use std::cmp::Ordering;

/// Say for each line which of two versions is lower
///
/// Reads lines of ecosystem, version and version, separated by tabs; writes `<`, `=`, `>`, or `?` where the ecosystem's
/// own tool would not take a version or has no order for the two.
/// Ecosystems: semver, cargo, npm, pypi, maven, nuget, rubygems, packagist, debian, redhat, alpine, pub, hackage, cran,
/// go; or as OSV records name them (`crates.io`, `Debian:12`).
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  printf 'pypi\\t1.0rc1\\t1.0\\n' | airlock deps compare
  airlock deps compare < pairs.tsv")]
pub(crate) struct Args {}

pub(super) fn run(_: &Args) -> Outcome {
    answer_lines(|line, answers| answers.push(line.and_then(relation).unwrap_or('?')))?;
    Ok(Exit::Clean)
}

fn relation(line: &str) -> Option<char> {
    let mut fields = line.split('\t');
    let (ecosystem, a, b) = (fields.next()?, fields.next()?, fields.next()?);
    let scheme = Scheme::by_name(ecosystem).or_else(|| Scheme::of_ecosystem(ecosystem))?;
    Some(match scheme.compare(a, b)? {
        Ordering::Less => '<',
        Ordering::Equal => '=',
        Ordering::Greater => '>',
    })
}
