//! What the client is sent.

use super::{Refusal, Server};
use crate::lsp::found::Shown;
use gen_lsp_types::{
    Diagnostic, LogMessageParams, MessageType, PublishDiagnosticsParams, ShowMessageParams, Uri,
};
use lsp_server::{Notification, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

impl Server {
    pub(super) fn answer(&self, id: RequestId, result: Result<Value, Refusal>) {
        let response = match result {
            Ok(value) => Response::new_ok(id, value),
            Err(Refusal(code, text)) => Response::new_err(id, code as i32, text),
        };
        (self.client)(response.into());
    }

    pub(super) fn notify(&self, method: &str, params: impl Serialize) {
        (self.client)(Notification::new(method.to_owned(), params).into());
    }

    pub(super) fn publish(&self, uri: &str, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams {
            uri: Uri(uri.to_owned()),
            version,
            diagnostics,
        };
        self.notify("textDocument/publishDiagnostics", params);
    }

    pub(super) fn show(&self, kind: MessageType, text: &str) {
        let message = format!("Airlock: {text}");
        self.notify("window/showMessage", ShowMessageParams { kind, message });
    }

    pub(super) fn show_once(&mut self, kind: MessageType, text: String) {
        if !self.shown.contains(&text) {
            self.show(kind, &text);
            self.shown.insert(text);
        }
    }

    pub(super) fn log_once(&mut self, kind: MessageType, message: String) {
        if self.logged.insert(message.clone()) {
            self.notify("window/logMessage", LogMessageParams { kind, message });
        }
    }
}

/// A value of the protocol, all of which can be spelled.
pub(super) fn value(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

pub(super) fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

pub(super) fn diagnostics(shown: &[Shown]) -> Vec<Diagnostic> {
    shown.iter().map(|shown| shown.diagnostic.clone()).collect()
}
