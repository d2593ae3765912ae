//! One call: its work in a thread of its own, cancelled when the client says so or goes away, its progress told.

use super::findings::Findings;
use super::refusal::Refusal;
use super::root::Root;
use crate::args::{EngineArgs, GateArgs, GlobalArgs};
use crate::cmd::hook;
use crate::config::Config;
use crate::error::Failure;
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_context::Exclusions;
use airlock_engine::{Progress, Stage};
use airlock_model::{Cancel, Cx, Report};
use airlock_source::Selection;
use rmcp::RoleServer;
use rmcp::model::{ProgressNotificationParam, ProgressToken};
use rmcp::service::RequestContext;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, oneshot};

/// Jobs at a time; more wait. A scan has threads for all processors as it is.
const JOBS: usize = 4;
/// How often progress is told.
const TICK: Duration = Duration::from_millis(250);
/// Bytes of the stack of a job: those of a program's first thread on Linux, for which everything here is written.
const STACK: usize = 8 << 20;

/// Whether results of unchanged files are kept for the next call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeps {
    Index,
    Nothing,
}

/// What all clients share.
#[derive(Debug)]
pub(super) struct Shared {
    ui: Ui,
    global: GlobalArgs,
    root: Root,
    keeps: Keeps,
    slots: Arc<Semaphore>,
}

impl Shared {
    pub(super) fn new(ui: Ui, global: GlobalArgs, root: Root, keeps: Keeps) -> Self {
        Self {
            ui,
            global,
            root,
            keeps,
            slots: Arc::new(Semaphore::new(JOBS)),
        }
    }
}

/// The last scan of a session.
pub(super) type LastScan = Arc<Mutex<Option<Arc<Findings>>>>;

/// What a job is given.
pub(super) struct Work {
    shared: Arc<Shared>,
    last: LastScan,
    /// Its flag is raised when nobody waits for the answer any more.
    pub(super) cx: Cx,
    progress: Progress,
}

impl Work {
    pub(super) fn root(&self) -> &Root {
        &self.shared.root
    }

    pub(super) fn ui(&self) -> Ui {
        self.shared.ui
    }

    pub(super) fn global(&self) -> &GlobalArgs {
        &self.shared.global
    }

    /// The configuration in force for the root, read anew: it may have changed since the last call.
    pub(super) fn config(&self) -> Result<Config, Failure> {
        Config::load(self.root().folder(), self.global().named_config())
    }

    /// What is kept back.
    pub(super) fn exclusions(&self) -> Result<Exclusions, Failure> {
        hook::exclusions(&self.config()?)
    }

    /// A scan made ready; with the usual baseline, unless fixes are wanted.
    pub(super) fn job(
        &self,
        selection: Selection,
        gate: Option<&GateArgs>,
    ) -> Result<Job, Failure> {
        let engine = EngineArgs::using_cache(self.shared.keeps == Keeps::Index);
        let mut job = Job::prepare(
            self.ui(),
            self.global(),
            self.scope(selection),
            &engine,
            gate,
        )?;
        job.options.progress = self.progress.clone();
        Ok(job)
    }

    /// The root with what of it to look at.
    pub(super) fn scope(&self, selection: Selection) -> Scope {
        Scope {
            root: self.root().folder().to_owned(),
            selection,
        }
    }

    /// Scans as `airlock scan` does.
    pub(super) fn scan(&self, selection: Selection) -> Result<Findings, Refusal> {
        let mut job = self.job(selection, Some(&GateArgs::default()))?;
        let report = self.report(&mut job)?;
        Ok(Findings::of(&report, &job.options))
    }

    /// Runs a job.
    pub(super) fn report(&self, job: &mut Job) -> Result<Report, Refusal> {
        let report = job.run(self.ui(), &self.cx, Writable(Vec::new()))?;
        if self.cx.cancel.is_cancelled() {
            return Err(Refusal::cancelled());
        }
        Ok(report)
    }

    /// The last scan of the session.
    pub(super) fn last(&self) -> Option<Arc<Findings>> {
        self.last
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Keeps a scan as the session's last.
    pub(super) fn keep(&self, findings: &Findings) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(Arc::new(findings.clone()));
    }
}

/// How far a job is.
#[derive(Debug, Default)]
struct Meter {
    files: AtomicU64,
    done: AtomicU64,
}

impl Meter {
    fn hear(&self, stage: Stage) {
        match stage {
            Stage::Planned(files) => self.files.store(files, Ordering::Relaxed),
            Stage::FileDone => drop(self.done.fetch_add(1, Ordering::Relaxed)),
        }
    }
}

/// Raises the flag of a job that nobody waits for: the client cancelled the call, or went away.
struct Guard(Cancel);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Does `work` in a thread of its own.
///
/// # Errors
/// When it is refused, crashes, or the client cancels the call.
pub(super) async fn call<T: Send + 'static>(
    shared: Arc<Shared>,
    last: LastScan,
    context: &RequestContext<RoleServer>,
    work: impl FnOnce(&Work) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let slot = tokio::select! {
        slot = Arc::clone(&shared.slots).acquire_owned() => slot.map_err(|_| Refusal::crashed())?,
        () = context.ct.cancelled() => return Err(Refusal::cancelled()),
    };
    let cx = Cx::default();
    let _guard = Guard(cx.cancel.clone());
    let meter = Arc::new(Meter::default());
    let heard = Arc::clone(&meter);
    let job = Work {
        shared,
        last,
        cx,
        progress: Progress::to(move |stage| heard.hear(stage)),
    };
    let (told, mut answer) = oneshot::channel();
    let started = std::thread::Builder::new()
        .name("airlock-job".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(|| work(&job)));
            // The slot is taken until the work has ended, though its client may be gone.
            drop(slot);
            let _ = told.send(done.unwrap_or_else(|_| Err(Refusal::crashed())));
        });
    if started.is_err() {
        return Err(Refusal::crashed());
    }
    let token = context.meta.get_progress_token();
    let mut shown = 0;
    loop {
        tokio::select! {
            done = &mut answer => return done.unwrap_or_else(|_| Err(Refusal::crashed())),
            () = context.ct.cancelled() => return Err(Refusal::cancelled()),
            () = tokio::time::sleep(TICK), if token.is_some() => {
                if let Some(token) = &token {
                    tell(context, token, &meter, &mut shown).await;
                }
            }
        }
    }
}

/// Tells the client how far the job is, if it got further.
async fn tell(
    context: &RequestContext<RoleServer>,
    token: &ProgressToken,
    meter: &Meter,
    shown: &mut u64,
) {
    let done = meter.done.load(Ordering::Relaxed);
    if done <= *shown {
        return;
    }
    *shown = done;
    let files = meter.files.load(Ordering::Relaxed);
    let progress = ProgressNotificationParam::new(token.clone(), number(done))
        .with_total(number(files))
        .with_message("files scanned");
    // A client that does not listen any more loses nothing but this.
    let _ = context.peer.notify_progress(progress).await;
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a count of files is far below what a double tells apart"
)]
fn number(count: u64) -> f64 {
    count as f64
}
