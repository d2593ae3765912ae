//! Arguments that several commands share.

use crate::config::values::{self, EngineName, FailOn};
use crate::config::{Config, Named};
use crate::error::Failure;
use crate::file::{Links, read_bytes};
use crate::ui::{Color, Ui, Verbosity};
use airlock_model::{Confidence, Mode, RepoPath, Severity};
use airlock_sca::{Facts, artifact};
use airlock_source::Selection;
use clap::Args;
use std::path::PathBuf;

/// Arguments of every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct GlobalArgs {
    /// Configuration file that takes the place of the repository's own
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// No progress, no notes; warnings and errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Everything: no bound on findings, each file that was not scanned
    #[arg(short, long, global = true)]
    verbose: bool,
    /// When to colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

impl GlobalArgs {
    pub(crate) fn ui(&self) -> Ui {
        let verbosity = match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Verbose,
            (false, false) => Verbosity::Usual,
        };
        Ui::new(self.color, verbosity)
    }

    pub(crate) fn named_config(&self) -> Named<'_> {
        self.config.as_deref().map_or(Named::Nothing, Named::File)
    }
}

/// What to look at.
#[derive(Debug, Args)]
#[command(next_help_heading = "What to scan")]
pub(crate) struct SelectionArgs {
    /// A folder to scan as a whole, or files and folders of one repository [default: the folder you are in]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) change: ChangeArgs,
    /// Every version of every file in git, for secrets only; with RANGE, what A..B or A brought in [default: all branches
    /// and tags]
    #[arg(long, group = "change", value_name = "RANGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) history: Option<String>,
    /// With --history: also what no branch and no tag leads to any more
    #[arg(long, requires = "history")]
    pub(crate) dangling: bool,
    /// The message of a commit that is being made, as git gives it to its commit-msg hook
    #[arg(long, group = "change", value_name = "FILE")]
    pub(crate) commit_msg: Option<PathBuf>,
    /// A text on standard input
    #[arg(long, group = "change")]
    pub(crate) stdin: bool,
    /// The path that the text on standard input has or would have [default: stdin, a text of no known kind]
    #[arg(long, value_name = "NAME", requires = "stdin")]
    pub(crate) path: Option<PathBuf>,
}

/// A change to look at.
#[derive(Debug, Args)]
pub(crate) struct ChangeArgs {
    /// What differs from a commit: BASE against the files as they are, A..B, or A...B since their merge base
    #[arg(long, value_name = "BASE", group = "change")]
    diff: Option<String>,
    /// What is staged for the next commit
    #[arg(long, group = "change")]
    staged: bool,
    /// What is changed and not staged, new files included
    #[arg(long, group = "change")]
    unstaged: bool,
}

impl ChangeArgs {
    /// The change that is asked for, if any.
    ///
    /// # Errors
    /// When the difference is not written as one.
    pub(crate) fn selection(&self) -> Result<Option<Selection>, Failure> {
        Ok(if let Some(spec) = &self.diff {
            Some(Selection::Diff(spec.parse()?))
        } else if self.staged {
            Some(Selection::Staged)
        } else if self.unstaged {
            Some(Selection::Unstaged)
        } else {
            None
        })
    }
}

/// How to look.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "How to scan")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of the command line"
)]
pub(crate) struct EngineArgs {
    /// The engines to run: sast, secrets, sca
    #[arg(long, value_name = "ENGINE", value_delimiter = ',')]
    only: Vec<EngineName>,
    /// More rules: a file or folder of Semgrep rules; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) rules: Vec<PathBuf>,
    /// Leave the built-in rules out
    #[arg(long)]
    no_default_rules: bool,
    /// Scan files that `.gitignore` and `.airlockignore` name
    #[arg(long)]
    pub(crate) no_ignore: bool,
    /// Look for secrets inside archives (zip, tar, gz, xz and what is made like them), and in the printable text of other
    /// binary files
    #[arg(long)]
    pub(crate) archives: bool,
    /// Ask providers whether secrets still work, each by its read-only call, through the network: about the values of this
    /// workspace's own secret files, or about all that are found, which says that you may try them
    #[arg(long, value_name = "WHOSE", value_enum)]
    pub(crate) verify_secrets: Option<Verify>,
    /// Follow values within single files only, also for rules that ask for more (`interfile`): faster, and what Semgrep's
    /// free edition does
    #[arg(long)]
    pub(crate) within_files: bool,
    /// Signals for a whole tree as well: complexity, deprecated functions, swallowed errors, tests without assertions and
    /// the like, which changes are looked at for anyway
    #[arg(long)]
    pub(crate) signals: bool,
    /// Neither use nor keep results of unchanged files
    #[arg(long)]
    no_cache: bool,
    /// Comments in the code suppress nothing
    #[arg(long)]
    no_suppressions: bool,
    /// A VEX document (OpenVEX, CycloneDX) whose "not affected" counts for known weaknesses; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) vex: Vec<PathBuf>,
    /// Threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// About whose secrets providers are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Verify {
    /// Values that stand in secret files of this workspace (`.env` and the like)
    Own,
    /// All that are found
    All,
}

