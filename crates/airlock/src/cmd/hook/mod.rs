//! `airlock hook <agent>`: an agent's event on standard input, the answer in that agent's own words.
//!
//! What is judged is the operation, by its kind: `write`, `shell`, `read` (with everything that brings text to the model),
//! each in a file of its own. What cannot be judged is answered by `[hooks] on_failure`, and recorded.
//!
//! Invariants:
//! - one answer is written, by whoever is first: the judge or the watchdog;
//! - standard output and standard error hold nothing but the answer, since the agent's model may read both; nothing of the event is written to the ledger but names and paths;
//! - to allow is to stay silent: the agent's own questions stay.

mod disk;
mod place;
mod read;
mod record;
mod session;
mod shell;
mod text;
mod trust;
mod verify;
mod watchdog;
mod words;
mod write;

pub(crate) use place::Root;
pub(crate) use shell::Ground;
pub(crate) use text::redacted;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::{Config, OnFailure, SessionLimits};
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use airlock_context::{
    Answer, Event, Exclusions, MAX_PAYLOAD, Operation, PayloadError, Phase, Rendered, Scope,
    Speech, Tool,
};
use airlock_ledger::Step;
use airlock_model::Mode;
use record::Outcome as Recorded;
use std::io::Read as _;
use std::time::Instant;

/// Answer an event of an AI agent: its payload on standard input, the answer in the agent's own contract
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Examples:
  airlock hook claude-code < payload.json     What the agent would be told
  airlock hook cursor beforeReadFile          As the agent's configuration calls it
  airlock hook verify                         What the installed hooks stop, tried out

What is refused: weaknesses and credentials that an edit brings in, files that are kept back from AI tools ([context]
in airlock.toml), credentials in what an agent reads, commands that read such files, send them away, run code from
elsewhere or switch guards off. With `mode = \"observe\"` nothing is refused, and the ledger says what would have been.

The exit code is the agent's own: most take 2 for a refusal.")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// The agent
    #[arg(value_name = "AGENT", value_parser = agents(), required = true)]
    agent: Option<String>,
    /// The event, for payloads that do not say
    #[arg(value_name = "EVENT")]
    event: Option<String>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Verify(verify::Args),
}

fn agents() -> clap::builder::PossibleValuesParser {
    Tool::all().map(Tool::name).collect::<Vec<_>>().into()
}

/// What is known when an operation is judged.
pub(super) struct Judge<'e> {
    ui: Ui,
    global: &'e GlobalArgs,
    tool: Tool,
    event: &'e Event,
    root: &'e Root,
    exclusions: &'e Exclusions,
    limits: &'e SessionLimits,
}

/// What was decided on an event.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    pub(crate) answer: Answer,
    /// By what: ids of rules, names of patterns and deeds.
    pub(crate) reasons: Vec<String>,
    /// The files concerned, as the ledger names them.
    pub(crate) paths: Vec<String>,
    /// What the operation adds to its session, where that is limited.
    step: Step,
}

impl Judgement {
    fn refused(reason: &str, speech: Speech) -> Self {
        Self {
            answer: Answer::deny(speech),
            reasons: vec![reason.to_owned()],
            ..Self::default()
        }
    }

    /// Both, the stronger answer.
    fn and(mut self, other: Self) -> Self {
        self.answer = std::mem::take(&mut self.answer).and(other.answer);
        self.reasons.extend(other.reasons);
        self.paths.extend(other.paths);
        self.step.add(other.step);
        self
    }
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let began = Instant::now();
    if let Some(Command::Verify(args)) = &args.command {
        return verify::run(global, args);
    }
    let agent = args.agent.as_deref().unwrap_or_default();
    let Some(tool) = Tool::by_name(agent) else {
        return Err(Failure::usage(
            format_args!("{agent}: no agent of this name"),
            "`airlock hook --help` names them",
        ));
    };
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_PAYLOAD)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let read = std::io::stdin().lock().take(limit).read_to_end(&mut bytes);
    read.map_err(|error| Failure::io(std::path::Path::new("standard input"), &error))?;
    let event = match tool.parse(&bytes, args.event.as_deref()) {
        Ok(event) => event,
        Err(error) => return Ok(unread(ui, tool, &error)),
    };
    // From here on standard error may reach the model.
    let ui = ui.silenced();
    let Ok(root) = Root::of(&event) else {
        let judgement = on_failure(OnFailure::Closed, &event);
        return give(&tool.render(&event, &judgement.answer));
    };
    let watch = watchdog::start(ui, tool, &event, &root, began);
    let config = Config::load(root.top(), global.named_config());
    let is_limited = { config.as_ref() }.is_ok_and(|config| config.session.is_set());
    let (mode, policy) = config.as_ref().map_or_else(
        |_| (Mode::Enforce, OnFailure::Closed),
        |config| (*config.mode.get(), *config.on_failure.get()),
    );
    let judged = config.and_then(|config| judge(ui, global, tool, &event, &root, &config));
    let failure = judged.is_err().then(|| "judge".to_owned());
    let mut judgement = judged.unwrap_or_else(|_| on_failure(policy, &event));
    let answer = std::mem::take(&mut judgement.answer);
    let wanted = tool.degrade(&event, answer).answer;
    let is_observed = mode == Mode::Observe && holds_back(&wanted);
    let given = if is_observed {
        Answer::Allow
    } else {
        wanted.clone()
    };
    if !watch.first() {
        // The watchdog is answering, and ends the process when it has.
        loop {
            std::thread::park();
        }
    }
    if is_limited {
        let is_refused = matches!(given, Answer::Deny { .. });
        let was_refused = matches!(wanted, Answer::Deny { .. });
        let step = if is_refused {
            Step::default()
        } else {
            judgement.step
        };
        session::count(&root, &event, step, was_refused, ui);
    }
    let recorded = Recorded {
        answer: &wanted,
        reasons: judgement.reasons,
        paths: judgement.paths,
        is_observed,
        failure,
        began,
    };
    record::append(&root, &event, &recorded, ui);
    give(&tool.render(&event, &given))
}

