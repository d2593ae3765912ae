//! A scan made ready: configuration, arguments, rules and tree put together; and run.

use crate::args::{EngineArgs, GateArgs, GlobalArgs, Verify};
use crate::config::{self, Config, FILE_NAME, Found, Named, Nested};
use crate::database::{self, DemandArgs};
use crate::error::{Failure, without_secrets};
use crate::exit::Completeness;
use crate::file::{self, Links};
use crate::interrupt::Interrupt;
use crate::live_probe::LiveProbe;
use crate::place;
use crate::rule_files::{self, Loaded, RunRules};
use crate::scope::Scope;
use crate::ui::{Host, Ui, Verbosity};
use crate::vex_file;
use crate::workspace_key::{self, IfMissing};
use airlock_engine::fix::{FixOutcome, FixRequest, Offer};
use airlock_engine::inspect::{Inspected, Inspection, inspect};
use airlock_engine::sandbox::{Network, Sandbox, restrict, restrict_thread};
use airlock_engine::{
    Archives, Baseline, Bounds, Dependencies, EngineError, Flows, IndexOptions, Options, Signals,
    history, rule_metas, run_planned,
};
use airlock_model::{
    CoverageEntry, Cx, Engine, Fingerprint, Reason, Report, RouteInventory, Status,
};
use airlock_rules::RuleSet;
use airlock_sca::advice::Advisories;
use airlock_sca::vex::Statement;
use airlock_secrets::guard::SECRET_FILES;
use airlock_secrets::{Key, LiveCheck, Whose};
use airlock_source::{Hashes, IgnoreMode, Plan, Selection, Workspace, WorkspaceOptions};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the repository's own rules are, below [`place::REPOSITORY_FOLDER`].
const RULES_FOLDER: &str = "rules";
/// The usual baseline, below [`place::REPOSITORY_FOLDER`].
const BASELINE_FILE: &str = "baseline.json";

/// A scan made ready.
pub(crate) struct Job {
    pub(crate) workspace: Workspace,
    pub(crate) selection: Selection,
    pub(crate) rules: RuleSet,
    pub(crate) options: Options,
    pub(crate) completeness: Completeness,
    /// What holds for the root.
    config: Config,
    below_root: BelowRoot,
    /// What the report says besides what the run says.
    coverage: Vec<CoverageEntry>,
}

/// Whether files of folders below the root count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BelowRoot {
    Counts,
    /// A file on the command line takes the place of all that the repository has.
    Replaced,
}

/// What a run may write to besides the index.
#[derive(Debug)]
pub(crate) struct Writable(pub(crate) Vec<PathBuf>);

impl Job {
    /// Reads configuration and rules, and opens the tree.
    ///
    /// # Errors
    /// When any of it cannot be used.
    pub(crate) fn prepare(
        ui: Ui,
        global: &GlobalArgs,
        scope: Scope,
        engine: &EngineArgs,
        gate: Option<&GateArgs>,
    ) -> Result<Self, Failure> {
        let mut config = Config::load(&scope.root, global.named_config())?;
        engine.apply(&mut config);
        if let Some(gate) = gate {
            gate.apply(&mut config);
        }
        for warning in &config.warnings {
            ui.warning(warning);
        }
        let rules = rules(&config, &scope.root, &engine.rules)?;
        for entry in &rules.coverage {
            ui.warning(&entry.detail);
        }
        if config.lists.has_nested_severity() {
            for said in config.lists.drop_loosened(&rule_metas(&rules.set)) {
                ui.warning(said);
            }
        }
        let demands = DemandArgs::of(&config.databases);
        // A fix compares what it writes over with what it read.
        let hashes = match (config.cache.0, gate) {
            (false, Some(_)) => Hashes::Unneeded,
            _ => Hashes::Needed,
        };
        let mut job = Self::assemble(global, scope, engine, gate, (config, rules, hashes))?;
        if job.options.engines.contains(&Engine::Sca) {
            job.options.advisories = advisories(ui, &demands, &mut job.coverage);
            job.options.vex = vex_file::read_all(&engine.vex)?;
        }
        job.options.guard_key = guard_key(ui, &job.workspace);
        if let Some(verify) = engine.verify_secrets {
            // What a provider says today is no result to keep.
            job.options.index = None;
            job.options.live = Some(LiveCheck {
                probe: Arc::new(LiveProbe::start()?),
                whose: match verify {
                    Verify::Own => Whose::OwnFiles,
                    Verify::All => Whose::All,
                },
            });
        }
        Ok(job)
    }