impl EngineArgs {
    pub(crate) fn threads(&self) -> Option<usize> {
        self.threads.map(usize::from)
    }

    /// The usual way, with the words of some documents.
    pub(crate) fn with_vex(vex: Vec<PathBuf>) -> Self {
        Self {
            vex,
            ..Self::default()
        }
    }

    /// The usual way, with or without results of earlier runs.
    pub(crate) fn using_cache(uses_cache: bool) -> Self {
        Self {
            no_cache: !uses_cache,
            ..Self::default()
        }
    }

    /// The usual way, with or without what ignore files name.
    pub(crate) fn reading_ignored(no_ignore: bool) -> Self {
        Self {
            no_ignore,
            ..Self::default()
        }
    }

    /// Lays the arguments over the configuration.
    pub(crate) fn apply(&self, config: &mut Config) {
        if !self.only.is_empty() {
            config
                .only
                .argue("--only", self.only.iter().copied().collect());
        }
        if self.no_default_rules {
            config
                .default_rules
                .argue("--no-default-rules", values::Most(false));
        }
        if self.no_cache {
            config.cache = (false, crate::config::Origin::Argument("--no-cache"));
        }
        if self.no_suppressions {
            config
                .suppressions
                .argue("--no-suppressions", values::Least(false));
        }
    }
}

/// Built artefacts to look into.
#[derive(Debug, Default, Args)]
pub(crate) struct ArtifactArgs {
    /// Look into a jar, war, wheel, egg, or a program of Go or of `cargo auditable` too; may be repeated
    #[arg(long, value_name = "FILE")]
    artefact: Vec<PathBuf>,
}

impl ArtifactArgs {
    /// What they hold.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(crate) fn read(&self) -> Result<Vec<Facts>, Failure> {
        /// Bytes of an artefact above which it is not read.
        const LIMIT: u64 = 2_000_000_000;
        let read = |path: &PathBuf| {
            let bytes = read_bytes(path, Links::Follow, LIMIT)?.ok_or_else(|| {
                Failure::usage(
                    format_args!("{}: there is no such file", path.display()),
                    "name a jar, war, wheel, egg, or a program of Go or of `cargo auditable`",
                )
            })?;
            let name = path.display().to_string().replace('\\', "/");
            Ok(artifact::read(
                &RepoPath::new(name.trim_start_matches('/')),
                &bytes,
            ))
        };
        self.artefact.iter().map(read).collect()
    }
}

/// What is reported, and what makes the run fail.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "What counts")]
pub(crate) struct GateArgs {
    /// Report findings of this severity and above: info, low, medium, high, critical
    #[arg(long, value_name = "LEVEL", value_parser = values::severity)]
    severity: Option<Severity>,
    /// Report findings of this confidence and above: low, medium, high
    #[arg(long, value_name = "LEVEL", value_parser = values::confidence)]
    confidence: Option<Confidence>,
    /// Fail (exit code 1) on findings of this severity and above [default: high]
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<FailOn>,
    /// Findings accepted earlier [default: .airlock/baseline.json, if there is one]
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Use no baseline
    #[arg(long)]
    pub(crate) no_baseline: bool,
    /// Fail (exit code 4) if not everything in scope could be scanned
    #[arg(long)]
    strict: bool,
    /// Whether findings make the run fail (enforce) or it is only said that they would (observe)
    #[arg(long, value_name = "MODE", value_parser = values::mode)]
    mode: Option<Mode>,
}

impl GateArgs {
    /// Lays the arguments over the configuration.
    pub(crate) fn apply(&self, config: &mut Config) {
        if let Some(severity) = self.severity {
            config.severity.argue("--severity", values::Least(severity));
        }
        if let Some(confidence) = self.confidence {
            config
                .confidence
                .argue("--confidence", values::Least(confidence));
        }
        if let Some(fail_on) = self.fail_on {
            config.fail_on.argue("--fail-on", fail_on);
        }
        if self.strict {
            config.strict.argue("--strict", values::Most(true));
        }
        if let Some(mode) = self.mode {
            config.mode.argue("--mode", mode);
        }
    }
}