/// Writes an answer.
fn give(rendered: &Rendered) -> Outcome {
    Ui::result(&rendered.stdout)?;
    if !rendered.stderr.is_empty() {
        Ui::answer(&rendered.stderr);
    }
    Ok(Exit::Agent(rendered.exit_code))
}

/// Whether an answer does more than tell.
fn holds_back(answer: &Answer) -> bool {
    !matches!(answer, Answer::Allow | Answer::Note { .. })
}

/// A payload that nobody can read says nothing of what the agent is about to do: it is refused as most agents
/// understand it.
fn unread(ui: Ui, tool: Tool, error: &PayloadError) -> Exit {
    /// What stops an operation in every contract that knows exit codes.
    const BLOCK: u8 = 2;
    ui.failure(&Failure::usage(
        format_args!("the payload of {} cannot be read: {error}", tool.name()),
        "the operation is refused; is the hook installed for this agent?",
    ));
    Exit::Agent(BLOCK)
}

/// The answer where there is none.
fn on_failure(policy: OnFailure, event: &Event) -> Judgement {
    let can_stop = matches!(event.phase, Phase::Pre | Phase::Prompt);
    if policy == OnFailure::Closed && can_stop {
        return Judgement::refused("on-failure", Speech::new(words::FAILED));
    }
    Judgement::default()
}

fn judge(
    ui: Ui,
    global: &GlobalArgs,
    tool: Tool,
    event: &Event,
    root: &Root,
    config: &Config,
) -> Result<Judgement, Failure> {
    let exclusions = exclusions(config)?;
    let judge = Judge {
        ui,
        global,
        tool,
        event,
        root,
        exclusions: &exclusions,
        limits: &config.session,
    };
    let mut whole = Judgement::default();
    for operation in &event.operations {
        whole = whole.and(judge.operation(operation)?);
    }
    let writes: Vec<_> = event
        .operations
        .iter()
        .filter_map(write::Planned::of)
        .collect();
    if !writes.is_empty() {
        whole = whole.and(judge.writes(&writes)?);
    }
    whole = whole.and(judge.result()?).and(judge.trusts()?);
    let beyond = judge.beyond(&whole.step)?;
    Ok(whole.and(beyond))
}

/// What is kept back from agents, and what guards.
///
/// # Errors
/// When that cannot be told.
pub(crate) fn exclusions(config: &Config) -> Result<Exclusions, Failure> {
    // What the agents' own files are is told by where we install ourselves.
    let placements: Vec<String> = Tool::all()
        .flat_map(|tool| {
            [Scope::Repository, Scope::User]
                .into_iter()
                .flat_map(move |scope| tool.installation(scope))
        })
        .map(|placement| placement.path.to_owned())
        .collect();
    let guards = placements.iter().map(String::as_str);
    config.context.exclusions(guards).map_err(Failure::internal)
}

impl Judge<'_> {
    fn operation(&self, operation: &Operation) -> Result<Judgement, Failure> {
        match operation {
            Operation::Read { path, content, .. } => self.reads(path, content.as_deref()),
            Operation::Search {
                path: Some(path), ..
            } => Ok(self.searches(path)),
            Operation::Shell { command, cwd, .. } if self.event.phase == Phase::Pre => {
                self.runs(command, cwd.as_deref())
            }
            Operation::Mcp { arguments, .. } => Ok(self.passes(arguments)),
            Operation::Fetch { url, .. } if url.starts_with("file://") => Ok(self.searches(url)),
            Operation::Prompt { text, attachments } => {
                Ok(self.prompts(text)?.and(self.mentions(text, attachments)))
            }
            _ => Ok(Judgement::default()),
        }
    }
}