    /// The same without rules and databases, for a question about packages that needs neither.
    ///
    /// # Errors
    /// When the configuration or the tree cannot be used.
    pub(crate) fn of_packages(ui: Ui, global: &GlobalArgs, scope: Scope) -> Result<Self, Failure> {
        let config = Config::load(&scope.root, global.named_config())?;
        for warning in &config.warnings {
            ui.warning(warning);
        }
        let none = rule_files::assemble(None, Loaded::default(), Loaded::default());
        let given = (config, none, Hashes::Unneeded);
        Self::assemble(global, scope, &EngineArgs::default(), None, given)
    }

    fn assemble(
        global: &GlobalArgs,
        scope: Scope,
        engine: &EngineArgs,
        gate: Option<&GateArgs>,
        (config, rules, hashes): (Config, RunRules, Hashes),
    ) -> Result<Self, Failure> {
        let RunRules { set, coverage } = rules;
        let workspace = Workspace::open(
            &scope.root,
            WorkspaceOptions {
                size_limit: config.max_file_size.get().0,
                ignore: if engine.no_ignore {
                    IgnoreMode::Everything
                } else {
                    IgnoreMode::Honour
                },
                hashes,
                ..WorkspaceOptions::default()
            },
        )?;
        let baseline = match gate {
            Some(gate) if !gate.no_baseline => baseline(&scope.root, gate.baseline.as_deref())?,
            _ => None,
        };
        let mut options = options(&config, engine, baseline);
        if let Selection::History(_) = scope.selection {
            if !options.engines.contains(&Engine::Secrets) {
                return Err(Failure::usage(
                    "the history is looked at for secrets only",
                    "leave --only out, or name `secrets` among the engines",
                ));
            }
            options.engines = [Engine::Secrets].into();
        }
        Ok(Self {
            workspace,
            selection: scope.selection,
            rules: set,
            options,
            completeness: if config.strict.get().0 {
                Completeness::Required
            } else {
                Completeness::RequiredBelow(Vec::new())
            },
            below_root: match global.named_config() {
                Named::Nothing => BelowRoot::Counts,
                Named::File(_) => BelowRoot::Replaced,
            },
            config,
            coverage,
        })
    }

    /// Gives up what a scan does not need, and scans. The flag of `cx` is raised when the user stopped it.
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn run(&mut self, ui: Ui, cx: &Cx, writable: Writable) -> Result<Report, Failure> {
        let mut report = self.confined(ui, cx, writable, |job, plan| {
            let (workspace, rules, options) = (&job.workspace, &job.rules, &job.options);
            match &job.selection {
                Selection::History(spec) => history(cx, workspace, spec, rules, options),
                selection => run_planned(cx, workspace, selection, &plan, rules, options),
            }
        })?;
        self.complete(&mut report);
        Ok(report)
    }

    /// The same for a server, which lives on: the terminal and Ctrl-C are its own, and what is given up are files, for this
    /// thread alone. To be called once, on a thread that ends with the scan.
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn run_apart(&mut self, cx: &Cx) -> Result<Report, Failure> {
        let (sandbox, _) = self.sandbox(Writable(Vec::new()));
        let _ = restrict_thread(&sandbox);
        let mut warnings = Vec::new();
        let plan = self.planned(cx, &mut warnings)?;
        self.config.warnings.append(&mut warnings);
        let (workspace, rules, options) = (&self.workspace, &self.rules, &self.options);
        let mut report = run_planned(cx, workspace, &self.selection, &plan, rules, options)?;
        self.complete(&mut report);
        Ok(report)
    }

    /// The fixes of what was found that hold, for somebody else to apply; to be called after [`Job::run_apart`].
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn offers(
        &self,
        cx: &Cx,
        wanted: &BTreeSet<Fingerprint>,
    ) -> Result<Vec<Offer>, Failure> {
        let (workspace, rules, options) = (&self.workspace, &self.rules, &self.options);
        let selection = &self.selection;
        Ok(airlock_engine::fix::offers(
            cx, workspace, selection, rules, options, wanted,
        )?)
    }

