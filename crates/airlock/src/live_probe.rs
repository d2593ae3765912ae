//! `--verify-secrets`: a second process that asks providers, started before this one gives up the network.
//!
//! The scan reads hostile text and can open no connection (see the sandbox). The process that can reads no text: it gets one
//! question a line on its standard input, and says one word a line.
//!
//! Invariant: a credential is on no command line and in no file.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use airlock_feeds::LiveClient;
use airlock_secrets::{Answer, LiveCall, Method, Probe};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// The hidden command that answers.
pub(crate) const COMMAND: [&str; 2] = ["dev", "probe"];

/// A question as it goes through the pipe.
#[derive(Serialize, Deserialize)]
struct Line<'line> {
    post: bool,
    url: Cow<'line, str>,
    header: Cow<'line, str>,
    value: Cow<'line, str>,
}

/// The other process.
#[derive(Debug)]
pub(crate) struct LiveProbe(Mutex<Pipes>);

#[derive(Debug)]
struct Pipes {
    child: Child,
    ask: Option<ChildStdin>,
    hear: BufReader<ChildStdout>,
    /// Questions and what was said: each is asked once.
    said: Vec<(Zeroizing<String>, Answer)>,
}

impl LiveProbe {
    /// Starts the other process.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn start() -> Result<Self, Failure> {
        let program = std::env::current_exe().map_err(Failure::internal)?;
        let mut child = Command::new(program)
            .args(COMMAND)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Failure::internal)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (ask, hear) = pipes.ok_or_else(|| Failure::internal("a pipe is missing"))?;
        Ok(Self(Mutex::new(Pipes {
            child,
            ask: Some(ask),
            hear: BufReader::new(hear),
            said: Vec::new(),
        })))
    }
}

impl Probe for LiveProbe {
    fn ask(&self, call: &LiveCall) -> Answer {
        let mut pipes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let question = [call.url.as_str(), call.header.as_str(), call.expose()].join("\n");
        let question = Zeroizing::new(question);
        if let Some((_, said)) = pipes.said.iter().find(|(asked, _)| *asked == question) {
            return *said;
        }
        let answer = pipes.exchange(call).unwrap_or(Answer::Unclear);
        pipes.said.push((question, answer));
        answer
    }
}

impl Pipes {
    fn exchange(&mut self, call: &LiveCall) -> Option<Answer> {
        let line = Line {
            post: call.method == Method::Post,
            url: call.url.as_str().into(),
            header: call.header.as_str().into(),
            value: call.expose().into(),
        };
        let line = Zeroizing::new(serde_json::to_string(&line).ok()?);
        let ask = self.ask.as_mut()?;
        ask.write_all(line.as_bytes()).ok()?;
        ask.write_all(b"\n").ok()?;
        ask.flush().ok()?;
        let mut word = String::new();
        self.hear.read_line(&mut word).ok()?;
        match word.trim_end() {
            "live" => Some(Answer::Live),
            "refused" => Some(Answer::Refused),
            _ => None,
        }
    }
}

impl Drop for Pipes {
    fn drop(&mut self) {
        // It ends when it hears no more; that it has ended is no news.
        self.ask = None;
        let _ = self.child.wait();
    }
}

/// The other process's work: answers until nothing more is asked.
pub(crate) fn answer() -> Outcome {
    let client = LiveClient::new(env!("CARGO_PKG_VERSION"));
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = Zeroizing::new(line.map_err(Failure::internal)?);
        let word = match serde_json::from_str::<Line<'_>>(&line) {
            Ok(Line {
                post,
                url,
                header,
                value,
            }) => {
                let method = if post { Method::Post } else { Method::Get };
                let (url, header) = (url.into_owned(), header.into_owned());
                let call = LiveCall::new(method, url, header, value.into_owned());
                match client.ask(&call) {
                    Answer::Live => "live",
                    Answer::Refused => "refused",
                    Answer::Unclear => "unclear",
                }
            }
            Err(_) => "unclear",
        };
        writeln!(out, "{word}").map_err(Failure::internal)?;
        out.flush().map_err(Failure::internal)?;
    }
    Ok(Exit::Clean)
}
