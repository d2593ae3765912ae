//! `airlock deps check`.

use super::lines::answer_lines;
use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::database::{DemandArgs, demands, installed};
use crate::error::Failure;
use crate::exit::Exit;
use crate::package_facts::{Databases, matching, open_all, spelled};
use crate::place;
use crate::registries::{self, Answers, Clients};
use crate::ui::Ui;
use airlock_feeds::{Client, Endpoint, Registries};
use airlock_report::neutral_text;
use airlock_sca::advice::Advisories;
use airlock_sca::db::{Asked, Hit, Unknown};
use airlock_sca::legitimacy::{Judge, Judgement, Signal, Verdict};
use airlock_sca::registry::signals;
use clap::ValueEnum;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Say whether packages exist, are what they seem, and are known to be broken
///
/// Exit code 1 if something is known against one of them: an advisory, or a name that does not exist or needs a person's
/// look. What is known comes from databases (`airlock db build --names` adds lists of names) and from what is built in.
/// Only `--online` asks registries too: those that the user's own clients are configured for, or that `--registry` names.
/// Names that look internal are not sent. Answers are kept for a day, that there is no such package for an hour.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps check django@4.2.0 requests@2.31.0 --ecosystem PyPI
  printf 'npm\\tlodash\\t4.17.20\\n' | airlock deps check --format json")]
pub(crate) struct Args {
    /// Packages, as NAME or NAME@VERSION; without any, lines of ecosystem, name and version, separated by tabs, are read
    /// from standard input
    #[arg(value_name = "PACKAGE", requires = "ecosystem")]
    packages: Vec<String>,
    /// The packages' ecosystem, as OSV records name it (npm, PyPI, crates.io, Go, Maven, NuGet, RubyGems, Packagist, …)
    #[arg(long, value_name = "NAME")]
    ecosystem: Option<String>,
    /// A database [default: those that scans use]; may be repeated
    #[arg(long, value_name = "FILE")]
    db: Vec<PathBuf>,
    /// A package of that ecosystem that somebody approved: its name is not judged; may be repeated
    #[arg(long, value_name = "NAME", requires = "ecosystem")]
    approved: Vec<String>,
    /// As text, or as one JSON object for each package
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Ask registries about age, releases, publishers and whether it exists at all
    #[arg(long, help_heading = "Registries")]
    online: bool,
    /// A registry to ask, in place of the one that the client is configured for; may be repeated
    #[arg(long, value_name = "ECOSYSTEM=URL", value_parser = registries::named, requires = "online", help_heading = "Registries")]
    registry: Vec<Endpoint>,
    /// Names that are internal, `*` for anything: they are sent to no registry but the organisation's own; may be repeated
    #[arg(
        long,
        value_name = "PATTERN",
        requires = "online",
        help_heading = "Registries"
    )]
    internal: Vec<String>,
    #[command(flatten)]
    demands: DemandArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let databases = databases(ui, global, args)?;
    let known = databases.iter().map(|(_, one)| -> &dyn Advisories { one });
    let mut judge = Judge::new(known.collect());
    for name in &args.approved {
        judge.approve(spelled(args.ecosystem.as_deref().unwrap_or("")), name);
    }
    let client = Client::new(env!("CARGO_PKG_VERSION"));
    let answers = Answers::open(args.online);
    let registries = args
        .online
        .then(|| registries_of(args, &client, &answers))
        .transpose()?;
    let today = place::today();
    let mut found = false;
    let mut broken = None;
    let mut check = |ecosystem: &str, name: &str, version: Option<&str>, out: &mut String| {
        let asked = Asked {
            ecosystem,
            name,
            version,
        };
        let judged = judge
            .judge(ecosystem, name, version)
            .map(|judgement| match &registries {
                Some(registries) if judgement.verdict != Verdict::Malicious => {
                    ask(ui, registries, asked, judgement, today)
                }
                _ => judgement,
            })
            .map_err(|error| Failure::usage(&error, error.hint()));
        match matching(&databases, asked).and_then(|known| Ok((known, judged?))) {
            Ok(((hits, unknown), judgement)) => {
                found |= !hits.is_empty()
                    || judgement.verdict <= Verdict::Suspicious
                    || judgement.is_unlisted();
                let answer = Answer {
                    asked,
                    hits,
                    unknown,
                    judgement,
                };
                match args.format {
                    Format::Text => answer.text(out),
                    Format::Json => out.push_str(&answer.json().to_string()),
                }
            }
            Err(error) => broken = Some(error),
        }
    };
    if args.packages.is_empty() {
        answer_lines(|line, out| {
            let mut fields = line.unwrap_or("").split('\t');
            let (ecosystem, name) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            check(
                ecosystem,
                name,
                fields.next().filter(|version| !version.is_empty()),
                out,
            );
        })?;
    } else {
        let ecosystem = spelled(args.ecosystem.as_deref().unwrap_or(""));
        let mut out = String::new();
        for argument in &args.packages {
            let (name, version) = split(argument);
            check(ecosystem, name, version, &mut out);
            out.push('\n');
        }
        Ui::result(&out)?;
    }
    match broken {
        Some(error) => Err(error),
        None if found => Ok(Exit::Findings),
        None => Ok(Exit::Clean),
    }
}

