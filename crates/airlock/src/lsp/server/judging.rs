//! Documents judged one at a time, and what comes of it.

use super::Server;
use super::messages::diagnostics;
use crate::error::Failure;
use crate::lsp::documents::{Document, Progress};
use crate::lsp::found::Shown;
use crate::lsp::judge::{Task, Verdict};
use crate::lsp::running::{self, Key};
use airlock_engine::fix::Offer;
use airlock_model::Cx;
use gen_lsp_types::MessageType;
use std::sync::Arc;
use std::time::Instant;

impl Server {
    /// Judges the document that has been due longest, unless a judgement runs.
    pub(super) fn judge_next(&mut self) {
        let now = Instant::now();
        let due = self
            .documents
            .iter()
            .filter_map(|(uri, it)| Some((it.due?, uri.clone())));
        let next = due.filter(|(due, _)| *due <= now).min();
        let Some((_, uri)) = next.filter(|_| self.running.is_none()) else {
            return;
        };
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        document.due = None;
        let Some(path) = document.path.clone() else {
            return;
        };
        let task = Task {
            uri: uri.clone(),
            path,
            text: Arc::clone(&document.text),
            columns: self.agreed.columns,
            folders: self.folders.clone(),
            is_first: document.is_new,
            cx: Cx::default(),
        };
        let key = Key {
            uri,
            generation: document.generation,
        };
        let judge = Arc::clone(&self.judge);
        match running::start(judge, key.clone(), task, self.events.0.clone()) {
            Ok(running) => self.running = Some(running),
            Err(error) => self.finished(&key, Err(Failure::internal(error))),
        }
    }

    /// The document whose present text `key` is.
    pub(super) fn present(&mut self, key: &Key) -> Option<&mut Document> {
        let document = self.documents.get_mut(&key.uri)?;
        (document.generation == key.generation).then_some(document)
    }

    pub(super) fn found(&mut self, key: &Key, verdict: Verdict) {
        let Some(document) = self.present(key) else {
            return;
        };
        document.is_new = false;
        let version = document.version;
        let diagnostics = diagnostics(&verdict.shown);
        document.judged = Progress::Found(verdict.shown);
        self.publish(&key.uri, Some(version), diagnostics);
        for note in verdict.notes {
            self.show(MessageType::Info, &note);
        }
        for warning in verdict.warnings {
            self.log_once(MessageType::Warning, warning);
        }
        self.answer_waiting(&key.uri);
    }

    pub(super) fn finished(&mut self, key: &Key, outcome: Result<Vec<Offer>, Failure>) {
        self.running = None;
        let Some(document) = self.present(key) else {
            return;
        };
        let judged = std::mem::take(&mut document.judged);
        let failure = match (judged, outcome) {
            (Progress::Found(mut shown), outcome) => {
                let (offers, failure) = match outcome {
                    Ok(offers) => (offers, None),
                    Err(failure) => (Vec::new(), Some(failure)),
                };
                for offer in offers {
                    let of = |shown: &&mut Shown| *shown.fingerprint() == offer.fingerprint;
                    if let Some(shown) = shown.iter_mut().find(of) {
                        shown.fixes.push(offer.fix);
                    }
                }
                document.judged = Progress::Done(shown);
                failure
            }
            (_, Ok(_)) => {
                document.judged = Progress::Done(Vec::new());
                None
            }
            (_, Err(failure)) => {
                document.judged = Progress::Failed(said(&failure));
                Some(failure)
            }
        };
        match failure {
            Some(failure) => self.show_once(MessageType::Error, said(&failure)),
            // What was mended may break again, and is told again then.
            None => self.shown.clear(),
        }
        self.answer_waiting(&key.uri);
    }

    /// Every document is judged again: something else that counts has changed.
    pub(super) fn judge_all(&mut self) {
        let now = Instant::now();
        for document in self.documents.values_mut().filter(|it| it.path.is_some()) {
            self.generations += 1;
            document.generation = self.generations;
            document.judged = Progress::None;
            document.due = Some(now);
        }
        self.cancel_stale();
    }

    /// Stops the judgement of a text that is no longer a document's.
    pub(super) fn cancel_stale(&self) {
        let Some(running) = &self.running else {
            return;
        };
        let document = self.documents.get(&running.key.uri);
        if document.is_none_or(|it| it.generation != running.key.generation) {
            running.cancel.cancel();
        }
    }
}

fn said(failure: &Failure) -> String {
    if failure.hint.is_empty() {
        failure.message.clone()
    } else {
        format!("{} ({})", failure.message, failure.hint)
    }
}
