//! `airlock deps compare`.

use super::lines::answer_lines;
use crate::cli::Outcome;
use crate::exit::Exit;
use crate::ui::Ui;
use airlock_sca::version::Scheme;
use std::cmp::Ordering;

/// Say for each line which of two versions is lower
///
/// Without arguments, reads lines of ecosystem, version and version, separated by tabs; writes `<`, `=`, `>`, or `?` where the ecosystem's
/// own tool would not take a version or has no order for the two.
/// Ecosystems: semver, cargo, npm, pypi, maven, nuget, rubygems, packagist, debian, redhat, alpine, pub, hackage, cran,
/// go; or as OSV records name them (`crates.io`, `Debian:12`).
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps compare pypi 1.0rc1 1.0
  airlock deps compare < pairs.tsv")]
pub(crate) struct Args {
    /// An ecosystem and two versions [default: lines of standard input]
    #[arg(value_names = ["ECOSYSTEM", "A", "B"], num_args = 3)]
    question: Vec<String>,
}

pub(super) fn run(args: &Args) -> Outcome {
    if !args.question.is_empty() {
        let answer = relation(&args.question.join("\t")).unwrap_or('?');
        Ui::result(format!("{answer}\n"))?;
        return Ok(Exit::Clean);
    }
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
