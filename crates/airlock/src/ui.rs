//! The terminal: the only place that writes to it.
//!
//! Results go to standard output and nothing else does; progress, notes, warnings and errors go to standard error.
//!
//! Invariants:
//! - a reader that goes away (`airlock scan . | head`) is no error: the exit code stays that of the run;
//! - progress is drawn only where a person sees it: standard error is a terminal and `CI` is not set.

use crate::error::{Failure, reason, without_secrets};
use airlock_engine::{Progress, Stage};
use airlock_report::neutral_line;
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

/// Columns where the terminal does not say.
const USUAL_WIDTH: usize = 80;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that shows colours, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How much is said besides the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Nothing: an agent reads along, and messages may hold a repository's words.
    Silent,
    /// Warnings and errors only.
    Quiet,
    /// Progress and notes.
    Usual,
    /// Everything.
    Verbose,
}

/// What kind of run the terminal is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// One job, and the process ends with it: Ctrl-C asks the job to stop, and the process gives up what it does not need.
    Command,
    /// A server with many jobs at once: each has a thread of its own, which is what is confined.
    Server,
}

/// The terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ui {
    color: Color,
    verbosity: Verbosity,
    host: Host,
}

impl Ui {
    pub(crate) fn new(color: Color, verbosity: Verbosity) -> Self {
        Self {
            color,
            verbosity,
            host: Host::Command,
        }
    }

    /// The same for the jobs of a server: nothing is said, since a client may show it to a model.
    pub(crate) fn of_server(self) -> Self {
        Self {
            verbosity: Verbosity::Silent,
            host: Host::Server,
            ..self
        }
    }

    /// What kind of run it is.
    pub(crate) fn host(self) -> Host {
        self.host
    }

    /// The same, which says nothing.
    pub(crate) fn silenced(self) -> Self {
        Self {
            verbosity: Verbosity::Silent,
            ..self
        }
    }

    /// How much to say.
    pub(crate) fn verbosity(self) -> Verbosity {
        self.verbosity
    }

    /// Whether results on standard output are coloured.
    pub(crate) fn colors_results(self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
            }
        }
    }

    /// Columns of the terminal on standard output.
    pub(crate) fn width() -> usize {
        terminal_size::terminal_size()
            .filter(|_| io::stdout().is_terminal())
            .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0))
    }

    /// Writes a result.
    ///
    /// # Errors
    /// When standard output cannot take it, as on a full disk. A reader that went away is none.
    pub(crate) fn result(bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        match stdout
            .write_all(bytes.as_ref())
            .and_then(|()| stdout.flush())
        {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::usage(
                format_args!("standard output: {}", reason(&error)),
                "redirect it to a place that can be written",
            )),
            _ => Ok(()),
        }
    }

    /// What an agent reads on standard error, as it stands.
    pub(crate) fn answer(text: &str) {
        Self::write_error(format_args!("{text}"));
    }

    /// Something worth knowing that changes nothing.
    pub(crate) fn note(self, text: impl Display) {
        if self.verbosity > Verbosity::Quiet {
            self.say("note", AnsiColor::Cyan, &text.to_string());
        }
    }

    /// Something that was asked for and is not done.
    pub(crate) fn warning(self, text: impl Display) {
        self.say("warning", AnsiColor::Yellow, &text.to_string());
    }

    /// Why the command ended.
    pub(crate) fn failure(self, failure: &Failure) {
        self.say("error", AnsiColor::Red, &failure.message);
        if !failure.excerpt.is_empty() && self.verbosity > Verbosity::Silent {
            Self::write_error(format_args!("{}\n", failure.excerpt.trim_end()));
        }
        if !failure.hint.is_empty() {
            self.say("hint", AnsiColor::Cyan, &failure.hint);
        }
    }

    /// Shows how far a run is, where a person is watching.
    pub(crate) fn progress(self) -> (Progress, ProgressGuard) {
        let watched = self.verbosity > Verbosity::Quiet
            && io::stderr().is_terminal()
            && std::env::var_os("CI").is_none();
        if !watched {
            return (Progress::default(), ProgressGuard(None));
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        let columns = terminal_size::terminal_size_of(io::stderr())
            .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
        let (looking, scanning) = templates(columns);
        let show = |bar: &ProgressBar, template| {
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
        };
        show(&bar, looking);
        let shown = bar.clone();
        let progress = Progress::to(move |stage| match stage {
            Stage::Planned(files) => {
                show(&shown, scanning);
                shown.set_length(files);
            }
            Stage::FileDone => shown.inc(1),
        });
        (progress, ProgressGuard(Some(bar)))
    }

    fn say(self, word: &str, color: AnsiColor, text: &str) {
        if self.verbosity == Verbosity::Silent {
            return;
        }
        let style = if self.colors_messages() {
            Style::new().bold().fg_color(Some(color.into()))
        } else {
            Style::new()
        };
        Self::write_error(format_args!(
            "{style}{word}:{style:#} {}\n",
            neutral_line(&without_secrets(text))
        ));
    }

    fn colors_messages(self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
            }
        }
    }

    fn write_error(text: std::fmt::Arguments<'_>) {
        // Where standard error is closed there is nobody left to tell.
        let _ = io::stderr().lock().write_fmt(text);
    }
}

