//! What the client tells: documents that are opened, changed, saved and closed, folders that come and go.

use super::messages::read;
use super::{Refusal, Server};
use crate::lsp::documents::{Document, Progress, Question, Waiting};
use crate::lsp::text::Text;
use crate::lsp::{params, uri};
use gen_lsp_types::MessageType;
use lsp_server::{ErrorCode, Notification};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

impl Server {
    pub(super) fn notified(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        let read = match method.as_str() {
            "textDocument/didOpen" => read(params).map(|it| self.opened(it)),
            "textDocument/didChange" => read(params).map(|it| self.changed(it)),
            "textDocument/didClose" => read(params).map(|it| self.closed(&it)),
            "textDocument/didSave" => read(params).map(|it| self.saved(&it)),
            "workspace/didChangeWorkspaceFolders" => read(params).map(|it| self.moved(&it)),
            "workspace/didChangeConfiguration" | "workspace/didChangeWatchedFiles" => {
                self.judge_all();
                Some(())
            }
            "$/cancelRequest" => read(params).map(|it| self.withdrawn(&it)),
            // What begins so may be passed over, and all else that needs no answer is no harm.
            _ => Some(()),
        };
        if read.is_none() {
            self.log_once(
                MessageType::Warning,
                format!(
                    "`{method}` was passed over: its parameters have not the form of the protocol"
                ),
            );
        }
    }

    pub(super) fn opened(&mut self, open: params::Open) {
        let opened = open.text_document;
        let path = uri::path_of(&opened.uri);
        self.generations += 1;
        let document = Document {
            due: path.is_some().then(Instant::now),
            path,
            version: opened.version,
            text: Arc::new(Text::new(opened.text)),
            generation: self.generations,
            is_new: true,
            judged: Progress::None,
            waiting: Vec::new(),
        };
        if let Some(before) = self.documents.insert(opened.uri, document) {
            self.dismiss(before.waiting);
        }
        self.cancel_stale();
    }

    pub(super) fn changed(&mut self, change: params::Change) {
        let params::Versioned { uri, version } = change.text_document;
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        self.generations += 1;
        let due = Instant::now() + self.rest;
        document.change(version, change.content_changes, self.agreed.columns, due);
        document.generation = self.generations;
        // Whoever asks for diagnostics wants those of the newest text; places belong to the text they were taken from.
        let is_about_text = |it: &mut Waiting| !matches!(it.question, Question::Diagnostics);
        let stale: Vec<Waiting> = document.waiting.extract_if(.., is_about_text).collect();
        self.dismiss(stale);
        self.cancel_stale();
    }

    pub(super) fn closed(&mut self, of: &params::Of) {
        let uri = &of.text_document.uri;
        if let Some(document) = self.documents.remove(uri) {
            self.dismiss(document.waiting);
            self.publish(uri, None, Vec::new());
        }
        self.cancel_stale();
    }

    pub(super) fn saved(&mut self, of: &params::Of) {
        let uri = &of.text_document.uri;
        let path = uri::path_of(uri).unwrap_or_default();
        let is_policy = path
            .file_name()
            .is_some_and(|name| name == crate::config::FILE_NAME)
            || path
                .components()
                .any(|part| part.as_os_str() == crate::place::REPOSITORY_FOLDER);
        if is_policy {
            self.judge_all();
        } else if let Some(document) = self.documents.get_mut(uri) {
            // What was put off is not put off any longer.
            document.due = document.due.map(|due| due.min(Instant::now()));
        }
    }

    pub(super) fn moved(&mut self, folders: &params::Folders) {
        let paths = |of: &[params::Document]| -> Vec<PathBuf> {
            of.iter().filter_map(|it| uri::path_of(&it.uri)).collect()
        };
        let removed = paths(&folders.event.removed);
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(paths(&folders.event.added));
        self.judge_all();
    }

    pub(super) fn withdrawn(&mut self, cancel: &params::Cancel) {
        let waiting = self.documents.values_mut().flat_map(|document| {
            let is_meant = |it: &mut Waiting| it.id == cancel.id;
            document
                .waiting
                .extract_if(.., is_meant)
                .collect::<Vec<_>>()
        });
        for it in waiting.collect::<Vec<_>>() {
            let refusal = Refusal(ErrorCode::RequestCanceled, "cancelled".to_owned());
            self.answer(it.id, Err(refusal));
        }
    }
}
