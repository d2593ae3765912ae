//! Code actions: fixes that hold, the comment that suppresses, and an explanation.

use super::found::{Shown, skipped};
use super::suppression;
use super::text::{Columns, Text};
use airlock_model::{Applicability, Fix};
use airlock_report::neutral_line;
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionResponse, Command, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    Uri, WorkspaceEdit,
};
use std::collections::HashMap;
use std::path::Path;

/// The command that explains a rule; its argument is the rule's id.
pub(super) const EXPLAIN: &str = "airlock.explain";

/// How an edit may be spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edits {
    /// With the version that they fit.
    Versioned,
    /// For clients that know no versions.
    Bare,
}

/// The document that actions are asked for.
pub(super) struct Target<'d> {
    /// As the client spells it.
    pub(super) uri: &'d str,
    pub(super) path: &'d Path,
    pub(super) version: i32,
    pub(super) text: &'d Text,
    pub(super) columns: Columns,
    pub(super) edits: Edits,
}

impl Target<'_> {
    /// What can be done about `shown`: what removes it first, a safe fix before others.
    pub(super) fn actions(&self, shown: &Shown) -> Vec<CodeActionResponse> {
        let mut fixes: Vec<&Fix> = shown.fixes.iter().collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.applicability));
        let fixes = fixes.into_iter().map(|fix| self.fix(shown, fix));
        fixes
            .chain(self.suppression(shown))
            .chain([explanation(shown)])
            .map(CodeActionResponse::CodeAction)
            .collect()
    }

    fn fix(&self, shown: &Shown, fix: &Fix) -> CodeAction {
        let skipped = skipped(self.text.as_str());
        let edits = fix.edits.iter().map(|edit| {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            self.edit(start + skipped..end + skipped, edit.replacement.clone())
        });
        let is_safe = fix.applicability == Applicability::Safe;
        let description = neutral_line(&fix.description);
        CodeAction {
            title: if is_safe {
                description.into_owned()
            } else {
                format!("{description} (may change behaviour)")
            },
            is_preferred: Some(is_safe),
            edit: Some(self.change(edits.collect())),
            ..about(shown)
        }
    }

    fn suppression(&self, shown: &Shown) -> Option<CodeAction> {
        let rule = shown.finding.rule.as_str();
        let start = shown.finding.location.span.start as usize + skipped(self.text.as_str());
        let (at, comment) =
            suppression::comment(&self.path.to_string_lossy(), self.text, start, rule)?;
        Some(CodeAction {
            title: format!("Suppress {} here, with a reason", neutral_line(rule)),
            edit: Some(self.change(vec![self.edit(at..at, comment)])),
            ..about(shown)
        })
    }

    fn edit(&self, bytes: std::ops::Range<usize>, new_text: String) -> TextEdit {
        TextEdit {
            range: self.text.range(bytes, self.columns),
            new_text,
        }
    }

    fn change(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        let uri = Uri(self.uri.to_owned());
        match self.edits {
            Edits::Versioned => WorkspaceEdit {
                document_changes: Some(vec![DocumentChange::TextDocumentEdit(TextDocumentEdit {
                    text_document: OptionalVersionedTextDocumentIdentifier {
                        version: Some(self.version),
                        text_document_identifier: TextDocumentIdentifier { uri },
                    },
                    edits: edits.into_iter().map(Edit::TextEdit).collect(),
                })]),
                ..WorkspaceEdit::default()
            },
            Edits::Bare => WorkspaceEdit {
                changes: Some(HashMap::from([(uri, edits)])),
                ..WorkspaceEdit::default()
            },
        }
    }
}

/// An action about one finding.
fn about(shown: &Shown) -> CodeAction {
    CodeAction {
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown.diagnostic.clone()]),
        ..CodeAction::default()
    }
}

fn explanation(shown: &Shown) -> CodeAction {
    let rule = shown.finding.rule.as_str();
    let title = format!("Explain {}", neutral_line(rule));
    CodeAction {
        command: Some(Command {
            title: title.clone(),
            tooltip: None,
            command: EXPLAIN.to_owned(),
            arguments: Some(vec![serde_json::Value::from(rule).into()]),
        }),
        title,
        ..about(shown)
    }
}