/// What is shown while files are looked for and while they are scanned, in one line of a terminal with `columns`.
fn templates(columns: usize) -> (&'static str, &'static str) {
    match columns {
        // The longest needs 66: a bar of 30, twice nine digits in groups, and an hour.
        70.. => (
            "looking for files {elapsed}",
            "{bar:30} {human_pos}/{human_len} files {elapsed}",
        ),
        40.. => (
            "looking for files {elapsed}",
            "{human_pos}/{human_len} files",
        ),
        _ => ("{elapsed}", "{percent}%"),
    }
}

/// Takes the progress away when the run is over.
pub(crate) struct ProgressGuard(Option<ProgressBar>);

impl ProgressGuard {
    /// Begins to draw, in a thread of its own: to be called when the process has given up what it does not need.
    pub(crate) fn begin(&self) {
        if let Some(bar) = &self.0 {
            bar.enable_steady_tick(Duration::from_millis(250));
        }
    }
}

impl Drop for ProgressGuard {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use indicatif::TermLike;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A terminal that counts the lines which the cursor went up: more than none, and something was wrapped.
    #[derive(Debug, Clone, Default)]
    struct Narrow {
        columns: u16,
        written: Arc<AtomicUsize>,
        ups: Arc<AtomicUsize>,
    }

    impl TermLike for Narrow {
        fn width(&self) -> u16 {
            self.columns
        }
        fn move_cursor_up(&self, lines: usize) -> io::Result<()> {
            self.ups.fetch_add(lines, Ordering::Relaxed);
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.written.fetch_add(text.len(), Ordering::Relaxed);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A line that is wider than the terminal wraps, and after a change of its width only part of it is taken away.
    #[test]
    fn progress_fits_into_one_line() {
        for columns in [8, 39, 40, 69, 70, 200] {
            let (looking, scanning) = templates(columns);
            for template in [looking, scanning] {
                let terminal = Narrow {
                    columns: u16::try_from(columns).unwrap(),
                    ..Narrow::default()
                };
                let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
                let bar = ProgressBar::with_draw_target(Some(999_999_999), target);
                bar.set_style(ProgressStyle::with_template(template).unwrap());
                bar.set_position(999_999_998);
                bar.tick();
                bar.tick();
                bar.finish_and_clear();
                assert!(terminal.written.load(Ordering::Relaxed) > 0, "{template}");
                assert_eq!(
                    terminal.ups.load(Ordering::Relaxed),
                    0,
                    "{columns}: {template}"
                );
            }
        }
    }
}
