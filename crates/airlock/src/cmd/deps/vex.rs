//! `airlock deps vex`.

use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::Pending;
use crate::job::{Job, Writable};
use crate::place;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_model::Cx;
use airlock_sca::vex::{Format, Product, Status, Vex};
use clap::ValueEnum;
use std::path::PathBuf;

/// Say what known weaknesses of packages mean for this tree, as a VEX document
///
/// A weakness counts as affecting where code that imports the package was seen, else as under investigation; that
/// something is not affected only a person says, in a document given with --vex, whose words are taken over.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps vex . --author 'Shop Ltd' --output shop.openvex.json
  airlock deps vex . --format cyclonedx --vex answered.openvex.json")]
pub(crate) struct Args {
    /// The folder
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// OpenVEX 0.2.0, or CycloneDX 1.6 as a document of its own
    #[arg(long, value_name = "FORMAT", default_value = "openvex")]
    format: Written,
    /// Who says so
    #[arg(long, value_name = "NAME", default_value = "unknown")]
    author: String,
    /// The product's name [default: what the manifest at the top says, or the folder's name]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Its version [default: what the manifest at the top says]
    #[arg(long, value_name = "VERSION")]
    subject_version: Option<String>,
    /// A document whose \"not affected\" is taken over; may be repeated
    #[arg(long, value_name = "FILE")]
    vex: Vec<PathBuf>,
    /// Write to this file [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    /// OpenVEX
    Openvex,
    /// CycloneDX
    Cyclonedx,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let file = args.output.as_deref().map(Pending::open).transpose()?;
    let scope = Scope::tree(&args.path)?;
    let engine = EngineArgs::with_vex(args.vex.clone());
    let mut job = Job::prepare(ui, global, scope, &engine, None)?;
    if job.options.advisories.is_empty() {
        return Err(Failure::usage(
            "there is no advisory database, so no weakness is known",
            "`airlock db import FILE` takes one",
        ));
    }
    let cx = Cx::default();
    let writable = Writable(file.iter().map(Pending::folder).collect());
    let (statements, dependencies) = job.statements(ui, &cx, writable)?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let affected = statements
        .iter()
        .filter(|statement| statement.status == Status::Affected)
        .count();
    ui.note(format_args!(
        "{} of {} statements say that the product is affected",
        affected,
        statements.len()
    ));
    let own = dependencies
        .projects
        .iter()
        .find(|(path, _)| !path.as_str().contains('/'))
        .map(|(_, own)| own.clone())
        .unwrap_or_default();
    let folder = job.workspace.root().file_name();
    let folder = folder.map(|name| name.to_string_lossy().into_owned());
    let name = args
        .name
        .clone()
        .or_else(|| Some(own.name).filter(|name| !name.is_empty()))
        .or(folder);
    let checked_out = job.workspace.checked_out()?;
    let time = place::given_time()
        .or_else(|| jiff::Timestamp::from_second(checked_out.as_ref()?.seconds).ok())
        .unwrap_or_else(place::now);
    let document = Vex {
        author: args.author.clone(),
        time: Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        product: Product {
            name: name.unwrap_or_else(|| "product".to_owned()),
            version: args.subject_version.clone().or(own.version),
        },
        statements,
    };
    let text = document.write(match args.format {
        Written::Openvex => Format::OpenVex,
        Written::Cyclonedx => Format::CycloneDx,
    });
    match file {
        Some(file) => file.commit(text.as_bytes())?,
        None => Ui::result(text)?,
    }
    Ok(Exit::Clean)
}
