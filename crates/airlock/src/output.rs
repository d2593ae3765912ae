//! Where a report goes: `--format NAME[=FILE]`, several at once.

use crate::error::Failure;
use crate::file::Pending;
use crate::place;
use crate::suggest;
use crate::ui::{Ui, Verbosity};
use airlock_model::Report;
use airlock_report::{FORMATS, Format, RenderOptions};
use clap::Args;
use std::path::PathBuf;

/// How the report is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Format, and the file it goes to; may be repeated. Formats: terminal, json, sarif, gitlab-sast, gitlab-secrets,
    /// gitlab-codequality, github, junit, markdown, html, csv [default: terminal]
    #[arg(long, value_name = "NAME[=FILE]", value_parser = parse)]
    format: Vec<Wanted>,
    /// Show findings that a suppression covers
    #[arg(long)]
    show_suppressed: bool,
    /// Show findings that the baseline or the base of the change has
    #[arg(long)]
    show_existing: bool,
    /// Tells several analyses of one commit apart (SARIF)
    #[arg(long, value_name = "NAME")]
    category: Option<String>,
}

/// A format and where it goes; without a file, to standard output.
#[derive(Debug, Clone)]
struct Wanted {
    format: &'static Format,
    file: Option<PathBuf>,
}

fn parse(text: &str) -> Result<Wanted, String> {
    let (name, file) = match text.split_once('=') {
        Some((_, "")) => return Err("the name of the file is missing after `=`".to_owned()),
        Some((name, file)) => (name, Some(PathBuf::from(file))),
        None => (text, None),
    };
    let names = || FORMATS.iter().map(|format| format.name);
    let format =
        airlock_report::find(name).ok_or_else(|| match suggest::nearest(name, names()) {
            Some(near) => format!("`{name}` is not a format; did you mean `{near}`?"),
            None => format!(
                "`{name}` is not a format; use one of {}",
                names().collect::<Vec<_>>().join(", ")
            ),
        })?;
    Ok(Wanted { format, file })
}

/// Everything a report is written to, opened.
pub(crate) struct Outputs {
    targets: Vec<(&'static Format, Option<Pending>)>,
    options: RenderOptions,
}

impl Outputs {
    /// Opens the files, so that what cannot be written is known before the work is done.
    ///
    /// # Errors
    /// When a file cannot be written, or two formats go to standard output.
    pub(crate) fn open(ui: Ui, args: &OutputArgs) -> Result<Self, Failure> {
        let mut wanted = args.format.clone();
        if wanted.is_empty() {
            wanted.extend(parse("terminal").ok());
        }
        let to_stdout: Vec<&str> = wanted
            .iter()
            .filter(|wanted| wanted.file.is_none())
            .map(|wanted| wanted.format.name)
            .collect();
        if let [one, other, ..] = to_stdout.as_slice() {
            return Err(Failure::usage(
                format_args!("both `{one}` and `{other}` go to standard output"),
                format_args!("name a file for one, as in --format {other}=FILE"),
            ));
        }
        let targets = wanted
            .into_iter()
            .map(|wanted| {
                let file = wanted.file.as_deref().map(Pending::open).transpose()?;
                Ok((wanted.format, file))
            })
            .collect::<Result<_, Failure>>()?;
        Ok(Self {
            targets,
            options: RenderOptions {
                color: false,
                width: Ui::width(),
                time: Some(place::now()),
                verbose: ui.verbosity() == Verbosity::Verbose,
                show_suppressed: args.show_suppressed,
                show_existing: args.show_existing,
                category: args.category.clone(),
            },
        })
    }

    /// The folders that are written to.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        self.targets
            .iter()
            .filter_map(|(_, file)| file.as_ref().map(Pending::folder))
            .collect()
    }

    /// Writes the report everywhere; what fails for one target does not keep the others from being written.
    ///
    /// # Errors
    /// The first thing that could not be written.
    pub(crate) fn write(self, ui: Ui, report: &Report) -> Result<(), Failure> {
        let mut outcome = Ok(());
        for (format, file) in self.targets {
            let options = RenderOptions {
                color: file.is_none() && ui.colors_results(),
                ..self.options.clone()
            };
            let written = (format.render)(report, &options)
                .map_err(Failure::internal)
                .and_then(|bytes| match file {
                    Some(file) => file.commit(&bytes),
                    None => Ui::result(&bytes),
                });
            outcome = outcome.and(written);
        }
        outcome
    }
}
