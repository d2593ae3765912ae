//! `airlock baseline`: findings that are there and are accepted for now.

use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{Links, Pending};
use crate::job::{self, Job, Writable};
use crate::place;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_engine::{Accepted, Baseline, BaselineDiff, secret_baseline};
use airlock_model::{Cx, Report};
use airlock_report::neutral_text;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Accept the findings that are there, so that only new ones count
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock baseline create .       Accept everything that a scan finds now
  airlock baseline diff           What came and went since
  airlock baseline update         Forget what is gone, accept what came
  airlock baseline create --format detect-secrets
                                  Accept secrets only, in .secrets.baseline

The baseline is .airlock/baseline.json of the repository; commit it. Moved and re-indented code keeps its findings.")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Accept all findings of a scan; refuses to replace a baseline without --force
    Create {
        #[command(flatten)]
        target: Target,
        /// Replace the baseline that is there
        #[arg(long)]
        force: bool,
        /// Accept, too, what `scan --history` finds: the secrets of every version of every file
        #[arg(long)]
        history: bool,
        /// The form it is written in; detect-secrets' holds secrets only, as plain digests, which show weak values to
        /// whoever tries guesses
        #[arg(long, value_enum, default_value_t = Form::Airlock)]
        format: Form,
    },
    /// Make the baseline again from a scan, and say what changed
    Update {
        #[command(flatten)]
        target: Target,
    },
    /// Say what came and went since the baseline was made; exit code 1 if something came
    Diff {
        #[command(flatten)]
        target: Target,
    },
}

/// What is scanned for a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// The files as they are.
    Tree,
    /// And every version that git keeps of them.
    History,
}

/// What a baseline is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// Fingerprints of findings
    Airlock,
    /// `.secrets.baseline`, which detect-secrets reads, too
    DetectSecrets,
}

/// detect-secrets' file, at the root of what is scanned.
const SECRETS_BASELINE: &str = ".secrets.baseline";

#[derive(Debug, clap::Args)]
struct Target {
    /// The folder to scan
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// The baseline [default: .airlock/baseline.json of the repository]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[command(flatten)]
    engine: EngineArgs,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::Create {
            target,
            force,
            history,
            format,
        } => {
            let reach = if *history {
                Reach::History
            } else {
                Reach::Tree
            };
            create(ui, global, target, *force, reach, *format)
        }
        Command::Update { target } => update(ui, global, target),
        Command::Diff { target } => diff(ui, global, target),
    }
}

fn create(
    ui: Ui,
    global: &GlobalArgs,
    target: &Target,
    force: bool,
    reach: Reach,
    form: Form,
) -> Outcome {
    let scope = Scope::tree(&target.path)?;
    let file = match (&target.baseline, form) {
        (None, Form::DetectSecrets) => scope.root.join(SECRETS_BASELINE),
        _ => target.file(&scope.root),
    };
    if !force && file.symlink_metadata().is_ok() {
        return Err(Failure::usage(
            format_args!("{}: a baseline is there already", file.display()),
            "`airlock baseline update` says what changes; --force replaces it without a word",
        ));
    }
    let of_history = match reach {
        Reach::Tree => None,
        Reach::History => Some(Scope::history(&scope.root)),
    };
    let Scanned {
        report,
        pending,
        job,
    } = scan(ui, global, target, scope, of_history, Some(&file))?;
    let (text, count) = match form {
        Form::Airlock => {
            let baseline = Baseline::of(&report.findings);
            let text = baseline.to_text().map_err(Failure::internal)?;
            (text, baseline.len())
        }
        Form::DetectSecrets => {
            let now = place::now().to_string();
            let (text, count, unread) = secret_baseline(&job.workspace, &report.findings, &now);
            for note in unread {
                ui.warning(format_args!(
                    "secrets of a file are not accepted: {} {}",
                    note.reason.as_str(),
                    note.detail
                ));
            }
            (text, count)
        }
    };
    write(pending, &text)?;
    Ui::result(format!(
        "{} accepted in {}\n",
        findings(count),
        shown(&file)
    ))?;
    Ok(Exit::Clean)
}