    /// What holds for the root; its warnings are those of the run, too.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    /// Adds what the report says besides what the run says.
    fn complete(&mut self, report: &mut Report) {
        report.coverage.entries.append(&mut self.coverage);
        // What is said of configuration, rules and other scanners' files may quote them.
        for entry in &mut report.coverage.entries {
            if let Cow::Owned(shown) = without_secrets(&entry.detail) {
                entry.detail = shown;
            }
        }
        report.coverage.entries.sort();
    }

    /// The same, and applies fixes below the root.
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn fix(
        &mut self,
        ui: Ui,
        cx: &Cx,
        request: &FixRequest,
    ) -> Result<FixOutcome, Failure> {
        let writable = if request.dry_run {
            Vec::new()
        } else {
            vec![self.workspace.root().to_owned()]
        };
        self.confined(ui, cx, Writable(writable), |job, _| {
            airlock_engine::fix::fix(
                cx,
                &job.workspace,
                &job.selection,
                &job.rules,
                &job.options,
                request,
            )
        })
    }

    /// Reads what the tree depends on.
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn dependencies(
        &mut self,
        ui: Ui,
        cx: &Cx,
        writable: Writable,
    ) -> Result<Dependencies, Failure> {
        self.confined(ui, cx, writable, |job, plan| {
            airlock_engine::dependencies(cx, &job.workspace, &plan, &job.options)
        })
    }

    /// Looks at the trees of the files whose paths are `wanted`.
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn inspect<T: Send>(
        &mut self,
        ui: Ui,
        cx: &Cx,
        wanted: impl Fn(&str) -> bool + Sync,
        look: impl Fn(&Inspected<'_>) -> Option<T> + Sync,
    ) -> Result<Inspection<T>, Failure> {
        self.confined(ui, cx, Writable(Vec::new()), |job, plan| {
            inspect(cx, &job.workspace, &plan, &job.options, wanted, look)
        })
    }

    /// Reads the routes of the tree.
    ///
    /// # Errors
    /// When nothing could be looked at.
    pub(crate) fn routes(
        &mut self,
        ui: Ui,
        cx: &Cx,
        writable: Writable,
    ) -> Result<RouteInventory, Failure> {
        self.confined(ui, cx, writable, |job, plan| {
            airlock_engine::routes(cx, &job.workspace, &plan, &job.options)
        })
    }

    /// Says what known weaknesses mean for the tree.
    ///
    /// # Errors
    /// When nothing could be looked at, or there is no database.
    pub(crate) fn statements(
        &mut self,
        ui: Ui,
        cx: &Cx,
        writable: Writable,
    ) -> Result<(Vec<Statement>, Dependencies), Failure> {
        self.confined(ui, cx, writable, |job, plan| {
            airlock_engine::statements(cx, &job.workspace, &plan, &job.options)
        })
    }

    /// Does `work` with progress shown, Ctrl-C heard, and nothing in reach that it does not need.
    fn confined<T>(
        &mut self,
        ui: Ui,
        cx: &Cx,
        writable: Writable,
        work: impl FnOnce(&Self, Plan) -> Result<T, EngineError>,
    ) -> Result<T, Failure> {
        let interrupt = match ui.host() {
            Host::Command => Some(Interrupt::listen(&cx.cancel)),
            Host::Server => None,
        };
        let (progress, shown) = ui.progress();
        if ui.host() == Host::Command {
            self.options.progress = progress;
        }
        self.confine(ui, writable);
        shown.begin();
        let mut warnings = Vec::new();
        let done = self
            .planned(cx, &mut warnings)
            .and_then(|plan| Ok(work(self, plan)?));
        if let Some(interrupt) = interrupt {
            interrupt.run_is_over();
        }
        drop(shown);
        for warning in &warnings {
            ui.warning(warning);
        }
        done
    }

    /// Names the files, and takes in the configuration of the folders they lie in.
    fn planned(&mut self, cx: &Cx, warnings: &mut Vec<String>) -> Result<Plan, Failure> {
        let plan = airlock_engine::plan(cx, &self.workspace, &self.selection)?;
        if self.below_root == BelowRoot::Replaced {
            return Ok(plan);
        }
        let mut files = Vec::new();
        for entry in self.workspace.folder_files(&plan, FILE_NAME) {
            let read = self.workspace.read(&entry).map_err(|unread| {
                Failure::usage(
                    format_args!(
                        "{}: {}: {}",
                        entry.path,
                        unread.reason.as_str(),
                        unread.detail
                    ),
                    "configuration must be a text that can be read",
                )
            })?;
            files.push(Found {
                path: entry.path,
                text: read.source.text,
            });
        }
        if files.is_empty() {
            return Ok(plan);
        }
        let root = self.workspace.root();
        let Nested {
            subtrees,
            overrides,
            strict,
            warnings: said,
        } = config::nested(&self.config, root, files, || rule_metas(&self.rules))?;
        self.options.subtrees = subtrees;
        self.options.overrides.extend(overrides);
        if let Completeness::RequiredBelow(folders) = &mut self.completeness {
            *folders = strict;
        }
        warnings.extend(said);
        Ok(plan)
    }

    /// What the scan still needs, and why results are not kept if they are not.
    fn sandbox(&mut self, writable: Writable) -> (Sandbox, Option<String>) {
        let mut sandbox = Sandbox {
            read: self
                .workspace
                .read_folders()
                .into_iter()
                .map(Path::to_owned)
                .collect(),
            write: writable.0,
            network: Network::Refused,
        };
        let Some(index) = &self.options.index else {
            return (sandbox, None);
        };
        match std::fs::create_dir_all(&index.folder) {
            Ok(()) => {
                sandbox.write.push(index.folder.clone());
                (sandbox, None)
            }
            Err(error) => {
                let unkept = format!(
                    "results are not kept for the next run: {}: {}",
                    index.folder.display(),
                    crate::error::reason(&error)
                );
                self.options.index = None;
                (sandbox, Some(unkept))
            }
        }
    }

    fn confine(&mut self, ui: Ui, writable: Writable) {
        let (sandbox, unkept) = self.sandbox(writable);
        if let Some(unkept) = unkept {
            ui.note(unkept);
        }
        let status = match ui.host() {
            Host::Command => restrict(&sandbox),
            Host::Server => restrict_thread(&sandbox),
        };
        if ui.verbosity() == Verbosity::Verbose {
            let held = |held: bool| {
                if held {
                    "yes"
                } else {
                    "no (this system does not offer it)"
                }
            };
            ui.note(format_args!(
                "confined to the scanned files: {}; no programs, no network: {}",
                held(status.files),
                held(status.calls)
            ));
        }
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Source(error) => error.into(),
            EngineError::Crash(_) | EngineError::Pack(_) => Self::internal(error),
            EngineError::Threads(_) | EngineError::Database(..) => {
                Self::usage(&error, error.hint())
            }
        }
    }
}

