//! What the client asks.
//!
//! Invariant: each request is answered at once, or waits with its document.

use super::capabilities::capabilities;
use super::messages::{diagnostics, read, value};
use super::{Agreed, Answer, Phase, Refusal, Server};
use crate::lsp::action::{EXPLAIN, Edits, Target};
use crate::lsp::documents::{Progress, Question, Waiting};
use crate::lsp::found::Shown;
use crate::lsp::hover::{self, Notation};
use crate::lsp::text::Columns;
use crate::lsp::{params, uri};
use gen_lsp_types::{Diagnostic, InitializeResult, MessageType, Range, ServerInfo};
use lsp_server::{ErrorCode, Request, RequestId};
use serde::de::DeserializeOwned;
use serde_json::Value;

impl Server {
    pub(super) fn asked(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answer = match (self.phase, method.as_str()) {
            (Phase::BeforeInitialize, "initialize") => self.initialize(params),
            (Phase::BeforeInitialize, _) => Err(Refusal(
                ErrorCode::ServerNotInitialized,
                "`initialize` comes first".to_owned(),
            )),
            (Phase::ShutDown, _) => Err(Refusal(
                ErrorCode::InvalidRequest,
                "after `shutdown` there is nothing but `exit`".to_owned(),
            )),
            (Phase::Serving, "initialize") => Err(Refusal(
                ErrorCode::InvalidRequest,
                "`initialize` comes once".to_owned(),
            )),
            (Phase::Serving, "shutdown") => {
                self.phase = Phase::ShutDown;
                for (_, document) in std::mem::take(&mut self.documents) {
                    self.dismiss(document.waiting);
                }
                self.cancel_stale();
                Ok(Some(Value::Null))
            }
            (Phase::Serving, "textDocument/hover") => {
                parameters(&method, params).map(|at: params::At| {
                    self.asked_of(&at.text_document.uri, &id, Question::Hover(at.position))
                })
            }
            (Phase::Serving, "textDocument/codeAction") => {
                parameters(&method, params).map(|it: params::Actions| {
                    if is_asked_for_fixes(&it.context) {
                        let question = Question::Actions(it.range);
                        self.asked_of(&it.text_document.uri, &id, question)
                    } else {
                        Some(Value::Array(Vec::new()))
                    }
                })
            }
            (Phase::Serving, "textDocument/diagnostic") => {
                parameters(&method, params).map(|of: params::Of| {
                    self.asked_of(&of.text_document.uri, &id, Question::Diagnostics)
                })
            }
            (Phase::Serving, "workspace/executeCommand") => {
                parameters(&method, params).and_then(|it| self.explain(&it))
            }
            (Phase::Serving, _) => Err(Refusal(
                ErrorCode::MethodNotFound,
                "this server does not know the method".to_owned(),
            )),
        };
        match answer {
            Ok(None) => {}
            Ok(Some(result)) => self.answer(id, Ok(result)),
            Err(refusal) => self.answer(id, Err(refusal)),
        }
    }

