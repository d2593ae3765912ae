//! What a run is asked to do, validated: configuration and arguments end here.

use airlock_model::{
    Confidence, Engine, Finding, MetricLimits, Mode, RepoPath, RuleId, Severity, Tier,
};
use airlock_rules::Least;
use globset::GlobSet;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What a run is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// The engines that look at files.
    pub engines: BTreeSet<Engine>,
    /// Threads; `None` for one per processor.
    pub threads: Option<usize>,
    /// Where results of unchanged files are kept; `None` to keep and use none.
    pub index: Option<IndexOptions>,
    /// Observe or enforce.
    pub mode: Mode,
    /// Findings that make the run fail.
    pub fail_on: Threshold,
    /// Findings below these are left out of the report.
    pub show: ShowFilter,
    /// What is stricter below some folders.
    pub subtrees: Vec<Subtree>,
    /// What configuration says about rules, the later entry wins.
    pub overrides: Vec<Override>,
    /// Whether comments in the code suppress findings.
    pub suppressions: SuppressionMode,
    /// Whether archives and other binary files are looked into.
    pub archives: Archives,
    /// How far values are followed.
    pub flows: Flows,
    /// Where signals are looked for.
    pub signals: Signals,
    /// Which findings are wanted.
    pub depth: Depth,
    /// Where a function begins to be hard to follow.
    pub metric_limits: MetricLimits,
    /// The day on which suppressions are judged.
    pub today: jiff::civil::Date,
    /// What one file may cost.
    pub limits: Limits,
    /// Findings that were accepted earlier.
    pub baseline: Option<crate::Baseline>,
    /// The workspace's key, under which the values of its own secret files are known; `None`: they are not looked for.
    pub guard_key: Option<airlock_secrets::Key>,
    /// Leave to ask providers whether secrets still work; `None`: nobody is asked.
    pub live: Option<airlock_secrets::LiveCheck>,
    /// What is known of packages; empty where there is no database.
    pub advisories: Vec<std::sync::Arc<dyn airlock_sca::advice::Advisories>>,
    /// What people said of known weaknesses and this product, by the name of the document that says so.
    pub vex: Vec<(String, Vec<airlock_sca::vex::Statement>)>,
    /// What configuration says of licences; all hold together.
    pub licences: Vec<airlock_sca::license::Policy>,
    /// What built artefacts hold that belong to the tree's dependencies.
    pub artifacts: Vec<airlock_sca::Facts>,
    /// Told how far the run is; called from many threads.
    pub progress: Progress,
}

/// Where results of unchanged files are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexOptions {
    /// The folder; made when it is not there.
    pub folder: PathBuf,
    /// Which build of the program this is: another build's results are not used.
    pub build: String,
    /// The present in nanoseconds since 1970: files written about now are not taken for unchanged later.
    pub now_ns: i64,
}

/// The least a finding must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// Its tier.
    pub tier: Tier,
    /// Its severity; `None`: nothing fails.
    pub severity: Option<Severity>,
    /// Its confidence.
    pub confidence: Confidence,
}

impl Default for Threshold {
    /// Tier vulnerability, severity high, confidence medium (the exit code's default).
    fn default() -> Self {
        Self {
            tier: Tier::Vulnerability,
            severity: Some(Severity::High),
            confidence: Confidence::Medium,
        }
    }
}

impl Threshold {
    /// What meets either.
    fn or(self, other: Self) -> Self {
        let severities = [self.severity, other.severity];
        Self {
            tier: self.tier.min(other.tier),
            severity: severities.into_iter().flatten().min(),
            confidence: self.confidence.min(other.confidence),
        }
    }

    fn least(self) -> Least {
        Least {
            tier: self.tier,
            severity: self.severity,
            confidence: self.confidence,
        }
    }

    /// Whether a finding makes the run fail.
    pub(crate) fn is_met_by(self, finding: &Finding) -> bool {
        let least = self.least();
        finding.is_active() && least.is_met_by(finding.tier, finding.severity, finding.confidence)
    }
}

/// The least a finding must be to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowFilter {
    /// Its severity.
    pub severity: Severity,
    /// Its confidence.
    pub confidence: Confidence,
}

impl Default for ShowFilter {
    /// Everything.
    fn default() -> Self {
        Self {
            severity: Severity::Info,
            confidence: Confidence::Low,
        }
    }
}

impl ShowFilter {
    /// Whether a finding is shown.
    pub(crate) fn admits(self, finding: &Finding) -> bool {
        finding.severity >= self.severity && finding.confidence >= self.confidence
    }
}

/// What holds below a folder in the place of what holds for the whole tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subtree {
    /// The folder; of several that hold a path, the innermost counts.
    pub folder: RepoPath,
    /// What holds there.
    pub bounds: Bounds,
}

/// What decides whether a finding counts and is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Findings that make the run fail.
    pub fail_on: Threshold,
    /// Findings below these are left out of the report.
    pub show: ShowFilter,
    /// Whether comments in the code suppress findings.
    pub suppressions: SuppressionMode,
}

impl Subtree {
    /// Whether `path` lies in it.
    pub fn holds(&self, path: &RepoPath) -> bool {
        let below = path.as_str().strip_prefix(self.folder.as_str());
        below.is_some_and(|rest| rest.starts_with('/'))
    }
}

