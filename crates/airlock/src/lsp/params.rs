//! What clients send, as far as it is read: fields that are not needed may have any form.

use gen_lsp_types::{Position, Range};
use serde::Deserialize;
use serde_json::Value;

/// `initialize`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Initialize {
    root_uri: Value,
    workspace_folders: Value,
    capabilities: Value,
}

impl Initialize {
    /// The URIs of the folders that are open.
    pub(super) fn folders(&self) -> Vec<String> {
        let uris = self.workspace_folders.as_array().into_iter().flatten();
        let uris: Vec<String> = uris
            .filter_map(|it| Some(it.get("uri")?.as_str()?.to_owned()))
            .collect();
        if uris.is_empty() {
            self.root_uri
                .as_str()
                .map(str::to_owned)
                .into_iter()
                .collect()
        } else {
            uris
        }
    }

    /// Whether a list of the client's capabilities holds `value`; `None`: there is no such list.
    pub(super) fn has(&self, pointer: &str, value: &str) -> Option<bool> {
        let list = self.capabilities.pointer(pointer)?.as_array()?;
        Some(list.iter().any(|it| it.as_str() == Some(value)))
    }

    /// Whether the client says that it can.
    pub(super) fn can(&self, pointer: &str) -> bool {
        self.capabilities.pointer(pointer).and_then(Value::as_bool) == Some(true)
    }
}

/// A document by its URI.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) uri: String,
}

/// A document of some version.
#[derive(Debug, Deserialize)]
pub(super) struct Versioned {
    pub(super) uri: String,
    pub(super) version: i32,
}

/// `textDocument/didOpen`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Open {
    pub(super) text_document: Opened,
}

/// A document with its text.
#[derive(Debug, Deserialize)]
pub(super) struct Opened {
    pub(super) uri: String,
    pub(super) version: i32,
    pub(super) text: String,
}

/// `textDocument/didChange`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Change {
    pub(super) text_document: Versioned,
    pub(super) content_changes: Vec<Piece>,
}

/// A part of a text, or without a range all of it.
#[derive(Debug, Deserialize)]
pub(super) struct Piece {
    pub(super) range: Option<Range>,
    pub(super) text: String,
}

/// What names a document and nothing else: `didClose`, `didSave`, `textDocument/diagnostic`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Of {
    pub(super) text_document: Document,
}

/// `textDocument/hover`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct At {
    pub(super) text_document: Document,
    pub(super) position: Position,
}

/// `textDocument/codeAction`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Actions {
    pub(super) text_document: Document,
    pub(super) range: Range,
    #[serde(default)]
    pub(super) context: ActionContext,
}

/// Which actions are asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ActionContext {
    #[serde(default)]
    pub(super) only: Option<Vec<String>>,
}

/// `workspace/didChangeWorkspaceFolders`.
#[derive(Debug, Deserialize)]
pub(super) struct Folders {
    pub(super) event: FolderEvent,
}

/// Folders that come and go.
#[derive(Debug, Deserialize)]
pub(super) struct FolderEvent {
    #[serde(default)]
    pub(super) added: Vec<Document>,
    #[serde(default)]
    pub(super) removed: Vec<Document>,
}

/// `workspace/executeCommand`.
#[derive(Debug, Deserialize)]
pub(super) struct Execute {
    pub(super) command: String,
    #[serde(default)]
    pub(super) arguments: Vec<Value>,
}

/// `$/cancelRequest`.
#[derive(Debug, Deserialize)]
pub(super) struct Cancel {
    pub(super) id: lsp_server::RequestId,
}
