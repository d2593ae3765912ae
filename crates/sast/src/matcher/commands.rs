//! Shells and Lisps: commands and lists are words in a row, and instructions of a Dockerfile hold them.

use super::{Matcher, distinct};
use crate::env::{Env, Envs};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role};

impl Matcher<'_> {
    /// Whether the file is written in a shell's commands, or holds them.
    pub(super) fn is_shell(&self) -> bool {
        matches!(self.file.facts.language.name, "bash" | "dockerfile")
    }

    pub(super) fn is_in_string(&self, s: NodeId) -> bool {
        self.s(self.file.facts.parent(s)).kind == Kind::Str
    }

    /// Whether a command or list of the pattern leaves its name open: `... name ...`.
    pub(super) fn is_row_of_words(&self, p: NodeId) -> bool {
        let name = self.pattern.tree().child(p, Role::Callee);
        let is_open = |name| matches!(self.p(name).kind, Kind::Ellipsis | Kind::MetavarEllipsis);
        let is_row = self.is_shell() || self.file.facts.language.name == "clojure";
        is_row && name.is_some_and(is_open)
    }

    /// A command as a row of words, of which its name is the first.
    pub(super) fn words(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let row = |tree: &airlock_syntax::Tree, call: NodeId| -> Vec<NodeId> {
            let arguments = tree.child(call, Role::Args);
            let arguments = arguments.into_iter().flat_map(|all| tree.children(all));
            tree.child(call, Role::Callee)
                .into_iter()
                .chain(arguments)
                .collect()
        };
        let (own, other) = (row(self.pattern.tree(), p), row(self.file.tree, s));
        let end = self.s(s).end;
        self.sequence(&own, &other, env, Span::new(end, end))
    }

    /// Whether a node is the name of a command, which is a word like its arguments.
    pub(super) fn is_command_name(&self, s: NodeId) -> bool {
        let node = self.s(s);
        node.kind == Kind::Ident && node.role == Role::Callee && self.is_shell()
    }

    /// Whether a block is the code of an instruction (`RUN …`).
    pub(super) fn is_instruction_code(&self, s: NodeId) -> bool {
        self.s(s).role == Role::Body && self.s(self.file.facts.parent(s)).kind == Kind::Args
    }

    /// The code of an instruction: the pattern's statements follow each other somewhere in it, and a command may be a part
    /// of what it is joined to. As in Semgrep, `RUN b ...` finds `RUN a && b c`.
    pub(super) fn instruction_code(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let own = self.p_children(p);
        let mut statements = self.s_children(s);
        let mut envs = Vec::new();
        while !statements.is_empty() && !self.budget.is_empty() {
            envs.extend(self.block_start(&own, &statements, env));
            statements.remove(0);
        }
        distinct(envs)
    }
}
