//! Guards by the expressions that stand for them.

use super::{MAX_GUARDS, MAX_NAME, Page, brief};
use crate::routes::facts::{Guard, Side};
use crate::routes::words;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId};

impl Page<'_> {
    /// A guard by its expression: middleware, a class, a call that makes one.
    pub(in crate::routes) fn guard(&self, node: NodeId, manner: GuardManner) -> Guard {
        let words_of = self.guard_name(node);
        let mut guard = self.guard_named(&words_of, node, manner);
        // `passport.authenticate("jwt")`, `role("admin")`, `authorize(Role.Admin)`: who asks with a role asks for one.
        if guard.kind == Some(GuardKind::Authentication)
            && matches!(self.kind(node), Kind::Call)
            && self
                .args_of(node)
                .iter()
                .any(|arg| is_role(self.written(arg.value)))
        {
            guard.kind = Some(GuardKind::Authorisation);
        }
        // `session({ secret })` of Express and Koa only keeps what others ask for.
        if self.side == Side::Script
            && self.kind(node) == Kind::Call
            && matches!(
                self.last_name(node),
                Some("session" | "expressSession" | "cookieSession")
            )
        {
            guard.kind = None;
            "session".clone_into(&mut guard.name);
        }
        guard
    }

    fn guard_name(&self, node: NodeId) -> String {
        match self.kind(node) {
            Kind::Str => self.string(node).unwrap_or_default(),
            Kind::Function | Kind::Lambda => String::new(),
            _ => {
                let last = self.last_name(node).unwrap_or("");
                // `passport.authenticate`, `auth.required`: the object says as much as the method.
                let written = self.written(node);
                let head = written.split('(').next().unwrap_or(written);
                if words::guard_kind(last).is_none() && head.len() <= MAX_NAME {
                    head.to_owned()
                } else {
                    last.to_owned()
                }
            }
        }
    }

    /// A guard that is called `name`.
    pub(in crate::routes) fn guard_named(
        &self,
        name: &str,
        node: NodeId,
        manner: GuardManner,
    ) -> Guard {
        Guard {
            kind: words::guard_kind(name),
            name: brief(name),
            manner,
            location: self.head(node),
            from: 0,
            under: String::new(),
            only: Vec::new(),
            except: Vec::new(),
            lifts: false,
            function: { matches!(self.kind(node), Kind::Function | Kind::Lambda) }
                .then(|| self.number(node))
                .flatten(),
        }
    }

    /// A guard of a known kind.
    pub(in crate::routes) fn known_guard(
        &self,
        kind: GuardKind,
        name: &str,
        node: NodeId,
        manner: GuardManner,
    ) -> Guard {
        Guard {
            kind: Some(kind),
            ..self.guard_named(name, node, manner)
        }
    }

    /// The guards of a list of expressions; lists in it are opened.
    pub(in crate::routes) fn guards(
        &self,
        nodes: impl IntoIterator<Item = NodeId>,
        manner: GuardManner,
    ) -> Vec<Guard> {
        let mut all = Vec::new();
        for node in nodes {
            if matches!(self.kind(node), Kind::List | Kind::Tuple) {
                all.extend(
                    self.tree
                        .children(node)
                        .map(|node| self.guard(node, manner)),
                );
            } else {
                all.push(self.guard(node, manner));
            }
            if all.len() >= MAX_GUARDS {
                break;
            }
        }
        all
    }
}

/// Whether an argument names a role or permission.
fn is_role(written: &str) -> bool {
    let all = words::words(written);
    all.iter().any(|word| {
        matches!(
            word.as_str(),
            "admin"
                | "role"
                | "roles"
                | "permission"
                | "permissions"
                | "superuser"
                | "staff"
                | "moderator"
                | "owner"
                | "manager"
        )
    })
}