/// What configuration says about some rules at some paths.
#[derive(Debug, Clone)]
pub struct Override {
    /// The key of the configuration, for the report.
    pub key: String,
    /// Where; `None` for everywhere.
    pub paths: Option<GlobSet>,
    /// Which rules; empty for all. A name ending in `*` stands for all that begin so.
    pub rules: Vec<RuleId>,
    /// What becomes of their findings.
    pub action: Action,
}

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is suppressed, and marked so.
    Suppress,
    /// It gets this severity.
    Severity(Severity),
    /// It gets this severity, unless it has a higher one.
    Raise(Severity),
}

/// Whether comments in the code suppress findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SuppressionMode {
    /// They do.
    #[default]
    Honour,
    /// They do not (an audit wants to see everything).
    Disregard,
}

/// How far values are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flows {
    /// As far as the rule asks: across the files of a whole tree, if it asks for that.
    #[default]
    AcrossFiles,
    /// To the end of the file.
    WithinFiles,
}

/// Where signals are looked for: complexity, what assistants tend to write, guards that a change takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signals {
    /// Nowhere.
    Off,
    /// In changes, whose files are few: each is parsed, and so is what it was.
    #[default]
    Changes,
    /// In whole trees, too, of which every file is parsed for it.
    Everywhere,
}

/// Which findings are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// All.
    #[default]
    Whole,
    /// Those that may make the run fail, for whoever asks only whether a change may go further: rules that can have no such
    /// finding are not asked, and the state before a change is looked at only where the new one has one. What is reported
    /// besides is not whole.
    Failing,
}

/// Whether archives and other binary files are looked into, for secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Archives {
    /// They are skipped, and Coverage says so.
    #[default]
    Skipped,
    /// Their members, and the printable runs of what is no archive, are texts.
    Opened,
}

/// What one file may cost, in steps and nodes; never in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Limits {
    /// Steps of matching (a node compared is a step).
    pub sast_steps: u64,
    /// Steps of the secrets engine (64 bytes passed over are a step).
    pub secrets_steps: u64,
    /// Seconds after which a file's watchdog stops it. Far above what the step budgets allow on a slow machine: a run
    /// that meets it is incomplete, it is not cut short in silence.
    pub watchdog_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sast_steps: 50_000_000,
            secrets_steps: 2_000_000,
            watchdog_seconds: 60,
        }
    }
}

/// Who is told how far the run is.
#[derive(Clone, Default)]
pub struct Progress(Option<std::sync::Arc<dyn Fn(Stage) + Send + Sync>>);

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// This many files will be looked at.
    Planned(u64),
    /// One more file is done.
    FileDone,
}

impl Progress {
    /// Tells `listener`.
    pub fn to(listener: impl Fn(Stage) + Send + Sync + 'static) -> Self {
        Self(Some(std::sync::Arc::new(listener)))
    }

    pub(crate) fn tell(&self, stage: Stage) {
        if let Some(listener) = &self.0 {
            listener(stage);
        }
    }
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() {
            "Progress(listener)"
        } else {
            "Progress(nobody)"
        })
    }
}

impl Options {
    /// What holds at `path`.
    pub(crate) fn bounds_at(&self, path: &RepoPath) -> Bounds {
        let holding = self.subtrees.iter().filter(|subtree| subtree.holds(path));
        let innermost = holding.max_by_key(|subtree| subtree.folder.as_str().len());
        innermost.map_or(
            Bounds {
                fail_on: self.fail_on,
                show: self.show,
                suppressions: self.suppressions,
            },
            |subtree| subtree.bounds,
        )
    }

    /// Whether a finding makes the run fail.
    pub fn fails(&self, finding: &Finding) -> bool {
        let bounds = self.bounds_at(&finding.location.path);
        bounds.fail_on.is_met_by(finding)
    }

    /// The least that a finding must weigh to be wanted anywhere; `None`: all are.
    pub(crate) fn least(&self) -> Option<Least> {
        if self.depth == Depth::Whole {
            return None;
        }
        let below = self.subtrees.iter().map(|subtree| subtree.bounds.fail_on);
        let mut least = below.fold(self.fail_on, Threshold::or).least();
        let sets_severity = |each: &Override| each.action != Action::Suppress;
        if self.overrides.iter().any(sets_severity) {
            // Configuration may give any rule any severity.
            least.severity = least.severity.map(|_| Severity::Info);
        }
        Some(least)
    }

    /// Whether a finding is shown.
    pub(crate) fn shows(&self, finding: &Finding) -> bool {
        self.bounds_at(&finding.location.path).show.admits(finding)
    }

    /// What a plain `airlock scan` asks for on the day `today`.
    pub fn on(today: jiff::civil::Date) -> Self {
        Self {
            engines: BTreeSet::from([Engine::Sast, Engine::Secrets, Engine::Sca]),
            threads: None,
            index: None,
            mode: Mode::default(),
            fail_on: Threshold::default(),
            show: ShowFilter::default(),
            subtrees: Vec::new(),
            overrides: Vec::new(),
            suppressions: SuppressionMode::default(),
            archives: Archives::default(),
            flows: Flows::default(),
            signals: Signals::default(),
            depth: Depth::default(),
            metric_limits: MetricLimits::default(),
            today,
            limits: Limits::default(),
            baseline: None,
            guard_key: None,
            live: None,
            advisories: Vec::new(),
            vex: Vec::new(),
            artifacts: Vec::new(),
            licences: Vec::new(),
            progress: Progress::default(),
        }
    }
}