fn update(ui: Ui, global: &GlobalArgs, target: &Target) -> Outcome {
    let scope = Scope::tree(&target.path)?;
    let file = target.file(&scope.root);
    let old =
        job::read_baseline(&file, Links::Refuse)?.ok_or_else(|| job::missing_baseline(&file))?;
    let Scanned {
        report, pending, ..
    } = scan(ui, global, target, scope, None, Some(&file))?;
    let changes = old.diff(&report.findings);
    let baseline = Baseline::of(&report.findings);
    write(pending, &baseline.to_text().map_err(Failure::internal)?)?;
    let total = format!(
        "{} accepted in {}\n",
        findings(baseline.len()),
        shown(&file)
    );
    Ui::result(words(&changes) + &total)?;
    Ok(Exit::Clean)
}

fn diff(ui: Ui, global: &GlobalArgs, target: &Target) -> Outcome {
    let scope = Scope::tree(&target.path)?;
    let file = target.file(&scope.root);
    let old =
        job::read_baseline(&file, Links::Refuse)?.ok_or_else(|| job::missing_baseline(&file))?;
    let Scanned { report, .. } = scan(ui, global, target, scope, None, None)?;
    let changes = old.diff(&report.findings);
    Ui::result(words(&changes))?;
    Ok(if changes.added.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

impl Target {
    fn file(&self, root: &Path) -> PathBuf {
        self.baseline
            .clone()
            .unwrap_or_else(|| job::usual_baseline(root))
    }
}

/// A scan that was done, and the file to be written.
struct Scanned {
    report: Report,
    pending: Option<Pending>,
    job: Job,
}

/// Scans `scope`, and `besides` before it, whose findings are added. All that is read besides the tree is read, and the
/// file to be written is opened, before the first scan gives up what it does not need.
fn scan(
    ui: Ui,
    global: &GlobalArgs,
    target: &Target,
    scope: Scope,
    besides: Option<Scope>,
    file: Option<&Path>,
) -> Result<Scanned, Failure> {
    let prepare = |scope| Job::prepare(ui, global, scope, &target.engine, None);
    let first = besides.map(prepare).transpose()?;
    let mut job = prepare(scope)?;
    let pending = file.map(open).transpose()?;
    let writable = || Writable(pending.iter().map(Pending::folder).collect());
    let cx = Cx::default();
    let first = first.map(|mut job| job.run(ui, &cx, writable()));
    let first = first.transpose()?;
    let mut report = job.run(ui, &cx, writable())?;
    if let Some(first) = first {
        report.findings.extend(first.findings);
        report.coverage.entries.extend(first.coverage.entries);
    }
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    if !report.coverage.is_complete() {
        ui.warning("not everything could be scanned, findings there are missing: see `airlock scan --verbose`");
    }
    Ok(Scanned {
        report,
        pending,
        job,
    })
}

fn open(file: &Path) -> Result<Pending, Failure> {
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    }
    Pending::open(file)
}

fn write(pending: Option<Pending>, text: &str) -> Result<(), Failure> {
    pending.map_or(Ok(()), |pending| pending.commit(text.as_bytes()))
}

fn words(changes: &BaselineDiff) -> String {
    let line = |sign: char, accepted: &Accepted| {
        format!(
            "{sign} {}  {}  {}\n",
            accepted.fingerprint, accepted.rule, accepted.path
        )
    };
    let mut out: String = changes
        .gone
        .iter()
        .map(|gone| line('-', gone))
        .chain(changes.added.iter().map(|added| line('+', added)))
        .collect();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{} came, {} went, {} stayed",
        changes.added.len(),
        changes.gone.len(),
        changes.kept
    );
    neutral_text(&out).into_owned()
}

fn findings(number: usize) -> String {
    format!(
        "{number} {}",
        if number == 1 { "finding" } else { "findings" }
    )
}

/// A path as seen from the current folder, where it lies below it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let shown = path
        .strip_prefix(&here)
        .unwrap_or(path)
        .display()
        .to_string();
    neutral_text(&shown).into_owned()
}