fn registries_of<'c>(
    args: &Args,
    client: &'c Client,
    answers: &'c Answers,
) -> Result<Registries<'c>, Failure> {
    let mut clients = Clients::read()?;
    for endpoint in &args.registry {
        clients
            .endpoints
            .retain(|known| known.ecosystem != endpoint.ecosystem || !known.names.is_empty());
        clients.endpoints.push(endpoint.clone());
    }
    clients
        .internal
        .patterns
        .extend(args.internal.iter().cloned());
    let now = place::now().as_second();
    Ok(Registries::new(
        client,
        clients.endpoints,
        clients.internal,
        answers,
        now,
    ))
}

/// The judgement with what a registry says; one that cannot be asked changes nothing, and that is said.
fn ask(
    ui: Ui,
    registries: &Registries<'_>,
    asked: Asked<'_>,
    judgement: Judgement,
    today: jiff::civil::Date,
) -> Judgement {
    match registries.ask(asked.ecosystem, asked.name) {
        Ok(said) => {
            let said = said.map(|known| signals(&known, asked.name, asked.version, today));
            judgement.with_registry(said)
        }
        Err(error) => {
            ui.warning(format_args!("{error}; {}", error.hint()));
            judgement
        }
    }
}

fn databases(ui: Ui, global: &GlobalArgs, args: &Args) -> Result<Databases, Failure> {
    let demanded = demands(global, &args.demands)?;
    let paths = if args.db.is_empty() {
        installed()?
    } else {
        args.db.clone()
    };
    if paths.is_empty() {
        ui.warning("there is no advisory database, so nothing is known against any package; `airlock db import FILE` takes one");
    }
    open_all(paths, &demanded)
}

/// Name and version; the `@` of an npm scope is part of the name.
fn split(argument: &str) -> (&str, Option<&str>) {
    match argument.rsplit_once('@') {
        Some((name, version)) if !name.is_empty() && !version.is_empty() => (name, Some(version)),
        _ => (argument, None),
    }
}

/// What is said of one package.
struct Answer<'a> {
    asked: Asked<'a>,
    hits: Vec<Hit>,
    unknown: Vec<Unknown>,
    judgement: Judgement,
}

impl Answer<'_> {
    fn text(&self, out: &mut String) {
        let mut text = format!("{} {}", self.asked.ecosystem, self.asked.name);
        if let Some(version) = self.asked.version {
            let _ = write!(text, " {version}");
        }
        text.push_str(match self.judgement.verdict {
            Verdict::Malicious => ": does harm",
            Verdict::Absent => ": does not exist",
            Verdict::Suspicious => ": look before you install it",
            Verdict::Unknown if self.judgement.is_unlisted() => ": may not exist",
            Verdict::Unknown if self.hits.is_empty() && self.unknown.is_empty() => {
                ": nothing known"
            }
            Verdict::Known if self.hits.is_empty() && self.unknown.is_empty() => {
                ": nothing known against it"
            }
            Verdict::Unknown | Verdict::Known => "",
        });
        let against = self.judgement.signals.iter();
        for signal in against.filter(|signal| signal.weight() > 0) {
            // That it does harm, its advisory says below.
            if !matches!(signal, Signal::Malicious(_)) {
                let _ = write!(text, "\n  {signal}");
            }
        }
        for hit in &self.hits {
            let _ = write!(text, "\n  {} {}", hit.severity, hit.names.join(" "));
            if let Some(score) = hit.advisory.score {
                let _ = write!(text, "\n    CVSS {score}");
            }
            if let Some(epss) = &hit.epss {
                let _ = write!(text, "\n    EPSS {}", epss.probability);
                if let Some(date) = &epss.date {
                    let _ = write!(text, " of {date}");
                }
            }
            if let Some(date) = &hit.advisory.exploited {
                let _ = write!(text, "\n    known to be exploited since {date}");
            }
            let _ = write!(text, "\n    {}", hit.advisory.summary);
            let fixed = hit.fixed.as_deref().map_or_else(
                || "no fixed version is known".to_owned(),
                |fixed| format!("fixed in {fixed}"),
            );
            let _ = write!(text, "\n    {fixed}");
        }
        for unknown in &self.unknown {
            let _ = write!(
                text,
                "\n  unknown, as the version cannot be ordered: {}",
                unknown.advisories.join(" ")
            );
        }
        out.push_str(&neutral_text(&text));
    }

    fn json(&self) -> Value {
        let hits: Vec<Value> = self
            .hits
            .iter()
            .map(|hit| {
                json!({
                    "id": hit.advisory.id,
                    "names": hit.names,
                    "nature": hit.advisory.nature,
                    "severity": hit.severity,
                    "cvss": hit.advisory.score.map(|score| score.to_string()),
                    "exploited": hit.advisory.exploited,
                    "epss": hit.advisory.epss.map(|epss| f64::from(epss) / 10_000.0),
                    "epss_date": hit.epss.as_ref().and_then(|epss| epss.date.as_deref()),
                    "fixed": hit.fixed,
                    "summary": hit.advisory.summary,
                    "symbols": hit.symbols,
                })
            })
            .collect();
        let unknown: Vec<&String> = self
            .unknown
            .iter()
            .flat_map(|unknown| &unknown.advisories)
            .collect();
        let signals: Vec<Value> = self
            .judgement
            .signals
            .iter()
            .map(|signal| {
                json!({
                    "signal": signal.name(),
                    "weight": signal.weight(),
                    "text": signal.to_string(),
                })
            })
            .collect();
        json!({
            "ecosystem": self.asked.ecosystem,
            "name": self.asked.name,
            "version": self.asked.version,
            "hits": hits,
            "unknown": unknown,
            "verdict": self.judgement.verdict,
            "weight": self.judgement.weight(),
            "signals": signals,
            "meant": self.judgement.meant(),
        })
    }
}