/// The folder of the repository round `root` that holds what travels with it.
pub(crate) fn repository_folder(root: &Path) -> PathBuf {
    place::repository_top(root).join(place::REPOSITORY_FOLDER)
}

/// The usual baseline for a scan of `root`.
pub(crate) fn usual_baseline(root: &Path) -> PathBuf {
    repository_folder(root).join(BASELINE_FILE)
}

/// The rules of a scan of `root`.
///
/// # Errors
/// When rules that are named cannot be read.
pub(crate) fn rules(config: &Config, root: &Path, named: &[PathBuf]) -> Result<RunRules, Failure> {
    let top = place::repository_top(root);
    let mut files = rule_files::of_repository(&top, &repository_folder(root).join(RULES_FOLDER))?;
    let mut trusted: Vec<&Path> = Vec::new();
    for entry in &config.lists.rule_paths {
        let path = &entry.value;
        // The organisation's and the user's rules are trusted like those on the command line.
        if entry.origin.layer() >= Some(config::Layer::Repository) {
            let found = rule_files::of_repository(&top, path)?;
            if found.is_empty() {
                return Err(missing_rules(path, &entry.origin));
            }
            files.extend(found);
        } else {
            trusted.push(path);
        }
    }
    trusted.extend(named.iter().map(PathBuf::as_path));
    let own = rule_files::named(trusted)?;
    let of_repository = rule_files::load(&files);
    let is_wanted = config.default_rules.get().0;
    if is_wanted && of_repository.rules.is_empty() && own.rules.is_empty() {
        // Nothing is compared with the rules of the program, so that they are read only where a text calls for one.
        let without = rule_files::assemble(None, of_repository, own);
        return Ok(RunRules {
            set: RuleSet::of_program().map_err(Failure::internal)?,
            coverage: without.coverage,
        });
    }
    let embedded = { is_wanted.then(airlock_rules::embedded) }
        .transpose()
        .map_err(Failure::internal)?;
    Ok(rule_files::assemble(embedded, of_repository, own))
}