    pub(super) fn initialize(&mut self, params: Value) -> Answer {
        let client: params::Initialize = parameters("initialize", params)?;
        let has = |pointer, value| client.has(pointer, value);
        let in_bytes = has("/general/positionEncodings", "utf-8") == Some(true);
        let in_markdown = has("/textDocument/hover/contentFormat", "markdown") != Some(false);
        self.agreed = Agreed {
            columns: if in_bytes {
                Columns::Bytes
            } else {
                Columns::Units
            },
            notation: if in_markdown {
                Notation::Markdown
            } else {
                Notation::Plain
            },
            edits: if client.can("/workspace/workspaceEdit/documentChanges") {
                Edits::Versioned
            } else {
                Edits::Bare
            },
        };
        self.folders = client
            .folders()
            .iter()
            .filter_map(|it| uri::path_of(it))
            .collect();
        self.phase = Phase::Serving;
        Ok(Some(value(InitializeResult {
            capabilities: capabilities(self.agreed.columns),
            server_info: Some(ServerInfo {
                name: "airlock".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })))
    }

    /// The answer to a question about a document, if it is known; else the question waits.
    pub(super) fn asked_of(
        &mut self,
        uri: &str,
        id: &RequestId,
        question: Question,
    ) -> Option<Value> {
        let document = self
            .documents
            .get_mut(uri)
            .filter(|document| document.path.is_some());
        let Some(document) = document else {
            return Some(answer_of_none(&question));
        };
        document.waiting.push(Waiting {
            id: id.clone(),
            question,
        });
        self.answer_waiting(uri);
        None
    }

    /// Answers what waits for a document and is known by now.
    pub(super) fn answer_waiting(&mut self, uri: &str) {
        let Some(document) = self.documents.get_mut(uri) else {
            return;
        };
        let (waiting, judged) = (&mut document.waiting, &document.judged);
        let is_known = |it: &mut Waiting| it.question.findings(judged).is_some();
        let known: Vec<Waiting> = waiting.extract_if(.., is_known).collect();
        for it in known {
            let answer = self.result(uri, &it.question);
            self.answer(it.id, answer);
        }
    }

    pub(super) fn result(&self, uri: &str, question: &Question) -> Result<Value, Refusal> {
        let Some(document) = self.documents.get(uri) else {
            return Ok(answer_of_none(question));
        };
        if let (Question::Diagnostics, Progress::Failed(why)) = (question, &document.judged) {
            return Err(Refusal(ErrorCode::RequestFailed, why.clone()));
        }
        let shown = question.findings(&document.judged).unwrap_or_default();
        let columns = self.agreed.columns;
        let meets = |shown: &&Shown, range: Range| {
            let own = document.text.bytes(shown.diagnostic.range, columns);
            let asked = document.text.bytes(range, columns);
            own.start <= asked.end && asked.start <= own.end
        };
        Ok(match question {
            Question::Diagnostics => report(&diagnostics(shown)),
            Question::Hover(at) => {
                let range = Range {
                    start: *at,
                    end: *at,
                };
                let under: Vec<&Shown> = shown.iter().filter(|it| meets(it, range)).collect();
                hover::hover(&under, self.agreed.notation).map_or(Value::Null, value)
            }
            Question::Actions(range) => {
                let target = Target {
                    uri,
                    path: document.path.as_deref().unwrap_or_else(|| "".as_ref()),
                    version: document.version,
                    text: &document.text,
                    columns,
                    edits: self.agreed.edits,
                };
                let under = shown.iter().filter(|it| meets(it, *range));
                value(under.flat_map(|it| target.actions(it)).collect::<Vec<_>>())
            }
        })
    }

    /// Explains a rule that a document has a finding of.
    pub(super) fn explain(&mut self, execute: &params::Execute) -> Answer {
        if execute.command != EXPLAIN {
            return Err(Refusal(
                ErrorCode::InvalidParams,
                "this server does not know the command".to_owned(),
            ));
        }
        let id = execute
            .arguments
            .first()
            .and_then(Value::as_str)
            .unwrap_or_default();
        let shown = self
            .documents
            .values()
            .flat_map(|document| match &document.judged {
                Progress::Found(shown) | Progress::Done(shown) => shown.as_slice(),
                Progress::None | Progress::Failed(_) => &[],
            });
        let mut rules = shown.filter_map(|shown| shown.rule.as_ref());
        let Some(rule) = rules.find(|rule| rule.id.as_str() == id) else {
            return Err(Refusal(
                ErrorCode::InvalidParams,
                "no open document has a finding of this rule; `airlock explain RULE` explains each"
                    .to_owned(),
            ));
        };
        let explanation = hover::explanation(rule);
        self.show(MessageType::Info, &explanation);
        Ok(Some(Value::Null))
    }

    /// Answers requests whose text has gone.
    pub(super) fn dismiss(&self, waiting: Vec<Waiting>) {
        for it in waiting {
            let refusal = Refusal(
                ErrorCode::ContentModified,
                "the text has changed".to_owned(),
            );
            self.answer(it.id, Err(refusal));
        }
    }
}

fn parameters<P: DeserializeOwned>(method: &str, params: Value) -> Result<P, Refusal> {
    read(params).ok_or_else(|| {
        let text = format!("the parameters of `{method}` have not the form of the protocol");
        Refusal(ErrorCode::InvalidParams, text)
    })
}

/// The answer to `textDocument/diagnostic`.
fn report(items: &[Diagnostic]) -> Value {
    serde_json::json!({ "kind": "full", "items": items })
}

/// The answer about a document that is not judged.
fn answer_of_none(question: &Question) -> Value {
    match question {
        Question::Hover(_) => Value::Null,
        Question::Actions(_) => Value::Array(Vec::new()),
        Question::Diagnostics => report(&[]),
    }
}

/// Whether actions of our kind are among those that are asked for: a kind stands for all that begin with it and a dot.
fn is_asked_for_fixes(context: &params::ActionContext) -> bool {
    let only = context.only.as_ref();
    only.is_none_or(|kinds| {
        kinds
            .iter()
            .any(|kind| matches!(kind.as_str(), "" | "quickfix"))
    })
}
