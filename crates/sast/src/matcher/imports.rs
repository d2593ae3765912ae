//! Imports: the things they import, compared by path.
//!
//! As in Semgrep, `import a` also matches `import a.b` and `from a import b`, and `from a import b` matches `import a.b`;
//! a module named by a string matches by whole parts of its path.

use super::anchors::REQUIRE;
use super::{Matcher, distinct};
use crate::env::{Env, Envs, Value};
use airlock_flow::{ImportForm, ImportItem, import_items};
use airlock_syntax::{Kind, NodeId, Role};

impl Matcher<'_> {
    /// Each thing that the pattern imports is one of those that the statement imports.
    pub(super) fn import(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        match self.s(s).kind {
            Kind::Call => return self.required(p, s, env),
            Kind::VarDecl | Kind::ExprStmt if self.is_javascript() => {
                let calls = self.file.calls(REQUIRE).into_iter();
                let own: Vec<NodeId> = calls
                    .filter(|call| self.file.tree.contains(s, *call))
                    .collect();
                return distinct(
                    own.iter()
                        .flat_map(|call| self.required(p, *call, env))
                        .collect(),
                );
            }
            _ => {}
        }
        if self.s(s).kind != Kind::Import {
            return Vec::new();
        }
        let own = import_items(self.pattern.tree(), p);
        let other = import_items(self.file.tree, s);
        let is_open = |item: &ImportItem| {
            let last = item.path.last().map(|last| self.p(*last).kind);
            last == Some(Kind::Ellipsis)
        };
        let (open, listed): (Vec<&ImportItem>, Vec<&ImportItem>) =
            own.iter().partition(|item| is_open(item));
        let wanted = if listed.is_empty() { open } else { listed };
        let mut envs = vec![env.clone()];
        for item in wanted {
            envs = Self::each(&envs, |env| {
                let mut found = Vec::new();
                for other in &other {
                    found.extend(self.import_item(item, other, env));
                }
                found
            });
        }
        envs
    }

    /// `import "m"` also matches `require("m")`.
    fn required(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let tree = self.file.tree;
        let argument = tree
            .child(s, Role::Args)
            .and_then(|args| tree.children(args).next());
        let own = import_items(self.pattern.tree(), p);
        let module = match own.as_slice() {
            [only] if only.form == ImportForm::Whole && only.alias.is_none() => only.path.first(),
            _ => None,
        };
        match (module, argument) {
            (Some(own), Some(other)) if self.p(*own).kind == Kind::Str => {
                self.module(*own, other, env)
            }
            _ => Vec::new(),
        }
    }

    fn import_item(&mut self, p: &ImportItem, s: &ImportItem, env: &Env) -> Envs {
        let is_string = p
            .path
            .first()
            .is_some_and(|first| self.p(*first).kind == Kind::Str);
        let same_form = p.form == s.form
            || p.form == ImportForm::Whole && p.alias.is_none()
            || p.form == ImportForm::Taken
                && p.alias.is_none()
                && (!is_string || s.form == ImportForm::Default);
        if !same_form {
            return Vec::new();
        }
        let envs = match (p.alias, s.alias) {
            (None, _) => vec![env.clone()],
            (Some(own), Some(other)) => self.node(own, other, env),
            (Some(_), None) => Vec::new(),
        };
        let mut path = s.path.clone();
        if p.form == ImportForm::Taken && s.form == ImportForm::Default {
            // What is exported by default has no name but the one it is given.
            path.extend(s.alias.filter(|_| {
                p.path
                    .last()
                    .is_some_and(|last| self.p(*last).kind == Kind::Metavar)
            }));
        }
        Self::each(&envs, |env| self.import_path(&p.path, &path, env))
    }

    /// The path `s` begins with the path `p`, whose last part may stand for all that is left.
    fn import_path(&mut self, p: &[NodeId], s: &[NodeId], env: &Env) -> Envs {
        let mut envs = vec![env.clone()];
        for (at, own) in p.iter().enumerate() {
            let rest = s.get(at..).unwrap_or_default();
            let Some((other, more)) = rest.split_first() else {
                return Vec::new();
            };
            let is_last = at + 1 == p.len();
            envs = match self.p(*own).kind {
                Kind::Ellipsis => return envs,
                Kind::Metavar if is_last && self.s(*other).kind == Kind::Ident => {
                    let value = if more.is_empty() {
                        Value::node(*other, self.s(*other).span())
                    } else {
                        Value::range(self.covered(rest, self.s(*other).span()))
                    };
                    if self.s_text(*other) == "*" {
                        return Vec::new();
                    }
                    Self::each(&envs, |env| self.bind(*own, value.clone(), env))
                }
                Kind::Str => Self::each(&envs, |env| self.module(*own, *other, env)),
                _ => Self::each(&envs, |env| self.node(*own, *other, env)),
            };
        }
        envs
    }

    /// A module named by a string: the same, or the folder above it.
    fn module(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let envs = self.string(p, s, env);
        if !envs.is_empty() || self.s(s).kind != Kind::Str {
            return envs;
        }
        let own: String = self
            .p_children(p)
            .iter()
            .map(|part| self.pattern.text(*part))
            .collect();
        let is_above = self.file.facts.literal(s).is_some_and(|content| {
            content
                .strip_prefix(own.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        });
        if is_above {
            vec![env.clone()]
        } else {
            Vec::new()
        }
    }
}