fn missing_rules(path: &Path, origin: &config::Origin) -> Failure {
    Failure::usage(
        format_args!("{}: holds no rule file ({origin})", path.display()),
        "check `rules.paths`; rule files end in .yaml or .yml",
    )
}

/// The baseline at `named`, or the usual one if it is there.
fn baseline(root: &Path, named: Option<&Path>) -> Result<Option<Baseline>, Failure> {
    match named {
        Some(path) => read_baseline(path, Links::Follow)?
            .map(Some)
            .ok_or_else(|| missing_baseline(path)),
        None => read_baseline(&usual_baseline(root), Links::Refuse),
    }
}

/// No baseline is there.
pub(crate) fn missing_baseline(path: &Path) -> Failure {
    Failure::usage(
        format_args!("{}: no such baseline", path.display()),
        "`airlock baseline create` makes one",
    )
}

/// The baseline at `path`, if there is one.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn read_baseline(path: &Path, links: Links) -> Result<Option<Baseline>, Failure> {
    let Some(text) = file::read(path, links)? else {
        return Ok(None);
    };
    Baseline::parse(&text).map(Some).map_err(|error| {
        Failure::usage(
            format_args!("{}: {error}", path.display()),
            "`airlock baseline create --force` makes it again",
        )
    })
}

fn options(config: &Config, engine: &EngineArgs, baseline: Option<Baseline>) -> Options {
    let Bounds {
        fail_on,
        show,
        suppressions,
    } = config::bounds(config);
    Options {
        engines: config.only.get().0.clone(),
        threads: engine.threads(),
        index: index(config),
        mode: *config.mode.get(),
        fail_on,
        show,
        overrides: config.lists.engine_overrides(),
        suppressions,
        flows: if engine.within_files {
            Flows::WithinFiles
        } else {
            Flows::AcrossFiles
        },
        signals: if engine.signals {
            Signals::Everywhere
        } else {
            Signals::Changes
        },
        archives: if engine.archives {
            Archives::Opened
        } else {
            Archives::Skipped
        },
        baseline,
        licences: config.licences.clone(),
        metric_limits: config.metric_limits,
        ..Options::on(place::today())
    }
}

/// The key under which the values of the workspace's own secret files are looked for. None is kept for a workspace that
/// has no such file where most have theirs.
fn guard_key(ui: Ui, workspace: &Workspace) -> Option<Key> {
    let root = place::repository_top(workspace.root());
    let has = |name: &&str| workspace.root_file(name).is_some();
    let if_missing = if SECRET_FILES.iter().any(has) {
        IfMissing::Keep
    } else {
        IfMissing::Pass
    };
    let found = workspace_key::of(&root, if_missing)?;
    if let (Some(why), IfMissing::Keep) = (found.passing, if_missing) {
        ui.note(format_args!(
            "values of secret files are known for this run only: {why}"
        ));
    }
    Some(found.key)
}

/// The databases of advisories that are on this machine; one that cannot be used makes the run incomplete.
fn advisories(
    ui: Ui,
    demands: &DemandArgs,
    coverage: &mut Vec<CoverageEntry>,
) -> Vec<Arc<dyn Advisories>> {
    let mut unusable = |failure: Failure| {
        let detail = format!("{}; {}", failure.message, failure.hint);
        ui.warning(&detail);
        coverage.push(CoverageEntry {
            path: None,
            engine: Engine::Sca,
            status: Status::Failed,
            reason: Reason::Unreadable,
            detail,
        });
    };
    let paths = database::installed().unwrap_or_else(|failure| {
        unusable(failure);
        Vec::new()
    });
    let mut out: Vec<Arc<dyn Advisories>> = Vec::new();
    for path in paths {
        match database::open(&path, demands) {
            Ok(database) => out.push(Arc::new(database)),
            Err(failure) => unusable(failure),
        }
    }
    out
}

fn index(config: &Config) -> Option<IndexOptions> {
    let (true, _) = config.cache else { return None };
    let folder = match &config.cache_folder {
        Some((folder, _)) => folder.clone(),
        None => place::cache_folder()?,
    };
    Some(IndexOptions {
        folder,
        build: place::build()?,
        now_ns: i64::try_from(jiff::Timestamp::now().as_nanosecond()).ok()?,
    })
}
